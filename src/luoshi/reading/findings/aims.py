"""Aims: commitments that are to be judged by what others reach or by what is still to be handed down.

高于全市平均水平, 进入全省第一方阵, 完成省下达的目标任务: they bind, but have no figure of their own yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings.clauses import clauses, sentences
from luoshi.reading.findings.commitments import may_promise
from luoshi.reading.findings.periods import due_in, year_end
from luoshi.reading.findings.wording import thing
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Aim
from luoshi.reading.quantities import half_width

_GROUP = r"(?:全[国省市区县州]|同类|同期|上年|去年|本级|周边|城镇居民|各项|经济|财政|地区生产总值|GDP|中心城市)"
_RELATIVE = expression(
    rf"(?P<subject>.{{0,200}}?)(?:不?[高低快慢]于|好于|优于)(?P<with>{_GROUP}[^,\d]{{0,16}}|[^,\d]{{2,12}}?(?:水平|增速|增幅|均值))$"
    rf"|(?P<paced>.{{0,200}}?)[与和同](?P<pace>{_GROUP}[^,\d]{{0,12}}?)(?:基本)?(?:同步|持平|相当)"
)
_PLACE = r"全[国省市区县州]|同类|全球|世界|中西部|中部|西部|东部|长三角|沿海"
_TIER = expression(
    rf"(?P<subject>.{{0,200}}?)(?:稳定)?(?:进入|跻身|保持|保持在|位居|处于|迈入|走在|迈进|稳居|挺进|列入)"
    rf"(?P<with>(?:{_PLACE})[^,、\d]{{0,10}}?(?:方阵|梯队|前列|档次|位次|行列|上游|百强[县市区镇]?|十强[县市区镇]?))"
)
_PENDING = expression(
    r"(?P<subject>.{0,200}?)(?:完成|达到|不低于|不高于|不超过|控制在|符合)(?P<with>(?:国家|省|市|县|区|州|上级)[一-鿿]{0,6}?"
    r"(?:下达|核定|确定|分解|定)的?[一-鿿]{0,14}?(?:目标|任务|指标|计划|要求|标准|数)(?:任务|指标|要求)?)(?!数)"
)
_KINDS = (("relative", _RELATIVE), ("tier", _TIER), ("pending", _PENDING))
_MAY_HOLD = expression(r"于|同步|持平|相当|方阵|梯队|前列|档次|行列|上游|百强|十强|下达|核定|分解|省定|市定|县定|区定")
_DONE = expression(r"已|了|现有|同比")


def find(flow: Flow, within: Span, year: int | None = None) -> tuple[Aim, ...]:
    """The aims that stand in one interval (a task's statement). `year` is the plan's, for 年底前."""
    text = half_width(flow.text)
    return tuple(aim for sentence in sentences(text, within) for aim in _in_sentence(flow, text, sentence, year))


def _in_sentence(flow: Flow, text: str, sentence: Span, year: int | None) -> Iterator[Aim]:
    if not _MAY_HOLD.search(text, sentence.start, sentence.end):
        return
    said_before = ""
    for clause in clauses(text, sentence):
        words = text[clause.start : clause.end]
        kind, indicator, with_ = _aim_of(words)
        name = indicator or (with_ if kind == "pending" else said_before)
        if kind and name and may_promise(words) and not _DONE.search(words):
            due = due_in(text[sentence.start : clause.end], year) or year_end(year)
            yield Aim(name, kind, with_, due, flow.words(clause), clause, 0.8)
        said_before = thing(words) or said_before


def _aim_of(words: str) -> tuple[str, str, str]:
    """The kind of an aim in one clause, what it is about, and what it looks to; three empty strings for none."""
    for kind, told in _KINDS:
        if found := told.match(words):
            named = found.groupdict()
            subject = named["subject"] if named["subject"] is not None else named.get("paced")
            return kind, thing(subject or ""), (named["with"] or named.get("pace") or "").strip("的 ")
    return "", "", ""
