"""Workbooks: planted tables as offices keep them in Excel, with what stands around and between the cells there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from random import Random

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from luoshi.reading.planted.draft import Duty, Figure, Planted

_TITLE = re.compile(r"<(?:h1|p)>(.*?)</(?:h1|p)>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[dh]([^>]*)>(.*?)</t[dh]>", re.DOTALL)
_SPAN = re.compile(r"(rowspan|colspan)=(\d+)")
_BREAK = re.compile(r"<br>|&nbsp;&nbsp;")
_FIGURES = ("指标名称", "年度目标值", "计量单位")
_NAMES = ("新增规上企业", "新建标准厂房", "结对帮扶", "改造老旧管网")
_UNITS = ("家", "平方米", "户", "公里")
#: Shapes whose rows begin with the number of their task, so that figures can stand behind.
_NUMBERED = ("table", "two headings", "roles in a cell")


@dataclass(frozen=True)
class PlantedCell:
    """A cell of a planted table and how many rows and columns it covers."""

    words: str
    rows: int = 1
    columns: int = 1


def in_workbook(planted: Planted, rng: Random) -> tuple[Planted, bytes]:
    """A planted table as the bytes of a workbook, with the answers that it then has."""
    rows = rows_of(planted)
    if planted.shape in _NUMBERED and rng.random() < 0.6:
        planted = replace(planted, tasks=tuple(_with_figure(task, rng) for task in planted.tasks))
        rows = list(_with_figures(rows, planted.tasks))
    return replace(planted, name="table.xlsx", dress="workbook"), _written(rows, title_of(planted), rng)


def rows_of(planted: Planted) -> list[list[PlantedCell]]:
    """The cells of a planted page's table."""
    return [[_cell(*found) for found in _CELL.findall(row)] for row in _ROW.findall(planted.text)]


def title_of(planted: Planted) -> str:
    """The line above a planted page's table."""
    title = _TITLE.search(planted.text)
    return title[1] if title else ""


def places_of(rows: list[list[PlantedCell]]) -> Iterator[tuple[int, int, PlantedCell]]:
    """Each cell with the row and column where a browser would lay it out."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            yield row, column, cell


def _cell(attributes: str, words: str) -> PlantedCell:
    spans = {kind: int(size) for kind, size in _SPAN.findall(attributes)}
    return PlantedCell(_BREAK.sub("\n", words), spans.get("rowspan", 1), spans.get("colspan", 1))


def _with_figure(task: Duty, rng: Random) -> Duty:
    at = rng.randrange(len(_NAMES))
    return replace(task, figures=(Figure(_NAMES[at], rng.randint(2, 900), _UNITS[at]),))


def _with_figures(rows: list[list[PlantedCell]], tasks: tuple[Duty, ...]) -> list[list[PlantedCell]]:
    """The rows with three more columns: the heading's cells as tall as it is, a task's figure behind its row."""
    figures = {task.number: task.figures[0] for task in tasks}
    tall = max(cell.rows for cell in rows[0])
    heading = [*rows[0], *(PlantedCell(words, tall) for words in _FIGURES)]
    return [heading, *rows[1:tall], *(_with_own(row, figures.get(row[0].words)) for row in rows[tall:])]


def _with_own(row: list[PlantedCell], figure: Figure | None) -> list[PlantedCell]:
    if figure is None:  # a chapter spans the table
        return [replace(row[0], columns=row[0].columns + len(_FIGURES))]
    return [*row, PlantedCell(figure.indicator), PlantedCell(str(figure.value)), PlantedCell(figure.unit)]


def _written(rows: list[list[PlantedCell]], title: str, rng: Random) -> bytes:
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务表")
        first_row, first_column = rng.randrange(3), rng.randrange(2)
        sheet.write_string(first_row, first_column, title)
        if rng.random() < 0.5:
            first_row += 1
            sheet.write_string(first_row, first_column, "填报单位:政府督查室")
        last = _fill(sheet, rows, first_row + 1 + rng.randrange(2), first_column)
        sheet.write_string(last + rng.randrange(2), first_column, "注:以上任务按月调度。")
        if rng.random() < 0.5:
            book.add_worksheet("上年").hide()
    return stream.getvalue()


def _fill(sheet: Worksheet, rows: list[list[PlantedCell]], top: int, left: int) -> int:
    """Writes the rows; the row behind the last."""
    for row, column, cell in places_of(rows):
        _write(sheet, top + row, left + column, cell)
    return top + len(rows)


def _write(sheet: Worksheet, row: int, column: int, cell: PlantedCell) -> None:
    """A number as a number, anything else as text; what covers several places is merged."""
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, cell.words)
    elif cell.words.isdecimal():
        sheet.write_number(row, column, float(cell.words))
    else:
        sheet.write_string(row, column, cell.words)
