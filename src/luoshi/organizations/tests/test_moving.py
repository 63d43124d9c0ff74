"""A unit comes to belong to another one; what belongs to it goes along."""

from __future__ import annotations

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations.actions import Grounds, move_unit, open_unit
from luoshi.organizations.models import UnitEvent, UnitVersion
from luoshi.organizations.tree import branch_of, tree_of
from tests.support.cast import SINCE, TODAY

pytestmark = pytest.mark.django_db
WHY = Grounds("机构改革", "青编〔2026〕5号")


@pytest.fixture
def branch(cast):
    """A centre of the science bureau, and a station of the centre."""
    act, county = cast.act("system"), cast.regions["county"]
    centre = open_unit(act, "县科技中心", "government", county, SINCE, parent=cast.units["science"])
    station = open_unit(cast.act("system"), "县科技站", "government", county, SINCE, parent=centre)
    return centre, station


def above(unit):
    return list(UnitVersion.objects.filter(unit=unit).order_by("pk").values_list("parent", "valid_from", "valid_to"))


@pytest.mark.parametrize("person", ["office", "system"])
def test_a_unit_is_moved_from_today_on(cast, branch, person):
    centre, station = branch
    science, farming = cast.units["science"], cast.units["farming"]
    event = move_unit(cast.act(person), centre, farming, WHY)
    assert above(centre) == [(science.pk, SINCE, TODAY), (farming.pk, TODAY, None)]
    assert above(station) == [(centre.pk, SINCE, None)]
    assert (event.kind, event.on, event.reason, event.basis) == ("moved", TODAY, "机构改革", "青编〔2026〕5号")


def test_a_unit_stands_by_itself_again(cast, branch):
    move_unit(cast.act("office"), branch[0], None, WHY)
    assert above(branch[0])[-1] == (None, TODAY, None)


def test_no_unit_belongs_to_itself_or_to_what_belongs_to_it(cast, branch):
    centre, station = branch
    for under in (centre, station, cast.units["all_towns"]):
        with pytest.raises(Invalid):
            move_unit(cast.act("office"), centre, under, WHY)
    assert UnitEvent.objects.count() == 0


def test_what_would_change_nothing_or_was_not_seen_is_refused(cast, branch):
    centre, _station = branch
    with pytest.raises(Conflict):
        move_unit(cast.act("office"), centre, cast.units["science"], WHY)
    with pytest.raises(Conflict):
        move_unit(cast.act("office"), centre, cast.units["farming"], Grounds("机构改革", "", "0" * 16))
    with pytest.raises(Invalid):
        move_unit(cast.act("office"), centre, cast.units["farming"], Grounds(" "))


@pytest.mark.parametrize(
    ("person", "refusal"), [("unit", Forbidden), ("leader", Forbidden), ("security", Forbidden), ("neighbour", Unknown)]
)
def test_nobody_else_moves_units(cast, branch, person, refusal):
    with pytest.raises(refusal):
        move_unit(cast.act(person), branch[0], cast.units["farming"], WHY)


def test_a_neighbours_unit_takes_none_of_ours(cast, branch):
    with pytest.raises(Invalid):
        move_unit(cast.act("system"), branch[0], cast.units["next_science"], WHY)


def test_the_page_shows_what_goes_along_before_it_is_done(cast, branch, sign_in):
    centre, station = branch
    client, address = sign_in("office"), f"/units/{centre.pk}/move/"
    dragged = client.get(address, {"under": cast.units["farming"].pk})
    assert dragged.context["goes"] == ("县科学技术局", "县农业农村局")
    data = {"under": str(cast.units["farming"].pk), "reason": "机构改革"}
    look = client.post(address, data)
    assert (look.status_code, look.context["ready"], UnitEvent.objects.count()) == (200, True, 0)
    assert [one.unit_id for one in look.context["branch"].below] == [station.pk]
    done = client.post(address, data | {"seen": look.context["form"].data["seen"]})
    assert (done.status_code, done.url, UnitEvent.objects.get().kind) == (302, "/units/tree/", "moved")


def test_a_search_shows_what_it_finds_and_what_stands_over_it(cast, branch):
    found = tree_of(cast.reach("office"), cast.regions["county"].pk, TODAY, "科技站").twigs
    assert [(one.version.name, one.depth, one.found) for one in found] == [
        ("县科学技术局", 1, False),
        ("县科技中心", 2, False),
        ("县科技站", 3, True),
    ]


def test_a_branch_is_known_by_its_digest(cast, branch):
    centre, station = branch
    county = cast.regions["county"].pk
    before = branch_of(centre.pk, county, TODAY)
    move_unit(cast.act("office"), station, None, WHY)
    after = branch_of(centre.pk, county, TODAY)
    assert ([len(one.below) for one in (before, after)], before.digest == after.digest) == ([1, 0], False)
