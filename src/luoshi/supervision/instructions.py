"""Named questions about instructions: which ones a person sees, what waits in them, and how a leader's stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from luoshi.core.calendar import workdays_after
from luoshi.core.errors import Answer, Unknown
from luoshi.ledger.models import Responsibility, Task
from luoshi.organizations.models import Post, UnitVersion
from luoshi.organizations.queries import names_of, units_on
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.states import Role
from luoshi.supervision.addressees import may_instruct
from luoshi.supervision.models import Instruction, InstructionProof, InstructionReply
from luoshi.supervision.rules import INSTRUCTION_REPLIES, INSTRUCTIONS, TASKS
from luoshi.supervision.states import OPEN_INSTRUCTIONS, InstructionState

#: Working days that a unit has unless the leader says otherwise; S13 gives a reminder letter as many.
USUAL_DAYS = 5


def usual_due(given: date) -> date:
    """The day that is proposed for an answer."""
    return workdays_after(given, USUAL_DAYS).day


def instructions_visible_to(reach: Reach | None) -> QuerySet[Instruction]:
    """The instructions a person may see: those that wait first, the earliest due of them before."""
    done = ExpressionWrapper(~Q(state__in=OPEN_INSTRUCTIONS), output_field=BooleanField())
    return INSTRUCTIONS.visible(reach).select_related("task").order_by(done.asc(), "due_on", "pk")


def get_visible_instruction(reach: Reach | None, pk: int) -> Instruction:
    found = INSTRUCTIONS.visible(reach).select_related("task__plan", "entered_by", "post").filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found


def get_visible_reply(reach: Reach | None, pk: int) -> InstructionReply:
    """An answer to an instruction that may be seen; or Unknown."""
    seen = INSTRUCTION_REPLIES.visible(reach).select_related("instruction__task", "by")
    found = seen.filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found


def get_visible_proof(reach: Reach | None, pk: int) -> InstructionProof:
    """A file of an answer that may be seen; or Unknown."""
    replies = INSTRUCTION_REPLIES.visible(reach).values("pk")
    found = InstructionProof.objects.filter(pk=pk, reply__in=replies).first()
    if found is None:
        raise Unknown
    return found


def get_visible_task(reach: Reach | None, pk: int) -> Task:
    """A task on which instructions may be seen; or Unknown."""
    task = TASKS.visible(reach).select_related("plan").filter(pk=pk).first()
    if task is None:
        raise Unknown
    return task


def replies_of(instruction: Instruction) -> QuerySet[InstructionReply]:
    """The answers to an instruction in their order, with their files."""
    return instruction.replies.select_related("by", "checked_by").prefetch_related("proofs").order_by("n")


def units_in(task: Task, on: date) -> dict[int, str]:
    """The units that lead or join a task on a day, with their names, the leads first."""
    held = Responsibility.objects.filter(on_day(on), task=task, unit__isnull=False).order_by("no", "pk")
    units = dict.fromkeys(unit for unit in held.values_list("unit", flat=True) if unit)
    names = names_of(units, on)
    return {unit: names[unit] for unit in units}


def to_instruct(task: Task, posts: Iterable[Post], on: date) -> tuple[dict[int, str], list[str]]:
    """The units in a task that one of these leaders may instruct, by name; and why the others get none."""
    leading = units_on(on).filter(unit__in=[post.unit_id for post in posts]).values_list("kind", flat=True)
    involved = units_in(task, on)
    units = {one.unit_id: one for one in units_on(on).filter(unit__in=involved)}
    answers = {unit: _by_one_of(set(leading), units[unit]) for unit in involved if unit in units}
    names = {unit: units[unit].name for unit, answer in answers.items() if answer}
    return names, [reason for answer in answers.values() for reason in answer.reasons]


def _by_one_of(leading: Collection[str], unit: UnitVersion) -> Answer:
    answers = [may_instruct(kind, unit) for kind in sorted(leading) or [""]]
    return next((answer for answer in answers if answer), answers[0])


def to_answer(reach: Reach) -> QuerySet[Instruction]:
    """The instructions that a person's units have to answer, the earliest due first."""
    waiting = Instruction.objects.filter(INSTRUCTIONS.query("answer", reach))
    return waiting.select_related("task").order_by("due_on", "pk")


def to_check(reach: Reach) -> QuerySet[InstructionReply]:
    """The answers that wait for this person: a leader's own, the office's all, never what he wrote himself."""
    waiting = InstructionReply.objects.filter(INSTRUCTION_REPLIES.query("check", reach)).exclude(by__in=reach.hands)
    if Role.OFFICE not in reach.roles():
        waiting = waiting.filter(instruction__post__in=[held.post for held in reach.in_role(Role.LEADER)])
    return waiting.select_related("instruction__task").order_by("pk")


@dataclass(frozen=True)
class Standing:
    """How the instructions of one leader stand on a day, as far as a person sees them."""

    on: date
    open: tuple[Instruction, ...]  # not answered yet, the earliest due first
    answered: tuple[Instruction, ...]  # the answer waits to be checked
    carried_out: int

    @property
    def overdue(self) -> int:
        """How many are not answered and were due before the day."""
        return sum(one.due_on < self.on for one in self.open)


def standing_of(post: int, reach: Reach | None, on: date) -> Standing:
    """In two queries."""
    given = INSTRUCTIONS.visible(reach).filter(post=post)
    waiting = list(given.filter(state__in=OPEN_INSTRUCTIONS).select_related("task").order_by("due_on", "pk"))
    return Standing(
        on,
        open=tuple(one for one in waiting if one.state == InstructionState.GIVEN),
        answered=tuple(one for one in waiting if one.state == InstructionState.ANSWERED),
        carried_out=given.filter(state=InstructionState.CLOSED).count(),
    )


def instructions_on(reach: Reach | None, task: Task) -> QuerySet[Instruction]:
    """The instructions on a task that a person may see, the oldest first."""
    return INSTRUCTIONS.visible(reach).filter(task=task).order_by("given_on", "pk")


def posts_to_choose(reach: Reach, on: date) -> QuerySet[Post]:
    """For whom a person enters an instruction: a leader for his own posts, the office for every leader's."""
    posts = Post.objects.filter(role=Role.LEADER)
    own = Q(pk__in=[held.post for held in reach.in_role(Role.LEADER)])
    regions = reach.regions(Role.OFFICE)
    here = on_day(on, "unit__versions__") & Q(unit__versions__region__in=regions)
    return posts.filter(own | Q(pk__in=Post.objects.filter(here).values("pk"))).order_by("unit", "pk")
