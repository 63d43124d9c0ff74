"""The grammar of responsibility notes: labels (牵头单位:…), clauses that close with a verb (…牵头,…配合), and
lists of who does what (甲负责规划,乙组织实施). Each gives groups of units with their part in the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.findings.units_grammar import ENDS_INSIDE, is_department, is_unit
from luoshi.reading.findings.units_lists import PERSON, names_of
from luoshi.reading.flow import Span
from luoshi.reading.vocabulary import letters_of

#: What a group of units does: it heads the work, answers for it, supports it, or names the person who heads it.
HEADS, ANSWERS, SUPPORTS, LEADER = "heads", "answers", "supports", "leader"

_BODY = r"(?:责任)?(?:单位|部门|科室|处室|股室|主体|机构|企业|方)"
_LABELS = {
    LEADER: r"(?:牵头|责任|配合|协助|领衔|分管|包保|联系|挂钩|主管|督办|领办)(?:市|县|区|省|州)?级?领导(?:同志)?"
    "|(?:牵头|(?:项目|直接|主要|第一)?责任)人",
    HEADS: rf"(?:牵头(?:推进|负责|实施|落实|组织)?|主办|主责|主抓|主体责任|组织实施|承办){_BODY}(?:及负责人)?|牵头主体",
    SUPPORTS: rf"(?:配合?|参与|参加|协办|协同|协助|协作|联办|会办|支[持撑])(?:配合)?{_BODY}"
    "|(?:其他|其它|相关|有关)责任(?:单位|部门)",
    ANSWERS: rf"(?:主要|第一|直接|具体|共同)?(?:责任任?|负责|推进|落实|实施|指导|考核|主管|完成|承担|执行|成员){_BODY}"
    r"|责任(?:分工|科室|处室|股室|主体)|(?:任务|部门|职责)分工",
}
_LETTER = expression(r"(?<=[\u4e00-\u9fff)?])(?=[\u4e00-\u9fff]|\(\?:[\u4e00-\u9fff])(?<!\(\?)")
_GAP = r"\\s?"
_SHORT = {HEADS: "牵头|主办", SUPPORTS: "配合|参与|协办|参加", ANSWERS: "责任|负责"}
_VERBS = {
    HEADS: "共同牵头(?:负责)?|联合牵头|牵头负责|牵头组织(?:实施|落实)?|牵头(?:落实|实施|推进|督导)?|主办|主责|组织实施",
    SUPPORTS: "(?:负责)?(?:积极|协同|做好|参与|协助)?配合(?:落实|实施|工作|推进)?|协助(?:落实)?|协同(?:落实|推进)?"
    "|协办|参与|参加|支持",
    ANSWERS: "(?:具体|分别|共同|分工|组织)?负责(?:落实|实施|组织实施|推进)?|(?:组织|抓好|分工|具体|共同)?(?:落实|实施)"
    "|承办|承担",
}


def _kinds(words: dict[str, str]) -> str:
    """One pattern with a group for each kind, which allows a blank or a line's end between any two letters."""
    patterns = "|".join(f"(?P<{kind}>{_LETTER.sub(_GAP, pattern)})" for kind, pattern in words.items())
    return f"{letters_of(patterns)}(?:{patterns})"


