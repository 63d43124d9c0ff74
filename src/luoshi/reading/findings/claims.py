"""Claims: stated facts that carry a number or a rank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from luoshi.reading.findings.clauses import clauses, sentences
from luoshi.reading.findings.comparisons import comparison_start, growth_sign, is_no_subject, ranks_in, versus_in
from luoshi.reading.findings.contradictions import doubts_in
from luoshi.reading.findings.counting import Count, counts_in
from luoshi.reading.findings.facts import Told, is_fact, reports_facts, tells
from luoshi.reading.findings.periods import PERIOD
from luoshi.reading.findings.sharing import things_in
from luoshi.reading.findings.wording import thing
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Claim, DocumentFields, Rank, Task, Versus
from luoshi.reading.outline import Outline
from luoshi.reading.quantities import half_width


@dataclass
class _Draft:
    """A claim while its clauses are read: value first, then growth, rank and comparison in later clauses."""

    indicator: str
    span: Span
    period: str | None
    value: Decimal | None = None
    unit: str | None = None
    change: Decimal | None = None
    ranks: list[Rank] = field(default_factory=list)
    versus: list[Versus] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def said_by(self, other: _Draft, other_is_first: bool) -> bool:
        """Whether another draft holds all that this one does."""
        mine, others = (self.value, self.change, self.ranks), (other.value, other.change, other.ranks)
        if not all(not m or m == o for m, o in zip(mine, others, strict=True)) or self.unit not in (None, other.unit):
            return False
        if not (other.indicator.endswith(self.indicator) or self.indicator.endswith(other.indicator)):
            return False
        return other_is_first or mine != others

    def reach(self, clause: Span) -> None:
        self.span = Span(min(self.span.start, clause.start), max(self.span.end, clause.end))


def find(flow: Flow, outline: Outline, tasks: tuple[Task, ...], fields: DocumentFields) -> tuple[Claim, ...]:
    """The facts of a text that reports, and what a plan says was done before it comes to its tasks."""
    text = half_width(flow.text)
    if reports_facts(fields, tasks):
        drafts = list(_drafts(text, Told()))
    else:
        drafts = list(_drafts(text[: _preamble_end(flow, outline, tasks)], lambda words, _: tells(words)))
    promised = [target.span for task in tasks if not _is_whole_page(task, flow) for target in task.targets]
    told = [draft for draft in drafts if not any(_overlap(span, draft.span) for span in promised)]
    return tuple(claim for draft in _once(told) for claim in _claims_of(draft, flow))


def _is_whole_page(task: Task, flow: Flow) -> bool:
    """A task that takes in most of a page is the page read as a task: its numbers may be facts all the same."""
    return task.span.end - task.span.start > len(flow.text) * 0.6 and task.number is None


def _preamble_end(flow: Flow, outline: Outline, tasks: tuple[Task, ...]) -> int:
    starts = [task.span.start for task in tasks] + [heading.marker.start for heading in outline.headings]
    return min(starts, default=len(flow.text))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _once(drafts: list[_Draft]) -> list[_Draft]:
    """A headline says the same as the text: of two that agree, the one that says more stays."""
    return [
        d for i, d in enumerate(drafts) if not any(d.said_by(other, i > j) for j, other in enumerate(drafts) if i != j)
    ]


def _drafts(text: str, states_fact: Callable[[str, bool], bool]) -> Iterator[_Draft]:
    period: str | None = None
    end = 0
    for sentence in sentences(text, Span(0, len(text))):
        begins_line = "\n" in text[end : sentence.start]
        period = None if begins_line else period
        end = sentence.end
        words = text[sentence.start : sentence.end]
        if states_fact(words, begins_line) and _FIGURE.search(words):
            yield from _Sentence(text, sentence, period).drafts()
        period = _last_period(words) or period


_FIGURE = re.compile(r"\d|第[一二三四五六七八九]|首位")


def _last_period(words: str) -> str | None:
    found = list(PERIOD.finditer(words))
    return found[-1][0] if found else None


class _Sentence:
    """One sentence read clause by clause; what a clause says of no new thing goes to the thing before it."""

    def __init__(self, text: str, sentence: Span, period: str | None) -> None:
        self.text, self.sentence, self.period = text, sentence, period
        self.found: list[_Draft] = []
        self.setting = ""

    def drafts(self) -> list[_Draft]:
        counts = counts_in(self.text, self.sentence)
        for clause in clauses(self.text, self.sentence):
            words = self.text[clause.start : clause.end]
            self.period = _last_period(words) or self.period
            inside = [c for c in counts if c.clause.start >= clause.start and c.clause.end <= clause.end]
            self._read(clause, words, inside)
            if setting := re.fullmatch(r"在(.{4,40}?)[中上]", words):
                self.setting = setting[1]
        self._warn(counts)
        return self.found

    def _warn(self, counts: list[Count]) -> None:
        """Puts each contradiction to the last fact read of the value that it speaks of."""
        for count, warning in doubts_in(self.text[self.sentence.start : self.sentence.end], counts):
            same = [one for one in self.found if one.value == count.quantity.value and one.unit == count.quantity.unit]
            for draft in same[-1:]:
                draft.warnings.append(warning)

    def _read(self, clause: Span, words: str, counts: list[Count]) -> None:
        here = len(self.found)
        compared = comparison_start(words)
        if compared is not None:
            self._compare(clause, words)
            counts = [c for c in counts if c.quantity.span.start < clause.start + compared]
        for count in counts:
            self._count(count, words)
        subject, ranks = ranks_in(words)
        if ranks:
            self._rank(clause, subject, ranks, self.found[here:])

    def _count(self, count: Count, words: str) -> None:
        q = count.quantity
        if "扣除" in count.left:
            return
        growth = growth_sign(count.indicator) if q.kind in ("percent", "times") else None
        if growth:
            base, sign = growth
            change = q.value * sign * (100 if q.kind == "times" else 1)
            self._change(base, change, count)
        elif is_fact(count, words, self.text):
            self.found.append(
                _Draft(_named(count.indicator), count.clause, self._period_before(q.span.start), q.value, q.unit)
            )

    def _period_before(self, at: int) -> str | None:
        """The last period named before a number of this sentence, else the one that holds through it."""
        return _last_period(self.text[self.sentence.start : at]) or self.period

    def _change(self, base: str, change: Decimal, count: Count) -> None:
        name = _named(base)
        known = self._grown(name, count)
        if known is None:
            known = _Draft(name or self.setting, count.clause, self.period)
            self.found.append(known)
        known.change = change
        known.reach(count.clause)

    def _grown(self, name: str, count: Count) -> _Draft | None:
        """The thing named before that a rate speaks of, or None where the rate names its own."""
        own = growth_sign(count.left)
        if self.found and not count.shared and own and is_no_subject(own[0]):
            return next((d for d in reversed(self.found) if not d.indicator.startswith("占")), self.found[-1])
        return next((d for d in self.found if d.indicator == name and d.change is None), None)

    def _compare(self, clause: Span, words: str) -> None:
        if self.found:
            self.found[-1].versus += versus_in(words)
            self.found[-1].reach(clause)

    def _rank(self, clause: Span, subject: str, ranks: list[Rank], here: list[_Draft]) -> None:
        named = thing(subject)
        drafts = here or (self.found if is_no_subject(subject) else self._grown_like(named))
        if drafts:
            several = drafts[-len(ranks) :] if "分别" in subject and len(drafts) >= len(ranks) > 1 else []
            for draft, rank in zip(several, ranks, strict=False):
                draft.ranks.append(rank)
            for draft in drafts if "均" in subject else drafts[-1:] if not several else []:
                draft.ranks += ranks
            (several or drafts)[-1].reach(clause)
            return
        for name in self._ranked_things(named, subject, ranks):
            self.found.append(_Draft(name, clause, self.period, ranks=list(ranks)))

    def _grown_like(self, named: str) -> list[_Draft]:
        """The fact whose growth a rank speaks of: 第三产业增加值…增长9%,第三产业增速领跑全市."""
        stem = re.sub(r"(?:增速|增幅)$", "", named)
        return [d for d in self.found if stem != named and d.change is not None and d.indicator.startswith(stem)][-1:]

    def _ranked_things(self, named: str, subject: str, ranks: list[Rank]) -> list[str]:
        if self.setting:
            return [self.setting]
        if "“" in ranks[0].among:
            return [f"{ranks[0].among}排名"]
        if subject.rstrip().endswith("均"):
            return things_in(named)
        return [named] if named else []


_CUT = re.compile(r"[、,]?(?:增速)?(?:居|位居|列|排名)(?:全|第).*$|(?:、|,)?$")


def _named(indicator: str) -> str:
    """The indicator without the rank that follows it in the same clause."""
    return thing(_CUT.sub("", indicator)) or indicator


def _claims_of(draft: _Draft, flow: Flow) -> Iterator[Claim]:
    """One claim for each rank of a fact, or one."""
    ranks: list[Rank | None] = [*draft.ranks] or [None]
    for rank in ranks:
        yield Claim(
            indicator=draft.indicator,
            value=draft.value,
            unit=draft.unit,
            change=draft.change,
            rank=rank,
            versus=tuple(draft.versus),
            period=draft.period,
            text=flow.words(draft.span),
            span=draft.span,
            confidence=0.9 if draft.change is not None or rank else 0.75,
            warnings=tuple(draft.warnings),
        )
