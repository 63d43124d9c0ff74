"""Works: the lists of what a government promises its people to do (今年要为民办好10件实事:一是…).

Such a list names nobody, and its items are written like facts (新建幼儿园20所): only what announces them says that
they lie ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span
from luoshi.reading.outline import Heading, Outline
from luoshi.reading.outline.headline import titles_a_chapter

_WORKS = expression(
    r"实事(?!求是)|民[生心](?:工程|项目)|惠民工程|大(?<=[十百\d]大)(?:好事|工程)|件(?<=[十百\d]件)(?:好事|工程)|项(?<=[十百\d]项)(?:好事|工程)"
)
#: What a list is called that tells how such works came along, and what stands above one on how to go about them.
_TOLD = expression(r"完成(?:情况|率|了)|进展|情况|办结|办成|回顾|已|兑现|成效|成绩|通报|评议|点评|去年|上年")
_ORDERS = expression(r"印发|转发|要求|如下通知")
_DONE = expression(r"已|了(?![解得])|累计|截至|目前|完成率|同比")
_HOLDS_MORE = expression(r"[。;]|\d")
_FEWEST, _FEWEST_BELOW, _FEWEST_CHAPTERS = 3, 2, 2
_LOOKED_AT = 120  # characters of what stands above a list


@dataclass(frozen=True)
class Works:
    """The items of one list, by their place in the outline, and the stretch that they take."""

    items: tuple[int, ...]
    span: Span


def works_in(folded: str, outline: Outline, title: str) -> Iterator[Works]:
    """The lists of works of a text, each announced by its title, by the line above it or by the heading over it."""
    if not _WORKS.search(folded):
        return
    for parent in (None, *range(len(outline.headings))):
        items = _counted(outline, outline.children(parent))
        if (
            len(items) >= _FEWEST
            and _is_announced(folded, outline, items, title)
            and not _is_told(folded, outline, items)
            and not _are_chapters(folded, outline, items)
        ):
            works = [work for at in items for work in _works_of(folded, outline, at)]
            yield Works(tuple(works), _stretch(folded, outline, works))


def _counted(outline: Outline, family: list[int]) -> list[int]:
    """The headings of a family that are counted like its first."""
    return [at for at in family if outline.headings[at].style == outline.headings[family[0]].style]


def _is_announced(folded: str, outline: Outline, items: list[int], title: str) -> bool:
    start = outline.headings[items[0]].marker.start
    above = folded[max(0, start - _LOOKED_AT) : start].rstrip().rsplit("\n", 1)[-1]
    if _TOLD.search(title) or _TOLD.search(above) or _ORDERS.search(above):
        return False
    return bool(_WORKS.search(above) or (_WORKS.search(title) and outline.headings[items[0]].parent is None))


def _is_told(folded: str, outline: Outline, items: list[int]) -> bool:
    """Whether most items say that they are done."""
    told = [at for at in items if _DONE.search(folded, *outline.headings[at].span)]
    return len(told) * 2 > len(items)


def _are_chapters(folded: str, outline: Outline, items: list[int]) -> bool:
    """Whether the items are chapters of a plan for such works (一、工作目标 二、项目内容 三、职责分工)."""
    return sum(titles_a_chapter(folded, outline.headings[at].title) for at in items) >= _FEWEST_CHAPTERS


def _works_of(folded: str, outline: Outline, at: int) -> list[int]:
    """An item, or what stands below it where it is but a heading."""
    below = outline.children(at)
    return below if len(below) >= _FEWEST_BELOW and not _says_more(folded, outline, at) else [at]


def _says_more(folded: str, outline: Outline, at: int) -> bool:
    """Whether a heading has words of its own before what stands below it."""
    end = outline.headings[outline.children(at)[0]].marker.start
    return bool(_HOLDS_MORE.search(folded, outline.headings[at].title.start, end))


def _stretch(folded: str, outline: Outline, items: list[int]) -> Span:
    first, last = outline.headings[items[0]], outline.headings[items[-1]]
    return Span(
        first.marker.start, _end_of(folded, last) if _of_one_line_each(folded, outline, items[:-1]) else last.body.end
    )


def _of_one_line_each(folded: str, outline: Outline, items: list[int]) -> bool:
    spans = (outline.headings[at].span for at in items)
    return not any("\n" in folded[span.start : span.end].strip() for span in spans)


def _end_of(folded: str, heading: Heading) -> int:
    """Where the line of a heading ends: what follows a list is no part of its last item."""
    line = folded.find("\n", heading.marker.start, heading.body.end)
    return heading.body.end if line < 0 else line
