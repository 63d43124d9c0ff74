"""What goes on paper: a sheet for each task, the ledger of a plan as a table; gathered first, then drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.core.errors import Invalid, Unknown
from luoshi.core.figures import in_figures
from luoshi.core.printing import pdf_of
from luoshi.ledger import queries
from luoshi.ledger.columns import LEADS, Row, rows_of
from luoshi.ledger.models import Plan, Target, TargetVersion, Task
from luoshi.ledger.nodes import Node, nodes_of
from luoshi.ledger.states import ResponsibilityRole, TaskState
from luoshi.ledger.wording import Told, asks, told
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach
from luoshi.records.chain import head_of

#: How a sheet is set, from the widest to the tightest.
SETTINGS = ("wide", "tight")

#: The most tasks that are printed at once.
MOST = 500


@dataclass(frozen=True)
class Stamp:
    """When something was printed, and how many entries the log had then."""

    at: datetime
    entries: int

    def around_pages(self) -> list[str]:
        """The words before, between and after the numbers of a page and of all pages."""
        return re.split(r"\{\w+\}", _("page {page} of {pages}"))


def stamped() -> Stamp:
    """The stamp of this moment; take it before the rows are read, so that it never promises what came later."""
    return Stamp(clock.now(), head_of().seq)


@dataclass(frozen=True)
class Aim:
    """A target as it stands on paper; `lead` where the task is split among its leads."""

    indicator: str
    asked: str
    due_on: date | None
    baseline: str
    nodes: Sequence[Node]
    unit: str
    lead: str


@dataclass(frozen=True)
class Line:
    """A task as it stands on its sheet and in the printed ledger."""

    row: Row
    aims: Sequence[Aim]
    changes: Sequence[Told] = ()

    @property
    def task(self) -> Task:
        return self.row.task

    @property
    def due_on(self) -> date | None:
        """Its deadline; where it has none, the day on which all its targets are due."""
        days = {aim.due_on for aim in self.aims}
        return self.task.deadline or (days.pop() if len(days) == 1 else None)

    @property
    def rest(self) -> str:
        """The document's words after the title."""
        return self.task.statement.removeprefix(self.task.title).lstrip("。．. ")

    def is_split(self) -> bool:
        """Whether its targets have leads of their own."""
        return any(aim.lead for aim in self.aims)

    def is_shared(self) -> bool:
        """Whether several units lead it together, none of them alone."""
        return bool(self.row.units(ResponsibilityRole.SHARE))

    def leads(self) -> list[str]:
        """The main lead, or those who lead a share each."""
        return self.row.units(*LEADS)

    def co_leads(self) -> list[str]:
        return self.row.units(ResponsibilityRole.CO_LEAD)

    def participants(self) -> list[str]:
        return self.row.units(ResponsibilityRole.PARTICIPANT)


def sheets_of(reach: Reach, chosen: Iterable[int], on: date) -> list[Line]:
    """Tasks for their sheets, in the order of their plans and in a fixed number of queries.

    Raises Unknown where one of them cannot be seen, Invalid for none or too many.
    """
    wanted = set(chosen)
    if not 0 < len(wanted) <= MOST:
        raise Invalid(_("Choose between 1 and %(most)s tasks to print.") % {"most": MOST})
    tasks = queries.tasks_visible_to(reach).filter(pk__in=wanted)
    lines = lines_of(tasks.select_related("plan__document"), on)
    if len(lines) != len(wanted):
        raise Unknown
    changes = told(queries.approved_amendments([line.task for line in lines]), on)
    return [replace(line, changes=[one for one in changes if one.amendment.task_id == line.task.pk]) for line in lines]


def lines_of(tasks: QuerySet[Task], on: date) -> list[Line]:
    """Tasks as they stand on paper on a day."""
    rows = rows_of(queries.with_target_leads(tasks, on), on)
    led = [one for row in rows for target in aims_in(row) for one in target.led_by]  # type: ignore[attr-defined]
    names = names_of({one.unit_id for one in led}, on)
    return [Line(row, [_aim(target, names) for target in aims_in(row)]) for row in rows]


def aims_in(row: Row) -> list[Target]:
    aims: list[Target] = row.task.aims
    return aims


def _aim(target: Target, names: Mapping[int, str]) -> Aim:
    versions, led_by = target.newest_first, target.led_by  # type: ignore[attr-defined]
    version: TargetVersion | None = versions[0] if versions else None
    return Aim(
        target.indicator,
        asks(version.comparator, version.amount, target.unit_label, None) if version else "",
        version.due_on if version else None,
        in_figures(version.baseline) if version and version.baseline is not None else "",
        nodes_of(version) if version else [],
        target.unit_label,
        "、".join(names.get(one.unit_id, "") for one in led_by),
    )


def sheets_context(sheets: Sequence[Line], stamp: Stamp) -> dict[str, Any]:
    """What the page of sheets is filled with."""
    title = sheets[0].task.title if len(sheets) == 1 else _("%(n)s tasks") % {"n": len(sheets)}
    return {"sheets": sheets, "stamp": stamp, "title": title}


def pdf_of_sheets(sheets: Sequence[Line], stamp: Stamp) -> bytes:
    """A PDF with one A4 page for each task; one that is too long even when set tight goes on to a second."""
    return pdf_of(_settings_of(sheet, stamp) for sheet in sheets)


def _settings_of(sheet: Line, stamp: Stamp) -> Iterator[str]:
    for setting in SETTINGS:
        yield render_to_string("ledger/print_sheets.html", sheets_context([sheet], stamp) | {"setting": setting})


def ledger_context(plan: Plan, reach: Reach, on: date, narrow: bool, stamp: Stamp) -> dict[str, Any]:
    """What the printed ledger of a plan is filled with, as far as the person sees it."""
    tasks = queries.tasks_visible_to(reach).filter(plan=plan)
    asked = tasks.exclude(state=TaskState.SUPPORT)
    lines = lines_of(tasks, on)
    supporting = sum(line.task.state == TaskState.SUPPORT for line in lines)
    return {
        "plan": plan,
        "title": plan.title,
        "lines": lines,
        "asked": len(lines) - supporting,
        "supporting": supporting,
        "leads": queries.leads_among(asked, on),
        "narrow": narrow,
        "stamp": stamp,
    }


def pdf_of_ledger(context: dict[str, Any]) -> bytes:
    """The printed ledger, as many pages as it needs."""
    return pdf_of([[render_to_string("ledger/print_ledger.html", context)]])
