"""What a report asks: the parts in which it looks ahead set aims and say in items and paragraphs what shall be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings import targets
from luoshi.reading.findings.duties_blocks import Block, explains, heading_block
from luoshi.reading.findings.duties_counted import ASKING, asks
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_paragraphs import expected_blocks, titled_paragraphs
from luoshi.reading.findings.set_and_told import set_parts
from luoshi.reading.flow import Span

_LONGEST_TITLE = 60
_SHORTEST_PARAGRAPH = 60
#: A title that only says what stands below it, and one that states something (产业强则经济强).
_CAPTION = expression(r"(?:思路|目标|任务|要求|考虑|形势|原则)$")
_STATES = expression(r"(?<![总正])是|则|决定|提出了")


def report_blocks(document: Document) -> list[Block]:
    """The aims at the head of a document, and the items and paragraphs of the parts in which it looks ahead."""
    ahead = document.outlook.parts(True) if document.tells or not document.headings else []
    first = document.headings[0].marker.start if document.headings else len(document.folded)
    aims = [aim for part in (Span(0, first), *ahead) for aim in expected_blocks(document, part)]
    if not aims and not ahead:
        return []
    inside = document.looks_ahead if ahead else lambda _: True
    items = [
        block
        for at, heading in enumerate(document.headings)
        if inside(heading.marker.start)
        for block in _of_heading(document, at)
    ]
    lines = [block for part in ahead for block in _asking_lines(document, part)]
    return _apart([*aims, *items, *lines])


def _apart(blocks: list[Block]) -> list[Block]:
    """The blocks in reading order, without those that begin inside one that was named before them."""
    kept: list[Block] = []
    for block in blocks:
        if not any(one.span.start <= block.span.start < one.span.end for one in kept):
            kept.append(block)
    return sorted(kept, key=lambda block: block.span)


def _of_heading(document: Document, index: int) -> list[Block]:
    """The paragraphs of a heading that have titles of their own, else the heading where nothing stands below it."""
    if paragraphs := titled_paragraphs(document, index):
        return [block for block in paragraphs if not _STATES.search(document.words(block.title))]
    title = document.headings[index].title
    below = [child for child in document.outline.children(index) if child not in document.apart]
    if below or title.end - title.start > _LONGEST_TITLE or explains(document, index):
        return []
    if _CAPTION.search(document.words(title)):
        return []
    return [heading_block(document, index, (), "numbered, asks")] if asks(document, index) else []


def _asking_lines(document: Document, part: Span) -> Iterator[Block]:
    """The paragraphs under no heading that open with what is to be done."""
    for line in document.lines(part):
        if line.end - line.start < _SHORTEST_PARAGRAPH or document.heading_at(line.start) is not None:
            continue
        if ASKING.match(document.folded, line.start):
            yield Block(None, None, document.first_clause(line), line, (), "paragraph, asks")


def set_blocks(document: Document) -> list[Block]:
    """The items of a progress report that first say what is set: that sentence is the task."""
    parts = set_parts(document.folded)
    found = [(at, part) for part in parts if (at := document.heading_at(part.start)) is not None]
    items = [(at, part) for at, part in found if document.headings[at].title.start == part.start]
    return [_set_item(document, at, part) for at, part in items if targets.find(document.flow, part, document.year)]


def _set_item(document: Document, index: int, part: Span) -> Block:
    block = heading_block(document, index, (), "set and told")
    return replace(block, title=document.first_clause(part), said=(part,))


#: What a paper tells of a plan: 今年实事项目主要包括:…, 到2027年,….
_PROMISED = expression(
    r"(?:(?<=[,。;:\n])|^)[ ]{0,8}(?:(?P<title>[^,。;:\n]{4,24}实事(?:项目)?)(?:主要)?(?:包括|有|为|是|分别是)[:,]"
    r"|(?:到20[2-9]\d年[底末]?,|[^,。;:\n]{2,14}承诺[,:]|(?:[今明]年|20\d\d年)[^,。;:\n]{0,16}(?:将|计划(?!总?投资)))(?:[今明]年)?"
    r"(?P<aim>[^,;。\n]{4,60}))"
)
_FEWEST_PROMISED = 2
#: Where a paper goes on to what was done.
_TURNS_BACK = expression(r"(?<=。)\s{0,4}(?:到?目前|截[至止]|今年以来|去年|据(?:介绍|了解|悉))")


def promised_blocks(document: Document) -> list[Block]:
    """What a text under no numbers says that shall be reached, where several targets stand behind each other."""
    if document.headings:
        return []
    lines = list(document.lines(Span(0, len(document.folded))))
    found = [block for line in lines for block in _promised_in(document, line)]
    found += _bare_promises(document, lines) if document.lies_ahead and not found else []
    return [block for block in found if len(targets.find(document.flow, block.span, document.year)) >= _FEWEST_PROMISED]


#: A line that says what the next is about (住房保障方面:).
_ABOUT = expression(r"(?P<title>[^,。;:\d]{2,16}?)(?:方面)?:")


def _bare_promises(document: Document, lines: list[Span]) -> Iterator[Block]:
    """The paragraphs of a text that tells nothing of the past, each by the line that stands over it."""
    for above, line in pairwise([Span(0, 0), *lines]):
        about = _ABOUT.fullmatch(document.folded, *above)
        title = Span(*about.span("title")) if about else document.first_clause(line)
        yield Block(None, None, title, Span(title.start, line.end), (), "promises of a paragraph")


def _promised_in(document: Document, line: Span) -> Iterator[Block]:
    starts = list(_PROMISED.finditer(document.folded, line.start, line.end))
    for at, told in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else line.end
        turned = _TURNS_BACK.search(document.folded, told.end(), end)
        end = turned.start() if turned else end
        title = document.trimmed(Span(*told.span("title" if told["title"] else "aim")))
        yield Block(None, None, title, document.trimmed(Span(told.start(), end)), (), "promises of a paragraph")
