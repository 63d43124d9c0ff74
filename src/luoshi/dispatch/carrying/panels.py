"""Roll-ups as pages show them: of one task by region, and of a plan by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi.core.figures import in_figures
from luoshi.dispatch.carrying.rolling import Brought, Place, Rolled, rolled_up
from luoshi.dispatch.states import Colour
from luoshi.ledger.carrying.models import HandedLine, TaskLink
from luoshi.ledger.models import Plan, Target, Task
from luoshi.ledger.rules import HANDED, LINKS
from luoshi.ledger.states import RollUp
from luoshi.organizations.reach import Reach, on_day


@dataclass(frozen=True)
class Told:
    """A target above with what the regions bring for it together, and who brings nothing."""

    target: Target
    value: Decimal | None
    missing: Sequence[str]
    of: int


@dataclass(frozen=True)
class Panel:
    """A task above with its regions, for those who oversee them."""

    task: Task
    rolled: Rolled
    targets: Sequence[Told]

    @property
    def rows(self) -> list[tuple[Place, list[tuple[Target, list[Brought]]]]]:
        """Each region with its figures for each target."""
        return [
            (place, [(one.target, place.figures(one.target.pk)) for one in self.targets])
            for place in self.rolled.places
        ]

    @property
    def sentence(self) -> str:
        """How the results come together, and to what."""
        return together(self.rolled, self.targets)


def together(rolled: Rolled, targets: Sequence[Told]) -> str:
    """`Values added up: 新增高新技术企业 5 家`, `Done when all are done: 1 of 2 regions`."""
    told = {"how": str(rolled.how.label)}
    if rolled.how == RollUp.ALL:
        return _("%(how)s: %(done)s of %(of)s regions") % (told | {"done": rolled.done, "of": len(rolled.places)})
    if rolled.how == RollUp.WORST:
        return _("%(how)s: %(light)s") % (told | {"light": Colour(rolled.worst.colour).label})
    values = [f"{one.target.indicator} {in_figures(one.value)} {one.target.unit_label}".strip() for one in targets]
    return _("%(how)s: %(values)s") % (told | {"values": "; ".join(values) or "—"})


def panel_of(reach: Reach, task: Task) -> Panel | None:
    """What the regions below bring for a task, for who oversees it; None where it is handed down to none."""
    overseen = HandedLine.objects.filter(HANDED.query("oversee", reach), on_day(reach.on), task=task)
    if not overseen.exists():
        return None
    rolled = rolled_up([task.pk], reach.on)[task.pk]
    return Panel(task, rolled, _told(rolled, task.targets.order_by("no")))


def _told(rolled: Rolled, targets: Iterable[Target]) -> list[Told]:
    return [Told(one, rolled.value(one), rolled.without_figure(one.pk), len(rolled.places)) for one in targets]


def uppers_of(reach: Reach, task: Task) -> list[TaskLink]:
    """The lines from above that a task carries out, for who sees what was handed down to his region."""
    links = LINKS.visible(reach).filter(on_day(reach.on), lower=task).select_related("upper__plan", "lower__plan")
    return list(links.order_by("upper__plan", "upper__no"))


@dataclass(frozen=True)
class PlanLine:
    """A line of a plan with what comes of it below."""

    task: Task
    rolled: Rolled
    sentence: str


def lines_below(reach: Reach, plan: Plan) -> list[PlanLine]:
    """The lines of a plan that are handed down, for who oversees them, in a fixed number of queries."""
    overseen = HandedLine.objects.filter(HANDED.query("oversee", reach), on_day(reach.on), task__plan=plan)
    wanted = set(overseen.values_list("task", flat=True))
    if not wanted:
        return []
    tasks = list(Task.objects.filter(pk__in=wanted).prefetch_related("targets").order_by("no"))
    rolled = rolled_up(wanted, reach.on)
    return [PlanLine(task, rolled[task.pk], _sentence(rolled[task.pk], task)) for task in tasks]


def _sentence(rolled: Rolled, task: Task) -> str:
    return together(rolled, _told(rolled, sorted(task.targets.all(), key=lambda one: one.no)))
