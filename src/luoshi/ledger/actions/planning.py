"""What the office says of a plan as a whole: its kind and days, and where it stands in a family of plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Invalid, Unknown
from luoshi.ledger.families import MOST_LEVELS, Ties, ties_on
from luoshi.ledger.models import Plan, PlanLink
from luoshi.ledger.plan_kinds import KINDS
from luoshi.ledger.rules import PLANS
from luoshi.ledger.states import PlanKind, PlanLinkKind
from luoshi.organizations.reach import on_day
from luoshi.records.log import Log, act


@dataclass(frozen=True)
class Description:
    """What a plan is: its kind, its year, and the days of a campaign or a meeting."""

    kind: PlanKind
    year: int
    begins_on: date | None = None
    ends_on: date | None = None


@act("ledger.describe_plan")
def describe_plan(log: Log, plan: Plan, description: Description) -> Plan:
    """Corrects what kind of plan it is, its year and its days. Raises Invalid for days that do not belong together."""
    PLANS.answer("describe", log.act.reach, plan).require()
    if problems := list(problems_of(description)):
        raise Invalid(*problems)
    entry = log.entry(plan)
    entry.change(plan, **vars(description))
    return plan


def problems_of(description: Description) -> list[str]:
    """What is wrong with the days of a description."""
    known = KINDS[description.kind].days
    given = {name: getattr(description, name) for name in ("begins_on", "ends_on")}
    problems = []
    if any(day and name not in known for name, day in given.items()):
        problems.append(
            _("A campaign has a first and a last day, a meeting the day it was held; other plans have none.")
        )
    elif len(known) > 1 and len([day for day in given.values() if day]) == 1:
        problems.append(_("A campaign has both a first and a last day. Give the other one, too."))
    elif description.begins_on and description.ends_on and description.ends_on < description.begins_on:
        problems.append(_("The last day lies before the first one."))
    return problems


@act("ledger.link_plan")
def link_plan(log: Log, lower: Plan, upper: Plan, kind: PlanLinkKind) -> PlanLink:
    """Puts a plan under another one, from today on; it stands under no other, and the family stays a tree.

    Raises Unknown for an upper plan that the person does not know, Invalid where a circle would come of it.
    """
    PLANS.answer("link", log.act.reach, lower).require()
    if not Plan.objects.filter(PLANS.query("carry", log.act.reach), pk=upper.pk).exists():
        raise Unknown
    on = timezone.localdate(log.act.at)
    ties = ties_on(on)
    _stays_a_tree(ties, lower, upper)
    entry = log.entry()
    link = entry.add(PlanLink(upper=upper, lower=lower, kind=kind, valid_from=on))
    top = Plan.objects.get(pk=ties.way_up(upper.pk)[-1])
    # Whoever ties two families at once would make a circle of them: both acts write both tops, and one is refused.
    for plan in sorted((lower, top), key=lambda plan: plan.pk):
        entry.change(plan)
    return link


def _stays_a_tree(ties: Ties, lower: Plan, upper: Plan) -> None:
    way = ties.way_up(upper.pk)
    if lower.pk in ties.upper:
        raise Conflict(_("This plan stands under another one already. Take it out of that family first."))
    if lower.pk in way:
        raise Invalid(_("That plan hangs under this one, or is this one: a circle would come of it."))
    if len(way) + ties.height(lower.pk) > MOST_LEVELS:
        raise Invalid(_("The family would have more than %(levels)s levels.") % {"levels": MOST_LEVELS})


@act("ledger.unlink_plan")
def unlink_plan(log: Log, lower: Plan) -> PlanLink:
    """Takes a plan, with all that hangs under it, out from under the plan above it, from today on."""
    PLANS.answer("unlink", log.act.reach, lower).require()
    on = timezone.localdate(log.act.at)
    link = lower.links_up.filter(on_day(on)).first()
    if link is None:
        raise Conflict(_("This plan stands under no other one."))
    entry = log.entry(link)
    return entry.change(link, valid_to=on)
