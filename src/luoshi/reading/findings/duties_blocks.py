"""Which numbered blocks are tasks, and which notes belong to each.

Every note belongs to the innermost heading that it stands under, with two exceptions that drafters use: a
note on its own line after the last item of a chapter covers all its items, and a note after the last
sub-item of a task belongs to the task. The task level is the deepest that carries notes of its own; an item
above it with a note between its own words and those below is a task beside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_explains import explains, secures_work
from luoshi.reading.findings.notes import Note
from luoshi.reading.findings.notes_scope import Scoped, last_of, scoped
from luoshi.reading.findings.stages import is_stage
from luoshi.reading.findings.tables_figures import Figure
from luoshi.reading.findings.tables_periods import Step
from luoshi.reading.flow import Span
from luoshi.reading.outline import CHAPTERS
from luoshi.reading.outline.folding import numeral

#: Sides of one task, when they stand as its numbered parts.
_SIDE = expression(
    r"(?:工作|主要|具体|重点|实施|年度|总体|任务|项目)?(?:目标|内容|措施|举措|步骤|安排|要求|进度|概况|标准|方式|任务)$"
    r"|.{0,8}(?:领导小组|工作组|专班)$"
    r"|(?:牵头|责任|配合|参与|协办|主办|承办|落实)(?:责任)?(?:单位|部门|领导|人)|(?:完成|办结)?(?:时限|时间|期限)"
)

_LONGEST_COUNT = 200  # items that one note can name
Notes = Mapping[int, tuple[Note, ...]]


@dataclass(slots=True)
class Block:
    """One task as it stands: its number, the section over it, its title and words, and who is named."""

    number: str | None
    section: Span | None  # the words of the heading above
    title: Span
    span: Span
    notes: tuple[Note, ...] = ()
    rule: str = ""
    due: Span | None = None  # the cell of a table that holds the deadline
    in_table: bool = False  # its span is known to the letter
    said: tuple[Span, ...] = ()  # the cells of a table that say what is to be done
    figures: tuple[Figure, ...] = ()  # targets that have cells of their own
    steps: tuple[Step, ...] = ()  # what columns for parts of the year say
    sizes: tuple[Span, ...] = ()  # cells of `said` that only say how large a thing will be in the end


def owners_of(document: Document, notes: list[Note]) -> dict[int, tuple[Note, ...]]:
    """The notes of each heading, after notes at the end of a family went to all of it or to its parent."""
    own: dict[int, list[Note]] = defaultdict(list)
    before = _standing_before(document, notes)
    for item, found in before.items():
        own[item] += found
    for note in notes if not before else ():
        at = document.heading_at(note.span.start)
        if at is not None and not _hand_out(document, at, note, own):
            own[at].append(note)
    closing = _close_chapters(document, own)
    for parent in reversed(range(len(document.headings))):
        if sides_of_one(document, parent):
            _gather(document, parent, own)
        else:
            _settle(document, parent, own, closing)
            _hand_down(document, parent, own)
    for parent in range(len(document.headings)):
        _settle_alike(document, parent, own)
    return {at: tuple(found) for at, found in own.items() if found}


def _standing_before(document: Document, notes: list[Note]) -> dict[int, list[Note]]:
    """The notes of items that stand below theirs, where every note stands on its own lines over items (牵头单位:甲 over
    1.…2.…) and the last item has none below it; nothing in other documents."""
    over: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        below = document.first_from(note.span.end)
        if not note.own_line or below is None:
            return {}
        over[below].append(note)
    if len(over) < _FEWEST_OVER or not all(_stands_over(document, found, at) for at, found in over.items()):
        return {}
    style = document.headings[min(over)].style
    if any(one.style == style for one in document.headings[: min(over)]):
        return {}
    held: dict[int, list[Note]] = {}
    current: list[Note] = []
    for at, heading in enumerate(document.headings):
        current = over.get(at, current)
        if heading.style == style and current:
            held[at] = list(current)
    return held


def _stands_over(document: Document, notes: list[Note], at: int) -> bool:
    """Whether nothing but notes stands between the first of some notes and the heading below them."""
    gap = document.folded[notes[-1].span.end : document.headings[at].marker.start]
    return not gap.strip(" \n。;") and "\n" in gap


_FEWEST_OVER = 2


def _hand_out(document: Document, at: int, note: Note, own: dict[int, list[Note]]) -> bool:
    """Gives the parts of a note that names items by number to these, which stand before it or around it."""
    parts, many = scoped(document.folded, note), last_of(document.folded, note)
    items = _count_up_to(document, at) if parts or many else {}
    if many and not parts:
        parts = [Scoped(frozenset(sorted(items)[-many:]), note)]
    given = [(items[number], part) for numbers, part in parts for number in sorted(numbers) if number in items]
    for one, part in given:
        own[one].append(part)
    return bool(given)


def _count_up_to(document: Document, at: int) -> dict[int, int]:
    """The items of the count that an item ends, by their numbers; it may go on through chapters."""
    style, items = document.headings[at].style, dict[int, int]()
    for one in range(at, -1, -1):
        heading = document.headings[one]
        if heading.style != style:
            continue
        number = numeral((heading.number or "0").rsplit(".", 1)[-1])
        if number >= min(items, default=number + 1) or len(items) >= _LONGEST_COUNT:
            break
        items[number] = one
    return items


def sides_of_one(document: Document, parent: int) -> list[int]:
    """The items below a heading that are sides of one task (1.工作目标 2.主要措施 3.责任单位), not tasks."""
    family = document.outline.children(parent)
    sides = [at for at in family if _SIDE.match(document.words(document.headings[at].title))]
    return family if len(sides) >= 2 and len(sides) * 2 >= len(family) else []


def _gather(document: Document, parent: int, own: dict[int, list[Note]]) -> None:
    for child in document.outline.children(parent):
        own[parent] += own.pop(child, [])


def _settle(document: Document, parent: int, own: dict[int, list[Note]], closing: bool) -> None:
    """Moves a note that stands after the last of a family, where no other of the family has one."""
    if not _only_last_noted(document, parent, own):
        return
    *others, last = document.outline.children(parent)
    in_chapter = document.headings[parent].style in CHAPTERS
    if not in_chapter or _announces(document, parent) or _beside_tasks(document, parent, own):
        own[parent] = own.pop(last)
    elif closing or all(_stands_apart(document, note, others[-1]) for note in own[last]):
        for one in others:
            own[one] = list(own[last])


def _only_last_noted(document: Document, parent: int, own: Mapping[int, list[Note]]) -> bool:
    """Whether of a heading and the items below it only the last has a note."""
    *others, last = document.outline.children(parent) or [parent]
    if not others or not own.get(last) or own.get(parent):
        return False
    return not any(_noted(document, one, own) for one in others)


def _beside_tasks(document: Document, parent: int, own: Mapping[int, list[Note]]) -> bool:
    """Whether most chapters beside one have a note and no items: the chapters are the tasks, this one too."""
    beside = [at for at in document.outline.children(document.headings[parent].parent) if at != parent]
    tasks = [at for at in beside if own.get(at) and not _items_on_lines(document, at)]
    return len(tasks) * 2 > len(beside)


def _items_on_lines(document: Document, at: int) -> bool:
    """Whether a heading has items, more than the points of a sentence (一是…;二是…)."""
    return any(document.headings[child].style not in _IN_SENTENCES for child in document.outline.children(at))


_IN_SENTENCES = ("circled", "ordinal_is")


def _close_chapters(document: Document, own: Mapping[int, list[Note]]) -> bool:
    """Whether a document has its notes at the ends of chapters, nearly every one: each holds for all items above."""
    chapters = [at for at, one in enumerate(document.headings) if one.style in CHAPTERS]
    families = [at for at in chapters if len(document.outline.children(at)) > 1 and _noted(document, at, own)]
    closed = [at for at in families if _only_last_noted(document, at, own)]
    return len(closed) >= _FEWEST_CLOSED and len(closed) * 4 >= len(families) * 3


_FEWEST_CLOSED = 3


def _announces(document: Document, parent: int) -> bool:
    """Whether the words of a heading, more than its title, lead over to a list (须满足以下条件:1.…2.…), or say that
    what follows are conditions (对符合以下条件之一的…给予补贴。)."""
    words = document.trimmed(document.own_text(parent))
    if _CONDITIONS.search(document.folded, document.headings[parent].title.end, words.end):
        return True
    return words.end > document.headings[parent].title.end + 1 and document.folded[words.end - 1] == ":"


_CONDITIONS = expression(r"(?:以下|下列)(?:条件|情形|情况)之一")


def _settle_alike(document: Document, parent: int, own: dict[int, list[Note]]) -> None:
    """Moves the note of an only item to the heading above: one on its own line where any heading beside it has its
    own, one behind the item's words where all headings over several items have theirs."""
    family = document.outline.children(parent)
    if len(family) != 1 or own.get(parent) or not own.get(family[0]):
        return
    beside = [at for at in document.outline.children(document.headings[parent].parent) if document.outline.children(at)]
    over_several = [at for at in beside if len(document.outline.children(at)) > 1]
    are_tasks = len(over_several) >= _FEWEST_OVER and all(own.get(at) for at in over_several)
    if are_tasks or (all(note.own_line for note in own[family[0]]) and any(own.get(at) for at in beside)):
        own[parent] = own.pop(family[0])


