"""Days that words name: by when something is to be done (6月底前), and as far as it looks (到2027年)."""

from __future__ import annotations

import re
from calendar import monthrange

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span
from luoshi.reading.quantities import number_of

Ways = tuple[tuple[str, str, re.Pattern[str]], ...]

YEAR = r"(?P<year>(?:19|20)\d\d|[明次翌]|下一)\s?年度?"
_BEFORE = r"(?:以前|之前|前)"
#: Where a month can begin, with its year or without: the search goes past all other places at once.
_BEGINS = r"(?=[\d\s明次翌下])"
#: 6月20日(星期四)前, 6月20日18:00前, 6月20日下班前.
_HOUR = (
    r"\s?(?:\((?:(?:星期|周)[一二三四五六日天]|含)\)\s?)?"
    r"(?:(?:上午|中午|下午|晚上?)?\s?\d{1,2}(?:[时点]|:\d\d)|(?:当天)?下班|开学)?"
)
_DAY = expression(
    rf"{_BEGINS}(?:{YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?(?:[日号]{_HOUR}\s?{_BEFORE}|前)"
)
_MONTH = expression(
    rf"{_BEGINS}(?:{YEAR})?\s?(?P<month>\d{{1,2}})\s?(?:月(?:份|底|末|(?P<third>[上中下])旬)*|(?:(?<=年\d)|(?<=年\d\d))底)\s?{_BEFORE}"
)
#: What is at its end on a day that is named without 前.
_ENDED = (
    r"(?:必须|务必|[要须应])?(?:如期|按期|全[部面]|基本|初步|正式)?"
    r"(?:完成|完工|建成|办结|竣工|投[用运产]|达产|投入(?:使用|运行|运营)|通[车水]|交付|开业|上线|启用|开工|获批|通过[^,。;\n]{0,8}(?:验收|评审|审[批查]))"
)
#: 6月底完成, and at the end of a note; 12月31日建成; 1月底汇总报送.
_MONTH_END = expression(
    rf"(?:{YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?:[底末](?=[);。]|\s{{0,4}}(?:\n|$)|,?{_ENDED}|(?:统一|汇总)?(?:报送|上报))"
    rf"|(?:份|(?P<third>[上中下])旬)?(?={_ENDED})|(?P<day>\d{{1,2}})\s?[日号](?={_ENDED}))"
)
#: 年底, but for what is done then with work that was done before (年底考评, 年底对…进行考核, 年底兑现).
_NOT_JUDGED = r"(?![^,。;\n]{0,16}(?:考[核评]|评[比议]|总结|兑现|绩效|[交对算结]账))"
_YEAR_END = expression(
    rf"(?=[12今明次翌下本全年])(?:(?:{YEAR}|(?P<this>今年|本年|(?<![上去按年])全?年))\s?(?:年?[底末])\s?"
    rf"(?:{_BEFORE}|{_NOT_JUDGED})|(?<![\d\u4e00-\u9fff])年底{_NOT_JUDGED})"
)
_YEAR_END_BARE = expression(rf"(?<![0-9])年[底末]{_BEFORE}|(?<=[,。;\s])年[底末](?=[\u4e00-\u9fff]){_NOT_JUDGED}")
_BY_YEAR = expression(rf"[到至]\s?{YEAR}(?![\d\s]*月|[底末]?[—\-至到]|\d年期间)")
#: 2027年基本建成, in a paper of an earlier year.
_IN_YEAR_AHEAD = expression(
    r"(?P<ahead>(?P<year>20(?:(?<=[,。;:\n ]20)|(?<=(?:力争|争取|确保|计划|预计)20))\d\d))年(?:力争|确保)?"
    r"(?=(?:基本|全[部面]|初步|如期)?(?:建成|完成|实现|达到|消除|形成))"
)
#: 到2025年6月, 到6月底, and “十四五”末.
_BY_MONTH = expression(
    rf"(?<![-—–~\d月至])到\s?(?:{YEAR}|(?=\d{{1,2}}\s?月[底末]))\s?(?P<month>\d{{1,2}})\s?月(?!\s?\d|[底末]?之?前)"
)
_BY_PLAN = expression(r"十(?P<plan>[四五六])五”?(?:规划)?期?末")
#: 用三年时间 from the plan's year on, where no last year stands before it (至2029年止用五年时间).
_FOR_YEARS = expression(rf"(?:至\s?{YEAR}止?,?)?用(?P<years>[1-9一二两三四五六])年(?:左右)?的?时间")
#: Parts of a year with the month that ends them.
_MONTHS = {"上半年": 6, "下半年": 12, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12}
PART = rf"(?:{YEAR})?第?(?P<part>{'|'.join(_MONTHS)})"
_PART_ENDS = expression(rf"{PART}(?:[底末](?:{_BEFORE})?|{_BEFORE}|(?={_ENDED}(?![^,。;\n]{{0,40}}\d)))")
#: 并在一季度落实到项目, 力争三季度内开业: a part of the year within which something without a figure is to be done.
_IN_PART = expression(
    rf"(?:争取|力争|务必|(?<=[,。;\n并])(?=在))在?{PART}内?(?=[\u4e00-\u9fff])(?![的到]|[^,。;\n]{{0,40}}(?<!\d)\d{{1,9}}(?![\d年]))"
)
#: 2024年—2025年上半年, 2018年4月至2019年10月深化: where a stretch of time ends.
_STRETCH_ENDS = expression(
    rf"(?<=[年月][-—–至到]){YEAR}(?:(?<=月[-—–至到]20\d\d年)(?P<month>\d{{1,2}})月(?=[\u4e00-\u9fff])(?![底末期间以止前])|(?<=年[-—–至到]20\d\d年)(?P<part>[上下]半年))"
)
_WITHIN_YEAR = expression(
    rf"(?:(?P<year>20\d\d)年?|(?<![\u4e00-\u9fff\d])|(?<=力争|争取|确保|务必)|(?<=[今本])|(?<=[今本]年))年内(?=力争|务必|全面|启动|开工|出台|实现|基本|全部|投入|新[建开]|建设|改造|培育|打造|推[动进出]|开展|{_ENDED})"
)
_AIMED = expression(
    rf"力争(?:于|在|到)?\s?(?:{YEAR})?\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号](?!\s?{_BEFORE})"
)

