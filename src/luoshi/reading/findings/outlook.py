"""Outlook: the parts of a document that look back on what was done, and those that look ahead to what shall be.

A report turns where its chapters say so (一、2025年工作回顾 … 三、2026年重点工作), or where it comes to what it expects
(今年主要预期目标是:…). What follows stays ahead until a chapter looks back again; a chapter that looks back does so to
its end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

from luoshi.reading.expressions import expression
from luoshi.reading.findings.units_grammar import OPENS_WITH_VERB
from luoshi.reading.findings.works import Works, works_in
from luoshi.reading.flow import Span
from luoshi.reading.model import DocumentFields
from luoshi.reading.outline import Heading, Outline
from luoshi.reading.quantities import number_of
from luoshi.reading.stretches import Stretches

_BACK = expression(
    r"回顾(?!与)|(?:工作|年度?|任务)总结$|(?:发展|建设|主要|取得的?)(?:历史性)?成就$|(?:主要|工作|取得的?|阶段性|建设)(?:工作)?(?:成效|成绩|亮点)$"
    r"|(?:完成|进展|推进|执行|落实|开展|实施|运行|整改|办理|工作|基本|总体)[^,。]{0,6}情况(?:及?成效)?$"
    r"|存在[^,。]{0,8}(?:问题|困难|不足)$|(?:主要|经验)做法$|实事(?:项目)?(?:办理|进展|完成)|现状(?:分析)?$|(?:发展|工作)基础$|^过去"
)
#: “十四五”时期全省发展取得重大成就: tells wherever it stands.
_ACHIEVED = expression(
    r"[^,。]{0,24}(?:十[一二三四五六]五[”\"]?(?:时期|期间|以来)|[过去一三五]年来|过去)[^,。]{0,16}取得[^,。]{0,12}(?:成就|成效|成绩|进展)$"
)
_AHEAD = expression(
    r"(?:目标|任务|安排|打算|思路|展望|要点|重点|建议|计划|考虑|设想|举措)$|下一?步|下一?阶段|重点工作|预期目标|今后|努力方向"
)
#: A line that stands over the rest without a number.
_CAPTION = expression(
    r"(?![^\n]{0,24}总结)(?:[^。,;:\n]{0,14}?年|今年|下一?步|下一?阶段|明年)[^。,;:\n]{0,10}(?:安排|打算|任务|目标|思路|重点|计划|要点|\d{1,2}件实事)"
)
_EXPECTS = expression(
    r"(?:[^。;:\n,]{4,24},)?[^。;\n,]{0,24}(?:(?:预期目标|主要目标|预期指标|奋斗目标)(?:任务)?(?:是|为)?[:,]|以下(?:主要|发展|奋斗)?目标(?:任务)?:)"
)
#: Who says what comes next, with the items that say it one by one (下一步,我们将…做好以下工作。一是…).
_COMES_NEXT = expression(
    r"(?:(?:下一?步|下一?阶段|接下来)(?:工作)?(?:中|,)?[^。:\n]{0,12}(?:将|要|拟|重点|认真)[^。:\n]{0,160}"
    r"|(?:明年|20\d\d年)[^。:,\n]{0,16}(?:抓好|做好|突出|完成|落实)[^。:,\n]{0,8}(?:任务|工作|重点))[。:]\s{0,9}一是"
    r"[^\n]{0,2000}(?:\n\s{0,20}[二三四五六七八九十]{1,2}是[^\n]{0,2000}){0,20}"
)
_NEXT = expression(r"\s{0,20}(?:下一?步|下一?阶段)")
#: 整改到位。 三、下一步工作计划“十三五”期间…: the heading of a chapter that lost its line.
_NEXT_INSIDE = expression(
    r"(?<=[。;])\s{0,8}[二三四五六七八]、(?:下一?步|下一?阶段)[^,。;:\n]{0,6}(?:计划|打算|安排|思路|措施)(?!\n)"
)
_YEARS = expression(r"20\d\d(?=年)")
_LAST_YEAR = expression(r"20\d\d(?=年)|十[一二三四五六七](?=五)")
_WORK = expression(r"^20\d\d年[^,。]{0,6}工作$")


_Turning = tuple[int, bool | None]
_Value = TypeVar("_Value")


def _at(turns: Sequence[tuple[int, _Value]], position: int) -> _Value | None:
    """What holds at a position, of what begins to hold in the order of the text."""
    before = bisect_right(turns, position, key=lambda turn: turn[0]) - 1
    return turns[before][1] if before >= 0 else None


@dataclass(frozen=True)
class Outlook:
    """Where a document turns to the past (False), to the future (True), or to neither (None)."""

    turns: tuple[_Turning, ...]
    end: int
    years: tuple[tuple[int, int], ...] = ()  # from where on: in the order of the text
    works: tuple[Works, ...] = ()
    next_year: int | None = None

    def at(self, position: int) -> bool | None:
        """Whether the words at a position look ahead; None where nothing says so."""
        return _at(self.turns, position)

    def year_at(self, position: int) -> int | None:
        """The year that the heading of a part ahead names (2026年工作安排), else the one behind a summary's."""
        if not (self.years or self.next_year) or not self.at(position):
            return None
        return _at(self.years, position) or self.next_year

    def parts(self, *outlooks: bool | None) -> list[Span]:
        """The stretches of these outlooks, in order."""
        starts = [(0, None), *self.turns, (self.end, None)]
        return [
            Span(start, after)
            for (start, outlook), (after, _) in pairwise(starts)
            if outlook in outlooks and start < after
        ]


