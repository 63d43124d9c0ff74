"""What every room's templates may use: `{% load luoshi %}`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from luoshi.core import clock, registry
from luoshi.core.acts import fresh_key
from luoshi.core.cells import cell_of
from luoshi.core.dates import from_iso, in_words, left_in_words, local_day, moment_in_words
from luoshi.core.figures import Figure, in_figures

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, subject: Any) -> SafeString:
    """What the rooms above show here about a thing: `{% slot 'ledger.task' task %}`."""
    request = context["request"]
    pieces = [
        render_to_string(piece.template, piece.context(request, subject), request)
        for piece in registry.slots.named(name)
    ]
    return mark_safe("".join(pieces))  # each piece was escaped by its own template


@register.simple_tag
def form_key() -> SafeString:
    """The key of a form: sent twice, its act is done once."""
    return format_html('<input type="hidden" name="key" value="{}">', fresh_key())


@register.filter
def day(value: date | datetime | str | None) -> str:
    """`{{ task.due_on|day }}`: 2026年9月24日(周四); a text that names no day stays as it is."""
    if isinstance(value, str):
        return in_words(named) if (named := from_iso(value)) else value
    return in_words(value) if value else "—"


@register.filter
def left(value: date | datetime | None) -> str:
    """How many working days are left until a day, or how many it is overdue; nothing where there is no day."""
    return left_in_words(local_day(value), clock.today()) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """`{{ entry.at|moment }}`: the day and the minute, in office time."""
    return moment_in_words(value) if value else "—"


@register.filter
def number(value: int | Decimal | None) -> str:
    """`{{ total|number }}`: 10,000."""
    return in_figures(value)


@register.simple_tag
def figure(fact: Figure) -> SafeString:
    """A computed number that opens the rows behind it and says how it was made."""
    return format_html(
        '<a class="figure-value" href="{}" title="{}">{}</a>{} <span class="scope">{}</span>',
        fact.url,
        _("{formula} (rule {version}), as of {day}").format(
            formula=fact.formula, version=fact.version, day=in_words(fact.as_of)
        ),
        in_figures(fact.value),
        fact.unit,
        fact.scope,
    )


@register.simple_tag
def cell(column: registry.Column, row: Any) -> str | SafeString:
    """The cell of a registered column: as the column shows it, else by the kind of its value."""
    return cell_of(column, row)
