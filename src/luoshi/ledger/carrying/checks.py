"""What must hold of lines that are handed down and of what carries them out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.ledger.carrying.models import HandedLine, Share, TargetLink, TaskLink
from luoshi.ledger.carrying.pairing import in_one_measure
from luoshi.organizations.models import RegionSpan
from luoshi.organizations.reach import on_day

M = TypeVar("M", HandedLine, TaskLink)

BY_HAND = gettext_lazy("It was written by hand: take it back or end it on its page, or restore the database.")


@register_check(
    "ledger.handed-down",
    gettext_lazy("Lines are handed down to regions below that of their plan, and shares are of their own targets."),
    BY_HAND,
)
def handed_downwards(full: bool) -> Iterator[str]:
    for line in _not_below(HandedLine.objects.all(), "task__plan__region", "region").order_by("pk"):
        yield _("line %(task)s is handed down to region %(region)s, which does not lie below it") % {
            "task": line.task_id,
            "region": line.region_id,
        }
    wrong = Share.objects.filter(~Q(target__task=F("line__task")) | Q(amount__lt=0), valid_to__isnull=True)
    for share in wrong.order_by("pk"):
        yield _("share %(id)s is below zero or of a target that its line does not have") % {"id": share.pk}


@register_check(
    "ledger.carried-out",
    gettext_lazy(
        "What carries out a line lies in a region below it, to which that line is handed down, and comes together as "
        "the line says: so nothing carries itself out."
    ),
    BY_HAND,
)
def links_downwards(full: bool) -> Iterator[str]:
    handed = HandedLine.objects.filter(
        on_day(clock.today()), task=OuterRef("upper"), region=OuterRef("lower__plan__region"), how=OuterRef("how")
    )
    open_ones = TaskLink.objects.filter(valid_to__isnull=True)
    upwards = _not_below(open_ones, "upper__plan__region", "lower__plan__region").values("pk")
    for link in open_ones.filter(Q(pk__in=upwards) | ~Exists(handed)).order_by("pk"):
        yield _("task %(lower)s carries out task %(upper)s, which is not handed down to its region so") % {
            "lower": link.lower_id,
            "upper": link.upper_id,
        }


def _not_below(rows: QuerySet[M], above: str, below: str) -> QuerySet[M]:
    """The rows that hold and of which one region does not lie strictly below the other one today."""
    today = clock.today()
    span = RegionSpan.objects.filter(on_day(today), ancestor=OuterRef(above), region=OuterRef(below))
    strictly = span.exclude(ancestor=F("region"))
    return rows.filter(~Exists(strictly), valid_to__isnull=True)


@register_check(
    "ledger.paired-targets",
    gettext_lazy("Targets that are paired belong to the tasks of their link and are counted in one measure."),
    BY_HAND,
)
def paired_in_one_measure(full: bool) -> Iterator[str]:
    pairs = TargetLink.objects.filter(link__valid_to__isnull=True).select_related("link", "upper", "lower")
    for pair in pairs.order_by("pk").iterator(2000):
        belongs = (pair.upper.task_id, pair.lower.task_id) == (pair.link.upper_id, pair.link.lower_id)
        if not belongs or not in_one_measure(pair.upper, pair.lower):
            yield _("target %(lower)s does not count the same as target %(upper)s") % {
                "lower": pair.lower_id,
                "upper": pair.upper_id,
            }
