"""The page that asks what the columns of an office's own table hold, with the first rows and what would be read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi.core.errors import Refusal, Unknown
from luoshi.documents import actions, queries
from luoshi.documents.column_forms import ColumnsForm
from luoshi.documents.columns import SHOWN_ROWS, sheet_tables
from luoshi.documents.models import Document
from luoshi.documents.rules import RULES
from luoshi.organizations.acting import acting, reach_of


@login_required
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """What each column holds: guessed or said before, chosen here, kept for every table with this heading."""
    document = queries.get_visible(reach_of(request), pk)
    RULES.answer("map_columns", reach_of(request), document).require()
    body, flow = queries.opened(queries.desk_reading(document))
    tables = sheet_tables(document.region, body, flow)
    if not tables:
        raise Unknown
    form = ColumnsForm(tables, request.POST or None)
    if form.is_valid() and "preview" in request.POST:
        body = _tried(request, document, form) or body
    elif form.is_valid() and _kept(request, document, form):
        return redirect("documents:document", document.pk)
    return _page(request, document, form, body)


def _page(request: HttpRequest, document: Document, form: ColumnsForm, body: dict[str, Any]) -> HttpResponse:
    tasks = body["tasks"]
    context = {"document": document, "form": form, "preview": tasks[:SHOWN_ROWS], "total": len(tasks)}
    return render(request, "documents/columns.html", context, status=422 if form.errors else 200)


def _tried(request: HttpRequest, document: Document, form: ColumnsForm) -> dict[str, Any] | None:
    """What would be read; None with the reason at the form where that cannot be done."""
    try:
        return actions.preview_columns(acting(request), document, form.said())
    except Refusal as refusal:
        _refused(form, refusal)
        return None


def _kept(request: HttpRequest, document: Document, form: ColumnsForm) -> bool:
    try:
        actions.map_columns(acting(request), document, form.said())
    except Refusal as refusal:
        _refused(form, refusal)
        return False
    messages.success(request, _("The table is read as you said. One with the same heading is read so without asking."))
    return True


def _refused(form: ColumnsForm, refusal: Refusal) -> None:
    for reason in refusal.reasons:
        form.add_error(None, reason)
