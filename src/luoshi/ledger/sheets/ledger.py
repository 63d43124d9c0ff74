"""The ledger as it stands now, as far as a table that came back is compared with it: in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from luoshi.ledger import queries
from luoshi.ledger.columns import Row, rows_of
from luoshi.ledger.models import Amendment, SheetUpload, Task
from luoshi.ledger.rules import TASKS
from luoshi.ledger.sheets.layout import subject_of
from luoshi.ledger.sheets.matching import Known
from luoshi.ledger.sheets.units import Names, names_for
from luoshi.ledger.states import AmendmentState
from luoshi.organizations.reach import Reach


@dataclass(frozen=True)
class Standing:
    """Tasks with their parts, what may be done to each, and which changes are proposed already."""

    rows: dict[int, Row]
    amendable: frozenset[int]
    nameable: frozenset[int]  # a lead may be named without an amendment
    proposed: frozenset[tuple[int, str, int | None]]  # task, kind, target
    names: Names


def known_tasks(reach: Reach | None, upload: SheetUpload) -> list[Known]:
    """Every task of the region that a row can be about."""
    tasks = queries.tasks_visible_to(reach).filter(plan__region=upload.region_id)
    facts = tasks.values_list("pk", "plan", "number", "no", "title", "section__title", "plan__title")
    return [
        Known(pk, plan, number or str(no), title, section or "", subject_of(plan_title))
        for pk, plan, number, no, title, section, plan_title in facts
    ]


def standing(reach: Reach | None, upload: SheetUpload, tasks: Iterable[int], on: date) -> Standing:
    """What stands of some tasks on a day."""
    wanted = queries.tasks_visible_to(reach).filter(pk__in=list(tasks))
    rows = {row.task.pk: row for row in rows_of(queries.with_parts(wanted, on), on)}
    open_ones = Amendment.objects.filter(state=AmendmentState.PROPOSED, task__in=list(rows))
    return Standing(
        rows,
        _those("amend", reach, rows),
        _those("name_lead", reach, rows),
        frozenset(open_ones.values_list("task", "kind", "target")),
        names_for(reach, upload.region, on),
    )


def _those(act: str, reach: Reach | None, tasks: Iterable[int]) -> frozenset[int]:
    """The tasks of some to which this may be done now."""
    return frozenset(Task.objects.filter(TASKS.query(act, reach), pk__in=list(tasks)).values_list("pk", flat=True))
