"""Tasks that are paragraphs: titled lines with notes, lines under no heading, aims, paragraphs of a report."""

from __future__ import annotations

import re

from luoshi.reading.findings import targets
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import Note
from luoshi.reading.model import Span

_TITLED = re.compile(r"(?P<title>[“\"]?[^,;:。\n]{2,30}?[”\"]?)[:。]")
_OPENING = re.compile(r"[“\"]?[^,;:。\n]{4,24}。")
_AIMS = re.compile(r"目标|总体要求|主要指标")
_BY_YEAR = re.compile(r"(?<=[。\n ])到20\d\d年")
_EXPECTED = re.compile(r"(?P<title>[^。;\n,]{0,20}(?:预期目标|主要目标|目标任务|发展目标))(?:是|为)?[:,]?")


def line_blocks(document: Document, index: int, notes: tuple[Note, ...]) -> list[Block]:
    """The titled lines of a heading that carry a note each (金融支持:…(牵头单位:…)), where all notes stand so."""
    found: list[Block] = []
    heading = document.headings[index]
    for line in document.own_lines(index):
        inside = tuple(note for note in notes if line.start <= note.span.start < line.end)
        title = _TITLED.match(document.folded, line.start, line.end)
        if inside and title and line.end - inside[-1].span.end <= 1 and line.start != heading.title.start:
            found.append(
                Block(None, heading.title, Span(*title.span("title")), line, inside, "titled line with a note")
            )
    placed = sum(len(block.notes) for block in found)
    return found if len(found) > 1 and placed == len(notes) else []


def aims_blocks(document: Document, index: int) -> list[Block]:
    """An aims heading is a task where it sets targets; each year that it sets them for is one of its own."""
    heading, text = document.headings[index], document.own_text(index)
    if not _sets_aims(document, index) or not targets.find(document.flow, text, document.year):
        return []
    dated = [part for part in _by_year(document, text) if targets.find(document.flow, part, document.year)]
    section = document.section_of(index)
    if len(dated) > 1:
        return [Block(heading.number, section, heading.title, part, (), "aims of a year") for part in dated]
    return [Block(heading.number, section, heading.title, Span(heading.marker.start, text.end), (), "aims")]


def _by_year(document: Document, text: Span) -> list[Span]:
    """The parts of aims that begin with the year that they are for (到2025年,…到2027年,…)."""
    starts = [found.start() for found in _BY_YEAR.finditer(document.folded, text.start, text.end)]
    ends = [*starts[1:], text.end] if starts else []
    return [document.trimmed(Span(start, end)) for start, end in zip(starts, ends, strict=True)]


def _sets_aims(document: Document, index: int) -> bool:
    heading = document.headings[index]
    above = "" if heading.parent is None else document.words(document.headings[heading.parent].title)
    return bool(_AIMS.search(document.words(heading.title)) or above.endswith("目标"))


def orphan_blocks(document: Document, notes: list[Note]) -> list[Block]:
    """Notes that stand under no heading: each with the words of its line before it."""
    found: list[Block] = []
    for note in notes:
        if document.heading_at(note.span.start) is not None:
            continue
        line = document.folded.rfind("\n", 0, note.span.start) + 1
        quoted = document.folded.rfind("'", line, note.span.start) + 1
        begin = max(line, quoted, found[-1].span.end if found else 0)
        words = document.trimmed(Span(begin, note.span.start))
        if words.end > words.start:
            title = document.first_clause(words)
            found.append(Block(None, None, title, Span(words.start, note.span.end), (note,), "paragraph with a note"))
    return found


def expected_blocks(document: Document, before: int) -> list[Block]:
    """Aims that a report states in a paragraph (今年主要预期目标是:…), up to a position."""
    found: list[Block] = []
    for line in document.lines(Span(0, before)):
        title = _EXPECTED.match(document.folded, line.start, line.end)
        if title and targets.find(document.flow, line, document.year):
            found.append(Block(None, None, Span(*title.span("title")), line, (), "aims"))
    return found


def titled_paragraphs(document: Document, index: int) -> list[Block]:
    """The paragraphs of a heading that open with a short sentence, or follow one on a line of its own."""
    text = document.own_text(index)
    heading = document.headings[index]
    lines = list(document.lines(Span(heading.title.end + 1, text.end)))
    found: list[Block] = []
    for at, line in enumerate(lines):
        title = _OPENING.match(document.folded, line.start, line.end)
        if not title:
            continue
        end = line.end
        if title.end() >= line.end and at + 1 < len(lines):
            end = lines[at + 1].end
        if end > title.end():
            found.append(
                Block(
                    None,
                    heading.title,
                    Span(title.start(), title.end() - 1),
                    Span(line.start, end),
                    (),
                    "titled paragraph",
                )
            )
    return found
