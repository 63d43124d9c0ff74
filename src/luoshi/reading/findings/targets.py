"""Targets: commitments that a number can check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from luoshi.reading.expressions import expression
from luoshi.reading.findings.clauses import clauses, sentences
from luoshi.reading.findings.commitments import is_promise, may_promise
from luoshi.reading.findings.comparisons import ranks_in
from luoshi.reading.findings.counted_below import counts_what_follows
from luoshi.reading.findings.counting import Count, counts_in
from luoshi.reading.findings.indicator_rows import Row, rows_in
from luoshi.reading.findings.indicator_tables import outside, tables_in
from luoshi.reading.findings.names import is_plain, looks_odd
from luoshi.reading.findings.periods import due_in, year_end
from luoshi.reading.findings.wording import thing
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Target
from luoshi.reading.quantities import half_width, number_of


def find(
    flow: Flow, within: Span, year: int | None = None, about: str = "", until: str | None = None
) -> tuple[Target, ...]:
    """The targets that stand in one interval (a task's statement). `year` is the plan's, for 年底前; `until` the day on
    which the plan ends, where that is another year's.

    `about` names what a number counts that has no words of its own (2025年培育10家): the task's title.
    """
    tables = tables_in(half_width(flow.text), within)
    running = list(outside(within, tables))
    said = (target for part in running for target in _targets_in(flow, part, year, about, until or year_end(year)))
    rows = (row for table in tables for row in table.rows)
    headless = (target for part in running for target in _of_table(flow, part, year))
    return (*said, *headless, *(_target_of_row(flow, row, row.due or year_end(year)) for row in rows))


def _thing_of(title: str) -> str:
    name = thing(half_width(title).rpartition(":")[2])
    return name if len(name) <= _LONGEST_THING and not _STOP_OR_DIGIT.search(name) else ""


_LONGEST_THING = 24
_STOP_OR_DIGIT = expression(r"[,;。:\d]")


def _of_table(flow: Flow, within: Span, year: int | None) -> Iterator[Target]:
    """The rows of an indicator table; its last year in the head is when they fall due."""
    text = half_width(flow.text)
    rows = list(rows_in(text, within))
    due = due_in(text[within.start : rows[0].span.start], year) if rows else None
    for row in rows:
        yield _target_of_row(flow, row, due or year_end(year))


def _target_of_row(flow: Flow, row: Row, due: str | None) -> Target:
    return Target(
        indicator=row.indicator,
        comparator=row.comparator,
        value=Decimal(row.value),
        unit=row.unit,
        due=due,
        text=flow.words(row.span),
        span=row.span,
        confidence=0.8,
    )


def _targets_in(flow: Flow, within: Span, year: int | None, about: str, horizon: str | None) -> Iterator[Target]:
    text = half_width(flow.text)
    said: Sequence[Count] = ()
    counted: dict[str, str] = {}
    each, years = _Each(), None
    for sentence in sentences(text, within):
        if not _NUMERAL.search(text, sentence.start, sentence.end):
            continue
        said = counts_in(text, sentence, said if text[sentence.start - 1] == ";" else ())
        years = _TWO_YEARS.search(text, *sentence) or years
        for bare in said:
            known = bare.indicator or counted.get(bare.quantity.unit) or _thing_of(about)
            count = bare if bare.indicator else replace(bare, indicator=known)
            if counts_what_follows(text, count.quantity) or not is_promise(text, sentence, count):
                continue
            counted[count.quantity.unit] = count.indicator
            named = due_in(text[sentence.start : count.quantity.span.start], year)
            if not (named and year and named < str(year)) or _LOOKS_TO.search(
                text, sentence.start, count.quantity.span.start
            ):
                due = named or (year_end(year) if "每年" in count.left else horizon)
                due = _of_two_years(said, bare, years) or due
                named_so = replace(count, indicator=each.of(count))
                yield _target(flow, named_so, due, is_titled=not bare.indicator)
        words = text[sentence.start : sentence.end]
        if _may_rank(words):
            yield from _ranks(flow, text, sentence, due_in(words, year) or horizon)
        horizon = _carried(words, year) or horizon


#: 到2025年和2030年,覆盖率分别达到80%和90%: each value has its year.
_TWO_YEARS = expression(r"到(20\d\d)年[、和](20\d\d)年")


def _of_two_years(said: Sequence[Count], count: Count, years: re.Match[str] | None) -> str | None:
    """The last day of the year that one of two values of the same thing is for."""
    alike = [one for one in said if one.clause == count.clause and one.indicator == count.indicator]
    return year_end(int(years[alike.index(count) + 1])) if years and count.shared and len(alike) == _TWO else None


_TWO = 2
#: A year that is looked to lies ahead, though the plan runs on (到2025年 in a plan for 2023 to 2027).
_LOOKS_TO = expression(r"(?:^|(?<=[,。;:\n]))\s{0,8}到20\d\d年[底末]?(?=,)")
_NUMERAL = expression(r"[\d一二两三四五六七八九十百千]")


#: 每个乡镇至少建成1个, 每年培育50家: what holds for each of many, or again and again, is another thing than in all.
_EACH = expression(
    r"每(?:个|家|所)[一-鿿()、]{1,8}?"
    r"(?=至少|原则上|不少于|不低于|要|须|需|应|均|都|确定|选|建|打造|组建|主攻|开展|新|培育|完成|实现|配|有|发放|$)"
    r"|(?<!每人)(?<!每户)每(?:季度|半年|年度|[年月周])"
    r"|(?:^|(?<=实现|达到|力争|确保))每[千万百](?:人口|名?[一-鿿]{1,6}?)(?=拥有|配备|有)"
)


#: What begins another reckoning in the clause: 每村1座、全县20座.
_IN_ALL = expression(r"全[省市县区镇乡]|[共总]|累计|合计")


class _Each:
    """For each of what a clause counts: 每年选拔20名专家、100名教师."""

    def __init__(self) -> None:
        self._clause, self._words = Span(0, 0), ""

    def of(self, count: Count) -> str:
        """What is counted, with the words before the number, or before one in its clause, that say for each of what."""
        found = _EACH.search(count.left) if "每" in count.left else None
        goes_on = count.clause == self._clause and not _IN_ALL.search(count.left)
        self._clause, self._words = count.clause, found[0] if found else self._words if goes_on else ""
        name = count.indicator
        return self._words + name if self._words and name and "每" not in name else name


def _target(flow: Flow, count: Count, due: str | None, is_titled: bool) -> Target:
    q = count.quantity
    words = flow.words(count.clause)
    at_least = q.comparator == "=" and (
        "至少" in words[: q.span.start - count.clause.start] or (q.kind == "percent" and count.right.startswith("的"))
    )
    return Target(
        indicator=count.indicator,
        comparator=">=" if at_least else q.comparator,
        value=q.value,
        unit=q.unit_in(flow.text),
        due=due,
        text=words,
        span=count.clause,
        confidence=_confidence(count, words[: q.span.start - count.clause.start], is_titled),
        base=count.base,
    )


_ATTAINED = expression(r"力争|确保|保持|进入|稳居|位居|跻身|争取|实现")


def _may_rank(words: str) -> bool:
    """Whether words may speak of a place that is to be held or reached, or left behind."""
    return ("前" in words and bool(_ATTAINED.search(words))) or "退" in words or "脱" in words


def _ranks(flow: Flow, text: str, sentence: Span, due: str | None) -> Iterator[Target]:
    """A place to be held or reached (排名保持全市前5位): at most that number."""
    for clause in clauses(text, sentence):
        words = text[clause.start : clause.end]
        subject, ranks = ranks_in(words) if "前" in words and _ATTAINED.search(words) else ("", [])
        name = thing(subject)
        left = _LEFT_BEHIND.match(words) if "退" in words or "脱" in words else None
        if left and may_promise(words):
            yield _out_of_the_last(flow, clause, left, due)
        if ranks and len(name) > 2 and may_promise(words):
            indicator = name if name.endswith(("排名", "位次")) else f"{name}位次"
            value = Decimal(ranks[0].position)
            yield Target(indicator, "<=", value, "位", due, flow.words(clause), clause, 0.7)


#: 退出全国168个城市后20位: more than that many are to be worse.
_LEFT_BEHIND = expression(
    r"(?P<name>.*?)(?:稳定)?(?:退出|摆脱|脱离).{0,16}?(?:后|倒数第?|末)\s?(?P<last>\d+|[一二三四五六七八九十]+)[位名]"
)


def _out_of_the_last(flow: Flow, clause: Span, left: re.Match[str], due: str | None) -> Target:
    name, last = thing(left["name"]), number_of(left["last"])
    return Target(f"{name}倒数位次", ">", last, "位", due, flow.words(clause), clause, 0.7)


def _carried(words: str, year: int | None) -> str | None:
    """A horizon named with its year (到2025年,) holds until the next one."""
    return due_in(words, year) if _HORIZON.search(words) else None


_HORIZON = expression(r"到\s?20\d\d\s?年")


#: Of what speaks in amounts that a policy sets, a number is less often a target.
_OF_POLICY = expression(r"补偿|贴息|担保|保费|税|费率|扶持")


#: Verbs that bring about what is counted, or move what is measured; a bare number without one may only describe.
_BRINGS = expression(
    r"新增|新建|[改扩续]建|建成|建设|完成|培育|引进|招引|打造|开展|举办|组织|实施|实现|达到?|改造|增长|增加|下降|降低|减少|提高|提升|压缩"
    r"|力争|确保|争取|创建|新开|开工|竣工|投产|治理|整治|修复|培训|发放|申报|认定|推出|设立|安排|落实|解决|推动|推进|安装|配置|种植|种"
    r"|打通|选派|选拔|遴选|评选|选树|组建|开发|开设|盘活|配备|筹集|淘汰|抚育|收购|扩招|更新"
)
#: What is prescribed is as often a norm for others as a promise.
_PRESCRIBES = expression(r"原则上|不[应宜得]")
#: A name that describes what it names is cut otherwise by everybody.
_DESCRIBED = expression(r"的|\d")
_LONG_NAME = 24


def _confidence(count: Count, before: str, is_titled: bool) -> float:
    """Names that look cut out, plain ones and those of the title are doubted; what has its bound said is the surest,
    and what is brought about by a verb of its clause (打造10个企业、100个工厂).
    """
    name = count.indicator
    if looks_odd(name) or is_plain(name) or len(name) > _LONG_NAME:
        return 0.6
    if is_titled or (count.quantity.in_words and not count.quantity.before) or _OF_POLICY.search(name):
        return 0.8
    if _PRESCRIBES.search(before + count.quantity.before):
        return 0.8
    bound = count.quantity.comparator != "=" or _BRINGS.search(before + name)
    return 0.97 if bound and not _DESCRIBED.search(name) else 0.85
