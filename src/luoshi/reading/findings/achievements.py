"""Achievements: pilots, honours, innovations, experiences and brands that a document reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.findings.clauses import sentences
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Achievement, DocumentFields
from luoshi.reading.quantities import half_width
from luoshi.reading.vocabulary import any_of, words

_QUOTED = r"(?:“[^“”\n]{1,30}”|《[^《》\n]{1,40}》)"
#: One character or one quoted name of a phrase; a list goes over 、, a single name does not.
_IN_LIST = rf"(?:{_QUOTED}|[^,。;:“”《》\n])"
_IN_NAME = rf"(?:{_QUOTED}|[^,。;:、“”《》\n])"
_FIRST = any_of(words("首创 率先推出 率先出台 率先实施 率先开展 率先建立 率先推行 率先探索 率先印发"))
_HELD_UP = any_of(words("刊发 推广 充分认可 通报表扬 督察通报表扬 批示 肯定 列为 推介 转发"))
_PRAISED = any_of(words("入选 获评 荣获 被评为 被授予 被命名为 跻身")) + r"|获得(?!感)|获(?![得批])"
_ENTRUSTED = any_of(words("获批 承接 承担 列入 被列为 被列入 被确定为 纳入 争取到 开展 推进"))
_TRIAL = rf"(?:{any_of(words('试点 试验区 示范区 先行区 新区 示范市 试点市 园区 试点城市'))})(?![镇村])"
_BRANDED = rf"{_QUOTED}[^,。;“”]{{0,10}}?品牌"
_RECEIVED = rf"(?:被|获|得到|受到){_IN_LIST}{{2,16}}?(?:{_HELD_UP})"
_FIRST_CLASS = r"位列全[国省市]第一(?:档次|方阵|梯队|等次)"

#: How each kind is told, behind words of which it holds one; the group `name` holds what was achieved.
_TELLINGS: tuple[tuple[str, str, str], ...] = (
    ("brand", "品牌", rf"(?:打响|叫响|擦亮|唱响|打造|提升)了?(?:以.{{2,30}}?为核心.{{0,6}}?的)?(?P<name>{_BRANDED})"),
    ("brand", "提升", r"提升(?P<name>“[^“”]{2,12}”)(?:国际影响力|知名度|美誉度)"),
    ("brand", "品牌", r"(?P<name>“[^“”]{2,14}”[^,。;“”]{0,8}品牌)(?:更加|持续|不断|进一步)"),
    ("innovation", "首创|率先", rf"(?:全国|全省|全市)?(?:{_FIRST})(?:推出|出台|了)*推?(?P<name>{_IN_LIST}{{1,40}})"),
    ("innovation", "首", rf"(?P<name>全[国省市]首[个部家例创]{_IN_NAME}{{2,30}})"),
    ("innovation", "创新出台", r"创新出台(?:实施)?(?P<name>《[^《》\n]+》)"),
    ("experience", "经验", r"(?:^|(?<=[,:\s]))(?P<name>\d+余?项(?:典型)?经验(?:做法)?)被"),
    ("experience", "入选",
     rf"(?P<name>{_IN_NAME}{{2,30}}(?:工作法|做法|模式|建设|工作)),?(?:走在[^,。]{{2,12}},)?入选"),
    ("experience", "刊发|推广|认可|表扬|批示|肯定|列为|推介|转发",
     rf"(?P<name>{_IN_LIST}{{2,160}}?)(?:,分别以{_IN_LIST}{{2,40}})?{_RECEIVED}"),
    ("experience", "经验做法", rf"(?P<name>{_IN_LIST}{{2,160}}?)\d{{1,6}}余?项经验做法,?分别以{_IN_LIST}{{2,40}}上报"),
    ("experience", "经验", rf"推广(?P<name>{_IN_NAME}{{2,20}}经验)"),
    ("experience", "推广", rf"(?P<name>{_IN_NAME}{{1,30}}(?:模式|经验|做法))在全[国省市](?:复制)?推广"),
    ("honour", "批示", r"支持(?:[一-鿿]{2,4}[市县区])?(?P<name>[^,。;]{3,20}工作),[^。;]{0,20}?作出[^,。;]{0,6}批示"),
    ("honour", "获|入选|被评|被授|被命名|跻身", rf"(?:成功)?(?:{_PRAISED})[为了]?(?P<name>{_IN_LIST}{{3,40}})"),
    ("honour", "成功创", rf"成功(?:创建|创成)(?:为|成为)?(?P<name>{_IN_LIST}{{4,30}})"),
    ("honour", "位列全", rf"在(?P<name>{_IN_NAME}{{4,30}}?(?:考核|评估|评价|考评)){_IN_NAME}{{0,3}}{_FIRST_CLASS}"),
    ("pilot", "试|示范|先行区|新区|园区",
     rf"(?:{_ENTRUSTED}|支持{_IN_NAME}{{2,6}}建设)(?:了|为|创建|建设)?(?P<name>{_IN_LIST}{{2,40}}?{_TRIAL})"),
    ("pilot", "试点通过", rf"(?P<name>{_IN_LIST}{{2,160}}?)等?\d{{1,6}}个(?:国家级|省级)?(?:改革)?试点通过"),
    ("pilot", "试点", r"在(?P<name>“[^“”]{2,12}”试点[市城区县]+)建设?评估"),
)  # fmt: skip


@lru_cache(maxsize=1)
def _told() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Compiled when the first text that reports is read: plans need none of them."""
    return tuple((kind, tuple(held.split("|")), re.compile(telling)) for kind, held, telling in _TELLINGS)


