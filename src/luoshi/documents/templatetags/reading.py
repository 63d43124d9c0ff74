"""How the words of a reading are said to a person: `{% load reading %}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.figures import in_figures
from luoshi.documents.desk import Thing
from luoshi.documents.highlight import Marked, Piece, Shown, Words
from luoshi.documents.layout import Box
from luoshi.documents.states import FindingKind
from luoshi.reading.model import LEFT_OUT

register = template.Library()

#: A browser drops the one and makes a line break of the other: each gives way to one character that it keeps.
UNSHOWN = {0: "\ufffd", 13: " "}

COMPARATORS = {
    ">=": gettext_lazy("at least"),
    "<=": gettext_lazy("at most"),
    "=": "",
    ">": gettext_lazy("more than"),
    "<": gettext_lazy("less than"),
    "~": gettext_lazy("about"),
}


@register.filter
def said(msgid: str) -> str:
    """A sentence of the reader in the language of the page."""
    return _(msgid) if msgid else ""


@register.filter
def why_left_out(code: str) -> str:
    return _(LEFT_OUT.get(code, code))


@register.filter
def comparator(sign: str) -> str:
    """How a target compares, in a word; a bare number needs none."""
    return str(COMPARATORS[sign])


@register.filter
def named(thing: Thing) -> str:
    """A thing of the desk in a line: a task's title, a unit, a leader, a target with its figure."""
    value = thing.value
    if thing.kind != FindingKind.TARGET:
        return str(value.get("title") or value.get("unit") or value.get("name"))
    return f"{value['indicator']} {comparator(value['comparator'])} {in_figures(value['value'])} {value['unit'] or ''}"


@register.simple_tag
def source_text(parts: Iterable[Shown]) -> SafeString:
    """The source with everything that was read marked; a part of a task leads back to its line."""
    return format_html_join(
        "\n", "{}", ((_table(part) if isinstance(part, Marked) else _line(part),) for part in parts)
    )


def _line(words: Words) -> SafeString:
    tag = f"h{min(words.level + 2, 6)}" if words.level else "p"
    return format_html('<{0} data-at="{1}">{2}</{0}>', tag, words.at, _pieces(words))


def _table(table: Marked) -> SafeString:
    rows = format_html_join("\n", "<tr>{}</tr>", ((format_html_join("", "{}", map(_cell, row)),) for row in table.rows))
    return format_html("<table>{}</table>", rows)


def _cell(words: Words) -> tuple[SafeString]:
    box = words.box
    start = format_html(' data-at="{}"', words.at) if words.pieces else ""
    more = format_html_join("", ' {}="{}"', _attributes(box))
    tag, scope = ("th", mark_safe(' scope="col"')) if box.heads and words.pieces else ("td", "")
    return (format_html("<{0}{1}{2}{3}>{4}</{0}>", tag, scope, more, start, _pieces(words)),)


def _attributes(box: Box) -> Iterator[tuple[str, int | str]]:
    """What a cell covers, and where it stands in its workbook."""
    for name, count in (("rowspan", box.rows), ("colspan", box.columns)):
        if count > 1:
            yield name, count
    if box.place:
        yield "title", box.place


def _pieces(words: Words) -> SafeString:
    return format_html_join("", "{}{}", ((_anchors(piece), _marked(piece)) for piece in words.pieces))


def _anchors(piece: Piece) -> SafeString:
    return format_html_join("", '<a class="anchor" id="{}"></a>', ((key,) for key in piece.starts))


def _marked(piece: Piece) -> str:
    text = piece.text.translate(UNSHOWN)
    if not piece.shown:
        return format_html('<span class="words">{}</span>', text) if piece.kind else text
    if not piece.key:
        return format_html('<mark class="mark-{}">{}</mark>', piece.kind, text)
    link = '<mark class="mark-{}"><a href="#of-{}" tabindex="-1">{}</a></mark>'
    return format_html(link, piece.kind, piece.key, text)


@register.filter
def units_of_role(task: dict[str, Any], role: str) -> str:
    """The units that a task of a reading's body gives a role."""
    return "、".join(one["unit"] for one in task["responsibilities"] if one["role"] == role)


@register.filter
def change(percent: float) -> str:
    """Growth in percent with its sign."""
    figure = in_figures(Decimal(str(percent)))
    return f"+{figure}%" if percent > 0 else f"{figure}%"
