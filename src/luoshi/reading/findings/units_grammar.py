"""The grammar of unit names: level + field + organ (县 + 发展改革 + 局), and where a run of names parts."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from luoshi.reading.model import Span
from luoshi.reading.outline import fold


class Piece(NamedTuple):
    """One name of a list: its words without blanks, and where they stand."""

    name: str
    span: Span


class Vocabulary(NamedTuple):
    fields: tuple[str, ...]
    organs: tuple[str, ...]
    bodies: tuple[str, ...]
    party: tuple[str, ...]
    bare: tuple[str, ...]


@lru_cache
def vocabulary() -> Vocabulary:
    """The words of `data/units.toml`, the longest first."""
    raw = tomllib.loads(files("luoshi.reading").joinpath("data/units.toml").read_text("utf-8"))
    return Vocabulary(*(tuple(sorted(set(raw[key].split()), key=len, reverse=True)) for key in Vocabulary._fields))


def any_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


_WORDS = vocabulary()
#: 市 of 市场监管 and 区 of 区域 are no level.
LEVEL = r"(?:示范区|新区|高新区|省|市(?!场|政(?!府))|县|区(?!域|划|镇|县)|州|旗|盟|师|国家)"
FIELD = any_of(_WORDS.fields)
ORGAN = any_of(_WORDS.organs)
_BODY = any_of(tuple(sorted({*_WORDS.organs, *_WORDS.bodies}, key=len, reverse=True)))

#: A department by its field: (level)(field)(和…field)(organ or nothing).
DEPARTMENT = re.compile(rf"(?P<level>{LEVEL})?(?P<field>(?:{FIELD})(?:[和与](?:{FIELD}))?)(?P<organ>{ORGAN})?")
#: Everyday words that close like a body (格局, 干部, 场所).
_EVERYDAY = r"(?<![格布大全结开当棋]局)(?<![全内外干局底]部)(?<![厕场住]所)(?<![到好随四]处)(?<![车]站)"
_ENDS_AS_UNIT = re.compile(rf"(?:{_BODY}){_EVERYDAY}(?:\([^()]*\))?$")
_ENDS_INSIDE = re.compile(
    r"局|厅|署|(?<![县市省区工党旗州团])委|(?:(?<=[传织战工])|(?<=改革)|(?<=信息化)|(?<=科技)|(?<=财政)|(?<=农村)|(?<=保障)|(?<=教育)|(?<=商务))部(?!门)"
    r"|办公室|(?<![县市省区委])办(?!公|事)|中心(?!支)|公司|集团(?!公司|有限)|支行|分行|管委会|委员会|人民政府|街道办?(?!办)|残联|妇联|总工会|检察院|法院|研究院|学院|[乡镇街队](?![办街镇])"
)
_STARTS_UNIT = re.compile(
    rf"(?:各(?!类|项|种)|(?:相关|有关)(?!业务|科|处)|其他|其它|国家|省(?!级)|市(?!场|政(?!府)|级|域)|县(?!级|域)|区(?!域|划|级)|示范区|团[县市省区]?委|人行|人民银行"
    rf"|委(?:{any_of(_WORDS.party)})|政府办|(?:{FIELD})(?:[和与](?:{FIELD}))?(?:{ORGAN}))"
)
_SEPARATOR = re.compile(
    r"[、,;/|]|(?:(?<=局)|(?<=委)|(?<=部)|(?<=厅)|(?<=中心)|(?<=公司))\n|\n\n|[和及与](?=各|其他|有关|相关)"
)
_TAIL = re.compile(
    r"(?:等(?:有关|相关|各)?(?:部门|单位|方面)?(?:和单位)?(?:\(单位\))?)?(?:按照?(?:各自)?职(?:责|能)(?:分工)?(?:负责|落实|推进)?|分别负责|共同(?:负责)?|按职责)?$"
)
#: Named towns counted at the end stand as one addressee (东街、西街2个乡镇).
_COUNTED = re.compile(r"、[^、]+\d+个(?:乡镇|镇街|街道|乡|镇|村|社区)\s*$")
#: One ending for a whole list (县发展改革、财政、税务等部门).
_SHARED_ENDING = re.compile(r"(?:[、等]|(?<=[\u4e00-\u9fff]))部门(?:按|分|共同|$)")
_HEAD = re.compile(r"^(?:[由请:和及与]|以及|分别由|主要由)+")
_OPENS_WITH_VERB = re.compile(
    r"打造|建设(?!局|委|厅|部|集团|银行)|推进|推动|加强|加快|完善|健全|培育|实施|开展|强化|深化|做好|支持|优化|提升|组建|成立|建立|构建|引导|鼓励|扩大|发挥|依托"
)
_OWN_BODIES = ("管理服务中心", "公司", "集团", "管委会", "管理委员会")
_BLANK = re.compile(r"\s+")
_COLLECTIVE = re.compile(
    r"各(?:[省市县区州乡镇旗盟]+(?:\([^()]*\))?)(?:、(?:自治区|直辖市|自治州|[县市区乡镇街道]+(?:\([^()]*\))?))+(?:人民政府|政府|管委会|党委)?(?=[、,;()]|$)"
)


def is_unit(name: str) -> bool:
    """Whether the words close like the name of a body that can answer for work, and do not open with a verb."""
    return 2 <= len(name) <= 40 and bool(_ENDS_AS_UNIT.search(fold(name))) and not _OPENS_WITH_VERB.match(name)


def is_department(name: str) -> bool:
    """Whether a name is a field of work with an organ, at whatever level (发展改革局, 县财政局)."""
    found = DEPARTMENT.fullmatch(fold(name))
    return bool(found and found["organ"])


def split(text: str, span: Span) -> list[Piece]:
    """The names of a list, parted at its separators and, where these are lost, between names."""
    folded = fold(text[span.start : span.end])
    pieces: list[Piece] = []
    if _COUNTED.search(folded):
        name = folded.strip(" \n,;。")
        start = span.start + folded.index(name)
        return [Piece(_BLANK.sub("", text[start : start + len(name)]), Span(start, start + len(name)))]
    shared = "部门" if _SHARED_ENDING.search(folded) else ""
    for start, end in _stretches(folded):
        for left, right in _runs(folded, start, end):
            piece = _trimmed(folded, left, right)
            if piece is not None:
                found = Span(span.start + piece[0], span.start + piece[1])
                name = _BLANK.sub("", text[found.start : found.end])
                pieces.append(Piece(name + shared if shared and _lacks_organ(name) else name, found))
    return pieces


def _lacks_organ(name: str) -> bool:
    found = DEPARTMENT.fullmatch(fold(name))
    return bool(found and not found["organ"])


def _stretches(folded: str) -> list[tuple[int, int]]:
    """Parts at separators that stand outside brackets and outside a collective such as 各区、县(市)政府."""
    closed = [found.span() for found in _COLLECTIVE.finditer(folded)] + _brackets(folded)
    cuts = [s.span() for s in _SEPARATOR.finditer(folded) if not any(a <= s.start() < b for a, b in closed)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(folded)]
    return list(zip(starts, ends, strict=True))


def _brackets(folded: str) -> list[tuple[int, int]]:
    found, opened = [], []
    for at, letter in enumerate(folded):
        if letter in "(〔":
            opened.append(at)
        elif letter in ")〕" and opened:
            found.append((opened.pop(), at + 1))
    return found


def _runs(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Parts names that lost the separator between them (财政局发展改革局)."""
    cuts = [start]
    for inside in _ENDS_INSIDE.finditer(folded, start, end):
        at = inside.end()
        long_enough = at - cuts[-1] >= 2 and end - at >= 2
        if long_enough and (_next_unit(folded, at, end) or _stands_apart(folded, cuts[-1], at, end)):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _next_unit(folded: str, at: int, end: int) -> bool:
    """Whether a known beginning of a name follows, and closes like one (公安局 + 交通大队 is one name)."""
    at += folded[at : at + 1] in ("及", "和", "与")
    rest = folded[at:end]
    starts = _STARTS_UNIT.match(rest)
    return bool(starts and (_ENDS_AS_UNIT.search(rest) or DEPARTMENT.match(rest) or "等" in rest))


def _stands_apart(folded: str, start: int, at: int, end: int) -> bool:
    """A whole department followed by a body that no department holds (工业和信息化局 + 化工产业园管理服务中心)."""
    return is_department(folded[start:at]) and end - at >= 5 and folded[at:end].endswith(_OWN_BODIES)


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The name without blanks, opening words (由) and closing words (等按职责分工负责)."""
    words = folded[start:end]
    start += len(words) - len(words.lstrip(" \n"))
    words = words.strip(" \n.。:·")
    head = _HEAD.match(words)
    if head:
        start, words = start + head.end(), words[head.end() :]
    words = words[: _TAIL.search(words).start()].rstrip(" \n等")  # type: ignore[union-attr]
    return (start, start + len(words)) if words and words not in ("单位", "部门") else None