_TRIGGER = expression(
    r"[被获批首]|打响|叫响|擦亮|唱响|打造|提升|率先|创新|入选|荣|跻身|推广|试点|示范|新区|试验区|品牌|成功|位列|上报"
)
_WISH = expression(r"争创|力争|争取(?!到)|创建工作|申报|计划|下一步|拟|将|努力|积极(?:推进|争取)|鼓励")
_VAGUE = expression(
    r".*(?:批示|肯定|好评|点赞)|^\W*(?:相关|这一|一批|各类|多项|更多|重大|显著|明显|较好|广大|好|了|良好|补助|奖励|资金|改革试点$|\d)"
)
_GROUP = expression(r"\d+余?项.*经验")
_TAIL = expression(r"(?:等?\d{1,6}余?项|等)?(?:相关)?(?:经验做法|典型经验|做法|案例)?$")


def find(flow: Flow, fields: DocumentFields) -> tuple[Achievement, ...]:
    """What a news text or report says was won, tried out, first done, or held up as an example."""
    if fields.kind not in ("news", "report"):
        return ()
    text = half_width(flow.text)
    found: dict[str, Achievement] = {}
    for sentence in sentences(text, Span(0, len(text))):
        for one in _in_sentence(flow, text, sentence):
            if not any(one.name in known for known in found):
                found[one.name] = one
    return tuple(found.values())


def _in_sentence(flow: Flow, text: str, sentence: Span) -> Iterator[Achievement]:
    if not _TRIGGER.search(text, sentence.start, sentence.end):
        return
    taken: dict[str, list[Span]] = defaultdict(list)
    said = text[sentence.start : sentence.end]
    for kind, told in [(kind, told) for kind, held, told in _told() if any(word in said for word in held)]:
        for match in told.finditer(text, sentence.start, sentence.end):
            name = Span(*match.span("name"))
            wished = _WISH.search(text, max(match.start() - 8, sentence.start), name.start)
            if wished or any(span.start < name.end and name.start < span.end for span in taken[kind]):
                continue
            taken[kind].append(name)
            clause = _clause(text, sentence, match)
            level = _level(text[clause.start : clause.end])
            for one in _names(kind, match["name"]):
                yield Achievement(one, kind, level, flow.words(clause), clause)


def _clause(text: str, sentence: Span, match: re.Match[str]) -> Span:
    start = max(text.rfind(",", sentence.start, match.start()) + 1, sentence.start)
    end = text.find(",", match.end(), sentence.end)
    return Span(start, sentence.end if end < 0 else end)


def _names(kind: str, phrase: str) -> Iterator[str]:
    """The single achievements of a list; a phrase that opens with an amount names one group."""
    phrase = phrase.strip(" 、,")
    if _GROUP.match(phrase):
        yield phrase
        return
    if kind == "experience":
        phrase = _TAIL.sub("", phrase) or phrase
    if _VAGUE.match(phrase):
        return
    listed = kind in ("experience", "pilot") and "、" in phrase
    yield from (part for part in (_split(phrase) if listed else [phrase]) if len(part) > 2)


def _split(phrase: str) -> list[str]:
    """Parts between 、 outside quotation marks."""
    return [part.strip() for part in re.findall(r"(?:“[^“”]*”|《[^《》]*》|[^、])+", phrase)]


_LEVELS = (
    ("国家级", expression(r"国家|全国|中央|国务院|中宣部|中组部|部委|央视|中国")),
    ("省级", expression(r"全省|省级|省委|省政府|省[一-鿿]{1,4}[厅局办]|[一-鿿]{2}省")),
    ("市级", expression(r"全市|市级|市委|我市")),
)


def _level(told: str) -> str | None:
    return next((level for level, pattern in _LEVELS if pattern.search(told)), None)
