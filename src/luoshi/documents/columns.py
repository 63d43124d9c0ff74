"""What the columns of an office's own tables hold: the tables of a reading, and what people said of their headings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from luoshi.documents.models import ColumnMapping
from luoshi.organizations.models import Region
from luoshi.reading import Flow
from luoshi.reading.flow import Table

SHOWN_ROWS = 3


@dataclass(frozen=True)
class SheetTable:
    """A table of a workbook as the page shows it: its headings, how they were taken, and the first rows below."""

    number: int
    sheet: str
    columns: Sequence[dict[str, Any]]  # heading, meaning, doubt
    rows: Sequence[Sequence[str]]
    mapped: bool
    mapping: ColumnMapping | None  # what somebody said of this heading last

    @property
    def header(self) -> list[str]:
        return [column["heading"] for column in self.columns]

    @property
    def doubtful(self) -> bool:
        return not self.mapped and any(column["doubt"] for column in self.columns)


def header_of(table: dict[str, Any]) -> list[str]:
    """The headings of a table of a reading's body."""
    return [column["heading"] for column in table["columns"]]


def signature_of(header: Sequence[str]) -> str:
    """What tables with the same headings have in common."""
    return hashlib.sha256(json.dumps(list(header), ensure_ascii=False).encode()).hexdigest()


def mappings_of(region: Region, headers: Iterable[Sequence[str]]) -> dict[str, ColumnMapping]:
    """What was said last in a region of each of these headings, by their signatures."""
    signatures = {signature_of(header) for header in headers}
    if not signatures:
        return {}
    said = ColumnMapping.objects.filter(region=region, signature__in=signatures).select_related("by")
    return {mapping.signature: mapping for mapping in said.order_by("n")}


def times_said(region: Region, signatures: Iterable[str]) -> dict[str, int]:
    """How often something was said of each heading."""
    said = ColumnMapping.objects.filter(region=region, signature__in=list(signatures)).order_by()
    return dict(said.values_list("signature").annotate(Max("n")))


def sheet_tables(region: Region, body: dict[str, Any], flow: Flow) -> list[SheetTable]:
    """The tables of a reading whose columns can be named; none for a document that is no workbook."""
    tables = body.get("tables", ())
    said = mappings_of(region, map(header_of, tables))
    return [_sheet_table(one, flow, said.get(signature_of(header_of(one)))) for one in tables]


def _sheet_table(read: dict[str, Any], flow: Flow, mapping: ColumnMapping | None) -> SheetTable:
    table = flow.tables[read["table"]]
    first, columns = read["first_row"], read["columns"]
    rows = [_row(table, flow, row, len(columns)) for row in range(first, first + SHOWN_ROWS)]
    sheet = table.cells[0].place.rpartition("!")[0]
    return SheetTable(read["table"], sheet, columns, [row for row in rows if any(row)], read["mapped"], mapping)


def _row(table: Table, flow: Flow, row: int, width: int) -> list[str]:
    """The words of a row, those of cells that reach into it from above among them."""
    words = [""] * width
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.rows:
            words[cell.column] = flow.words(cell.span)
    return words
