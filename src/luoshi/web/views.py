"""The pages that belong to no room: what waits for a person, what the search box finds."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from luoshi.core import clock
from luoshi.core.amounts import BadAmount, amount_of
from luoshi.core.figures import in_figures
from luoshi.core.paging import Page, paged
from luoshi.organizations.acting import reach_of
from luoshi.organizations.models import User
from luoshi.organizations.views.asking import home_or_next
from luoshi.records.models import Notice
from luoshi.web.api import api
from luoshi.web.api_docs import described
from luoshi.web.home import everything_told, mark_read, told, unread, waiting_for
from luoshi.web.navigation import TEXT_SIZE, CountedFrame
from luoshi.web.searching import found
from luoshi.web.standing import standing

NOTICES_SHOWN = 20
YEAR = 365 * 24 * 3600


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person, and what was told to him."""
    reach, today = reach_of(request), clock.today()
    waiting = waiting_for(reach, today)
    notices = unread(cast(User, request.user))
    context = {
        "standing": standing(reach, today),
        "page": paged(waiting, request),
        "overdue": sum(one.overdue for one in waiting),
        "notices": told(notices[:NOTICES_SHOWN]),
        "unread": notices.count(),
        "frame": CountedFrame(request, len(waiting)),
    }
    return render(request, "web/home.html", context)


@login_required
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """All that was told to this person, read or not."""
    page: Page[Notice] = paged(everything_told(cast(User, request.user)), request)
    return render(request, "web/notices.html", {"page": page, "notices": told(page.rows)})


@login_required
@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    """Takes one notice off the list and opens what it is about, or takes them all off."""
    chosen = request.POST.get("notice", "")
    about = mark_read(cast(User, request.user), int(chosen) if chosen.isdecimal() else None)
    return redirect(about or "web:home")


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """What is called so, in every room that can be searched."""
    words = request.GET.get("q", "").strip()[:100]
    kinds = found(reach_of(request), words) if words else []
    context = {"words": words, "kinds": kinds, "total": sum(kind.hits.total for kind in kinds)}
    return render(request, "web/search.html", context)


@login_required
@require_GET
def amount(request: HttpRequest) -> JsonResponse:
    """How a figure is read while it is typed, or why it cannot be; the same grammar takes it when it is sent."""
    typed, unit = (request.GET.get(name, "")[:100] for name in ("typed", "unit"))
    try:
        return JsonResponse({"read": f"{in_figures(amount_of(typed, unit))} {unit}".strip()})
    except BadAmount as bad:
        return JsonResponse({"wrong": str(bad)})


@require_POST
def text_size(request: HttpRequest) -> HttpResponse:
    """Larger text and targets (适老化), or the usual ones, in this browser from now on."""
    answer = redirect(home_or_next(request))
    answer.set_cookie(TEXT_SIZE, request.POST.get("size", "")[:10], max_age=YEAR, samesite="Lax", httponly=True)
    return answer


def api_docs(request: HttpRequest) -> HttpResponse:
    """The API's schema as a page to read; it says nothing of anybody's data and is open to all."""
    return render(request, "web/api_docs.html", {"api": described(api.get_openapi_schema())})
