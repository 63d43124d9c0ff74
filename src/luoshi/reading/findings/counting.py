"""Counting: every quantity of a sentence together with the words that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.findings.clauses import clauses, remarks_in, sheltered
from luoshi.reading.findings.counting_base import Beside, Context, Count
from luoshi.reading.findings.counting_names import indicator_of, named_on_both_sides
from luoshi.reading.findings.counting_shared import shared
from luoshi.reading.findings.wording import closed_up, named_after, names_what_follows, thing
from luoshi.reading.flow import Span
from luoshi.reading.quantities import BOUNDS, NUMERAL, Quantity, quantities_in, sign_of

__all__ = ["Count", "counts_in"]


def counts_in(text: str, sentence: Span, before: Sequence[Count] = ()) -> Sequence[Count]:
    """The counts of one sentence in order. What a clause leaves unsaid it takes from the clause before.

    `text` has half-width punctuation; `before` are the counts of the sentence before where only a semicolon parts them.
    """
    if not NUMERAL.search(text, sentence.start, sentence.end):
        return ()
    return _counted(text, sentence, before) if before else _counted_alone(text, sentence)


@lru_cache(maxsize=256)
def _counted_alone(text: str, sentence: Span) -> Sequence[Count]:
    """Several tasks and findings ask for the same sentence: a task and the one around it, targets and claims."""
    return _counted(text, sentence, ())


def _counted(text: str, sentence: Span, before: Sequence[Count]) -> Sequence[Count]:
    found: list[Count] = [*before]
    said_before = before[-1].indicator if before else ""
    passed: list[Span] = []  # clauses since then that count nothing
    for clause in clauses(text, sentence):
        if not NUMERAL.search(text, clause.start, clause.end):
            passed.append(clause)
            continue
        said_before = _named_last(text, passed) or said_before
        here = _in_clause(text, clause, found, said_before)
        found += here
        for remark in remarks_in(text, clause) if text.find("(", *clause) >= 0 else ():
            found += _in_remark(text, clause, remark, found)
        said_before, passed = (here[-1].indicator, []) if here else (said_before, [clause])
    return found[len(before) :]


def _named_last(text: str, passed: Sequence[Span]) -> str:
    """What the last of some clauses names that names anything."""
    return next((name for clause in reversed(passed) if (name := thing(text[clause.start : clause.end]))), "")


def _in_remark(text: str, clause: Span, remark: Span, found: list[Count]) -> list[Count]:
    """The counts of a remark; it speaks of what stands right before it, a figure or the name of something.

    (或1亿美元) says the same in other words.
    """
    if not NUMERAL.search(text, remark.start, remark.end) or text.startswith("或", remark.start):
        return []
    beside = sorted((one for one in found if one.quantity.span.start < remark.start), key=lambda one: one.quantity.span)
    begin = max(clause.start, beside[-1].quantity.span.end if beside else clause.start)
    name = thing(_GOING_ON.sub("", text[begin : remark.start - 1].strip("、, )")))
    is_named = len(name) > _SHORT_NAME or _PLACE.fullmatch(name)
    return _in_clause(text, remark, [] if is_named else beside, name)


#: 城关镇(92.3%)、柳河镇(88.1%): the figure of each place stands behind it.
_PLACE = expression(r"[一-鿿]{1,3}(?:[省市县区州旗乡镇]|街道)")


#: 引水工程正在施工中(93%)
_GOING_ON = expression(r"(?:已经?|现已?|正在|全部|基本)[^,。;、]{0,8}$")
_SHORT_NAME = 3


def _in_clause(text: str, clause: Span, earlier: list[Count], said_before: str) -> list[Count]:
    quantities = [q for q in quantities_in(text, clause) if not sheltered(text, q.number.start, clause)]
    quantities = _without_descriptions(text, quantities)
    found: list[Count] = []
    at = clause.start
    for chain in _chains(text, quantities):
        end = _next_start(quantities, chain[-1], clause.end)
        cut = _end_of_right(text, chain[-1].span.end, end, end < clause.end)
        left = _THERE.sub("", closed_up(text[at : chain[0].span.start].lstrip("、, ")))
        right = closed_up(text[chain[-1].span.end : cut])
        context = Context(earlier + found, found[-1].indicator if found else said_before, chain[0])
        found += _of_chain(chain, Beside(clause, left, right), context)
        at = cut if cut < end else chain[-1].span.end
    return _with_shared_name(found)


_LEVEL_ONLY = expression(
    r"(?:新?(?:增|建|培育|创建|认定|获批|创|申报|打造))?(?:世界|国家|区域|省|市|县|区|镇|乡|村|校)级"
)


def _with_shared_name(found: list[Count]) -> list[Count]:
    """1个省级、3个市级工作室: the level alone takes the thing that the next one names.

    So does the number in 9个以上、面积不低于5万平方米的社区.
    """
    for i in range(len(found) - 2, -1, -1):
        level, thing_ = found[i + 1].indicator.partition("级")[1:]
        if _LEVEL_ONLY.fullmatch(found[i].indicator) and level and thing_:
            found[i] = replace(found[i], indicator=found[i].indicator + thing_)
        elif not thing(found[i].left) and not found[i].right and _SIZED.fullmatch(found[i + 1].left):
            found[i : i + 2] = _sized(found[i], found[i + 1])
    return [_than(count) if "于全" in count.indicator else count for count in found]


def _sized(count: Count, size: Count) -> tuple[Count, Count]:
    """9个以上、总面积不低于5万平方米的社区: how many, and how large they are together."""
    name = named_after(size.right) if names_what_follows(size.right) else size.indicator
    return replace(count, indicator=name), replace(size, indicator=name + size.left)


#: 增速高于全省1个、全国2个百分点: whom it is compared with stands in the place of the one named before.
_COMPARED = expression(r"(?P<whom>全[国省市区县州])(?P<thing>.+[高低快]于)全[国省市区县州]")


def _than(count: Count) -> Count:
    compared = _COMPARED.fullmatch(count.indicator)
    return replace(count, indicator=compared["thing"] + compared["whom"]) if compared else count


_VERB_INSIDE = expression(r"提供|完成|实现|新增|达到|建设|开展|投入|获得|争取|带动|发放|带动|给予|[、,,;;]")


def _without_descriptions(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Leaves out numbers that only describe a class: 投资500万元以上技术改造项目25个, 两个100MW风电项目."""
    kept: list[Quantity] = []
    for i, q in enumerate(quantities):
        following = quantities[i + 1] if i + 1 < len(quantities) else None
        before = kept[-1] if kept else None
        if not (_is_of_some(text, q) or _is_in_name(text, q, following) or _describes(text, q, before, following)):
            kept.append(q)
    return kept


