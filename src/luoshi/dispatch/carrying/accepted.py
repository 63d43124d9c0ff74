"""What may be known above of a line that carries one out: its light, and the reports that were accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from luoshi.core.errors import Unknown
from luoshi.dispatch.models import Evidence, Light, Measurement, Report
from luoshi.dispatch.states import ReportState
from luoshi.ledger.carrying.models import TaskLink
from luoshi.ledger.rules import LINKS
from luoshi.organizations.queries import region_names
from luoshi.organizations.reach import Reach, on_day


@dataclass(frozen=True)
class Carried:
    """The page of a line below."""

    link: TaskLink
    region: str
    light: Light | None
    reports: Sequence[Report]
    from_above: bool  # whether it is looked at from above, where the line's own page does not open


def get_link(reach: Reach, pk: int) -> TaskLink:
    """What carries out a line today, for both of its regions; or Unknown."""
    links = LINKS.visible(reach).filter(on_day(reach.on), pk=pk)
    link = links.select_related("upper__plan", "lower__plan__region").first()
    if link is None:
        raise Unknown
    return link


def carried(reach: Reach, link: TaskLink) -> Carried:
    """What stands on the page of a line below, in a fixed number of queries."""
    region = link.lower.plan.region_id
    light = Light.objects.filter(task=link.lower_id, target__isnull=True, valid_to__isnull=True).first()
    above = region not in set().union(*(reach.regions(role) for role in reach.roles()))
    return Carried(link, region_names([region], reach.on).get(region, ""), light, list(_reports(link)), above)


def _reports(link: TaskLink) -> QuerySet[Report]:
    """The accepted reports on the lower task, the newest first; never what waits or was returned."""
    figures = Prefetch("measurements", Measurement.objects.select_related("target").order_by("target__no"))
    accepted = Report.objects.filter(task=link.lower_id, current=True, state=ReportState.ACCEPTED)
    return accepted.select_related("round").prefetch_related(figures, "evidence").order_by("-round__period_end", "-pk")


def get_proof(link: TaskLink, pk: int) -> Evidence:
    """A proof of an accepted report on the lower task; or Unknown."""
    proof = Evidence.objects.filter(pk=pk, report__in=_reports(link).order_by().values("pk")).first()
    if proof is None:
        raise Unknown
    return proof
