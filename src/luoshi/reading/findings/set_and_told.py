"""Set and told: items of a progress report that first say what is to be done, then how far it is.

1.新建幼儿园20所。上半年,已开工15所: the first sentence is the plan's, what follows is a fact. Labels say the same of
whole paragraphs (目标任务:… 完成情况:…), and in the rows of a table that lost its strokes a blank does
(新建幼儿园20所 完成15所,完成率75%).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.units_grammar import OPENS_WITH_VERB
from luoshi.reading.flow import Span

_NUMBER = r"(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]|[①-⑳]) {0,4}"
_SET = expression(
    rf"^ {{0,8}}{_NUMBER}"
    r"(?P<set>(?=[^。\n]{0,200}\d)[^。\n]{6,240})。\s{0,4}"
    r"(?:(?:20\d\d年)?(?:上半年|前?第?[一二三四]季度|1\s?[-—至]\s?\d{1,2}月)|截[至止]|到?目前|今年以来|现已|已)",
    re.M,
)
_HOW_FAR = r"已?完成(?=[\d,;。(\n]|$)|无任务|未完成|未启动|已(?:开工|建成|投用|启动|竣工)"
_SAYS_HOW_FAR = expression(rf"[ \t](?:{_HOW_FAR})", re.M)
#: A row: what is set, a blank, how far it is.
_ROW = expression(
    rf"(?:^|(?<=[\s*])){_NUMBER}(?:其中,)?"
    r"(?P<set>(?:(?![ *]\d{1,2}[.、])[^。\n]){5,240}?[^\s,;:、(])[ \t]{1,8}"
    rf"(?P<told>(?:{_HOW_FAR})[^\n]{{0,120}})",
    re.M,
)
_FEWEST_ROWS = 3
#: Two paragraphs: what is set, by its label or its number, and what a label says is told of it.
_LABELLED = expression(
    rf"^ {{0,8}}(?:{_NUMBER}|[^,。;:\n]{{0,8}}(?:目标|任务|计划)(?:任务|要求|内容)? {{0,4}}: {{0,4}})"
    r"(?P<set>[^\n]{6,1200})\n\s{0,12}"
    r"(?:[^,。;:\n]{0,6}(?:单位|部门|领导|责任人) {0,4}: {0,4}[^\n]{2,80}\n\s{0,12}){0,3}"
    r"[^,。;:\n]{0,8}(?:完成|进展|落实|推进|办理)(?:情况|进度) {0,4}: {0,4}(?P<told>[^\n]{6,4000})",
    re.M,
)
_BOUND = expression(r"不少于|不低于|不超过|以上|以内|达到?\d|控制在|力争|确保|左右")
#: The same in one line: 目标任务:新建水厂2座。完成情况:已建成1座.
_IN_ONE_LINE = expression(
    r"(?<=[。\n])\s{0,8}[^,。;:\n]{0,8}(?:目标|任务)(?:任务|要求|内容)? {0,4}: {0,4}(?P<set>[^\n:]{6,600}?[。;])"
    r"\s{0,4}[^,。;:\n]{0,8}(?:完成|进展|落实|推进|办理)(?:情况|进度) {0,4}: {0,4}(?P<told>[^\n]{6,2000})"
)
_FIGURE_OR_STOP = expression(r"[\d,。;:]")
_LONGEST_THING = 24
_FEWEST = 2
#: What says of an item that it was done, or how far it is.
TOLD = expression(r"已|累计|截[至止]|目前|上半年|季度|完成率|同比|情况")


class Pair(NamedTuple):
    """What is set, and what is told of it."""

    set: Span
    told: Span


@lru_cache(maxsize=4)
def set_parts(text: str) -> tuple[Span, ...]:
    """The sentences of a text that set what the one behind them tells of: by their bounds, or where several do so."""
    found = tuple(_in_items(text))
    bound = any(_BOUND.search(text, *part) for part in found)
    return tuple(sorted([*(pair.set for pair in _pairs(text)), *(found if bound or len(found) >= _FEWEST else ())]))


def told_parts(text: str) -> tuple[Span, ...]:
    """What a label or a blank parts from what is set before it, in the order of the text."""
    return tuple(pair.told for pair in _pairs(text))


def told_of(text: str) -> Iterator[tuple[Span, str]]:
    """The same, each with what was set before its first figure."""
    for pair in _pairs(text):
        yield pair.told, _FIGURE_OR_STOP.split(text[pair.set.start : pair.set.end], 1)[0][:_LONGEST_THING]


@lru_cache(maxsize=4)
def _pairs(text: str) -> tuple[Pair, ...]:
    labels = "情况:" in text or "进度:" in text
    labelled = [*_LABELLED.finditer(text), *_IN_ONE_LINE.finditer(text)] if labels else []
    rows = list(_ROW.finditer(text)) if _SAYS_HOW_FAR.search(text) else []
    found = [*labelled, *(rows if len(rows) >= _FEWEST_ROWS else ())]
    return tuple(sorted(Pair(Span(*pair.span("set")), Span(*pair.span("told"))) for pair in found))


def _in_items(text: str) -> Iterator[Span]:
    for item in _SET.finditer(text):
        if OPENS_WITH_VERB.match(item["set"]):
            yield Span(*item.span("set"))


def plan_end(text: str, sentence: Span) -> int:
    """Where the plan ends that a sentence belongs to; its own start where it belongs to none."""
    parts = set_parts(text)
    before = bisect_right(parts, sentence.end, key=lambda part: part.start) - 1
    return parts[before].end if before >= 0 and sentence.start < parts[before].end else sentence.start
