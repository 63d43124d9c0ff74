"""Counting: every quantity of a sentence together with the words that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from luoshi.reading.findings.clauses import clauses, remarks_in, sheltered
from luoshi.reading.findings.sharing import things_in
from luoshi.reading.findings.wording import closed_up, named_after, names_what_follows, thing, without_lead
from luoshi.reading.flow import Span
from luoshi.reading.quantities import Quantity, quantities_in
from luoshi.reading.vocabulary import any_of, words


@dataclass(frozen=True)
class Count:
    """A quantity and what it counts; `left` and `right` are the words beside it in its clause."""

    quantity: Quantity
    indicator: str
    clause: Span
    left: str = ""
    right: str = ""
    shared: bool = False
    base: str | None = None  # since when it is counted (比2020年增长…)


def counts_in(text: str, sentence: Span, before: Sequence[Count] = ()) -> list[Count]:
    """The counts of one sentence in order. What a clause leaves unsaid it takes from the clause before.

    `text` has half-width punctuation; `before` are the counts of the sentence before where only a semicolon parts them.
    """
    found: list[Count] = [*before]
    said_before = before[-1].indicator if before else ""
    for clause in clauses(text, sentence):
        here = _in_clause(text, clause, found, said_before)
        found += here
        for remark in remarks_in(text, clause):
            beside = [count for count in found if count.quantity.span.start < remark.start]
            found += _in_clause(text, remark, beside, "")
        said_before = here[-1].indicator if here else thing(text[clause.start : clause.end]) or said_before
    return found[len(before) :]


def _in_clause(text: str, clause: Span, earlier: list[Count], said_before: str) -> list[Count]:
    quantities = [q for q in quantities_in(text, clause) if not sheltered(text, q.number.start, clause)]
    quantities = _without_descriptions(text, quantities)
    found: list[Count] = []
    at = clause.start
    for chain in _chains(text, quantities):
        end = _next_start(quantities, chain[-1], clause.end)
        cut = _end_of_right(text, chain[-1].span.end, end, end < clause.end)
        left = closed_up(text[at : chain[0].span.start].lstrip("、, "))
        right = closed_up(text[chain[-1].span.end : cut])
        context = _Context(earlier + found, found[-1].indicator if found else said_before, chain[0].unit)
        found += _of_chain(chain, _Beside(clause, left, right), context)
        at = cut if cut < end else chain[-1].span.end
    return _with_shared_name(found)


_LEVEL_ONLY = re.compile(r"(?:国家|省|市|县|区|镇|乡|村|校)级")


def _with_shared_name(found: list[Count]) -> list[Count]:
    """1个省级、3个市级工作室: the level alone takes the thing that the next one names."""
    for i in range(len(found) - 2, -1, -1):
        level, thing_ = found[i + 1].indicator.partition("级")[1:]
        if _LEVEL_ONLY.fullmatch(found[i].indicator) and level and thing_:
            found[i] = replace(found[i], indicator=found[i].indicator + thing_)
    return found


_VERB_INSIDE = re.compile(r"提供|完成|实现|新增|达到|建设|开展|投入|获得|争取|带动|发放|带动|给予|[、,,;;]")


def _without_descriptions(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Leaves out numbers that only describe a class: 投资500万元以上技术改造项目25个, 两个100MW风电项目."""
    kept: list[Quantity] = []
    for i, q in enumerate(quantities):
        following = quantities[i + 1] if i + 1 < len(quantities) else None
        if not _describes(text, q, kept[-1] if kept else None, following):
            kept.append(q)
    return kept


#: What of a thing is measured in front of its name: 6家投资5000万元以上的工业项目.
_SIZED = re.compile(
    r"(?:总|年|单体|固定资产|注册|计划)?(?:投资|产值|营业收入|营收|销售收入|销售额|收入|面积|规模|产能|纳税|税收|资本|资金)额?在?"
)


def _describes(text: str, q: Quantity, before: Quantity | None, following: Quantity | None) -> bool:
    if q.kind in ("count", "percent", "points", "times"):
        return False
    if before and before.kind == "count" and before.span.end == q.span.start and before.unit != q.unit:
        return names_what_follows(text[q.span.end : q.span.end + 2])
    if before and before.kind == "count" and _SIZED.fullmatch(text, before.span.end, q.span.start):
        return names_what_follows(text[q.span.end : q.span.end + 12])
    if following and q.after and text.startswith("的", q.span.end):
        return True
    if not following or following.kind != "count":
        return False
    between = text[q.span.end : following.span.start]
    return 0 < len(between) <= 24 and not _VERB_INSIDE.search(between)


_LINK = re.compile(r"[、,和与及或\s]|以及")


