"""What kind of target a document's words speak of, proposed and never decided; and what is missing to judge it.

The kinds are those of S3 to S10: the kind decides the formula. A person confirms it, at the desk or on the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_noop

from luoshi.documents.states import TargetKind

_PERCENT = frozenset({"%", "百分点", "个百分点", "‰"})

#: So many things that only come whole have no course to follow: they are judged by nodes (S3).
FEW = 3

#: The units of things that only come whole. The rules of lights hold the same ones.
WHOLE = frozenset("家个项户处所座条名人次场件起台套辆艘只头栋幢间支批份篇部例宗对张村点期届") | {"人次", "村庄", "家次"}

_RANK = re.compile(r"前[一二三四五六七八九十\d]+[位名]|后[一二三四五六七八九十\d]+位|位次|排名|列第")
_RELATIVE = re.compile(r"[高低]于全[国省市县]|[高低]于.{0,8}平均|快于")
_CEILING = re.compile(r"控制在|不超过|不高于|以内|降[到至]|压减[到至]")
_GROWTH = re.compile(r"增长|增幅|增速|提高.{0,6}百分点|下降|降低")
_HOLD = re.compile(r"稳定在|保持在|保持|维持|始终")
_LEVEL = re.compile(r"达到?|提高到|提升[到至]|不低于|实现|占比|率")
_STOCK = re.compile(r"达到|突破|总数|总量|保有量|累计")
_FLOW = re.compile(
    r"新[增建改认培引招申备]|改造|完成|培[育植]|建[设成]|开工|创[建作]|申报|举办|实施|引进|推动|打造|吸引|提供|入选|评选|选树|"
    r"招聘|认定|整治|治理|造林|抚育|组织|开展|争[取创]|签约|赋能|扩建|提升"
)


@dataclass(frozen=True)
class Proposal:
    """A kind, the words that speak for it, and what is missing (msgids)."""

    kind: TargetKind
    because: str
    missing: tuple[str, ...] = ()


#: In this order: the first whose words stand in the target is proposed.
_BY_WORDS = (
    (_RANK, TargetKind.RANK),
    (_RELATIVE, TargetKind.RELATIVE),
    (_CEILING, TargetKind.CEILING),
    (_HOLD, TargetKind.HOLD),
)


def propose(words: str, comparator: str, value: Decimal, unit: str, due: object) -> Proposal:
    """The kind that a target's words speak of."""
    kind, because = _kind(words, comparator, unit)
    return Proposal(kind, because, tuple(missing(kind, value, unit, (), due)))


def kind_of(value: Mapping[str, Any]) -> Proposal:
    """The kind of a target of the desk: what a person said, else what its words speak of; and what is missing."""
    amount = Decimal(str(value["value"]))
    words = str(value["text"] or value["indicator"])
    if not value.get("target_kind"):
        return propose(words, value["comparator"], amount, value["unit"] or "", value["due"])
    kind = TargetKind(value["target_kind"])
    return Proposal(kind, "", tuple(missing(kind, amount, value["unit"] or "", (), value["due"])))


def goes_by_nodes(kind: TargetKind, amount: Decimal, unit: str) -> bool:
    """Whether a target has no course to follow: what is done or not done, and a flow of a few things (S3)."""
    return kind == TargetKind.DONE or (kind == TargetKind.FLOW and are_few(amount, unit))


def are_few(amount: Decimal, unit: str) -> bool:
    """Whether an amount is a handful of things that only come whole: 3家, not 3万亩."""
    return unit in WHOLE and amount <= FEW and amount == int(amount)


def _kind(words: str, comparator: str, unit: str) -> tuple[TargetKind, str]:
    for pattern, kind in _BY_WORDS:
        if found := pattern.search(words):
            return kind, found.group()
    if unit in _PERCENT:
        return _of_percent(words)
    if found := _FLOW.search(words):
        return TargetKind.FLOW, found.group()
    if found := _STOCK.search(words):
        return TargetKind.STOCK, found.group()
    if comparator in ("<=", "<"):
        return TargetKind.CEILING, comparator
    return TargetKind.OPEN, ""


def _of_percent(words: str) -> tuple[TargetKind, str]:
    for pattern, kind in ((_GROWTH, TargetKind.GROWTH), (_LEVEL, TargetKind.REACH)):
        if found := pattern.search(words):
            return kind, found.group()
    return TargetKind.OPEN, ""


def missing(kind: TargetKind, value: Decimal, unit: str, given: Container[str], due: object) -> list[str]:
    """What a target of a kind still lacks to be judged (msgids), beside what is given of baseline and points."""
    lacks = []
    if kind == TargetKind.OPEN:
        lacks.append(gettext_noop("the kind of the target"))
    if kind in (TargetKind.STOCK, TargetKind.REACH) and "baseline" not in given:
        lacks.append(gettext_noop("the value it starts from"))
    if goes_by_nodes(kind, value, unit) and "points" not in given:
        lacks.append(gettext_noop("its nodes"))
    if due is None:
        lacks.append(gettext_noop("the day it is due"))
    return lacks
