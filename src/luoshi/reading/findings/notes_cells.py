"""The units of a cell, which may say itself what part they have: by labels, or by marks behind its lines."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.notes_grammar import HEADS, SUPPORTS, Group, parse
from luoshi.reading.flow import Span

_LINE_OF_CELL = expression(r"[^\n]+")
#: 县市场监管局(牵头), 柳塘街道、县农业农村局(配合): what all of a line do.
_MARKED = expression(
    r"\s{0,4}(?P<units>[^\n()]{2,60})\((?:(?P<heads>牵头|主办)|(?P<supports>配合|参与|参加|协办|协助))\)[,;。\s]{0,4}"
)
#: Those behind the ones that the column names: 甲街道;指导单位:县住建局.
_BEHIND = expression(r"[;。\n]\s{0,4}(?:指导|监督|督导|配合|参与|协助)(?:单位|部门):")


def groups_of(folded: str, cell: Span, kind: str) -> tuple[Group, ...]:
    """The groups of a cell under a heading that says what part its units have, unless it says so itself."""
    lines = [_MARKED.fullmatch(folded, *line.span()) for line in _LINE_OF_CELL.finditer(folded, *cell)]
    if lines and all(lines):
        return tuple(Group(HEADS if one["heads"] else SUPPORTS, Span(*one.span("units"))) for one in lines if one)
    if said := parse(folded, cell):
        return said
    behind = _BEHIND.search(folded, *cell)
    if behind is None:
        return (Group(kind, cell),)
    return Group(kind, Span(cell.start, behind.start())), Group(SUPPORTS, Span(behind.end(), cell.end))
