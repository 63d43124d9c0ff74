"""Pages for paper: a sheet for each task, the printed ledger of a plan; as PDF, or for the browser to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.core import clock
from luoshi.core.downloads import download
from luoshi.core.printing import Unprintable
from luoshi.ledger import leader_paper, printing, queries
from luoshi.ledger.leaders import get_visible_post
from luoshi.ledger.listing import listing_of, ticked_in
from luoshi.organizations.acting import reach_of
from luoshi.organizations.reach import Reach


@login_required
@require_GET
def print_task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task on one page."""
    return sheets(request, [pk], reverse("ledger:task", args=[pk]))


@login_required
@require_http_methods(["GET", "POST"])
def print_tasks(request: HttpRequest) -> HttpResponse:
    """Many tasks, a page each: those that are named in the address or ticked in a list."""
    return sheets(request, chosen(request.POST or request.GET, reach_of(request)), reverse("ledger:list"))


def chosen(query: QueryDict, reach: Reach) -> Iterable[int]:
    """The tasks that are ticked one by one; with `all`, those that fit the filters of the list."""
    if query.get("all"):
        return listing_of(query, reach, clock.today()).tasks.values_list("pk", flat=True)
    return ticked_in(query)


def sheets(request: HttpRequest, chosen: Iterable[int], back: str) -> HttpResponse:
    stamp = printing.stamped()
    lines = printing.sheets_of(reach_of(request), chosen, clock.today())
    context = printing.sheets_context(lines, stamp) | {"back": back}
    return paper(request, "ledger/print_sheets.html", context, lambda: printing.pdf_of_sheets(lines, stamp))


@login_required
@require_GET
def print_ledger(request: HttpRequest, pk: int) -> HttpResponse:
    """The ledger of a plan as a table on A3, or with `?paper=a4` on A4."""
    stamp, reach = printing.stamped(), reach_of(request)
    plan = queries.get_visible_plan(reach, pk)
    context = printing.ledger_context(plan, reach, clock.today(), request.GET.get("paper") == "a4", stamp)
    context["back"] = reverse("ledger:plan", args=[pk])
    return paper(request, "ledger/print_ledger.html", context, lambda: printing.pdf_of_ledger(context))


@login_required
@require_GET
def print_leader(request: HttpRequest, pk: int) -> HttpResponse:
    """What a leader heads and what waits for him, on one sheet of A4."""
    stamp, reach = printing.stamped(), reach_of(request)
    whole = leader_paper.paper_of(get_visible_post(reach, pk), reach, clock.today(), stamp)
    context = leader_paper.context_of(whole, leader_paper.IN_BROWSER) | {"back": reverse("ledger:leader", args=[pk])}
    return paper(request, "ledger/print_leader.html", context, lambda: leader_paper.pdf_of_leader(whole))


def paper(request: HttpRequest, template: str, context: dict[str, Any], draw: Callable[[], bytes]) -> HttpResponse:
    """The PDF; with `?in=browser`, or where this machine draws none, the same page for the browser to print."""
    missing = ""
    if request.GET.get("in") != "browser":
        try:
            return pdf_answer(draw(), context["title"])
        except Unprintable as refusal:
            missing = " ".join(refusal.reasons)
    return render(request, template, context | {"in_browser": True, "missing": missing})


def pdf_answer(pdf: bytes, title: str) -> HttpResponse:
    return download(pdf, f"{title}.pdf", "application/pdf", shown=True)
