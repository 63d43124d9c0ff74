"""The log, for those who watch over it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.core.paging import Page, paged
from luoshi.organizations import queries
from luoshi.organizations.acting import reach_of
from luoshi.organizations.rights import SEE
from luoshi.organizations.rules import LOG
from luoshi.records.models import LogEntry


@login_required
@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Who did what and when, the newest first; without the rows' values."""
    LOG.anywhere(SEE, reach_of(request)).require()
    page: Page[LogEntry] = paged(queries.log_lines(reach_of(request)), request)
    return render(request, "organizations/log.html", {"page": page})
