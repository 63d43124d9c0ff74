"""One task: from the block it stands in to the entry of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.errors import gettext_noop
from luoshi.reading.expressions import expression
from luoshi.reading.findings import aims, deadlines, duties_sureness, notes, targets
from luoshi.reading.findings.duties_acting import acting
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_called import dated, ran_in, title_of
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_standing import StandingUnits
from luoshi.reading.findings.periods import year_end
from luoshi.reading.findings.tables_figures import targets_of
from luoshi.reading.findings.units import Units
from luoshi.reading.findings.units_lists import PERSON
from luoshi.reading.flow import Span
from luoshi.reading.model import Item, Leader, Responsibility, Target, Task
from luoshi.reading.model.changing import changed

#: Lines after the last task that belong to the page or the letter, not to the task.
_CLOSING = expression(
    r"\n\s{0,20}(?:附\s?[件表]|\(此件|打印|来源|抄送|主送|扫一扫|相关(?:下载|附件)|(?:[\u4e00-\u9fff]{2,30}\n\s{0,20})?20\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s{0,20}(?:\n|$)"
    r"|-->|返回|上一篇)"
)
#: A line that says by when, below the line that says by whom.
_TIMED = expression(
    r"[\s。;]*(?:时序进度|(?:完成|办结|整改|落实)?(?:时限|时间|期限)|时间(?:节点|进度|要求)|进度(?:安排|要求)|完成日期):[^\n]*"
)
_NAME = expression(r"[^、,;。/\s]+")
_OF_YEAR = expression(r"20\d\d年(?=[,:。]|$)")
_PART_OF_CELL = expression(r"\S+(?: \S+)*")

#: What a doubtful task says about itself.
NO_LEAD = gettext_noop("No unit that leads this task was found.")
LOST_NAME = gettext_noop("A unit's name was lost in the text and could not be restored.")
LOST_STOP = gettext_noop("The stop between title and text was lost; the title may be too short or too long.")


def task_of(document: Document, block: Block, units: Units, standing: StandingUnits) -> Task:
    """The entry of one block."""
    span = Span(block.span.start, _end(document, block))
    title = title_of(document, block)
    begin = min(max(block.title.start, span.start), span.end)
    statement = document.trimmed(Span(begin, _before_notes(block, span.end)))
    said = block.said or (statement,)
    deadline = _deadline(document, block, span)
    asked = statement if block.in_table else min(said[0], statement)
    named = _responsibilities(document, block, units, standing) or _who_act(
        document, block, dated(document, title), asked, units
    )
    warnings = _warnings(document, block, named, title)
    confidence = duties_sureness.of_task(block.rule, document.words(title), warnings)
    is_cut = document.folded.startswith(",", title.end)
    return Task(
        number=block.number,
        section=document.name_of(block.section) if block.section else None,
        title=document.words(title),
        statement="\n".join(_told_in(document, block, said)),
        span=span,
        responsibilities=duties_sureness.of_units(named, block.rule),
        leaders=_leaders(document, block),
        deadline=deadline,
        targets=(
            *(
                duties_sureness.of_target(target, confidence, block.rule, document.grants, is_cut)
                for target in _targets(document, block, said, title, deadline)
            ),
            *(target for figure in block.figures for target in targets_of(document, figure, deadline)),
        ),
        items=tuple(Item(step.period, document.flow.words(step.words), step.words, step.due) for step in block.steps),
        aims=tuple(aim for words in said for aim in aims.find(document.flow, words, document.year_at(words.start))),
        confidence=confidence,
        warnings=warnings,
        rule=block.rule,
    )


def _told_in(document: Document, block: Block, said: tuple[Span, ...]) -> Iterator[str]:
    """The lines of a statement: what is said, what stands in parts of the year, and figures of their own."""
    yield from map(document.flow.words, said)
    yield from (f"{step.period}：{document.flow.words(step.words)}" for step in block.steps)
    yield from (figure.words for figure in block.figures)


def _targets(
    document: Document, block: Block, said: tuple[Span, ...], title: Span, deadline: str | None
) -> Iterator[Target]:
    """The targets that words set, each once in a row whose cells say the same; one without a day of its own falls due
    on that of its column or of its row."""
    own = deadline if block.due else None
    known: set[object] = set()
    sets = (words for words in said if words not in block.sizes)
    for words, due in [*((words, own) for words in sets), *((step.words, step.due) for step in block.steps)]:
        year, until = document.year_at(words.start), document.until_at(words.start)
        for found in targets.find(document.flow, words, year, document.words(title), until):
            target = changed(found, {"due": due}) if due and found.due == (until or year_end(year)) else found
            said_before = (target.indicator, target.value, target.unit, target.due)
            if not block.in_table or said_before not in known:
                yield target
            known.add(said_before)


#: What is done without end.
_WITHOUT_END = expression(r"长期坚持|持续推进|常态化|长期$")


def _deadline(document: Document, block: Block, span: Span) -> str | None:
    if block.due:
        return deadlines.of_cell(document.folded, block.due, document.year_due(block.due.start))
    of_year = _OF_YEAR.match(document.folded, *block.title)
    if of_year and block.rule.startswith("aims"):
        return deadlines.of_cell(document.folded, Span(*of_year.span()), document.year)
    if block.rule == "aims" and block.section:
        return deadlines.of_aims(document.folded, span, document.year_at(span.start))
    told = block.said if block.in_table and block.said else (span,)
    year = document.year_due(span.start)
    own = next((day for words in told if (day := deadlines.find(document.folded, words, year))), None)
    own = own or (None if block.in_table else deadlines.of_opening(document.folded, block.title, year))
    own = own or deadlines.since_issue(document.folded, span, document.issued)
    own = own or max((step.due for step in block.steps if step.due), default=None)
    if own or not document.due_else or _WITHOUT_END.search(document.folded, *span):
        return own
    return deadlines.of_cell(document.folded, document.due_else, year)


def _end(document: Document, block: Block) -> int:
    """Where the words of a task end: the document's last task after its last note, any other before closing lines."""
    if block.in_table:
        return block.span.end
    if (below := _of_next(document, block)) is not None:
        return below
    beside = block.title.end + 2
    last = max((note.span.end for note in block.notes if note.span.start > beside), default=0)
    if document.no_heading_after(last) and block.span.start < last <= block.span.end:
        line_end = document.folded.find("\n", last, block.span.end)
        line_end = block.span.end if line_end < 0 else line_end
        rest = document.folded[last:line_end]
        end = last if not rest.strip(" 。.") or rest.startswith(" ") else line_end
        timed = _TIMED.match(document.folded, end, block.span.end)
        return timed.end() if timed else end
    closing = _CLOSING.search(document.folded, block.title.end, block.span.end)
    return document.trimmed(Span(block.span.start, closing.start() if closing else block.span.end)).end


