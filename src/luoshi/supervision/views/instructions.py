"""The pages of instructions: the list, one with its answers, giving one on a task, answering, checking, taking back."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.downloads import download
from luoshi.core.paging import Page, paged
from luoshi.documents.actions import attach
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import Matter, ask, form_page
from luoshi.records import files
from luoshi.supervision import actions, instructions
from luoshi.supervision.actions.instructing import address
from luoshi.supervision.forms import CheckForm, ReasonForm
from luoshi.supervision.instruction_forms import InstructForm, InstructionAnswerForm
from luoshi.supervision.models import Instruction
from luoshi.supervision.rules import INSTRUCTION_REPLIES, INSTRUCTIONS, PROPOSALS, TASKS


@login_required
@require_GET
def list_instructions(request: HttpRequest) -> HttpResponse:
    """The instructions that the person may see: what waits first."""
    reach = reach_of(request)
    page: Page[Instruction] = paged(instructions.instructions_visible_to(reach), request)
    context = {"page": page, "on": clock.today(), "proposals": PROPOSALS.visible(reach).exists()}
    return render(request, "supervision/instructions.html", context)


@login_required
@require_GET
def show_instruction(request: HttpRequest, pk: int) -> HttpResponse:
    """An instruction, and what was answered."""
    reach = reach_of(request)
    one = instructions.get_visible_instruction(reach, pk)
    mine = set(instructions.to_check(reach).filter(instruction=one).values_list("pk", flat=True))
    context = {
        "instruction": one,
        "on": clock.today(),
        "replies": list(instructions.replies_of(one)),
        "may": {act: bool(INSTRUCTIONS.answer(act, reach, one)) for act in ("answer", "take_back")},
        "to_check": mine,
        "check_form": CheckForm(),
    }
    return render(request, "supervision/instruction.html", context)


@login_required
@form_page
def instruct(request: HttpRequest, task: int) -> HttpResponse:
    """Writes an instruction on a task, or enters what a leader wrote on paper."""
    reach = reach_of(request)
    found = instructions.get_visible_task(reach, task)
    TASKS.answer("instruct", reach, found).require()
    form = InstructForm(request.POST or None, reach, found)

    def perform() -> Any:
        given = form.cleaned_data
        return actions.instruct(acting(request), found, given["post"], list(given["units"]), form.wording)

    what = _("Instruction on “%(task)s”") % {"task": found.title}
    done = _("The instruction is given; its units were told.")
    return ask(request, form, perform, Matter(what, done, reverse("ledger:task", args=[task])))


@login_required
@form_page
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers an instruction."""
    one = instructions.get_visible_instruction(reach_of(request), pk)
    INSTRUCTIONS.answer("answer", reach_of(request), one).require()
    form = InstructionAnswerForm(request.POST or None, request.FILES or None)

    def perform() -> Any:
        act, given = acting(request), form.cleaned_data
        proofs = attach(act, one.region, [file for file in given["proofs"] if file])
        return actions.answer_instruction(act, one, given["words"], proofs)

    done = _("The answer is sent. The leader was told.")
    return ask(request, form, perform, Matter(_("Answer the instruction"), done, address(one)))


@login_required
@form_page
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Accepts an answer, which ends the instruction, or returns it."""
    reply = instructions.get_visible_reply(reach_of(request), pk)
    INSTRUCTION_REPLIES.answer("check", reach_of(request), reply).require()
    form = CheckForm(request.POST or None)
    accept = "accept" in request.POST
    done = _("The instruction is carried out.") if accept else _("The answer is returned. The unit was told.")

    def perform() -> Any:
        return actions.check_instruction(acting(request), reply, accept, form.cleaned_data["message"])

    buttons = [("accept", _("Accept: it is carried out")), ("return", _("Return"))]
    matter = Matter(_("Check the answer"), done, address(reply.instruction), buttons=buttons)
    return ask(request, form, perform, matter)


@login_required
@form_page
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes an instruction back."""
    one = instructions.get_visible_instruction(reach_of(request), pk)
    INSTRUCTIONS.answer("take_back", reach_of(request), one).require()
    form = ReasonForm(request.POST or None)
    matter = Matter(
        _("Take the instruction back"), _("The instruction is taken back; its unit was told."), address(one)
    )
    return ask(request, form, lambda: actions.take_back(acting(request), one, form.cleaned_data["reason"]), matter)


@login_required
@require_GET
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """A file that was sent with an answer."""
    found = instructions.get_visible_proof(reach_of(request), pk)
    return download(files.read(found.file_id), found.name)
