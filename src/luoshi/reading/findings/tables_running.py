"""Tables that a scraper ran into one line: 1、建立机制3月县财政局县水利局2、制定方案6月底前县教育局…

Nothing parts the cells, so the order of the columns must: a number that goes on from the last row, the words of
the measure, a date, and units directly behind it. Bare numbers before a row's number head a chapter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import ANSWERS, Group, Note
from luoshi.reading.findings.tables import Tables
from luoshi.reading.findings.units_grammar import FIELD, LEVEL, ORGAN, any_of, vocabulary
from luoshi.reading.flow import Span
from luoshi.reading.stretches import Stretches

_COLUMN = (
    r"(?:存\s?在\s?)?[\u4e00-\u9fff]{0,4}"
    r"(?:问\s?题|任务|措施|内容|目标|时限|时间|单位|部门|来源|备注|责任人|领导|进度)\s?"
)
_HEADING = expression(rf"(?:序号|编号)\s?(?:{_COLUMN}){{2,8}}")
_UNIT = (
    rf"(?:{LEVEL}(?:{FIELD})(?:{ORGAN})|(?:各|相关|有关)[\u4e00-\u9fff]{{0,6}}?(?:人民政府|政府|单位|部门|镇街)"
    rf"|{LEVEL}[\u4e00-\u9fff]{{2,9}}?(?:局|委|办|部|中心|站|支队|公司|集团|管委会|[农林]场)|(?:(?![省市县])[\u4e00-\u9fff]){{3,10}}?(?:管理处|管理局|管委会|办事处|人民政府))"
)
#: Behind a day a name needs no level: a ministry, a body of the whole country, or one whose 县 was lost.
_BEHIND_DAY = (
    rf"(?:{_UNIT}|(?:{FIELD})(?:{ORGAN})|(?:国务院|中央|中国|全国)[\u4e00-\u9fff]{{1,9}}?(?:局|委|办|部|署|会|院|联|行)"
    rf"|人民银行|{any_of(vocabulary().bare)})"
)
_DUE = r"(?:(?:20\d\d年)?\d{1,2}月(?:底前?|末|前|份)?|全年|长期|年底前?)"
_UNITS = rf"{_UNIT}(?:[、,;\s]{{0,2}}{_UNIT}){{0,30}}"
#: What a row's number stands before; a measure behind it would make it a figure.
_BARE = r"\d{1,3}(?=\s?[\u4e00-\u9fff“《])(?!\s?[年月日号时个家项亿万元名户所座处公千百米亩吨台套人次届])"
_NEXT_ROW = rf"\s?(?:\d{{1,3}}[、.](?!\d)|{_BARE}|注:|备注|说明:|$)"


@lru_cache(maxsize=1)
def _row_ends() -> tuple[re.Pattern[str], ...]:
    """A row ends with its day and units; or with units, and perhaps a day, before the next number.

    Compiled when the first such table is met, for few documents hold one and it takes a while.
    """
    return (
        re.compile(rf"(?P<due>(?<!\d){_DUE})\s?(?P<units>{_BEHIND_DAY}(?:[、,;\s]{{0,2}}{_BEHIND_DAY}){{0,30}})"),
        re.compile(rf"(?P<units>{_UNITS})\s?(?P<due>{_DUE}[^\d,。]{{0,6}})?(?={_NEXT_ROW})"),
    )


_NUMBER = expression(rf"(?<!\d)(?P<number>\d{{1,3}})[、.](?!\d)\s?|(?<!\d)(?P<bare>{_BARE})")
_CHAPTER = expression(r"(?<!\d)\d{1,2}\s?(?P<title>[\u4e00-\u9fff][^,。;:()〔〕]{1,40}?)\s?$")
_CLOSING = expression(r"\s(?:注|备注|说明)\s?:")
_CLAUSE = expression(r"[,;:。]|\((?=[^()]{0,6}投资)")
#: A heading under which rows say what is wrong, and nothing of what is to be done.
_OF_PROBLEMS = expression(r"问\s?题(?![\u4e00-\u9fff\s]*(?:措施|任务|内容|目标|要求))")
#: The day of a row behind which no unit is known.
_DAY_ALONE = expression(rf"(?<!\d)(?P<due>{_DUE})(?P<units>)")
_FEWEST = 3
_MOST_LOST = 2  # rows without known units, one behind the other
_NEAREST = 8  # numbers before the units of a row that may be the row's


@dataclass(frozen=True)
class _Row:
    number: re.Match[str]
    end: re.Match[str]

    @property
    def units(self) -> Span:
        return Span(*self.end.span("units"))

    @property
    def due(self) -> Span | None:
        return Span(*self.end.span("due")) if self.end["due"] else None


def running_table(document: Document) -> Tables:
    """The rows of a table that stands in one line, with the stretch that it covers; nothing where there is none."""
    heading = _HEADING.search(document.folded)
    if heading is None:
        return Tables([], Stretches())
    ways = (list(_rows(document.folded, heading.end(), way)) for way in _row_ends())
    rows = next((found for found in ways if len(found) >= _FEWEST), [])
    if not rows:
        return Tables([], Stretches())
    blocks = list(_blocks(document, heading.end(), rows))
    if _OF_PROBLEMS.search(heading.group()):
        blocks = [replace(block, said=(block.title,)) for block in blocks]
    return Tables(blocks, Stretches([Span(heading.start(), _end_of(document.folded, rows[-1]))]))


def _rows(folded: str, start: int, row_end: re.Pattern[str]) -> Iterator[_Row]:
    """Row after row: the next number in the count before units; with a stop the closest one, else the first."""
    begin = start
    counted: dict[int, list[re.Match[str]]] = defaultdict(list)
    for number in _NUMBER.finditer(folded, start):
        counted[_count(number)].append(number)
    expected = _first_count(folded, start)
    for end in row_end.finditer(folded, start):
        known = counted[expected]
        first = bisect_left(known, begin, key=_start)
        numbers = known[first : bisect_left(known, end.start(), lo=first, key=_start)]
        stopped = [one for one in numbers[-_NEAREST:] if one["number"]]
        if numbers:
            *lost, number = _counted_on(counted, stopped[-1] if stopped else numbers[0], end.start())
            yield from (row for one, after in pairwise((*lost, number)) if (row := _without_units(folded, one, after)))
            yield _Row(number, end)
            expected, begin = _count(number) + 1, end.end()


def _first_count(folded: str, start: int) -> int:
    """The number directly behind the heading, where a part of a longer table goes on; else 1."""
    opening = _NUMBER.match(folded, start)
    return _count(opening) if opening else 1


def _counted_on(counted: dict[int, list[re.Match[str]]], number: re.Match[str], end: int) -> list[re.Match[str]]:
    """A number and those that go on from it before units: the rows between named none that is known."""
    found = [number]
    for count in range(_count(number) + 1, _count(number) + _MOST_LOST + 1):
        known = counted[count]
        after = bisect_left(known, found[-1].end(), key=_start)
        if not number["number"] or after >= len(known) or known[after].start() >= end or not known[after]["number"]:
            break
        found.append(known[after])
    return found


def _without_units(folded: str, number: re.Match[str], after: re.Match[str]) -> _Row | None:
    """A row whose units are not known, up to its day."""
    end = _DAY_ALONE.search(folded, number.end(), after.start())
    return _Row(number, end) if end else None


def _start(number: re.Match[str]) -> int:
    return number.start()


def _count(number: re.Match[str]) -> int:
    return int(number["number"] or number["bare"])


def _blocks(document: Document, start: int, rows: list[_Row]) -> Iterator[Block]:
    chapter: Span | None = None
    for row in rows:
        found = _CHAPTER.search(document.folded, start, row.number.start())
        chapter = Span(*found.span("title")) if found else chapter
        yield _block(document, row, chapter)
        start = row.end.end()


def _block(document: Document, row: _Row, chapter: Span | None) -> Block:
    words = document.trimmed(Span(row.number.end(), row.end.start()))
    clause = _CLAUSE.search(document.folded, words.start, words.end)
    title = Span(words.start, clause.start() if clause else words.end)
    units = row.units
    notes = (Note(Span(row.end.start(), units.end), (Group(ANSWERS, units),)),) if units.end > units.start else ()
    span = Span(row.number.start(), row.end.end())
    return Block(
        str(_count(row.number)),
        chapter,
        title,
        span,
        notes,
        "row of a table on one line",
        row.due,
        True,
    )


def _end_of(folded: str, last: _Row) -> int:
    closing = _CLOSING.search(folded, last.end.end())
    return closing.start() if closing else last.end.end()
