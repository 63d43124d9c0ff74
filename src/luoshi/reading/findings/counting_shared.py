"""Counts that share words: 分别, 均 and 各 tell of several things, 从A增加到B twice of one."""

from __future__ import annotations

from dataclasses import replace

from luoshi.reading.expressions import expression
from luoshi.reading.findings.counting_base import Context, Count
from luoshi.reading.findings.counting_names import of_place
from luoshi.reading.findings.sharing import things_in
from luoshi.reading.findings.wording import MOVES, thing, without_level
from luoshi.reading.flow import Span
from luoshi.reading.quantities import Quantity

#: Several things and one number for each: 种植、收获率均达到…, 新建幼儿园、小学各….
_EACH = expression(
    r"(?P<subject>.{0,200}[、和与及].{0,200}?)(?:(?<![平人年月日])均(?![衡价值线需要应可须])(?P<rest>.*)|各(?:为|有|建成|新建)?\s?)"
)

#: 游客人次、旅游花费分别增长8%: one number where each of the things has it.
_ALIKE = expression(r"(?:同比)?(?:增长|提高|下降|降低)|")
#: 办结率、满意率达到100%: several rates and one number that all of them reach.
_RATES = expression(r"(?P<subject>[^,、和与及]{2,30}率(?:[、和与及][^,、和与及]{1,20}率){1,5})(?:都|全部|要|须)?")


def shared(left: str, chain: list[Quantity], clause: Span, context: Context) -> list[Count]:
    """The counts of 分别 and 均, where one phrase has several things; none where it is no such phrase."""
    earlier = context.earlier
    if "分别" in left and len(chain) > 1:
        subject, _, rest = left.rpartition("分别")
        names = _names_for(subject, len(chain), context)
        return [
            Count(_like_last(q, chain), n + without_level(rest.removesuffix("的")), clause, left, "", True)
            for q, n in zip(chain, names, strict=True)
        ]
    last = earlier[-len(chain) :]
    if _GREW.fullmatch(left) and len(last) == len(chain) > 1 and all(count.shared for count in last):
        return [Count(q, n.indicator + left, clause, left, "", True) for q, n in zip(chain, last, strict=True)]
    if len(chain) == 1 and (apart := _told_apart(left, chain[0], clause, earlier)):
        return [apart]
    if _REACHED.fullmatch(left + chain[0].before) and len(chain) <= len(earlier):
        names = [count.indicator for count in earlier[-len(chain) :]]
        return [Count(_like_last(q, chain), n, clause, left, "", True) for q, n in zip(chain, names, strict=True)]
    each = _each(left, chain[0]) if len(chain) == 1 else []
    return [Count(chain[0], of_place(name, context) or name, clause, left, "", True) for name in each]


def _each(left: str, q: Quantity) -> list[str]:
    """The things that each reach the one number behind them."""
    if rates := _RATES.fullmatch(left) if q.unit == "%" else None:
        return things_in(thing(rates["subject"]))
    each = _EACH.fullmatch(left) if "均" in left or "各" in left else None
    if each:
        rest = (each["rest"] or "").removesuffix("的")
        return [name + rest for name in things_in(thing(each["subject"]))]
    subject, parted, rest = left.rpartition("分别")
    names = things_in(thing(subject)) if parted and _ALIKE.fullmatch(rest) and thing(subject) else []
    return [name + rest for name in names] if len(names) > 1 else []


#: 收入分别达到4万元、2万元,增长5%和7%: the growth of each.
_GREW = expression(r"(?:同比|可比|名义|实际)?(?:增长|下降|提高|降低)")
#: 优良天数分别达到甲县220天、乙县210天: the head first, then each name with its number.
_APART = expression(r"(?P<head>.+?)分别(?:要?达到?|为|是|完成|新增|不低于)(?P<name>[一-鿿()]{2,8})")


def _told_apart(left: str, q: Quantity, clause: Span, earlier: list[Count]) -> Count | None:
    begins = _APART.fullmatch(left) if "分别" in left else None
    before = earlier[-1] if earlier and earlier[-1].clause == clause else None
    apart = begins or (_APART.fullmatch(before.left) if before and "分别" in before.left else None)
    if not apart or not (name := begins["name"] if begins else thing(left)):
        return None
    reached = replace(q, comparator=">=") if q.comparator == "=" else q
    told = left if begins else before.left if before else ""
    return Count(reached, name + thing(apart["head"]), clause, told, "", True)


#: 从A增加到B: the second value is the same thing's.
_REACHED = expression(rf"(?:{MOVES}?[到至]|{MOVES}为)(?:20\d\d年[底末]?的?|目前的?)?(?:近|约|超过?)?")


_PREDICATE = expression(r"(?:在20|实现|达到|力争|持续|不断).*$")
_SAME_PERIOD = expression(r"(?:同比|环比|可比|同口径|[比较]\s?(?:上年|去年|年初|20\d\d\s?年)(?:同期)?)$")


def _names_for(subject: str, how_many: int, context: Context) -> list[str]:
    subject = _SAME_PERIOD.sub("", subject)
    if thing(subject):
        return things_in(thing(subject), how_many)
    if not context.earlier and context.said_before:
        return things_in(_PREDICATE.sub("", context.said_before), how_many)
    named = [count.indicator for count in context.earlier[-how_many:]]
    return [""] * (how_many - len(named)) + named


def _like_last(q: Quantity, chain: list[Quantity]) -> Quantity:
    """分别达到11%和18%左右: what stands before the first or after the last number holds for each."""
    if q.after:
        return q
    if chain[-1].after:
        return replace(q, comparator=chain[-1].comparator)
    return replace(q, comparator=chain[0].comparator) if chain[0].before else q
