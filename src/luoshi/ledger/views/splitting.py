"""The page that splits a task among the units that lead it together."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.ledger import actions, queries
from luoshi.ledger.models import Task
from luoshi.ledger.rules import TASKS
from luoshi.ledger.splitting_forms import SplitForm
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import form_page


@login_required
@form_page
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Each target gets its lead, and what no target says stands in words."""
    task = queries.get_visible_task(reach_of(request), pk)
    TASKS.answer("split", reach_of(request), task).require()
    form = SplitForm(task, request.POST or None)
    if form.is_valid() and form.attempt(lambda: perform(request, task, form)) is not None:
        messages.success(request, _("The task is split: every target has its lead. It can be dispatched."))
        return redirect("ledger:task", pk)
    return render(request, "ledger/split.html", {"task": task, "form": form}, status=422 if form.errors else 200)


def perform(request: HttpRequest, task: Task, form: SplitForm) -> Task:
    return actions.split_task(acting(request), task, form.split(), form.cleaned_data["reason"])
