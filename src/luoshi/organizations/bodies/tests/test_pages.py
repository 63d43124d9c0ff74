"""The office sets bodies up, changes and dissolves them on pages; lists cost the same for one and for three."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.organizations import actions
from luoshi.organizations.bodies.models import Body
from tests.support.bodies import NAME, PAPER, post_of, set_up

pytestmark = pytest.mark.django_db


def seats(cast, **changes):
    leader, units = post_of(cast, "leader").pk, cast.units
    given = {"head": leader, "office": units["science"].pk, "members": [units["farming"].pk], "basis": PAPER}
    return given | changes


def test_a_body_is_set_up_changed_and_dissolved_on_pages(cast, sign_in):
    office = sign_in("office")
    form = {"region": cast.regions["county"].pk, "name": NAME, "kind": "group"} | seats(cast)
    assert office.post("/bodies/set-up/", form).url == "/bodies/"
    body = Body.objects.get()
    page, change = f"/bodies/{body.pk}/", f"/bodies/{body.pk}/change/"
    assert office.get(change).context["form"].initial["members"] == [cast.units["farming"].pk]
    assert office.post(change, seats(cast, basis="")).status_code == 422
    assert office.post(change, seats(cast, office=cast.units["reform"].pk)).url == page
    assert [one.unit_name for one in office.get(page).context["roster"].members] == ["县农业农村局"]
    assert office.get(f"{page}?on=2026-09-01").context["roster"].sitters == ()
    assert NAME in sign_in("unit").get(f"/units/{cast.units['reform'].pk}/").content.decode()
    why = {"reason": "机构清理", "basis": "青办发〔2026〕40号"}
    looked = office.post(f"{page}dissolve/", why | {"look": "1"}).context["form"]
    assert office.post(f"{page}dissolve/", why | {"seen": looked["seen"].value()}).url == page
    assert office.get(page).context["dissolved"]


def test_a_unit_that_a_document_named_is_set_up_as_it_is(cast, sign_in):
    system, county = cast.act("system"), cast.regions["county"]
    named = actions.open_unit(system, "县防汛指挥部", "body", county, cast.units["science"].versions.get().valid_from)
    office = sign_in("office")
    assert [one.unit_id for one in office.get("/bodies/").context["bare"]] == [named.pk]
    page = f"/bodies/set-up/?unit={named.pk}"
    initial = office.get(page).context["form"].initial
    form = {"region": initial["region"], "name": initial["name"], "kind": "committee"} | seats(cast)
    assert office.post(page, form).url == "/bodies/"
    assert Body.objects.get().unit == named
    assert office.get("/bodies/").context["bare"] == []


def test_the_list_costs_the_same_for_one_and_for_three(cast, sign_in, django_assert_num_queries):
    set_up(cast)
    unit = sign_in("unit")
    with CaptureQueriesContext(connection) as one:
        assert len(unit.get("/bodies/").context["rows"]) == 1
    set_up(cast, name="县绿色食品产业链", kind="chain")
    set_up(cast, name="县营商环境专班", kind="task_force")
    with django_assert_num_queries(len(one)):
        assert len(unit.get("/bodies/").context["rows"]) == 3
