"""A bulletin ready to be shown: a published one from its snapshot alone, a draft as things stood at the closing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.papers import Paper, paper_in
from luoshi.publishing.bulletins import content_of, figures_in, paper_of
from luoshi.publishing.figures import Figures, Row
from luoshi.publishing.models import Bulletin
from luoshi.publishing.queries import begun_with, corrections_for
from luoshi.publishing.states import BulletinState

#: The figures of a bulletin in their order.
LABELS = {
    "asked": _("Asked"),
    "excused": _("Excused"),
    "on_time": _("On time"),
    "late": _("Late"),
    "missing": _("Missing"),
    "light_done": _("Lights: done"),
    "light_green": _("Lights: on course"),
    "light_yellow": _("Lights: behind"),
    "light_red": _("Lights: far behind"),
    "light_grey": _("Lights: awaiting figures"),
    "named_red": _("Named as far behind"),
    "named_yellow": _("Named as behind"),
    "better": _("Better than last time"),
    "worse": _("Worse than last time"),
    "letters": _("Named in letters"),
    "obstacles": _("Obstacles"),
    "relit": _("Lights changed since the closing"),
    "reported_since": _("Reported after the closing"),
    "letters_since": _("Named in letters since the closing"),
    "solved_since": _("Obstacles solved since the closing"),
}


@dataclass(frozen=True)
class Sheet:
    """What stands on a bulletin's page: its figures and its words."""

    figures: Figures
    paper: Paper


@dataclass(frozen=True)
class Said:
    """What one bulletin says of the units that somebody looks for, each with the figure in which it stands."""

    bulletin: Bulletin
    rows: list[tuple[Any, Row]]


def said_of(units: Collection[int], bulletin: Bulletin) -> list[Said]:
    """What a bulletin, and what was begun with it, say of some units; nothing where it names none of them itself."""
    said = {one: sheet_of(one).figures.naming(units) for one in begun_with(bulletin)}
    if not said[bulletin]:
        return []
    return [Said(one, [(LABELS[key], row) for key, row in named]) for one, named in said.items() if named]


def sheet_of(bulletin: Bulletin) -> Sheet:
    """A bulletin as it was published, or as it would be today: as of the closing, with what changed since."""
    if bulletin.state == BulletinState.PUBLISHED:
        return Sheet(figures_in(bulletin), paper_in(bulletin.snapshot))
    content = content_of(bulletin, clock.today(), corrections_for(bulletin))
    return Sheet(content.figures, paper_of(content))