def _chains(text: str, quantities: list[Quantity]) -> list[list[Quantity]]:
    """Quantities with nothing but 、 or 和 between them (分别增长7%、8%和9%), and the two ends of a range."""
    chains: list[list[Quantity]] = []
    for q in quantities:
        before = chains[-1][-1] if chains else None
        between = text[before.span.end : q.span.start] if before else ""
        if before and (before.span == q.span or (between and not _LINK.sub("", between))):
            chains[-1].append(q)
        else:
            chains.append([q])
    return chains


def _next_start(quantities: list[Quantity], last: Quantity, end: int) -> int:
    return next((q.span.start for q in quantities if q.span.start >= last.span.end), end)


_SEPARATOR = re.compile(r"、(?=[^、]*$)|以及|[和及与](?=新|改|建|省|市|县|各|$)")


def _end_of_right(text: str, start: int, end: int, more_follows: bool) -> int:
    """Where the words after a number end and those that belong to the next number begin."""
    between = text[start:end]
    if between[:1] in ("、", ","):
        return start
    cuts = list(_SEPARATOR.finditer(between)) if more_follows else []
    return start + cuts[-1].start() if cuts else end


class _Beside(NamedTuple):
    """Where a chain stands and the words on both sides of it."""

    clause: Span
    left: str
    right: str


class _Context(NamedTuple):
    """The counts of the sentence so far, and what was last spoken of; the unit of the count in hand."""

    earlier: list[Count]
    said_before: str
    unit: str = ""


def _of_chain(chain: list[Quantity], beside: _Beside, context: _Context) -> list[Count]:
    shared = _shared(beside.left, chain, beside.clause, context.earlier)
    if shared:
        return shared
    based = _BASED.search(beside.left)
    left = beside.left[: based.start()] + beside.left[based.end() :] if based else beside.left
    indicator = _indicator(left, beside.right, context)
    base = (based["since"] or based["of"]) if based else None
    chain = [replace(q, comparator=">=") for q in chain] if based and based["reached"] else chain
    return [Count(q, indicator, beside.clause, beside.left, beside.right, base=base) for q in chain]


_THEN = r"(?:20\d\d\s?年|上一?年|去年|[“\"]?十[一二三四五]五[”\"]?)(?:同期|[底末])?"
#: What a growth is reckoned from: 比2020年增长, 在上年基础上, 达到2020年的2.4倍.
_BASED = re.compile(
    rf"(?:[比较]\s?|在)(?P<since>{_THEN})(?:的?基础上|水平)?(?![的比])|(?:(?P<reached>达到)|为|是|相当于)(?P<of>{_THEN})的$"
)


#: Several things and one number for each: 种植、收获率均达到…, 新建幼儿园、小学各….
_EACH = re.compile(r"(?P<subject>.*[、和与及].*?)(?:(?<![平人])均(?!衡)(?P<rest>.*)|各(?:为|有|建成|新建)?\s?)")


def _shared(left: str, chain: list[Quantity], clause: Span, earlier: list[Count]) -> list[Count]:
    """The counts of 分别 and 均, where one phrase has several things; none where it is no such phrase."""
    if "分别" in left and len(chain) > 1:
        subject, _, rest = left.rpartition("分别")
        names = _names_for(subject, len(chain), earlier)
        return [
            Count(_like_last(q, chain), n + rest, clause, left, "", True) for q, n in zip(chain, names, strict=True)
        ]
    if _REACHED.fullmatch(left + chain[0].before) and len(chain) <= len(earlier):
        names = [count.indicator for count in earlier[-len(chain) :]]
        return [Count(q, n, clause, left, "", True) for q, n in zip(chain, names, strict=True)]
    each = _EACH.fullmatch(left)
    if each and len(chain) == 1:
        names = things_in(thing(each["subject"]))
        return [Count(chain[0], name + (each["rest"] or ""), clause, left, "", True) for name in names]
    return []


#: 从A增加到B: the second value is the same thing's.
_REACHED = re.compile(
    r"(?:增加|增长|提高|提升|上升|扩大|下降|降低|减少|升|增|降|减)?[到至](?:20\d\d年的?|目前的?)?(?:近|约|超过?)?"
)


_SAME_PERIOD = re.compile(r"(?:同比|环比|可比|同口径|[比较](?:上年|去年|年初)(?:同期)?)$")


def _names_for(subject: str, how_many: int, earlier: list[Count]) -> list[str]:
    subject = _SAME_PERIOD.sub("", subject)
    if thing(subject):
        return things_in(thing(subject), how_many)
    named = [count.indicator for count in earlier[-how_many:]]
    return [""] * (how_many - len(named)) + named


def _like_last(q: Quantity, chain: list[Quantity]) -> Quantity:
    """分别达到11%和18%左右: what stands before the first or after the last number holds for each."""
    if chain[-1].after:
        return replace(q, comparator=chain[-1].comparator)
    return replace(q, comparator=chain[0].comparator) if chain[0].before else q


