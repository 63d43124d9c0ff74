"""The pages of tasks: the list, the same as a table to take along, one task, and naming its lead."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.core import clock
from luoshi.core.filters import chosen_filters
from luoshi.core.paging import Page, paged
from luoshi.documents.rules import RULES
from luoshi.ledger import actions, queries
from luoshi.ledger.columns import COLUMNS, rows_of
from luoshi.ledger.exporting import csv_of
from luoshi.ledger.forms import FilterForm, LeadForm
from luoshi.ledger.leaders import leaders_by_post
from luoshi.ledger.models import Task
from luoshi.ledger.narrowing import narrowed
from luoshi.ledger.rules import TASKS
from luoshi.ledger.story import story_of
from luoshi.ledger.wording import told
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.queries import names_of


@login_required
@require_GET
def list_tasks(request: HttpRequest) -> HttpResponse:
    """All tasks that the person may see, narrowed by filters that combine."""
    reach, on = reach_of(request), clock.today()
    form = FilterForm(request.GET, reach)
    filters = form.filters()
    tasks = narrowed(queries.tasks_visible_to(reach), filters, on)
    page: Page[Task] = paged(queries.with_parts(tasks, on), request)
    context = {
        "page": page,
        "rows": rows_of(page.rows, on),
        "columns": COLUMNS,
        "form": form,
        "chosen": chosen_filters(form, request, {"section": partial(queries.section_title, reach)}),
        "leads": queries.leads_among(tasks, on),
    }
    return render(request, "ledger/tasks.html", context)


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered, all of it, as a table for a spreadsheet."""
    reach, on = reach_of(request), clock.today()
    tasks = narrowed(queries.tasks_visible_to(reach), FilterForm(request.GET, reach).filters(), on)
    name = _("Ledger %(day)s.csv") % {"day": on.isoformat()}
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    rows = rows_of(queries.with_parts(tasks, on), on)
    return HttpResponse(csv_of(rows), content_type="text/csv; charset=utf-8", headers=headers)


@login_required
@require_GET
def show_task(request: HttpRequest, pk: int) -> HttpResponse:
    """A task with the sentence it came from, who answers for it, its targets and its story."""
    return render(request, "ledger/task.html", task_context(request, pk, None))


def task_context(request: HttpRequest, pk: int, form: LeadForm | None) -> dict[str, Any]:
    reach, on = reach_of(request), clock.today()
    task = queries.get_task_with_parts(reach, pk, on)
    may_name_lead = bool(TASKS.answer("name_lead", reach, task))
    return {
        "task": task,
        "names": names_of((one.unit_id for one in task.held if one.unit_id), on),  # type: ignore[attr-defined]
        "leaders": leaders_by_post((one.post_id for one in task.held if one.post_id), on),  # type: ignore[attr-defined]
        "story": story_of(task),
        "may_see_document": task.plan.document and bool(RULES.answer("see", reach, task.plan.document)),
        "form": (form or LeadForm(None, reach)) if may_name_lead else None,
        "proposed": told(queries.open_amendments(task), on),
        "may_amend": bool(TASKS.answer("amend", reach, task)),
        "may_complete": bool(TASKS.answer("complete", reach, task)),
        "may_name_leader": bool(TASKS.answer("name_leader", reach, task)),
        "may_release_leader": bool(TASKS.answer("release_leader", reach, task)),
    }


@login_required
@require_POST
def name_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Names the main lead of a task that has none."""
    reach = reach_of(request)
    task = queries.get_visible_task(reach, pk)
    TASKS.answer("name_lead", reach, task).require()
    form = LeadForm(request.POST, reach)
    if form.is_valid():
        actions.name_lead(acting(request), task, form.cleaned_data["unit"], form.cleaned_data["reason"])
        messages.success(request, _("The task has its lead and can be dispatched."))
        return redirect("ledger:task", pk)
    return render(request, "ledger/task.html", task_context(request, pk, form), status=422)
