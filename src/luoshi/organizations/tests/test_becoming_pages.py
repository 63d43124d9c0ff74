"""The pages on which units become others: the tree, names to settle, previews."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.core import clock
from luoshi.organizations.actions import open_unit
from luoshi.organizations.models import UnitEvent, UnitVersion
from luoshi.organizations.queries import unit_named
from tests.support.cast import SINCE, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def science(cast):
    return cast.units["science"]


@pytest.fixture
def farming(cast):
    return cast.units["farming"]


def told(page):
    return page.content.decode()


def test_the_tree_shows_what_belongs_to_what(cast, sign_in, science):
    county = cast.regions["county"]
    open_unit(cast.act("system"), "县科技情报所", "government", county, SINCE, parent=science)
    twigs = sign_in("office").get("/units/tree/").context["tree"].twigs
    names = [(one.version.name, one.depth) for one in twigs]
    place = names.index(("县科学技术局", 1))
    assert names[place + 1] == ("县科技情报所", 2)


def test_the_tree_is_searched_and_a_neighbours_units_are_not_in_it(cast, sign_in):
    client, neighbour = sign_in("office"), cast.regions["neighbour"]
    found = client.get("/units/tree/", {"name": "农业"}).context["tree"].twigs
    assert [one.version.name for one in found] == ["县农业农村局"]
    assert client.get("/units/tree/", {"region": neighbour.pk}).context["tree"].twigs == ()


def test_the_tree_costs_the_same_with_more_units(cast, sign_in):
    client, county = sign_in("office"), cast.regions["county"]
    counts = []
    for more in range(2):
        for n in range(more * 8):
            open_unit(cast.act("system"), f"县第{n}局", "government", county, SINCE)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/units/tree/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_merge_is_looked_at_before_it_is_done(cast, sign_in, plan, science, farming):
    client, address = sign_in("office"), f"/units/{science.pk}/merge/"
    data = {"into": str(farming.pk), "reason": "机构改革", "kind": "government"}
    look = client.post(address, data)
    assert (look.status_code, look.context["ready"], UnitEvent.objects.count()) == (200, True, 0)
    assert [kind.kind for kind, _works in look.context["work"]] == ["organizations.posts", "ledger.responsibilities"]
    done = client.post(address, data | {"seen": look.context["form"].data["seen"]})
    assert (done.status_code, done.url, UnitEvent.objects.get().kind) == (302, f"/units/{farming.pk}/", "merged")


def test_what_changed_since_the_look_is_shown_again(cast, sign_in, plan, science, farming):
    data = {"into": str(farming.pk), "reason": "机构改革", "kind": "government", "seen": "0" * 16}
    page = sign_in("office").post(f"/units/{science.pk}/merge/", data)
    assert (page.status_code, UnitEvent.objects.count()) == (422, 0)


def test_a_split_asks_who_gets_what(cast, sign_in, plan, farming):
    client, address = sign_in("office"), f"/units/{farming.pk}/split/"
    data = {"keeps": "on", "heir1_name": "县乡村建设局", "heir1_kind": "government", "reason": "机构改革"}
    look = client.post(address, data)
    group = look.context["groups"][-1].key
    seen = look.context["form"].data["seen"]
    assert (look.context["heirs"], group.startswith("task:")) == ([(0, "县乡村建设局")], True)
    assert client.post(address, data | {"seen": seen, f"share-{group}": "0"}).status_code == 302
    heir = unit_named("县乡村建设局", cast.regions["county"], TODAY)
    page = client.get(f"/units/{heir.pk}/")
    assert [one.heirs for one in page.context["events"]] == [((heir.pk, "县乡村建设局"),)]


def test_a_unit_that_has_ended_keeps_its_page_and_says_who_carries_on(cast, sign_in, plan, science, farming):
    client = sign_in("office")
    data = {"into": str(farming.pk), "reason": "机构改革", "kind": "government"}
    seen = client.post(f"/units/{science.pk}/merge/", data).context["form"].data["seen"]
    client.post(f"/units/{science.pk}/merge/", data | {"seen": seen})
    page = client.get(f"/units/{science.pk}/")
    assert (page.status_code, page.context["may_merge"], "县农业农村局" in told(page)) == (200, False, True)
    assert client.get(f"/units/{science.pk}/merge/").status_code == 200
    assert UnitVersion.objects.get(unit=science).valid_to == clock.today()


def test_a_region_is_opened(cast, sign_in):
    data = {"code": "990223", "name": "清河县", "level": "3", "parent": str(cast.regions["city"].pk)}
    answer = sign_in("system").post("/regions/open/", data | {"valid_from": "2026-10-01"})
    assert (answer.status_code, answer.url) == (302, "/units/tree/")
