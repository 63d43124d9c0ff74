"""What a letter asks by a day under no number: 请各镇于6月30日前将方案报送县政府办公室."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from luoshi.reading.expressions import expression
from luoshi.reading.findings.deadlines_days import BY_A_DAY, named_days
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import Group, Note
from luoshi.reading.findings.notes_opening import of_opening
from luoshi.reading.findings.notes_subjects import of_addressees
from luoshi.reading.flow import Span
from luoshi.reading.stretches import Stretches

RULE = "due under no number"
_TELL = ("news", "report")
#: What is handed in by a day (…于5月20日前反馈县政府办公室, 年底前报国务院).
_HANDED_IN = expression(
    r"[前底末](?=[^。;\n]{0,80}(?:报送|上报|反馈|提交|送[至达到]|报))[^。;\n]{0,80}?"
    r"(?:报送|上报|反馈|提交|送[至达到]|(?<![申填])报[至到]?(?=[^,。;\n]{0,24}?(?:政府|国务院|[办局处室委厅部院科]|中心|公司)))"
)
_STOP = expression(r"[。;\n]\s*")
_EVERY = expression(r"(?<=每)(?:年|月|季度?|半年)\s?$")
#: A clause that hands in what the one before it did (…,于5月30日前报送…); another has its own (…,落实情况年底前报…).
_GOES_ON = expression(r"\s*(?:务必|最迟|分别|\d|[于并在请须要应经])")
#: What stands before the work behind its subject.
_LEADS_IN = expression(
    r"[都均]?(?:必须|务必|[要须应])?(?:(?:按照?|根据|依据|结合|对照)[^,。;]{1,40},)?(?:[要须应]|务必)?"
)
#: Whoever has this part in each task (牵头单位应于…报送): nobody by name.
_ROLE = expression(r"(?:牵头|主办|责任|配合)(?:单位|部门)")
_FAR = 500  # characters


def with_due(document: Document, blocks: list[Block]) -> list[Block]:
    """The blocks with those of sentences around them that ask for something by a day; the last ends before these."""
    if document.kind in _TELL or document.tells:
        return blocks
    free = Stretches(_core(document, block) for block in blocks)
    due = [block for block in _due(document) if not free.meet(block.span)]
    if not due:
        return blocks
    starts = Stretches(block.span for block in due)
    return sorted([*(_ended(document, block, starts) for block in blocks), *due], key=lambda block: block.span)


def _ended(document: Document, block: Block, starts: Stretches) -> Block:
    if block.in_table or not starts.meet(block.span):
        return block
    end = starts.start_behind(block.span.start) or block.span.end
    return replace(block, span=document.trimmed(Span(block.span.start, end)))


def _core(document: Document, block: Block) -> Span:
    """A block without the paragraphs that stand behind the last item's own or behind its note."""
    if block.in_table or not document.no_heading_after(block.title.start):
        return block.span
    noted = max((note.span.end for note in block.notes), default=0)
    if noted > block.title.start:
        return Span(block.span.start, min(noted, block.span.end))
    line = document.folded.find("\n", block.title.end + 1, block.span.end)
    return Span(block.span.start, line) if line > 0 else block.span


def _due(document: Document) -> Iterator[Block]:
    """Each sentence that stands before all items, or behind the last one's own paragraph."""
    folded, since = document.folded, 0
    first = document.headings[0].marker.start if document.headings else len(folded)
    last = document.headings[-1].title.end if document.headings else 0
    for found in _HANDED_IN.finditer(folded):
        if found.start() < since:
            continue
        start = max(since, _start(document, Span(max(since, found.start() - _FAR), found.start())))
        stop = _STOP.search(folded, found.end())
        sentence = document.trimmed(Span(start, stop.start() if stop else len(folded)))
        since = sentence.end
        if (first > sentence.start or sentence.start > last) and (block := _block(document, sentence, found.start())):
            yield block


def _start(document: Document, before: Span) -> int:
    """Where a sentence begins: behind the last stop, and behind a note in brackets that has none of its own."""
    stops = [stop.end() for stop in _STOP.finditer(document.folded, *before)]
    at = bisect_left(document.notes, before.end, key=lambda note: note.span.start) - 1
    noted = document.notes[at].span.end if at >= 0 and document.notes[at].span.end <= before.end else before.start
    return max([before.start, noted, *stops[-1:]])


def _block(document: Document, sentence: Span, day: int) -> Block | None:
    folded = document.folded
    days = [one for one in named_days(folded, sentence, BY_A_DAY) if one.start() <= day]
    if not days or document.looks_back(sentence.start) or _EVERY.search(folded, sentence.start, days[-1].start()):
        return None
    groups = of_addressees(folded, sentence) or of_opening(folded, sentence)
    begin = groups[0].units.end if groups else sentence.start
    groups = groups or _before(folded, sentence.start)
    if not groups or _ROLE.match(folded, groups[0].units.start):
        return None
    clause = folded.rfind(",", begin, day) + 1
    own = clause and not _GOES_ON.match(folded, clause)
    begin = clause if own else _LEADS_IN.match(folded, begin).end()  # type: ignore[union-attr]
    title = document.first_clause(Span(begin, sentence.end))
    return Block(None, None, title, sentence, _noted(groups), RULE, due=Span(*days[-1].span()))


def _before(folded: str, start: int) -> tuple[Group, ...]:
    """Who was addressed last before a sentence that names nobody (各镇要…。落实情况于5月20日前报送…)."""
    near = of_addressees(folded, Span(max(start - _FAR, 0), start))
    return tuple(group for group in near if folded.startswith("各", group.units.start))[-1:]


def _noted(groups: tuple[Group, ...]) -> tuple[Note, ...]:
    return tuple(Note(group.units, (group,)) for group in groups)
