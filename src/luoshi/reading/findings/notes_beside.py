"""Who helps with a duty further on in its words: whom its unit takes along, who carries it out, who lends a hand."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.notes_grammar import SUPPORTS, Group
from luoshi.reading.findings.notes_subjects import is_list, starts_in
from luoshi.reading.findings.units_grammar import is_department, is_levelled
from luoshi.reading.findings.units_lists import names_of
from luoshi.reading.flow import Span

_UNITS = r"(?P<units>[\u4e00-\u9fff、和()]{3,60}?)"
#: 按标准拨付,会同县审计局对资金进行检查; 派专人督促;会同县财政局加快审核.
_TAKEN_ALONG = expression(
    rf"并?会同{_UNITS}(?=等(?:部门|单位)|对|按|加快|加强|加大|开展|做好|抓好|推进|落实|完善|组织|制[定订]|建立|研究|[,;。])"
)
#: 县教育局负责监测,县疾控中心具体实施;…。县发改委配合做好价格监测。
_LENDS_A_HAND = expression(rf"{_UNITS}(?:具体(?:组织)?(?:实施|落实|承办)|(?:配合|协助)(?:做好|抓好|开展|落实|推进))")


def helping_in(folded: str, work: Span) -> tuple[Group, ...]:
    """Those by their own name who help with some work in a clause of it, in reading order."""
    starts = starts_in(folded, work)[1:]
    found = (way.match(folded, at, work.end) for at in starts for way in (_TAKEN_ALONG, _LENDS_A_HAND))
    units = sorted({Span(*one.span("units")) for one in found if one})
    return tuple(Group(SUPPORTS, span) for span in units if _are_named(folded, span))


def _are_named(folded: str, units: Span) -> bool:
    names = names_of(folded[units.start : units.end])
    named = all(is_department(name) or (is_levelled(name) and name[0] != "各") for name in names)
    return named and is_list(folded, units)
