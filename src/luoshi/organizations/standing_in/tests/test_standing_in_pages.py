"""The page of one's own delegations, the two acts, and acting for another."""

from __future__ import annotations

import pytest

from luoshi.organizations import actions
from luoshi.organizations.models import Holding
from luoshi.organizations.standing_in.models import Delegation
from luoshi.organizations.standing_in.tests.test_standing_in import DAY, UNTIL, held_by, lent
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def test_a_leader_names_who_stands_in_and_ends_it(cast, sign_in):
    leader = sign_in("leader")
    holding = held_by(cast, "leader")
    form = {"person": cast.auditor.pk, "valid_from": "2026-09-24", "last": "2026-09-30", "reason": "外出学习"}
    assert leader.post(f"/holdings/{holding.pk}/delegate/", form).url == "/standing-in/"
    made = Delegation.objects.get()
    assert (made.delegate, made.valid_from, made.valid_to) == (cast.auditor, TODAY, UNTIL)
    assert "郑鹤" in leader.get("/standing-in/").content.decode()
    assert leader.post(f"/delegations/{made.pk}/end/", {"key": "one"}).url == "/standing-in/"
    assert not sign_in("auditor").get("/standing-in/").context["lent"]


def test_the_form_offers_colleagues_by_unit_his_own_first(cast, sign_in):
    answer = sign_in("unit").get(f"/holdings/{held_by(cast, 'unit').pk}/delegate/")
    groups = dict(answer.context["form"].fields["person"].choices[1:])
    people = {name.split(" ")[0] for group in groups.values() for _pk, name in group}
    assert people == {"沈明", "丁禾", "韩远", "万岩", "郑鹤"}


def test_what_is_wrong_stands_beside_the_form(cast, sign_in):
    form = {"person": cast.auditor.pk, "valid_from": "2026-09-24", "last": "2026-09-20"}
    answer = sign_in("leader").post(f"/holdings/{held_by(cast, 'leader').pk}/delegate/", form)
    assert (answer.status_code, Delegation.objects.count()) == (422, 0)


def test_a_delegate_acts_for_another_and_comes_back(cast, sign_in):
    lent(cast, "second_unit", "unit")
    client = sign_in("unit")
    own, other = cast.reach("unit").held[0].post, held_by(cast, "second_unit").post_id
    client.post("/account/post/", {"post": other})
    assert "代丁禾" in client.get("/units/").content.decode() or "丁禾" in client.get("/units/").content.decode()
    assert client.get("/account/").context["frame"].post.unit_name == "县农业农村局"
    client.post("/account/post/", {"post": own})
    assert client.get("/account/").context["frame"].post.unit_name == "县科学技术局"


def test_in_the_place_of_another_nothing_of_ones_own_is_reached(cast, sign_in):
    lent(cast, "second_unit", "office")
    client = sign_in("office")
    assert client.get("/ledger/leaders/").status_code == 200
    before = {entry.label for entry in client.get("/").context["frame"].entries}
    client.post("/account/post/", {"post": held_by(cast, "second_unit").post_id})
    frame = client.get("/").context["frame"]
    assert frame.reach.roles() == {"liaison"}
    assert {entry.label for entry in frame.entries} <= before


def test_a_list_of_one_and_of_many_takes_the_same_queries(cast, sign_in, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in("security")
    lent(cast)
    with CaptureQueriesContext(connection) as one:
        client.get("/standing-in/")
    lent(cast, "unit", "office")
    lent(cast, "second_unit", "office", valid_from=TODAY + DAY)
    with django_assert_num_queries(len(one)):
        assert len(client.get("/standing-in/").context["rows"]) == 3


def test_the_neighbour_sees_none_of_it(cast, sign_in):
    made = lent(cast)
    neighbour = sign_in("neighbour")
    assert neighbour.get("/standing-in/").context["rows"] == []
    assert neighbour.get(f"/delegations/{made.pk}/end/").status_code == 404
    assert neighbour.get(f"/holdings/{Holding.objects.get(user=cast.leader).pk}/delegate/").status_code == 404
    assert actions.end_delegation(cast.act("security"), made).ended_at
