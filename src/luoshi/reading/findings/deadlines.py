"""Deadlines: the day by which a task itself says it must be done."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span
from luoshi.reading.quantities import number_of

_Ways = tuple[tuple[str, str, re.Pattern[str]], ...]

_YEAR = r"(?P<year>20\d\d|明)\s?年"
_BEFORE = r"(?:以前|之前|前)"
#: Where a month can begin, with its year or without: the search goes past all other places at once.
_BEGINS = r"(?=[\d\s明])"
_DAY = expression(rf"{_BEGINS}(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号]\s?{_BEFORE}")
_MONTH = expression(
    rf"{_BEGINS}(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?(?:月(?:份|底|末|中旬|上旬|下旬)*|(?:(?<=年\d)|(?<=年\d\d))底)\s?{_BEFORE}"
)
#: What is at its end on a day that is named without 前.
_ENDED = r"(?:如期|按期|全[部面]|基本|正式)?(?:完成|完工|建成|办结|竣工|投用|投运|投入(?:使用|运行|运营)|通车|交付)"
#: 6月底完成, and at the end of a note; 12月31日建成.
_MONTH_END = expression(
    rf"(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?:[底末](?=[);。]|\s{{0,4}}(?:\n|$)|,?{_ENDED})"
    rf"|份?(?={_ENDED})|(?P<day>\d{{1,2}})\s?[日号](?={_ENDED}))"
)
_YEAR_END = expression(
    rf"(?=[2今明本全年])(?:(?:{_YEAR}|(?P<this>今年|本年|(?<![上去])全?年))\s?(?:年?[底末])\s?(?:{_BEFORE})?"
    r"|(?<![\d\u4e00-\u9fff])年底)"
)
_YEAR_END_BARE = expression(rf"(?<![0-9])年[底末]{_BEFORE}|(?<=[,。;\s])年[底末](?=[\u4e00-\u9fff])")
_BY_YEAR = expression(rf"[到至]\s?{_YEAR}(?![\d\s]*月|[底末]?[—\-至到])")
#: 到2025年6月, and “十四五”末.
_BY_MONTH = expression(rf"(?<![-—–~\d月])到\s?{_YEAR}\s?(?P<month>\d{{1,2}})\s?月(?!\s?\d|[底末]?之?前)")
_BY_PLAN = expression(r"十(?P<plan>[四五六])五(?:(?:规划)?期末|”末)")
#: 用三年时间 from the plan's year on, where no last year stands before it (至2029年止用五年时间).
_FOR_YEARS = expression(rf"(?:至\s?{_YEAR}止?,?)?用(?P<years>[1-9一二两三四五六])年(?:左右)?的?时间")
#: Parts of a year with the month that ends them.
_MONTHS = {"上半年": 6, "下半年": 12, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12}
_PART = rf"(?:{_YEAR})?第?(?P<part>{'|'.join(_MONTHS)})"
_PART_ENDS = expression(rf"{_PART}(?:[底末](?:{_BEFORE})?|{_BEFORE}|(?={_ENDED}(?![^,。;\n]{{0,40}}\d)))")
#: 并在一季度落实到项目, 力争三季度内开业: a part of the year within which something without a figure is to be done.
_IN_PART = expression(
    rf"(?:争取|力争|务必|(?<=[,。;\n并])(?=在))在?{_PART}内?(?=[\u4e00-\u9fff])(?![的到]|[^,。;\n]{{0,40}}(?<!\d)\d{{1,9}}(?![\d年]))"
)
#: 2024年—2025年上半年: where a stretch of time ends.
_STRETCH_ENDS = expression(rf"(?<=年[-—–至到]){_YEAR}(?P<part>[上下]半年)")
_WITHIN_YEAR = expression(
    r"(?:(?P<year>20\d\d)年?|(?<![\u4e00-\u9fff\d])|(?<=力争|争取|确保))年内(?=完成|实现|建成|竣工|启动|开工|投入|出台|全部|基本|力争|务必)"
)
_AIMED = expression(
    rf"力争(?:于|在|到)?\s?(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号](?!\s?{_BEFORE})"
)
#: A day that ends a period of validity is no deadline (2022年4月20日至2022年12月31日期间).
_VALIDITY = expression(
    r"期间|止|有效|前受|前[^,。;]{0,24}可(?:给予|享受|获得)|起实施|施行|以前(?:已|购|办)|前(?:已|购买|办理|注册|取得)"
    r"|前?,?(?:阶段性|暂停|暂缓)|前?应交付|前?,?按照?现[有行]|前应当?[^,。;]{1,6}的|以前在[^,。;]{1,8}购"
    r"|前?(?:尚|仍)处于|前?,(?:(?!完成|实现|建成)[^。;]){0,80}(?:,可(?![持视])|仍执行|的,)"
    r"|前?,(?:(?!完成|实现|建成)[^。;]){0,60}?(?:允许|可(?:申[请领]|享受|按|凭|办理|选择|提取|适当|暂)|给予[^,。;]{0,12}(?:补[贴助]|贴息|奖[励补]))"
    r"|前?,?(?:对|企业|凡|符合|个人|纳税人)[^。;]{0,80}(?:给予|免征|减征|减按|补贴|补助|奖励|享受|企业可|可在|可按)"
)

#: What stands before a day up to which something was, or is still, so (对2024年3月前供应的, 延长至).
_UP_TO = expression(
    r"(?:对于?|凡在?|(?:延[长续]|期限|暂?定|实施|执行|有效|缓缴|止|截|起)[至到为]|截止|每年|每季度?)\s?$"
)
#: 在2027年6月30日前完成装修的,给予补贴; 年底前完成卖旧买新的购房者,可享受: whom a rule is for.
_WHO_HAS = expression(
    r"[^,。;:\n]{2,60}的(?=,(?!确保|力争|要|全部|由))|[^,。;:\n]{2,40}的[^,。;:的\n]{2,10},[^。;\n]{0,40}(?:可|给予|享受|允许|不予)"
)
#: A day for those whom a policy concerns (购房人在6月底前提交材料的): the work itself has none by it.
_FOR_PEOPLE = expression(
    r"购房[人者]|借款人|参保|允许|补?缴[清费纳]|进行补缴|欠费|免收|申[领请]|逾期|纳税人|发放的|享受|的$"
)
#: What only prepares; the work is done on the day that the same sentence names after it.
_PREPARES = expression(
    r"(?:制[定订]|出台|印发|启动|开工|部署|摸底|摸排|排查|自查|试点|封顶|主体|前期|方案|进场|进展|台账)"
)

#: Each way of naming a day, behind two words of which each of its matches has one: a stretch without them is passed by.
_WAYS: _Ways = (
    ("前", "前", _DAY),
    ("力争", "力争", _AIMED),
    ("前", "前", _MONTH),
    ("月", "月", _MONTH_END),
    ("底", "末", _YEAR_END),
    ("年底", "年末", _YEAR_END_BARE),
    ("半年", "季度", _PART_ENDS),
    ("半年", "季度", _IN_PART),
    ("半年", "半年", _STRETCH_ENDS),
    ("年内", "年内", _WITHIN_YEAR),
)
_HORIZONS: _Ways = (
    ("到", "至", _BY_YEAR),
    ("到", "到", _BY_MONTH),
    ("期末", "五”末", _BY_PLAN),
    ("年左", "年时", _FOR_YEARS),
)

#: A stage has its days behind its name: 集中整治阶段(3月1日—5月20日).
_STAGE = expression(
    rf"(?:[^,;。\n]{{0,40}}?|[^;。\n]{{0,12}}(?:阶段|步骤)[^;。\n]{{0,48}}?(?=\([^()\n]{{6,32}}\)[。:]?\s{{0,8}}(?:\n|$)))\((?:20\d\d年)?[^()\n]{{1,14}}?[-—–~至到一日]\s?(?:{_YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?"
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
    """The deadline that a stretch states, as ISO date: a label's (完成时限:6月), else the first by which more than
    a beginning is made, or a later year's in its sentence, else the last year that it looks to (到2027年).

    `year` is the plan's, for 年底前.
    """
    labels = _LABEL.finditer(folded, *within) if folded.find(":", *within) >= 0 else ()
    cells = (Span(*label.span("cell")) for label in labels)
    labelled = [day for cell in cells if (day := of_cell(folded, cell, year))]
    stage = of_stage(folded, within, year)
    labelled += [stage] if stage else []
    return max(labelled, default=None) or _stated(folded, within, year)


def _stated(folded: str, within: Span, year: int | None) -> str | None:
    stated = sorted(_days(folded, within, year, _WAYS))
    ahead = list(_days(folded, within, year, _HORIZONS))
    if not stated:
        return max((day for _, day in ahead), default=None)
    return _done_first(folded, sorted([*stated, *(one for one in ahead if one > stated[0])]))


def of_aims(folded: str, within: Span, year: int | None) -> str | None:
    """The last day that aims look to: what they set for earlier ones is on the way there."""
    return max((day for _, day in _days(folded, within, year, (*_WAYS, *_HORIZONS))), default=None)


def of_stage(folded: str, within: Span, year: int | None) -> str | None:
    """The last day of a stage whose days stand in brackets behind its name (第一阶段(3月1日—4月30日)), or None."""
    stage = _STAGE.match(folded, *within) if folded.find("(", *within) >= 0 else None
    return of_cell(folded, Span(*stage.span()), year) if stage else None


def _done_first(folded: str, stated: list[tuple[int, str]]) -> str | None:
    """The first day, or a later one of its sentence where the first is that of a step (3月底前出台方案,9月底前完成)."""
    for (at, day), (then, later) in pairwise(stated):
        step = folded[at:then]
        goes_on = _PREPARES.search(step) or later[:4] > day[:4]
        if later <= day or not goes_on or _STOP.search(step):
            return day
    return stated[-1][1] if stated else None


_STOP = expression(r"[。;\n]")


def _days(folded: str, within: Span, year: int | None, ways: _Ways) -> Iterator[tuple[int, str]]:
    """The days that a stretch names, each with its place; one without a year is of the year named before it in its
    sentence (2025年6月底前…,12月底前…)."""
    of_year, since = year, 0
    for match in _named_days(folded, within, ways):
        if _STOP.search(folded, since, match.start()):
            of_year = year
        groups = match.groupdict()
        named, since = groups.get("year"), match.end()
        of_year = _year_named(named, year) if named else of_year
        lasts = bool(groups.get("years"))
        day = _day_of(match, year if named or lasts else of_year)
        if day and (lasts or not _binds_others(folded, match, within)):
            yield match.start(), day


def _named_days(folded: str, within: Span, ways: _Ways) -> list[re.Match[str]]:
    stretch = folded[within.start : within.end]
    patterns = [pattern for one, other, pattern in ways if one in stretch or other in stretch]
    found = [match for pattern in patterns for match in pattern.finditer(folded, *within)]
    return sorted(found, key=_start) if len(found) > 1 else found


_start = re.Match.start


def _binds_others(folded: str, day: re.Match[str], within: Span) -> bool:
    """Whether a day ends how long something holds, or is set for those whom a policy concerns."""
    if _VALIDITY.match(folded, day.end() - 1) or _VALIDITY.match(folded, day.end()):
        return True
    begins = day.start() + folded.startswith(("到", "至"), day.start())
    if _UP_TO.search(folded, max(0, begins - 6), begins) or _WHO_HAS.match(folded, day.end()):
        return True
    if _BY_THEN.match(folded, day.end()):
        return False
    start, end = _clause_around(folded, day, within)
    if _REPORTED.search(folded, start, end):
        return True
    return bool(_FOR_PEOPLE.search(folded, start, end))


#: When it is told how the work goes (落实情况年底前报国务院).
_REPORTED = expression(r"(?:情况|进展|总结).{0,24}?前.{0,16}?(?:报|送)")
_BY_THEN = expression(r"\s?(?:要|力争|确保)?(?:如期|按期|全[部面]|基本)?(?:实现|完成|建成)")


def _clause_around(folded: str, day: re.Match[str], within: Span) -> tuple[int, int]:
    """From where to where the clause reaches that names a day."""
    start = max(within.start, *(folded.rfind(mark, within.start, day.start()) + 1 for mark in ",。;:\n"))
    end = _CLAUSE_ENDS.search(folded, day.end(), within.end)
    return start, end.start() if end else within.end


_CLAUSE_ENDS = expression(r"[,。;:\n]")


def _year_named(named: str, year: int | None) -> int | None:
    """The year that is written or, for 明(年), the one after the plan's."""
    if named == "明":
        return year + 1 if year else None
    return int(named)


def _day_of(match: re.Match[str], year: int | None) -> str | None:
    groups = match.groupdict()
    stated = groups.get("year") or groups.get("only")
    of_year = _year_named(stated, year) if stated else year
    if plan := groups.get("plan"):
        of_year = 2025 + 5 * "四五六".index(plan)
    if of_year is None:
        return None
    if (years := groups.get("years")) and not stated:
        of_year += int(number_of(years)) - 1
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
