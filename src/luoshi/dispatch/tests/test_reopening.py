"""A closed round takes a late report by exception: with a reason, granted by another hand, late for good."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.dispatch.actions import ask_to_reopen, close_round, decide_reopening, judge_lights, open_round
from luoshi.dispatch.counting import counts_of
from luoshi.dispatch.lights.rates import rate
from luoshi.dispatch.models import Ask, Light, Reopening, Report, Round
from luoshi.records.models import Notice
from tests.support import rounds

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}
CLOSED, WISHED, GRANTED, CAME, ACCEPTED = "2026-10-23", "2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29"
UNTIL = date(2026, 11, 3)  # five working days after the decision


@pytest.fixture
def closed(round, on_day) -> Round:
    """Closed on a Friday; nobody has reported anything."""
    return close_round(on_day("office", CLOSED), Round.objects.get(pk=round.pk))


@pytest.fixture
def wished(closed, on_day) -> Reopening:
    return ask_to_reopen(on_day("unit", WISHED), ask_in(closed), "联络员住院，未交接")


@pytest.fixture
def granted(wished, on_day) -> Reopening:
    return decide_reopening(on_day("office", GRANTED), wished, True, "情况属实", UNTIL)


def ask_in(round: Round, no: int = 1) -> Ask:
    return Ask.objects.get(round=round, task__no=no, target=None)


def came(on_day, round: Round, day: str = CAME, value: str = "4") -> Report:
    four = {"values": rounds.values_of(round, 1, value), "proofs": (rounds.proof(),)}
    return rounds.reported(on_day("unit", day), Round.objects.get(pk=round.pk), 1, **four)


def test_it_is_counted_as_late_and_the_light_of_then_stays(granted, closed, on_day):
    before = counts_of(closed)
    judge_lights(on_day("office", CLOSED), closed, [granted.ask.task_id])
    report = rounds.accepted(on_day("office", ACCEPTED), came(on_day, closed))
    after = counts_of(closed)
    assert (before.asked, before.due, before.on_time) == (after.asked, after.due, after.on_time)
    assert (after.late - before.late, before.missing - after.missing, report.state) == (1, 1, "accepted")
    assert rate(before.on_time, before.due) == rate(after.on_time, after.due)
    spans = Light.objects.filter(task=report.task, target=None).order_by("valid_from")
    told = [(one.valid_from.isoformat(), one.colour, one.cause) for one in spans]
    assert told[-3:] == [
        (CLOSED, "red", "missing"),
        (CAME, "red", "unreviewed"),
        (ACCEPTED, *told[-1][1:]),
    ]
    assert told[-1][2] not in ("missing", "unreviewed")


def test_without_it_the_round_is_locked(closed, wished, on_day):
    with pytest.raises(Conflict):
        came(on_day, closed)
    decide_reopening(on_day("office", GRANTED), wished, False, "上月已提醒三次")
    with pytest.raises(Conflict):
        came(on_day, closed)


def test_it_is_for_one_ask_and_until_its_day(granted, closed, on_day):
    with pytest.raises(Conflict):
        rounds.reported(on_day("unit", CAME), closed, 2, words="正在申报")
    with pytest.raises(Conflict):
        came(on_day, closed, "2026-11-04")
    assert came(on_day, closed, UNTIL.isoformat()).state == "in_review"


def test_nobody_grants_what_he_asked_for_himself(closed, on_day, second_officer):
    offered = ask_to_reopen(on_day("office", WISHED), ask_in(closed), "防汛期间通信中断")
    with pytest.raises(Forbidden):
        decide_reopening(on_day("office", GRANTED), offered, True, "情况属实", UNTIL)
    for who in ("unit", "leader"):
        with pytest.raises(Forbidden):
            decide_reopening(on_day(who, GRANTED), offered, True, "情况属实", UNTIL)
    granted = decide_reopening(second_officer(GRANTED), offered, True, "情况属实", UNTIL)
    assert (granted.offered, granted.state) == (True, "granted")


def test_it_is_asked_for_by_the_unit_with_a_reason_and_once(closed, wished, on_day):
    for who, refusal in (("second_unit", Unknown), ("leader", Forbidden)):
        with pytest.raises(refusal):
            ask_to_reopen(on_day(who, WISHED), ask_in(closed, 2), "忘了")
    with pytest.raises(Invalid):
        ask_to_reopen(on_day("unit", WISHED), ask_in(closed, 2), " ")
    with pytest.raises(Conflict):
        ask_to_reopen(on_day("unit", WISHED), ask_in(closed), "再问一次")


def test_a_decision_has_a_reason_and_a_day_within_the_limit(wished, on_day):
    for remark, until in (("", UNTIL), ("属实", None), ("属实", date(2026, 11, 4)), ("属实", date(2026, 10, 26))):
        with pytest.raises(Invalid):
            decide_reopening(on_day("office", GRANTED), wished, True, remark, until)


def test_it_is_asked_for_within_days_of_closing_and_only_for_what_is_missing(round, closed, granted, on_day):
    with pytest.raises(Conflict):
        ask_to_reopen(on_day("unit", "2026-11-09"), ask_in(closed, 2), "忘了")
    came(on_day, closed)
    Reopening.objects.all().delete()
    with pytest.raises(Conflict):
        ask_to_reopen(on_day("unit", CAME), ask_in(closed), "更正")


def test_a_closed_round_says_until_when_it_is_asked_for(closed, round, sign_in, on_day):
    page = sign_in("unit").get(f"/dispatch/rounds/{closed.pk}/", headers=ENGLISH).content.decode()
    assert "Late reports asked for until</dt><dd>Fri 6 Nov 2026" in page


def test_an_open_round_needs_no_exception(round, on_day):
    with pytest.raises(Conflict):
        ask_to_reopen(on_day("unit", "2026-09-25"), ask_in(round), "想晚点报")


def test_there_are_few_in_a_year(wished, on_day, monkeypatch):
    monkeypatch.setattr("luoshi.dispatch.reopening.queries.used", lambda ask: 3)
    with pytest.raises(Conflict) as refused:
        decide_reopening(on_day("office", GRANTED), wished, True, "情况属实", UNTIL)
    assert "3" in refused.value.reasons[0]


def test_no_more_is_reported_late_than_later_rounds_have_accepted(closed, granted, on_day, plan):
    september = open_round(on_day("office", GRANTED), plan, date(2026, 9, 1))
    rounds.accepted(on_day("office", GRANTED), came(on_day, september, GRANTED, "3"))
    with pytest.raises(Invalid):
        came(on_day, closed)
    assert came(on_day, closed, value="3").state == "in_review"


def test_a_refusal_is_told_with_its_reason(wished, on_day, cast):
    decide_reopening(on_day("office", GRANTED), wished, False, "上月已提醒三次")
    told = Notice.objects.get(key__startswith=f"dispatch.reopened:{wished.pk}")
    assert (told.recipient_id, told.params["remark"]) == (cast.unit.pk, "上月已提醒三次")
    assert stands(wished) == ("refused", None)
    again = ask_to_reopen(on_day("unit", GRANTED), wished.ask, "附住院证明")
    assert again.state == "wished"


def stands(one: Reopening) -> tuple[str, date | None]:
    one.refresh_from_db()
    return one.state, one.open_until


def test_the_pages_lead_from_the_wish_to_the_report(closed, sign_in, on_day):
    ask = ask_in(closed)
    with clock.frozen(on_day("unit", WISHED).at):
        unit, office = sign_in("unit"), sign_in("office")
        page = f"/dispatch/asks/{ask.pk}/late/"
        assert page in unit.get(f"/dispatch/rounds/{closed.pk}/").content.decode()
        assert "0 of 3 used" in unit.get(page, headers=ENGLISH).content.decode()
        assert unit.post(page, {"reason": " "}).status_code == 422
        assert unit.post(page, {"reason": "联络员住院"}).status_code == 302
        here = f"/dispatch/late/{Reopening.objects.get().pk}/"
        assert [one.get(page).headers.get("Location") for one in (unit, office)] == [here, here]
        assert here in office.get("/").content.decode()
        told = unit.get(here, headers=ENGLISH).content.decode()
        assert ("The supervision office decides on it" in told, "another person" in told) == (True, False)
        said = {"grant": "1", "remark": "属实"}
        refused = office.post(here, said, headers=ENGLISH)
        assert refused.context["form"].errors == {"open_until": ["Say until which day it is open."]}
        assert office.post(here, said | {"open_until": "2026-12-30"}).status_code == 422
        assert office.post(here, said | {"open_until": "2026-10-28"}).status_code == 302
        mine = unit.get("/dispatch/mine/", headers=ENGLISH).content.decode()
        assert (f'id="ask{ask.pk}"' in mine, "late, after closing, open until" in mine) == (True, True)
        [target] = rounds.values_of(closed, 1, "4")
        assert unit.post(f"/dispatch/asks/{ask.pk}/", {f"value_{target}": "4"}).status_code == 302
        assert "联络员住院" in office.get(f"/dispatch/reports/{Report.objects.get().pk}/").content.decode()


def test_late_rows_are_taken_along_and_brought_back_as_a_table(granted, closed, sign_in, on_day):
    with clock.frozen(on_day("unit", CAME).at):
        unit = sign_in("unit")
        assert f"/dispatch/rounds/{closed.pk}/table/" in unit.get("/dispatch/mine/").content.decode()
        book = load_workbook(BytesIO(b"".join(unit.get(f"/dispatch/rounds/{closed.pk}/table/", headers=ENGLISH))))
        sheet = book.active
        assert "late, open until" in sheet["A1"].value
        assert [row[0].value for row in sheet.iter_rows(min_row=4)] == ["1"] * granted.ask.task.targets.count()
