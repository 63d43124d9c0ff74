"""Indicator tables that lost their lines and cells: the columns of a row run together, and are cut where they agree.

化学需氧量排放总量(万吨)2551.72347.6-8% under 指标 2010年 2015年 2015年比2010年增长 can be cut in many places; only
2551.7, 2347.6 and -8 % fit each other. Where no third column tells, the two years are cut so that they are written
alike, and then so that they lie nearest to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.indicator_rows import ABOUT, IndicatorTable, Row, comparator_of
from luoshi.reading.flow import Span

_YEAR = r"20\d\d\s?年(?:实际|现状|目标|规划)?值?"
_HEAD = expression(
    rf"指\s{{0,4}}标(?:名称)?\s?(?P<base>{_YEAR})\s?(?P<due>{_YEAR})\s?"
    rf"(?:{_YEAR}比{_YEAR}(?:增长|增减|变化|下降)|[(〔]?累计[)〕]?)?\d?\s?(?:属\s?性)?"
)
#: What a box of a plan is called, before its table (专栏1:“十二五”环境保护主要指标).
_TITLE = expression(r"(?:专栏\s?\d{0,2}|表\s?\d{0,2})\s?[:.]?\s?(?P<title>[^\n。,;]{4,40}?)(?:序号)?$")
_BEFORE = 60
_NUMBER = r"\d{1,9}(?:\.\d{1,4})?"
_SUM = rf"[(〔]{_NUMBER}[)〕]"
_CELL = rf"(?:[-<>≥≤%]|[\d.]{{1,20}}|{_SUM}|个百分点|{ABOUT}|\s)"
_ROW = expression(
    r"(?P<name>[^<>≥≤%\n;。]{2,60}?)"
    rf"(?:\((?P<unit>[%‰]|[一-鿿]{{1,5}}(?:/[一-鿿]{{1,3}})?)\)(?P<cells>{_CELL}{{1,12}})?|(?P<bare>--{_SUM}))"
)
_KIND = r"(?:约束性|预期性|指导性)"
#: What stands before a name: of what kind the row above is, the number of this one, the group that it opens.
_BEFORE_NAME = expression(rf"^(?:[^\n]{{0,60}}\d{{1,2}}[.、]|\s{{0,9}}{_KIND}?\s{{0,9}}\d{{0,2}}\s{{0,9}})")
#: The number of a note in a name (地级及以上城市2空气质量), and one that counts the next row.
_NOTE_MARK = expression(r"(?<=[一-鿿])\d(?=[一-鿿])|(?<=[一-鿿])\d$")
_NEXT_SERIAL = expression(r"(?<=[%点)〕右上下\s-])\d{1,2}\s{0,4}$")
_BASE = expression(rf"-{{1,2}}|{_NUMBER}")
_AIM = expression(rf"-|(?P<sign>[<>≥≤]?)(?P<value>{_NUMBER})(?P<about>{ABOUT})?")
_MORE = expression(rf"-?|(?P<change>-?{_NUMBER})(?P<of>%|个百分点)|[(〔](?P<sum>{_NUMBER})[)〕]")
_FEWEST = 3
_LONGEST = 40  # characters of the cells of a row


class _Cut(NamedTuple):
    """One way to cut the cells of a row: the aim and what stands behind it, and how well they fit (less is better)."""

    aim: re.Match[str]
    more: re.Match[str]
    doubt: tuple[bool, bool, Decimal]


def joined_tables(text: str, within: Span) -> Iterator[IndicatorTable]:
    """The tables in a stretch of text with half-width punctuation, each up to the end of its line or the next."""
    heads = [*_HEAD.finditer(text, *within)]
    ends = [*(head.start() for head in heads), within.end][1:]
    for head, after in zip(heads, ends, strict=True):
        line = text.find("\n", head.end(), after)
        table = Span(head.end(), line if line >= 0 else after)
        due = f"{head['due'][:4]}-12-31"
        rows = tuple(row._replace(due=due) for row in _rows(text, table, head["base"][:4]))
        title = _TITLE.search(text, max(within.start, head.start() - _BEFORE), head.start())
        if len(rows) >= _FEWEST:
            called = Span(*title.span("title")) if title else Span(*head.span())
            start = title.start() if title else head.start()
            yield IndicatorTable(Span(start, rows[-1].span.end), called, Span(*head.span("due")), rows)


def _rows(text: str, table: Span, base: str) -> Iterator[Row]:
    above, shared = "", ""
    for found in _ROW.finditer(text, *table):
        name = _NOTE_MARK.sub("", "".join(_BEFORE_NAME.sub("", found["name"]).split()))
        cells = _NEXT_SERIAL.sub("", (found["cells"] or found["bare"] or "").strip())
        if not cells:
            above, shared = name, found["unit"]
        elif cut := _best(cells):
            name = name if found["unit"] else name + above
            yield from _of_row(name, found["unit"] or shared, cut, Span(*found.span()), base)


def _best(cells: str) -> _Cut | None:
    """The cut in which the columns fit each other best."""
    cells = "".join(cells.split())
    ends = range(1, len(cells) + 1) if len(cells) <= _LONGEST else ()
    cuts = (_cut(cells[:first], cells[first:second], cells[second:]) for first, second in combinations(ends, 2))
    return min((cut for cut in cuts if cut), key=lambda cut: cut.doubt, default=None)


def _cut(base: str, aim: str, more: str) -> _Cut | None:
    began, aimed, behind = _BASE.fullmatch(base), _AIM.fullmatch(aim), _MORE.fullmatch(more)
    if not (began and aimed and behind):
        return None
    if base[0] == "-" or not aimed["value"]:
        return _Cut(aimed, behind, (False, False, Decimal(len(base))))
    before, after = Decimal(base), Decimal(aimed["value"])
    alike = before.as_tuple().exponent == after.as_tuple().exponent
    apart = max(before, after) / max(min(before, after), Decimal("0.01"))
    return _Cut(aimed, behind, (not _agree(before, after, behind), not alike, apart))


def _agree(before: Decimal, after: Decimal, behind: re.Match[str]) -> bool:
    """Whether what stands behind two years is how the one differs from the other; where nothing does, they may be."""
    if behind["sum"]:
        return abs(after - before) == Decimal(behind["sum"])
    if not behind["change"]:
        return True
    told = Decimal(behind["change"])
    if behind["of"] == "%":
        return bool(before) and abs((after - before) / before * 100 - told) <= Decimal("0.6")
    return abs(after - before - told) < Decimal("0.06")


def _of_row(name: str, unit: str, cut: _Cut, span: Span, base: str) -> Iterator[Row]:
    """What a row sets: what shall be reached, and by how much that is more or less than before."""
    if cut.aim["value"]:
        yield Row(name, comparator_of(name, cut.aim["sign"], cut.aim["about"]), cut.aim["value"], unit, span)
    if cut.more["change"]:
        change = cut.more["change"]
        yield Row(f"{name}比{base}年", "<=" if change[0] == "-" else ">=", change, cut.more["of"], span)
    if cut.more["sum"] and cut.aim["value"]:
        yield Row(f"{name}累计增加", ">=", cut.more["sum"], "个百分点" if unit == "%" else unit, span)
    elif cut.more["sum"]:
        yield Row(name, ">=", cut.more["sum"], unit, span)
