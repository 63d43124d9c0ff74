"""What the office enters for a unit: marked, told, open to dispute for three working days, accepted by another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.dispatch.actions import answer_entry, enter_for_unit, review_reports
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.models import EnteredFor, OpeningValue, Report
from luoshi.dispatch.reports import Row
from luoshi.records.models import Notice
from tests.support import rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def entered(cast, round) -> Report:
    """The office wrote down what the bureau of science said by telephone."""
    return rounds.entered(cast, round)


def accept(act, report: Report):
    return review_reports(act, report.round, [Review(report.pk, True)])


def test_it_is_marked_and_the_unit_is_told(cast, entered):
    assert (entered.entered_for.source, entered.unit_id) == ("phone", cast.units["science"].pk)
    told = Notice.objects.filter(key__startswith="dispatch.entered_for").values_list("recipient", flat=True)
    assert list(told) == [cast.people["unit"].pk]


def test_who_entered_it_does_not_accept_it(on_day, entered):
    with pytest.raises(Forbidden):
        accept(on_day("office", "2026-10-09"), entered)


def test_nobody_accepts_it_before_the_unit_has_agreed_or_the_days_are_over(cast, entered, second_officer, on_day):
    with pytest.raises(Conflict):
        accept(second_officer("2026-09-25"), entered)
    answer_entry(cast.act("unit"), entered, True)
    accept(second_officer("2026-09-25"), entered)
    entered.refresh_from_db()
    assert entered.state == "accepted"


def test_silence_lets_the_days_pass(entered, second_officer):
    accept(second_officer("2026-10-08"), entered)
    entered.refresh_from_db()
    assert entered.state == "accepted"


def test_what_is_disputed_is_returned_and_never_accepted(cast, entered, second_officer):
    with pytest.raises(Invalid):
        answer_entry(cast.act("unit"), entered, False)
    answer_entry(cast.act("unit"), entered, False, "说的是3家，不是4家")
    with pytest.raises(Conflict):
        accept(second_officer("2026-10-08"), entered)
    review_reports(second_officer("2026-10-08"), entered.round, [Review(entered.pk, False, "按3家重录")])
    entered.refresh_from_db()
    assert (entered.state, EnteredFor.objects.get().why) == ("returned", "说的是3家，不是4家")
    told = Notice.objects.filter(key__startswith="dispatch.reviewed").values_list("recipient__username", flat=True)
    assert sorted(told) == ["office", "unit"]  # whoever has to report what is right


def test_a_unit_reports_for_itself_and_no_other_enters_for_it(cast, round):
    row = Row(rounds.ask_of(round, 2).pk, words="电话报")
    for who in ("unit", "leader"):
        with pytest.raises(Forbidden):
            enter_for_unit(cast.act(who), round, cast.units["science"], [row], "phone")
    with pytest.raises(Invalid):
        enter_for_unit(cast.act("office"), round, cast.units["science"], [row], "hearsay")


def test_the_pages_take_it_and_ask_the_unit(cast, sign_in, round):
    ask = rounds.ask_of(round, 2)
    office, unit = sign_in("office"), sign_in("unit")
    assert f"/dispatch/asks/{ask.pk}/enter/" in office.get(f"/dispatch/rounds/{round.pk}/").content.decode()
    said = {"words": "正在申报", "source": "paper"}
    assert office.post(f"/dispatch/asks/{ask.pk}/enter/", said).status_code == 302
    report = Report.objects.get(ask=ask)
    page = f"/dispatch/reports/{report.pk}/entry/"
    assert page in unit.get(f"/dispatch/reports/{report.pk}/").content.decode()
    unsaid = unit.post(page, {"right": "no", "why": ""})
    assert (unsaid.status_code, list(unsaid.context["form"].errors)) == (422, ["why"])
    disputed = unit.post(page, {"right": "no", "why": "不是这样"}, follow=True, headers={"Accept-Language": "en"})
    assert "You dispute it: it cannot be accepted." in disputed.content.decode()
    assert "不是这样" in office.get(f"/dispatch/reports/{report.pk}/").content.decode()


def test_a_unit_that_says_on_the_telephone_that_nothing_changed_is_entered_so(cast, sign_in, round):
    ask = rounds.ask_of(round, 2)
    page = sign_in("office").get(f"/dispatch/asks/{ask.pk}/enter/").content.decode()
    assert 'name="unchanged"' in page
    said = {"unchanged": "1", "source": "phone"}
    assert sign_in("office").post(f"/dispatch/asks/{ask.pk}/enter/", said).status_code == 302
    assert Report.objects.get(ask=ask).unchanged


def test_a_plan_that_came_in_mid_year_is_asked_once_what_stood_before(cast, sign_in, round):
    ask = rounds.ask_of(round, 1)
    [target] = rounds.values_of(round, 1, "3")
    unit = sign_in("unit")
    typed = {f"value_{target}": "3", f"opening_{target}": "4"}
    assert unit.post(f"/dispatch/asks/{ask.pk}/", typed).status_code == 422
    unit.post(f"/dispatch/asks/{ask.pk}/", typed | {f"opening_{target}": "2"})
    found = OpeningValue.objects.values_list("ends_on", "value")
    assert list(found) == [(date(2026, 7, 31), Decimal(2))]
