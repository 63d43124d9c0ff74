"""How the example county is played: the clock stands at an hour of a day, and a person acts."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date, datetime, time

from django.utils import timezone

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.organizations.acting import act_as
from luoshi.organizations.models import User

#: The people of the example county's supervision office, and its head.
HEAD_OF_OFFICE, CLERK, COUNTY_HEAD = "shenyanqiu", "luxiaoman", "hanzhiyuan"


def on(day: date, hour: int = 9) -> AbstractContextManager[None]:
    """The clock stands at an hour of a day while something is done."""
    return clock.frozen(timezone.make_aware(datetime.combine(day, time(hour))))


def acting(username: str) -> Act:
    """A new act of a person of the example, now."""
    return act_as(User.objects.get(username=username), clock.now(), "demo")
