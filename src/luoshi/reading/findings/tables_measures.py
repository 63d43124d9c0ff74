"""The unit of a table's figures where cell and heading have none: behind the name, or said once over the table."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.flow import Span, Table
from luoshi.reading.quantities.units import kind_of

#: 单位:万元, (单位:亿元、%); not 填报单位:县政府办.
_SAID = expression(r"(?<![\u4e00-\u9fff])(?:计量|金额|数量)?单 ?位 ?: {0,3}(?P<units>[^\s();。:]{1,24})")
_AND = expression(r"[、,和]")
_IN_BRACKETS = expression(r"[(（]([^()（）]{1,8})[)）]\s*$")
_RATE = expression(r"(?:率|增速|增长|增幅|占比|比重|比例|指数)$")
_MONEY = expression(r"投资|收入|产值|增加值|总额|资金|税|销售|零售|贷款|存款|支出|生产总值")


def unit_behind(name: str) -> str:
    """The unit in the brackets that close a name (新增规上企业(家))."""
    found = _IN_BRACKETS.search(name)
    return found[1] if found and is_measure(found[1]) else ""


def without_unit(name: str) -> str:
    """A name without the unit that closes it."""
    return _IN_BRACKETS.sub("", name) if unit_behind(name) else name


def named_in(document: Document, heading: Span) -> Span:
    """The words of a heading before the unit that closes it."""
    closing = _IN_BRACKETS.search(document.flow.text, *heading) if unit_behind(document.words(heading)) else None
    return document.trimmed(Span(heading.start, closing.start())) if closing else heading


def is_measure(words: str) -> bool:
    """Whether words are a unit of measure (家, 亿元, %)."""
    return kind_of(words) != "bare"


def is_rate(name: str) -> bool:
    """Whether a name is that of a share or of growth."""
    return bool(_RATE.search(name))


def units_over(document: Document, table: Table, first: int) -> tuple[str, ...]:
    """The units that a line over a table, or a cell over its rows (which begin with `first`), names for all figures."""
    return next((units for stretch in _over(document, table, first) if (units := _units_in(document, stretch))), ())


def unit_among(units: tuple[str, ...], name: str) -> str:
    """Which of the units of a whole table counts a thing: a share in %, money in money, all else in the only one."""
    shares = [unit for unit in units if kind_of(unit) == "percent"]
    others = [unit for unit in units if unit not in shares]
    if is_rate(name):
        return shares[0] if shares else ""
    in_money = bool(_MONEY.search(name))
    fitting = (
        [unit for unit in others if (kind_of(unit) == "money") == in_money] if len(others) > 1 else others or shares
    )
    return fitting[0] if len(fitting) == 1 else ""


def _over(document: Document, table: Table, first: int) -> Iterator[Span]:
    """The cells over the heading, the lowest first, then the lines over the table, the nearest first."""
    yield from (cell.span for cell in reversed(table.cells) if cell.row < first)
    yield from document.lines_above(table.span.start)


def _units_in(document: Document, stretch: Span) -> tuple[str, ...]:
    for said in _SAID.finditer(document.folded, *stretch):
        units = tuple(part for part in _AND.split(said["units"]) if part)
        if units and all(map(is_measure, units)):
            return units
    return ()
