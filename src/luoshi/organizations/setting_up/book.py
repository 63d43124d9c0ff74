"""Writing the workbook of units, posts and people: empty with explanations, or filled with what stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from luoshi.core.sheets.cells import FORMULA
from luoshi.core.sheets.table import IDS
from luoshi.organizations.setting_up.layout import SEATS, UNITS, Column, Sheet

#: As far down as drop-downs are offered.
ROWS = 2000

#: The values of a row by column; the hidden id beside them.
Cells = Mapping[str, str | date]

_BODY: dict[str, Any] = {"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "vcenter", "border": 1}
_FORMATS: dict[str, dict[str, Any]] = {
    "header": _BODY | {"bold": True, "align": "center", "bg_color": "#E7E9EE"},
    "needed": _BODY | {"bold": True, "align": "center", "bg_color": "#E7E9EE", "font_color": "#1D4E89"},
    "text": _BODY,
    "quoted": _BODY | {"quote_prefix": True},
    "day": _BODY | {"num_format": "yyyy-mm-dd", "align": "center"},
    "title": {"font_name": "黑体", "font_size": 16, "valign": "vcenter"},
    "plain": {"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "top"},
}


@dataclass(frozen=True)
class Tree:
    """What stands, as the rows of both sheets; an empty one makes the empty template."""

    units: Sequence[tuple[str, Cells]] = field(default_factory=tuple)  # with the hidden id
    seats: Sequence[Cells] = field(default_factory=tuple)


@dataclass(frozen=True)
class Leaf:
    """A sheet with its rows, each with its hidden id."""

    sheet: Sheet
    rows: Sequence[tuple[str, Cells]]


def book_of(tree: Tree) -> bytes:
    """The workbook: how to fill it in, the units, the posts with their people."""
    leaves = [Leaf(UNITS, tree.units), Leaf(SEATS, [("", seat) for seat in tree.seats])]
    return written(_("Units, posts and people"), _rules(), leaves)


def written(title: str, rules: Sequence[str], leaves: Sequence[Leaf]) -> bytes:
    """A workbook that is filled in and brought back: a sheet that explains the others, and the others."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": title, "author": "", "company": ""})
        pen = _Pen(book, [leaf.sheet for leaf in leaves])
        pen.explain(book.add_worksheet(_("How to fill in")), rules)
        for leaf in leaves:
            pen.table(book.add_worksheet(str(leaf.sheet.name)), leaf.sheet, leaf.rows)
    return file.getvalue()


class _Pen:
    """A book that is being written."""

    def __init__(self, book: Workbook, sheets: Sequence[Sheet]) -> None:
        self.sheets = sheets
        self.formats: dict[str, Format] = {name: book.add_format(facts) for name, facts in _FORMATS.items()}
        self.lists: dict[tuple[str, str], str] = {}  # where the words of a column stand

    def explain(self, sheet: Worksheet, rules: Sequence[str]) -> None:
        """What each column asks for, and the lists of which the drop-downs are made."""
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 90)
        sheet.set_column(3, 4, 34)
        sheet.write_string(0, 0, _("How to fill in"), self.formats["title"])
        row = 1
        for text in rules:
            sheet.merge_range(row, 0, row, 1, text, self.formats["plain"])
            sheet.set_row(row, 32)
            row += 1
        for one in self.sheets:
            row = self._explain_columns(sheet, one, row + 1)
        self._lists(sheet)

    def _explain_columns(self, sheet: Worksheet, table: Sheet, row: int) -> int:
        sheet.merge_range(row, 0, row, 1, str(table.name), self.formats["header"])
        for n, column in enumerate(table.columns, row + 1):
            sheet.write_string(n, 0, str(column.label), self.formats["needed" if column.needed else "header"])
            sheet.write_string(n, 1, _told(column), self.formats["text"])
        return row + len(table.columns) + 1

    def _lists(self, sheet: Worksheet) -> None:
        listed = [(table, column) for table in self.sheets for column in table.columns if column.words]
        for place, (table, column) in enumerate(listed, 3):
            sheet.write_string(0, place, str(column.label), self.formats["header"])
            for n, (_value, label) in enumerate(column.words, 1):
                sheet.write_string(n, place, str(label), self.formats["text"])
            letter = chr(ord("A") + place)
            name = sheet.get_name().replace("'", "''")
            self.lists[table.anchor, column.key] = f"='{name}'!${letter}$2:${letter}${len(column.words) + 1}"

    def table(self, sheet: Worksheet, table: Sheet, rows: Iterable[tuple[str, Cells]]) -> None:
        """A table under one row of headers, with its hidden column of ids."""
        for n, column in enumerate(table.columns):
            sheet.set_column(n, n, column.width)
            sheet.write_string(0, n, str(column.label), self.formats["needed" if column.needed else "header"])
            if source := self.lists.get((table.anchor, column.key)):
                sheet.data_validation(1, n, ROWS, n, _choice(column, source))
        last = len(table.columns)
        sheet.write_string(0, last, IDS)
        sheet.set_column(last, last, 0, None, {"hidden": True})
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for row, (key, cells) in enumerate(rows, 1):
            for n, column in enumerate(table.columns):
                self._write(sheet, row, n, cells.get(column.key, ""))
            sheet.write_string(row, last, key)

    def _write(self, sheet: Worksheet, row: int, column: int, value: str | date) -> None:
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, self.formats["day"])
        elif value:
            kind = "quoted" if value.startswith(FORMULA) else "text"
            sheet.write_string(row, column, value, self.formats[kind])
        else:
            sheet.write_blank(row, column, None, self.formats["text"])


def _choice(column: Column, source: str) -> dict[str, Any]:
    """A drop-down of the words that a column takes."""
    return {
        "validate": "list",
        "source": source,
        "error_title": str(column.label)[:32],
        "error_message": _("Choose from the list."),
    }


def _told(column: Column) -> str:
    needed = _("Has to be filled in.")
    return f"{needed} {column.tells}" if column.needed else str(column.tells)


def _rules() -> list[str]:
    """What holds for the whole file."""
    return [
        _("One line a unit, one line a post. Leave the headers as they are; the order of lines and columns is free."),
        _(
            "Nothing is made before you have looked at it: the upload shows what would be opened, changed and given, "
            "and names every cell that cannot be taken."
        ),
        _(
            "An empty cell changes nothing, and a line that is left out closes nothing. Units end, and posts are "
            "taken, on their own pages."
        ),
        _(
            "The system administrator makes units, posts and accounts; the security administrator gives the posts. "
            "Each confirms his own part, on the same page."
        ),
    ]
