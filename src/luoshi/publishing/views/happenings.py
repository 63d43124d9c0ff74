"""The pages of what happened on a day or in a week: the table, and the rows behind each of its numbers."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.errors import Unknown
from luoshi.organizations.acting import reach_of
from luoshi.organizations.queries import names_of
from luoshi.publishing.happenings import COLUMNS, SPANS, events_behind, happenings_in


@login_required
@require_GET
def show_happenings(request: HttpRequest) -> HttpResponse:
    """What happened on the day or in the week that is asked for; this week where nothing is, or what is no day."""
    sheet = happenings_in(_span(request), _day(request), reach_of(request))
    context = {"sheet": sheet, "columns": COLUMNS.values(), "is_now": sheet.end >= clock.today()}
    return render(request, "publishing/happenings.html", context)


@login_required
@require_GET
def show_events(request: HttpRequest) -> HttpResponse:
    """The rows behind a number of the table."""
    key, unit = request.GET.get("column", ""), request.GET.get("unit", "")
    if key not in COLUMNS or not (unit.isdecimal() or not unit):
        raise Unknown
    span, day = _span(request), _day(request)
    events = events_behind(span, day, reach_of(request), key, int(unit) if unit else None)
    names = names_of((one.unit for one in events), day)
    rows = [(one, names[one.unit]) for one in events]
    start, end = SPANS[span](day)
    context = {"label": COLUMNS[key], "rows": rows, "span": span, "start": start, "end": end}
    return render(request, "publishing/events.html", context)


def _span(request: HttpRequest) -> str:
    span = request.GET.get("span", "")
    return span if span in SPANS else "week"


def _day(request: HttpRequest) -> date:
    try:
        day = parse_date(request.GET.get("day", ""))
    except ValueError:
        day = None
    return min(day or clock.today(), clock.today())
