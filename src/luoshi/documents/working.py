"""From which of its readings the desk of a document works, and what the findings of that reading are called there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from luoshi.documents.models import Document, Reading


class Basis(NamedTuple):
    """The reading that the desk works from; `names` has the findings that are not called by their path."""

    reading: int
    names: Mapping[str, str]
    chosen: bool  # by a person; a document's first reading needs no choice

    def name(self, path: str) -> str:
        """What the finding at a path is called on the desk."""
        return self.names.get(path, path)

    def paths(self) -> dict[str, str]:
        """Where in the reading stands what goes by another name on the desk."""
        return {name: path for path, name in self.names.items()}


def basis_of(document: Document) -> Basis:
    """The reading that was chosen last, or the first one."""
    chosen = document.reading_choices.order_by("-n").values_list("reading", "names").first()
    if chosen:
        return Basis(*chosen, chosen=True)
    first = document.readings.order_by("pk").values_list("pk", flat=True).first()
    if first is None:
        raise LookupError(f"document {document.pk} has no reading")
    return Basis(first, {}, chosen=False)


def names_in(document: Document, reading: Reading) -> Mapping[str, str]:
    """What the findings of any reading are called on the desk where that is not their path; empty for one unchosen."""
    choice = document.reading_choices.filter(reading=reading).first()
    return choice.names if choice else {}
