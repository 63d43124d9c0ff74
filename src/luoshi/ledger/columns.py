"""The columns of a list of tasks: the page, the export and the API show the same ones.

Each takes a task as `queries.with_parts` gives it, with the names of units in `task.names`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from luoshi.core.registry import Column
from luoshi.ledger.models import Responsibility, Task
from luoshi.ledger.states import ResponsibilityRole
from luoshi.organizations.queries import names_of


class Row:
    """A task with what a list shows of it, ready to be shown without another query."""

    def __init__(self, task: Task, names: dict[int, str]) -> None:
        self.task = task
        self._names = names
        self._held: list[Responsibility] = task.held  # type: ignore[attr-defined]

    def units(self, *roles: str) -> list[str]:
        """The names of the units in some roles, the main lead first."""
        ordered = (one for role in roles for one in self._held if one.role == role and one.unit_id)
        return [self._names.get(one.unit_id or 0, one.as_written) for one in ordered]

    def targets(self) -> int:
        return len(self.task.aims)  # type: ignore[attr-defined]


def rows_of(tasks: Iterable[Task], on: date) -> list[Row]:
    """Tasks (with their parts) as rows; all names of units in one query."""
    tasks = list(tasks)
    units = {one.unit_id for task in tasks for one in task.held if one.unit_id}  # type: ignore[attr-defined]
    names = names_of(units, on)
    return [Row(task, names) for task in tasks]


LEADS = (ResponsibilityRole.MAIN, ResponsibilityRole.SHARE)

COLUMNS = (
    Column("number", _("No."), lambda row: row.task.number or row.task.no),
    Column("title", _("Task"), lambda row: row.task.title),
    Column("section", _("Section"), lambda row: row.task.section.title if row.task.section else ""),
    Column("lead", _("Main lead"), lambda row: row.units(*LEADS)),
    Column("co_leads", _("Co-leads"), lambda row: row.units(ResponsibilityRole.CO_LEAD)),
    Column("participants", _("Participants"), lambda row: row.units(ResponsibilityRole.PARTICIPANT)),
    Column("targets", _("Targets"), lambda row: row.targets()),
    Column("deadline", _("Deadline"), lambda row: row.task.deadline),
    Column("state", _("State"), lambda row: row.task.get_state_display()),
)
