"""Set and told: items of a progress report that first say what is to be done, then how far it is.

1.新建幼儿园20所。上半年,已开工15所: the first sentence is the plan's, what follows is a fact. Labels say the same of
whole paragraphs (目标任务:… 完成情况:…).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

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
#: Two paragraphs: what is set, by its label or its number, and what a label says is told of it.
_LABELLED = expression(
    rf"^ {{0,8}}(?:{_NUMBER}|[^,。;:\n]{{0,8}}(?:目标|任务|计划)(?:任务|要求|内容)? {{0,4}}: {{0,4}})"
    r"(?P<set>[^\n]{6,1200})\n\s{0,12}"
    r"[^,。;:\n]{0,8}(?:完成|进展|落实|推进|办理)(?:情况|进度) {0,4}: {0,4}(?P<told>[^\n]{6,4000})",
    re.M,
)
_BOUND = expression(r"不少于|不低于|不超过|以上|以内|达到?\d|控制在|力争|确保|左右")
_FEWEST = 2
#: What says of an item that it was done, or how far it is.
TOLD = expression(r"已|累计|截[至止]|目前|上半年|季度|完成率|同比|情况")


@lru_cache(maxsize=4)
def set_parts(text: str) -> tuple[Span, ...]:
    """The sentences of a text that set what the one behind them tells of: by their bounds, or where several do so."""
    found = tuple(_in_items(text))
    bound = any(_BOUND.search(text, *part) for part in found)
    labelled = [Span(*pair.span("set")) for pair in _labelled(text)]
    return tuple(sorted([*labelled, *(found if bound or len(found) >= _FEWEST else ())]))


@lru_cache(maxsize=4)
def told_parts(text: str) -> tuple[Span, ...]:
    """The paragraphs that a label calls what was done of the one above them, in the order of the text."""
    return tuple(Span(*pair.span("told")) for pair in _labelled(text))


def told_of(text: str) -> Iterator[tuple[Span, str]]:
    """Each paragraph that a label calls what was done, with what the words above it set before their first figure."""
    for pair in _labelled(text):
        yield Span(*pair.span("told")), _BEFORE_FIGURE.match(pair["set"])[0]  # type: ignore[index]


_BEFORE_FIGURE = expression(r"[^\d,。;:]{0,24}")


def _labelled(text: str) -> Iterator[re.Match[str]]:
    return _LABELLED.finditer(text) if "情况:" in text or "进度:" in text else iter(())


def _in_items(text: str) -> Iterator[Span]:
    for item in _SET.finditer(text):
        if OPENS_WITH_VERB.match(item["set"]):
            yield Span(*item.span("set"))


def plan_end(text: str, sentence: Span) -> int:
    """Where the plan ends that a sentence belongs to; its own start where it belongs to none."""
    parts = set_parts(text)
    before = bisect_right(parts, sentence.end, key=lambda part: part.start) - 1
    return parts[before].end if before >= 0 and sentence.start < parts[before].end else sentence.start
