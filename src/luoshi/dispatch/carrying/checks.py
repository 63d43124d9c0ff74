"""What must hold of figures that were taken over from below."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import register_check
from luoshi.dispatch.carrying.models import CarriedFigure


@register_check(
    "dispatch.carried-figures",
    gettext_lazy("A figure that was taken over from below was accepted there, for a line that carries out this one."),
    gettext_lazy("The row was edited by hand: restore the database."),
)
def figures_come_from_below(full: bool) -> Iterator[str]:
    fits = Q(measurement__target__task=F("link__upper"), source__target__task=F("link__lower"))
    rows = CarriedFigure.objects.exclude(fits & Q(source__accepted_at__isnull=False))
    for row in rows.order_by("pk"):
        yield _("figure %(figure)s was taken over from figure %(source)s, which does not count for it") % {
            "figure": row.measurement_id,
            "source": row.source_id,
        }
