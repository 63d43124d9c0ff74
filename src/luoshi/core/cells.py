"""The cells of a list: a plain value as its readers see it, and whole rows of them, in Python since a template takes
ten times as long.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
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


def cells_under(columns: Sequence[Column], rows: Sequence[Any]) -> Iterator[SafeString]:
    """The cells of each row of a list."""
    return map(SafeString, map("".join, zip(*(_under(column, rows) for column in columns), strict=True)))


def _under(column: Column, rows: Sequence[Any]) -> list[str]:
    """The cells under a column, from the first row to the last; a value that comes again is put into words once."""
    begun = markup(CELL, column.kind, column.label)
    if column.show:
        return [f"{begun}{escaped(cell)}{CELL_ENDS}" for cell in map(column.show(), rows)]
    values = [tuple(value) if isinstance(value, list) else value for value in map(column.cell, rows)]
    cells = {value: f"{begun}{escaped(_in_column(column, value))}{CELL_ENDS}" for value in dict.fromkeys(values)}
    return [cells[value] for value in values]


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