def outlook_of(folded: str, outline: Outline, fields: DocumentFields) -> Outlook:
    """How the parts of a document look, by its headings and by the lines over its parts."""
    years = [int(year) for year in _YEARS.findall(fields.title or "")]
    chapters = [_turn_of(folded, one, max(years, default=None)) for one in outline.headings if _may_turn(folded, one)]
    turns: list[_Turning] = []
    back = Span(0, 0)
    lines = (*_lines_ahead(folded), *_told_at_meetings(folded))
    for turn in sorted([*filter(None, chapters), *lines], key=lambda turn: turn.at.start):
        if back.start <= turn.at.start < back.end and not turn.is_next_step:
            continue
        if back.end <= turn.at.start and turns and turns[-1][1] is False:
            turns.append((back.end, None))
        turns.append((turn.at.start, turn.ahead))
        back = back if turn.ahead else turn.at
    if turns and turns[-1][1] is False:
        turns.append((back.end, None))
    if _SUMS_UP.search(fields.title or ""):
        turns.insert(0, (0, False))  # a summary tells, up to where it says that it looks ahead
    years_named = _years_named(folded, turns)
    works = tuple(
        one for one in works_in(folded, outline, fields.title or "") if _at(turns, one.span.start) is not False
    )
    lists = [*(one.span for one in works), *_promised(folded)]
    return Outlook(tuple(_with_lists(turns, lists)), len(folded), years_named, works, _next_year(fields.title or ""))


_SUMS_UP = expression(
    r"20\d\d年(?:度|全年)?(?![^,]{0,4}(?:上半年|季度|月))[^,]{0,24}总结|自[评查](?:总结|情况|工作)?的?报告$"
)


def _next_year(title: str) -> int | None:
    """The year ahead of a summary: the other that its title names (2022年工作总结和2023年工作计划), else the next."""
    years = [int(year) for year in _YEARS.findall(title)] if _SUMS_UP.search(title) else []
    return max(*years, min(years) + 1) if years else None


def _promised(folded: str) -> list[Span]:
    """The lists of what comes next."""
    return [Span(*found.span()) for found in _COMES_NEXT.finditer(folded)] if "一是" in folded else []


def _with_lists(turns: Sequence[_Turning], lists: Sequence[Span]) -> Iterator[_Turning]:
    """The turns with the lists of works and of what comes next, which look ahead as far as they reach."""
    inside = [(one.start, True) for one in lists] + [(one.end, _at(turns, one.end)) for one in lists]
    stretches = Stretches(lists)
    outside = [turn for turn in turns if not stretches.hold(turn[0])]
    return iter(sorted([*outside, *inside], key=lambda turn: turn[0]))


def _years_named(folded: str, turns: list[_Turning]) -> tuple[tuple[int, int], ...]:
    """The years that stand in the headings of parts ahead: 2026年重点工作, “十五五”时期主要目标."""
    heads = {start: folded[start : start + _LONGEST].strip().split("\n")[0] for start, ahead in turns if ahead}
    named = ((start, _LAST_YEAR.findall(words)) for start, words in sorted(heads.items()))
    return tuple((start, _year_of(found[-1])) for start, found in named if found)


def _year_of(named: str) -> int:
    return int(named) if named.isdecimal() else 1955 + 5 * int(number_of(named))


class _Turn(NamedTuple):
    """A heading or line that turns, with what stands below it."""

    at: Span
    ahead: bool
    is_next_step: bool = False


def _may_turn(folded: str, heading: Heading) -> bool:
    """Chapters turn; what stands in them only where it is called the next step or what was achieved."""
    at = heading.title
    return heading.parent is None or bool(_NEXT.match(folded, *at) or _ACHIEVED.match(folded, *at))


def _turn_of(folded: str, heading: Heading, year: int | None) -> _Turn | None:
    title = folded[heading.title.start : heading.title.end].strip()
    ahead = _outlook_of(title, year)
    return None if ahead is None else _Turn(heading.span, ahead, bool(_NEXT.match(title)))


def _outlook_of(title: str, year: int | None) -> bool | None:
    """How a heading looks by its words, None for neither or both."""
    if len(title) > _LONGEST or "," in title or OPENS_WITH_VERB.match(title):
        return None
    if year and _WORK.match(title):
        return int(title[:4]) >= year
    back, ahead = bool(_BACK.search(title) or _ACHIEVED.match(title)), bool(_AHEAD.search(title))
    return ahead if back != ahead else None


_LONGEST = 30


def _lines_ahead(folded: str) -> Iterator[_Turn]:
    for found in _NEXT_INSIDE.finditer(folded) if "、下" in folded else ():
        yield _Turn(Span(*found.span()), True)
    start = 0
    for line in folded.split("\n"):
        words = line.strip()
        called = len(words) <= _LONGEST and _CAPTION.fullmatch(words.removesuffix(":"))
        if called or ("标" in words and _EXPECTS.match(words)):
            yield _Turn(Span(start, start + len(line)), True)
        start += len(line) + 1


#: What a meeting says was reached (会议指出,2024年…迈出新步伐。一是…), until it says what it asks.
_TELLS = expression(
    r"会议(?:指出|认为|充分肯定|总结|回顾)[,:]?(?=[^。\n]{0,200}(?:成效|成绩|成果|成就|步伐|进展|过去一年))"
)
_ASKS = expression(r"会议(?:要求|强调|部署|明确|提出|号召)|\n")


def _told_at_meetings(folded: str) -> Iterator[_Turn]:
    for told in _TELLS.finditer(folded):
        asks = _ASKS.search(folded, told.end())
        yield _Turn(Span(told.start(), asks.start() if asks else len(folded)), False)