#: What of a thing is measured in front of its name: 6家投资5000万元以上的工业项目.
_SIZED = expression(
    r"(?:总|年|日|单体|固定资产|注册|计划)?(?:供水|长度|长|库容|装机|投资|产值|营业收入|营收|销售收入|销售额|收入|面积|规模|产能|纳税|税收|资本|资金|海拔|高度|宽度|直径|人口)额?(?:均|都)?在?"
)


def _is_size(text: str, before: Quantity, q: Quantity) -> bool:
    """Whether a measure says how large each of the things counted before it is."""
    between = text[before.span.end : q.span.start]
    bound = (q.after or q.before) and text.startswith("的", q.span.end)
    return bool(_SIZED.fullmatch(between) or (bound and re.fullmatch("[一-鿿]{2,8}", between)))


#: 10家面积不少于1万平方米、集聚效应明显的社区
_AND_SO = expression(r"、[^,。;\d]{2,30}的[一-鿿A-Z“]")


def _is_length_of(before: Quantity | None, q: Quantity) -> bool:
    """176条186公里河道: how many there are and how long they are, both of them counted."""
    return bool(before and before.unit == "条" and before.span.end == q.span.start and q.unit.endswith(("米", "公里")))


_NOUN = expression(r"的?[一-鿿“]")


