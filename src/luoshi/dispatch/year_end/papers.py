"""By which paper a light is judged of which nobody reported at the last (S18)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from luoshi.core.dates import local_day
from luoshi.dispatch.lights.inputs import situation_in
from luoshi.dispatch.models import Light, SettledFigure, YearEnd
from luoshi.dispatch.year_end.queries import year_ends_visible_to
from luoshi.organizations.reach import Reach


@dataclass(frozen=True)
class Paper:
    """The paper that settled a figure, and when; `year_end` is None for who may not open its page."""

    basis: str
    on: date
    year_end: int | None


def papers_of(lights: Collection[Light], reach: Reach | None) -> dict[int, Paper]:
    """By light, the paper that gave the figure which judges it, where no report did; in two queries at most."""
    judged = {one.pk: (situation_in(one.inputs["situation"]).round, one.target_id) for one in lights if one.target_id}
    rows = SettledFigure.objects.filter(target__in=[one.target_id for one in lights if one.target_id])
    settled = {(one.round_id, one.target_id): one.year_end for one in rows.select_related("year_end")}
    if not settled:
        return {}
    open_to = set(
        year_ends_visible_to(reach).filter(pk__in=[one.pk for one in settled.values()]).values_list("pk", flat=True)
    )
    return {light: _paper(settled[about], open_to) for light, about in judged.items() if about in settled}


def _paper(year_end: YearEnd, open_to: Collection[int]) -> Paper:
    assert year_end.settled_at  # its figures are
    return Paper(year_end.basis, local_day(year_end.settled_at), year_end.pk if year_end.pk in open_to else None)
