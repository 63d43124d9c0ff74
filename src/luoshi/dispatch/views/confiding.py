"""The page on which the office says how sure it is of a task's delivery."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.dispatch import actions, queries
from luoshi.dispatch.forms import JudgementForm
from luoshi.dispatch.rules import TASKS
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@form_page
def judge_delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """Judges a task's delivery, beside its light."""
    reach = reach_of(request)
    task = queries.get_visible_task(reach, pk)
    TASKS.answer("judge_delivery", reach, task).require()
    form = JudgementForm(request.POST or None)
    matter = Matter(
        _("Judge the delivery of “%(task)s”") % {"task": task.title},
        _("The judgement stands beside the light, with your name and your reason. The light stays as it is computed."),
        reverse("ledger:task", args=[task.pk]),
    )

    def perform() -> object:
        given = form.cleaned_data
        return actions.judge_delivery(acting(request), task, given["confidence"], given["reason"])

    return ask(request, form, perform, matter)
