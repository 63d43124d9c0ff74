"""What an entry says, in words: the same for the workbook, for comparing and for the page of its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from luoshi.organizations.catalogue.layout import DUTIES
from luoshi.organizations.catalogue.models import DutyPart, DutyVersion

#: What an entry says by the key of the workbook's column.
Facts = Mapping[str, str]

#: Between a unit and what it does.
SAYS = "："


def units_in(version: DutyVersion) -> Iterator[int]:
    """The units that an entry names, those that join as well; `version` has its parts fetched."""
    yield from (unit for unit in (version.unit_id, version.town_id) if unit)
    yield from (part.unit_id for part in version.parts.all())


def parts_in_order(version: DutyVersion) -> list[DutyPart]:
    """The units that join, in the order of the list."""
    return sorted(version.parts.all(), key=lambda part: part.no)


def part_in_words(unit: str, does: str) -> str:
    """A unit with what it does."""
    return f"{unit}{SAYS}{does}" if does else unit


def facts_of(version: DutyVersion, names: Mapping[int, str]) -> Facts:
    """What an entry says; `names` are those of its units."""
    return {
        "kind": str(version.get_kind_display()),
        "no": str(version.no or ""),
        "field": version.field,
        "words": version.words,
        "unit": names.get(version.unit_id or 0, ""),
        "does": version.does,
        "parts": "\n".join(part_in_words(names.get(one.unit_id, ""), one.does) for one in parts_in_order(version)),
        "town": names.get(version.town_id or 0, ""),
        "basis": version.basis,
    }


def differences(before: Facts, after: Facts) -> Iterator[tuple[Any, str, str]]:
    """The columns in which two states of an entry differ: what, before, after."""
    for column in DUTIES.columns:
        if before[column.key] != after[column.key]:
            yield column.label, before[column.key], after[column.key]
