"""Passages of the source that a person points at: what was marked on the page, where a text can be split."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from luoshi.reading import Flow, Span

SENTENCE_END = re.compile(r"[。；;！!？?\n]+")
CLAUSE_END = re.compile(r"[，。；：、,;:\n（(]")
LONGEST_TITLE = 40


class Passage(NamedTuple):
    """Words of the document and where they stand in its source; nothing marked is (0, 0, "")."""

    start: int
    end: int
    words: str


NOWHERE = Passage(0, 0, "")


def passage_at(flow: Flow, asked: Mapping[str, str]) -> Passage:
    """The passage that a page's address names by its place in the running text (`from`, `to`)."""
    start, end = (number_in(asked.get(name)) for name in ("from", "to"))
    if not 0 <= start < end <= len(flow.text):
        return NOWHERE
    words = flow.text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Passage(*flow.to_source(Span(start, end)), words.strip())


def passage_in(flow: Flow, given: Mapping[str, str]) -> Passage:
    """The passage that a form sends back by its place in the source (`start`, `end`)."""
    start, end = (number_in(given.get(name)) for name in ("start", "end"))
    return Passage(start, end, flow.words(flow.to_flow(Span(start, end)))) if 0 <= start < end else NOWHERE


def places_to_split(flow: Flow, span: tuple[int, int], marked: int) -> list[tuple[int, str]]:
    """Where a task's text can be split: after each sentence, and at the place that was marked; with what follows."""
    start, end = flow.to_flow(Span(*span))
    ends = {found.end() for found in SENTENCE_END.finditer(flow.text, start, end)}
    if span[0] < marked < span[1]:
        ends.add(flow.to_flow(Span(marked, marked + 1)).start)
    places = [(at, flow.text[at:end].strip()[:LONGEST_TITLE]) for at in sorted(ends) if start < at < end]
    return [(flow.to_source(Span(at, at + 1)).start, words) for at, words in places if words]


def title_of(words: str) -> str:
    """The first clause of a passage, for want of a better title."""
    return CLAUSE_END.split(words.strip(), maxsplit=1)[0][:LONGEST_TITLE]


def number_in(text: str | None) -> int:
    """The place that an address or a form names; 0 for what is no place in any text."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
