"""The tree of headings: each marker with the words of its heading and the text that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow, Span
from luoshi.reading.outline.folding import fold
from luoshi.reading.outline.headline import before_its_text, title_end
from luoshi.reading.outline.markers import RANK, Candidate, Place, candidates
from luoshi.reading.outline.sequence import real_markers

_PARAGRAPH_END = expression(r"\n(?!\()")
_LONGEST_NAME = 40
#: Styles that number chapters.
CHAPTERS = ("part", "chapter")


@dataclass(slots=True)
class Heading:
    """A numbered (or titled) block: its marker, the words of its heading, and the text up to the next of its kind."""

    number: str | None
    style: str  # a key of markers.STYLES, or "titled"
    level: int
    marker: Span
    title: Span
    body: Span
    parent: int | None = None  # index in Outline.headings

    @property
    def span(self) -> Span:
        """Marker, title and body."""
        return Span(self.marker.start, self.body.end)

    @property
    def is_called(self) -> bool:
        """Whether a heading is called something, rather than a whole sentence that is numbered."""
        return self.title.end - self.title.start <= _LONGEST_NAME


@dataclass(frozen=True)
class Outline:
    headings: tuple[Heading, ...] = ()

    @cached_property
    def _families(self) -> dict[int | None, list[int]]:
        families: dict[int | None, list[int]] = {}
        for at, heading in enumerate(self.headings):
            families.setdefault(heading.parent, []).append(at)
        return families

    def children(self, index: int | None) -> list[int]:
        """The headings right below one heading, or the outermost ones for None."""
        return self._families.get(index, [])

    def path(self, index: int) -> list[int]:
        """The headings above one heading, the outermost first."""
        above: list[int] = []
        parent = self.headings[index].parent
        while parent is not None:
            above.insert(0, parent)
            parent = self.headings[parent].parent
        return above


def outline_of(flow: Flow) -> Outline:
    """Finds the numbering of the text."""
    folded = fold(flow.text)
    marks = real_markers(list(candidates(folded)))
    parents = _parents(marks)
    ends = _block_ends(marks, parents, folded)
    headings: list[Heading] = []
    for at, mark in enumerate(marks):
        next_mark = marks[at + 1].span.start if at + 1 < len(marks) else len(folded)
        title = title_end(folded, mark.span.end, min(next_mark, ends[at]))
        title = before_its_text(folded, title) if mark.style in CHAPTERS else title
        parent = parents[at]
        level = 1 if parent is None else headings[parent].level + 1
        body = Span(title.end, max(ends[at], title.end))
        headings.append(Heading(mark.number, mark.style, level, mark.span, title, body, parent))
    return Outline(tuple(headings))


def _rank(mark: Candidate) -> float:
    return RANK[mark.style] + mark.number.count(".") / 10


def _parents(marks: list[Candidate]) -> list[int | None]:
    parents: list[int | None] = []
    open_marks: list[int] = []
    for at, mark in enumerate(marks):
        while open_marks and _rank(marks[open_marks[-1]]) >= _rank(mark):
            open_marks.pop()
        parents.append(open_marks[-1] if open_marks else None)
        open_marks.append(at)
    return parents


def _block_ends(marks: list[Candidate], parents: list[int | None], folded: str) -> list[int]:
    """Where each block ends: at the next of its kind or an outer one; inside a paragraph also with the paragraph."""
    ends = [len(folded)] * len(marks)
    for at in range(len(marks) - 1):
        closed: int | None = at
        while closed is not None and closed != parents[at + 1]:
            ends[closed] = marks[at + 1].span.start
            closed = parents[closed]
    for at, mark in enumerate(marks):
        if mark.place is not Place.LINE:
            ends[at] = min(ends[at], _words_end(folded, mark, is_first=parents[at] == at - 1))
    return ends


#: A title that fills the rest of its line: what stands below belongs to it.
_ONLY_TITLE = expression(r"\s{0,4}[^,;:。\n]{4,24}。?\s{0,4}\n")
_TITLED = ("chapter", "bracketed", "digit", "digit_bracketed")


def _words_end(folded: str, mark: Candidate, is_first: bool) -> int:
    """Where the words of a marker inside a paragraph end: with it, or below it where a note, or as the first item the
    title above it, ran into its own.
    """
    ran_in = mark.style in _TITLED and (is_first or folded[mark.span.start - 1] == ")")
    title = _ONLY_TITLE.match(folded, mark.span.end) if ran_in else None
    return len(folded) if title else _paragraph_end(folded, mark.span.end)


def _paragraph_end(folded: str, start: int) -> int:
    """The end of a line, or of the lines below it that hold a note on it."""
    end = _PARAGRAPH_END.search(folded, start)
    return end.start() if end else len(folded)
