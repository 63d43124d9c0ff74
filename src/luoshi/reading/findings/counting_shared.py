"""Counts that share words: 分别, 均 and 各 tell of several things, 从A增加到B twice of one."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.reading.findings.counting_base import Count
from luoshi.reading.findings.sharing import things_in
from luoshi.reading.findings.wording import thing
from luoshi.reading.flow import Span
from luoshi.reading.quantities import Quantity

#: Several things and one number for each: 种植、收获率均达到…, 新建幼儿园、小学各….
_EACH = re.compile(r"(?P<subject>.*[、和与及].*?)(?:(?<![平人])均(?!衡)(?P<rest>.*)|各(?:为|有|建成|新建)?\s?)")


def shared(left: str, chain: list[Quantity], clause: Span, earlier: list[Count]) -> list[Count]:
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
