"""Claims: stated facts that carry a number or a rank."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings.claims_draft import Draft
from luoshi.reading.findings.claims_sentence import SentenceReader, last_period
from luoshi.reading.findings.clauses import sentences
from luoshi.reading.findings.done_columns import done_cells
from luoshi.reading.findings.facts import Told, lies_ahead, reports_facts, tells_its_time
from luoshi.reading.findings.grants import sets_rules
from luoshi.reading.findings.introductions import ToldBefore
from luoshi.reading.findings.names import is_plain, looks_odd
from luoshi.reading.findings.outlook import Outlook
from luoshi.reading.findings.placed import is_place
from luoshi.reading.findings.progress import topic_of_heading
from luoshi.reading.findings.rankings import rankings_in
from luoshi.reading.findings.references import issued_in
from luoshi.reading.findings.set_and_told import plan_end, told_of
from luoshi.reading.findings.wording import thing
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Claim, DocumentFields, Rank, Task
from luoshi.reading.outline import Outline
from luoshi.reading.quantities import half_width
from luoshi.reading.stretches import Stretches


def find(
    flow: Flow, outline: Outline, tasks: tuple[Task, ...], fields: DocumentFields, outlook: Outlook
) -> tuple[Claim, ...]:
    """The facts of a text that reports, and what a plan says was done before it comes to its tasks."""
    text = half_width(flow.text)
    if reports_facts(fields, tasks, text):
        mostly_ahead = lies_ahead(text, fields.title or "") or issued_in(text, _HEAD)
        open_parts = Told(only_what_is_said=bool(mostly_ahead))
        drafts = [draft for part in outlook.parts(None) for draft in _drafts(text, open_parts, part)]
        drafts += [draft for part in outlook.parts(False) for draft in _drafts(text, Told(), part)]
        ahead = Stretches(outlook.parts(True))
        drafts += _in_cells(text, tasks, [cell for cell in done_cells(flow) if ahead.meet(cell)])
        drafts = _with_told(text, drafts)
        drafts += (draft for draft in _placed(text) if not outlook.at(draft.span.start))
    elif fields.kind == "other" and sets_rules(text):
        drafts = list(_drafts(text, tells_its_time))
    else:
        end = _preamble_end(flow, outline, tasks)
        before = ToldBefore(fields) if end < len(text) else Told(only_what_is_said=True)
        drafts = list(_drafts(text[:end], before))
        drafts += [d for part in outlook.parts(False) if part.start >= end for d in _drafts(text, Told(), part)]
        drafts += _in_cells(text, tasks, done_cells(flow))
    promised = Stretches(target.span for task in tasks if not _is_whole_page(task, flow) for target in task.targets)
    told = [draft for draft in drafts if _is_over(draft.period) or not promised.meet(draft.span)]
    return tuple(claim for draft in _once(told) if draft.indicator for claim in _claims_of(draft, flow))


#: Where news say what paper they are on.
_HEAD = 400


def _with_told(text: str, drafts: list[Draft]) -> list[Draft]:
    """The facts with those of paragraphs that a label calls what was done, which tell of what stands above them."""
    told = dict(told_of(text))
    parts = Stretches(told)
    beside = [draft for draft in drafts if not parts.meet(draft.span)]
    return beside + [draft for part, of in told.items() for draft in _drafts(text, Told(), part, thing(of))]


def _in_cells(text: str, tasks: tuple[Task, ...], cells: Iterable[Span]) -> Iterator[Draft]:
    """What the cells of a table tell was done, each of the task of its row."""
    return (draft for cell in cells for draft in _drafts(text, Told(), cell, _task_around(text, tasks, cell)))


def _task_around(text: str, tasks: tuple[Task, ...], cell: Span) -> str:
    """The title of the task in whose row a cell stands: what the cell tells of (已建成6个)."""
    titles = (task.title for task in tasks if task.span.start <= cell.start < task.span.end)
    title = half_width(next(titles, ""))
    return title if len(title) <= _LONGEST_TOPIC and not _FIGURE.search(title) else ""


_LONGEST_TOPIC = 24


def beside(of_tables: tuple[Claim, ...], of_sentences: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The facts that cells of a table tell, and those of sentences that stand in none of these cells."""
    cells = Stretches(cell.span for cell in of_tables)
    free = (one for one in of_sentences if not cells.meet(one.span))
    return tuple(sorted([*of_tables, *free], key=lambda claim: claim.span))


