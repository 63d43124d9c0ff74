"""Targets: commitments that a number can check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.findings.clauses import sentences
from luoshi.reading.findings.counting import Count, counts_in
from luoshi.reading.findings.periods import due_in, year_end
from luoshi.reading.findings.wording import names_what_follows, thing
from luoshi.reading.model import Flow, Span, Target
from luoshi.reading.quantities import half_width


def find(flow: Flow, within: Span, year: int | None = None) -> tuple[Target, ...]:
    """The targets that stand in one interval (a task's statement). `year` is the plan's, for 年底前."""
    return tuple(_targets_in(flow, within, year))


def _targets_in(flow: Flow, within: Span, year: int | None) -> Iterator[Target]:
    text = half_width(flow.text)
    horizon = year_end(year)
    for sentence in sentences(text, within):
        if not _NUMERAL.search(text, sentence.start, sentence.end):
            continue
        for count in counts_in(text, sentence):
            if not _commits(text, sentence, count):
                continue
            due = due_in(text[sentence.start : count.quantity.span.start], year) or horizon
            yield _target(flow, count, due)
        horizon = _carried(text[sentence.start : sentence.end], year) or horizon


_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千]")


def _target(flow: Flow, count: Count, due: str | None) -> Target:
    q = count.quantity
    words = flow.words(count.clause)
    at_least = "至少" in words[: q.span.start - count.clause.start] and q.comparator == "="
    return Target(
        indicator=count.indicator,
        comparator=">=" if at_least else q.comparator,
        value=q.value,
        unit=q.unit_in(flow.text),
        due=due,
        text=words,
        span=count.clause,
        confidence=_confidence(count),
    )


def _carried(words: str, year: int | None) -> str | None:
    """A horizon named with its year (到2025年,) holds until the next one."""
    return due_in(words, year) if re.search(r"到\s?20\d\d\s?年", words) else None


#: Amounts that a policy sets, and scores: what somebody may get, not what will be reached.
_POLICY = re.compile(
    r"奖励|奖补|补助|补贴|资助|贴息|给予|最高|最多|上限|首付|利率|罚款|处以|收费|赔偿|税率|减按|减征|免征|减免|租金|(?<!消费)价格|报销|支付比例"
    r"|公积金|慰问|每人每|担保费|保费|扣除|享受|救助标准|/人|元/|分值|以奖代补|[扣奖得]\s?\d|(?<!增)加\s?\d+分|扣分|加分|计分|满分|发放(?=.{0,12}元)"
)
_CONDITION = re.compile(r"^\s*(?:对|凡|若|如|符合)(?!.*(?:进行|开展|实施))")
_FACT = re.compile(r"目前|截至|现有|原有|去年|上年|已经|已(?!建工会)|[由从]$|累计(?=修|推|受)")
_PAST = re.compile(r"去年|上年(?!度?末?基础)|过去一年|今年以来|一年来|近年来,")
_CITED = re.compile(r"^\W*(?:积极|认真|严格|深入|切实)*(?:参与|参加|贯彻|按照|根据|依托|围绕|结合)|落实.{0,12}$")
_NO_THING_AFTER = re.compile(r"个?(?:方面|领域|环节|阶段|维度|层面|要素|步骤|省份|试验区)")
_NO_THING = re.compile(r"(?:方面|领域|环节|阶段|维度|层面|试验区域|要素|步骤|百分点|省份|负责|施工中)$")
_DEADLINE = re.compile(r"压缩|缩短|办结|办理|时限|控制|答复|响应")


def _commits(text: str, sentence: Span, count: Count) -> bool:
    """Whether a count is a promise: no policy amount, condition, fact, score, time span or saying."""
    q = count.quantity
    before = text[count.clause.start : q.span.start]
    if not _is_thing(count.indicator) or q.kind == "score":
        return False
    if _FACT.search(before) or _PAST.search(text, sentence.start, q.span.start):
        return False
    if q.kind == "time" and not (q.comparator == "<=" and _DEADLINE.search(before)):
        return False
    if _NO_THING_AFTER.match(count.right) or _is_whole_group(count) or _CITED.search(before) or _is_capacity(count):
        return False
    if _is_policy(text, sentence, count):
        return False
    return not q.in_words or _counts_in_words(before, count)


def _is_thing(indicator: str) -> bool:
    return bool(indicator) and not indicator[0].isdigit() and not _NO_THING.search(indicator)


def _is_whole_group(count: Count) -> bool:
    """全国168个城市: the size of a whole is no promise."""
    return count.quantity.comparator == "=" and bool(re.search(r"全[国省市县区州镇]$", count.left))


def _is_capacity(count: Count) -> bool:
    """中石化50万吨/年聚乙醇酸: a size in front of a thing, with no verb before it, belongs to its name."""
    in_front = count.quantity.kind == "measure" and names_what_follows(count.right, thing(count.left))
    return (
        in_front and len(thing(count.left)) > 1 and not count.left.endswith(("新建", "新开工", "下达", "新增", "改造"))
    )


def _is_policy(text: str, sentence: Span, count: Count) -> bool:
    q = count.quantity
    clause = text[count.clause.start : count.clause.end]
    if _POLICY.search(clause) and (
        q.kind != "count" or q.in_words or _CONDITION.match(clause) or _SCORED.search(clause)
    ):
        return True
    granted = _GRANT.search(text, *sentence)
    if granted and (_CONDITION.match(clause) or clause.endswith("的")):
        return True
    later = _GRANT.search(text, q.span.end, sentence.end)
    return bool(later) and not _PROMISE.search(clause)


#: An amount that somebody is given: what stands before it in the sentence is a condition.
_GRANT = re.compile(
    r"(?:奖励|给予|补助|补贴|资助|奖补|发放|减免|享受)[^,。;]{0,14}?\d|\d[^,。;]{0,6}元[^,。;]{0,10}(?:奖励|补助|补贴|资助|奖补)|每人每|每户(?:一次性)?奖"
)
_PROMISE = re.compile(r"力争|确保|实现|达到|突破|建成|新增|培育|到20\d\d年|年内|年底|全年")
_SCORED = re.compile(r"[扣奖得加]\s?\d+\s?分|最多")


def _counts_in_words(before: str, count: Count) -> bool:
    """Chinese numerals name as often as they count; they count where a bound is said with them."""
    q = count.quantity
    return bool(q.before or q.after) or "至少" in before or (q.value > 1 and q.unit in ("家", "所", "座", "处", "条"))


def _confidence(count: Count) -> float:
    bound = count.quantity.comparator != "="
    return 0.95 if bound else 0.85 if len(count.indicator) > 2 else 0.6
