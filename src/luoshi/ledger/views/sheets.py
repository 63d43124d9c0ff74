"""The pages of the ledger as a workbook: taking it along, bringing it back, and deciding on what it changes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.core import clock
from luoshi.core.downloads import download
from luoshi.core.paging import Page, paged
from luoshi.documents.queries import region_of
from luoshi.ledger import actions, queries
from luoshi.ledger.amendment_forms import DecisionForm
from luoshi.ledger.columns import rows_of
from luoshi.ledger.exporting import XLSX
from luoshi.ledger.listing import listing_of
from luoshi.ledger.models import SheetUpload
from luoshi.ledger.rules import BRINGING, SHEETS
from luoshi.ledger.sheet_forms import ProposeForm, SheetForm
from luoshi.ledger.sheets import uploads
from luoshi.ledger.sheets.book import book_of
from luoshi.ledger.sheets.opening import Look, book_in, look_at
from luoshi.ledger.states import AmendmentState, SheetState
from luoshi.ledger.wording import told
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.organizations.queries import region_names
from luoshi.organizations.views.asking import form_page
from luoshi.records import files


@login_required
@require_GET
def take_along(request: HttpRequest) -> HttpResponse:
    """The tasks of the list as it is filtered, in the office's own form, to be edited and brought back."""
    listing = listing_of(request.GET, reach_of(request), clock.today())
    tasks = queries.with_parts(listing.tasks.order_by("plan", "no"), listing.on)
    rows = rows_of(tasks, listing.on)
    regions = region_names({row.task.plan.region_id for row in rows}, listing.on)
    name = _("Ledger %(day)s") % {"day": listing.on.isoformat()}
    return download(book_of(rows, regions, listing.on), f"{name}.xlsx", XLSX)


@login_required
@form_page
def bring(request: HttpRequest) -> HttpResponse:
    """The door for a table that comes back, and those that came before."""
    region = region_of(post_in(request))
    BRINGING.answer("bring_sheet", reach_of(request), region).require()
    form = SheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        upload = form.attempt(lambda: actions.bring_sheet(acting(request), region, file.name, file.read()))
        if upload is not None:
            return redirect("ledger:sheet", upload.pk)
    page: Page[SheetUpload] = paged(uploads.sheets_visible_to(reach_of(request)), request)
    return render(request, "ledger/sheet_bring.html", {"form": form, "page": page}, status=422 if form.errors else 200)


@login_required
@form_page
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What a table would change, before anything is written; or, once it is proposed, what became of it."""
    upload = uploads.get_visible_sheet(reach_of(request), pk)
    if upload.state == SheetState.PROPOSED:
        return render(request, "ledger/sheet_proposed.html", proposed_context(request, upload, DecisionForm()))
    SHEETS.answer("apply" if request.method == "POST" else "see", reach_of(request), upload).require()
    look = look_at(book_in(files.read(upload.file_id)), upload, reach_of(request), clock.today())
    form = propose_form(request, look)
    if form.is_valid() and form.attempt(lambda: propose_all(request, upload, form)) is not None:
        return redirect("ledger:sheet", pk)
    context = look_context(request, upload, look, form)
    return render(request, "ledger/sheet_preview.html", context, status=422 if form.errors else 200)


def propose_all(request: HttpRequest, upload: SheetUpload, form: ProposeForm) -> SheetUpload:
    proposed = actions.apply_sheet(acting(request), upload, form.wish())
    messages.success(request, _("The changes are proposed. Each takes effect when another person approves it."))
    return proposed


def propose_form(request: HttpRequest, look: Look) -> ProposeForm:
    first = uploads.first_day(look.preview.tasks, clock.today())
    return ProposeForm(request.POST if request.method == "POST" else None, look.preview.clashes, first)


def look_context(request: HttpRequest, upload: SheetUpload, look: Look, form: ProposeForm) -> dict[str, Any]:
    may_apply = bool(SHEETS.answer("apply", reach_of(request), upload))
    ready = bool(look.preview.all_edits()) and not look.preview.troubles
    return {
        "upload": upload,
        "preview": look.preview,
        "nameable": look.standing.nameable,
        "form": form if may_apply and ready else None,
    }


@login_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes or no to everything of a table that is still open."""
    upload = uploads.get_visible_sheet(reach_of(request), pk)
    SHEETS.answer("decide", reach_of(request), upload).require()
    form = DecisionForm(request.POST)
    if form.is_valid() and form.attempt(lambda: decide_all(request, upload, form)) is not None:
        return redirect("ledger:sheet", pk)
    return render(request, "ledger/sheet_proposed.html", proposed_context(request, upload, form), status=422)


def decide_all(request: HttpRequest, upload: SheetUpload, form: DecisionForm) -> SheetUpload:
    approve = "approve" in request.POST
    decided = actions.decide_sheet(acting(request), upload, approve, form.cleaned_data["remark"])
    done = {
        True: _("All changes of the table are approved."),
        False: _("The changes are refused; what stood goes on."),
    }
    messages.success(request, done[approve])
    return decided


def proposed_context(request: HttpRequest, upload: SheetUpload, form: DecisionForm) -> dict[str, Any]:
    amendments = list(uploads.amendments_of(upload))
    waiting = [one for one in amendments if one.state == AmendmentState.PROPOSED]
    own = any(one.proposed_by_id in reach_of(request).hands for one in waiting)
    may_decide = bool(waiting) and not own and bool(SHEETS.answer("decide", reach_of(request), upload))
    return {
        "upload": upload,
        "changes": told(amendments, clock.today()),
        "waiting": len(waiting),
        "own": own,
        "form": form if may_decide else None,
    }


@login_required
@require_GET
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was brought; always as a download."""
    upload = uploads.get_visible_sheet(reach_of(request), pk)
    return download(files.read(upload.file_id), upload.name)
