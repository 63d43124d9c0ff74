"""Numbered lines that are neither sections nor tasks whatever they say: contents, attachments, members, terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.reading.expressions import expression
from luoshi.reading.stretches import Stretches

if TYPE_CHECKING:
    from luoshi.reading.findings.duties_document import Document

_ATTACHMENT = expression(r"附\s?[件表录]\s?\d?\s?:?\s*$")
_MEMBERS = expression(r"名单|组成人员|联系方式|(?:成员|联系人|组长)$")
_TERMS = expression(r"名词解释|术语|注释|释义")
#: “灯塔工厂”:是指…
_DEFINED = expression(r"\s?:\s?(?:[^。\n]{0,40}?(?:是指|指的是|简称)|指|即)")
_FEWEST_TERMS, _FEWEST_DEFINED = 3, 2
_LEADER_DOTS = " \t\n.…·—_-"


def standing_apart(document: Document) -> dict[int, str]:
    """The headings that stand apart, each with its reason from model.LEFT_OUT."""
    apart = dict.fromkeys(_contents(document), "contents") | dict.fromkeys(_glossary(document), "definition")
    rows = Stretches(row.span for table in document.statistics for row in table.rows)
    for at, heading in enumerate(document.headings):
        if at in apart:
            continue
        above = "" if heading.parent is None else document.words(document.headings[heading.parent].title)
        if _in_attachments(document, at, apart):
            apart[at] = "attachment"
        elif _MEMBERS.search(above):
            apart[at] = "member_list"
        elif _TERMS.search(above):
            apart[at] = "definition"
        elif rows.hold(heading.marker.start):
            apart[at] = "not_a_task"
    return apart


def _glossary(document: Document) -> list[int]:
    """The items of a list of terms: each a name with a colon, and what several of them are is said."""
    families = {heading.parent for heading in document.headings}
    lists = [document.outline.children(parent) for parent in families]
    return [at for items in lists if len(items) >= _FEWEST_TERMS and _explains_terms(document, items) for at in items]


def _explains_terms(document: Document, items: list[int]) -> bool:
    """Most are names with a colon, half of them quoted or defined, and two or more say what is meant."""
    titles = [document.headings[at].title for at in items]
    named = [title for title in titles if document.folded[title.end : title.end + 1] == ":"]
    defined = {title for title in named if _DEFINED.match(document.folded, title.end)}
    terms = {title for title in named if "“" in document.words(title)} | defined
    return len(named) * 4 >= len(items) * 3 and len(terms) * 2 >= len(items) and len(defined) >= _FEWEST_DEFINED


def _contents(document: Document) -> list[int]:
    """Lines without text of their own whose number and title come again."""
    last: dict[tuple[str, str | None, str], int] = {}
    keys = []
    for at, heading in enumerate(document.headings):
        title = document.words(heading.title).rstrip("0123456789").rstrip(_LEADER_DOTS)
        keys.append((heading.style, heading.number, title))
        last[keys[-1]] = at
    return [at for at, key in enumerate(keys) if key[2] and last[key] > at and _is_empty(document, at)]


def _is_empty(document: Document, index: int) -> bool:
    text = document.own_text(index)
    rest = document.folded[document.headings[index].title.end : text.end]
    return not any(map(str.isalpha, rest))


def _in_attachments(document: Document, index: int, apart: dict[int, str]) -> bool:
    """The first behind 附件:, the next ones line after line."""
    heading = document.headings[index]
    before = document.folded[max(0, heading.marker.start - 8) : heading.marker.start]
    if _ATTACHMENT.search(before):
        return True
    last = index - 1
    return apart.get(last) == "attachment" and document.headings[last].style == heading.style and heading.number != "1"
