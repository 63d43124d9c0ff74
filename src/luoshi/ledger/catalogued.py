"""What the catalogue of duties says of a task: who may answer for it, and what is no township's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest

from luoshi.core import clock
from luoshi.core.registry import Slot, slots
from luoshi.documents.catalogued import catalogue_of, doubts_in
from luoshi.documents.desk import Line
from luoshi.documents.models import Document
from luoshi.ledger.models import Amendment, Plan, Responsibility, Task
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import LEADING, AmendmentKind
from luoshi.organizations.acting import reach_of
from luoshi.organizations.catalogue.suggesting import Doubt, Given, Suggestion, catalogue_for, towns_among
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach, on_day


def by_catalogue(request: HttpRequest, task: Task) -> dict[str, Any]:
    """On a task's page: who may answer where the lead is to be named, and which township is given what is not its own.

    `task` has what is `held` of it (`queries.with_parts`).
    """
    reach, on = reach_of(request), clock.today()
    to_name = bool(TASKS.answer("name_lead", reach, task))
    held: list[Responsibility] = [one for one in task.held if one.unit_id]  # type: ignore[attr-defined]
    towns = towns_among((one.unit_id for one in held if one.unit_id), on)
    if not (to_name or towns):
        return {}
    catalogue = catalogue_for(reach, task.plan.region_id, on)
    given = given_to_towns(((one.unit_id, one.role in LEADING) for one in held if one.unit_id in towns), on)
    return {
        "suggested": catalogue.suggested(task.statement) if to_name else [],
        "doubts": catalogue.doubts(task.statement, given),
    }


def given_to_towns(parts: Iterable[tuple[int | None, bool]], on: date) -> list[Given]:
    """Townships by (unit, whether it leads), with their names of a day."""
    parts = list(parts)
    names = names_of((unit for unit, _leads in parts if unit), on)
    return [Given(unit, names.get(unit or 0, ""), leads) for unit, leads in parts]


def suggested_for(reach: Reach, task: Task) -> list[Suggestion]:
    """Who may answer for a task that is to get another lead."""
    return catalogue_for(reach, task.plan.region_id, clock.today()).suggested(task.statement)


def doubts_about(reach: Reach, amendment: Amendment) -> list[Doubt]:
    """The doubt that a change of the main lead gives the task to a township whose own it is not."""
    on = clock.today()
    if amendment.kind != AmendmentKind.LEAD or not towns_among([amendment.unit_id or 0], on):
        return []
    task = amendment.task
    given = given_to_towns([(amendment.unit_id, True)], on)
    return catalogue_for(reach, task.plan.region_id, on).doubts(task.statement, given)


def doubts_of_plan(reach: Reach | None, plan: Plan, on: date) -> list[tuple[str, list[Doubt]]]:
    """The tasks of a plan that townships have and that are not their own, by title, before they are asked about."""
    held = Responsibility.objects.filter(on_day(on), task__plan=plan, unit__isnull=False).order_by("task__no", "pk")
    parts = [(one.task_id, one.unit_id, one.role in LEADING) for one in held]
    towns = towns_among((unit for _task, unit, _leads in parts if unit), on)
    return _doubted(reach, plan.region_id, [one for one in parts if one[1] in towns], on)


def doubts_if_led(reach: Reach, tasks: Sequence[Task], unit: Unit, on: date) -> list[tuple[str, list[Doubt]]]:
    """The tasks that would not be a township's own, by title, before it is named as the lead of many."""
    if not towns_among([unit.pk], on):
        return []
    by_region: dict[int, list[tuple[int, int | None, bool]]] = defaultdict(list)
    for task in tasks:
        by_region[task.plan.region_id].append((task.pk, unit.pk, True))
    return [one for region, parts in by_region.items() for one in _doubted(reach, region, parts, on)]


def _doubted(
    reach: Reach | None, region: int, parts: Sequence[tuple[int, int | None, bool]], on: date
) -> list[tuple[str, list[Doubt]]]:
    """The doubts by title of the task, of (task, township, whether it leads)."""
    if not parts:
        return []
    catalogue = catalogue_for(reach, region, on)
    tasks = Task.objects.in_bulk([task for task, _unit, _leads in parts])
    given = given_to_towns(((unit, leads) for _task, unit, leads in parts), on)
    by_task: dict[int, list[Given]] = defaultdict(list)
    for (task, _unit, _leads), one in zip(parts, given, strict=True):
        by_task[task].append(one)
    found = ((tasks[pk], catalogue.doubts(tasks[pk].statement, towns)) for pk, towns in by_task.items())
    return [(task.title, doubts) for task, doubts in found if doubts]


def doubts_before_adoption(
    reach: Reach | None, document: Document, lines: Sequence[Line], on: date
) -> list[tuple[str, list[Doubt]]]:
    """The tasks that a document gives to townships whose own they are not, by title, before anything is adopted."""
    found = doubts_in(catalogue_of(reach, document, on), document, lines, on)
    return [(line.task.value["title"], found[line.task.key]) for line in lines if line.task.key in found]


slots.add("ledger.task", Slot("ledger/_by_catalogue.html", by_catalogue))
