"""What a document says about all its notes, and which units lead by it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.reading.expressions import expression
from luoshi.reading.findings.notes_grammar import ANSWERS, HEADS, SUPPORTS, Group
from luoshi.reading.findings.units_lists import split
from luoshi.reading.flow import Span

_FIRST_LEADS = expression(
    r"(?:列|排|名|序|单位|部门)(?:在|为)?(?:第一位?|首位|第一个|最前)"
    r"[^。;()\n]{0,12}(?:为|是|作为)[^。;()\n]{0,6}牵头"
    r"|第一(?:责任)?(?:单位|部门)(?:为|是)牵头"
    r"|(?:列|排)(?:名|序|在)?(?:第一位?|首位)的?(?:单位|部门)?(?:负责)?牵头"
)
_LEADS_BY_WORD = expression(r"\((?:牵头|主办|牵头单位|牵头部门|负责牵头)\)")
_LEADS_BY_STAR = expression(r"[*★▲]")
_OPENING_STAR = expression(r"(?<![\u4e00-\u9fff])[*★▲](?=[\u4e00-\u9fff])")  # *甲、乙: marks the lead, explained or not
_STAR_LEADS = expression(r"(?:带|标|注|加)有?[“\"]?[*★▲][”\"]?[^。\n]{0,10}牵头")
_COMMA_LEADS = expression(r"逗号前[^。;()]{0,6}(?:为|是)[^。;()]{0,4}牵头")
_STANDING = expression(
    r"(?P<scope>以下|下同|后续|以上|各项(?:措施|任务|工作)?|具体任务)(?P<how>[^。;\n]{0,12}?)"
    r"(?:均需|均涉及|均包括|均包含|均由|都需|均须)(?P<units>.{2,60}?)"
    r"(?P<verb>(?:负责)?配合(?:落实)?|落实|参与|负责)?[,]?(?:以下)?不再(?:重复|一一|逐一|另行|单独)?(?:列出|列|标注|注明|[做作]?分工)"
)

_EVERYWHERE = ("以上", "具体任务", "各项", "各项措施", "各项任务", "各项工作")


@dataclass(frozen=True)
class Standing:
    """A remark that adds units to every task from `at` on."""

    at: int
    units: Span
    leads: bool


@dataclass(frozen=True)
class Rules:
    """What the document says about all its notes."""

    first_leads: bool = False
    before_comma_leads: bool = False
    starred_leads: bool = False
    standing: tuple[Standing, ...] = ()


def rules_of(folded: str) -> Rules:
    """The remarks that hold for the whole document, wherever they stand."""
    standing = tuple(
        Standing(
            0 if found["scope"] in _EVERYWHERE else found.start(),
            Span(*found.span("units")),
            "责任" in found["how"] or found["verb"] == "负责",
        )
        for found in _STANDING.finditer(folded)
    )
    return Rules(
        bool(_FIRST_LEADS.search(folded)), bool(_COMMA_LEADS.search(folded)), bool(_STAR_LEADS.search(folded)), standing
    )


def resolved(groups: tuple[Group, ...], rules: Rules, folded: str) -> list[tuple[str, Span]]:
    """Each group as ("lead" or "participant", its units), by the rules of the document."""
    groups = tuple(part for group in groups for part in _marked(folded, group, rules))
    headed = any(group.kind == HEADS for group in groups)
    result: list[tuple[str, Span]] = []
    for group in groups:
        if group.kind == HEADS or (group.kind == ANSWERS and not headed and not _ranks(rules)):
            result.append(("lead", group.units))
        elif group.kind == ANSWERS and not headed:
            first, rest = _first_and_rest(folded, group.units, rules)
            result += [("lead", first), ("participant", rest)]
        elif group.kind in (ANSWERS, SUPPORTS):
            result.append(("participant", group.units))
    return result


def _marked(folded: str, group: Group, rules: Rules) -> list[Group]:
    """A list in which single names are marked as leading (县教育局(牵头)、县财政局; *县教育局), name by name."""
    starred = rules.starred_leads or _OPENING_STAR.search(folded, *group.units)
    marker = _LEADS_BY_STAR if starred else _LEADS_BY_WORD
    if group.kind != ANSWERS or not marker.search(folded, *group.units):
        return [group]
    pieces = [piece.span for piece in split(folded, group.units)]
    return [_part(folded, piece, marker) for piece in pieces]


def _part(folded: str, piece: Span, marker: re.Pattern[str]) -> Group:
    found = marker.search(folded, *piece)
    if not found:
        return Group(SUPPORTS, piece)
    start = found.end() if found.start() == piece.start else piece.start
    return Group(HEADS, Span(start, piece.end if start > piece.start else found.start()))


def _ranks(rules: Rules) -> bool:
    return rules.first_leads or rules.before_comma_leads


def _first_and_rest(folded: str, units: Span, rules: Rules) -> tuple[Span, Span]:
    if rules.before_comma_leads:
        cut = _comma_outside_brackets(folded, units)
    else:
        cut = next((piece.span.start for piece in split(folded, units)[1:]), None)
    cut = units.end if cut is None else cut
    return Span(units.start, cut), Span(cut, units.end)


def _comma_outside_brackets(folded: str, span: Span) -> int | None:
    depth = 0
    for at in range(span.start, span.end):
        depth += {"(": 1, "〔": 1, ")": -1, "〕": -1}.get(folded[at], 0)
        if depth == 0 and folded[at] == ",":
            return at
    return None