def _placed(text: str) -> Iterator[Draft]:
    return (Draft(f"{one.name}{one.what}", one.span, None, ranks=[one.rank]) for one in rankings_in(text))


def _is_over(period: str | None) -> bool:
    """Whether a period is named as one that has passed: 1-10月, 截至目前."""
    return bool(period and re.match(r"1\s?[-—至]\s?1?\d月|截[至止]|今年以来", period))


def _is_whole_page(task: Task, flow: Flow) -> bool:
    """A task that takes in most of a page is the page read as a task: its numbers may be facts all the same."""
    return task.span.end - task.span.start > len(flow.text) * 0.6 and task.number is None


def _preamble_end(flow: Flow, outline: Outline, tasks: tuple[Task, ...]) -> int:
    starts = [task.span.start for task in tasks if task.rule != "aims"]
    starts += [heading.marker.start for heading in outline.headings]
    return min(starts, default=len(flow.text))


def _once(drafts: list[Draft]) -> list[Draft]:
    """A headline says the same as the text: of two that agree, the one that says more stays."""
    alike: dict[object, list[int]] = defaultdict(list)
    for i, draft in enumerate(drafts):
        for fact in draft.facts():
            alike[fact].append(i)
    return [
        draft
        for i, draft in enumerate(drafts)
        if not any(draft.said_by(drafts[j], i > j) for j in alike[next(draft.facts(), None)] if j != i)
    ]


def _drafts(
    text: str, states_fact: Callable[[str, bool, bool], bool], within: Span | None = None, of: str = ""
) -> Iterator[Draft]:
    """What the sentences of a stretch tell, `of` what they tell where they do not say it."""
    period: str | None = None
    topic, said = of, ""
    start, end = within or Span(0, len(text))
    for sentence in sentences(text, Span(start, end)):
        begins_line = "\n" in text[start : sentence.start]
        period, topic, said = (None, of, "") if begins_line else (period, topic, said)
        start = sentence.end
        words = text[sentence.start : sentence.end]
        topic = topic_of_heading(words) or topic
        is_plan = plan_end(text, sentence) > sentence.start
        if not is_plan and states_fact(words, begins_line, text[sentence.start - 1] == ";") and _FIGURE.search(words):
            reader = SentenceReader(text, sentence, period, topic, said)
            yield from reader.drafts()
            topic = reader.topic
            said = next((one.indicator for one in reversed(reader.found) if not is_place(one.indicator)), said)
        period = last_period(words.partition("其中")[0]) or period  # 其中,6月份…: of that part only


_FIGURE = expression(r"\d|第[一二三四五六七八九]|首位|(?:举办|召开|举行|新建|建成|引进|新增)了?两")


def _claims_of(draft: Draft, flow: Flow) -> Iterator[Claim]:
    """One claim for each rank of a fact, or one."""
    ranks: list[Rank | None] = [*draft.ranks] or [None]
    words = flow.words(draft.span)
    for rank in ranks:
        yield Claim(
            indicator=draft.indicator,
            value=draft.value,
            unit=draft.unit,
            change=draft.change,
            rank=rank,
            versus=tuple(draft.versus),
            period=draft.period,
            text=words,
            span=draft.span,
            confidence=_confidence(draft, rank, half_width(words)),
            warnings=tuple(draft.warnings),
        )


def _confidence(draft: Draft, rank: Rank | None, words: str) -> float:
    """Growth or a place beside a value makes sure that it is a fact; names that look cut out or plain are doubted, and
    a little also what is named by other words than those beside it, a place or a share that stands alone.
    """
    name = draft.indicator
    if draft.change is not None or rank:
        sure = 0.98 if len(name) > 2 else 0.9
    elif looks_odd(name) or is_plain(name) or draft.warnings:
        return 0.7
    else:
        sure = 0.95 if len(name) > _SHORT else 0.8
    alone = draft.change is None and (draft.unit == "%" or draft.value is None)
    odd = name not in words or not _SHORT < len(name) <= _LONG or _MARK.search(name)
    return min(sure, _DOUBTED) if alone or odd else sure


_SHORT, _LONG = 3, 18
_DOUBTED = 0.9
_MARK = expression(r"[,。、“《]")