#: Each way of naming a day, behind two words of which each of its matches has one: a stretch without them is passed by.
BY_A_DAY: Ways = (
    ("前", "前", _DAY),
    ("力争", "力争", _AIMED),
    ("前", "前", _MONTH),
    ("月", "月", _MONTH_END),
    ("底", "末", _YEAR_END),
    ("年底", "年末", _YEAR_END_BARE),
    ("半年", "季度", _PART_ENDS),
    ("半年", "季度", _IN_PART),
    ("年", "年", _STRETCH_ENDS),
    ("年内", "年内", _WITHIN_YEAR),
)
HORIZONS: Ways = (
    ("到", "至", _BY_YEAR),
    ("年", "年", _IN_YEAR_AHEAD),
    ("到", "到", _BY_MONTH),
    ("末", "末", _BY_PLAN),
    ("年左", "年时", _FOR_YEARS),
)


def named_days(folded: str, within: Span, ways: Ways) -> list[re.Match[str]]:
    """What names a day in a stretch, in order."""
    stretch = folded[within.start : within.end]
    patterns = [pattern for one, other, pattern in ways if one in stretch or other in stretch]
    found = [match for pattern in patterns for match in pattern.finditer(folded, *within)]
    return sorted(found, key=_start) if len(found) > 1 else found


_start = re.Match.start


def year_named(named: str, year: int | None) -> int | None:
    """The year that is written or, for 明(年) and 次(年), the one after the plan's."""
    if not named.isdecimal():
        return year + 1 if year else None
    return int(named)


def day_of(match: re.Match[str], year: int | None) -> str | None:
    """The last day of what a match names, as ISO date; None without a year, or where no such day is."""
    groups = match.groupdict()
    stated = groups.get("year") or groups.get("only")
    of_year = year_named(stated, year) if stated else year
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
    third = _THIRDS.get(groups.get("third") or "", last)
    return f"{of_year:04d}-{month:02d}-{min(int(groups.get('day') or third), last):02d}"


#: The last days of the first two thirds of a month (6月上旬).
_THIRDS = {"上": 10, "中": 20}
