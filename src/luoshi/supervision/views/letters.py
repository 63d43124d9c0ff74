"""The pages of letters: the list, a letter with its files, signing for it, answering, checking, withdrawing."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.core.dates import in_words
from luoshi.core.downloads import download
from luoshi.core.paging import Page, paged
from luoshi.core.papers import given_out, paper_in
from luoshi.documents.actions import attach
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import Matter, ask, form_page
from luoshi.records import files
from luoshi.supervision import actions, queries
from luoshi.supervision.forms import AnswerForm, CheckForm, ReasonForm
from luoshi.supervision.models import Letter
from luoshi.supervision.rules import LETTERS, PROPOSALS, REPLIES


@login_required
@require_GET
def list_letters(request: HttpRequest) -> HttpResponse:
    """The letters that the person may see, the newest first."""
    reach = reach_of(request)
    page: Page[Letter] = paged(queries.letters_visible_to(reach), request)
    context = {"page": page, "here": "letters", "proposals": PROPOSALS.visible(reach).exists()}
    return render(request, "supervision/letters.html", context)


@login_required
@require_GET
def show_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter as it was issued, what it is about, and what was answered."""
    return render(request, "supervision/letter.html", letter_context(request, pk))


def letter_context(request: HttpRequest, pk: int) -> dict[str, Any]:
    reach = reach_of(request)
    letter = queries.get_visible_letter(reach, pk)
    replies = list(queries.replies_of(letter))
    may = {act: bool(LETTERS.answer(act, reach, letter)) for act in ("sign_for", "answer", "withdraw")}
    own = [reply.pk for reply in replies if reply.by_id in reach_of(request).hands]
    to_check = [one.pk for one in replies if one.pk not in own and REPLIES.answer("check", reach, one)]
    snapshot = json.loads(letter.snapshot)
    return {
        "letter": letter,
        "paper": snapshot["paper"],
        "facts": snapshot["facts"],
        "joint": queries.confirmation_of(letter),
        "receipt": getattr(letter, "receipt", None),
        "replies": replies,
        "may": may,
        "proposed": PROPOSALS.visible(reach).filter(pk=letter.proposal_id).exists(),
        "to_check": to_check,
        "check_form": CheckForm(),
    }


@login_required
@require_GET
def letter_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The letter as a file, rendered from its snapshot alone."""
    letter = queries.get_visible_letter(reach_of(request), pk)
    return given_out(paper_in(letter.snapshot), letter.label, form)


@login_required
@require_POST
def sign_for(request: HttpRequest, pk: int) -> HttpResponse:
    """Signs for a letter."""
    letter = actions.sign_for(acting(request), queries.get_visible_letter(reach_of(request), pk))
    done = _("Signed for. Please answer by %(day)s.")
    assert letter.due_on is not None  # signing sets it
    messages.success(request, done % {"day": in_words(letter.due_on)})
    return redirect("supervision:letter", pk)


@login_required
@form_page
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers a letter, with proof."""
    letter = queries.get_visible_letter(reach_of(request), pk)
    LETTERS.answer("answer", reach_of(request), letter).require()
    form = AnswerForm(request.POST or None, request.FILES or None)
    done = _("The answer is sent. Somebody of the supervision office checks it.")
    matter = Matter(_("Answer the letter %(letter)s") % {"letter": letter.label}, done, letter_address(pk))
    return ask(request, form, lambda: _answer(request, letter, form), matter)


def _answer(request: HttpRequest, letter: Letter, form: AnswerForm) -> Any:
    act, given = acting(request), form.cleaned_data
    return actions.answer(act, letter, given["words"], attach(act, letter.region, given["proofs"]))


@login_required
@form_page
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Accepts an answer, which closes the letter, or returns it."""
    reply = queries.get_visible_reply(reach_of(request), pk)
    REPLIES.answer("check", reach_of(request), reply).require()
    form = CheckForm(request.POST or None)
    accept = "accept" in request.POST
    done = (
        _("The answer is accepted and the letter closed.")
        if accept
        else _("The answer is returned. The unit was told.")
    )
    buttons = [("accept", _("Accept and close the letter")), ("return", _("Return"))]
    matter = Matter(_("Check the answer"), done, letter_address(reply.letter_id), buttons=buttons)

    def perform() -> Any:
        return actions.check_reply(acting(request), reply, accept, form.cleaned_data["message"])

    return ask(request, form, perform, matter)


@login_required
@form_page
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a letter back; its number stays."""
    letter = queries.get_visible_letter(reach_of(request), pk)
    LETTERS.answer("withdraw", reach_of(request), letter).require()
    form = ReasonForm(request.POST or None)
    done = _("The letter is withdrawn. Its number stays and stands as void.")
    matter = Matter(_("Withdraw the letter"), done, letter_address(pk))
    return ask(request, form, lambda: actions.withdraw(acting(request), letter, form.cleaned_data["reason"]), matter)


@login_required
@require_GET
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """A file that was attached to an answer."""
    found = queries.get_visible_proof(reach_of(request), pk)
    return download(files.read(found.file_id), found.name)


def letter_address(pk: int) -> str:
    return reverse("supervision:letter", args=[pk])
