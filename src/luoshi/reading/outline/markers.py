"""Candidates: every place where the text looks like a numbering marker, with how strong the place is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span
from luoshi.reading.outline.folding import numeral

_CN = "[一二三四五六七八九十百零〇]{1,5}"

#: Marker styles from the outermost to the innermost, as drafting rules and habit order them.
STYLES = {
    "part": rf"第(?P<part>{_CN}|\d{{1,2}})[部分章篇编]{{1,2}}(?=[\s:、\u4e00-\u9fff])",
    "chapter": rf"(?P<chapter>{_CN})\s?[、.](?![一二三四五六七八九十]+[、产类批级期季等])",
    "article": rf"第(?P<article>{_CN}|\d{{1,2}})条(?=[\s\u4e00-\u9fff])",
    "bracketed": rf"\(\s?(?P<bracketed>{_CN})\s?\)",
    "stage": r"第(?P<stage>[一二三四五六])阶段(?:\s?:|(?=\s?\())",
    "named": rf"(?<![^\n ])(?:问题|任务|事项|行动|工程|举措)(?P<named>{_CN}|\d{{1,2}})[:、](?=[\s\u4e00-\u9fff“《])",
    "decimal": r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})(?=[ ]{0,4}[\u4e00-\u9fff“《])(?!\s?[万亿元%个倍米吨度年月日])",
    "digit": r"(?P<digit>\d{1,3})\s?[.、](?!\d(?!0\d\d年))",
    "digit_bracketed": r"\((?P<digit_bracketed>\d{1,2})\)",
    "digit_closed": r"(?P<digit_closed>\d{1,2})\)",
    "circled": r"(?P<circled>[①-⑳⑴-⒇])",
    "ordinal_is": r"(?P<ordinal_is>[一二三四五六七八九十]{1,3})(?:是|要(?![求素点务闻件义]))",
}
RANK = {style: rank for rank, style in enumerate(STYLES)}

#: A number that lost its stop (12加快发展…); a measure behind it would make it a figure.
_MEASURES = "年月日号时分个家项亿万元条名户所座处公千百米亩吨台套人次届度级位岁倍周天类种批件"
_BARE = rf"(?<!\d)(?P<bare>\d{{1,2}})(?=[“《]?[\u4e00-\u9fff])(?![{_MEASURES}])"
#: A number on a line of its own, over the line that it counts (一 / 办理条件).
_ALONE = rf"(?<![^\n ])(?P<alone>{_CN})[ 、.]{{0,3}}\n\s{{0,20}}(?=[\u4e00-\u9fff“][^\n]{{1,40}}(?:\n|$))"
#: Where one can begin: the search goes past all other places at once.
_BEGINS = r"(?=[第(\d一二三四五六七八九十百零〇①-⑳⑴-⒇问任事行工举])"
_MARKER = expression(
    _BEGINS + "(?:" + "|".join(f"(?:{pattern})" for pattern in (_ALONE, *STYLES.values(), _BARE)) + ")"
)
#: In the middle of a line these are figures and citations.
_ONLY_ON_LINES = ("decimal", "article", "named", "bare", "alone")
#: What is a marker only where it goes on counting, and the style that it then has.
_DOUBTFUL = {"bare": "digit", "alone": "chapter"}
_NOT_AFTER = expression(r"[第之周(《“\da-zA-Z.\-—~至到和与及零〇十百]")
_ENDING = "。；;!?)”：:》…"


class Place(IntEnum):
    """How much the place before a marker speaks for it."""

    INSIDE = 0  # in the middle of a sentence
    SENTENCE = 1  # after a sentence, a bracket or a gap
    LINE = 2  # at the start of a line


@dataclass(slots=True)
class Candidate:
    style: str
    number: str  # as written, without its brackets and stops
    value: int
    span: Span
    place: Place
    bare: bool = False  # it lost the stop behind it, so it must count

    @property
    def is_padded(self) -> bool:
        """Whether it is a number written 02, as those without a stop are where they count."""
        return self.bare and self.number.startswith("0")


def candidates(folded: str) -> Iterator[Candidate]:
    """All candidates of a folded text, in reading order."""
    for found in _MARKER.finditer(folded):
        style = found.lastgroup or "bare"
        place = _place(folded, found.start())
        if place is Place.INSIDE and _NOT_AFTER.match(folded[found.start() - 1]):
            continue
        if style in _ONLY_ON_LINES and place is not Place.LINE and not _behind_note(folded, style, found.start()):
            continue
        if style == "digit_closed" and _closes(folded, found.start()):
            continue
        number = found.group(style)
        value = numeral(number.rsplit(".", 1)[-1])
        yield Candidate(_DOUBTFUL.get(style, style), number, value, Span(*found.span()), place, style in _DOUBTFUL)


def _behind_note(folded: str, style: str, at: int) -> bool:
    """Whether a number without its stop follows a bracket, as where a page lost its lines (…(责任单位:甲)02完善…)."""
    return style == "bare" and folded.startswith(")", at - 1)


def _closes(folded: str, at: int) -> bool:
    """Whether a number stands at the end of what a bracket before it opened (见附件1)."""
    near = max(at - _LONGEST_BRACKET, 0)
    return folded.rfind("(", near, at) > max(folded.rfind(mark, near, at) for mark in ")。\n")


_LONGEST_BRACKET = 40


def _place(folded: str, at: int) -> Place:
    before = at - 1
    while before >= 0 and folded[before] in " •*#>|":
        before -= 1
    if before < 0 or folded[before] == "\n":
        return Place.LINE
    if before < at - 1 or folded[before] in _ENDING:
        return Place.SENTENCE
    return Place.INSIDE
