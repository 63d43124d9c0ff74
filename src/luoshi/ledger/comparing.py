"""A plan on two days: what each line said then and then, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.core.dates import in_words, local_day
from luoshi.ledger.models import Amendment, Responsibility, TargetVersion, Task
from luoshi.ledger.states import LEADING, AmendmentKind, AmendmentState, ResponsibilityRole
from luoshi.ledger.wording import version_in_words
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import on_day

#: Which fact of a line: its leads in a role, its deadline, or one of its targets by id.
Key = tuple[str, int]


@dataclass(frozen=True)
class Fact:
    """One fact of a line as it was on a day: what it is called, and what it said."""

    label: str
    words: str


@dataclass(frozen=True)
class Difference:
    """A fact that is another one on the second day; "" where there was or is none."""

    task: Task
    label: str
    then: str
    now: str


Said = dict[int, dict[Key, Fact]]


def differences(tasks: list[Task], then: date, now: date) -> list[Difference]:
    """The facts of lines that are others on the second day, in a fixed number of queries."""
    before, after = said_on(tasks, then), said_on(tasks, now)
    return [one for task in tasks for one in _between(task, before[task.pk], after[task.pk])]


def _between(task: Task, before: dict[Key, Fact], after: dict[Key, Fact]) -> Iterator[Difference]:
    for key in dict.fromkeys([*before, *after]):
        then, now = before.get(key), after.get(key)
        if then != now:
            label = (now or then or Fact("", "")).label
            yield Difference(task, label, then.words if then else "", now.words if now else "")


def said_on(tasks: list[Task], on: date) -> Said:
    """What each task (with its plan) said on a day; nothing before its plan was adopted."""
    adopted = [task for task in tasks if local_day(task.plan.adopted_at) <= on]
    said: Said = {task.pk: {} for task in tasks}
    facts = (_leads, _deadlines, _targets, _leads_of_targets, _wordings)
    for pk, key, fact in (told for ask in facts for told in ask(adopted, on)):
        said[pk][key] = fact
    return said


Told = tuple[int, Key, Fact]  # a task's fact


#: Who answers for a whole task, as far as amendments change it.
ROLES = (*LEADING, ResponsibilityRole.PARTICIPANT)


def _leads(tasks: list[Task], on: date) -> Iterator[Told]:
    held = Responsibility.objects.filter(on_day(on), task__in=tasks, role__in=ROLES, target__isnull=True)
    rows = list(held.order_by("no", "pk").values_list("task", "role", "unit"))
    names = names_of((unit for _task, _role, unit in rows if unit), on)
    for place, role in enumerate(ROLES):
        led: dict[int, list[str]] = {}
        for task, _role, unit in (row for row in rows if row[1] == role):
            led.setdefault(task, []).append(names.get(unit or 0, ""))
        for task, units in led.items():
            yield task, ("lead", place), Fact(str(role.label), "、".join(units))


def _taken_back(tasks: list[Task], kind: AmendmentKind, on: date) -> QuerySet[Amendment]:
    """The approved changes of a fact of the task itself that came after a day, the last one first."""
    later = Amendment.objects.filter(task__in=tasks, kind=kind, state=AmendmentState.APPROVED, effective_on__gt=on)
    return later.order_by("-effective_on", "-decided_at")


def _wordings(tasks: list[Task], on: date) -> Iterator[Told]:
    """The wording of today, with later amendments taken back one by one."""
    titles = {task.pk: task.title for task in tasks}
    for amendment in _taken_back(tasks, AmendmentKind.TITLE, on):
        titles[amendment.task_id] = amendment.before["title"]
    for task, title in titles.items():
        yield task, ("title", 0), Fact(_("Wording"), title)


def _deadlines(tasks: list[Task], on: date) -> Iterator[Told]:
    """The deadline of today, with later amendments taken back one by one."""
    deadlines = {task.pk: task.deadline for task in tasks}
    for amendment in _taken_back(tasks, AmendmentKind.DEADLINE, on):
        before = amendment.before["deadline"]
        deadlines[amendment.task_id] = date.fromisoformat(before) if before else None
    for task, deadline in deadlines.items():
        if deadline:
            yield task, ("deadline", 0), Fact(_("Deadline"), in_words(deadline))


def _targets(tasks: list[Task], on: date) -> Iterator[Told]:
    versions = TargetVersion.objects.filter(target__task__in=tasks, effective_on__lte=on).select_related("target")
    newest = {version.target_id: version for version in versions.order_by("target__no", "effective_on", "n")}
    for version in newest.values():
        target = version.target
        yield (
            target.task_id,
            ("target", target.pk),
            Fact(target.indicator, version_in_words(version, target.unit_label)),
        )


def _leads_of_targets(tasks: list[Task], on: date) -> Iterator[Told]:
    """Who leads each target of a task that is split among its leads."""
    split = Responsibility.objects.filter(
        on_day(on), task__in=tasks, role=ResponsibilityRole.MAIN, target__isnull=False
    )
    led = list(split.order_by("target__no").values_list("task", "target", "target__indicator", "unit"))
    names = names_of((unit for *_of, unit in led if unit), on)
    for task, target, indicator, unit in led:
        yield (
            task,
            ("target lead", target or 0),
            Fact(_("%(target)s, lead") % {"target": indicator}, names.get(unit or 0, "")),
        )
