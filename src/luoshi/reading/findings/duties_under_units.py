"""Lists that part their items by lines which only name who does them (县商务局 over 1.…2.…, 县水利局 over 3.…)."""

from __future__ import annotations

from bisect import bisect_right

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import Note
from luoshi.reading.findings.notes_grammar import ANSWERS, Group, by_verbs, names_units
from luoshi.reading.findings.notes_subjects import is_unit_heading
from luoshi.reading.flow import Span

#: Who helps, in a bracket behind the units (县水利局(县财政局配合)), and what says their part behind each.
_BESIDE = expression(r"\s?\((?P<who>[^()]{2,60}?(?:配合|协助|参与|协办)(?:单位)?)\)$")
_PARTS = expression(r"(?:牵头|负责|承办|主办|配合|协助|参与|协办)$")
#: What a list adds behind its last item.
_REMARK = expression(r"\n[ ]{0,8}(?:备注|说明|注)\s?:")
_LONGEST, _FEWEST = 80, 2


def under_unit_lines(document: Document) -> list[Block]:
    """The items below lines that are nothing but their units, each up to the next item or such line; nothing where
    the first item has no such line over it, or notes stand elsewhere."""
    over = {at: named for at in range(len(document.headings)) if (named := _line_over(document, at))}
    lines = [named.span for named in over.values()]
    if len(over) < _FEWEST or not all(any(_holds(line, note.span) for line in lines) for note in document.notes):
        return []
    style = document.headings[min(over)].style
    items = [at for at, one in enumerate(document.headings) if one.style == style]
    starts = [at for at in over if document.headings[at].style == style]
    if items[0] != starts[0] or len(starts) < len(over):
        return []
    return [_item(document, at, over[starts[bisect_right(starts, at) - 1]], lines) for at in items]


def _holds(line: Span, inner: Span) -> bool:
    return line.start <= inner.start and inner.end <= line.end


def _item(document: Document, at: int, named: Note, lines: list[Span]) -> Block:
    heading = document.headings[at]
    remark = _REMARK.search(document.folded, *heading.span)
    ends = [line.start for line in lines if line.start in range(*heading.span)]
    end = min([*ends, remark.start() if remark else heading.span.end])
    span = document.trimmed(Span(heading.marker.start, end))
    return Block(heading.number, document.section_of(at), heading.title, span, (named,), "item under a unit")


def _line_over(document: Document, at: int) -> Note | None:
    """Those whom the line right above an item names, where it says nothing else."""
    above = document.lines_above(document.headings[at].marker.start)
    line = above[0] if above else Span(0, 0)
    if not 0 < line.end - line.start <= _LONGEST or document.heading_from(line.start):
        return None
    if _PARTS.search(document.folded, *line):
        groups = tuple(by_verbs(document.folded, line))
        return Note(line, groups) if groups and _are_units(document, groups) else None
    beside = _BESIDE.search(document.folded, *line)
    units = document.trimmed(Span(line.start, beside.start() if beside else line.end))
    if not is_unit_heading(document.folded, units):
        return None
    helping = tuple(by_verbs(document.folded, Span(*beside.span("who")))) if beside else ()
    return Note(line, (Group(ANSWERS, units), *helping)) if _are_units(document, helping) else None


def _are_units(document: Document, groups: tuple[Group, ...]) -> bool:
    return all(names_units(document.folded, group.units) for group in groups)
