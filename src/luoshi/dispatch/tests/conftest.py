"""Fixtures of the tests of dispatch: the sample plan in the ledger, and a round over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from luoshi.core.acts import Act
from luoshi.dispatch.actions import open_round
from luoshi.dispatch.models import Ask, Round
from tests.support.folders import data_folder  # noqa: F401

AUGUST = date(2026, 8, 1)


@pytest.fixture
def on_day(cast) -> Callable[[str, str], Act]:
    """`on_day("office", "2026-10-09")` is an act of a person at nine in the morning of a day."""

    def act(person: str, day: str) -> Act:
        moment = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=1)
        return replace(cast.act(person), at=moment)

    return act


@pytest.fixture
def round(cast, plan) -> Round:
    """The round about August, opened on the cast's day, the 24th of September."""
    return open_round(cast.act("office"), plan, AUGUST)


def ask_of(round: Round, no: int) -> Ask:
    """What the round asks about the task of a number."""
    return Ask.objects.get(round=round, task__no=no, target=None)


@pytest.fixture
def both_posts(cast) -> Callable[[], Act]:
    """Acts of one natural person who reports for the science bureau and also sits in the office."""
    from luoshi.organizations import actions
    from tests.support.cast import SINCE

    post = actions.open_post(cast.act("system"), cast.units["science"], "head", "兼任局长")
    actions.appoint(cast.act("security"), post, cast.people["office"], SINCE)
    return lambda: cast.act("office")


@pytest.fixture
def second_officer(cast) -> Callable[[str], Act]:
    """Acts of another person of the office on a day."""
    from luoshi.organizations import actions
    from luoshi.organizations.acting import act_as
    from luoshi.organizations.models import Post
    from tests.support.cast import PASSWORD, SINCE

    unit = Post.objects.get(holdings__user=cast.people["office"]).unit
    post = actions.open_post(cast.act("system"), unit, "office", "督查员")
    person = actions.register_person(cast.act("system"), "second_officer", "陆小满", PASSWORD)
    actions.appoint(cast.act("security"), post, person, SINCE)

    def act(day: str) -> Act:
        moment = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=1)
        return act_as(person, moment, "test")

    return act