def _is_at_most(text: str, q: Quantity) -> bool:
    """120平方米以下小户型, 5岁以下儿童: up to what size a thing is of its class."""
    if not q.after.endswith(("以下", "以内")) or q.before or (q.kind == "time" and q.unit != "岁"):
        return False
    return bool(_NOUN.match(text, q.span.end)) and names_what_follows(text[q.span.end : q.span.end + 12])


#: 布局一批年出栏3000头以上的养殖基地: what each of some is like.
_SOME = expression(r"一批[^,。;\d]{0,12}$")


def _is_of_some(text: str, q: Quantity) -> bool:
    return bool(q.after and _SOME.search(text, max(q.span.start - 16, 0), q.span.start))


#: 在14个县增补学位2万个, 围绕重点产业培育企业20家: where it is done and for what.
_WHERE = expression(r"(?<![现存潜建正实旨])在$")
#: 56人以上大班额38个: of what size each of them is.
_OF_CLASS = expression(r"的?[一-鿿“”]{2,10}")
_THERE = expression(
    r"^(?:[^,]{0,8}(?<![现存潜建正实旨])在\d{1,4}[个所家]|围绕|聚焦|针对)[^,]{1,24}?(?=新[建增设]|增[补设加]|[改扩续]建|建[设成]|改造|开展|举办|实施|打造|培育|创建)"
)


def _is_in_name(text: str, q: Quantity, following: Quantity | None) -> bool:
    """Whether a number belongs to what another one counts: its age, its place, the part of a thing."""
    if q.unit.endswith("岁"):
        return bool(_NOUN.match(text, q.span.end)) and names_what_follows(text[q.span.end : q.span.end + 12])
    if following and q.kind in ("measure", "time") and text.startswith("内", q.span.end):
        return True
    if not following or following.kind != q.kind:
        return False
    if (
        q.unit in ("人", "名")
        and q.after.endswith("以上")
        and _OF_CLASS.fullmatch(text, q.span.end, following.span.start)
    ):
        return True
    if q.kind == "count":
        return following.unit != q.unit and bool(_WHERE.search(text, max(q.span.start - 2, 0), q.span.start))
    return q.kind == "percent" and text.startswith("的", q.span.end) and text[q.span.start - 1] in "将把"


def _describes(text: str, q: Quantity, before: Quantity | None, following: Quantity | None) -> bool:
    if q.kind in ("count", "percent", "points", "times") or _is_length_of(before, q):
        return False
    if before and before.kind == "count" and before.span.end == q.span.start and before.unit != q.unit:
        return names_what_follows(text[q.span.end : q.span.end + 2])
    if before and before.kind == "count" and _is_size(text, before, q):
        return names_what_follows(text[q.span.end : q.span.end + 12]) or bool(_AND_SO.match(text, q.span.end))
    if _is_at_most(text, q) or (following and q.after and text.startswith("的", q.span.end)):
        return True
    if not following or following.kind != "count":
        return False
    between = text[q.span.end : following.span.start]
    return 0 < len(between) <= 24 and not _VERB_INSIDE.search(between)


_LINK = expression(r"[、,和与及或\s]|以及")


def _chains(text: str, quantities: list[Quantity]) -> list[list[Quantity]]:
    """Quantities with nothing but 、 or 和 between them (分别增长7%、8%和9%), and the two ends of a range."""
    chains: list[list[Quantity]] = []
    for q in quantities:
        before = chains[-1][-1] if chains else None
        between = text[before.span.end : q.span.start] if before else ""
        if before and (before.span == q.span or _goes_on(before, between, q)):
            chains[-1].append(q)
        else:
            chains.append([q])
    return [[_with_points(q, chain[-1]) for q in chain] if len(chain) > 1 else chain for chain in chains]


def _goes_on(before: Quantity, between: str, q: Quantity) -> bool:
    """Whether only 、 or 和 parts two quantities; 增长5.5%、达到10万亿元 tells of a growth and of a level."""
    if _is_length_of(before, q) or (not between and before.unit.endswith("户") and q.unit.endswith("人")):
        return True
    return bool(between) and not _LINK.sub("", between) and not (q.before and q.unit != before.unit)


