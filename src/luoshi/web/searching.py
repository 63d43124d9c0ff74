"""The search box: every room that can be searched is asked, and each answers for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from luoshi.core import registry
from luoshi.core.registry import Hits
from luoshi.organizations.reach import Reach

SHOWN = 10


@dataclass(frozen=True)
class Kind:
    """What was found of one kind, and where all of it stands."""

    key: str
    label: Any
    hits: Hits
    all_at: str

    @property
    def more(self) -> int:
        """How many were found beyond those shown."""
        return self.hits.total - len(self.hits.first)


def found(reach: Reach, words: str, limit: int = SHOWN) -> list[Kind]:
    """The first of each kind whose words these are, kinds without any left out."""
    kinds = [
        Kind(searcher.kind, searcher.label, searcher.find(reach, words, limit), searcher.all_at(words))
        for searcher in registry.searchers
    ]
    return [kind for kind in kinds if kind.hits.total]
