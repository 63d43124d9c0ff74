"""Which blocks of a document are tasks, and which notes belong to each.

Every note belongs to the innermost heading that it stands under, with two exceptions that drafters use: a
note on its own line after the last item of a chapter covers all its items, and a note after the last
sub-item of a task belongs to the task. The task level is the deepest that carries notes of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.reading.findings.notes import Note
from luoshi.reading.model import Span
from luoshi.reading.outline import Heading, Outline

_CHAPTERS = ("part", "chapter")
#: Chapters and items that explain rather than ask.
NO_TASK = re.compile(
    r"指导思想|基本原则|工作原则|总体(?:要求|思路)|重要意义|现状|形势|适用范围|支持政策|补助|申请|申报|样本|成效|存在的?问题|名词解释|术语|编制依据|主要成效"
)
AIMS = re.compile(r"目标|总体要求|主要指标")


@dataclass(frozen=True)
class Block:
    """One task as it stands: under which heading (None for a paragraph without number), its words, its notes."""

    heading: int | None
    section: int | None
    number: str | None
    title: Span
    span: Span
    notes: tuple[Note, ...] = ()
    items: tuple[int, ...] = ()
    rule: str = "numbered with a note"


def owners_of(outline: Outline, notes: Sequence[Note]) -> dict[int, tuple[Note, ...]]:
    """The notes of each heading, after notes at the end of a family went to all of it or to its parent."""
    own: dict[int, list[Note]] = defaultdict(list)
    starts = [heading.marker.start for heading in outline.headings]
    for note in notes:
        at = bisect_right(starts, note.span.start) - 1
        if at >= 0:
            own[at].append(note)
    for parent in reversed(range(len(outline.headings))):
        _settle(outline, parent, own)
    return {at: tuple(found) for at, found in own.items() if found}


def _settle(outline: Outline, parent: int, own: dict[int, list[Note]]) -> None:
    family = outline.children(parent)
    if (
        len(family) < 2
        or not own.get(family[-1])
        or any(own.get(child) or _below(outline, child, own) for child in family[:-1])
    ):
        return
    if own.get(parent):
        return
    last = own[family[-1]]
    if outline.headings[parent].style in _CHAPTERS:
        if all(note.own_line for note in last):
            for child in family[:-1]:
                own[child] = list(last)
    else:
        own[parent] = own.pop(family[-1])


def _below(outline: Outline, index: int, own: dict[int, list[Note]]) -> bool:
    return any(own.get(child) or _below(outline, child, own) for child in outline.children(index))


def task_headings(outline: Outline, own: dict[int, tuple[Note, ...]]) -> list[int]:
    """The headings that are tasks: those with notes and nothing tasked below, and their like without notes."""
    above = {parent for at in own for parent in outline.path(at)}
    tasks = {at for at in own if at not in above}
    styles = Counter(outline.headings[at].style for at in tasks)
    like = [
        at
        for at, heading in enumerate(outline.headings)
        if at not in tasks and at not in above and styles[heading.style] and _beside_tasks(outline, at, tasks)
    ]
    return sorted(tasks | set(like))


def _beside_tasks(outline: Outline, index: int, tasks: set[int]) -> bool:
    """Whether a heading without note counts with the tasks: it is neither inside one nor an explanation."""
    if tasks & set(outline.path(index)):
        return False
    return True


def items_of(outline: Outline, index: int) -> tuple[int, ...]:
    """All headings below a task."""
    found: list[int] = []
    for child in outline.children(index):
        found += [child, *items_of(outline, child)]
    return tuple(found)


def section_above(outline: Outline, index: int) -> int | None:
    return outline.headings[index].parent


def is_section(outline: Outline, index: int, tasks: set[int]) -> bool:
    """A heading is a section where it stands outermost (a task among them only with a chapter's number) or over tasks."""
    heading: Heading = outline.headings[index]
    if index in tasks:
        return heading.parent is None and heading.style in _CHAPTERS
    return heading.parent is None or any(index in outline.path(task) for task in tasks)
