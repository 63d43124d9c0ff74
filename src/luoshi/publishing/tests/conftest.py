"""A county whose round about August is closed: the bureau of science has reported, the others were silent."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from luoshi.core import clock
from tests.support import letters
from tests.support.letters import LATER, act_of

TODAY = LATER.date()


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    """Each test lays bytes down in a folder of its own."""
    settings.DATA_DIR = tmp_path


def report(cast, round, value, at):
    """The bureau of science reports one value for everything that it was asked; the leader's office accepts it."""
    from luoshi.dispatch.actions import review_reports, submit_reports
    from luoshi.dispatch.actions.reviewing import Review
    from luoshi.dispatch.models import Ask, Report
    from luoshi.dispatch.reports import Row

    science = cast.units["science"]
    asks = Ask.objects.filter(round=round, unit=science).select_related("task")
    rows = [Row(ask.pk, {target.pk: Decimal(value) for target in ask.task.targets.all()}, "已推进") for ask in asks]
    submit_reports(act_of(cast, "unit", at), round, science, rows)
    reports = Report.objects.filter(round=round, unit=science, current=True)
    review_reports(act_of(cast, "office", at), round, [Review(one.pk, True) for one in reports])


@pytest.fixture
def august(cast, plan):
    """The round about August, reported on by the bureau of science, closed when its days of grace were over."""
    from luoshi.dispatch.actions import close_round

    round = letters.round_of(cast, plan)
    report(cast, round, 1, LATER - timedelta(days=25))
    with clock.frozen(LATER):
        close_round(act_of(cast, "office"), round)
        yield round


@pytest.fixture
def bulletin(cast, august):
    from luoshi.publishing.actions import draft

    return draft(act_of(cast, "office"), august)


@pytest.fixture
def september(cast, plan, bulletin):
    """The next round, opened and closed later on."""
    from luoshi.dispatch.actions import close_round, open_round

    opened = LATER + timedelta(days=1)
    with clock.frozen(opened):
        round = open_round(act_of(cast, "office", opened), plan, date(2026, 9, 1))
    closed = opened + timedelta(days=40)
    with clock.frozen(closed):
        close_round(act_of(cast, "office", closed), round)
        yield round
