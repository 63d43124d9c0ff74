"""Splitting a task that several units lead together (按职责分工): each target gets its lead among them (S1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Invalid
from luoshi.ledger.models import Responsibility, Target, Task
from luoshi.ledger.queries import shares_of
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import ResponsibilityRole, TaskState
from luoshi.ledger.year_end import require_running
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Entry, Log, act


@dataclass(frozen=True)
class Split:
    """Who leads which target, and what each lead owes besides: units by target, words by unit."""

    leads: Mapping[int, int]
    owes: Mapping[int, str] = field(default_factory=dict)


@act("ledger.split_task")
def split_task(log: Log, task: Task, split: Split, reason: str) -> Task:
    """Gives every target its lead among the task's leads, from today on; then the task is ready to dispatch.

    What no target says, each lead owes in words. Raises Invalid with every reason why the split is not whole.
    """
    TASKS.answer("split", log.act.reach, task).require()
    require_running(task.plan)
    on = timezone.localdate(log.act.at)
    shares = {one.unit_id: one for one in shares_of(task, on) if one.unit_id}
    targets = list(task.targets.order_by("no"))
    if problems := list(_problems(targets, shares, split, reason)):
        raise Invalid(*problems)
    entry = log.entry(task)
    entry.add_all(_led(log, target, shares[split.leads[target.pk]], on) for target in targets)
    for unit, words in split.owes.items():
        if words.strip():
            _owing(entry, shares[unit], words.strip(), on)
    entry.note(reason=reason.strip())
    entry.change(task, state=TaskState.READY)
    _tell_leads(log, task, shares, on)
    return task


def _tell_leads(log: Log, task: Task, leads: Iterable[int], on: date) -> None:
    """One notice to each head and liaison of a unit that led the task before: it leads a part of it now, or none."""
    log.notify_all(
        (seat.user for seat in heads_and_liaisons(leads, on)),
        f"ledger.split:{task.pk}:{on}",
        gettext_noop("“%(task)s” was split among its leads. Look which targets your unit leads from now on."),
        reverse("ledger:task", args=[task.pk]),
        task=task.title,
    )


def _problems(targets: list[Target], shares: Mapping[int, Responsibility], split: Split, reason: str) -> Iterator[str]:
    if not reason.strip():
        yield _("Say who agreed on this split: the reason stands in the task's history.")
    if not targets:
        yield _("This task names no number that could be split. Name its main lead instead.")
    for target in targets:
        if split.leads.get(target.pk) not in shares:
            yield _("“%(target)s”: choose its lead among the units that lead the task.") % {"target": target.indicator}
    if set(split.owes) - set(shares):
        yield _("Only units that lead the task owe a part of it.")


def _led(log: Log, target: Target, share: Responsibility, on: date) -> Responsibility:
    return Responsibility(
        task_id=target.task_id,
        target=target,
        unit_id=share.unit_id,
        role=ResponsibilityRole.MAIN,
        no=share.no,
        as_written=share.as_written,
        assigned_by_id=log.act.actor_id,
        valid_from=on,
    )


def _owing(entry: Entry, share: Responsibility, words: str, on: date) -> None:
    """The same share with what it owes, from today on; what held before stays as history."""
    if share.valid_from == on:
        entry.change(share, owes=words)
        return
    entry.change(share, valid_to=on)
    same = ("task_id", "unit_id", "role", "no", "as_written", "verdict_id", "assigned_by_id")
    entry.add(Responsibility(**{name: getattr(share, name) for name in same}, owes=words, valid_from=on))
