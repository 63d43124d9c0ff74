"""The columns of a list of tasks: the page, the exports and the API show the same ones.

Each takes a row as `rows_of` makes it from tasks with their parts. Upper rooms add theirs to
`core.registry.columns` under the name of the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from luoshi.core import calendar, clock
from luoshi.core.addresses import address_of, addresses_of
from luoshi.core.cells import markup
from luoshi.core.registry import Column, columns
from luoshi.ledger.leaders import Leader, leaders_by_post
from luoshi.ledger.models import Amendment, Responsibility, Target, Task
from luoshi.ledger.narrowing import LIST
from luoshi.ledger.states import AmendmentState, ResponsibilityRole, TaskState
from luoshi.ledger.wording import version_in_words
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import on_day


@dataclass(frozen=True)
class Around:
    """What the rows of a page have in common; leaders and targets are asked for once a row is."""

    names: Mapping[int, str]
    leaders: Callable[[], Mapping[int, Leader]]
    aims: Callable[[], Mapping[int, Sequence[Target]]]


class Row:
    """A task with what a list shows of it, ready to be shown without another query.

    `task` is a Task, or what the list has asked of one (`listed.FIELDS` and what the columns add).
    """

    def __init__(self, task: Any, held: Sequence[Any], around: Around) -> None:
        self.task, self._held, self._around = task, held, around

    def units(self, *roles: str) -> list[str]:
        """The names of the units in some roles, the main lead first."""
        return [name for _unit, name in self.parts(*roles)]

    def parts(self, *roles: str) -> list[tuple[int, str]]:
        """The units in some roles of the whole task, each with its name."""
        return [part for role in roles for part in self._parts.get(role, ())]

    @cached_property
    def _parts(self) -> dict[str, list[tuple[int, str]]]:
        """The units of the whole task by their roles."""
        found: dict[str, list[tuple[int, str]]] = {}
        for one in self._held:
            if one.unit_id and not one.target_id:
                part = one.unit_id, self._around.names.get(one.unit_id, one.as_written)
                found.setdefault(one.role, []).append(part)
        return found

    def leaders(self) -> list[str]:
        """Who heads the task: the holder of the post (its title while it is vacant), or whom the document names."""
        known = self._around.leaders()
        heads = (one for one in self._held if one.role == ResponsibilityRole.LEADER)
        return [_called(one, known.get(one.post_id or 0)) for one in heads]

    def asked(self) -> list[str]:
        """What each target asks today, in words."""
        return [
            f"{aim.indicator} {version_in_words(version, aim.unit_label)}".strip()
            for aim in self._around.aims().get(self.task.pk, ())
            for version in aim.newest_first[:1]  # type: ignore[attr-defined]
        ]

    def days_left(self) -> int | None:
        """Working days until the deadline; nothing where a notice still to come may change them."""
        if self.task.deadline is None:
            return None
        left = calendar.workdays_until(clock.today(), self.task.deadline)
        return None if left.provisional else left.days


def _called(one: Responsibility, leader: Leader | None) -> str:
    return (leader.holder or leader.title) if leader else one.as_written


def rows_of(tasks: Iterable[Task], on: date) -> list[Row]:
    """Tasks (with their parts) as rows, in a fixed number of queries."""
    tasks = list(tasks)
    held = [one for task in tasks for one in task.held]  # type: ignore[attr-defined]
    around = around_of(held, on, lambda: {task.pk: task.aims for task in tasks})  # type: ignore[attr-defined]
    return [Row(task, task.held, around) for task in tasks]  # type: ignore[attr-defined]


def around_of(held: Sequence[Any], on: date, aims: Callable[[], Mapping[int, Sequence[Target]]]) -> Around:
    """The names of all units that hold something in the rows in a fixed number of queries, and the rest unasked."""
    names = names_of({one.unit_id for one in held if one.unit_id}, on)
    leaders = cache(lambda: leaders_by_post({one.post_id for one in held if one.post_id}, on))
    return Around(names, leaders, cache(aims))


def _linked() -> Callable[[Row], SafeString]:
    """The title, which opens the task; a line carried over (结转) has a mark that opens where it comes from."""
    address = addresses_of("ledger:task")

    def written(row: Row) -> SafeString:
        title = markup('<a data-open href="{}">{}</a>', address(row.task.pk), row.task.title)
        return markup("{} {}", title, carried_mark(row.task.pk)) if row.task.carried_from_id else title

    return written


def carried_mark(line: int) -> SafeString:
    """That a line was carried over; it leads to where its page tells from which one, whoever may open that."""
    told = _("Carried over: opens where it comes from")
    address = f"{address_of('ledger:task', line)}#carried-from"
    return markup('<a class="state" href="{}" title="{}">{}</a>', address, told, pgettext("mark", "Carried over"))


def _state(state: TaskState) -> SafeString:
    return markup('<span class="state">{}</span>', state.label)


def _counted(rows: QuerySet[Any]) -> Callable[[], Any]:
    """How many rows of a task there are, as an expression."""
    counted = rows.filter(task=OuterRef("pk")).order_by().values("task").annotate(n=Count("pk")).values("n")
    return lambda: Coalesce(Subquery(counted), 0)


def _lead_name() -> Subquery:
    """The name of the main lead today."""
    on = clock.today()
    held = Responsibility.objects.filter(on_day(on), on_day(on, "unit__versions__"), target__isnull=True)
    main = held.filter(task=OuterRef("pk"), role=ResponsibilityRole.MAIN)
    return Subquery(main.values("unit__versions__name")[:1])


_targets = _counted(Target.objects.all())
_changes = _counted(Amendment.objects.filter(state=AmendmentState.PROPOSED))


def _with(**needed: Callable[[], Any]) -> Callable[[QuerySet[Task]], QuerySet[Task]]:
    """What adds to tasks what a column needs, by name."""
    return lambda tasks: tasks.annotate(**{name: value() for name, value in needed.items()})


LEADS = (ResponsibilityRole.MAIN, ResponsibilityRole.SHARE)

#: Those that stand there at first, then those that can be added; in this order on every list.
COLUMNS = (
    Column("number", _("No."), lambda row: row.task.number or row.task.no, sort="no", kind="no"),
    Column("title", _("Task"), lambda row: row.task.title, sort="title", kind="clamp", show=_linked),
    Column(
        "section",
        _("Section"),
        lambda row: row.task.section_title or "",
        sort="section__no",
        annotate=_with(section_title=lambda: F("section__title")),
        kind="clamp",
    ),
    Column(
        "plan",
        _("Plan"),
        lambda row: row.task.plan_title,
        sort="plan__title",
        annotate=_with(plan_title=lambda: F("plan__title")),
        kind="clamp",
        at_first=False,
    ),
    Column("lead", _("Main lead"), lambda row: row.units(*LEADS), sort=_lead_name, kind="clamp"),
    Column("co_leads", _("Co-leads"), lambda row: row.units(ResponsibilityRole.CO_LEAD), kind="clamp"),
    Column("participants", _("Participants"), lambda row: row.units(ResponsibilityRole.PARTICIPANT), kind="clamp"),
    Column("leaders", _("Headed by"), lambda row: row.leaders(), kind="clamp", at_first=False),
    Column(
        "targets",
        _("Targets"),
        lambda row: row.task.target_count,
        sort=_targets,
        annotate=_with(target_count=_targets),
        kind="number",
    ),
    Column("asked", _("What the targets ask"), lambda row: row.asked(), kind="clamp", at_first=False),
    Column("deadline", _("Deadline"), lambda row: row.task.deadline, sort="deadline", kind="day"),
    Column(
        "days_left",
        _("Working days left"),
        lambda row: row.days_left(),
        sort="deadline",
        kind="number",
        at_first=False,
    ),
    Column("state", _("State"), lambda row: TaskState(row.task.state), sort="state", look=_state),
    Column(
        "changes",
        _("Open changes"),
        lambda row: row.task.open_changes,
        sort=_changes,
        annotate=_with(open_changes=_changes),
        kind="number",
        at_first=False,
    ),
)


def columns_known() -> tuple[Column, ...]:
    """All columns of the list, those of upper rooms last."""
    return (*COLUMNS, *columns.named(LIST))
