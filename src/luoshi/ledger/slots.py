"""What the ledger shows on lower rooms' pages, what waits in it, and how it is searched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import (
    Hit,
    Hits,
    OpenItem,
    OpenItems,
    Searcher,
    Slot,
    Topic,
    open_items,
    searchers,
    slots,
    topics,
)
from luoshi.documents.models import Document
from luoshi.documents.rules import RULES
from luoshi.ledger.duties import parts_of
from luoshi.ledger.models import Amendment, Plan, Task
from luoshi.ledger.narrowing import Filters, narrowed
from luoshi.ledger.queries import tasks_visible_to, waiting_amendments
from luoshi.ledger.rules import TASKS
from luoshi.ledger.sheets.uploads import waiting_sheets
from luoshi.ledger.states import TaskState
from luoshi.ledger.wording import told
from luoshi.organizations.acting import reach_of
from luoshi.organizations.models import Unit
from luoshi.organizations.reach import Reach


def adoption_of(request: HttpRequest, document: Document) -> dict[str, Any]:
    """On a document's page: the way into the ledger, or the plan that it became."""
    reach = reach_of(request)
    return {
        "document": document,
        "plan": Plan.objects.filter(document=document).first(),
        "may_adopt": bool(RULES.answer("adopt", reach, document)),
    }


def duties_of(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """On a unit's page: what it leads and what it joins, as far as the reader may see it."""
    visible, on = tasks_visible_to(reach_of(request)), clock.today()
    leads = narrowed(visible, Filters(unit=unit.pk, leading=True), on)
    joins = narrowed(visible, Filters(unit=unit.pk), on).exclude(pk__in=leads.values("pk"))
    return {
        "unit": unit,
        "parts": parts_of(unit.pk, visible, on),
        "leads": leads.select_related("plan", "section"),
        "joins": joins.select_related("plan", "section"),
    }


def tasks_unled(reach: Reach, on: date) -> QuerySet[Task]:
    """The tasks for which a person may name the lead that is missing."""
    open_ones = tasks_visible_to(reach).filter(state__in=(TaskState.UNLED, TaskState.TO_SPLIT))
    return open_ones.filter(TASKS.query("name_lead", reach))


def unled(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Tasks that nobody leads yet wait for the supervision office."""
    for task in tasks_unled(reach, on).select_related("plan").order_by("state", "plan", "no"):
        split = task.state == TaskState.TO_SPLIT
        what = _("Split “%(task)s” among its leads") if split else _("Name the lead of “%(task)s”")
        address = reverse("ledger:split" if split else "ledger:task", args=[task.pk])
        yield OpenItem("ledger.unled", task.plan.title, what % {"task": task.title}, None, address)


def single_changes(reach: Reach, on: date) -> QuerySet[Amendment]:
    """The changes that wait for a person's decision one by one."""
    return waiting_amendments(reach).filter(upload__isnull=True)


def undecided(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Changes that others proposed wait for who may decide."""
    for change in told(single_changes(reach, on), on):
        task = change.amendment.task
        what = _("Decide on a change to “%(task)s”. %(change)s") % {"task": task.title, "change": change.sentence()}
        address = reverse("ledger:amendment", args=[change.amendment.pk])
        yield OpenItem("ledger.undecided", task.plan.title, what, None, address)


def undecided_tables(reach: Reach, on: date) -> Iterator[OpenItem]:
    """What others proposed by a table waits as one thing."""
    for upload in waiting_sheets(reach):
        what = _("Decide on the changes of the table “%(name)s”") % {"name": upload.name}
        yield OpenItem("ledger.tables", _("Ledger"), what, None, reverse("ledger:sheet", args=[upload.pk]))


def found_tasks(reach: Reach, words: str, limit: int) -> Hits:
    """Tasks whose title or words hold what is searched."""
    tasks = narrowed(tasks_visible_to(reach), Filters(words=words), clock.today())
    first = tasks.select_related("plan")[:limit]
    return Hits(
        tasks.count(), [Hit(task.title, reverse("ledger:task", args=[task.pk]), task.plan.title) for task in first]
    )


slots.add("documents.document", Slot("ledger/_adoption.html", adoption_of))
slots.add("organizations.unit", Slot("ledger/_duties.html", duties_of))
open_items.add("ledger.unled", OpenItems("ledger.unled", unled, tasks_unled))
open_items.add("ledger.undecided", OpenItems("ledger.undecided", undecided, single_changes))
open_items.add("ledger.tables", OpenItems("ledger.tables", undecided_tables, lambda reach, on: waiting_sheets(reach)))
searchers.add(
    "ledger.task",
    Searcher(
        "ledger.task",
        gettext_lazy("Tasks"),
        found_tasks,
        lambda words: f"{reverse('ledger:list')}?{urlencode({'words': words})}",
    ),
)
topics.add("ledger", Topic("ledger", gettext_lazy("The ledger")))
