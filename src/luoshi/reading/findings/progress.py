"""Progress: figures that say how far something is (已开工37个,开工率66%), told of a topic named before them.

The topic is the heading of the item (2、招商项目:…) or what was counted last (全县重点项目56个).
"""

from __future__ import annotations

import re

from luoshi.reading.expressions import expression
from luoshi.reading.findings.counting import Count
from luoshi.reading.findings.periods import PERIOD
from luoshi.reading.findings.wording import named_after, names_what_follows, thing

_STATE = (
    r"施工|开工|完工|竣工|投产|建成|完成|建设|实施|推进|在建|续建|启动|达到?|目标进度|投资|招标|办结|销号|整改|投入使用|交付"
    r"|目标任务|任务|计划|入库|达标|达效|签约|落地|验收|办理|整治|解决|答复"
)
_IN_STATE = expression(
    rf"(?:实际|已经?|正在?|未|尚未|全面|基本|全部|提前|超额|按(?:序时|时序)?进度|其余|全年|年度|累计|的|有|为|均)*(?:{_STATE})"
    rf"(?:{_STATE}|全年|年度|的|有)*(?:率|进度|中|有序|顺利|滞后|缓慢|正常)?(?:推进中?)?"
)
_HEADING = expression(r"\s{0,20}(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]\s?)(?P<topic>[^,:。;\d]{3,24}):")
#: (一)幼儿园新改扩建。, which names a thing and boasts of nothing.
_HEADING_ALONE = expression(
    r"\s{0,20}[(]?[\d一二三四五六七八九十]{1,3}[)、.]\s?(?P<topic>(?!.{0,24}(?:持续|稳步|稳中|显著|明显|不断|有力|有效|有序|更加|全面|加快|深入|成效|情况|方面|问题|着力|扎实))"
    r"[^,:。;\d]{3,24})"
)
_PLAIN = expression(r"^(?:小|子)?项目?$|^[件个]$")


_LONGEST_TOPIC = 24
#: 全县重点工程进展顺利: what the figures behind it are about.
_GOES_WELL = expression(
    r".{0,12}?(?P<topic>全[省市县区州镇].{2,12}?)(?:总体)?(?:进展|推进|建设|实施)(?:顺利|情况|有序|较快)"
)


#: 15个幸福院已建成8个: what stands before the figure that is told.
_SO_FAR = expression(r"(?:已经?|现已?|正在)[^,。;已]{1,6}$")
#: 年度目标新建厂房30万平方米, 计划建设30所, 年度新增规上企业目标18家: what there shall be.
_PLANNED = expression(
    r"\s*(?:(?:全年|年度|今年|本年度?|20\d\d年(?:度)?)?(?:计划|目标(?:任务)?|任务)(?!总?投资|完成|拨付)(?:数|量)?(?:为|是|实施)?(?P<name>.*)"
    r"|(?:全年|年度|今年|20\d\d年(?:度)?)(?P<named>.+?)(?:目标(?:任务)?|任务|计划)(?:数|为|是)?)"
)
#: What says nothing without the thing that it belongs to (确定事项39项).
_OF_IT = expression(r"(?:具体|重点|有关|相关)?(?:事项|任务|问题|议题)")


def is_plan_of(count: Count) -> bool:
    """Whether a count says how much of a thing there shall be, of which the next figure tells how much is done."""
    goes_on = count.clause.end - count.quantity.span.end > len(count.right) + 1
    return count.quantity.comparator == "=" and not count.left.strip() and goes_on and bool(_SO_FAR.search(count.right))


def planned(count: Count) -> str | None:
    """What a plan counts that a report tells of (计划建设幼儿园30所), "" where it does not say; None for a fact."""
    found = _PLANNED.fullmatch(count.left)
    if not found or count.quantity.kind in ("percent", "money"):
        return None
    before = found["name"] or found["named"] or ""
    return _MADE.sub("", thing(before)) or _STATE_LAST.sub("", named_after(count.right))


_MADE = expression(r"^(?:新建|改建|扩建|改扩建|建设|建成|新增|引进|完成|实施|改造|开工)+")


def belonging(name: str, topic: str) -> str:
    """A name with the topic that it needs (政府会议 + 事项)."""
    return topic + name if _OF_IT.fullmatch(name) and not topic.endswith(name) else name


def topic_of_clause(clause: str) -> str | None:
    """What a clause without figures says goes well, or None."""
    found = _GOES_WELL.match(clause)
    return found["topic"] if found else None


def topic_of_heading(sentence: str) -> str | None:
    """What an item is about whose sentence begins 2、十大工程项目:…, or None."""
    found = _HEADING.match(sentence) or _HEADING_ALONE.fullmatch(sentence)
    return found["topic"].strip() if found else None


def topic_of_count(count: Count, topic: str) -> str:
    """The topic after a count: what it counts, unless that is a state or only a plain word for the topic."""
    if count.quantity.kind != "count" or count.quantity.comparator != "=" or state_of(count):
        return topic
    after = named_after(count.right).removesuffix("中")
    before = thing(count.left) if _PLAIN.fullmatch(after) or re.search(r"[级省市县区镇内]$", count.left) else ""
    name = _STATE_LAST.sub("", before + _PLAIN.sub("", after) if before else after or count.indicator)
    if len(name) > _LONGEST_TOPIC:
        return ""
    return topic if len(name) < 2 or _PLAIN.fullmatch(name) or topic.endswith(name) else belonging(name, topic)


_STATE_LAST = expression(rf"(?:已经?|正在|未|尚未|按进度|主体|(?<=项目)|(?<=工程))(?:{_STATE})+中?$|中$")


def state_of(count: Count) -> str | None:
    """How far something is, where the words beside a count say no more: 已开工37个, 27项按进度实施, 计划完成率."""
    left = _POINTING.sub("", PERIOD.sub("", count.left)).lstrip(",、")
    right = _OF_SOME.sub("", count.right)
    if not left.strip() and _IN_STATE.fullmatch(right):
        return right
    named = names_what_follows(count.right, left)
    return re.sub("的?有?$", "", left) if _IN_STATE.fullmatch(left) and not named else None


#: 24个事项已提前完成全年任务: those of the topic that are as far.
_OF_SOME = expression(r"^(?:事项|项目)(?=[已正未尚])")
_POINTING = expression(r"^\s*(?:其中|其余|目前|[尚还仍]有|,|、)*(?:[^,]{1,16}中(?=\s*$))?")