#: What closes a label: a colon, 为, or behind a bracket or stop the level of the first unit ((责任单位市财政局)).
_CLOSES = r"(?:\s?:\s?|为(?=[县市区省各])|(?<=[(,;].{4})(?=[县市区省州](?!级|直|属|场|域)))"
LABEL = expression(rf"(?:{_kinds(_LABELS)})(?:\([^()]{{1,12}}\))?{_CLOSES}")
_SHORT_LABEL = expression(rf"(?:(?<=^)|(?<=[,;。\s(]))(?:{_kinds(_SHORT)})\s?:\s?")
_CLAUSE_VERB = expression(rf"(?:{_kinds(_VERBS)})\s*$")
_HEADED = expression(r"牵头|配合(?!单位|部门)")
_CLOSED = expression(r"(?:牵头|负责|配合|主办|协办)$")
#: 联合 between two units joins them; in 残疾人联合会 or 供销合作社联合社 it is a part of the name.
_TOGETHER = r"联合(?!会|社|总社|工会)"
_WITH = expression(rf"\s*(?:会同|协同|{_TOGETHER})")
#: Who of a unit's leaders sees to it (…,王军负责).
_PERSONS = expression(rf"\s*{PERSON.pattern}(?:[、\s]{PERSON.pattern}){{0,4}}\s*")
_FOREIGN_LABEL = expression(
    r"\s(?:[\u4e00-\u9fff]{2,4}(?:责任人|情况|时间|进度|电话|内容|目标))\s?:|[,;。\s]?(?:适用范围|(?:督导|督办|监督|监管|验收)(?:单位|部门)|时序进度|(?:完成|办结|整改)?(?:时[限间]|期限)|时间节点|任务来源|备注|联系人|进度安排|工作目标|考核方式|责任人|(?:所属|所在)[\u4e00-\u9fff]{1,4})\s?:"
)
_JOINT = expression(
    rf"会同|{_TOGETHER}|(?<=[局委部厅办心])商(?![丘洛水城河都南州])(?=[\u4e00-\u9fff]{{2,8}}(?:局|委|部|厅|办))"
)
_WORK = expression(
    r"(?:.{0,20}?要求[,])?由?(?P<units>[\u4e00-\u9fff、()]{2,60}?)(?:(?P<heads>负责组织实施|组织实施|牵头)|(?P<answers>负责|承担)|(?P<supports>配合|协助|检查|指导|监督))(?P<work>.*)$"
)
_SUPPORTS_WHOM = expression(r"(?P<supports>[^,;。]{2,60}?)(?:配合|协助)(?!单位|部门)(?P<answers>[^,;。]{2,60})")
_WORK_VERB = expression(r"负责|组织实施|配合|协助|检查|指导|牵头|承担")
_DIVIDED = expression(r"按照?(?:各自)?(?:职责|职能|责任)|分别负责|分工负责")
#: The items that a note holds for (第4项, 以上1—10项).
SCOPE = r"(?:以上|上述|其中)?第?\d{1,3}(?:\s?[-—–~至到、,和]\s?第?\d{1,3}){0,40}\s?项(?:任务|工作|措施|内容)?"
_SCOPE = expression(rf"[\s(,;。]{{0,20}}{SCOPE}[,:\s]{{0,20}}")
#: A remark inside a note that is no unit; what follows it is none either.
_REMARK = expression(
    rf"[,;。\s]{{0,20}}(?:{SCOPE}\s{{0,20}}$|逗号前|(?:以)?(?:列|排)(?:名|序|在)?(?:第一|首)|以下|下同|各项(?:措施|任务)|具体任务均|第一个|注:|(?<!地级)以上|上述).*$"
    r"|\((?:含|包括|不含)[^()]{0,200}下同\)?.*$",
    re.S,
)
#: What follows a bracket inside a name.
_GOES_ON = expression(r"(?:人民)?政府|管委会|党委")
#: Every such remark holds one of these.
_MAY_REMARK = expression("[项逗列排以下各第注上含包具]")


@dataclass(slots=True)
class Group:
    """Units that have one part in the work."""

    kind: str
    units: Span


def parse(folded: str, span: Span) -> tuple[Group, ...]:
    """The groups of one note, given the words inside its brackets or on its line."""
    labels = [*LABEL.finditer(folded, span.start, span.end)]
    labels = labels or [*_SHORT_LABEL.finditer(folded, span.start, span.end)]
    if labels and _nothing_before(folded, span.start, labels[0].start()):
        return tuple(by_labels(folded, span, labels))
    return tuple(by_verbs(folded, span))


def is_divided(words: str) -> bool:
    """Whether each unit of a note answers for a part of its own (按职责分工负责)."""
    return bool(_DIVIDED.search(words))


def names_units(text: str, span: Span) -> bool:
    """Whether most names of a list look like units, the first one too."""
    return _are_units(text[span.start : span.end])


