"""Families of plans (1+N, 承接): the trees that the links of a day make, with counts rolled up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from luoshi.ledger.models import Plan, PlanLink
from luoshi.ledger.queries import plans_visible_to, tasks_by_plan
from luoshi.ledger.rules import PLANS
from luoshi.ledger.states import PlanLinkKind
from luoshi.organizations.queries import region_names
from luoshi.organizations.reach import Reach, on_day

#: A plan and what carries it out, from the state down to a village and one more: nobody has a deeper family.
MOST_LEVELS = 7


@dataclass(frozen=True)
class Ties:
    """Which plan stands under which on a day, by their keys."""

    upper: Mapping[int, int]
    kind: Mapping[int, str]

    def lower(self) -> dict[int, list[int]]:
        """The plans directly under each plan, in their order."""
        found: dict[int, list[int]] = defaultdict(list)
        for lower, upper in sorted(self.upper.items()):
            found[upper].append(lower)
        return dict(found)

    def way_up(self, plan: int) -> list[int]:
        """The plan, the one above it, and so on; a circle is gone through once."""
        way = [plan]
        while (upper := self.upper.get(way[-1])) is not None and upper not in way:
            way.append(upper)
        return way

    def is_in_circle(self, plan: int) -> bool:
        """Whether the way up from a plan leads back to one that it has passed."""
        return self.upper.get(self.way_up(plan)[-1]) is not None

    def height(self, plan: int) -> int:
        """How many levels hang under a plan, itself included."""
        lower, level, height = self.lower(), [plan], 0
        passed: set[int] = set()
        while level:
            passed.update(level)
            level = [one for plan in level for one in lower.get(plan, ()) if one not in passed]
            height += 1
        return height


def ties_on(on: date) -> Ties:
    """All links of a day, in one query."""
    rows = list(PlanLink.objects.filter(on_day(on)).order_by("pk").values_list("lower", "upper", "kind"))
    return Ties({lower: upper for lower, upper, _kind in rows}, {lower: kind for lower, _upper, kind in rows})


@dataclass
class Branch:
    """A plan in its family: what hangs under it, and how many tasks there are in it and in all under it."""

    plan: Plan
    region: str
    link: str  # how it hangs under the one above; "" at the top
    tasks: int | None  # None where the person knows of the plan only
    branches: list[Branch] = field(default_factory=list)

    @property
    def all_tasks(self) -> int:
        """The tasks of the whole branch, as far as the person sees them."""
        return (self.tasks or 0) + sum(branch.all_tasks for branch in self.branches)

    @property
    def plans(self) -> int:
        """How many plans the branch has, itself included."""
        return 1 + sum(branch.plans for branch in self.branches)

    @property
    def link_label(self) -> str:
        """How it hangs under the one above, in words."""
        return str(PlanLinkKind(self.link).label) if self.link else ""


def families(reach: Reach, on: date) -> list[Branch]:
    """Every family of which the person knows at least two plans, each from its top; in a fixed number of queries."""
    ties = ties_on(on)
    grown = _grown(reach, ties, on)
    return [branch for branch in grown if branch.branches]


def family_of(plan: Plan, reach: Reach, on: date) -> Branch | None:
    """The family in which a plan stands, from its top, as far as the person knows it; None where it stands alone."""
    ties = ties_on(on)
    top = ties.way_up(plan.pk)[-1]
    near = _under([top], ties.lower())
    found = (branch for branch in _grown(reach, ties, on, near) if plan.pk in _keys(branch))
    return next((branch for branch in found if branch.branches), None)


def known_to(reach: Reach) -> QuerySet[Plan]:
    """The plans of which a person knows in families: of his own region, of those above and below, or of his unit."""
    return Plan.objects.filter(PLANS.query("know", reach)).order_by("-adopted_at", "-pk")


def uppers_for(plan: Plan, reach: Reach, on: date) -> list[Plan]:
    """The plans under which another may be put: those that the office may use, without what hangs under it."""
    ties = ties_on(on)
    below = _under([plan.pk], ties.lower())
    return list(Plan.objects.filter(PLANS.query("carry", reach)).exclude(pk__in=below).order_by("-adopted_at", "-pk"))


def _under(tops: list[int], lower: Mapping[int, list[int]]) -> set[int]:
    """The plans and all that hang under them."""
    found, level = set(tops), tops
    while level:
        level = [one for plan in level for one in lower.get(plan, ()) if one not in found]
        found.update(level)
    return found


def _grown(reach: Reach, ties: Ties, on: date, near: set[int] | None = None) -> list[Branch]:
    """The trees of the plans (of those near, or of all that are tied) that a person knows, the newest first."""
    tied = near if near is not None else set(ties.upper) | set(ties.upper.values())
    plans = list(known_to(reach).filter(pk__in=tied))
    seen = set(plans_visible_to(reach).filter(pk__in=tied).values_list("pk", flat=True))
    counts = tasks_by_plan(plans, reach)
    names = region_names({plan.region_id for plan in plans}, on)
    branches = {
        plan.pk: Branch(
            plan,
            names.get(plan.region_id, ""),
            ties.kind.get(plan.pk, ""),
            counts.get(plan.pk, 0) if plan.pk in seen else None,
        )
        for plan in plans
    }
    return list(_tied(branches, ties))


def _tied(branches: Mapping[int, Branch], ties: Ties) -> Iterator[Branch]:
    """Hangs each branch under the one above it and gives those at the top; what stands in a circle has none."""
    for key, branch in branches.items():
        if ties.is_in_circle(key):
            continue
        upper = branches.get(ties.upper.get(key, 0))
        if upper is None:
            yield branch
        else:
            upper.branches.append(branch)


def _keys(branch: Branch) -> set[int]:
    return {branch.plan.pk}.union(*(_keys(one) for one in branch.branches))
