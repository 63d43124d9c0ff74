"""Achievements: pilots, honours, innovations, experiences and brands that a document reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from luoshi.reading.findings.clauses import sentences
from luoshi.reading.model import Achievement, DocumentFields, Flow, Span
from luoshi.reading.quantities import half_width

_QUOTED = r"(?:“[^“”\n]{1,30}”|《[^《》\n]{1,40}》)"
_PHRASE = rf"(?:{_QUOTED}|[^,。;:“”《》\n])"
#: One expression for each way in which an achievement is told; the group `name` is what was achieved.
_TOLD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("brand", re.compile(rf"(?:打响|叫响|擦亮|唱响|打造|提升)(?:了)?(?:以.{{2,30}}?为核心.{{0,6}}?的)?(?P<name>{_QUOTED}[^,。;“”]{{0,10}}?品牌|“[^“”]{{2,12}}”(?=国际影响力|知名度|美誉度))")),
    ("brand", re.compile(r"(?P<name>“[^“”]{2,14}”[^,。;“”]{0,8}品牌)(?:更加|持续|不断|进一步)")),
    ("innovation", re.compile(rf"(?:全国|全省|全市)?(?:首创|率先(?:推出|出台|实施|开展|建立|推行|探索|印发))(?:推出|出台|了)*(?:推)?(?P<name>{_PHRASE}{{2,40}})")),
    ("innovation", re.compile(rf"(?P<name>全[国省市]首(?:个|部|家|例|创)(?:{_QUOTED}|[^,。;:、“”《》\n]){{2,30}})")),
    ("innovation", re.compile(r"创新出台(?:实施)?(?P<name>《[^《》\n]+》)")),
    ("experience", re.compile(r"(?P<name>\d+余?项(?:典型)?经验(?:做法)?)被")),
    ("experience", re.compile(rf"(?P<name>(?:{_QUOTED}[^,。;、“”]{{0,6}}|[^,。;、“”]{{2,16}})(?:工作法|做法|模式|建设|工作)),?(?:走在[^,。]{{2,12}},)?入选")),
    ("honour", re.compile(r"支持(?:[一-鿿]{2,4}[市县区])?(?P<name>[^,。;]{3,20}工作),[^。;]{0,20}?作出[^,。;]{0,6}批示")),
    ("experience", re.compile(rf"(?P<name>{_PHRASE}{{2,200}}?)(?:等?\d+余?项)?(?:等)?(?:相关)?(?:经验|做法|经验做法|典型经验|模式|案例)?(?:,分别以{_PHRASE}{{2,40}})?(?:被|获|得到|受到)(?:{_PHRASE}{{2,16}}?)(?:刊发|推广|充分认可|通报表扬|督察通报表扬|批示|肯定|列为|推介|转发)")),
    ("experience", re.compile(rf"(?P<name>{_PHRASE}{{2,200}}?)\d+余?项经验做法,?分别以{_PHRASE}{{2,40}}上报")),
    ("experience", re.compile(rf"推广(?P<name>{_PHRASE}{{2,20}}经验)")),
    ("honour", re.compile(rf"(?:成功)?(?:入选|获评|荣获|被评为|被授予|被命名为|跻身|获得(?!感)|获(?!得))(?:为|了)?(?P<name>{_PHRASE}{{3,40}})")),
    ("honour", re.compile(rf"(?:成功)(?:创建|创成)(?:为|成为)?(?P<name>{_PHRASE}{{4,30}})")),
    ("honour", re.compile(rf"在(?P<name>{_PHRASE}{{4,30}}?(?:考核|评估|评价|考评)){_PHRASE}{{0,3}}位列(?P<more>全[国省市]第一(?:档次|方阵|梯队|等次))")),
    ("pilot", re.compile(rf"(?:获批|承接|承担|列入|被列为|被列入|被确定为|纳入|争取到|开展|推进|支持{_PHRASE}{{2,6}}建设)(?:了|为|创建|建设)?(?P<name>{_PHRASE}{{2,40}}?(?:试点|试验区|示范区|先行区|新区|示范市|试点市|园区|试点城市)(?![镇村]))")),
    ("pilot", re.compile(rf"(?P<name>{_PHRASE}{{2,160}}?)等?\d+个(?:国家级|省级)?(?:改革)?试点通过")),
    ("pilot", re.compile(r"在(?P<name>“[^“”]{2,12}”试点[市城区县]+)建设?评估")),
)  # fmt: skip
_WISH = re.compile(r"争创|力争|争取(?!到)|创建工作|申报|计划|下一步|拟|将|努力|积极(?:推进|争取)|鼓励")
_AMOUNT = re.compile(r"^\W*(?:\d|重大|显著|明显|较好|广大|好|了|良好|补助|奖励|资金)")
_LISTED = ("experience", "pilot")


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
    taken: dict[str, list[Span]] = defaultdict(list)
    for kind, told in _TOLD:
        for match in told.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            if _WISH.search(text, max(span.start - 8, sentence.start), match.start("name")) or _seen(
                taken[kind], match
            ):
                continue
            taken[kind].append(Span(*match.span("name")))
            clause = Span(_clause_start(text, span.start, sentence.start), span.end)
            for name in _names(kind, match["name"]):
                yield Achievement(name, kind, _level(text[clause.start : clause.end]), flow.words(clause), clause)


def _seen(taken: list[Span], match: re.Match[str]) -> bool:
    start, end = match.span("name")
    return any(span.start < end and start < span.end for span in taken)


def _clause_start(text: str, at: int, floor: int) -> int:
    return max(text.rfind(",", floor, at) + 1, floor)


def _names(kind: str, phrase: str) -> Iterator[str]:
    """The single achievements of a list; a phrase that opens with an amount names one group."""
    phrase = re.sub(r"(?:等)?(?:相关)?(?:做法|经验做法)?$", "", phrase.strip(" 、,")) or phrase
    if _AMOUNT.match(phrase) and not re.match(r"\d+余?项.*经验", phrase):
        return
    parts = _split(phrase) if kind in _LISTED and "、" in phrase else [phrase]
    yield from (part for part in parts if len(part) > 2)


def _split(phrase: str) -> list[str]:
    """Parts between 、 outside quotation marks."""
    return [part.strip() for part in re.findall(r"(?:“[^“”]*”|《[^《》]*》|[^、])+", phrase)]


_LEVELS = (
    ("国家级", re.compile(r"国家|全国|中央|国务院|中宣部|中组部|部委|央视|中国")),
    ("省级", re.compile(r"全省|省级|省委|省政府|省[一-鿿]{1,4}[厅局办]|山东省|全区首")),
    ("市级", re.compile(r"全市|市级|市委|我市")),
)


def _level(words: str) -> str | None:
    return next((level for level, pattern in _LEVELS if pattern.search(words)), None)
