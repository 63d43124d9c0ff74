"""The units that a document names, matched to the register: found by which name, chosen by whom, or new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from luoshi.documents.desk import Line
from luoshi.documents.models import Document, UnitChoice
from luoshi.organizations.matching import kind_by_name
from luoshi.organizations.queries import Directory, directory, names_of
from luoshi.organizations.states import UnitKind


class How(models.TextChoices):
    """Why a name means a unit."""

    CHOSEN = "chosen", _("chosen by hand")
    EXACT = "exact", _("its registered name or alias")
    FORM = "form", _("another way to write its name")
    COLLECTIVE = "collective", _("a collective addressee, to be registered")
    NEW = "new", _("not registered: enters as a name to be confirmed")


@dataclass(frozen=True)
class Match:
    """A name of the document, the unit that it means (None: a new one), why, and how often it stands there."""

    name: str
    unit: int | None
    unit_name: str
    how: How
    times: int

    @property
    def settled(self) -> bool:
        return self.how in (How.CHOSEN, How.EXACT)


def matches_of(document: Document, lines: Iterable[Line], on: date) -> list[Match]:
    """Every unit named in the lines, those to be looked at first."""
    times = Counter(one.value["unit"] for line in lines for one in line.responsibilities)
    known = directory(document.region, on)
    chosen = choices_of(document)
    found = {name: _found(name, known, chosen) for name in times}
    names = names_of((unit for unit, _how in found.values() if unit), on)
    matches = [Match(name, unit, names.get(unit or 0, ""), how, times[name]) for name, (unit, how) in found.items()]
    return sorted(matches, key=lambda match: (match.settled, -match.times))


def choices_of(document: Document) -> dict[str, int | None]:
    """The last choice for each name."""
    return dict(UnitChoice.objects.filter(document=document).order_by("n").values_list("name", "unit"))


def _found(name: str, known: Directory, chosen: dict[str, int | None]) -> tuple[int | None, How]:
    if name in chosen:
        return chosen[name], How.CHOSEN
    if unit := known.exact.get(name):
        return unit, How.EXACT
    if unit := known.find(name):
        return unit, How.FORM
    return None, How.COLLECTIVE if kind_by_name(name)[0] == UnitKind.COLLECTIVE else How.NEW