_ATTRIBUTE = re.compile(
    r"^(?:(?:总|计划|计划总|规划|合同|协议)(?:投资|投资额|引资额|面积|金额|规模|营业额)|投资额|建筑面积)$"
)
_BARE_GROWTH = re.compile(
    r"^(?:同比|可比|同口径|[比较](?:上年|去年|年初)(?:同期)?|年均|环比|净)*(?:增|增长|下降|提高|增加|减少|增速|增幅|上升|降低)$"
)
#: Verbs that belong to what is counted when the number stands between them and the thing (新增10个社区).
_DONE_TO = words(
    """
    增 新增 新建 改建 扩建 改造 开工 开工改造 新开工 引进 招聘 申报 吸引 签订 打通 联系 帮扶 走访 投产
    摸排 检查 整改 修复 铺设 发放 承接 培训 调研 发现 取缔 拆除 新设 新签约 创作 升级改造 主攻 新招聘
    新培育 新认定 惠及 拆迁 治理 公布 清理 办理 受理 查处 发出 下发
    """
)
_VERBS = rf"(?:新|改|扩|续)?(?:{any_of(_DONE_TO)})"
_KEPT = re.compile(rf"{_VERBS}$")


def _indicator(left: str, right: str, context: _Context) -> str:
    """What a number counts: the thing named behind it, else before it, else spoken of last."""
    before = _after_examples(thing(left))
    verb_only = left.rstrip().endswith("等") or _KEPT.fullmatch(before)
    if names_what_follows(right, "" if verb_only else before):
        if before == "造成":
            return context.said_before + named_after(right)
        return _leading(left, before, named_after(right)) or before
    if not before or before in ("共计", "共", "合计"):
        again = context.earlier and (not left.strip() or context.earlier[-1].quantity.unit == context.unit)
        return context.earlier[-1].indicator if again else context.said_before
    return _completed(left, before, context)


_WHOLE_PLACE = re.compile(r"全[国省市县区州镇乡村]")
#: What happens to projects one after the other: 新开工项目20个、竣工15个、投产10个.
_STAGES = words("竣工 投产 开工 完工 达产 入库 签约 落地 达效 销号 办结")
_BEGUN = re.compile(rf"^(?:新?(?:{any_of(_STAGES)})|{_VERBS}|实施)")


#: What is said of something that the clause before names.
_SHARES = words("比例 占比 比重 规模 数量 增速 增幅 总规模 总面积 面积 总投资额 覆盖面 入选 认定")


def _completed(left: str, before: str, context: _Context) -> str:
    """The words before a number, with what they leave unsaid (同比增长, 总数, 总投资)."""
    if _BARE_GROWTH.match(before) or len(before) < 2 or before in _SHARES:
        return context.said_before + before
    if (before in _STAGES or _KEPT.fullmatch(before)) and context.earlier:
        return before + _BEGUN.sub("", without_lead(context.earlier[-1].indicator))
    if _WHOLE_PLACE.fullmatch(before):
        return before + without_lead(context.said_before)
    if before in ("总数", "总量"):
        return re.sub(r"^新增?", "", context.said_before) + before
    if _ATTRIBUTE.match(before) and context.earlier:
        return context.earlier[-1].indicator + before
    return _part_of(left, before, context.earlier)


_EXAMPLES = re.compile(
    r"(?P<verb>(?:新)?(?:引进|新增|建设|新建|实施|培育|举办)?)[^、]*、.*?等(?!地)(?P<thing>[一-鿿“].+)"
)
_LISTED = re.compile(r"(?P<thing>.{2,}?)(?:的有|主要有)[^、]+、.*$")


def _after_examples(phrase: str) -> str:
    """引进甲、乙等首店 -> 引进首店; 业务额较大的有甲、乙 -> 业务额较大."""
    if found := _EXAMPLES.fullmatch(phrase):
        return found["verb"] + found["thing"]
    if found := _LISTED.fullmatch(phrase):
        return found["thing"]
    return phrase


def _leading(left: str, before: str, name: str) -> str:
    verb = _KEPT.search(left.strip())
    if len(name) <= 2 and before and not left.rstrip().endswith("等"):
        return before + name
    return (verb[0] if verb else "") + name


#: A place or a class, which names no thing by itself.
_KIND_ONLY = re.compile(r"[区县市省镇乡村级类型等]$")


def _part_of(left: str, before: str, earlier: list[Count]) -> str:
    """其中旧城区7座: a part is named with the whole."""
    parts = re.match(r"\s*(?:其中|含|包括)", left)
    if parts and earlier and len(before) <= 4 and _KIND_ONLY.search(before):
        return before + without_lead(earlier[-1].indicator)
    return before
