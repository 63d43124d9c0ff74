"""From a reading's body to findings: one row for each thing that was read, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

from luoshi.documents.models import Finding, Reading
from luoshi.documents.states import FindingKind

#: Lists of the body that hold findings, and the kind of each.
KINDS = {
    "sections": FindingKind.SECTION,
    "tasks": FindingKind.TASK,
    "responsibilities": FindingKind.RESPONSIBILITY,
    "leaders": FindingKind.LEADER,
    "targets": FindingKind.TARGET,
    "items": FindingKind.ITEM,
    "claims": FindingKind.CLAIM,
    "achievements": FindingKind.ACHIEVEMENT,
    "mechanisms": FindingKind.MECHANISM,
    "repairs": FindingKind.REPAIR,
    "left_out": FindingKind.LEFT_OUT,
}


def findings_of(reading: Reading, body: dict[str, Any]) -> list[Finding]:
    """All findings of a body, unsaved; a task's own findings follow it."""
    return [
        Finding(
            reading=reading,
            path=path,
            kind=kind,
            start=value["span"][0],
            end=value["span"][1],
            confidence=Decimal(str(round(value.get("confidence", 1), 3))),
            value={key: part for key, part in value.items() if key not in KINDS and key != "span"},
        )
        for path, kind, value in chain(walk(body), references_in(body))
        if value["span"][1] > value["span"][0]
    ]


def references_in(body: dict[str, Any]) -> Iterator[tuple[str, FindingKind, dict[str, Any]]]:
    """The other documents that a body's head names, each with its path and kind."""
    for n, value in enumerate(body["document"].get("references") or ()):
        yield f"document.references.{n}", FindingKind.REFERENCE, value


def walk(body: dict[str, Any], at: str = "") -> Iterator[tuple[str, FindingKind, dict[str, Any]]]:
    """Every finding in a body with its path and kind."""
    for key, kind in KINDS.items():
        for n, value in enumerate(body.get(key) or ()):
            path = f"{at}{key}.{n}"
            yield path, kind, value
            yield from walk(value, f"{path}.")
