"""Deadlines: the day by which a task itself says it must be done."""

from __future__ import annotations

import re
from calendar import monthrange

from luoshi.reading.flow import Span

_YEAR = r"(?P<year>20\d\d)\s?年"
_BEFORE = r"(?:以前|之前|前)"
_DAY = re.compile(rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号]\s?{_BEFORE}")
_MONTH = re.compile(rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月(?:份|底|末|中旬|上旬|下旬)*\s?{_BEFORE}")
_YEAR_END = re.compile(
    rf"(?:{_YEAR}|(?P<this>今年|本年|全?年))\s?(?:年?[底末])\s?(?:{_BEFORE})?|(?<![\d\u4e00-\u9fff])年底"
)
_YEAR_END_BARE = re.compile(rf"(?<![0-9])年[底末]{_BEFORE}|(?<=[,。;\s])年[底末](?=[\u4e00-\u9fff])")
_BY_YEAR = re.compile(rf"到\s?{_YEAR}(?![\d\s]*月|[底末]?[—\-至])")
_HALF = re.compile(rf"(?:{_YEAR})?上半年{_BEFORE}")
#: A day that ends a period of validity is no deadline (2022年4月20日至2022年12月31日期间).
_VALIDITY = re.compile(r"期间|止|有效|起实施|施行|以前(?:已|购|办)|前(?:已|购买|办理|注册|取得)")

#: Each way of naming a day, with the word that none of its matches lacks: a stretch without it is not searched.
_WAYS = (("月", _DAY), ("月", _MONTH), ("年", _YEAR_END), ("年", _YEAR_END_BARE), ("到", _BY_YEAR), ("上半年", _HALF))

#: A label speaks for its words as a column's heading does for a cell.
_LABEL = re.compile(
    r"(?:时序进度|(?:完成|办结|整改)?(?:时限|时间|期限)|时间(?:节点|进度)|完成日期)(?:要求|安排)?\s?:\s?(?P<cell>[^;。\n)]{2,30})"
)
_CELL_MONTH = re.compile(rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月")
_CELL_DAY = re.compile(rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号]")
_CELL_DATE = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?:(?P=sign)(?P<day>[0-3]?\d))?(?!\d)"
)
_CELL_YEAR = re.compile(rf"(?:{_YEAR})?\s?(?:全年|年底|年末|年内)|{_YEAR.replace('year', 'only')}\s*$")


def find(folded: str, within: Span, year: int | None) -> str | None:
    """The latest deadline that a stretch states, as ISO date. `year` is the plan's, for 年底前 and 6月底前."""
    days = _days(folded, within, year)
    for label in _LABEL.finditer(folded, within.start, within.end):
        days.append(of_cell(folded, Span(*label.span("cell")), year))
    return max((day for day in days if day), default=None)


def _days(folded: str, within: Span, year: int | None) -> list[str | None]:
    found: list[str | None] = []
    for word, pattern in _WAYS:
        if folded.find(word, *within) < 0:
            continue
        for match in pattern.finditer(folded, *within):
            if not _VALIDITY.match(folded, match.end() - 1) and not _VALIDITY.match(folded, match.end()):
                found.append(_day_of(match, year))
    return found


def _day_of(match: re.Match[str], year: int | None) -> str | None:
    groups = match.groupdict()
    stated = groups.get("year") or groups.get("only")
    of_year = int(stated) if stated else year
    if of_year is None:
        return None
    month = int(groups.get("month") or (6 if match.re is _HALF else 12))
    if not 1 <= month <= 12:
        return None
    last = monthrange(of_year, month)[1]
    day = min(int(groups.get("day") or last), last)
    return f"{of_year:04d}-{month:02d}-{day:02d}"


def of_cell(folded: str, cell: Span, year: int | None) -> str | None:
    """The day that a cell in a column of deadlines means: 2026-06-30, 6月, 3-8月, 全年 are the last day of it."""
    dates = [found for kind in (_CELL_DAY, _CELL_DATE) for found in kind.finditer(folded, cell.start, cell.end)]
    days = [day for day in (*_days(folded, cell, year), *(_day_of(found, year) for found in dates)) if day]
    months = list(_CELL_MONTH.finditer(folded, cell.start, cell.end))
    last = months[-1] if months else _CELL_YEAR.search(folded, cell.start, cell.end)
    if days or last is None:
        return max(days, default=None)
    return _day_of(last, year)
