"""Writing the ledger as an office makes it by hand: a sheet for each plan, made for A3 paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from typing import Any
from unicodedata import east_asian_width

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from luoshi.core.dates import in_words
from luoshi.core.sheets.cells import FORMULA
from luoshi.core.sheets.table import IDS
from luoshi.ledger.columns import Row
from luoshi.ledger.models import Plan
from luoshi.ledger.sheets import base
from luoshi.ledger.sheets.layout import (
    BY_KEY,
    DAY,
    FIELDS,
    NUMBER,
    Field,
    Held,
    cells_of_target,
    cells_of_task,
    subject_of,
)

A3, HEADER_ROWS, TITLE_ROWS = 8, 2, 2
LAST = len(FIELDS) - 1
LINE, PADDING = 15, 7  # points
#: Numbers that a spreadsheet holds exactly; longer ones are written as texts.
EXACT_DIGITS = 15
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")

_BASE: dict[str, Any] = {"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "vcenter", "border": 1}
_CENTRED = _BASE | {"align": "center"}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter", "text_wrap": True},
    "below": {"font_name": "宋体", "font_size": 11, "align": "right", "valign": "vcenter"},
    "header": _CENTRED | {"bold": True, "bg_color": "#E7E9EE"},
    "band": _BASE | {"bold": True, "bg_color": "#F4F5F7"},
    "text": _BASE,
    "quoted": _BASE | {"quote_prefix": True},
    "short": _CENTRED,
    "number": _BASE | {"align": "right", "num_format": "#,##0.######"},
    "whole": _BASE | {"align": "right", "num_format": "#,##0"},
    "day": _CENTRED | {"num_format": 'yyyy"年"m"月"d"日"'},
}


@dataclass
class Pen:
    """A sheet that is being written, and the formats of its book."""

    sheet: Worksheet
    formats: Mapping[str, Format]
    row: int = 0

    def write(self, rows: int, column: int, held: Held, field: Field) -> None:
        """Writes a cell over some rows (1: it is not merged), with what it holds as what it is."""
        where, kind = (self.row, column), _format_of(held, field)
        if rows > 1:
            self.sheet.merge_range(*where, self.row + rows - 1, column, "", self.formats[kind])
        if isinstance(held.shown, Decimal) and _is_exact(held.shown):
            self.sheet.write_number(*where, float(held.shown), self.formats[kind])
        elif isinstance(held.shown, date):
            self.sheet.write_datetime(*where, held.shown, self.formats[kind])
        elif held.words:
            self.sheet.write_string(*where, held.words, self.formats[kind])
        else:
            self.sheet.write_blank(*where, None, self.formats[kind])


def _format_of(held: Held, field: Field) -> str:
    if field.kind == NUMBER:
        return "whole" if isinstance(held.shown, Decimal) and held.shown == held.shown.to_integral() else "number"
    if field.kind == DAY:
        return "day"
    if held.words.startswith(FORMULA):
        return "quoted"  # a spreadsheet never takes it for a formula, not even when the cell is edited
    return "short" if field.width < 15 else "text"


def _is_exact(number: Decimal) -> bool:
    return Decimal(repr(float(number))) == number and len(number.as_tuple().digits) <= EXACT_DIGITS


def book_of(rows: Sequence[Row], regions: Mapping[int, str], on: date) -> bytes:
    """The workbook of some tasks (with their plans); `regions` are the names of the plans' regions."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": _("Ledger"), "author": "", "company": ""})
        formats = {name: book.add_format(facts) for name, facts in _FORMATS.items()}
        taken: set[str] = set()
        for plan, tasks in groupby(rows, key=lambda row: row.task.plan):
            pen = Pen(book.add_worksheet(_sheet_name(plan, taken)), formats)
            _sheet(pen, plan, list(tasks), f"{regions.get(plan.region_id, '')}  {in_words(on)}")
        if not rows:
            _set_up(Pen(book.add_worksheet(_("Ledger")), formats))
        _hidden(book, rows, on)
    return file.getvalue()


def _sheet_name(plan: Plan, taken: set[str]) -> str:
    """At most 31 characters, none that a spreadsheet forbids, and none twice."""
    name = subject_of(plan.title).translate(_FORBIDDEN).strip()[:25] or _("Ledger")
    while name.lower() in taken:
        name = f"{name[:25]} {len(taken) + 1}"
    taken.add(name.lower())
    return name


