"""The figures of a year are settled (核定, S18): what is other than reported is corrected, and its lights are final."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.dispatch.actions.correcting import put_right
from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.actions.restating import restate
from luoshi.dispatch.models import Ask, Measurement, YearEnd
from luoshi.dispatch.rules import YEAR_ENDS
from luoshi.dispatch.states import YearEndState
from luoshi.dispatch.year_end.outcomes import last_figures
from luoshi.ledger.states import PlanState
from luoshi.records.log import Log, act


@act("dispatch.settle_year")
def settle_year(log: Log, year_end: YearEnd, figures: Mapping[int, Decimal], basis: str) -> YearEnd:
    """Settles the last figures of a year: those by measurement that differ take the place of the accepted ones.

    Each is a correction with the basis as its reason, and what went on from it is restated; the lights of the plan
    are judged anew and are not provisional any more.
    """
    YEAR_ENDS.answer("settle", log.act.reach, year_end).require()
    basis, plan = basis.strip(), year_end.plan
    if not basis:
        raise Invalid(_("Say by which paper or record the figures are settled."))
    entry = log.entry(year_end)
    for measurement in _differing(year_end, figures):
        put_right(log, log.entry(), measurement, figures[measurement.pk], basis)
    entry.change(plan, state=PlanState.SETTLED)
    settled = {"settled_by_id": log.act.actor_id, "settled_at": log.act.at, "basis": basis}
    entry.change(year_end, state=YearEndState.SETTLED, **settled)
    entry.note(restated=restate(log, entry, year_end, basis))
    asked = set(Ask.objects.filter(task__plan=plan).values_list("task", flat=True))
    entry.note(lights=relight(log, entry, asked))
    return year_end


def _differing(year_end: YearEnd, figures: Mapping[int, Decimal]) -> list[Measurement]:
    """The last figures that are settled as others than they stood."""
    known = {one.pk: one for one in last_figures(year_end.plan)}
    if set(figures) - set(known):
        raise Invalid(_("Only the last figures of this plan are settled. Open the page again."))
    return [known[pk] for pk in sorted(figures) if known[pk].counts != figures[pk]]
