"""Lines are handed down to the regions below, apportioned among them, carried out there by lines of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Invalid
from luoshi.ledger.carrying.models import HandedLine, Share, TargetLink, TaskLink
from luoshi.ledger.carrying.pairing import paired, usual
from luoshi.ledger.carrying.queries import links_below, offices_of, regions_directly_below
from luoshi.ledger.models import Plan, Target, Task
from luoshi.ledger.queries import with_parts
from luoshi.ledger.rules import HANDED, LINKS, PLANS, TASKS
from luoshi.ledger.states import RollUp
from luoshi.organizations.models import Region
from luoshi.organizations.reach import on_day
from luoshi.records.log import Entry, Log, act


@act("ledger.hand_down")
def hand_down(log: Log, plan: Plan, regions: Sequence[Region], tasks: Sequence[Task]) -> HandedLine:
    """Hands lines of a plan down to regions directly below its own, from today on; their offices are told.

    What a region has already stays as it is. Raises Conflict where nothing would be new. Gives the first line.
    """
    PLANS.answer("hand_down", log.act.reach, plan).require()
    on = timezone.localdate(log.act.at)
    _fit(plan, regions, tasks, on)
    rows = _new_lines(plan, regions, tasks, on)
    if not rows:
        raise Conflict(_("These regions have these lines already."))
    for region in regions:
        mine = [row for row in rows if row.region_id == region.pk]
        if mine:
            log.entry().add_all(mine)
            _tell_handed(log, mine[0], on)
    return rows[0]


def _fit(plan: Plan, regions: Sequence[Region], tasks: Sequence[Task], on: date) -> None:
    if not regions or not tasks:
        raise Invalid(_("Choose at least one region and one line."))
    below = {version.region_id for version in regions_directly_below(plan, on)}
    if not below.issuperset(region.pk for region in regions):
        raise Invalid(_("A plan is handed down to the regions directly below its own."))
    if any(task.plan_id != plan.pk for task in tasks):
        raise Invalid(_("These are not lines of this plan."))


def _new_lines(plan: Plan, regions: Sequence[Region], tasks: Sequence[Task], on: date) -> list[HandedLine]:
    """The lines that regions do not have yet, by region; a line comes together in one way in all of them."""
    open_ones = HandedLine.objects.filter(on_day(on), task__plan=plan)
    known = set(open_ones.values_list("task", "region"))
    how = dict(open_ones.values_list("task", "how"))
    targets = Target.objects.filter(task__in=[task.pk for task in tasks]).order_by("no")
    by_task: dict[int, list[Target]] = {}
    for target in targets:
        by_task.setdefault(target.task_id, []).append(target)
    return [
        HandedLine(task=task, region=region, how=how.get(task.pk, usual(by_task.get(task.pk, ()))), valid_from=on)
        for region in regions
        for task in tasks
        if (task.pk, region.pk) not in known
    ]


def _tell_handed(log: Log, line: HandedLine, on: date) -> None:
    """The supervision office of a region is told which lines are its own to carry out."""
    log.notify_all(
        offices_of(line.region, on),
        f"ledger.handed:{line.pk}",
        gettext_noop("Lines of “%(plan)s” were handed down to your region."),
        reverse("ledger:handed", args=[line.task.plan_id, line.region_id]),
        plan=line.task.plan.title,
    )


def _tell_taken_back(log: Log, line: HandedLine, on: date) -> None:
    log.notify_all(
        offices_of(line.region, on),
        f"ledger.taken_back:{line.pk}",
        gettext_noop("A line of “%(plan)s” was taken back from your region: %(task)s"),
        reverse("ledger:families"),
        plan=line.task.plan.title,
        task=line.task.title,
    )


@act("ledger.apportion")
def apportion(log: Log, task: Task, how: RollUp, shares: Mapping[tuple[int, int], Decimal | None]) -> Task:
    """Says how the results of a line come together, and which share of its targets each region is to bring (分解).

    `shares` are by line handed down and target; None takes a share away, what is not named stays as it is.
    """
    on = timezone.localdate(log.act.at)
    lines = {line.pk: line for line in HandedLine.objects.filter(on_day(on), task=task).order_by("pk")}
    if not lines:
        raise Conflict(_("This line is handed down to no region yet. Hand it down first."))
    for line in lines.values():
        HANDED.answer("apportion", log.act.reach, line).require()
    targets = set(task.targets.values_list("pk", flat=True))
    _fit_shares(lines, targets, shares)
    entry = log.entry(task)
    entry.note(how=str(how))
    _set_how(entry, task, lines.values(), how, on)
    _set_shares(entry, shares, on)
    return task


def _fit_shares(
    lines: Mapping[int, HandedLine], targets: set[int], shares: Mapping[tuple[int, int], Decimal | None]
) -> None:
    if any(line not in lines or target not in targets for line, target in shares):
        raise Invalid(_("A share was given for a region or a target that this line does not have."))
    if any(amount is not None and (not amount.is_finite() or amount < 0) for amount in shares.values()):
        raise Invalid(_("A share is a figure that is not negative."))


def _set_how(entry: Entry, task: Task, lines: Iterable[HandedLine], how: RollUp, on: date) -> None:
    """The lines and what carries them out come together in one way."""
    rows: list[HandedLine | TaskLink] = [*lines, *TaskLink.objects.filter(on_day(on), upper=task).order_by("pk")]
    for row in rows:
        if row.how != how:
            entry.change(row, how=how)


def _set_shares(entry: Entry, shares: Mapping[tuple[int, int], Decimal | None], on: date) -> None:
    rows = Share.objects.filter(on_day(on), line__in={line for line, _target in shares})
    standing = {(row.line_id, row.target_id): row for row in rows}
    for (line, target), amount in shares.items():
        row = standing.get((line, target))
        if row is not None and row.amount == amount:
            continue
        if row is not None:
            entry.change(row, valid_to=on)
        if amount is not None:
            entry.add(Share(line_id=line, target_id=target, amount=amount, valid_from=on))


@act("ledger.take_back")
def take_back(log: Log, line: HandedLine, reason: str) -> HandedLine:
    """Takes a line back from a region, with its shares and with what carries it out there; its office is told."""
    HANDED.answer("take_back", log.act.reach, line).require()
    on = timezone.localdate(log.act.at)
    entry = _ending(log, line, reason)
    for share in line.shares.filter(valid_to__isnull=True).order_by("pk"):
        entry.change(share, valid_to=on)
    for link in links_below(line, on):
        entry.change(link, valid_to=on)
    entry.change(line, valid_to=on)
    _tell_taken_back(log, line, on)
    return line


def _ending(log: Log, row: HandedLine | TaskLink, reason: str) -> Entry:
    """The entry of an act that ends something, with its reason."""
    if row.valid_to is not None:
        raise Conflict(_("This has ended already."))
    if not reason.strip():
        raise Invalid(_("Say why it ends: the reason stays in the log."))
    entry = log.entry(row)
    entry.note(reason=reason.strip())
    return entry


@act("ledger.link_tasks")
def link_tasks(log: Log, pairs: Sequence[tuple[HandedLine, Task]]) -> TaskLink:
    """Says which tasks of a region carry out which lines that were handed down to it: one entry for each.

    Gives the first link. One that cannot be, and nothing is written.
    """
    if not pairs:
        raise Invalid(_("Choose at least one line of your own that carries out a line from above."))
    on = timezone.localdate(log.act.at)
    wanted = {task for line, lower in pairs for task in (line.task_id, lower.pk)}
    parts = {task.pk: task for task in with_parts(Task.objects.filter(pk__in=wanted), on)}
    links = [_linked(log, line, lower, parts, on) for line, lower in pairs]
    return links[0]


def _linked(log: Log, line: HandedLine, lower: Task, parts: Mapping[int, Task], on: date) -> TaskLink:
    HANDED.answer("carry_out", log.act.reach, line).require()
    TASKS.answer("see", log.act.reach, lower).require()
    if line.valid_to is not None:
        raise Conflict(_("This line was taken back from your region."))
    if parts[lower.pk].plan.region_id != line.region_id:
        raise Invalid(_("A line is carried out by lines of the region to which it was handed down."))
    if TaskLink.objects.filter(on_day(on), upper=line.task_id, lower=lower).exists():
        raise Conflict(_("“%(task)s” carries out this line already.") % {"task": lower.title})
    entry = log.entry()
    link = entry.add(TaskLink(upper_id=line.task_id, lower=lower, how=line.how, valid_from=on))
    for upper, own in paired(parts[line.task_id], parts[lower.pk]):
        entry.add(TargetLink(link=link, upper=upper, lower=own))
    entry.change(line)  # so that it is not taken back, nor told to come together otherwise, at this moment
    return link


@act("ledger.end_link")
def end_link(log: Log, link: TaskLink, reason: str) -> TaskLink:
    """Ends that a task carries out a line from above; what it brought until then stays told."""
    LINKS.answer("end", log.act.reach, link).require()
    entry = _ending(log, link, reason)
    return entry.change(link, valid_to=timezone.localdate(log.act.at))
