"""Allotments: tables that part what is to be reached among units, which stand a row each or as headings of columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import ANSWERS
from luoshi.reading.findings.tables_columns import (
    ALLOTTED,
    CONTENT,
    DUE,
    GROUP,
    LEADER,
    MEASURE,
    NUMBER,
    TARGET,
    TASK,
    UNITS,
    VALUE,
    meaning_of,
    meanings_of,
    tells_of_done,
)
from luoshi.reading.findings.tables_measures import is_measure
from luoshi.reading.findings.units_grammar import is_department, is_unit
from luoshi.reading.flow import Cell, Span, Table
from luoshi.reading.quantities import half_width, quantities_in

_FEWEST, _MOST_COLUMNS = 2, 60
_FIGURE = expression(r"[≥≤<>]?\d[\d,]{0,12}(?:\.\d{1,6})?%?(?:左右|以[上内])?")
_NOTHING = expression(r"[/\\—–\-无、\s]{0,9}|0")
#: A place by its kind: 城关镇, 东街街道, 青河经济开发区.
_PLACE = expression(
    r"(?!各|相关|有关)[\u4e00-\u9fff]{1,14}(?:[镇乡县市旗村苏木]|街道(?:办事处|办)?|(?<![小景城库市地山片全])区|管委会|[农林]场)(?:[(（][^()（）]{1,12}[)）])?"
)
#: All of them together.
_WHOLE = expression(
    r"(?:全[省市县区州旗镇乡盟]|合计|总计|总数|总量|总额)(?:合计|总计)?(?:(?:总|年度?)?(?:目标|任务|计划|指标)(?:任务)?[数值量]?)?"
)
_HOLDERS = expression(
    r"各?(?:镇街?|乡镇|镇[办乡]|街镇|乡?镇?街道?|县市?区|区县|市县|市州|地区|单位|部门|村居?|区域|园区|责任单位|责任主体)(?:名称)?"
    r"(?:[(（][^()（）]{1,12}[)）])?"
)
_NAME = expression(r"[\u4e00-\u9fff]{2,8}")
_NO_PART = expression(r".*(?:备注|说明|得分|分值|权重|排名|位次|上年|去年|基数|现状|实绩|完成|占比|比例|联系|电话)")
_AIMED = expression(r"分解|分配|下达|任务|目标|计划|指标|安排")
_TOLD = expression(
    r"完成(?!时限)|进展|通报|统计|公报|排名|实绩|现状|得分|预算|决算|补助|补贴|资金(?=[^。\n]{0,4}(?:分|安|下))"
    r"|(?<!分解)(?<!任务)情况"
)
_LAST_WORDS = 40

Columns = dict[int, list[Cell]]


def allotted_meanings(document: Document, table: Table, words: Sequence[str], first: int) -> dict[int, str] | None:
    """What the columns of a table hold that allots something: nothing in any other, None where it only tells.

    `words` stand over the columns, the rows below begin with `first`.
    """
    if not _FEWEST <= len(words) <= _MOST_COLUMNS:
        return {}
    columns: Columns = defaultdict(list)
    for cell in table.cells:
        if cell.row >= first and cell.columns == 1 and cell.span.end > cell.span.start:
            columns[cell.column].append(cell)
    in_rows = _units_in_rows(document, columns, words)
    found = in_rows or _units_in_heading(document, columns, words)
    if found and not _promises(document, table, first):
        return None if in_rows else {}
    return found


def is_whole(words: str) -> bool:
    """Whether words stand for all units together (合计, 全县)."""
    return bool(_WHOLE.fullmatch(words))


def names_holder(words: str) -> bool:
    """Whether words name one unit or place that can get a part."""
    return not is_whole(words) and (is_unit(words) or is_department(words) or bool(_PLACE.fullmatch(words)))


def heads_holders(words: str) -> bool:
    """Whether words head a column of units or places."""
    return bool(_HOLDERS.fullmatch(words))


def is_nothing(document: Document, cell: Span) -> bool:
    """Whether a cell shows that there is no part."""
    return bool(_NOTHING.fullmatch(document.words(cell)))


def is_part(document: Document, cell: Span | None) -> bool:
    """Whether a cell holds a figure and nothing else, other than none."""
    words = half_width(document.words(cell)) if cell else ""
    if not words or _NOTHING.fullmatch(words):
        return False
    return bool(_FIGURE.fullmatch(words)) or any(one.span == (0, len(words)) for one in quantities_in(words))


def _units_in_rows(document: Document, columns: Columns, words: Sequence[str]) -> dict[int, str]:
    """A column of units, and figures for each of them in all columns that say anything of the work."""
    numbers = {at for at in columns if _numbers_rows(document, columns[at], words[at])}
    rest = sorted({*columns} - numbers)
    holders = next((at for at in reversed(rest) if _holds_units(document, columns, words, at)), None)
    if holders is None or not all(_groups(columns, words, at, holders) for at in rest if at < holders):
        return {}
    others = [at for at in rest if at > holders and not _is_aside(words[at])]
    apart = words[holders] not in [words[at] for at in others]
    if not others or not apart or not all(_are_figures(document, columns[at]) for at in others):
        return {}
    return dict.fromkeys(numbers, NUMBER) | {holders: ANSWERS} | dict.fromkeys(others, ALLOTTED)


def _numbers_rows(document: Document, cells: Sequence[Cell], heading: str) -> bool:
    """Whether a column only counts the rows."""
    counts = not heading and all(document.words(cell.span).isdecimal() for cell in cells)
    return counts or meaning_of(heading) == NUMBER


def _groups(columns: Columns, words: Sequence[str], at: int, holders: int) -> bool:
    """Whether a column before the units only puts them into groups."""
    kind = meaning_of(words[at])
    return kind == GROUP or (kind is None and len(columns[at]) < len(columns[holders]))


def _holds_units(document: Document, columns: Columns, words: Sequence[str], at: int) -> bool:
    named = [document.words(cell.span) for cell in columns[at]]
    named = [one for one in named if not is_whole(one) and meaning_of(one) not in (MEASURE, *UNITS)]
    says_so = heads_holders(words[at])
    return len(named) >= _FEWEST and all(names_holder(one) or (says_so and _may_name(one)) for one in named)


def _may_name(words: str) -> bool:
    """Whether words can be the short name of a place (城关), under a heading that says so."""
    return bool(_NAME.fullmatch(words)) and not is_measure(words)


def _is_aside(heading: str) -> bool:
    return (
        not heading
        or bool(_NO_PART.fullmatch(heading))
        or tells_of_done(heading)
        or meaning_of(heading) in (LEADER, DUE)
    )


def _are_figures(document: Document, cells: Sequence[Cell]) -> bool:
    """Whether most cells hold a figure or show that they hold none; a measure or who leads may stand among them."""
    return sum(is_part(document, cell.span) or is_nothing(document, cell.span) for cell in cells) * 2 > len(cells)


def _units_in_heading(document: Document, columns: Columns, words: Sequence[str]) -> dict[int, str]:
    """Several columns headed by a unit each, with figures, beside one that says what is counted."""
    parts = [at for at in columns if meaning_of(words[at]) is None and names_holder(words[at])]
    if len(parts) < _FEWEST or not all(_are_figures(document, columns[at]) for at in parts):
        return {}
    others = ["" if at in parts else word for at, word in enumerate(words)]
    found = {at: kind for at, kind in enumerate(meanings_of(others)) if kind} | dict.fromkeys(parts, ALLOTTED)
    found |= {at: VALUE for at in columns if is_whole(words[at]) and _are_figures(document, columns[at])}
    found |= {at: MEASURE for at in columns if words[at] == "单位" and _are_measures(document, columns[at])}
    named = {TASK, CONTENT, TARGET} & {*found.values()}
    first = next((at for at in sorted(columns) if at not in found), None)
    return found if named else found | {first: TASK} if first is not None and first < min(parts) else {}


def _are_measures(document: Document, cells: Sequence[Cell]) -> bool:
    return all(is_measure(document.words(cell.span)) for cell in cells)


def _promises(document: Document, table: Table, first: int) -> bool:
    """Whether the words over a table say that it sets something, rather than telling what was reached."""
    if document.looks_back(table.span.start):
        return False
    for words in _over(document, table, first):
        if _TOLD.search(words):
            return False
        if _AIMED.search(words):
            return True
    return False


def _over(document: Document, table: Table, first: int) -> Iterator[str]:
    """The words over a table: its headings, the lines above from the nearest on, the title of the document."""
    yield from (document.words(cell.span) for cell in table.cells if cell.row < first and cell.columns > 1)
    for line in document.lines_above(table.span.start):
        yield document.folded[max(line.start, line.end - _LAST_WORDS) : line.end]
    yield document.title
