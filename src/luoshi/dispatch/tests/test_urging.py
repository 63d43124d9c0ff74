"""Urging units that owe reports: the text for a group, and telephone calls in one line."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.dispatch.actions import log_call
from luoshi.dispatch.models import Call
from luoshi.dispatch.urging.late import Late, Person, calls_to, late_units, text_to_copy
from luoshi.organizations.actions import set_contact_details
from luoshi.records.models import Look
from tests.support import rounds

pytestmark = pytest.mark.django_db


def test_those_who_owe_most_come_first_with_whom_to_call(cast, round):
    science, farming = cast.units["science"].pk, cast.units["farming"].pk
    late = late_units(round, date(2026, 9, 25))
    assert [one for one in late if one.unit in (science, farming)] == [
        Late(science, "县科学技术局", 2, (Person(cast.unit.pk, "梁舟"),)),
        Late(farming, "县农业农村局", 1, (Person(cast.second_unit.pk, "丁禾"),)),
    ]
    assert [one.missing for one in late] == sorted((one.missing for one in late), reverse=True)
    rounds.reported(cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "4"))
    after = {one.unit: one.missing for one in late_units(round, date(2026, 9, 25))}
    before = {one.unit: one.missing for one in late}
    assert before[science] - after.get(science, 0) == 1


def test_the_text_says_what_is_due_when_and_from_whom(round, english):
    late = [Late(1, "县科学技术局", 2), Late(2, "县农业农村局", 1)]
    assert text_to_copy(round, late, date(2026, 9, 25)) == (
        f"[Reminder] {round.plan.title}: reports on Aug 2026 are due on Fri 9 Oct 2026. As of Fri 25 Sep 2026 "
        "2 units owe reports: 县科学技术局 (2); 县农业农村局 (1). Please report in time: "
        "http://127.0.0.1:8000/dispatch/mine/"
    )
    assert text_to_copy(round, late, date(2026, 10, 20)).startswith("[Overdue] ")


def test_a_call_stands_in_the_story_of_the_round_and_of_the_unit(cast, round, sign_in):
    call = log_call(cast.act("office"), round, cast.units["science"], "王主任 ", "明天下午前报。")
    assert (call.whom, call.said, call.by, call.missing > 0) == ("王主任", "明天下午前报。", cast.office, True)
    assert [list(calls_to(cast.reach(who), cast.units["science"])) for who in ("office", "unit", "second_unit")] == [
        [call],
        [call],
        [],
    ]
    for address in (
        reverse("dispatch:round", args=[round.pk]),
        reverse("organizations:unit", args=[cast.units["science"].pk]),
    ):
        assert "王主任：明天下午前报。" in sign_in("office").get(address).content.decode()


def test_who_owes_nothing_is_not_urged_and_a_line_is_whole(cast, round):
    with pytest.raises(Conflict):
        log_call(cast.act("office"), round, cast.units["organization"], "王主任", "明天报。")
    with pytest.raises(Invalid) as wrong:
        log_call(cast.act("office"), round, cast.units["science"], " ", " ")
    assert (len(wrong.value.reasons), Call.objects.count()) == (2, 0)
    with pytest.raises(Forbidden):
        log_call(replace(cast.act("unit")), round, cast.units["science"], "王主任", "明天报。")


def test_the_page_notes_a_call_and_names_only_those_who_owe(cast, round, sign_in):
    office, address = sign_in("office"), reverse("dispatch:urge", args=[round.pk])
    wrong = office.post(address, {"unit": cast.units["organization"].pk, "whom": "王", "said": "好"})
    assert wrong.status_code == 422
    done = office.post(address, {"unit": cast.units["science"].pk, "whom": "王主任", "said": "明天报。"})
    assert (done.status_code, done.url, Call.objects.get().unit) == (302, address, cast.units["science"])
    assert 'data-copy="reminder"' in office.get(address).content.decode()


def test_the_office_sees_numbers_when_it_asks_and_each_look_is_kept(cast, round, sign_in):
    details = {"phone": "13800000001", "email": "liang@example.gov.cn"}
    set_contact_details(cast.act("system"), cast.unit, details)
    urge, numbers = (reverse(f"dispatch:{name}", args=[round.pk]) for name in ("urge", "urge_numbers"))
    assert "13800000001" not in sign_in("office").get(urge).content.decode()
    shown = sign_in("office").post(numbers).content.decode()
    assert ("13800000001" in shown, "liang@example.gov.cn" in shown) == (True, False)
    assert list(Look.objects.values_list("actor_id", "reason")) == [(cast.office.pk, Look.objects.get().reason)]
    assert [sign_in(who).post(numbers).status_code for who in ("unit", "neighbour")] == [403, 404]
