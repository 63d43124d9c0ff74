"""The pages of setting up from a workbook: taking it along, bringing it, looking at it, and confirming each part."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.downloads import download
from luoshi.core.paging import Page, paged
from luoshi.organizations import actions
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.actions.setting_up import MEDIA_TYPE
from luoshi.organizations.rules import SETUPS
from luoshi.organizations.setting_up.book import Tree, book_of
from luoshi.organizations.setting_up.comparing import proposal_of
from luoshi.organizations.setting_up.forms import ConfirmForm, SetupForm
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.organizations.setting_up.proposal import Proposal
from luoshi.organizations.setting_up.queries import content_in, get_visible_setup, setups_visible_to
from luoshi.organizations.setting_up.taking import tree_on
from luoshi.organizations.states import SetupKind
from luoshi.organizations.views import regions
from luoshi.organizations.views.asking import form_page
from luoshi.records import files


@login_required
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook with its explanations."""
    SETUPS.anywhere("bring_setup", reach_of(request)).require()
    name = _("Units and people, to fill in")
    return download(book_of(Tree()), f"{name}.xlsx", MEDIA_TYPE)


@login_required
@require_GET
def present(request: HttpRequest) -> HttpResponse:
    """The workbook of what stands today, to be edited and brought back."""
    SETUPS.anywhere("bring_setup", reach_of(request)).require()
    name = _("Units and people %(day)s") % {"day": clock.today().isoformat()}
    return download(book_of(tree_on(clock.today())), f"{name}.xlsx", MEDIA_TYPE)


@login_required
@form_page
def bring(request: HttpRequest) -> HttpResponse:
    """The door for a workbook, and those that came before."""
    SETUPS.anywhere("bring_setup", reach_of(request)).require()
    form = SetupForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        setup = form.attempt(lambda: actions.bring_setup(acting(request), file.name, file.read()))
        if setup is not None:
            return redirect("organizations:setup", setup.pk)
    page: Page[SetupBook] = paged(setups_visible_to(reach_of(request)), request)
    context = {"form": form, "page": page}
    return render(request, "organizations/setting_up/bring.html", context, status=422 if form.errors else 200)


@login_required
@form_page
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What a workbook would make and give; each administrator confirms his own part."""
    setup = get_visible_setup(reach_of(request), pk)
    if setup.kind == SetupKind.REGIONS:
        return regions.show(request, setup)
    proposal = proposal_of(content_in(setup), clock.today())
    part = next((part for part in PARTS if part in request.POST), "")
    form = ConfirmForm(request.POST if part else None, bool(proposal.changed) and part != POSTS)
    if part and form.is_valid() and form.attempt(lambda: _confirmed(request, setup, part, form)) is not None:
        return redirect("organizations:setup", pk)
    context = _context(request, setup, proposal, form)
    return render(request, "organizations/setting_up/show.html", context, status=422 if form.errors else 200)


UNITS, POSTS = PARTS = ("set_up_units", "set_up_posts")


def _confirmed(request: HttpRequest, setup: SetupBook, part: str, form: ConfirmForm) -> SetupBook:
    perform = {UNITS: actions.set_up_units, POSTS: actions.set_up_posts}[part]
    done = {
        UNITS: _("Units, posts and accounts are made. The security administrator gives the posts on this page next."),
        POSTS: _("The posts are given, and everybody whom it concerns has been told."),
    }
    setup = perform(acting(request), setup, form.wish())
    messages.success(request, done[part])
    return setup


def _context(request: HttpRequest, setup: SetupBook, proposal: Proposal, form: ConfirmForm) -> dict[str, Any]:
    reach, ready = reach_of(request), not proposal.troubles
    return {
        "setup": setup,
        "proposal": proposal,
        "form": form,
        "may_make": ready and proposal.to_make > 0 and bool(SETUPS.answer(UNITS, reach, setup)),
        "may_give": ready
        and not proposal.to_make
        and bool(proposal.appointments)
        and bool(SETUPS.answer(POSTS, reach, setup)),
        "to_invite": SETUPS.is_held(UNITS, reach),
    }


@login_required
@require_GET
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was brought; always as a download."""
    setup = get_visible_setup(reach_of(request), pk)
    return download(files.read(setup.file_id), setup.name)
