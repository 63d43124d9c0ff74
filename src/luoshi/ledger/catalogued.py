"""What the catalogue of duties says of a task: who may answer for it, and what is no township's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest

from luoshi.core import clock
from luoshi.core.registry import Slot, slots
from luoshi.documents.catalogued import catalogue_of, doubts_in
from luoshi.documents.desk import Line
from luoshi.documents.models import Document
from luoshi.ledger.models import Amendment, Responsibility, Task
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import LEADING, AmendmentKind
from luoshi.organizations.acting import reach_of
from luoshi.organizations.catalogue.suggesting import Doubt, Given, Suggestion, catalogue_for, towns_among
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach


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


def doubts_before_adoption(
    reach: Reach | None, document: Document, lines: Sequence[Line], on: date
) -> list[tuple[str, list[Doubt]]]:
    """The tasks that a document gives to townships whose own they are not, by title, before anything is adopted."""
    found = doubts_in(catalogue_of(reach, document, on), document, lines, on)
    return [(line.task.value["title"], found[line.task.key]) for line in lines if line.task.key in found]


slots.add("ledger.task", Slot("ledger/_by_catalogue.html", by_catalogue))
