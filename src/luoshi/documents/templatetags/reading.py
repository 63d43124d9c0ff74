"""How the words of a reading are said to a person: `{% load reading %}`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.figures import in_figures
from luoshi.documents.desk import Thing
from luoshi.documents.highlight import Piece
from luoshi.documents.states import FindingKind
from luoshi.reading.model import LEFT_OUT

register = template.Library()

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
def source_text(pieces: Iterable[Piece]) -> SafeString:
    """The source with everything that was read marked; a part of a task leads back to its line."""
    return format_html_join("", "{}{}", ((_anchors(piece), _marked(piece)) for piece in pieces))


def _anchors(piece: Piece) -> SafeString:
    return format_html_join("", '<a class="anchor" id="{}"></a>', ((key,) for key in piece.starts))


def _marked(piece: Piece) -> str:
    if not piece.shown:
        return format_html('<span class="words">{}</span>', piece.text) if piece.kind else piece.text
    if not piece.key:
        return format_html('<mark class="mark-{}">{}</mark>', piece.kind, piece.text)
    link = '<mark class="mark-{}"><a href="#of-{}" tabindex="-1">{}</a></mark>'
    return format_html(link, piece.kind, piece.key, piece.text)


@register.filter
def change(percent: float) -> str:
    """Growth in percent with its sign."""
    figure = in_figures(Decimal(str(percent)))
    return f"+{figure}%" if percent > 0 else f"{figure}%"
