"""Cells of a table that was flattened to text: one a line, or parted by blanks, a row a line or all rows on one.

The heading tells which: a run of short words that name columns, one a line or all on a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import ANSWERS, HEADS
from luoshi.reading.findings.tables_columns import (
    GROUP,
    NUMBER,
    UNITS,
    makes_tasks,
    meaning_of,
    meanings_of,
    tells_of_done,
)
from luoshi.reading.flow import Span

OTHER = "other"
TOLD = "told"  # what was done, in words
WHEN = "when"  # days that are no deadline (建设年限, 开工时间)
COUNTED = "counted"  # figures that set nothing (总投资, 分值)
BODIES = "bodies"  # units that do none of it (评分部门, 监督单位)
_ASIDE = (OTHER, WHEN, COUNTED)
_LONGEST_HEADING = 16
_LONGEST_COLUMN = 60  # a heading without blanks, and the count behind it
_MOST_COLUMNS = 12
NUMERAL = expression(r"\d{1,3}[.、]?")
CHAPTER = expression(r"[一二三四五六七八九十]{1,3}、")
#: The number of a row under chapters 一, 二: (一), and that of such a chapter.
BRACKETED = expression(r"[(（](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]")
BARE_CHAPTER = expression(r"[一二三四五六七八九十]{1,3}")
_BEGINS_ROW = expression(rf"\d{{1,3}}(?:[.、．]|$)|[(（]|{CHAPTER.pattern}")
_TOKEN = expression(r"[^ \n]+(?:(?<=\d[-—~至]) {1,2}[^ \n]+)?")
_GLUED = expression(r"(\d{1,3})[.、](?=[\u4e00-\u9fff“])")  # the number of a row and its title in one cell
_FEWEST_GLUED = 2
_TITLE = expression(r"(?:方案|通知|规划|工作要点)$")  # ends what a document is called, no column
_SHARED = expression(r"[^分]{0,12}分工")  # 责任分工 over 牵头单位 and 配合单位


class Token(NamedTuple):
    """The words of a cell or of a part of it; `begins` a line; empty where two blanks part an empty cell. A group
    stands over the rows below it."""

    span: Span
    begins: bool = True
    is_group: bool = False


class Laid(NamedTuple):
    """A flattened table: what its columns hold, their headings, and the words below. `by_line`: each row has a line."""

    columns: list[str]
    headings: list[Span]
    tokens: list[Token]
    by_line: bool = False


def laid_out(document: Document) -> Iterator[Laid]:
    """Every flattened table of a text, each up to the heading of the next."""
    whole = document.lines(Span(0, len(document.folded)))
    lines = [line for each in whole if (line := _without_strokes(document, each))]
    starts = [(at, found) for at in range(len(lines)) if (found := _heading_at(document, lines, at))]
    starts = [start for n, start in enumerate(starts) if n == 0 or start[0] >= _after(*starts[n - 1])]
    for n, (at, found) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(lines)
        yield _laid(document, lines[at:end], found)


def _without_strokes(document: Document, line: Span) -> Span | None:
    """A line without the stroke of a cell at its ends; None where nothing else stands in it."""
    start, end = line
    folded = document.folded
    if folded[start] not in "| " and folded[end - 1] not in "| ":
        return line
    while start < end and folded[start] in "| ":
        start += 1
    while end > start and folded[end - 1] in "| ":
        end -= 1
    return Span(start, end) if end > start else None


class _Heading(NamedTuple):
    columns: list[str]
    spans: list[Span]
    on_one_line: bool
    lines: int = 1


def _after(at: int, found: _Heading) -> int:
    return at + found.lines


def _heading_at(document: Document, lines: Sequence[Span], at: int) -> _Heading | None:
    start, end = lines[at]
    if end - start > _LONGEST_COLUMN and document.folded.find(" ", start, end) < 0:
        return None  # a sentence
    return _on_lines(document, lines, at) or _on_one_line(document, lines[at])


#: The last column, which says nothing of a task.
_REMARKS = expression(r"备注|说明|其他")


def _laid(document: Document, lines: Sequence[Span], found: _Heading) -> Laid:
    if not found.on_one_line:
        below = lines[found.lines :]
        cells = _paragraphs(document, below) if _are_paragraphs(document, found.spans) else below
        return Laid(found.columns, found.spans, _with_numbers(document, found.columns, cells))
    rest = document.trimmed(Span(found.spans[-1].end, lines[0].end))
    by_line = rest.end <= rest.start or bool(_REMARKS.fullmatch(document.words(rest)))
    below = lines[1:] if by_line else [rest, *lines[1:]]
    wide = any(after.start - before.end > 1 for before, after in pairwise(found.spans))
    tokens = [
        token for line in below for token in _tokens(document, line) if not wide or token.span.end > token.span.start
    ]
    return Laid(found.columns, found.spans, tokens, by_line)


_EMPTY_LINE = expression(r"\n[ ]{0,20}\n")


def _are_paragraphs(document: Document, spans: Sequence[Span]) -> bool:
    """Whether empty lines part the cells of a heading, so that a cell may hold several lines."""
    return all(_EMPTY_LINE.search(document.folded, one.end, other.start) for one, other in pairwise(spans))


def _paragraphs(document: Document, lines: Sequence[Span]) -> list[Span]:
    """The lines, those put together that no empty line parts."""
    found: list[Span] = []
    for line in lines:
        if found and not _EMPTY_LINE.search(document.folded, found[-1].end, line.start):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _with_numbers(document: Document, columns: Sequence[str], lines: Sequence[Span]) -> list[Token]:
    """The lines as cells; where a column of numbers is announced and each stands glued to its title, both apart."""
    glued = [_GLUED.match(document.folded, *line) for line in lines]
    numbered = any(NUMERAL.fullmatch(document.words(line)) for line in lines)
    if columns[0] != NUMBER or numbered or not _count_on([int(found[1]) for found in glued if found]):
        return [Token(line) for line in lines]
    parts = (
        [Span(line.start, found.end()), Span(found.end(), line.end)] if found else [line]
        for line, found in zip(lines, glued, strict=True)
    )
    return [Token(part) for both in parts for part in both]


def _count_on(numbers: Sequence[int]) -> bool:
    """Whether numbers are those of rows: each one more than the last."""
    return len(numbers) >= _FEWEST_GLUED and numbers == list(range(1, len(numbers) + 1))


def _tokens(document: Document, line: Span) -> Iterator[Token]:
    """The words of a line between blanks; a blank more than one stands for an empty cell (not below a wide heading)."""
    end = line.start
    for found in _TOKEN.finditer(document.folded, *line):
        for at in range(end + 1, found.start()):
            yield Token(Span(at, at), False)
        yield Token(Span(*found.span()), found.start() == line.start)
        end = found.end()


def _on_lines(document: Document, lines: Sequence[Span], at: int) -> _Heading | None:
    """A heading with a column a line."""
    first = document.words(lines[at])
    if len(first) > _LONGEST_HEADING or meaning_of(first) is None:
        return None
    spans: list[Span] = []
    for line in lines[at : at + _MOST_COLUMNS]:
        words = document.words(line)
        if len(words) > _LONGEST_HEADING or _BEGINS_ROW.match(words) or _TITLE.search(words):
            break
        spans.append(line)
    return _understood(document, spans, False)


def _on_one_line(document: Document, line: Span) -> _Heading | None:
    """A heading whose columns blanks part, at the start of a line or behind other words."""
    if document.folded.count(" ", *line) == 0:
        return None
    found = [Span(*found.span()) for found in _TOKEN.finditer(document.folded, *line)]
    begins = next((n for n, span in enumerate(found[:_LONGEST_LEAD]) if _is_number(document, span)), 0)
    spans: list[Span] = []
    for span in _joined(document, found[begins:]):
        words = document.words(span)
        if len(words) > _LONGEST_HEADING or _BEGINS_ROW.match(words) or _TITLE.search(words):
            break
        spans.append(span)
    understood = _understood(document, spans, True)
    closed = understood and (understood.columns[0] == NUMBER or understood.spans[-1].end == line.end)
    return understood if closed else None


_LONGEST_LEAD = 60  # words that may stand before a heading on its line


def _is_number(document: Document, span: Span) -> bool:
    return meaning_of(document.words(span)) == NUMBER


def _joined(document: Document, found: Sequence[Span]) -> Iterator[Span]:
    """The words of a heading, those with blanks between their letters put together (工 作 任 务)."""
    run: list[Span] = []
    for span in found:
        if len(run) > _LONGEST_HEADING:
            return
        whole = bool(run) and _is_number(document, Span(run[0].start, run[-1].end))
        if run and (span.end - span.start > 1 or whole):
            yield Span(run[0].start, run[-1].end)
            run = []
        if span.end - span.start > 1:
            yield span
        else:
            run.append(span)
    if run:
        yield Span(run[0].start, run[-1].end)


def _understood(document: Document, spans: list[Span], on_one_line: bool) -> _Heading | None:
    """What the columns hold, up to the last that is known or tells what was done; None where they make no tasks."""
    words = [document.words(span) for span in spans]
    meanings = [kind or _unknown(heading) for kind, heading in zip(meanings_of(words), words, strict=True)]
    while meanings and meanings[-1] in _ASIDE and not tells_of_done(document.words(spans[len(meanings) - 1])):
        meanings.pop()
    is_numbered = meanings[:1] == [NUMBER] or (meanings[:2] == [GROUP, NUMBER] and not on_one_line)
    if len(meanings) < 2 or not makes_tasks(meanings) or not (is_numbered or _is_plain(meanings)):
        return None
    shared = [
        n
        for n, (kind, after) in enumerate(pairwise(meanings))
        if kind == ANSWERS and after in (HEADS, ANSWERS) and _SHARED.fullmatch(document.words(spans[n]))
    ]
    kept = [n for n in range(len(meanings)) if n not in shared]
    lines = 1 if on_one_line else len(meanings)
    return _Heading([meanings[n] for n in kept], [spans[n] for n in kept], on_one_line, lines)


def _unknown(heading: str) -> str:
    """What a column holds that says nothing of a task: what was done, other units, or anything."""
    if heading.endswith("情况") and tells_of_done(heading):
        return TOLD
    if heading.endswith(("部门", "单位")):
        return BODIES
    plain = _BRACKETS.sub("", heading)
    return WHEN if _DAYS.search(plain) else COUNTED if _FIGURES.search(plain) else OTHER


_BRACKETS = expression(r"[(（][^()（）]{1,8}[)）]$")
_DAYS = expression(r"(?:年[限份度]|时间|日期|工期|期限)$")
_FIGURES = expression(
    r"(?:投资额?|资金|金额|面积|规模|得分|分值|权重|基[数期值]|现状值?|完成值|实际值?)$|^20\d\d年.{0,4}$"
)


def _is_plain(meanings: Sequence[str]) -> bool:
    """Whether a heading has no numbers and leaves no doubt: every column is known, and one names units."""
    return not {NUMBER, TOLD, *_ASIDE} & {*meanings} and meanings[0] not in UNITS and bool({*UNITS} & {*meanings})
