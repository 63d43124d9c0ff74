"""Lists of units: where one name ends and the next begins, also where the separator between them was lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.units_grammar import (
    DEPARTMENT,
    ENDS_AS_UNIT,
    ENDS_INSIDE,
    FIELD,
    STARTS_UNIT,
    department,
    is_department,
    is_unit,
    vocabulary,
)
from luoshi.reading.flow import Span
from luoshi.reading.outline import fold
from luoshi.reading.vocabulary import rewritten

_SEPARATOR = expression(r"[、,;。/|]|(?:以及|[和及与])(?=各|其他|有关|相关)")
_AND = expression(r"[和及与]")
_WHOLE = expression(
    rf"(?:(?:{ENDS_INSIDE.pattern})(?:\([^()]{{2,20}}\))?|政府|管委会|部门|机关|处室|村居"
    r"|^各[^()]{0,6}\([^()]{1,6}\))$"
)
#: Bodies that one place has both of (党委和人民政府); they are one addressee.
_BOTH = expression(r"(?:党委|党工委|人民政府|政府|管委会|管理委员会)")
_NAME = expression(r"[^\s、,;。]{3,}")
_ORGANS = frozenset(vocabulary().organs)
#: What stands before a blank and is no whole name yet: 县委 宣传部, 县政府 办公室.
_HALF_NAME = expression(r"(?:[县市省区州旗党工]委|政府)$")
_COUNT = r"(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?"
_TAIL = expression(
    rf"(?:等{_COUNT}(?:[省市县区州][级直属]|国务院|中央|本级)?各?(?:有关|相关|[\u4e00-\u9fff]{{0,4}}(?:主管|监管|职能|执法))?(?:部门|单位|方面|机构|企业|群团组织|团体|院校)?(?:和单位)?(?:\(单位\))?)?"
    r"(?:(?:按照?|依据|根据)(?:各自|各?单位|各?部门|自身)?(?:工作)?职(?:责|能)(?:分工)?(?:分别)?(?:组织)?(?:负责|落实|推进|实施)?|分别负责|(?:共同|分工)?(?:负责)?(?:落实|实施|推进)?|按职责|共同)?$"
)
#: What follows a name in brackets and is no part of it: whom to call, who is counted in, what it does.
_ASIDE = expression(r"\((?=[^()]*(?:联系|电话|\d{5}|下同|简称)|含|包括|不含|除|提供|(?:负责|承担)[^()]{2})[^()]*\)?$")
#: Who is counted in, inside the brackets of a name (各县(市、区,含高新区,下同)人民政府).
_COUNTED_IN = expression(r"[,，](?:含|包括)[^()（）]{0,80}下同(?=[)）])")
#: Named towns counted at the end stand as one addressee (东街、西街2个乡镇).
_COUNTED = expression(r"、[^、]{1,40}\d{1,4}个(?:乡镇|镇街|街道|乡|镇|村|社区)\s?$")
#: One ending for a whole list (县发展改革、财政、税务等部门).
_SHARED_ENDING = expression(r"(?:[、等]|(?<=[\u4e00-\u9fff]))部门(?:按|分|共同|$)")
#: Whose departments those of a list are (省级财政、住房城乡建设部门).
_SHARED_LEVEL = expression(r"(?:各|有关|相关)?(?:地方)?(?:各级|[省市县区]级|[省市县区]{2,3})(?=[\u4e00-\u9fff])")
_HEAD = expression(r"^(?:[由请:和及与]|以及|因此|此外|同时|分别由|主要由)+")
#: By when stands in some lists behind the last unit (县水利局;6月底完成).
_TIME = expression(
    r"(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日)?|第?[一二三四]季度|年)(?:[底末])?(?:之?前)?(?:完成|实现|办结)?|20\d\d年|全年|长期(?:坚持)?|持续推进"
)
_OWN_BODIES = ("管理服务中心", "公司", "集团", "管委会", "管理委员会")
#: A level inside a run; 某县支行 and 某区分局 are one name with what stands before them.
_LEVEL_INSIDE = expression(
    r"(?:县(?!域)|(?<!地)市(?!场|政(?!府)|级|域|民)|(?<!各地)区(?!域|级|划)|省(?!级))(?!支行|分行|中心支行|分局|支公司|支局|分公司|供电公司|局|公司)"
)
_PLACES = expression(r"各?[省市县区州旗乡镇]*")
_BLANK = expression(r"\s{0,20}\n\s{0,20}[—-]\s?\d{1,3}\s?[—-]\s{0,20}\n\s*|\s+")
#: Who is named behind a unit is no part of its name (县教育局 王军).
_SURNAME = (
    r"[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    r"魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]"
)
_CALLED = rf"{_SURNAME}[\u4e00-\u9fff]{{1,2}}(?<![局委办部厅院会站所处心队社校司行区县市镇乡])"
_PERSON = rf"{_CALLED}(?=$|[\s、,;])"
_IN_BRACKETS = expression(rf"\((?!(?:{FIELD})){_CALLED}\)$")
PERSON = expression(_PERSON)
#: How much of the work is a unit's, or how many it stands for (危化处(60日), 各乡镇(15个)), closes its name.
_SHARE = r"\((?:约|共|各)?\d{1,6}(?:\.\d{1,3})?\s?[\u4e00-\u9fff]{1,6}\)"
_BETWEEN = expression(rf"(?<=[局委办部厅院会站所处心队社校司行])\s+{_PERSON}|{_BLANK.pattern}|{_SHARE}")
_BRACKET = r"(?:\([^()]*\))?"
#: Addressees that hold a separator: 各区、县(市)政府; 各区、县级市.
_COLLECTIVE = expression(
    rf"各(?:有关|相关)?[省市县区州乡镇旗盟]+{_BRACKET}(?:、(?:自治区|直辖市|自治州|县级市|[县市区州旗盟乡镇街道]+{_BRACKET}))+"
    r"(?:级?(?:人民政府|政府|管委会|党委)|[一-鿿]{2,12}(?:部门|机关))?(?=[、,;()。等按负配落\s]|$)"
)


#: Brackets of any other kind are read as round ones: 各县<市、区>政府.
_ANGLES = (("<", "("), (">", ")"), ("〈", "("), ("〉", ")"), ("〔", "("), ("〕", ")"))
#: A remark that was cut off before it closed.
_REMARK = expression(r"\((?:含|包括|不含|除)")
_BRACKETS = expression(r"[()]")


class Piece(NamedTuple):
    """One name of a list: its words without blanks, and where they stand."""

    name: str
    span: Span


def split(text: str, span: Span) -> list[Piece]:
    """The names of a list, parted at its separators and, where these are lost, between names."""
    found = _names(text[span.start : span.end])
    return [Piece(name, Span(span.start + start, span.start + end)) for name, start, end in found]


def names_of(words: str) -> list[str]:
    """The names alone of a list."""
    return [name for name, _, _ in _names(words)]


@lru_cache(maxsize=4096)
def _names(words: str) -> tuple[tuple[str, int, int], ...]:
    """The names of a list with their places in it. Documents repeat their lists, so they are remembered."""
    folded, kept = _without_blanks(rewritten(fold(words), _ANGLES))
    shared = "部门" if _SHARED_ENDING.search(folded) else ""
    ahead = _SHARED_LEVEL.match(folded) if shared else None
    found: list[tuple[str, int, int]] = []
    for start, end in _places(folded):
        name = _completed("".join(map(words.__getitem__, kept[start:end])), shared, ahead[0] if ahead else "")
        before = found[-1][0] if found else ""
        found.append((_of_same_place(name, before), kept[start], kept[end - 1] + 1))
    return tuple(found)


def _of_same_place(name: str, before: str) -> str:
    """A government that is named behind the committee of its place is that place's: 各乡镇党委、政府."""
    return before.removesuffix("党委") + name if name in _GOVERNMENT and before.endswith("党委") else name


