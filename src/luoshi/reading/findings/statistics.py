"""Tables of statistics: an indicator a row, with its unit, what it came to and by how much it grew.

Real tables, and those that a text was made of: one cell a line (指标 / 12月末 / 比年初增加额) or a row behind the other
(指标 单位 累计 比增(%) 地区生产总值 亿元 178.3 5.1 …). What is planned in such a table is no fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.periods import PERIOD
from luoshi.reading.flow import Flow, Span, Table
from luoshi.reading.model import Claim
from luoshi.reading.quantities import half_width
from luoshi.reading.quantities.units import kind_of

_MOST_COLUMNS = 12
NAME, UNIT, VALUE, CHANGE, OTHER = "name", "unit", "value", "change", "other"
#: What a column holds, by its heading; the first that fits.
_COLUMNS = (
    (NAME, expression(r"^(?:主要)?(?:指标|产品)(?:名称)?$|^项目$")),
    (UNIT, expression(r"^(?:计量)?单位$")),
    (OTHER, expression(r"增[加减长]?额|百分点|占比|比重|位次|排名|名次|预算|序号|[去上]年(?:同期|同月)?$|同期数")),
    (CHANGE, expression(r"增[长减速幅]|比增|增$|±|升降|涨跌|同比")),
    (
        VALUE,
        expression(
            r"^(?:(?:本[月年期]|当月|自年初|年初至今)?累计|本[月期年]|当月|绝对[数额量值]|总量|数[量值]|实际|(?:20\d\d年)?(?:1\s?[-—至]\s?)?1?\d月"
            r"|(?:20\d\d年)?全年|20\d\d年|期末|年末|产量|[余总金数]额|完成[数额值]|上半年|[前一二三四]{1,2}季度)"
        ),
    ),
)
_SETS_AIMS = expression(r"目标|计划|预期|任务|规划|力争|责任|配合|牵头|措施")
_OPENS = expression(r"(?:指(?<!\S指)\s*标|项(?<!\S项)\s*目|产(?<!\S产)\s*品)(?:\s*名\s*称)?(?=\s)")
_WORD = expression(r"[^\s|]+")
_FIGURE = expression(r"[-−+]?\d[\d,]*(?:\.\d+)?%?")
_NOTHING = expression(r"[-—–…/]{1,4}")
_NAME = r"(?P<name>(?:\d{1,2}[.、])?[^\s\d|][^\s|]{0,40}(?:\s{1,9}[^\s\d|][^\s|]{0,40}){0,2}?)\s{1,9}"
_CELL = r"(?:[-−+]?\d[\d,]{0,15}(?:\.\d{1,6})?%?|[-—–…/]{1,4})(?=\s|$)"
_FIGURES = rf"(?P<figures>{_CELL}(?:\s{{1,9}}{_CELL}){{0,{_MOST_COLUMNS}}})"
_ROW = expression(rf"\s{{0,9}}{_NAME}{_FIGURES}")
_ROW_WITH_UNIT = expression(rf"\s{{0,9}}{_NAME}(?P<unit>[^\s\d|][^\s|]{{0,7}})\s{{1,9}}{_FIGURES}")
_BEFORE_NAME = expression(r"(?:[#*]|[(]?[一二三四五六七八九十\d]{1,3}[)、.]|其中:|:)+")
_IN_BRACKETS = expression(r"[(]([^()]{1,10})[)]$")
_UNIT_ABOVE = expression(r"单位\s?:\s?([^\s()、,。]{1,8})")
#: Of these statistics bureaus publish how they grew and not what they came to.
_GROWTH_ONLY = expression(r"(?:规模?以?上|规上)工业增加值|固定资产投资|项目投资|房地产开发投资|民间投资|技术?改造?投资")
_MONTH_END = expression(r"(?:20\d\d年)?1?\d月末")
_FEWEST_ROWS, _HEADING_ROWS = 3, 2
_NEAR = 40  # characters above a table in which its unit stands
_SURE = 0.95


class Heading(NamedTuple):
    """One column: what it holds, its words, and the unit in brackets behind them."""

    kind: str
    words: str
    unit: str


_FIRST = Heading(NAME, "", "")


class Row(NamedTuple):
    """An indicator with its own unit and what stands under each of the columns of figures, "" for nothing."""

    name: str
    unit: str
    figures: tuple[str, ...]
    span: Span


class Statistics(NamedTuple):
    """A table: where it stands, its columns of figures, the unit said above it, and its rows."""

    span: Span
    columns: tuple[Heading, ...]
    unit: str
    rows: tuple[Row, ...]


def statistics_in(text: str, tables: Sequence[Table]) -> tuple[Statistics, ...]:
    """The tables of statistics of a text with half-width punctuation: real ones, else those that it was made of."""
    real = [found for table in tables if (found := _of_table(text, table))]
    return tuple(real or _of_text(text))


def told_in(flow: Flow, tables: Sequence[Statistics], title: str) -> Iterator[Claim]:
    """What the rows tell, each of the period in its column's heading, else in the title of the document."""
    period = PERIOD.search(half_width(title))
    for table in tables:
        for row in table.rows:
            yield from _told(flow, table, row, period[0] if period else None)


