"""One result counts in the line carried over or in the plan's own one, never in both without a word (S18)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from luoshi.core import clock
from luoshi.core.errors import Invalid
from luoshi.dispatch.actions import open_round, submit_reports
from luoshi.dispatch.models import Ask, Report
from luoshi.dispatch.reports import Row
from luoshi.ledger.models import Task
from tests.support import year_ends
from tests.support.letters import LATER, act_of
from tests.support.rounds import proof

pytestmark = pytest.mark.django_db

FEBRUARY = datetime(2027, 2, 3, 9, tzinfo=LATER.tzinfo)


@pytest.fixture
def asked(cast, plan, later):
    """The round about January over the later plan, with what is asked of its own line and of the one carried over."""
    year_ends.ended(cast, plan, later)
    round = open_round(act_of(cast, "office", FEBRUARY), later, date(2027, 1, 1))
    line = Task.objects.get(carried_from__plan=plan)
    return round, *(Ask.objects.get(round=round, task=one) for one in (year_ends.task(later, 1), line))


def row(ask: Ask, value: int, insisted: str = "") -> Row:
    values = {ask.task.targets.get().pk: Decimal(value)}
    return Row(ask.pk, values, "已入库", proofs=(proof(),), insisted=insisted)


def told(cast, round, *rows: Row) -> None:
    submit_reports(act_of(cast, "unit", FEBRUARY), round, cast.units["science"], rows)


def test_the_same_growth_in_both_lines_is_doubted(cast, asked):
    round, own, carried = asked
    with pytest.raises(Invalid) as refused:
        told(cast, round, row(own, 2), row(carried, 2))
    assert len(refused.value.reasons) == 2
    told(cast, round, row(own, 1), row(carried, 2))
    assert set(Report.objects.filter(round=round).values_list("insisted", flat=True)) == {""}


def test_what_was_reported_before_is_compared_and_the_reviewer_sees_both_lines(cast, asked, sign_in):
    round, own, carried = asked
    told(cast, round, row(carried, 2))
    with pytest.raises(Invalid):
        told(cast, round, row(own, 2))
    told(cast, round, row(own, 2, "另有两家新入库"))
    report = Report.objects.get(ask=own)
    assert report.doubts == [[own.task.targets.get().pk, "twice"]]
    with clock.frozen(FEBRUARY):
        page = sign_in("office").get(reverse("dispatch:report", args=[report.pk])).content.decode()
    assert all(reverse("ledger:task", args=[one.task_id]) in page for one in (own, carried))


def test_nothing_new_in_either_line_is_no_doubt(cast, asked):
    round, own, carried = asked
    told(cast, round, row(own, 0), row(carried, 0))
    assert Report.objects.filter(round=round).count() == 2
