"""How the invented counties are played: at an hour of a day a person acts; a unit reports at its own pace."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.dispatch.lights.courses import course
from luoshi.dispatch.reports import Asked
from luoshi.documents.actions import Attached
from luoshi.ledger.states import TargetKind
from luoshi.organizations.acting import act_as
from luoshi.organizations.models import User
from luoshi.publishing.hearing import notices_of
from luoshi.publishing.models import Bulletin
from luoshi.records import files

#: What is counted up over the year; everything else stands at its level each month.
ADDED_UP = (TargetKind.FLOW, TargetKind.CEILING, TargetKind.DONE)


def on(day: date, hour: int = 9) -> AbstractContextManager[None]:
    """The clock stands at an hour of a day while something is done."""
    return clock.frozen(timezone.make_aware(datetime.combine(day, time(hour))))


def acting(username: str, via: str = "demo") -> Act:
    """A new act of a person, now."""
    return act_as(User.objects.get(username=username), clock.now(), via)


def figure(asked: Asked, pk: int, pace: Fraction) -> Decimal:
    """What stands by the end of a round's month at a pace, as exact as the target; what is added up never falls."""
    aim = asked.aims[pk]
    share = course(aim.begins, aim.due, asked.ask.round.period_end) if aim.kind in ADDED_UP else 1
    exact = aim.amount * share * pace
    value = Decimal(int(exact)) if aim.amount.denominator == 1 else Decimal(int(exact * 100)) / 100
    return max(value, asked.last[pk].counts) if pk in asked.last and aim.kind in ADDED_UP else value


def paper(name: str, words: str) -> Attached:
    """A file that somebody attaches."""
    return Attached(files.store(f"{words}\n".encode()), name, "text/plain")


def all_look(bulletin: Bulletin) -> None:
    """Everybody who was told that a draft names his unit has looked at it by now."""
    notices_of(bulletin).filter(read_at=None).update(read_at=clock.now())
