"""Nothing numbered is lost: each marker ends up in a section, a task, an item of a task, or left out with a reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.model import Item, LeftOut, Section, Span, Task
from luoshi.reading.outline import CHAPTERS, Heading

_ATTACHMENT = re.compile(r"附\s?[件表录]\s?\d?\s?:?\s*$")
_MEMBERS = re.compile(r"组\s*长|成员|联系人|名单")
_TERMS = re.compile(r"名词解释|术语|注释|释义")
_CONTENTS = re.compile(r"(?:…|\.{3,}|·{3,})\s*\d*$")
_LONGEST_WORDS = 80


def with_items(document: Document, tasks: list[Task]) -> tuple[Task, ...]:
    """The tasks with the numbered blocks inside them as items; a block belongs to the last task that holds it."""
    ordered = sorted(tasks, key=lambda task: task.span)
    starts = [task.span.start for task in ordered]
    items: dict[int, list[Item]] = {}
    for heading in document.headings:
        at = bisect_right(starts, heading.marker.start) - 1
        if at >= 0 and ordered[at].span.start < heading.marker.start < ordered[at].span.end:
            items.setdefault(at, []).append(_item(document, heading, ordered[at].span.end))
    return tuple(replace(task, items=tuple(items.get(at, ()))) for at, task in enumerate(ordered))


def sections_of(document: Document, blocks: list[Block], tasks: tuple[Task, ...]) -> tuple[Section, ...]:
    """Outermost headings, headings over tasks, and titles without number that hold a task."""
    begun, over = {task.span.start for task in tasks}, {block.section for block in blocks}
    inside = {item.span.start for task in tasks for item in task.items}
    found = [
        Section(one.number, document.words(one.title), one.level, Span(one.marker.start, one.title.end))
        for one in document.headings
        if one.marker.start not in inside and _is_section(document, one, one.marker.start in begun, over)
    ]
    numbered = {one.title for one in document.headings}
    titles = dict.fromkeys(block.section for block in blocks if block.section and block.section not in numbered)
    found += [Section(None, document.words(title), 1, title) for title in titles]
    return tuple(sorted(found, key=lambda section: section.span))


def kept_apart(document: Document, sections: tuple[Section, ...], tasks: tuple[Task, ...]) -> tuple[LeftOut, ...]:
    """The numbered blocks that are neither section nor task nor item, each with its reason."""
    taken = {one.span.start for one in sections} | {one.span.start for one in tasks}
    taken |= {item.span.start for task in tasks for item in task.items}
    return tuple(
        LeftOut(
            _words(document, one), Span(one.marker.start, max(one.title.end, one.marker.end)), _reason(document, one)
        )
        for one in document.headings
        if one.marker.start not in taken
    )


def _is_section(document: Document, one: Heading, is_task: bool, over: set[Span | None]) -> bool:
    if one.title in over and not is_task:
        return True
    if _ATTACHMENT.search(document.folded[max(0, one.marker.start - 8) : one.marker.start]):
        return False
    return one.parent is None and (
        one.style in CHAPTERS if is_task else one.style in (*CHAPTERS, "bracketed", "decimal")
    )


def _item(document: Document, heading: Heading, limit: int) -> Item:
    span = document.trimmed(Span(heading.marker.start, min(heading.body.end, limit)))
    return Item(heading.number or "", document.flow.words(Span(min(heading.title.start, span.end), span.end)), span)


def _words(document: Document, one: Heading) -> str:
    return document.flow.words(Span(one.marker.start, min(one.title.end, one.marker.start + _LONGEST_WORDS)))


def _reason(document: Document, one: Heading) -> str:
    above = "" if one.parent is None else document.words(document.headings[one.parent].title)
    if _ATTACHMENT.search(document.folded[max(0, one.marker.start - 8) : one.marker.start]):
        return "attachment"
    if _CONTENTS.search(document.folded[one.title.start : one.title.end]):
        return "contents"
    if _MEMBERS.search(above):
        return "member_list"
    if _TERMS.search(above):
        return "definition"
    return "list_in_sentence" if one.style in ("ordinal_is", "circled") else "not_a_task"
