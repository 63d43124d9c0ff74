"""What the office enters for a unit that answered by telephone or on paper: until when the unit may dispute it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from luoshi.core.calendar import workdays_after
from luoshi.dispatch.models import EnteredFor, Report
from luoshi.dispatch.rules import REPORTS
from luoshi.organizations.reach import Reach

#: So many working days a unit may dispute; the day of the entry is not counted (S15).
DISPUTE_WORKDAYS = 3


def dispute_until(entered: date, by: str = "") -> date:
    """The last day on which a unit may dispute what was entered on a day."""
    return workdays_after(entered, DISPUTE_WORKDAYS, by).day


def entered_for(report: Report) -> EnteredFor | None:
    """How a report was entered for its unit; None where the unit reported itself."""
    found: EnteredFor | None = getattr(report, "entered_for", None)
    return found


def is_to_be_answered(report: Report, on: date) -> bool:
    """Whether the unit may still say of a report that it is right, or dispute it."""
    entered = entered_for(report)
    return entered is not None and entered.agreed is None and on <= entered.dispute_until and report.current


def unsettled(reports: Collection[int], on: date) -> QuerySet[EnteredFor]:
    """What was entered for units and cannot be accepted on a day: disputed, or still open to dispute."""
    return EnteredFor.objects.filter(
        Q(agreed=False) | Q(agreed__isnull=True, dispute_until__gte=on), report__in=reports
    ).order_by("pk")


def awaiting_units(reach: Reach, on: date) -> QuerySet[EnteredFor]:
    """What was entered for a person's units and is still open to dispute."""
    mine = Report.objects.filter(REPORTS.query("answer_entry", reach), current=True)
    return EnteredFor.objects.filter(report__in=mine.values("pk"), agreed__isnull=True, dispute_until__gte=on)
