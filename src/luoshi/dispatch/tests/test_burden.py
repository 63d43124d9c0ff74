"""The burden meter, the sample, and which tasks a round asks about."""

from __future__ import annotations

from datetime import date

import pytest
from django.template.loader import render_to_string

from luoshi.core.errors import Conflict, Invalid
from luoshi.dispatch.actions import close_round, open_round
from luoshi.dispatch.burden import burden_of, campaign_of, draw, drawn_among
from luoshi.dispatch.models import Ask, Round
from luoshi.ledger.models import Plan
from tests.support import rounds
from tests.support.papers import bring

JULY, AUGUST, SEPTEMBER = ((date(2026, m, 1), date(2026, m, d)) for m, d in ((7, 31), (8, 31), (9, 30)))


def test_a_tenth_at_most_is_drawn_and_a_repeat_draws_the_same():
    def asks():
        return [Ask(task_id=n, unit_id=n % 7, target_id=None) for n in range(1, 79)]

    one, again, later = asks(), asks(), asks()
    for drawn, end in ((one, AUGUST[1]), (again, AUGUST[1]), (later, SEPTEMBER[1])):
        draw(drawn, end)
    chosen = [[ask.task_id for ask in asked if ask.drawn] for asked in (one, again, later)]
    assert (len(chosen[0]), chosen[0] == chosen[1], chosen[0] == chosen[2]) == (7, True, False)
    assert [drawn_among(n) for n in (0, 9, 10, 19)] == [0, 0, 1, 1]


SEASONS = """青石县2026年重点工作任务清单

青石政发〔2026〕28号

一、推动科技创新

1.培育创新企业。年内新增高新技术企业60家。（牵头单位：县科学技术局）

2.完善制度。建立科技特派员工作制度。（牵头单位：县科学技术局）

青石县人民政府
2026年2月6日
"""


@pytest.fixture
def plan_with_a_wordy_task(cast):
    """A task with a number, and one without."""
    from luoshi.ledger.actions import adopt

    return adopt(cast.act("office"), bring(cast, SEASONS, "清单.txt"))


def asked(round: Round) -> list[int]:
    return list(Ask.objects.filter(round=round).order_by("task__no").values_list("task__no", flat=True))


def opened(plan, on_day, day: str, month: date) -> Round:
    """A round after those before were closed."""
    for before in Round.objects.filter(plan=plan, state="open"):
        close_round(on_day("office", day), before)
    return open_round(on_day("office", day), plan, month)


@pytest.mark.django_db
def test_a_task_without_a_number_is_asked_first_and_then_by_quarter(cast, plan_with_a_wordy_task, on_day):
    plan = plan_with_a_wordy_task
    first = opened(plan, on_day, "2026-09-24", date(2026, 8, 1))
    second = opened(plan, on_day, "2026-11-20", date(2026, 10, 1))
    third = opened(plan, on_day, "2027-01-20", date(2026, 12, 1))
    assert [asked(one) for one in (first, second, third)] == [[1, 2], [1], [1, 2]]
    assert burden_of(plan, date(2027, 2, 20), (date(2027, 1, 1), date(2027, 1, 31))).later == 1


@pytest.mark.django_db
def test_a_weekly_round_opens_with_its_written_order_and_the_log_keeps_it(cast, plan_with_a_wordy_task):
    from luoshi.records.models import LogEntry

    act = cast.act("office")
    with pytest.raises(Invalid):
        open_round(act, plan_with_a_wordy_task, date(2026, 9, 14), "weekly")
    week = open_round(act, plan_with_a_wordy_task, date(2026, 9, 14), "weekly", "县防指〔2026〕3号要求周报")
    assert (week.period_start, week.period_end, week.asked_because) == (
        date(2026, 9, 14),
        date(2026, 9, 20),
        "县防指〔2026〕3号要求周报",
    )
    assert "县防指〔2026〕3号" in LogEntry.objects.get(entry=week.act).body
    with pytest.raises(Conflict):
        open_round(cast.act("office"), plan_with_a_wordy_task, date(2026, 8, 1))


@pytest.mark.django_db
def test_what_was_drawn_is_proved_unless_nothing_changed(cast, round):
    ask = rounds.ask_of(round, 2)
    Ask.objects.filter(pk=ask.pk).update(drawn=True)
    with pytest.raises(Invalid):
        rounds.reported(cast.act("unit"), round, 2, words="正在申报")
    proved = rounds.reported(cast.act("unit"), round, 2, words="正在申报", proofs=(rounds.proof(),))
    assert proved.evidence.count() == 1


@pytest.mark.django_db
def test_the_page_tells_the_burden_and_stops(sign_in, plan_with_a_wordy_task):
    office = sign_in("office")
    address = f"/dispatch/open/{plan_with_a_wordy_task.pk}/"
    page = office.get(address)
    facts = page.context["burden"]
    assert (facts.asks, facts.tasks, facts.units, facts.figures, facts.minutes) == (2, 2, 1, 1, 8)
    weekly = {"month": "2026-08-01", "rule": "weekly"}
    unsaid = office.post(address, weekly)
    assert (unsaid.status_code, list(unsaid.context["form"].errors)) == (422, ["because"])
    assert office.post(address, weekly | {"because": "县防指〔2026〕3号"}).status_code == 302
    opened = Round.objects.get(plan=plan_with_a_wordy_task)
    assert opened.rule == "weekly"
    again = office.get(address).content.decode()
    assert (f"/dispatch/rounds/{opened.pk}/" in again, 'name="month"' in again) == (True, False)


CAMPAIGN = Plan(begins_on=date(2026, 9, 1), ends_on=date(2026, 12, 9))


def test_a_campaign_counts_its_own_days():
    campaign = campaign_of(CAMPAIGN, date(2026, 10, 7))
    assert campaign is not None and (campaign.day, campaign.days) == (37, 100)
    assert campaign_of(Plan(), date(2026, 10, 7)) is None


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 8, 31), "专项行动2026年9月1日(周二)开始"),
        (date(2026, 10, 7), "专项行动第37天/共100天"),
        (date(2026, 12, 10), "专项行动已于2026年12月9日(周三)结束"),
    ],
)
def test_a_round_says_that_these_days_are_the_campaigns(on, said):
    written = render_to_string("dispatch/_days.html", {"round": {}, "campaign": campaign_of(CAMPAIGN, on)})
    assert written.partition('<p class="campaign-day">')[2].partition("</p>")[0] == said
