"""Deadlines: the day by which a task itself says it must be done."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span

_Ways = tuple[tuple[str, re.Pattern[str]], ...]

_YEAR = r"(?P<year>20\d\d)\s?年"
_BEFORE = r"(?:以前|之前|前)"
_DAY = expression(rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号]\s?{_BEFORE}")
_MONTH = expression(
    rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?(?:月(?:份|底|末|中旬|上旬|下旬)*|(?:(?<=年\d)|(?<=年\d\d))底)\s?{_BEFORE}"
)
#: 6月底完成, and at the end of a note.
_MONTH_END = expression(
    rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?[底末](?=[);。]|\s{{0,4}}(?:\n|$)|,?(?:全[部面]|基本)?(?:完成|建成|办结|竣工|投用))"
)
_YEAR_END = expression(
    rf"(?:{_YEAR}|(?P<this>今年|本年|(?<![上去])全?年))\s?(?:年?[底末])\s?(?:{_BEFORE})?|(?<![\d\u4e00-\u9fff])年底"
)
_YEAR_END_BARE = expression(rf"(?<![0-9])年[底末]{_BEFORE}|(?<=[,。;\s])年[底末](?=[\u4e00-\u9fff])")
_BY_YEAR = expression(rf"到\s?{_YEAR}(?![\d\s]*月|[底末]?[—\-至])")
#: Parts of a year with the month that ends them.
_MONTHS = {"上半年": 6, "下半年": 12, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12}
_PART = rf"(?:{_YEAR})?第?(?P<part>{'|'.join(_MONTHS)})"
_PART_ENDS = expression(rf"{_PART}(?:[底末](?:{_BEFORE})?|{_BEFORE})")
_WITHIN_YEAR = expression(r"(?<![\u4e00-\u9fff\d])年内(?=完成|实现|建成|竣工|启动|开工|投入|出台|全部|基本|力争|务必)")
_AIMED = expression(
    rf"力争(?:于|在|到)?\s?(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号](?!\s?{_BEFORE})"
)
#: A day that ends a period of validity is no deadline (2022年4月20日至2022年12月31日期间).
_VALIDITY = expression(
    r"期间|止|有效|起实施|施行|以前(?:已|购|办)|前(?:已|购买|办理|注册|取得)"
    r"|前?,?按照?现[有行]|前应当?[^,。;]{1,6}的|以前在[^,。;]{1,6}购"
    r"|前?,?(?:对|企业|凡|符合|个人|纳税人)[^。;]{0,80}(?:给予|免征|减征|减按|补贴|补助|奖励|享受|企业可|可在|可按)"
)

#: What stands before a day up to which something was, or is still, so (对2024年3月前供应的, 延长至).
_UP_TO = expression(r"(?:对于?|凡在?|延长[至到]|期限[至为到]|截[至止])\s?$")

#: Each way of naming a day, with the word that none of its matches lacks: a stretch without it is not searched.
_WAYS: _Ways = (
    ("前", _DAY),
    ("力争", _AIMED),
    ("前", _MONTH),
    ("月", _MONTH_END),
    ("年", _YEAR_END),
    ("年", _YEAR_END_BARE),
    ("半年", _PART_ENDS),
    ("季度", _PART_ENDS),
    ("年内", _WITHIN_YEAR),
)
_HORIZONS: _Ways = (("到", _BY_YEAR),)

#: A stage has its days behind its name: 集中整治阶段(3月1日—5月20日).
_STAGE = expression(
    rf"[^,;。\n]{{0,40}}?\((?:20\d\d年)?[^()\n]{{1,14}}?[-—–~至到一日]\s?(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?"
    r"(?:(?P<day>\d{1,2})\s?[日号]|份|底|末)?(?:前|止)?\)"
)

#: A label speaks for its words as a column's heading does for a cell.
_LABEL = expression(
    r"(?:时序进度|(?:完成|办结|整改)?(?:时限|时间|期限)|时间(?:节点|进度)|完成日期)(?:要求|安排)?\s?:\s?(?P<cell>[^;。\n)]{2,30})"
)
_CELL_MONTH = expression(rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月")
_CELL_DAY = expression(rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号]")
_CELL_DATE = expression(
    r"(?<!\d)(?P<year>20\d\d)(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?:(?P=sign)(?P<day>[0-3]?\d))?(?!\d)"
)
_CELL_PART = expression(_PART)
_CELL_YEAR = expression(rf"(?:{_YEAR})?\s?(?:全年|年底|年末|年内)|{_YEAR.replace('year', 'only')}\s*$")


def find(folded: str, within: Span, year: int | None) -> str | None:
    """The deadline that a stretch states, as ISO date: a label's (完成时限:6月), else the first, else the last year
    that it looks to (到2027年). `year` is the plan's, for 年底前 and 6月底前."""
    cells = (Span(*label.span("cell")) for label in _LABEL.finditer(folded, *within))
    labelled = [day for cell in cells if (day := of_cell(folded, cell, year))]
    stage = _STAGE.match(folded, *within)
    labelled += [day] if stage and (day := of_cell(folded, Span(*stage.span()), year)) else []
    stated = sorted(_days(folded, within, year, _WAYS))
    looked_to = sorted(day for _, day in _days(folded, within, year, _HORIZONS))
    return max(labelled, default=None) or (stated[0][1] if stated else None) or (looked_to[-1] if looked_to else None)


def _days(folded: str, within: Span, year: int | None, ways: _Ways) -> Iterator[tuple[int, str]]:
    """The days that a stretch names, each with its place."""
    for word, pattern in ways:
        if folded.find(word, *within) < 0:
            continue
        for match in pattern.finditer(folded, *within):
            valid = _VALIDITY.match(folded, match.end() - 1) or _VALIDITY.match(folded, match.end())
            valid = valid or _UP_TO.search(folded, max(0, match.start() - 6), match.start())
            if not valid and (day := _day_of(match, year)):
                yield match.start(), day


def _day_of(match: re.Match[str], year: int | None) -> str | None:
    groups = match.groupdict()
    stated = groups.get("year") or groups.get("only")
    of_year = int(stated) if stated else year
    if of_year is None:
        return None
    month = int(groups.get("month") or _MONTHS.get(groups.get("part") or "", 12))
    if not 1 <= month <= 12:
        return None
    last = monthrange(of_year, month)[1]
    day = min(int(groups.get("day") or last), last)
    return f"{of_year:04d}-{month:02d}-{day:02d}"


def of_cell(folded: str, cell: Span, year: int | None) -> str | None:
    """The day that a cell in a column of deadlines means: 2026-06-30, 6月, 3-8月, 全年 are the last day of it."""
    dates = [found for kind in (_CELL_DAY, _CELL_DATE) for found in kind.finditer(folded, cell.start, cell.end)]
    named = (day for _, day in _days(folded, cell, year, (*_WAYS, *_HORIZONS)))
    days = [day for day in (*named, *(_day_of(found, year) for found in dates)) if day]
    months = [*_CELL_MONTH.finditer(folded, *cell), *_CELL_PART.finditer(folded, *cell)]
    last = months[-1] if months else _CELL_YEAR.search(folded, cell.start, cell.end)
    if days or last is None:
        return max(days, default=None)
    return _day_of(last, year)