_GOVERNMENT = ("政府", "人民政府")


def _places(folded: str) -> list[tuple[int, int]]:
    """Where the names of a list without blanks stand."""
    if _COUNTED.search(folded):
        whole = folded.strip(",;。")
        start = folded.index(whole)
        return [(start, start + len(whole))]
    return [
        (start + first, start + last)
        for start, end in _stretches(folded)
        for first, last in _between_separators(folded[start:end])
    ]


@lru_cache(maxsize=8192)
def _between_separators(words: str) -> tuple[tuple[int, int], ...]:
    """Where names stand between two separators: nearly always one, which comes again in other lists."""
    runs = [run for part in _at_levels(words, 0, len(words)) for run in _runs(words, *part)]
    return tuple([place for run in runs if (place := _trimmed(words, *run))])


def _without_blanks(folded: str) -> tuple[str, Sequence[int]]:
    """The letters, and their places; what stands between two whole names becomes a separator, any other blank goes."""
    if not _BETWEEN.search(folded):
        return folded, range(len(folded))
    letters: list[str] = []
    places: list[int] = []
    start = 0
    for blank in _BETWEEN.finditer(folded):
        letters.append(folded[start : blank.start()])
        places += range(start, blank.start())
        if _parts_names(folded, blank):
            letters.append("、")
            places.append(blank.start())
        start = blank.end()
    return "".join([*letters, folded[start:]]), [*places, *range(start, len(folded))]


