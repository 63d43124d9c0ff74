"""Achievements: pilots, honours, innovations, experiences and brands that a document reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from luoshi.reading.expressions import expression
from luoshi.reading.findings.achievements_told import tellings
from luoshi.reading.findings.clauses import sentences
from luoshi.reading.findings.facts import reports_facts
from luoshi.reading.findings.outlook import Outlook
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Achievement, DocumentFields, Task
from luoshi.reading.quantities import half_width

_TRIGGER = expression(
    r"被|获|批|首|打响|叫响|擦亮|唱响|打造|提升|率先|创新|入选|入围|入列|上榜|荣|晋级|命名|跻身|推广|推介|试点|示范|新区|行区|试验区|品牌|成功|位列|名列|位居|排名|上报|交流|发言|认定|授予|表扬|成为|新[增培创]|创[建成]|名[单录]|落[地户]|考[核评]"
)
_WISH = expression(r"争创|力争|争取(?!到)|创建工作|申报|计划|下一步|拟|将|努力|积极(?:推进|争取)|鼓励")
_VAGUE = expression(
    r".*(?:批[示复]|肯定|好评|点赞|表扬|赞誉|累计|新增\d|位[列居]|排名)|.*(?:认可|支持|资助|许可|企业|人才|传承人|入选者|方案|规划)$|^\W*(?:相关|这一|一批|各类|多项|更多|重大|显著|明显|较好|广大|好|了|良好|补助|奖励|资金|位?居)|^\d|^(?:(?:国家|全国|国际|省)级?)?(?:重点|改革|培育|试点|大奖|奖项|核准|优秀|名单)*$|^(?:典型|优秀|案例)+$"
)
_GROUP = expression(r"\d+余?项.*经验")
_TAIL = expression(r"(?:等?\d{1,6}余?项|等)?(?:相关)?(?:经验做法|典型经验|做法|案例|(?<=等)工作)?$")
_FIRST_THERE = expression(r"^(?:在?全[国省市区县]?(?:首创|率先)的?|20\d\d年度?)")
#: How many there are is no part of the name: 8个国家级…, …29家.
_COUNTED = expression(
    r"^(?:其中)?\d{1,7}余?[个家项处名起件批条]|(?<!\d)\d{1,7}余?[个家项处名起件批条人枚座所]$|(?<=.)等$"
)
#: What is said of how many there are: …195家、居全国第一.
_RANKED = expression(r"、(?:位?居|数量|总数|总量|排名|占).*$")
_PART = expression(r"(?:“[^“”]*”|《[^《》]*》|(?!(?<=[区县市奖”])和(?:\d|[^“”、]{0,16}“))[^、])+")
_WHOLE = expression(r"(?:[奖县区市园”》]|称号|冠军|集群|工厂|基地|项目|中心|案例|平台|试点|\([市县]\))$")
#: What of a list speaks for itself as something won: 国家…, “…”, …奖.
_SPEAKS = expression(r"国家|全国|中国|世界|国际|省级|[“《]|奖$|试点|示范|称号")


def find(flow: Flow, fields: DocumentFields, tasks: tuple[Task, ...], outlook: Outlook) -> tuple[Achievement, ...]:
    """What a text that tells says was won, tried out, first done, or held up as an example."""
    text = half_width(flow.text)
    parts = outlook.parts(None, False) if reports_facts(fields, tasks, text) else outlook.parts(False)
    found: dict[str, Achievement] = {}
    for sentence in (sentence for part in parts for sentence in sentences(text, part)):
        for one in _in_sentence(flow, text, sentence):
            if not any(one.name in known for known in found):
                found[one.name] = one
    return tuple(found.values())


def _in_sentence(flow: Flow, text: str, sentence: Span) -> Iterator[Achievement]:
    if not _TRIGGER.search(text, sentence.start, sentence.end):
        return
    before: list[str] = []
    for kind, match in _told_in(text, sentence):
        clause = _clause(text, sentence, match)
        level = _level(text[clause.start : clause.end])
        for name in _names(kind, match):
            if not any(known in name for known in before):
                before.append(name)
                yield Achievement(name, kind, level, flow.words(clause), clause)


def _told_in(text: str, sentence: Span) -> Iterator[tuple[str, re.Match[str]]]:
    """The tellings of a sentence: no two of a kind share a name, and none begins with the words of another."""
    taken: dict[str, list[Span]] = defaultdict(list)
    behind: list[Span] = []  # the words behind each name by which it is told
    said = text[sentence.start : sentence.end]
    for kind, telling in [(one.kind, one.said) for one in tellings() if any(word in said for word in one.held)]:
        for match in telling.finditer(text, sentence.start, sentence.end):
            name = Span(match.start(1), match.end(match.lastindex or 1))
            wished = _WISH.search(text, max(match.start() - 8, sentence.start), name.start)
            again = any(span.start < name.end and name.start < span.end for span in taken[kind])
            if wished or again or any(span.start <= match.start() < span.end for span in behind):
                continue
            taken[kind].append(name)
            behind.append(Span(name.end, match.end()))
            yield kind, match


def _clause(text: str, sentence: Span, match: re.Match[str]) -> Span:
    start = max(text.rfind(",", sentence.start, match.start()) + 1, sentence.start)
    end = text.find(",", match.end(), sentence.end)
    return Span(start, sentence.end if end < 0 else end)


def _names(kind: str, match: re.Match[str]) -> Iterator[str]:
    """The single achievements of a list; a phrase that opens with an amount names one group."""
    phrase = _FIRST_THERE.sub("", "".join(match.groups()).strip(" 、,"))
    if _GROUP.match(phrase):
        yield phrase
        return
    if kind == "experience":
        phrase = _TAIL.sub("", phrase) or phrase
    for name in _parts(kind, phrase, match.lastgroup == "names"):
        if len(name) > 2 and not _VAGUE.match(name):
            yield name


def _parts(kind: str, phrase: str, is_list: bool) -> Sequence[str]:
    """What a phrase names: one first, the experiences of a list, what was won."""
    if kind == "innovation":
        return [phrase]
    return _split(phrase) if is_list or kind == "experience" else _won(phrase)


def _won(phrase: str) -> Sequence[str]:
    """What a list of honours or trials names; one whose first part is no honour of its own is told as a whole."""
    first, *others = _split(_RANKED.sub("", phrase))
    alone = _SPEAKS.search(first) and _WHOLE.search(first)
    return [first, *filter(_SPEAKS.search, others)] if alone else [_COUNTED.sub("", _RANKED.sub("", phrase))]


def _split(phrase: str) -> list[str]:
    """Parts between 、 outside quotation marks, without how many there are."""
    return [_COUNTED.sub("", part[0].strip()) for part in _PART.finditer(phrase)]


_LEVELS = (
    ("国家级", expression(r"国家|全国|中央|国务院|中宣部|中组部|部委|央视|中国")),
    ("省级", expression(r"全省|省级|省委|省政府|省[一-鿿]{1,4}[厅局办]|[一-鿿]{2}省")),
    ("市级", expression(r"全市|市级|市委|我市")),
)


def _level(told: str) -> str | None:
    return next((level for level, pattern in _LEVELS if pattern.search(told)), None)