@lru_cache(maxsize=4096)
def _are_units(listed: str) -> bool:
    looks = [is_unit(name) or is_department(name) for name in names_of(listed)]
    return bool(looks) and looks[0] and sum(looks) * 2 > len(looks)


def speaks_of_units(folded: str, groups: tuple[Group, ...]) -> bool:
    """Labels speak for themselves; with verbs only, the first words must be a unit."""
    label = LABEL.search(folded, max(0, groups[0].units.start - 24), groups[0].units.start)
    short = _SHORT_LABEL.search(folded, max(0, groups[0].units.start - 10), groups[0].units.start)
    return bool(label or short or names_units(folded, groups[0].units))


def by_labels(folded: str, span: Span, labels: list[re.Match[str]]) -> Iterator[Group]:
    """The groups of a row of labels, each up to the next label."""
    ends = [*(label.start() for label in labels[1:]), span.end]
    for label, end in zip(labels, ends, strict=True):
        kind = next(name for name, words in label.groupdict().items() if words is not None)
        foreign = _FOREIGN_LABEL.search(folded, label.end(), end)
        units = _up_to_label(folded, _without_remark(folded, Span(label.end(), foreign.start() if foreign else end)))
        yield from (_shared_out(folded, units) if kind == ANSWERS else []) or _joint(folded, kind, units)


def _up_to_label(folded: str, units: Span) -> Span:
    """A list up to the label that ran into its last name (主办单位:县教育局代表反馈:满意)."""
    colon = folded.find(":", *units)
    last = _LAST_NAME.search(folded, units.start, colon) if colon >= 0 else None
    name = ENDS_INSIDE.search(folded, last.start(), colon) if last else None
    return Span(units.start, name.end()) if name else units


_LAST_NAME = expression(r"[^、,;。]*$")


def _shared_out(folded: str, units: Span) -> list[Group]:
    """Who does what behind a label of all units (责任分工:甲牵头,乙配合; 甲负责规划,乙组织实施)."""
    words = folded[units.start : units.end]
    by_work = list(_by_work(folded, units)) if "负责" in words else []
    return by_work or (_one_answers(folded, list(by_verbs(folded, units))) if _HEADED.search(words) else [])


def _one_answers(folded: str, groups: list[Group]) -> list[Group]:
    """Behind a label of all units somebody answers: those before the last comma (责任单位:甲,乙、丙配合)."""
    if len(groups) != 1 or groups[0].kind != SUPPORTS:
        return groups
    units = groups[0].units
    comma = folded.rfind(",", *units)
    if comma < 0:
        return groups
    return [Group(ANSWERS, Span(units.start, comma)), Group(SUPPORTS, Span(comma + 1, units.end))]


def _without_remark(folded: str, span: Span) -> Span:
    end = next(
        (found.start() for found in _remarks(folded, span) if not _is_inside_name(folded, found, span)), span.end
    )
    while end > span.start and folded[end - 1] in " \n,;。.)":
        if folded[end - 1] == ")" and "(" in folded[span.start : end - 1]:
            break
        end -= 1
    return Span(span.start, end)


def _remarks(folded: str, span: Span) -> Iterator[re.Match[str]]:
    """The remark of a note, sought again behind the bracket that closes around it."""
    start = span.start
    while _MAY_REMARK.search(folded, start, span.end) and (found := _REMARK.search(folded, start, span.end)):
        yield found
        start = folded.find(")", found.start(), span.end) + 1 or span.end


def _is_inside_name(folded: str, remark: re.Match[str], span: Span) -> bool:
    """Whether a remark stands in the brackets of a name that goes on (各县(市、区,含高新区,下同)人民政府)."""
    before = folded[span.start : remark.start() + 1]
    close = folded.find(")", remark.start(), span.end)
    return before.count("(") > before.count(")") and close > 0 and bool(_GOES_ON.match(folded, close + 1, span.end))


