"""The running text as plain data for JSON, so that who keeps a reading can show its source again, tables as tables."""

from __future__ import annotations

from typing import Any

from luoshi.reading.flow import Cell, Flow, Span, Table


def stored_flow(flow: Flow) -> dict[str, Any]:
    """The flow as JSON data; a cell is [start, end, row, column, rows, columns, place], counted in the flow."""
    return {
        "text": flow.text,
        "segments": flow.segments,
        "tables": [[_stored_cell(cell) for cell in table.cells] for table in flow.tables],
    }


def flow_of(stored: dict[str, Any]) -> Flow:
    """The flow that `stored_flow` made this of."""
    segments = tuple((at, source) for at, source in stored["segments"])
    return Flow(stored["text"], segments, tuple(_table(cells) for cells in stored.get("tables", ())))


def _stored_cell(cell: Cell) -> list[int | str]:
    return [*cell.span, cell.row, cell.column, cell.rows, cell.columns, cell.place]


def _table(stored: list[list[Any]]) -> Table:
    cells = tuple(Cell(Span(start, end), *grid) for start, end, *grid in stored)
    filled = [cell.span for cell in cells if cell.span.end > cell.span.start]
    return Table(Span(min(filled).start, max(span.end for span in filled)), cells)
