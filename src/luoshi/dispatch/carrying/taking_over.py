"""What a unit is asked and the regions below have reported already: it stands in its form, with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.figures import in_figures
from luoshi.dispatch.carrying.rolling import Brought, Rolled
from luoshi.ledger.models import Target


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
