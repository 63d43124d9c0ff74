"""Writing what a unit is asked as a workbook: what stands is grey, what is to be filled in is white."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from luoshi.core.dates import in_words
from luoshi.core.figures import in_figures
from luoshi.core.sheets.table import IDS
from luoshi.dispatch.models import Round
from luoshi.dispatch.offline.layout import COLUMNS, FALL, YES, YES_WORD
from luoshi.dispatch.reports import LONGEST, Asked
from luoshi.dispatch.states import Fall
from luoshi.dispatch.wording import period_in_words

HEADER = 2
LAST = len(COLUMNS) - 1
A4 = 9
_CELL: dict[str, Any] = {"font_size": 11, "text_wrap": True, "valign": "vcenter", "border": 1}
_FORMATS = {
    "title": {"bold": True, "font_size": 14},
    "note": {"font_color": "#5B6470", "text_wrap": True, "valign": "top"},
    "header": _CELL | {"bold": True, "bg_color": "#E7E9EE", "align": "center"},
    "shown": _CELL | {"bg_color": "#F4F5F7", "quote_prefix": True},
    "open": _CELL | {"locked": False},
}

#: A task, one of its targets or none, and what stands in the grey cells.
Line = tuple[str, dict[str, str]]


def book_of(round: Round, asked: Iterable[Asked], late_until: date | None = None) -> bytes:
    """The workbook of what waits for answers in a round: a row for each figure, one for a task without any.

    `late_until` is the first day on which something may not be reported late any more, where the round is closed.
    """
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        formats = {name: book.add_format(facts) for name, facts in _FORMATS.items()}
        sheet = book.add_worksheet(_("Reports"))
        _head(sheet, formats, round, late_until)
        n = HEADER
        for n, (pair, shown) in enumerate(_lines(asked), HEADER + 1):
            for at, column in enumerate(COLUMNS):
                kind = "open" if column.field else "shown"
                sheet.write_string(n, at, shown.get(column.key, ""), formats[kind])
            sheet.write_string(n, LAST + 1, pair)
        _choices(sheet, n)
    return file.getvalue()


def _head(sheet: Worksheet, formats: dict[str, Any], round: Round, late_until: date | None) -> None:
    title = {"plan": round.plan.title, "period": period_in_words(round), "day": in_words(late_until or round.due_on)}
    due, late = _("%(period)s, %(plan)s: due %(day)s"), _("%(period)s, %(plan)s: late, open until %(day)s")
    sheet.write_string(0, 0, (late if late_until else due) % title, formats["title"])
    note = _("Fill in the white cells; a row that is left empty is not reported. Proofs are added on the page.")
    sheet.merge_range(1, 0, 1, LAST, "", formats["note"])
    sheet.write_string(1, 0, note, formats["note"])
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        sheet.write_string(HEADER, at, str(column.label), formats["header"])
    sheet.set_column(LAST + 1, LAST + 1, 0, None, {"hidden": True})
    sheet.write_string(HEADER, LAST + 1, IDS)
    sheet.freeze_panes(HEADER + 1, 3)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER)


def _choices(sheet: Worksheet, last: int) -> None:
    """Lists to choose from, and the length of words, where a cell takes only those."""
    if last <= HEADER:
        return
    for at, column in enumerate(COLUMNS):
        if column.kind == YES:
            sheet.data_validation(HEADER + 1, at, last, at, {"validate": "list", "source": [str(YES_WORD)]})
        elif column.kind == FALL:
            falls = [str(label) for value, label in Fall.choices if value]
            sheet.data_validation(HEADER + 1, at, last, at, {"validate": "list", "source": falls})
        elif column.key == "words":
            most = {"validate": "length", "criteria": "<=", "value": LONGEST}
            sheet.data_validation(HEADER + 1, at, last, at, most)


def _lines(asked: Iterable[Asked]) -> Iterator[Line]:
    for one in asked:
        task = {"no": str(one.ask.task.no), "task": one.ask.task.title}
        for pk, target in one.targets.items():
            last = one.last.get(pk)
            facts = {"target": target.indicator, "unit_label": target.unit_label}
            yield f"{one.ask.pk}/{pk}", task | facts | {"last": in_figures(last.counts) if last else ""}
        if not one.targets:
            yield f"{one.ask.pk}/", task
