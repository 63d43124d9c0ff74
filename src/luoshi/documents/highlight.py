"""The source text in pieces, each with the findings that cover it, so that a page can mark what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from luoshi.documents.desk import LISTS, Desk
from luoshi.documents.models import Finding
from luoshi.documents.states import FindingKind
from luoshi.reading import Flow, Span

#: What is marked in the text beside the things of the desk.
MARKED = (FindingKind.SECTION, FindingKind.CLAIM, FindingKind.LEFT_OUT)


@dataclass(frozen=True)
class Place:
    """Something that stands in the source: its key (the anchor), its kind, its span."""

    key: str
    kind: str
    span: tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A run of text under the same places; `starts` are the keys of those that begin here (anchors)."""

    text: str
    kind: str
    starts: tuple[str, ...] = ()
    key: str = field(default="", compare=False)  # of the part of a task that it belongs to: leads back to its line

    @property
    def shown(self) -> bool:
        """A task covers whole paragraphs: it has an anchor, but no mark of its own."""
        return self.kind not in ("", FindingKind.TASK)


def places_of(desk: Desk, findings: Iterable[Finding]) -> list[Place]:
    """Everything that is marked in a document's text: the desk's things, and what else was read."""
    things = (Place(thing.key, thing.kind, thing.span) for thing in desk.things().values())
    read = (Place(one.path, one.kind, (one.start, one.end)) for one in findings if one.kind in MARKED)
    return [place for place in (*things, *read) if place.span[1] > place.span[0]]


def pieces(flow: Flow, places: Iterable[Place]) -> list[Piece]:
    """The whole running text, cut wherever a place begins or ends."""
    marked = [replace(place, span=flow.to_flow(Span(*place.span))) for place in places]
    cuts = sorted({0, len(flow.text), *(at for place in marked for at in place.span)})
    opening: dict[int, list[Place]] = {}
    for place in marked:
        opening.setdefault(place.span[0], []).append(place)
    return list(_cut(flow.text, cuts, opening))


def _cut(text: str, cuts: list[int], opening: dict[int, list[Place]]) -> Iterator[Piece]:
    open_now: list[Place] = []
    for start, end in pairwise(cuts):
        begun = opening.get(start, [])
        open_now = [place for place in open_now if place.span[1] > start] + begun
        innermost = min(open_now, key=lambda place: place.span[1] - place.span[0], default=None)
        yield _piece(text[start:end], innermost, begun)


def _piece(words: str, innermost: Place | None, begun: list[Place]) -> Piece:
    starts = tuple(place.key for place in begun)
    if innermost is None:
        return Piece(words, "", starts)
    return Piece(words, innermost.kind, starts, innermost.key if innermost.kind in LISTS else "")
