"""Readings as a workbook: a sheet for each kind of finding, a line for each finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from gettext import gettext as _
from pathlib import Path
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from luoshi.reading.errors import gettext_noop
from luoshi.reading.export.words import KINDS, names, rank_words, versus_words
from luoshi.reading.model import LEFT_OUT, Reading

Value = str | int | Decimal | None


class Sheet(NamedTuple):
    """A sheet: its name and its columns (msgids, with widths in characters), and its lines."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Callable[[Reading], Iterator[tuple[Value, ...]]]


def write_workbook(readings: Sequence[Reading], path: Path) -> None:
    """Writes all readings into one workbook. Raises OSError where the place cannot be written to."""
    with path.open("wb") as file, Workbook(file, {"constant_memory": True}) as book:
        bold = book.add_format({"bold": True})
        for sheet in SHEETS:
            _fill(book, sheet, readings, bold)


def _fill(book: Workbook, sheet: Sheet, readings: Sequence[Reading], bold: Format) -> None:
    page = book.add_worksheet(_(sheet.name))
    page.freeze_panes(1, 0)
    for column, (heading, width) in enumerate((_SOURCE, *sheet.columns)):
        page.set_column(column, column, width)
        page.write_string(0, column, _(heading), bold)
    lines = ((reading.source.name, *line) for reading in readings for line in sheet.rows(reading))
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            if isinstance(value, str):
                page.write_string(row, column, value)  # never a formula, whatever a document says
            elif value is not None:
                page.write_number(row, column, float(value))


def _documents(reading: Reading) -> Iterator[tuple[Value, ...]]:
    document = reading.document
    region = document.region.name if document.region else None
    yield (
        _(KINDS[document.kind]),
        document.title,
        document.document_number,
        document.issuer,
        region,
        document.written_on,
        document.published_on,
    )


def _tasks(reading: Reading) -> Iterator[tuple[Value, ...]]:
    for task in reading.tasks:
        leaders = "、".join(leader.name for leader in task.leaders)
        leads, participants = names(task, "lead"), names(task, "participant")
        yield task.section, task.number, task.title, leads, participants, leaders, task.deadline, task.statement


def _targets(reading: Reading) -> Iterator[tuple[Value, ...]]:
    for task in reading.tasks:
        for each in task.targets:
            yield task.number, task.title, each.indicator, each.comparator, each.value, each.unit, each.due, each.text


def _claims(reading: Reading) -> Iterator[tuple[Value, ...]]:
    for each in reading.claims:
        rank, versus = rank_words(each), versus_words(each)
        yield each.indicator, each.period, each.value, each.unit, each.change, rank, versus, each.text


def _achievements(reading: Reading) -> Iterator[tuple[Value, ...]]:
    for each in reading.achievements:
        yield each.level, each.name, each.text


def _mechanisms(reading: Reading) -> Iterator[tuple[Value, ...]]:
    for each in reading.mechanisms:
        yield each.name, each.text


def _left_out(reading: Reading) -> Iterator[tuple[Value, ...]]:
    for each in reading.left_out:
        yield _(LEFT_OUT[each.why]), each.text


_SOURCE = (gettext_noop("File"), 24)
_TEXT = (gettext_noop("As written"), 60)
_NO, _TASK = (gettext_noop("No."), 6), (gettext_noop("Task"), 40)

SHEETS = (
    Sheet(
        gettext_noop("Documents"),
        (
            (gettext_noop("Kind"), 10),
            (gettext_noop("Title"), 50),
            (gettext_noop("Document number"), 20),
            (gettext_noop("Issuer"), 24),
            (gettext_noop("Region"), 12),
            (gettext_noop("Written on"), 12),
            (gettext_noop("Published on"), 12),
        ),
        _documents,
    ),
    Sheet(
        gettext_noop("Tasks"),
        (
            (gettext_noop("Section"), 24),
            _NO,
            _TASK,
            (gettext_noop("Lead units"), 30),
            (gettext_noop("Participants"), 40),
            (gettext_noop("Leaders"), 16),
            (gettext_noop("Due"), 12),
            _TEXT,
        ),
        _tasks,
    ),
    Sheet(
        gettext_noop("Targets"),
        (
            _NO,
            _TASK,
            (gettext_noop("Indicator"), 30),
            (gettext_noop("Comparator"), 8),
            (gettext_noop("Value"), 12),
            (gettext_noop("Unit of measure"), 8),
            (gettext_noop("Due"), 12),
            _TEXT,
        ),
        _targets,
    ),
    Sheet(
        gettext_noop("Facts"),
        (
            (gettext_noop("Indicator"), 30),
            (gettext_noop("Period"), 14),
            (gettext_noop("Value"), 12),
            (gettext_noop("Unit of measure"), 8),
            (gettext_noop("Change %"), 10),
            (gettext_noop("Rank"), 14),
            (gettext_noop("Percentage points against"), 24),
            _TEXT,
        ),
        _claims,
    ),
    Sheet(
        gettext_noop("Achievements"),
        ((gettext_noop("Level"), 10), (gettext_noop("Name"), 40), _TEXT),
        _achievements,
    ),
    Sheet(gettext_noop("Mechanisms"), ((gettext_noop("Name"), 40), _TEXT), _mechanisms),
    Sheet(gettext_noop("Left out"), ((gettext_noop("Reason"), 20), _TEXT), _left_out),
)
