"""What the catalogue of duties says of a document's lines: who may answer for them, and what is no township's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from luoshi.documents.desk import Line
from luoshi.documents.models import Document
from luoshi.documents.naming import How, Match, matches_of
from luoshi.organizations.catalogue.suggesting import (
    Catalogue,
    Doubt,
    Given,
    Suggestion,
    catalogue_for,
    towns_among,
)
from luoshi.organizations.matching import kind_by_name
from luoshi.organizations.reach import Reach
from luoshi.organizations.states import UnitKind


def catalogue_of(reach: Reach | None, document: Document, on: date) -> Catalogue:
    """The entries that may answer for a document's lines, as far as a person may see them."""
    return catalogue_for(reach, document.region_id, on)


def suggested_for(catalogue: Catalogue, lines: Iterable[Line]) -> list[Suggestion]:
    """The entries for some lines together, the first that any line finds first."""
    found = {one.entry.version.pk: one for line in lines for one in catalogue.suggested(words_of(line))[:1]}
    return list(found.values())


def doubts_in(catalogue: Catalogue, document: Document, lines: Sequence[Line], on: date) -> Mapping[str, list[Doubt]]:
    """The doubts by the key of the task; tasks without any are left out."""
    if not catalogue.entries:
        return {}
    matches = matches_of(document, lines, on)
    towns = _towns(matches, on)
    found = ((line.task.key, catalogue.doubts(words_of(line), _given(line, towns))) for line in lines)
    return {key: doubts for key, doubts in found if doubts}


def words_of(line: Line) -> str:
    """What a line says."""
    return str(line.task.value["statement"])


def _towns(matches: Sequence[Match], on: date) -> dict[str, int | None]:
    """The names that mean a township, or many: with their unit, None for one that is not registered yet."""
    towns = towns_among((match.unit for match in matches if match.unit), on)
    return {match.name: match.unit for match in matches if match.unit in towns or _stands_for_towns(match)}


def _stands_for_towns(match: Match) -> bool:
    return match.how == How.COLLECTIVE and UnitKind.TOWNSHIP in kind_by_name(match.name)[1]


def _given(line: Line, towns: Mapping[str, int | None]) -> list[Given]:
    named = ((one.value["unit"], one.value["role"] == "lead") for one in line.responsibilities)
    return [Given(towns[name], name, leads) for name, leads in named if name in towns]
