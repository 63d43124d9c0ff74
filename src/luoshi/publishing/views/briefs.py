"""The press brief of a published bulletin: its page, on which each figure opens, and its file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.core.papers import given_out
from luoshi.organizations.acting import reach_of
from luoshi.publishing import queries
from luoshi.publishing.briefs import brief_of, paper_of_brief
from luoshi.publishing.models import Bulletin
from luoshi.publishing.rules import BULLETINS


def told(request: HttpRequest, pk: int) -> Bulletin:
    """A published bulletin of which the person may give out a brief."""
    bulletin = queries.get_visible_bulletin(reach_of(request), pk)
    BULLETINS.answer("brief", reach_of(request), bulletin).require()
    return bulletin


@login_required
@require_GET
def show_brief(request: HttpRequest, pk: int) -> HttpResponse:
    """The brief in its sentences."""
    bulletin = told(request, pk)
    return render(request, "publishing/brief.html", {"bulletin": bulletin, "brief": brief_of(bulletin)})


@login_required
@require_GET
def brief_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The brief as a file."""
    brief = brief_of(told(request, pk))
    return given_out(paper_of_brief(brief), brief.title, form)
