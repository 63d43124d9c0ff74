"""Deadlines: the day by which a task itself says it must be done."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from luoshi.reading.expressions import expression
from luoshi.reading.findings.deadlines_days import BY_A_DAY, HORIZONS, PART, YEAR, Ways, day_of, named_days, year_named
from luoshi.reading.findings.deadlines_others import binds_others
from luoshi.reading.findings.periods import iso_date
from luoshi.reading.findings.stages import days_of_stage
from luoshi.reading.flow import Span
from luoshi.reading.quantities import number_of

#: A label speaks for its words as a column's heading does for a cell.
_LABEL = expression(
    r"(?:时序进度|时间(?:节点|进度)|完成日期|(?:(?:完成|办结|整改|工作|落实|推进|检查|起止)|(?<![\u4e00-\u9fff])(?:实施(?!期限))?)(?:时限|时间|期限))"
    r"(?:要求|安排)?\s?(?::\s?|,?(?=\d))(?P<cell>[^;。\n)]{2,30}(?:;[^;。\n)]{0,6}\d{1,2}月[^;。\n)]{0,30}){0,6})"
)
_CELL_MONTH = expression(rf"(?:{YEAR})?\s?(?P<month>\d{{1,2}})\s?月(?:(?P<third>[上中下])旬)?")
_CELL_DAY = expression(rf"(?:{YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号]")
_CELL_DATE = expression(
    r"(?<!\d)(?P<year>20\d\d)(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?:(?P=sign)(?P<day>[0-3]?\d))?(?!\d)"
)
#: 3月1日—20日: the last day is of the month that was named.
_CELL_SAME_MONTH = expression(
    r"(?P<month>\d{1,2})\s?月\s?\d{1,2}\s?[日号]?\s?[-—–―~至到]{1,2}\s?(?P<day>\d{1,2})\s?[日号]"
)
_CELL_PART = expression(PART)
_CELL_YEAR = expression(rf"(?:{YEAR})?\s?(?:全年|年底|年末|年内)|{YEAR.replace('year', 'only')}\s*$")
_YEARS = expression(r"(?:19|20)\d\d(?=\s?年)")


def find(folded: str, within: Span, year: int | None) -> str | None:
    """The deadline that a stretch states, as ISO date: a label's (完成时限:6月) or a stage's, else the last day by
    which something shall be done, else the last year that it looks to (到2027年).

    `year` is the plan's, for 年底前.
    """
    labels = _LABEL.finditer(folded, *within) if _may_have_label(folded, within) else ()
    cells = (Span(*label.span("cell")) for label in labels)
    labelled = [day for cell in cells if (day := of_cell(folded, cell, year))]
    stage = of_stage(folded, within, year)
    labelled += [stage] if stage else []
    return max(labelled, default=None) or _stated(folded, within, year)


def _may_have_label(folded: str, within: Span) -> bool:
    return any(folded.find(word, *within) >= 0 for word in ("时限", "时间", "期限", "时序", "日期"))


_PART = expression(r"[一二三四五六七八九十]是(?=[^,。;:\n]{2})")


def _stated(folded: str, within: Span, year: int | None) -> str | None:
    """The last of the days that are stated; how far a stretch looks counts behind the first of them, or without one."""
    parts = [part.start() for part in _PART.finditer(folded, *within)]
    if len(parts) > 1:
        within = Span(within.start, parts[0])
    stated = list(_days(folded, within, year, BY_A_DAY))
    ahead = _days(folded, within, year, HORIZONS)
    since = min(stated)[0] if stated else 0
    return max((day for at, day in (*stated, *ahead) if at >= since), default=None)


def of_aims(folded: str, within: Span, year: int | None) -> str | None:
    """The last day that aims look to: what they set for earlier ones is on the way there."""
    return max((day for _, day in _days(folded, within, year, (*BY_A_DAY, *HORIZONS))), default=None)


def of_stage(folded: str, within: Span, year: int | None) -> str | None:
    """The last day of a stage whose days stand behind its name (第一阶段(3月1日—4月30日)), or None."""
    days = days_of_stage(folded, within)
    return of_cell(folded, days, year) if days else None


#: The months or part of a year that open an item (2025年7月至12月,实施…; 第一季度:做好…).
_MONTHS = r"(?:20\d\d\s?年)?\s?(?:\d{1,2}\s?[-—–~至到]\s?)?\d{1,2}\s?月份?"
_OPENS = expression(
    rf"(?P<cell>{_MONTHS}(?:\s?[-—–~至到]{{1,2}}\s?{_MONTHS})?|(?:20\d\d\s?年)?(?:第?[一二三四]季度|[上下]半年))[,:]"
)
_OPENS_BEHIND = expression(rf"。\s?{_OPENS.pattern}")


def of_opening(folded: str, title: Span, year: int | None) -> str | None:
    """The last day of the months that open a title or the sentence behind it, or are all that it says."""
    opens = _OPENS.match(folded, title.start) or _OPENS_BEHIND.match(folded, title.end)
    return of_cell(folded, Span(*opens.span("cell")), year) if opens else None


_STOP = expression(r"[。;\n]")


def _days(folded: str, within: Span, year: int | None, ways: Ways) -> Iterator[tuple[int, str]]:
    """The days that a stretch names, each with its place; one without a year is of the year named before it in its
    sentence (2025年6月底前…,12月底前…)."""
    of_year, since = year, 0
    for match in named_days(folded, within, ways):
        if _STOP.search(folded, since, match.start()):
            of_year = year
        groups = match.groupdict()
        if groups.get("ahead") and (not year or int(groups["ahead"]) <= year):
            continue
        named, since = groups.get("year"), match.end()
        of_year = year_named(named, year) if named else of_year
        lasts = bool(groups.get("years"))
        day = day_of(match, year if named or lasts else of_year)
        if day and (lasts or not binds_others(folded, match, within)):
            yield match.start(), day


#: 自本意见印发之日起30日内,制定实施办法: what is to be done so long after a paper was issued.
_SINCE_ISSUE = expression(
    r"(?:印发|发布|下发|公布|发文)之?日起,?[^,。;\n]{0,12}?(?P<many>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>个月|天|日)之?内"
    r",?[^。;\n]{0,30}?(?:制[定订]|出台|印发|公布|建立|完成|报送|上报)"
)


def since_issue(folded: str, within: Span, issued: str | None) -> str | None:
    """The day so many days or months after the one on which a paper was issued, where that is known."""
    after = _SINCE_ISSUE.search(folded, *within) if issued and folded.find("日起", *within) >= 0 else None
    if not after or not issued:
        return None
    day, many = date.fromisoformat(issued), int(number_of(after["many"]))
    if after["unit"] != "个月":
        return (day + timedelta(days=many)).isoformat()
    year, month = divmod(day.month - 1 + many, 12)
    return iso_date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))


def of_cell(folded: str, cell: Span, year: int | None) -> str | None:
    """The day that a cell in a column of deadlines means: 2026-06-30, 6月, 3-8月, 全年 are the last day of it."""
    dates = [found for kind in (_CELL_DAY, _CELL_DATE, _CELL_SAME_MONTH) for found in kind.finditer(folded, *cell)]
    named = (day for _, day in _days(folded, cell, year, (*BY_A_DAY, *HORIZONS)))
    dated = (day_of(found, _year_at(folded, cell, found.start(), year)) for found in dates)
    days = [day for day in (*named, *dated) if day]
    months = [*_CELL_MONTH.finditer(folded, *cell), *_CELL_PART.finditer(folded, *cell)]
    last = months[-1] if months else _CELL_YEAR.search(folded, *cell)
    if days or last is None:
        return max(days, default=None)
    return day_of(last, _year_at(folded, cell, last.start(), year))


def _year_at(folded: str, cell: Span, position: int, year: int | None) -> int | None:
    """The year that a cell named last (2023年11月至12月), else the plan's."""
    named = _YEARS.findall(folded, cell.start, position)
    return int(named[-1]) if named else year
