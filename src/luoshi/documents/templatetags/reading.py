"""How the words of a reading are said to a person: `{% load reading %}`."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.figures import in_figures
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
def change(percent: float) -> str:
    """Growth in percent with its sign."""
    figure = in_figures(Decimal(str(percent)))
    return f"+{figure}%" if percent > 0 else f"{figure}%"
