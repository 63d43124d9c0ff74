"""The figures of a year are settled (核定, S18): what is other than reported is corrected, and its lights are final."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.dates import month_in_words
from luoshi.core.errors import Invalid
from luoshi.dispatch.actions.correcting import put_right
from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.actions.restating import restate
from luoshi.dispatch.models import Ask, Measurement, SettledFigure, YearEnd
from luoshi.dispatch.rules import YEAR_ENDS
from luoshi.dispatch.states import YearEndState
from luoshi.dispatch.year_end.settling import ToSettle, to_settle
from luoshi.ledger.states import PlanState
from luoshi.records.log import Log, act


@act("dispatch.settle_year")
def settle_year(
    log: Log,
    year_end: YearEnd,
    figures: Mapping[int, Decimal],
    basis: str,
    unreported: Mapping[int, Decimal] | None = None,
) -> YearEnd:
    """Settles the last figures of a year: those by measurement that differ take the place of the accepted ones.

    Of what statistics tell late, the figure of the whole year has to be among them, and is judged as that. What nobody
    reported at the last is judged by its figure in `unreported`, by target, and stays red for silence without one.
    Each is a correction with the basis as its reason, and what went on from it is restated; the lights of the plan
    are judged anew and are not provisional any more.
    """
    YEAR_ENDS.answer("settle", log.act.reach, year_end).require()
    basis, plan = basis.strip(), year_end.plan
    if not basis:
        raise Invalid(_("Say by which paper or record the figures are settled."))
    known = to_settle(plan, timezone.localdate(log.act.at))
    _refuse_unfit(known, figures, unreported or {})
    entry = log.entry(year_end)
    entry.add_all(_without_report(year_end, known, unreported or {}))
    for measurement in _differing(known, figures):
        put_right(log, log.entry(), measurement, figures[measurement.pk], basis)
    entry.change(plan, state=PlanState.SETTLED)
    settled = {"settled_by_id": log.act.actor_id, "settled_at": log.act.at, "basis": basis}
    entry.change(year_end, state=YearEndState.SETTLED, **settled)
    entry.note(restated=restate(log, entry, year_end, basis))
    asked = set(Ask.objects.filter(task__plan=plan).values_list("task", flat=True))
    entry.note(lights=relight(log, entry, asked))
    return year_end


def _refuse_unfit(known: ToSettle, figures: Mapping[int, Decimal], unreported: Mapping[int, Decimal]) -> None:
    """Where statistics come late, the last figure is not the year's: that one has to be entered (S9)."""
    silent = {one.target.pk for one in known.unreported}
    if set(figures) - {one.pk for one in known.measured} or set(unreported) - silent:
        raise Invalid(_("Only the last figures of this plan are settled. Open the page again."))
    unfit = [one for one in known.measured if one.pk in known.told and one.pk not in figures]
    if unfit:
        raise Invalid(
            *(
                _("“%(target)s”: the accepted figure is that of %(month)s. Enter the settled one of the whole year.")
                % {"target": one.target.indicator, "month": month_in_words(known.told[one.pk])}
                for one in unfit
            )
        )


def _differing(known: ToSettle, figures: Mapping[int, Decimal]) -> list[Measurement]:
    """The last figures that are settled as others than they stood."""
    return [one for one in known.measured if figures.get(one.pk, one.counts) != one.counts]


def _without_report(year_end: YearEnd, known: ToSettle, figures: Mapping[int, Decimal]) -> list[SettledFigure]:
    """The figures of the year of which the last report never came."""
    return [
        SettledFigure(year_end=year_end, round_id=one.round, target=one.target, value=figures[one.target.pk])
        for one in known.unreported
        if one.target.pk in figures
    ]
