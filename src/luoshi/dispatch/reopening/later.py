"""What later rounds have accepted already: a late figure of a flow cannot be above it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.figures import in_figures
from luoshi.dispatch.models import Measurement
from luoshi.dispatch.reports import Asked, Row
from luoshi.ledger.states import TargetKind


def above_later(asked: Asked, row: Row) -> Iterator[str]:
    """Each flow of which a late answer says more than was accepted for a later period."""
    values = asked.values(row)
    flows = [pk for pk in values if pk in asked.targets and asked.targets[pk].kind == TargetKind.FLOW]
    later = Measurement.objects.filter(target__in=flows, unit__in=asked.units, accepted_at__isnull=False)
    for one in later.filter(period_end__gt=asked.ask.round.period_end).order_by("target", "period_end"):
        if one.counts < values[one.target_id]:
            yield _(
                "“%(target)s”: %(value)s was accepted up to %(day)s already; an earlier period cannot have more."
            ) % {
                "target": asked.targets[one.target_id].indicator,
                "value": in_figures(one.counts),
                "day": in_words(one.period_end),
            }
