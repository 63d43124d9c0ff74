"""Naming the leaders who head tasks (领衔), and ending that; a task may have several, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Invalid
from luoshi.ledger.models import Responsibility, Task
from luoshi.ledger.rules import LEADERS, TASKS
from luoshi.ledger.states import ResponsibilityRole
from luoshi.organizations.models import Post, UnitVersion
from luoshi.organizations.reach import on_day
from luoshi.organizations.states import Role
from luoshi.organizations.telling import people_in, to_tell
from luoshi.records.log import Entry, Log, act, insert


@act("ledger.name_leader")
def name_leader(log: Log, tasks: Sequence[Task], post: Post, reason: str, written: str = "") -> Task:
    """Names a leader's post as one that heads some tasks, from today on; its holder is told. Gives the first task.

    A leader whom a document names by the holder's name, by the post's title or as `written` becomes this post.
    Tasks that he heads already are left as they are; raises Invalid when no other is given.
    """
    _may("name_leader", log, tasks, post, reason)
    on = timezone.localdate(log.act.at)
    _fits(post, tasks, on)
    headed = set(_held(tasks, post, on).values_list("task", flat=True))
    new = [task for task in tasks if task.pk not in headed]
    if not new:
        raise Invalid(_("This leader heads all of these tasks already."))
    pairs = [(_taken(log, task, reason, post), task) for task in new]
    names = {written, post.title, *(user.name for user in people_in(post.pk, on))} - {""}
    _settle(log, pairs, post, _written(new, names, on), on)
    _tell_named(log, new, post, on)
    return new[0]


@act("ledger.release_leader")
def release_leader(log: Log, tasks: Sequence[Task], post: Post, reason: str) -> Task:
    """Ends that a leader's post heads some tasks, from today on; its holder is told. Gives the first task."""
    _may("release_leader", log, tasks, post, reason)
    on = timezone.localdate(log.act.at)
    held = {one.task_id: one for one in _held(tasks, post, on)}
    old = [task for task in tasks if task.pk in held]
    if not old:
        raise Invalid(_("This leader heads none of these tasks."))
    for task in old:
        _taken(log, task, reason, post).change(held[task.pk], valid_to=on)
    _tell_released(log, old, post, on)
    return old[0]


def _may(act: str, log: Log, tasks: Sequence[Task], post: Post, reason: str) -> None:
    for task in tasks:
        TASKS.answer(act, log.act.reach, task).require()
    LEADERS.answer("see", log.act.reach, post).require()
    if not tasks:
        raise Invalid(_("Choose at least one task."))
    if not reason.strip():
        raise Invalid(_("Say on what ground: the reason stands in the history of each task."))


def _fits(post: Post, tasks: Iterable[Task], on: date) -> None:
    """Whoever heads a task is a leader, and of the region whose plan it stands in: else he could not see it."""
    if post.role != Role.LEADER:
        raise Invalid(_("Only a leader's post heads a task. Choose another post."))
    places = UnitVersion.objects.filter(on_day(on), unit=post.unit_id).values_list("region", flat=True)
    if {task.plan.region_id for task in tasks} - set(places):
        raise Invalid(_("This leader belongs to another region and would not see these tasks."))


def _held(tasks: Iterable[Task], post: Post, on: date) -> QuerySet[Responsibility]:
    return Responsibility.objects.filter(on_day(on), task__in=list(tasks), post=post).order_by("pk")


def _taken(log: Log, task: Task, reason: str, post: Post) -> Entry:
    """The entry of one task. The task is written too: two who name its leaders at once meet there."""
    entry = log.entry(task)
    entry.note(reason=reason.strip(), post=post.pk)
    entry.change(task)
    return entry


def _written(tasks: Iterable[Task], names: set[str], on: date) -> dict[int, Responsibility]:
    """Those whom the document names so and who are no post yet, by task."""
    unknown = Responsibility.objects.filter(
        on_day(on), task__in=list(tasks), role=ResponsibilityRole.LEADER, post=None, as_written__in=names
    )
    return {one.task_id: one for one in unknown.order_by("-no", "-pk")}


def _settle(
    log: Log, pairs: list[tuple[Entry, Task]], post: Post, as_named: dict[int, Responsibility], on: date
) -> None:
    """The post heads each task; where the document named its holder, that fact is told on, with its source."""
    new = []
    for entry, task in pairs:
        named = as_named.get(task.pk)
        if named is not None and named.valid_from == on:
            entry.change(named, post=post)
            continue
        if named is not None:
            entry.change(named, valid_to=on)
        new.append((entry, _headed(task, post, named, on, log.act.actor_id)))
    insert(new)


def _headed(task: Task, post: Post, named: Responsibility | None, on: date, by: int | None) -> Responsibility:
    source = {"no": named.no, "as_written": named.as_written, "verdict_id": named.verdict_id} if named else {}
    return Responsibility(
        **{"as_written": ""} | source,
        task=task,
        post=post,
        role=ResponsibilityRole.LEADER,
        valid_from=on,
        assigned_by_id=by,
    )


def _tell_named(log: Log, tasks: Sequence[Task], post: Post, on: date) -> None:
    log.notify_all(
        to_tell(post.pk, on),
        f"ledger.heads:{log.act.key}",
        gettext_noop("You head %(count)s more tasks, one of them “%(task)s”."),
        reverse("ledger:leader", args=[post.pk]),
        count=len(tasks),
        task=tasks[0].title,
    )


def _tell_released(log: Log, tasks: Sequence[Task], post: Post, on: date) -> None:
    log.notify_all(
        to_tell(post.pk, on),
        f"ledger.heads_no_more:{log.act.key}",
        gettext_noop("You head %(count)s tasks no longer, one of them “%(task)s”."),
        reverse("ledger:leader", args=[post.pk]),
        count=len(tasks),
        task=tasks[0].title,
    )
