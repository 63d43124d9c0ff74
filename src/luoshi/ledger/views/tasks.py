"""The pages of tasks: the list, the same as a table to take along, one task, and naming its lead."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.core import clock
from luoshi.core.downloads import download
from luoshi.core.filters import chosen_filters
from luoshi.core.lists import COLUMNS, kept
from luoshi.core.paging import Page, paged
from luoshi.documents.rules import RULES
from luoshi.ledger import actions, queries
from luoshi.ledger.bulk_forms import BULK
from luoshi.ledger.columns import Row, columns_known
from luoshi.ledger.exporting import FORMATS
from luoshi.ledger.forms import LeadForm
from luoshi.ledger.leaders import leaders_by_post
from luoshi.ledger.listing import Listing, listing_of
from luoshi.ledger.rules import TASKS
from luoshi.ledger.saved import essence_of, views_for
from luoshi.ledger.states import PlanState
from luoshi.ledger.story import whole_story
from luoshi.ledger.wording import told
from luoshi.ledger.year_end import kin_of
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.organizations.queries import names_of


@login_required
@require_GET
def list_tasks(request: HttpRequest) -> HttpResponse:
    """All tasks that the person may see, under filters that combine, in the columns and order that he chose."""
    listing = listing_of(request.GET, reach_of(request), clock.today())
    return render(request, "ledger/tasks.html", list_context(request, listing))


def list_context(request: HttpRequest, listing: Listing) -> dict[str, Any]:
    """What stands on the page of the list."""
    reach, listed = reach_of(request), listing.rows()
    page: Page[Row] = paged(listed, request)
    return {
        "page": page,
        "rows": page.rows,
        "leads": listed.leads(),
        "form": listing.form,
        "chosen": chosen_filters(listing.form, request, {"section": partial(queries.section_title, reach)}),
        "headers": listing.shape.headers(request.GET),
        "columns": listing.shape.columns,
        "known": columns_known(),
        "kept": kept_by_forms(request.GET, listing),
        "essence": essence_of(request.GET),
        "views": views_for(reach, post_in(request), listing.on),
        "formats": tuple((name, str(one.label)) for name, one in FORMATS.items()),
        "bulk": tuple((key, str(kind.label)) for key, kind in BULK.items() if kind.is_open_to(reach)),
    }


def kept_by_forms(query: QueryDict, listing: Listing) -> dict[str, tuple[tuple[str, str], ...]]:
    """What each form of the page carries on of its address: all but what it asks itself."""
    return {
        "filters": tuple(kept(query, *listing.form.fields)),
        "columns": tuple(kept(query, COLUMNS)),
        "ticked": tuple(kept(query, "task", "all")),
    }


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered, sorted and laid out (or what is ticked of it), all of it, for a spreadsheet."""
    listing = listing_of(request.GET, reach_of(request), clock.today())
    chosen = FORMATS.get(request.GET.get("format", ""), FORMATS["csv"])
    name = _("Ledger %(day)s") % {"day": listing.on.isoformat()}
    made = chosen.made(listing.rows(), listing.shape.columns)
    return download(made, f"{name}.{chosen.ending}", chosen.media_type)


@login_required
@require_GET
def show_task(request: HttpRequest, pk: int) -> HttpResponse:
    """A task with the sentence it came from, who answers for it, its targets and its story."""
    return render(request, "ledger/task.html", task_context(request, pk, None))


def task_context(request: HttpRequest, pk: int, form: LeadForm | None) -> dict[str, Any]:
    reach, on = reach_of(request), clock.today()
    task = queries.get_task_with_parts(reach, pk, on)
    runs = task.plan.state == PlanState.RUNNING
    may_name_lead = runs and bool(TASKS.answer("name_lead", reach, task))
    return {
        "task": task,
        "names": names_of((one.unit_id for one in task.held if one.unit_id), on),  # type: ignore[attr-defined]
        "leaders": leaders_by_post((one.post_id for one in task.held if one.post_id), on),  # type: ignore[attr-defined]
        "story": whole_story(reach, task),
        "kin": kin_of(reach, task),
        "may_see_document": task.plan.document and bool(RULES.answer("see", reach, task.plan.document)),
        "form": (form or LeadForm(None, reach)) if may_name_lead else None,
        "proposed": told(queries.open_amendments(task), on),
        "may_amend": runs and bool(TASKS.answer("amend", reach, task)),
        "may_split": runs and bool(TASKS.answer("split", reach, task)),
        "may_complete": runs and bool(TASKS.answer("complete", reach, task)),
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
