"""The working calendar: which years are announced, which days are provisional, and how a year is entered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core.calendar import years
from luoshi.core.holiday_notices import read_notice
from luoshi.core.registry import OpenItem, reckoned
from luoshi.core.years import Year, spans
from luoshi.organizations import actions
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.calendar_forms import YearForm, filled_from
from luoshi.organizations.reach import Reach
from luoshi.organizations.rights import SEE
from luoshi.organizations.rules import CALENDAR
from luoshi.organizations.views.asking import form_page

#: So many provisional days are listed; the rest is counted.
LISTED = 50


@login_required
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """The announced years, the newest first, and what a notice still to come may move."""
    reach = reach_of(request)
    CALENDAR.anywhere(SEE, reach).require()
    items = list(_provisional(reach))
    context = {
        "years": [_shown(year) for year in reversed(years())],
        "items": items[:LISTED],
        "more": max(len(items) - LISTED, 0),
        "may_announce": bool(CALENDAR.anywhere("announce_year", reach)),
    }
    return render(request, "organizations/calendar.html", context)


def _provisional(reach: Reach) -> Iterator[OpenItem]:
    for one in reckoned:
        yield from one.provisional(reach)


def _shown(year: Year) -> dict[str, Any]:
    return {"year": year, "off": list(spans(year.off)), "on": sorted(year.on), "workdays": year.workdays}


@login_required
@form_page
def announce(request: HttpRequest) -> HttpResponse:
    """Enters a year: reads the pasted notice into the fields, or announces what stands in them."""
    CALENDAR.anywhere("announce_year", reach_of(request)).require()
    if "read" in request.POST:
        return _read(request)
    form = YearForm(request.POST or None)
    if (
        form.is_valid()
        and form.attempt(lambda: actions.announce_year(acting(request), form.announcement())) is not None
    ):
        messages.success(request, _("The year is announced. Days that were provisional are reckoned again by and by."))
        return redirect("organizations:calendar")
    return render(request, "organizations/announce_year.html", {"form": form}, status=422 if form.errors else 200)


def _read(request: HttpRequest) -> HttpResponse:
    """The form with what the pasted notice says, and where it does not fit itself."""
    text = request.POST.get("text", "")
    found = read_notice(text)
    context = {"form": filled_from(text, found), "read": found, "spans": len(found.off), "days": len(found.on)}
    return render(request, "organizations/announce_year.html", context)
