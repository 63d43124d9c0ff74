"""What must hold of closed rounds and of the late reports on them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import register_check
from luoshi.dispatch.models import Reopening, Report
from luoshi.dispatch.reopening.limits import limits_of, version
from luoshi.dispatch.states import ReopeningState
from luoshi.organizations.standing_in.hands import Pair, pairs

RESTORE = gettext_lazy("The row was edited by hand: restore the database.")


@register_check(
    "dispatch.locked-rounds",
    gettext_lazy("After a round was closed nothing was reported in it but what another hand had granted, in its days."),
    RESTORE,
)
def closed_rounds_are_locked(full: bool) -> Iterator[str]:
    granted = Reopening.objects.filter(
        ask=OuterRef("ask"),
        state=ReopeningState.GRANTED,
        decided_at__lte=OuterRef("submitted_at"),
        open_until__gte=OuterRef("submitted_on"),
    )
    after = Report.objects.filter(~Exists(granted), submitted_at__gt=F("round__closed_at"))
    for pk in after.order_by("pk").values_list("pk", flat=True):
        yield _("report %(id)s came after its round was closed, and nobody had granted that") % {"id": pk}


@register_check(
    "dispatch.reopenings",
    gettext_lazy("No unit was granted more late reports in a plan's term than the limits allow."),
    RESTORE,
)
def limits_are_kept(full: bool) -> Iterator[str]:
    held = Reopening.objects.filter(state=ReopeningState.GRANTED).select_related("ask__round")
    counted: dict[tuple[int, int, str], int] = {}
    for one in held.filter(rule_version=version()).order_by("pk"):
        round = one.ask.round
        place = (one.ask.unit_id, round.plan_id, round.rule)
        counted[place] = counted.get(place, 0) + 1
        if counted[place] > limits_of(round).in_a_year:
            yield _("late report %(id)s is one more than the limit of its unit") % {"id": one.pk}


def reopenings_decided(people: frozenset[int]) -> Iterator[Pair]:
    """Who asked for a late report and who decided on it, where one of both stood in for somebody."""
    mine = Q(wished_by__in=people) | Q(decided_by__in=people)
    for one in Reopening.objects.filter(mine, decided_at__isnull=False).order_by("pk"):
        yield Pair(f"late report {one.pk}", one.wished_by_id, one.wished_at, one.decided_by_id, one.decided_at)


pairs.add("dispatch.reopenings", reopenings_decided)