def _stands_apart(document: Document, note: Note, sibling: int) -> bool:
    """Whether a note follows a family rather than its last item: on its own line, or as a sentence where the text
    has no lines."""
    if note.own_line:
        return True
    before = document.folded[max(0, note.span.start - 3) : note.span.start].rstrip()
    sentence = before.endswith("。") and document.folded[note.span.start] != "("
    return sentence and "\n" not in document.folded[document.headings[sibling].marker.start : note.span.start]


def _hand_down(document: Document, parent: int, own: dict[int, list[Note]]) -> None:
    """A note beside a chapter's title holds for all its items that have none."""
    family = document.outline.children(parent)
    if document.headings[parent].style not in CHAPTERS or len(family) < 2 or not own.get(parent):
        return
    if all(note.span.start - document.headings[parent].title.end <= 2 for note in own[parent]):
        notes = own.pop(parent)
        own.update({one: list(notes) for one in family if not _noted(document, one, own)})


def _noted(document: Document, index: int, own: Mapping[int, list[Note]]) -> bool:
    return bool(own.get(index)) or any(_noted(document, child, own) for child in document.outline.children(index))


def numbered_blocks(document: Document, own: Notes, others: set[int]) -> list[Block]:
    """A block for each heading with notes and nothing tasked below, and for its like without notes.

    `others` are headings that hold tasks of another kind; they are no tasks themselves.
    """
    above = {parent for at in [*own, *others] for parent in document.outline.path(at)} | others
    tasks = {at: "note" for at in own if at not in above}
    tasks |= dict.fromkeys(_like(document, set(tasks) | others, above), "like the items beside it")
    heads = {at: block for at in above - others if (block := _head_of_items(document, at, own.get(at, ())))}
    blocks = [heading_block(document, at, own.get(at, ()), rule, heads) for at, rule in tasks.items()]
    return sorted([*blocks, *heads.values()], key=lambda block: block.span)


