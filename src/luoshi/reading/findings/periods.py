"""Times: the day a promise falls due, and the period that a fact belongs to.

All words that come in have half-width digits and punctuation (`quantities.half_width`).
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from luoshi.reading.expressions import expression
from luoshi.reading.quantities import number_of

_PART = r"上半年|(?:前|第)?[一二三]季度"
_HORIZON = expression(
    r"20\d\d\s?年?\s?[-—–~至到]\s?(?P<last>20\d\d)\s?年"
    rf"|(?=20\d\d\s?年|1?\d\s?月(?:\s?[123]?\d\s?日)?(?:份|底|末|之?前)|{_PART})"
    r"(?:(?P<year>20\d\d)\s?年(?:年?[底末])?)?\s?"
    rf"(?:(?P<month>1[0-2]|0?[1-9])\s?月)?\s?(?:(?P<day>3[01]|[12]\d|0?[1-9])\s?日)?(?P<part>{_PART})?"
    r"|[“\"]?(?P<plan>十[一二三四五六七])五[”\"]?(?:规划)?(?:期?末|期间|时期)"
    r"|(?P<end>年底|年末|年内|全年|今年|本年|当年|年度)"
)
#: Every horizon holds one of these.
_MAY_NAME_ONE = expression("[年月季五]")
_PAST_AFTER = expression(r"以来|的?基础上|同期|相比|度?[完实]成情况|基期|现状|的$")
_PAST_BEFORE = ("比", "较", "自", "从", "与", "同", "于")
_PARTS = {"上": 6, "一": 3, "二": 6, "三": 9}


def due_in(words: str, year: int | None) -> str | None:
    """The last day that the words name as a limit (到2025年, 6月底前, 年底前), ISO, or None. `year` is the plan's."""
    due = None
    if not _MAY_NAME_ONE.search(words):
        return due
    for found in _HORIZON.finditer(words):
        if _PAST_AFTER.match(words, found.end()) or words.endswith(_PAST_BEFORE, 0, found.start()):
            continue
        due = _day_of(found.groupdict(), year) or due
    return due


def year_end(year: int | None) -> str | None:
    """The last day of a plan's year."""
    return f"{year}-12-31" if year else None


def _day_of(part: dict[str, str | None], year: int | None) -> str | None:
    if part["last"]:
        return year_end(int(part["last"]))
    if part["plan"]:
        return year_end(1955 + 5 * int(number_of(part["plan"])))
    own_year = int(part["year"]) if part["year"] else year
    if own_year is None:
        return None
    month = _PARTS[part["part"].lstrip("第前")[0]] if part["part"] else int(part["month"] or 12)
    return iso_date(own_year, month, int(part["day"]) if part["day"] else None)


def iso_date(year: int, month: int, day: int | None = None) -> str | None:
    """YYYY-MM-DD, the month's last day where none is given; None for a day that does not exist."""
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if day is not None and not 1 <= day <= last:
        return None
    return date(year, month, day or last).isoformat()


_DATE = expression(
    r"(20\d\d|19\d\d)\s*[年/.-]\s*(1[0-2]|0?[1-9])\s*[月/.-]\s*(3[01]|[12]\d|0?[1-9])(?:(?!\d)|(?=\d\d:\d\d))"
)
_DATE_IN_WORDS = expression(
    r"([二一][〇○零oO0九][〇○零oO0一二三四五六七八九]{2})\s*年\s*([一二三四五六七八九十]{1,2})\s*月\s*([一二三四五六七八九十]{1,3})\s*日"
)


def dates_in(words: str) -> list[tuple[int, str]]:
    """All full dates with their positions, ISO: 2023年7月31日, 2023-07-31, 二〇二三年七月三十一日."""
    found = [(m.start(), iso_date(int(m[1]), int(m[2]), int(m[3]))) for m in _DATE.finditer(words)]
    for m in _DATE_IN_WORDS.finditer(words):
        year = number_of(re.sub("[oO0○]", "〇", m[1]))
        found.append((m.start(), iso_date(int(year), int(number_of(m[2])), int(number_of(m[3])))))
    return sorted((at, day) for at, day in found if day)


#: Times at the head of a claim, as written: 上半年, 1—7月份, 2013年, 前三季度, 截至目前.
PERIOD = expression(
    r"(?=[\d前第上下截今去近一二三四五六七八九十两几多全年目本当“\"])(?:(?:20\d\d年\s?)?(?:1?\d\s?[-—–~至－]\s?1?\d\s?月份?|(?:前|第)?[一二三四]季度|上半年|下半年)"
    r"|20\d\d年(?:[至到—-]20\d\d年)?(?:1?\d月(?:[123]?\d日)?)?(?:底|末|以来)?"
    r"|(?:截至|截止)[^,,。;;\n]{0,12}?(?:目前|月底|[年月日底旬末])"
    r"|今年(?:以来|上半年|[一二三四前]+季度|1?\d[-—–~至－]1?\d月份?|1?\d月份?)?|去年(?:前三季度|上半年)?|近年来|[一二三四五六七八九十两几多]{1,6}年(?:多)?来"
    r"|全年(?!度?(?:目标|任务|计划|预期))|年内|目前|本月|当月|1?\d月(?:份|[123]?\d日(?:[至到—-](?:1?\d月)?[123]?\d日)?)"
    r"|[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|以来))"
)
