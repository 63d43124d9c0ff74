"""The days of a round that still runs are reckoned again when a year's holidays are announced or changed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils import timezone

from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.dates import Days, days_of
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.rules import ROUNDS
from luoshi.records.log import Log, act

#: What a notice may move; the opening and the period have passed.
MOVED = ("remind_on", "due_on", "grace_until", "closes_on", "calendar_version", "provisional")


def as_reckoned(round: Round, by: str = "") -> Days:
    """The days of a round by the calendar as it is known now, or by the versions named."""
    return days_of(round.period_start, round.opens_on, round.rule, by)


def changes_of(round: Round, on: date) -> dict[str, Any]:
    """What is to be changed on a round, by field; nothing any more when its due day has come, then or now."""
    now = asdict(as_reckoned(round))
    if min(round.due_on, now["due_on"]) <= on:
        return {}
    return {name: now[name] for name in MOVED if getattr(round, name) != now[name]}


@act("dispatch.reckon_again")
def reckon_again(log: Log, round: Round) -> Round:
    """Reckons the days of a round by the calendar as it is now; done by a sweep, which leaves what stood before."""
    ROUNDS.answer("judge", log.act.reach, round).require()
    changes = changes_of(round, timezone.localdate(log.act.at))
    entry = log.entry(round)
    entry.note(before={name: str(getattr(round, name)) for name in changes})
    entry.change(round, **changes)
    tasks = set(Ask.objects.filter(round=round).values_list("task", flat=True))
    entry.note(lights=relight(log, entry, tasks))
    return round