def _head_of_items(document: Document, at: int, notes: tuple[Note, ...]) -> Block | None:
    """What stands over items of their own units, where a note says who answers for it: its words up to this note."""
    heading = document.headings[at]
    first = min(document.headings[child].marker.start for child in document.outline.children(at))
    above = tuple(note for note in notes if note.span.end <= first)
    if heading.style in CHAPTERS or not above:
        return None
    block = heading_block(document, at, above, "note")
    return replace(block, span=Span(heading.marker.start, above[-1].span.end))


def heading_block(
    document: Document, at: int, notes: tuple[Note, ...], rule: str, tasks_above: Collection[int] = ()
) -> Block:
    """The block of a numbered heading; a heading above it that is a task itself is not its section."""
    heading, below = document.headings[at], at
    while (parent := document.headings[below].parent) is not None and parent in tasks_above:
        below = parent
    title = Span(_behind_day(document, heading.title), heading.title.end)
    return Block(heading.number, document.section_of(below), title, heading.span, notes, rule)


_STEPS = ("bracketed", "digit", "digit_bracketed")
_FEWEST_STEPS = 2


def steps_of(document: Document, block: Block) -> list[Block]:
    """The numbered steps of a stage, which are its tasks; any other block as it is."""
    at = document.first_from(block.span.start)
    if at is None or not _is_stage(document, at):
        return [block]
    below = document.outline.children(at)
    steps = [one for one in below if one not in document.apart and document.headings[one].style in _STEPS]
    if document.headings[at].marker.start != block.span.start or len(steps) < _FEWEST_STEPS:
        return [block]
    return [heading_block(document, step, (), block.rule) for step in steps]


def _is_stage(document: Document, index: int) -> bool:
    return is_stage(document.folded, document.headings[index].title)


#: The days of a stage that stand before what is done in it (第一阶段(5月22日前)由各村…).
_DAYS = expression(r"\([^()]{0,30}\d[月日][^()]{0,30}\)(?=由?[\u4e00-\u9fff]{2})")


def _behind_day(document: Document, title: Span) -> int:
    days = _DAYS.match(document.folded, *title)
    return days.end() if days else title.start


def _like(document: Document, tasks: set[int], above: set[int]) -> list[int]:
    """Headings numbered like tasks, in a family of tasks or in a chapter on how the work is secured."""
    styles = {document.headings[at].style for at in tasks}
    families = {document.headings[at].parent for at in tasks}
    known = tasks | above | {side for at in range(len(document.headings)) for side in sides_of_one(document, at)}
    return [
        at
        for at, heading in enumerate(document.headings)
        if at not in known
        and tasks.isdisjoint(document.outline.path(at))
        and (
            _secures(document, heading.parent)
            or heading.style == "stage"
            or (heading.style in styles and heading.parent in families)
        )
        and (not document.outline.children(at) or _is_stage(document, at) or not secures_work(document, at))
        and (heading.style == "stage" or not explains(document, at))
    ]


def _secures(document: Document, chapter: int | None) -> bool:
    """Whether a chapter, not an item in it, is about how the work is secured."""
    return chapter is not None and document.headings[chapter].parent is None and secures_work(document, chapter)