def _of_next(document: Document, block: Block) -> int | None:
    """Where the notes of the next items begin, in a document whose notes stand over their items."""
    if not block.notes or any(note.span.end > block.span.start for note in block.notes):
        return None
    inside = (note.span.start for note in document.notes if note.own_line and note.span.start >= block.title.end)
    first = next(inside, block.span.end)
    return document.trimmed(Span(block.span.start, first)).end if first < block.span.end else None


def _before_notes(block: Block, end: int) -> int:
    """The statement leaves out a note that closes the task."""
    closing = [
        note.span.start for note in block.notes if note.span.end >= end - 1 and note.span.start > block.title.end
    ]
    return min([end, *closing])


def _responsibilities(
    document: Document, block: Block, units: Units, standing: StandingUnits
) -> tuple[Responsibility, ...]:
    named: dict[str, Responsibility] = {}
    for note in block.notes:
        for role, span in notes.resolved(note.groups, document.rules, document.folded):
            for part in _parts(document, span) if block.in_table else (span,):
                _add(named, units, part, role, note.divided)
    for one in standing.at(block.span.start):
        named.setdefault(one.unit, one)
    return tuple(named.values())


def _parts(document: Document, cell: Span) -> list[Span]:
    """The names of a cell that stand on lines of their own, or apart by wide gaps; persons among them are no units.
    Where signs part the names, a line only ends where the cell does."""
    if "、" in document.folded[cell.start : cell.end]:
        return [cell]
    found = [Span(*part.span()) for part in _PART_OF_CELL.finditer(document.folded, cell.start, cell.end)]
    return [part for part in found if not PERSON.fullmatch(document.folded, *part)] or found


def _add(named: dict[str, Responsibility], units: Units, span: Span, role: str, divided: bool) -> None:
    """Adds the units of a list; who leads in one note leads, whatever another says of it."""
    for unit in units.named_in(span):
        known = named.get(unit.name)
        if known is None or (role == "lead" and known.role != role):
            named[unit.name] = Responsibility(unit.name, unit.as_written, role, unit.span, unit.restored, divided)


def _who_act(
    document: Document, block: Block, title: Span, statement: Span, units: Units
) -> tuple[Responsibility, ...]:
    named: dict[str, Responsibility] = {}
    for role, span in acting(document, block, title, statement):
        _add(named, units, span, role, False)
    return tuple(named.values())


def _leaders(document: Document, block: Block) -> tuple[Leader, ...]:
    spans = [group.units for note in block.notes for group in note.groups if group.kind == notes.LEADER]
    names = [Span(*name.span()) for span in spans for name in _NAME.finditer(document.folded, span.start, span.end)]
    return tuple(Leader(document.flow.words(name), name) for name in names)


def _warnings(document: Document, block: Block, named: tuple[Responsibility, ...], title: Span) -> tuple[str, ...]:
    found = []
    if document.notes and not block.rule.startswith("aims") and not any(one.role == "lead" for one in named):
        found.append(NO_LEAD)
    if any(one.unit.startswith("?") for one in named):
        found.append(LOST_NAME)
    if title.end < block.title.end and ran_in(document, block) is not None:
        found.append(LOST_STOP)
    return tuple(found)