#: A level that a line break parted from its body (县水利局、县 / 财政局).
_LEVEL_ALONE = expression(r"[、,][省市县区州]$")


def _parts_names(folded: str, blank: re.Match[str]) -> bool:
    if blank[0][0] == "(":
        return True
    left = folded[max(0, blank.start() - 12) : blank.start()]
    right = _NAME.match(folded, blank.end())
    if not right or right.group() in _ORGANS or _HALF_NAME.search(left) or _LEVEL_ALONE.search(left):
        return False
    if is_department(_SEPARATOR.split(left)[-1] + right.group()):
        return False  # one name: 住房和城乡 建设局
    return bool(ENDS_AS_UNIT.search(left) and (is_unit(right.group()) or department(right.group())))


def _completed(name: str, shared: str, ahead: str) -> str:
    """The name with the ending that its list shares, if it lacks one, and with the levels that stand ahead of it."""
    parts = department(name.removeprefix(ahead))
    if ahead and parts and not parts.level:
        name = ahead + name.removeprefix(ahead)
    return name + shared if parts and not parts.organ else _COUNTED_IN.sub("", name)


def _stretches(folded: str) -> list[tuple[int, int]]:
    """Parts at separators that stand outside brackets and outside a collective such as 各区、县(市)政府."""
    closed = [found.span() for found in _COLLECTIVE.finditer(folded)] if "各" in folded else []
    closed += _brackets(folded)
    cuts = [s.span() for s in _SEPARATOR.finditer(folded) if not any(a <= s.start() < b for a, b in closed)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(folded)]
    return [part for start, end in zip(starts, ends, strict=True) for part in _joined(folded, start, end)]


def _joined(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Parts two whole names at the word that joins them (县教育局和县财政局), never 发展和改革局."""
    for found in _AND.finditer(folded, start, end):
        left, right = folded[start : found.start()].strip(), folded[found.end() : end].strip()
        if _WHOLE.search(left) and is_unit(right) and not _BOTH.fullmatch(right):
            return [(start, found.start()), *_joined(folded, found.end(), end)]
    return [(start, end)]


def _brackets(folded: str) -> list[tuple[int, int]]:
    found, opened = [], []
    for bracket in _BRACKETS.finditer(folded):
        if bracket.group() == "(":
            opened.append(bracket.start())
        elif opened:
            found.append((opened.pop(), bracket.end()))
    return found + [(at, len(folded)) for at in opened if _REMARK.match(folded, at)]


def _at_levels(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Parts names where one ends and the next begins with its level (县委党校县检察院)."""
    cuts = [start]
    for level in _LEVEL_INSIDE.finditer(folded, start + 2, end):
        left, right = folded[cuts[-1] : level.start()].strip(), folded[level.start() : end]
        if not _PLACES.fullmatch(left) and ENDS_AS_UNIT.search(left) and ENDS_AS_UNIT.search(right):
            cuts.append(level.start())
    return list(zip(cuts, [*cuts[1:], end], strict=True))


#: The offices of all towns (各乡镇民政办), which are no towns beside an office of the county.
_OF_TOWNS = expression(
    r"各(?:有关|相关)?(?:乡镇|镇街|镇办|乡|镇|街道)(?![省市县区])[^\s、,;。()]{2,6}(?:(?<!街道)办|所|站|服务中心)"
)


def _runs(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Parts names that lost the separator between them (财政局发展改革局)."""
    cuts = [start]
    if _OF_TOWNS.fullmatch(folded, start, end):
        return [(start, end)]
    for inside in ENDS_INSIDE.finditer(folded, start, end):
        at = inside.end()
        long_enough = at - cuts[-1] >= 2 and end - at >= 2
        if long_enough and (_next_unit(folded, at, end) or _stands_apart(folded, cuts[-1], at, end)):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _next_unit(folded: str, at: int, end: int) -> bool:
    """Whether a known beginning of a name follows, and closes like one (公安局 + 交通大队 is one name)."""
    while at < end and folded[at] in " \n及和与":
        at += 1
    rest = folded[at:end]
    starts = STARTS_UNIT.match(rest)
    return bool(starts and (ENDS_AS_UNIT.search(rest) or DEPARTMENT.match(rest) or "等" in rest))


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
    words = _IN_BRACKETS.sub("", _ASIDE.sub("", words))
    words = words[: _TAIL.search(words).start()].rstrip(" \n等")  # type: ignore[union-attr]
    named = words and words not in ("单位", "部门") and not _TIME.fullmatch(words)
    return (start, start + len(words)) if named else None
