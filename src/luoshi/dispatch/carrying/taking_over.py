"""What a unit is asked and the regions below have reported already: it stands in its form, with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.figures import in_figures
from luoshi.dispatch.carrying.rolling import Brought, Rolled
from luoshi.dispatch.models import CarriedFigure, Measurement, Report
from luoshi.ledger.models import Target
from luoshi.organizations.queries import region_names


@dataclass(frozen=True)
class Proposed:
    """A figure that comes from below: what each region has brought of it, and those that have brought nothing."""

    value: Decimal
    parts: Sequence[tuple[str, Brought]]
    missing: Sequence[str]
    by: date

    def __str__(self) -> str:
        told = "、".join(self._part(region, one) for region, one in self.parts)
        said = _("Accepted from the regions below: %(parts)s.") % {"parts": told}
        if not self.missing:
            return said
        return f"{said} " + _("Nothing yet from: %(names)s.") % {"names": "、".join(self.missing)}

    def _part(self, region: str, one: Brought) -> str:
        """A region with its figure, and up to when it counts where that is an earlier period."""
        told = {"region": region, "value": in_figures(one.value), "day": in_words(one.period_end)}
        return (
            _("%(region)s %(value)s (up to %(day)s)") % told
            if one.period_end < self.by
            else f"{region} {told['value']}"
        )


def proposed_for(rolled: Rolled | None, targets: Iterable[Target], by: date) -> dict[int, Proposed]:
    """The figures of targets that come from below, of periods that have ended by a day."""
    if rolled is None:
        return {}
    return {
        target.pk: Proposed(value, _parts(rolled, target.pk, by), rolled.without_figure(target.pk, by), by)
        for target in targets
        if (value := rolled.value(target, by)) is not None
    }


def _parts(rolled: Rolled, target: int, by: date) -> list[tuple[str, Brought]]:
    return [(place.region, one) for place in rolled.places for one in place.figures(target, by)]


def taken_over(
    carried: Mapping[int, Proposed], measured: Mapping[tuple[int, int], Measurement], report: Report
) -> Iterator[CarriedFigure]:
    """From where the figures of a report come that stand as they came from below; changed ones are the unit's own."""
    for target, proposed in sorted(carried.items()):
        figure = measured.get((report.pk, target))
        if figure is None or figure.value != proposed.value:
            continue
        for _region, one in proposed.parts:
            yield CarriedFigure(measurement=figure, source_id=one.measurement, link_id=one.link, value=one.value)


@dataclass(frozen=True)
class Origin:
    """A figure from below in a report above."""

    figure: CarriedFigure
    region: str


def origins_of(report: Report, on: date) -> list[Origin]:
    """The figures from below that a report has taken over, by target and region."""
    rows = CarriedFigure.objects.filter(measurement__report=report)
    figures = list(rows.select_related("measurement__target", "source", "link__lower__plan"))
    figures.sort(key=lambda one: (one.measurement.target.no, one.pk))
    names = region_names((one.link.lower.plan.region_id for one in figures), on)
    return [Origin(one, names.get(one.link.lower.plan.region_id, "")) for one in figures]
