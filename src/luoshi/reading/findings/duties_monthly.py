"""Lists that name a task on a line and below it what each month brings (办好培训班 / 3月:调研 / 4月-6月:开班)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.tables_periods import Step
from luoshi.reading.flow import Span

_STEP = expression(r"(?P<period>\d{1,2}月(?:\s?[-—–~至、]{0,2}\s?\d{1,2}月)?|\d{1,2}[-—–~至]\d{1,2}月)\s?:")
_MONTH = expression(r"月\s?:")
_TITLE = expression(r"[^。;:\n]{4,60}")
_FEWEST = 3


def monthly_blocks(document: Document) -> list[Block]:
    """A task for each line over lines that begin with months, where there are several."""
    if not _MONTH.search(document.folded):
        return []
    lines = list(document.lines(Span(0, len(document.folded))))
    titles = [at for at, (line, below) in enumerate(pairwise(lines)) if _is_title(document, line, below)]
    titles = _behind_no_step(document, lines, titles) or titles
    parts = pairwise((*titles, len(lines))) if len(titles) >= _FEWEST else ()
    return [_block(document, lines[at:end]) for at, end in parts]


def _behind_no_step(document: Document, lines: list[Span], titles: list[int]) -> list[int]:
    """The lines that follow no month, where there are several: what follows a month there is what it shall bring."""
    found = [at for at in titles if at == 0 or not _STEP.match(document.folded, *lines[at - 1])]
    return found if len(found) >= _FEWEST else []


def _is_title(document: Document, line: Span, below: Span) -> bool:
    starts_work = _TITLE.fullmatch(document.folded, *line) and not document.folded[line.start].isdigit()
    return bool(starts_work and _STEP.match(document.folded, *below))


def _block(document: Document, lines: list[Span]) -> Block:
    """The task reaches to its last month; what stands between the months (how it is marked) is none of its words."""
    steps = tuple(_steps(document, lines))
    title = lines[0]
    span = Span(title.start, steps[-1].words.end)
    return Block(None, None, title, span, (), "months below", in_table=True, said=(title,), steps=steps)


def _steps(document: Document, lines: list[Span]) -> Iterator[Step]:
    for line in lines:
        if found := _STEP.match(document.folded, *line):
            words = document.trimmed(Span(found.end(), line.end))
            yield Step(document.flow.words(Span(*found.span("period"))), words, None)
