"""Columns of what was done: cells under 进展情况 or 完成情况 tell facts, whatever the table sets beside them."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings.facts import looks_ahead, told_below
from luoshi.reading.findings.outlook import Outlook
from luoshi.reading.findings.set_and_told import told_parts
from luoshi.reading.flow import Cell, Flow, Span, Table
from luoshi.reading.model import Target, Task
from luoshi.reading.model.changing import changed
from luoshi.reading.quantities import half_width
from luoshi.reading.stretches import Stretches

_DONE = expression(
    r"[^,。;:]{0,12}(?:进展|推进|完成|落实|办理|整改|实施)(?:情况|成效|结果)(?:说明)?|(?:工作|主要|取得|完成)成效|(?:当前|目前|最新|工作|[上下]半年|第?[一二三四]季度|全年|本[月季周]|\d{1,2}[-—–~至]\d{1,2}月份?(?:工作)?|截[至止][^,。;:]{1,10})(?:进[展度]|完成)"
)
_NOISE = expression(r"\s|[(（][^()（）]{0,40}[)）]")
_HEADING_ROWS = 4


def done_cells(flow: Flow) -> tuple[Span, ...]:
    """Where a text's tables tell what was done, in the order of the text."""
    return tuple(
        sorted({*(span for table in flow.tables for span in _cells_of(flow, table)), *_between_strokes(flow.text)})
    )


def _cells_of(flow: Flow, table: Table) -> Iterator[Span]:
    heads: dict[int, Cell] = {}
    for cell in table.cells:
        if cell.row < _HEADING_ROWS and _DONE.fullmatch(_NOISE.sub("", flow.words(cell.span))):
            heads.update(dict.fromkeys(range(cell.column, cell.column + cell.columns), cell))
    for cell in table.cells:
        head = heads.get(cell.column)
        if head and cell.row > head.row and cell.span.end > cell.span.start:
            yield cell.span


_CELL = expression(r"[^|\n]{1,2000}")
_SERIAL = expression(r"序号?|编号|\d{1,4}[.、]?")


def _between_strokes(text: str) -> Iterator[Span]:
    """The cells of rows that are written as lines with strokes; a heading holds until a line without any.

    A row has lost its first cell, which reaches over several rows, where it begins otherwise than the heading.
    """
    if "|" not in text:
        return
    columns: list[int] = []
    width, numbered = 0, False
    for line in _LINE.finditer(text):
        cells = [Span(*cell.span()) for cell in _CELL.finditer(text, *line.span())] if "|" in line[0] else []
        words = [_NOISE.sub("", text[cell.start : cell.end]) for cell in cells]
        heads = [at for at, word in enumerate(words) if _DONE.fullmatch(word)]
        if heads and len(words) > 1:  # a cell a line heads no column
            columns, width, numbered = heads, len(words), bool(_SERIAL.fullmatch(words[0]))
            continue
        columns = columns if words else []
        lost = int(bool(words) and len(words) < width and bool(_SERIAL.fullmatch(words[0])) != numbered)
        yield from (cells[at - lost] for at in columns if 0 <= at - lost < len(cells))


_LINE = expression(r"[^\n]+")


def without_done(tasks: tuple[Task, ...], flow: Flow, outlook: Outlook) -> tuple[Task, ...]:
    """The tasks without the targets that stand where a table or a report tells what was done."""
    text = half_width(flow.text)
    done, back = Stretches([*done_cells(flow), *told_parts(text)]), Stretches(outlook.parts(False))
    told = told_below(text)
    if not done and not told and not back:
        return tasks

    def is_done(task: Task, target: Target) -> bool:
        if task.rule == "set and told":
            return False
        told_here = told and _within(target.span, told) and not outlook.at(target.span.start)
        in_report = told_here or (not task.rule.startswith("row of a table") and back.cover(target.span))
        return (in_report and not looks_ahead(target.text)) or done.cover(target.span)

    return tuple(
        changed(task, {"targets": tuple(one for one in task.targets if not is_done(task, one))}) for task in tasks
    )


def _within(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end
