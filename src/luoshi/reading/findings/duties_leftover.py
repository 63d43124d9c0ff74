"""Nothing numbered is lost: each marker ends up in a section, a task, an item of a task, or left out with a reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from luoshi.reading.errors import gettext_noop
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.flow import Span
from luoshi.reading.model import Item, LeftOut, Section, Task
from luoshi.reading.model.changing import changed
from luoshi.reading.outline import CHAPTERS, Heading, titles_without_numbers
from luoshi.reading.outline.folding import numeral

_LONGEST_WORDS = 80

#: What a document says about its numbering.
NUMBERING_JUMPS = gettext_noop("The numbering jumps; an item may be missing.")


def with_items(document: Document, tasks: list[Task]) -> tuple[Task, ...]:
    """The tasks with the numbered blocks inside them as items; a block belongs to the last task that holds it."""
    ordered = sorted(tasks, key=lambda task: task.span)
    starts = [task.span.start for task in ordered]
    items = {at: list(task.items) for at, task in enumerate(ordered) if task.items}
    known = {item.span.start for found in items.values() for item in found}
    for heading in (one for at, one in enumerate(document.headings) if at not in document.apart):
        at = bisect_right(starts, heading.marker.start) - 1
        inside = at >= 0 and ordered[at].span.start < heading.marker.start < ordered[at].span.end
        if inside and heading.marker.start not in known:
            items.setdefault(at, []).append(_item(document, heading, ordered[at].span.end))
    return tuple(
        changed(task, {"items": tuple(sorted(items[at], key=_place))}) if at in items else task
        for at, task in enumerate(ordered)
    )


def _place(item: Item) -> Span:
    return item.span


def sections_of(
    document: Document, blocks: list[Block], tasks: tuple[Task, ...], apart: Mapping[int, str]
) -> tuple[Section, ...]:
    """Outermost headings, headings over tasks, and titles without number that hold a task."""
    begun, over = {task.span.start for task in tasks}, {block.section for block in blocks}
    inside = {item.span.start for task in tasks for item in task.items}
    found = [
        Section(one.number, document.name_of(one.title), one.level, Span(one.marker.start, one.title.end))
        for at, one in enumerate(document.headings)
        if at not in apart and one.marker.start not in inside and _is_section(one, one.marker.start in begun, over)
    ]
    numbered = {one.title for one in document.headings}
    titles = dict.fromkeys(block.section for block in blocks if block.section and block.section not in numbered)
    if document.kind == "news" and not found and not titles:
        titles = dict.fromkeys(titles_without_numbers(document.folded))
    found += [Section(None, document.name_of(title), 1, title) for title in titles]
    return tuple(sorted(found, key=lambda section: section.span))


def left_over(
    document: Document, sections: tuple[Section, ...], tasks: tuple[Task, ...], apart: Mapping[int, str]
) -> tuple[LeftOut, ...]:
    """The numbered blocks that are neither section nor task nor item, each with its reason."""
    taken = {one.span.start for one in sections} | {one.span.start for one in tasks}
    taken |= {item.span.start for task in tasks for item in task.items}
    return tuple(
        LeftOut(
            _words(document, one),
            Span(one.marker.start, max(one.title.end, one.marker.end)),
            apart.get(at) or _reason(one),
        )
        for at, one in enumerate(document.headings)
        if one.marker.start not in taken
    )


def doubts_of(document: Document) -> tuple[str, ...]:
    """What is doubtful about the numbering of the whole document."""
    last: dict[tuple[str, int | None], int] = {}
    for one in document.headings:
        value, key = numeral((one.number or "").rsplit(".", 1)[-1]), (one.style, one.parent)
        if last.get(key, value) + 1 < value:
            return (NUMBERING_JUMPS,)
        last[key] = value
    return ()


def _is_section(one: Heading, is_task: bool, over: set[Span | None]) -> bool:
    if one.title in over and not is_task:
        return True
    styles = CHAPTERS if is_task else (*CHAPTERS, "bracketed", "decimal")
    return one.parent is None and one.style in styles and one.is_called


def _item(document: Document, heading: Heading, limit: int) -> Item:
    span = document.trimmed(Span(heading.marker.start, min(heading.body.end, limit)))
    return Item(heading.number or "", document.flow.words(Span(min(heading.title.start, span.end), span.end)), span)


def _words(document: Document, one: Heading) -> str:
    return document.flow.words(Span(one.marker.start, min(one.title.end, one.marker.start + _LONGEST_WORDS)))


def _reason(one: Heading) -> str:
    return "list_in_sentence" if one.style in ("ordinal_is", "circled") else "not_a_task"