def _sheet(pen: Pen, plan: Plan, rows: list[Row], below: str) -> None:
    _set_up(pen)
    counted = _("%(tasks)s tasks, %(leads)s leads counted by unit") % {
        "tasks": len(rows),
        "leads": sum(len(row.units("main", "co_lead", "share")) for row in rows),
    }
    pen.sheet.merge_range(0, 0, 0, LAST, "", pen.formats["title"])
    pen.sheet.write_string(0, 0, _("Ledger of %(plan)s") % {"plan": subject_of(plan.title)}, pen.formats["title"])
    pen.sheet.merge_range(1, 0, 1, LAST, f"{below}  {counted}", pen.formats["below"])
    pen.row = TITLE_ROWS + HEADER_ROWS
    for section, tasks in groupby(rows, key=lambda row: row.task.section):
        if section is not None:
            band = f"{section.number}、{section.title}" if section.number else section.title
            pen.sheet.merge_range(pen.row, 0, pen.row, LAST, "", pen.formats["band"])
            pen.sheet.write_string(pen.row, 0, band, pen.formats["band"])
            pen.row += 1
        for row in tasks:
            _task(pen, row)


def _task(pen: Pen, row: Row) -> None:
    """A task over as many rows as it has targets, its own cells merged over them."""
    aims = row.task.aims
    of_task, of_targets = cells_of_task(row), [cells_of_target(aim) for aim in aims] or [{}]
    for column, field in enumerate(FIELDS):
        if not field.of_target:
            pen.write(len(of_targets), column, of_task[field.key], field)
    ids = [f"{row.task.pk}/{aim.pk}" for aim in aims] or [str(row.task.pk)]
    lines = _lines(of_task, of_targets)
    for here, of_target, height in zip(ids, of_targets, lines, strict=True):
        for column, field in enumerate(FIELDS):
            if field.of_target:
                pen.write(1, column, of_target.get(field.key, Held("", "")), field)
        pen.sheet.write_string(pen.row, LAST + 1, here)
        pen.sheet.set_row(pen.row, height * LINE + PADDING)
        pen.row += 1


def _lines(of_task: Mapping[str, Held], of_targets: Sequence[Mapping[str, Held]]) -> list[int]:
    """How many lines of text each row of a task needs: no spreadsheet finds that out for merged cells."""
    wanted = _most_lines(of_task)
    lines = [_most_lines(cells) for cells in of_targets]
    short = max(0, wanted - sum(lines))
    return [own + -(-short // len(lines)) for own in lines]


def _most_lines(cells: Mapping[str, Held]) -> int:
    return max((_lines_of(held.words, BY_KEY[key].width) for key, held in cells.items()), default=1)


def _lines_of(words: str, width: int) -> int:
    """A Chinese character is as wide as two digits."""
    broad = sum(2 if east_asian_width(one) in "WF" else 1 for one in words)
    return max(1, -(-broad // (width - 2)))


def _set_up(pen: Pen) -> None:
    """Widths, header, frozen panes, and paper: A3 landscape, as wide as the sheet, with numbered pages."""
    sheet = pen.sheet
    for column, field in enumerate(FIELDS):
        sheet.set_column(column, column, field.width)
    sheet.set_column(LAST + 1, LAST + 1, 0, None, {"hidden": True})
    sheet.set_row(0, 36)
    _header(pen)
    sheet.freeze_panes(TITLE_ROWS + HEADER_ROWS, 2)
    sheet.repeat_rows(TITLE_ROWS, TITLE_ROWS + HEADER_ROWS - 1)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.set_footer("&C&P / &N")


def _header(pen: Pen) -> None:
    """Two levels: groups over their columns, all others over both rows."""
    top, style = TITLE_ROWS, pen.formats["header"]
    for group, members in groupby(enumerate(FIELDS), key=lambda one: str(one[1].group)):
        columns = list(members)
        if group:
            pen.sheet.merge_range(top, columns[0][0], top, columns[-1][0], group, style)
        for column, field in columns:
            if group:
                pen.sheet.write_string(top + 1, column, str(field.label), style)
            else:
                pen.sheet.merge_range(top, column, top + 1, column, str(field.label), style)
    pen.sheet.write_string(top, LAST + 1, IDS)


def _hidden(book: Workbook, rows: Iterable[Row], on: date) -> None:
    sheet = book.add_worksheet(base.NAME)
    for n, line in enumerate(base.lines_of(rows, on.isoformat())):
        for column, text in enumerate(line):
            sheet.write_string(n, column, text)
    sheet.hide()
