"""The pages of the catalogue of duties: the search, one entry, bringing an edition, looking at it and taking it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.downloads import download
from luoshi.core.errors import Forbidden
from luoshi.core.filters import chosen_filters
from luoshi.core.paging import Page, paged
from luoshi.organizations import actions
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.organizations.actions.catalogue import MEDIA_TYPE
from luoshi.organizations.catalogue.book import book_of, empty_book
from luoshi.organizations.catalogue.comparing import DutiesProposal, duties_proposal
from luoshi.organizations.catalogue.forms import DutyFilter, EditionForm, TakeForm
from luoshi.organizations.catalogue.listing import (
    books_visible_to,
    duties_visible_to,
    entries_of,
    get_visible_book,
    get_visible_duty,
    history_of,
    regions_to_bring,
    whole_lists,
)
from luoshi.organizations.catalogue.models import DutyBook, DutyVersion
from luoshi.organizations.catalogue.opening import duties_in
from luoshi.organizations.models import RegionVersion
from luoshi.organizations.rules import DUTY_BOOKS, REGIONS
from luoshi.organizations.views.asking import form_page
from luoshi.records import files


@login_required
@require_GET
def duties(request: HttpRequest) -> HttpResponse:
    """The entries of a day, found by words, unit and list."""
    reach, form = reach_of(request), DutyFilter(request.GET)
    page: Page[DutyVersion] = paged(duties_visible_to(reach, form.on(), form.wanted()), request)
    context = {
        "form": form,
        "chosen": chosen_filters(form, request) if form.is_valid() else [],
        "page": page,
        "rows": entries_of(page.rows, form.on()),
        "may_bring": REGIONS.is_held("bring_duties", reach),
        "query": request.GET.urlencode(),
    }
    return render(request, "organizations/catalogue/duties.html", context)


@login_required
@require_GET
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry: what it says, and what it has said before."""
    reach = reach_of(request)
    history = history_of(get_visible_duty(reach, pk), clock.today())
    context = {"history": history, "now": history[0], "sees_books": DUTY_BOOKS.is_held("see", reach)}
    return render(request, "organizations/catalogue/duty.html", context)


@login_required
@require_GET
def present(request: HttpRequest) -> HttpResponse:
    """The lists of the region in which one works, as they stand, as a workbook to edit and bring back."""
    form, held, name = DutyFilter(request.GET), post_in(request), pgettext("catalogue", "Catalogue of duties")
    region = held.region if held else 0
    rows = list(whole_lists(reach_of(request), region, form.on(), form.wanted().kind))
    return download(book_of(rows, form.on()), f"{name} {form.on().isoformat()}.xlsx", MEDIA_TYPE)


@login_required
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook with its explanations."""
    require_bringing(request)
    name = pgettext("catalogue", "Catalogue of duties, to fill in")
    return download(empty_book(), f"{name}.xlsx", MEDIA_TYPE)


def require_bringing(request: HttpRequest) -> None:
    """Only who brings editions somewhere goes on."""
    if not REGIONS.is_held("bring_duties", reach_of(request)):
        raise Forbidden(REGIONS.refusals["bring_duties"])


@login_required
@form_page
def bring(request: HttpRequest) -> HttpResponse:
    """The door for an edition, and those that came before."""
    require_bringing(request)
    reach = reach_of(request)
    regions = {one.region_id: one for one in regions_to_bring(reach, clock.today())}
    choices = [(pk, one.name) for pk, one in regions.items()]
    form = EditionForm(choices, request.POST or None, request.FILES or None)
    if form.is_valid() and (book := form.attempt(lambda: brought(request, form, regions))) is not None:
        return redirect("organizations:duty_book", book.pk)
    page: Page[DutyBook] = paged(books_visible_to(reach), request)
    context = {"form": form, "page": page}
    return render(request, "organizations/catalogue/bring.html", context, status=422 if form.errors else 200)


def brought(request: HttpRequest, form: EditionForm, regions: dict[int, RegionVersion]) -> DutyBook:
    given = form.cleaned_data
    edition = actions.Edition(regions[given["region"]].region, given["basis"], given["since"])
    return actions.bring_duties(acting(request), edition, given["file"].name, given["file"].read())


@login_required
@form_page
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """What an edition would open, change and end; the office takes it in one act."""
    edition, form = get_visible_book(reach_of(request), pk), TakeForm(request.POST or None)
    may_take = DUTY_BOOKS.answer("take_duties", reach_of(request), edition)
    if request.method == "POST":
        may_take.require()
    if form.is_valid() and form.attempt(lambda: taken(request, edition, form)) is not None:
        return redirect("organizations:duty_book", pk)
    proposal = looked_at(edition) if may_take else None
    context = {"edition": edition, "proposal": proposal, "form": form}
    return render(request, "organizations/catalogue/book.html", context, status=422 if form.errors else 200)


def looked_at(edition: DutyBook) -> DutiesProposal:
    return duties_proposal(duties_in(files.read(edition.file_id)), edition, clock.today())


def taken(request: HttpRequest, edition: DutyBook, form: TakeForm) -> DutyBook:
    done = actions.take_duties(acting(request), edition, form.cleaned_data["seen"])
    messages.success(request, pgettext("catalogue", "The edition is taken: its lists hold from its first day on."))
    return done


@login_required
@require_GET
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of an edition as it was brought; always as a download."""
    edition = get_visible_book(reach_of(request), pk)
    return download(files.read(edition.file_id), edition.name)