def by_verbs(folded: str, span: Span) -> Iterator[Group]:
    """Clauses that close with a verb (X牵头,Y、Z配合); units before a clause without one belong to the next, those
    behind the last support (X牵头,Y、Z), and so do those that only carry out (X负责,各镇落实)."""
    start, told = span.start, False
    limit = _without_remark(folded, span).end
    for end in [*_clause_ends(folded, Span(span.start, limit)), limit]:
        scope = _SCOPE.match(folded, start, end)
        start = scope.end() if scope else start
        verb = _CLAUSE_VERB.search(folded, max(start, end - 20), end)
        if verb:
            kind = next(name for name, words in verb.groupdict().items() if words is not None)
            kind = SUPPORTS if told and kind == ANSWERS and "落实" in verb.group() else kind
            kind = LEADER if _PERSONS.fullmatch(folded, start, verb.start()) else kind
            yield from _joint(folded, kind, Span(start, verb.start()))
            start, told = end + 1, True
    rest = _partners(folded, Span(start, limit))
    if told and names_units(folded, rest):
        yield Group(SUPPORTS, rest)
    if not told:
        yield from _of_supporter(folded, Span(span.start, limit))


def _partners(folded: str, rest: Span) -> Span:
    """What is left behind the last verb; of 会同乙,6月底前完成 only whom it names."""
    together = _WITH.match(folded, *rest)
    if not together:
        return rest
    behind = Span(together.end(), rest.end)
    return Span(behind.start, next(_clause_ends(folded, behind), rest.end))


def _of_supporter(folded: str, span: Span) -> list[Group]:
    """乙配合甲: the subject supports."""
    found = _SUPPORTS_WHOM.fullmatch(folded, *span)
    groups = [Group(kind, Span(*found.span(kind))) for kind in (SUPPORTS, ANSWERS)] if found else []
    return groups if all(names_units(folded, group.units) for group in groups) else []


def _by_work(folded: str, span: Span) -> Iterator[Group]:
    """A list of who does what (甲负责规划,乙负责组织实施,丙检查指导): the one that carries it out heads it."""
    ends = [*_clause_ends(folded, span), span.end]
    starts = [span.start, *(end + 1 for end in ends[:-1])]
    for start, end in zip(_joined(folded, starts, ends), ends, strict=True):
        found = _WORK.match(folded, start, end) if start is not None else None
        if found:
            kind = next(name for name in (HEADS, ANSWERS, SUPPORTS) if found[name])
            yield Group(kind, Span(*found.span("units")))


def _joined(folded: str, starts: list[int], ends: list[int]) -> list[int | None]:
    """Each clause from where its words begin: one without a verb belongs to the next."""
    begun: list[int | None] = []
    pending: int | None = None
    for start, end in zip(starts, ends, strict=True):
        has_verb = _WORK_VERB.search(folded, start, end)
        begun.append((start if pending is None else pending) if has_verb else None)
        pending = None if has_verb else (start if pending is None else pending)
    return begun


def _clause_ends(folded: str, span: Span) -> Iterator[int]:
    depth = 0
    for mark in _BRACKET_OR_STOP.finditer(folded, *span):
        at, sign = mark.start(), mark[0]
        depth += _DEPTH.get(sign, 0)
        if depth == 0 and (sign in ",;。" or (sign == "、" and _CLOSED.search(folded, at - 2, at))):
            yield at


_BRACKET_OR_STOP = expression(r"[()〔〕,;。、]")
_DEPTH = {"(": 1, "〔": 1, ")": -1, "〕": -1}


def _joint(folded: str, kind: str, units: Span) -> Iterator[Group]:
    """X会同Y: X does it, Y supports."""
    partner = _WITH.match(folded, units.start, units.end)
    if partner:
        kind, units = SUPPORTS, Span(partner.end(), units.end)
    joint = _JOINT.search(folded, units.start + 2, units.end)
    if joint and kind != LEADER:
        yield Group(kind, Span(units.start, joint.start()))
        yield Group(SUPPORTS, Span(joint.end(), units.end))
    elif folded[units.start : units.end].strip():
        yield Group(kind, units)


def _nothing_before(folded: str, start: int, end: int) -> bool:
    scope = _SCOPE.match(folded, start, end)
    return not folded[scope.end() if scope else start : end].strip(" \n,;。由")
