"""The page that completes a target: what is missing is listed, and what is proposed says because of which word."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.core.errors import Forbidden
from luoshi.documents.kinds import propose
from luoshi.ledger import actions, queries
from luoshi.ledger.changes import version_on
from luoshi.ledger.completion_forms import CompletionForm
from luoshi.ledger.kinds import missing_in
from luoshi.ledger.models import Target
from luoshi.ledger.nodes import nodes_of
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import TargetKind
from luoshi.ledger.wording import version_in_words
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import form_page


@login_required
@form_page
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """What a target's words do not say, and the act that fills it in."""
    target = queries.get_visible_target(reach_of(request), pk)
    TASKS.answer("complete", reach_of(request), target.task).require()
    form = CompletionForm(target, request.POST or None)
    if form.is_valid() and form.attempt(lambda: fill_in(request, target, form)) is not None:
        messages.success(request, _("What was missing stands in the ledger now."))
        return redirect("ledger:task", target.task_id)
    context = {"target": target, "form": form, **gaps_of(target)}
    return render(request, "ledger/complete.html", context, status=422 if form.errors else 200)


def fill_in(request: HttpRequest, target: Target, form: CompletionForm) -> Target:
    kind = TargetKind(form.cleaned_data["kind"])
    return actions.complete_target(acting(request), target, kind, form.facts(), form.nodes())


def gaps_of(target: Target) -> dict[str, Any]:
    """What a target asks today, what is missing, and which word speaks for which kind."""
    version = version_on(target, clock.today())
    if version is None:
        raise Forbidden(_("This target holds from a later day; complete it then."))
    proposal = propose(target.words, version.comparator, version.amount, target.unit_label, version.due_on)
    return {
        "asked": version_in_words(version, target.unit_label),
        "missing": missing_in(TargetKind(target.kind), version),
        "nodes": nodes_of(version),
        "proposal": proposal,
    }
