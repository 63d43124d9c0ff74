"""A letter's due day is reckoned again when a year's holidays are announced or changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from luoshi.core.calendar import Workday, workdays_after
from luoshi.core.dates import local_day
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Log, act
from luoshi.supervision.models import Letter
from luoshi.supervision.rules import LETTERS


def due_facts(due: Workday) -> dict[str, Any]:
    """What a letter keeps of the day that was reckoned for it."""
    return {"due_on": due.day, "provisional": due.provisional, "calendar_version": due.calendar}


def changes_of(letter: Letter, on: date) -> dict[str, Any]:
    """What is to be changed on a letter that was signed for; nothing any more when its due day has come."""
    now = due_facts(workdays_after(local_day(letter.receipt.at), letter.reply_days))
    if letter.due_on is None or min(letter.due_on, now["due_on"]) <= on:
        return {}
    return {name: value for name, value in now.items() if getattr(letter, name) != value}


@act("supervision.reckon_again")
def reckon_again(log: Log, letter: Letter) -> Letter:
    """Reckons a letter's due day by the calendar as it is now, and tells the unit where it moves; done by a sweep."""
    LETTERS.answer("reckon_again", log.act.reach, letter).require()
    changes = changes_of(letter, timezone.localdate(log.act.at))
    entry = log.entry(letter)
    entry.note(before={name: str(getattr(letter, name)) for name in changes})
    entry.change(letter, **changes)
    if "due_on" in changes:
        _tell(log, letter)
    return letter


def _tell(log: Log, letter: Letter) -> None:
    log.notify_all(
        (seat.user for seat in heads_and_liaisons([letter.unit_id], timezone.localdate(log.act.at))),
        f"supervision.moved:{letter.pk}:{letter.due_on}",
        gettext_noop("%(letter)s is now due on %(day)s: the year's holidays were announced."),
        reverse("supervision:letter", args=[letter.pk]),
        letter=letter.label,
        day=letter.due_on.isoformat() if letter.due_on else "",
    )
