"""The county in which people work while processes die: its plans, rounds that wait for reports, rounds left silent."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

#: 20 departments that lead tasks and 10 towns; the plans of which a report is due, and those whose units were silent.
UNITS, TASKS, OPEN_PLANS, SILENT_PLANS = 30, 40, 4, 4


def prepared(random: Random) -> dict[str, str]:
    """Makes the county in an empty data folder; the password of each account."""
    from luoshi.core import clock
    from luoshi.core.calendar import workdays_after
    from luoshi.dispatch.dates import last_month
    from luoshi.organizations.loading import load_county
    from luoshi.web.demo import new_password
    from luoshi.web.folder import prepare
    from luoshi.web.playing import on
    from luoshi.web.simulating.county import HERE, founding, invent

    prepare()
    reported = last_month(clock.today())
    silent = last_month(reported)
    county = invent(HERE, UNITS, random)
    with on(silent, 9):
        summary = load_county(founding([county], random), clock.now(), date(silent.year, 1, 1), new_password)
    for n in range(SILENT_PLANS):
        open_month(county, silent, workdays_after(reported - timedelta(days=1), 1).day, n, random)
    for n in range(OPEN_PLANS):
        open_month(county, reported, clock.today(), SILENT_PLANS + n, random)
    for account in summary.accounts:
        wants_to_be_told(account.username)
    return {one.username: one.password for one in summary.accounts}


def open_month(county: Any, month: date, opened: date, n: int, random: Random) -> None:
    """A plan of the month's year, and its round about the month."""
    from luoshi.core import clock
    from luoshi.dispatch.actions import open_round
    from luoshi.documents.actions import bring
    from luoshi.ledger.actions import adopt
    from luoshi.organizations.queries import region_named
    from luoshi.web.playing import acting, on
    from luoshi.web.simulating.document import written

    text = written(month.year, TASKS, county, random).replace("1号", f"{n + 1}号")
    with on(month, 10):
        region = region_named(county.place.name, clock.today())
        plan = adopt(acting("office"), bring(acting("office"), region, f"plan{n}.txt", text.encode()))
    with on(opened, 0):  # so early that it is over by now, also today
        open_round(acting("office"), plan, month, because="按月调度。")


def wants_to_be_told(username: str) -> None:
    """Everybody wants each notice at once by another system, also at night."""
    from datetime import time

    from luoshi.notices.actions import set_contact, set_quiet_hours
    from luoshi.notices.actions.choosing import Choice
    from luoshi.notices.hours import Quiet
    from luoshi.organizations.models import User
    from luoshi.web.playing import acting

    user = User.objects.get(username=username)
    set_contact(acting(username), user, "webhook", Choice(username))
    set_quiet_hours(acting(username), user, Quiet(time(0), time(0), False))
