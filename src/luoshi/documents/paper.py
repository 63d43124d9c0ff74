"""The pages of a document as they were printed: their words where they stand, and the boxes of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from luoshi.documents.highlight import Place
from luoshi.reading import Flow, Span
from luoshi.reading.flow import Box
from luoshi.reading.flow import Place as OnPage
from luoshi.reading.places import boxes_of


@dataclass(frozen=True)
class Run:
    """Words that stand evenly in their box; `at` is where they begin in the running text."""

    at: int
    words: str
    box: Box


@dataclass(frozen=True)
class Mark:
    """What was read, in a box for each line of this page; the first page of it carries its anchor."""

    place: Place
    boxes: tuple[Box, ...]
    begins: bool


@dataclass
class Paper:
    """A page with its size, in the unit of the boxes."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def papers_of(body: dict[str, Any], flow: Flow, places: Iterable[Place]) -> list[Paper]:
    """The pages of a reading; none for what was not laid out for print."""
    papers = {page["number"]: Paper(page["number"], page["width"], page["height"]) for page in body.get("pages") or ()}
    standing = [_on_page(place) for place in body.get("places") or ()]
    for one in standing:
        papers[one.page].runs += _runs(one, flow)
    for place in sorted(places, key=lambda place: place.span[0] - place.span[1]):  # the smallest lie on top
        for number, mark in _marks(place, standing):
            papers[number].marks.append(mark)
    return [paper for paper in papers.values() if paper.runs]


def _on_page(place: dict[str, Any]) -> OnPage:
    return OnPage(Span(*place["span"]), place["page"], Box(*place["box"]), place["confidence"])


def _runs(one: OnPage, flow: Flow) -> Iterator[Run]:
    """The words of a place, if they belong to this document of the file."""
    span = flow.to_flow(one.span)
    if flow.to_source(span) == one.span:
        yield Run(span.start, flow.words(span), one.box)


def _marks(place: Place, standing: Sequence[OnPage]) -> Iterator[tuple[int, Mark]]:
    boxes: dict[int, list[Box]] = {}
    for line in boxes_of(standing, Span(*place.span)):
        boxes.setdefault(line.page, []).append(line.box)
    for nth, (number, lines) in enumerate(boxes.items()):
        yield number, Mark(place, tuple(lines), nth == 0)
