"""Announcing a year's holidays: what the State Council's notice says becomes a version of that year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.calendar import year_of
from luoshi.core.errors import Conflict, Invalid
from luoshi.core.years import SATURDAY, Year, row_of
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.calendar_files import lay_down
from luoshi.organizations.models import CalendarYear
from luoshi.organizations.rules import CALENDAR
from luoshi.records.log import Log, act

#: How far from the present year a notice may be: last year's change, next year's notice.
NEAR = 1
#: No notice gives fewer or more.
FEWEST, MOST = 10, 60


@act("organizations.announce_year")
def announce_year(log: Log, year: Year) -> CalendarYear:
    """Announces a year's days as the next version; sweeps reckon again what was reckoned by an older one."""
    CALENDAR.anywhere("announce_year", log.act.reach).require()
    today = timezone.localdate(log.act.at)
    known = year_of(date(year.year, 1, 1))
    refuse(
        Invalid,
        (not year.notice.strip(), _("The notice has no number. Enter it, e.g. 国办发明电〔2026〕9号.")),
        (year.announced is None or year.announced > today, _("The notice cannot be from a day to come.")),
        (abs(year.year - today.year) > NEAR, _("Announce this year, the last one or the next one.")),
        (not FEWEST <= len(year.off) <= MOST, _("A year has between 10 and 60 free days. Compare with the notice.")),
        *((True, slip) for slip in _slips(year)),
    )
    same = (known.off, known.on) == (year.off, year.on) and known.version
    refuse(Conflict, (same, _("These days are announced already; nothing would change.")))
    row = log.entry().add(_row(replace(year, version=_next_version(year.year, known))))
    transaction.on_commit(lay_down)
    return row


def _slips(year: Year) -> Iterator[str]:
    """What cannot be right about the days."""
    both = _("%(day)s is said to be both worked and free. Compare with the notice.")
    weekday = _("%(day)s is no Saturday or Sunday, so it needs no make-up. Compare with the notice.")
    other = _("%(day)s lies in another year. Compare with the notice.")
    yield from (both % {"day": day} for day in sorted(year.on & year.off))
    yield from (weekday % {"day": day} for day in sorted(year.on) if day.weekday() < SATURDAY)
    yield from (other % {"day": day} for day in sorted(year.on | year.off) if day.year != year.year)


def _next_version(year: int, known: Year) -> int:
    """One more than any version of the year, brought or announced."""
    last = CalendarYear.objects.filter(year=year).order_by("version").values_list("version", flat=True).last()
    return max(last or 0, known.version) + 1


def _row(year: Year) -> CalendarYear:
    facts = row_of(year)
    assert year.announced is not None  # refused before
    return CalendarYear(
        year=year.year,
        version=year.version,
        announced=year.announced,
        notice=year.notice.strip(),
        off=facts["off"],
        on=facts["on"],
    )