def _told(flow: Flow, table: Statistics, row: Row, period: str | None) -> Iterator[Claim]:
    """A fact for each value with the growth behind it, or for a growth alone."""
    values = [at for at, column in enumerate(table.columns) if column.kind == VALUE]
    alone = [at for at, column in enumerate(table.columns) if column.kind == CHANGE and at - 1 not in values]
    for at in [*values, *alone]:
        column = table.columns[at]
        grows = at if at in alone else at + 1
        change = row.figures[grows] if grows in alone or _is(table.columns, grows, CHANGE) else ""
        value = row.figures[at] if at in values else ""
        if value or change:
            of = _MONTH_END.search(column.words) or PERIOD.search(column.words)
            unit = "%" if value.endswith("%") else row.unit or column.unit or table.unit
            yield Claim(
                row.name,
                _number(value),
                unit if value else None,
                _number(change),
                None,
                (),
                of[0] if of else period,
                flow.words(row.span),
                row.span,
                _SURE,
            )


def _is(columns: Sequence[Heading], at: int, kind: str) -> bool:
    return at < len(columns) and columns[at].kind == kind


def _number(figure: str) -> Decimal | None:
    return Decimal(figure.rstrip("%").replace(",", "").replace("−", "-")) if figure else None


def _of_table(text: str, table: Table) -> Statistics | None:
    """A real table whose first row, or first row under one that names it, says that it holds statistics."""
    rows: dict[int, dict[int, Span]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.span
    for at, first in enumerate(list(rows.values())[:_HEADING_ROWS], 1):
        headings = {column: _heading(text[slice(*span)]) for column, span in first.items()}
        if _holds_statistics(list(headings.values())):
            read = tuple(_rows_of_cells(text, list(rows.values())[at:], headings))
            columns = tuple(one for one in headings.values() if one.kind not in (NAME, UNIT))
            unit = _unit_above(text, table.span.start)
            return Statistics(table.span, columns, unit, read) if len(read) >= _FEWEST_ROWS else None
    return None


def _rows_of_cells(text: str, rows: list[dict[int, Span]], headings: dict[int, Heading]) -> Iterator[Row]:
    """The rows that hold a name and, under the other headings, figures or nothing."""
    kinds = {column: one.kind for column, one in headings.items()}
    for row in rows:
        words = {column: "".join(text[slice(*span)].split()) for column, span in row.items()}
        name, own = _name("".join(words.get(column, "") for column, kind in kinds.items() if kind == NAME))
        unit = "".join(words.get(column, "") for column, kind in kinds.items() if kind == UNIT) or own
        cells = [words.get(column, "") for column, kind in kinds.items() if kind not in (NAME, UNIT)]
        figures = tuple("" if _NOTHING.fullmatch(cell) else cell for cell in cells)
        if name and any(figures) and all(_FIGURE.fullmatch(figure) for figure in figures if figure):
            yield Row(name, unit, figures, Span(min(row.values()).start, max(span.end for span in row.values())))


def _of_text(text: str) -> Iterator[Statistics]:
    """Tables whose cells stand one behind the other, parted by blanks or lines."""
    end = 0
    for opens in _OPENS.finditer(text):
        columns, start = _headings(text, opens.end())
        if opens.start() >= end and _holds_statistics([_FIRST, *columns]):
            has_unit = columns[0].kind == UNIT
            figures = tuple(columns[has_unit:])
            rows = tuple(_rows(text, start, figures, has_unit))
            if len(rows) >= _FEWEST_ROWS:
                end = rows[-1].span.end
                yield Statistics(Span(opens.start(), end), figures, _unit_above(text, opens.start()), rows)


def _headings(text: str, start: int) -> tuple[list[Heading], int]:
    """The headings behind the first, and where the first word stands that is none."""
    found: list[Heading] = []
    for word in _WORD.finditer(text, start):
        heading = _heading(word[0])
        if not heading.kind or len(found) == _MOST_COLUMNS:
            return found, word.start()
        found.append(heading)
    return found, len(text)


def _rows(text: str, start: int, columns: tuple[Heading, ...], has_unit: bool) -> Iterator[Row]:
    """Names, their units where these have a column, and figures; to the first words that make no row."""
    row = _ROW_WITH_UNIT if has_unit else _ROW
    while found := row.match(text, start):
        start = found.end()
        name, own = _name("".join(found["name"].split()))
        unit = found["unit"] if has_unit else own
        figures = ["" if _NOTHING.fullmatch(one) else one for one in found["figures"].split()]
        if len(figures) > len(columns) or (unit and kind_of(unit) == "bare"):
            return
        yield Row(name, unit, _placed(name, figures, columns), Span(found.start("name"), start))


def _placed(name: str, found: list[str], columns: tuple[Heading, ...]) -> tuple[str, ...]:
    """The figures under their columns; one alone is the growth where it fell or where only growth is published."""
    kinds = [column.kind for column in columns]
    if len(found) == 1 and kinds[:2] == [VALUE, CHANGE]:
        found = ["", *found] if found[0][:1] in "-−" or _GROWTH_ONLY.search(name) else found
    return (*found, *[""] * (len(columns) - len(found)))


def _name(words: str) -> tuple[str, str]:
    """The indicator without its number and marks, and the unit in brackets behind it."""
    name = words[begins.end() :] if (begins := _BEFORE_NAME.match(words)) else words
    unit = _IN_BRACKETS.search(name)
    if unit and (kind_of(unit[1]) != "bare" or unit[1] == "%"):
        return name[: unit.start()], unit[1]
    return name, ""


def _heading(words: str) -> Heading:
    words = "".join(words.split())
    unit = _IN_BRACKETS.search(words)
    bare = words[: unit.start()] if unit else words
    kind = "" if _SETS_AIMS.search(words) else next((kind for kind, called in _COLUMNS if called.search(bare)), "")
    return Heading(kind, bare, unit[1] if unit else "")


def _holds_statistics(columns: Sequence[Heading]) -> bool:
    """A name, every column known, and one of growth: a table that plans has none, or says that it plans."""
    kinds = [one.kind for one in columns]
    tells = CHANGE in kinds or (VALUE in kinds and any(one.kind == OTHER and "增" in one.words for one in columns))
    return kinds.count(NAME) == 1 and all(kinds) and tells


def _unit_above(text: str, start: int) -> str:
    found = _UNIT_ABOVE.findall(text, max(0, start - _NEAR), start)
    return found[-1] if found else ""
