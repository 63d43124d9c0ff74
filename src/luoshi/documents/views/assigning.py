"""Leads for a whole document at once: every task in a table, one answer for many of them or for each its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from luoshi.core import clock
from luoshi.core.errors import Conflict, Invalid
from luoshi.documents import actions, queries
from luoshi.documents.assigning import Wanted, assigned, marks_for, sections_of, supports, without_lead
from luoshi.documents.catalogued import catalogue_of, doubts_in, words_of
from luoshi.documents.desk import Desk, Line, desk_of
from luoshi.documents.forms import LeadsForm
from luoshi.documents.rules import RULES
from luoshi.documents.values import ROLES
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.catalogue.suggesting import Doubt, Suggestion
from luoshi.organizations.queries import visible_units


class Row(NamedTuple):
    """A task of the table with what was typed into it."""

    line: Line
    asked: bool
    ticked: bool
    lead: str
    participant: str
    suggested: list[Suggestion]
    doubts: list[Doubt]


@login_required
@require_http_methods(["GET", "POST"])
def leads(request: HttpRequest, pk: int) -> HttpResponse:
    """The tasks with their units; everything that is filled in is written by one act."""
    document = queries.get_visible(reach_of(request), pk)
    RULES.answer("judge", reach_of(request), document).require()
    desk = desk_of(document)
    form = LeadsForm(request.POST or None, sections=sections_of(desk.standing()))
    if request.method == "POST" and form.is_valid() and _written(request, desk, form):
        return redirect("documents:leads", pk)
    return _page(request, desk, form, 422 if form.is_bound else 200)


def _written(request: HttpRequest, desk: Desk, form: LeadsForm) -> bool:
    """Writes what was filled in and tells what is true now; what stands against it is told in the form."""
    wanted = Wanted(**form.cleaned_data, ticked=frozenset(request.POST.getlist("tick")))
    rows = {(key, role): words for key, role, words in _filled(desk, request.POST)}
    try:
        actions.judge(acting(request), desk.document, marks_for(desk, assigned(desk, wanted, rows)))
    except (Conflict, Invalid) as refusal:
        form.add_error(None, refusal.reasons)
        return False
    left = len(without_lead(desk_of(desk.document).standing()))
    told = ngettext("Saved. %(n)s task has no lead yet.", "Saved. %(n)s tasks have no lead yet.", left) % {"n": left}
    messages.success(request, told if left else _("Saved. Every task has a lead."))
    return True


def _filled(desk: Desk, data: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What was typed at single tasks: task, part, words."""
    keys = [line.task.key for line in desk.standing()]
    typed = [(key, role, data.get(f"{role}-{key}", "")) for key in keys for role in ROLES]
    return [one for one in typed if one[2].strip()]


def _page(request: HttpRequest, desk: Desk, form: LeadsForm, status: int) -> HttpResponse:
    said = _Said(request, desk)
    context: dict[str, Any] = {
        "document": desk.document,
        "form": form,
        "rows": [_row(request, line, said) for line in desk.standing()],
        "unled": len(without_lead(desk.standing())),
        "unit_names": visible_units(reach_of(request), clock.today()).values_list("name", flat=True),
    }
    return render(request, "documents/leads.html", context, status=status)


def _row(request: HttpRequest, line: Line, said: _Said) -> Row:
    key, data, asked = line.task.key, request.POST, not supports(line)
    lead, participant = (data.get(f"{role}-{key}", "") for role in ROLES)
    suggested = said.catalogue.suggested(words_of(line)) if asked and not line.leads() else []
    return Row(line, asked, key in data.getlist("tick"), lead, participant, suggested, said.doubts.get(key, []))


class _Said:
    """What the catalogue of duties says of a document: asked once for all of its tasks."""

    def __init__(self, request: HttpRequest, desk: Desk) -> None:
        today = clock.today()
        self.catalogue = catalogue_of(reach_of(request), desk.document, today)
        self.doubts = doubts_in(self.catalogue, desk.document, desk.standing(), today)
