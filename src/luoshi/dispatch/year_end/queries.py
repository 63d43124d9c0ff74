"""Named questions about ends of years, and what of them waits for whom."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from luoshi.core.errors import Unknown
from luoshi.dispatch.lights.year_end import MONTHS_TO_SETTLE
from luoshi.dispatch.models import Round, YearEnd
from luoshi.dispatch.rules import PLANS, YEAR_ENDS
from luoshi.dispatch.states import RoundState, YearEndState
from luoshi.ledger.models import Plan
from luoshi.organizations.reach import Reach

#: The year of the plan was ended.
DONE = (YearEndState.ENDED, YearEndState.SETTLED)


def year_ends_visible_to(reach: Reach | None) -> QuerySet[YearEnd]:
    """The ends of years that a person may see, the newest first."""
    return YEAR_ENDS.visible(reach).select_related("plan", "later").order_by("-proposed_at", "-pk")


def get_visible_year_end(reach: Reach | None, pk: int) -> YearEnd:
    people = ("proposed_by", "decided_by", "settled_by")
    year_end = year_ends_visible_to(reach).select_related(*people).filter(pk=pk).first()
    if year_end is None:
        raise Unknown
    return year_end


def year_end_of(plan: int) -> YearEnd | None:
    """How the year of a plan ended, if it has."""
    return YearEnd.objects.filter(plan=plan, state__in=DONE).select_related("plan", "later").first()


def proposed_for(plan: Plan) -> bool:
    """Whether the end of a plan's year waits for its decision."""
    return YearEnd.objects.filter(plan=plan, state=YearEndState.PROPOSED).exists()


def plans_to_end(reach: Reach, on: date) -> QuerySet[Plan]:
    """The plans of which the time is over and every round is closed, and of which nobody has proposed the end."""
    rounds, of_plan = Round.objects.filter(plan=OuterRef("pk")), YearEnd.objects.filter(plan=OuterRef("pk"))
    over = Plan.objects.filter(PLANS.query("end_year", reach)).filter(over_before(on, ""))
    return over.filter(Exists(rounds), ~Exists(rounds.filter(state=RoundState.OPEN))).exclude(
        Exists(of_plan.filter(state=YearEndState.PROPOSED))
    )


def to_decide(reach: Reach, on: date) -> QuerySet[YearEnd]:
    """Ends of years that wait for this person: never those that he proposed."""
    return YearEnd.objects.filter(YEAR_ENDS.query("decide", reach)).exclude(proposed_by__in=reach.hands)


def late_to_settle(reach: Reach, on: date) -> QuerySet[YearEnd]:
    """Years of which the figures should be settled by now: of December's from the first of March on."""
    year, month = divmod(on.year * 12 + on.month - 1 - MONTHS_TO_SETTLE, 12)
    waiting = YearEnd.objects.filter(YEAR_ENDS.query("settle", reach))
    return waiting.filter(over_before(date(year, month + 1, 1), "plan__"))


def over_before(day: date, way: str) -> Q:
    """Plans whose last day lies before a day."""
    ends = Q(**{f"{way}ends_on__lt": day})
    return ends | Q(**{f"{way}ends_on__isnull": True, f"{way}year__lt": day.year})
