"""The columns of the table that a unit fills in, in the order of the page's form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.core.sheets.cells import plain
from luoshi.core.sheets.table import IDS
from luoshi.core.sheets.words import by_word, in_all_languages
from luoshi.dispatch.states import Fall

TEXT, FIGURE, DAY, YES, FALL = "text", "figure", "day", "yes", "fall"


@dataclass(frozen=True)
class Column:
    """One column: `field` is the form's, empty for what is only shown."""

    key: str
    label: Any
    width: int
    field: str = ""
    kind: str = TEXT


COLUMNS = (
    Column("no", _("No."), 6),
    Column("task", _("Task"), 28),
    Column("target", _("Target"), 24),
    Column("unit_label", _("Counted in"), 10),
    Column("last", _("So far"), 12),
    Column("value", _("Figure since January"), 14, "value", FIGURE),
    Column("words", _("What was done"), 36, "words"),
    Column("unchanged", _("No change this month"), 12, "unchanged", YES),
    Column("fall", _("If a figure is lower than before"), 18, "fall", FALL),
    Column("insisted", _("Why the figure is right"), 20, "insisted"),
    Column("hindrance", _("What stands in the way"), 24, "hindrance"),
    Column("needed_from", _("Needed from"), 16, "needed_from"),
    Column("by_when", _("Needed by"), 12, "by_when", DAY),
    Column("for_leader", _("A leader has to coordinate it"), 12, "for_leader", YES),
)
BY_KEY = {column.key: column for column in COLUMNS}
FILLED_IN = tuple(column for column in COLUMNS if column.field)
YES_WORD = pgettext_lazy("cell", "yes")


@cache
def keys_by_header() -> Mapping[str, str]:
    """Which column a header names, in every language of the product."""
    known = {plain(name): column.key for column in COLUMNS for name in in_all_languages(column.label)}
    return known | {IDS: IDS}


@cache
def falls_by_word() -> Mapping[str, str]:
    """The reason for a lower figure that a cell names."""
    return by_word((str(value), label) for value, label in Fall.choices if value)


@cache
def yes_words() -> frozenset[str]:
    return frozenset(map(plain, [*in_all_languages(YES_WORD), "是", "有", "√", "✓", "1", "y", "yes"]))
