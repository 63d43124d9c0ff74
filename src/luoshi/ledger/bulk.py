"""What an act on many tasks would do to each of them, before anything is written; pure questions, no acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.errors import Answer, Forbidden, Invalid, Unknown
from luoshi.ledger.changes import Change, earliest_day, held_as, holds_on, is_proposed, problems_with
from luoshi.ledger.listing import Listing
from luoshi.ledger.models import Task
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import AmendmentKind, ResponsibilityRole
from luoshi.organizations.models import Post, Unit, UnitVersion
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach, on_day

#: How many tasks one act changes at most: each has its own entry in the log.
MOST = 500


@dataclass(frozen=True)
class Prospect:
    """What would become of a task, in words; or why it cannot be done."""

    task: Task
    what: str
    reasons: tuple[str, ...] = ()

    @property
    def may(self) -> bool:
        return not self.reasons


def tasks_meant(listing: Listing, meant_all: bool) -> list[Task]:
    """The tasks of a list that are ticked, or all that fit its filters, with what the questions below read of them."""
    if not (listing.filters.tasks or meant_all):
        raise Invalid(_("Tick at least one task in the list, or all that fit."))
    tasks = list(with_history(listing.tasks)[: MOST + 1])
    if not tasks:
        raise Unknown
    if len(tasks) > MOST:
        raise Invalid(_("At most %(most)s tasks are changed at once. Narrow the list first.") % {"most": MOST})
    return tasks


def with_history(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with all that they ever had, so that whether they can change is answered without another query."""
    return tasks.select_related("plan", "section").prefetch_related("responsibilities", "amendments")


def require_any(answers: Iterable[Answer]) -> None:
    """Raises the refusal of who may do it to none of the tasks, whatever their state."""
    refusals = [answer.refusal for answer in answers]
    if refusals and all(isinstance(one, Forbidden) for one in refusals):
        raise refusals[0] or Forbidden


def first_day(tasks: Iterable[Task], change: Change, today: date) -> date:
    """The first day from which a change can hold in all of the tasks."""
    return max([today, *(day for task in tasks if (day := earliest_day(task, change)))])


def answer_lead(reach: Reach, task: Task) -> Answer:
    """Whether the lead may be named, or else proposed."""
    named = TASKS.answer("name_lead", reach, task)
    return named if named else TASKS.answer("amend", reach, task)


def prospects_of_lead(reach: Reach, tasks: Iterable[Task], unit: Unit, on: date) -> Iterator[Prospect]:
    """A task without a lead gets it; to one that has a lead the unit is proposed."""
    tasks, change = list(tasks), Change(AmendmentKind.LEAD, unit=unit)
    names = names_of(
        (one.unit_id for task in tasks for one in held_as(task, ResponsibilityRole.MAIN) if one.unit_id), on
    )
    for task in tasks:
        if TASKS.answer("name_lead", reach, task):
            yield Prospect(task, _("becomes the main lead at once"))
        else:
            held = "、".join(
                names.get(one.unit_id or 0, "") for one in held_as(task, ResponsibilityRole.MAIN) if holds_on(one, on)
            )
            what = _("is proposed instead of %(held)s; another person decides") % {"held": held}
            yield Prospect(task, what, tuple(_against(reach, task, change, on)))


def prospects_of_date(reach: Reach, tasks: Iterable[Task], deadline: date, on: date) -> Iterator[Prospect]:
    """To each task the date is proposed."""
    change = Change(AmendmentKind.DEADLINE, {"deadline": deadline.isoformat()})
    for task in tasks:
        held = in_words(task.deadline) if task.deadline else _("no date")
        what = _("is proposed instead of %(held)s; another person decides") % {"held": held}
        yield Prospect(task, what, tuple(_against(reach, task, change, on)))


def _against(reach: Reach, task: Task, change: Change, on: date) -> Iterator[str]:
    """Everything that stands in the way of a proposal."""
    answer = TASKS.answer("amend", reach, task)
    if not answer:
        yield from answer.reasons
        return
    yield from (problem.what for problem in problems_with(task, change, on))
    if is_proposed(task, change):
        yield _("Such a change is proposed already. Decide on it first, then propose the next.")


def prospects_of_leader(reach: Reach, tasks: Iterable[Task], post: Post, on: date) -> Iterator[Prospect]:
    """Each task is headed by the post, if it does not do so already."""
    regions = set(UnitVersion.objects.filter(on_day(on), unit=post.unit_id).values_list("region", flat=True))
    for task in tasks:
        reasons = list(TASKS.answer("name_leader", reach, task).reasons)
        if any(one.post_id == post.pk and holds_on(one, on) for one in task.responsibilities.all()):
            reasons.append(_("This leader heads the task already."))
        if task.plan.region_id not in regions:
            reasons.append(_("This leader belongs to another region and would not see these tasks."))
        yield Prospect(task, _("is headed by this leader from today on"), tuple(reasons))
