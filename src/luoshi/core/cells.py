"""The cells of a list: a plain value as its readers see it, and whole rows of them, in Python since a template takes
ten times as long.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import Choices
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luoshi.core.dates import in_words, moment_in_words
from luoshi.core.figures import in_figures
from luoshi.core.registry import Column

#: A cell, which a phone shows as a line of a card under its label.
CELL = '<td class="{}" data-label="{}"><span>'
CELL_ENDS = "</span></td>"
SPECIAL = re.compile("[&<>\"']")


def cells_under(columns: Sequence[Column]) -> Callable[[Any], SafeString]:
    """What writes the cells of each row of a list."""
    written = [_under(column) for column in columns]
    return lambda row: SafeString("".join([write(row) for write in written]))  # each has escaped its own


def _under(column: Column) -> Callable[[Any], str]:
    """What writes a row's cell under a column; a value that comes again is put into words once."""
    begun, value_of = markup(CELL, column.kind, column.label), column.cell
    if column.show:
        show = column.show()
        return lambda row: f"{begun}{escaped(show(row))}{CELL_ENDS}"
    written = cache(lambda value: f"{begun}{escaped(_in_column(column, value))}{CELL_ENDS}")

    def write(row: Any) -> str:
        value = value_of(row)
        return written(tuple(value) if isinstance(value, list) else value)

    return write


def cell_of(column: Column, row: Any) -> str | SafeString:
    """A cell as its column shows it, else by the kind of its value."""
    shown_by_row: str | SafeString = column.show()(row) if column.show else _in_column(column, column.cell(row))
    return shown_by_row


def _in_column(column: Column, value: Any) -> Any:
    return column.look(value) if column.look else shown(value)


def shown(value: Any) -> str | SafeString:
    """A plain value as a list shows it."""
    if isinstance(value, Choices):
        return str(value.label)
    if isinstance(value, datetime):
        return moment_in_words(value)
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return markup('<span class="number">{}</span>', in_figures(value))
    if isinstance(value, (list, tuple)):
        return SafeString(_(", ").join(escaped(shown(one)) for one in value))
    return "" if value is None else str(value)


def markup(pattern: str, *values: Any) -> SafeString:
    """As `format_html`, which takes four times as long, for what stands in every row."""
    return SafeString(pattern.format(*[escaped(value) for value in values]))


def escaped(value: Any) -> str:
    """A value for a page; markup stays what it is."""
    if isinstance(value, SafeString):
        return value
    if not isinstance(value, str) and hasattr(value, "__html__"):
        return str(value.__html__())
    text = str(value)
    return html.escape(text) if SPECIAL.search(text) else text