def _with_points(q: Quantity, last: Quantity) -> Quantity:
    """1.4个、6.6个百分点: both are points."""
    return replace(q, unit=last.unit) if q.unit == "个" and last.kind == "points" else q


def _next_start(quantities: list[Quantity], last: Quantity, end: int) -> int:
    return next((q.span.start for q in quantities if q.span.start >= last.span.end), end)


_SEPARATOR = expression(r"、(?=[^、]*$)|以及|[和及与](?=新|改|建|省|市|县|各|$)")


def _end_of_right(text: str, start: int, end: int, more_follows: bool) -> int:
    """Where the words after a number end and those that belong to the next number begin."""
    between = text[start:end]
    if between[:1] in ("、", ","):
        return start
    if more_follows and between.endswith("等"):  # 14条高速公路和甲、乙等4个铁路项目: examples of the next
        first = _LINK.search(between)
        return start + first.start() if first else end
    cuts = list(_SEPARATOR.finditer(between)) if more_follows else []
    return start + cuts[-1].start() if cuts else end


def _of_chain(chain: list[Quantity], beside: Beside, context: Context) -> list[Count]:
    if together := shared(beside.left, chain, beside.clause, context):
        return together
    *first, last = chain
    is_parted = bool(first) and first[-1].span.end < last.span.start
    if is_parted and named_on_both_sides(beside.left, beside.right):
        named = _of_chain(first, beside._replace(right=""), context)
        return [*named, *_of_chain([last], beside._replace(left=""), context)]
    beside = beside._replace(left=_ON_TOP.sub("", beside.left)) if "基础上" in beside.left else beside
    based = _BASED.search(beside.left) or _FROM.search(beside.left)
    left = beside.left[: based.start()] + beside.left[based.end() :] if based else beside.left
    if chain[0].unit == "%" and (part := _PART_OF.fullmatch(left)):
        left, chain = part["name"], [replace(q, comparator=sign_of(part["bound"]) or q.comparator) for q in chain]
    if brought := _BROUGHT_DOWN.search(left):
        left = brought["name"]
        chain = [replace(q, comparator="<=") if q.comparator == "=" else q for q in chain]
    indicator = indicator_of(left, beside.right, context)
    then = based.groupdict() if based else {}
    base = then.get("since") or then.get("of")
    chain = [replace(q, comparator=">=") for q in chain] if then.get("reached") else chain
    return [Count(q, indicator, beside.clause, beside.left, beside.right, base=base) for q in chain]


#: 压缩审批时限至3个工作日: what is brought down stands between the verb and how far.
_BROUGHT_DOWN = expression(r"(?:压缩|压减|缩短|缩减)(?P<name>[一-鿿“”、()]{3,24})(?:至|到)$")
#: 轮岗比例不低于符合条件教师的10%: the bound stands before what the share is of.
_PART_OF = expression(rf"(?P<name>[^,]{{0,60}}?(?:比例|占比|比重|率))(?P<bound>{BOUNDS})(?P<of>[^,\d]{{2,20}})的")
_THEN = r"(?:20\d\d\s?年|上一?年|去年|[“\"]?十[一二三四五]五[”\"]?)(?:同期|[底末])?"
#: What a growth is reckoned from: 比2020年增长, 在上年基础上, 达到2020年的2.4倍.
_BASED = expression(
    rf"(?:[比较]\s?|在)(?P<since>{_THEN})(?:的?基础上|水平)?(?![的比])|(?:(?P<reached>达到)|为|是|相当于)(?P<of>{_THEN})的$"
)
#: 办结时限在法定时限的基础上压缩50%: on what a change is reckoned.
_ON_TOP = expression(
    r"(?<=..)在(?!20\d\d|上一?年|去年)[^,。;]{2,24}?的?基础上(?=再?(?:压[缩减]|增加|提高|下降|减少|缩短|增长))"
)
#: 由上年的120家增加到150家: when the first of two values was reached is not part of the thing's name.
_FROM = expression(rf"(?<=[一-鿿A-Za-z”)])[由从](?:{_THEN}|原来|原先|最初|过去|当初|年初|此前)的?$")
