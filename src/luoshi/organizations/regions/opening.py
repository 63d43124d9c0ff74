"""The lines of a file of regions: comma-separated, as yearly lists are handed on, or a workbook."""

from __future__ import annotations

import csv
from io import StringIO

from django.conf import settings
from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.core.sheets.cells import Raw
from luoshi.core.sheets.grid import Grid
from luoshi.core.sheets.opening import opened
from luoshi.core.sheets.table import table_of
from luoshi.organizations.regions.layout import REGIONS, headers
from luoshi.organizations.setting_up.opening import Content, Line, header_troubles

#: How a workbook of any kind begins; everything else is read as text.
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def regions_in(data: bytes, name: str) -> Content:
    """The lines of a file. Raises Invalid for one that is too large, cannot be read, or holds no list of regions."""
    grids = [grid for grid, hidden in opened(data) if not hidden] if data[:4] in _WORKBOOK else [_csv(data, name)]
    tables = [table for grid in grids if (table := table_of(grid, headers(), REGIONS.anchor))]
    if not tables:
        raise Invalid(
            _("No list of regions was found in this file: a row with the headers of the example is missing."),
            _("It needs the columns code, name, level, parent, valid_from, and was for former codes."),
        )
    lines = [
        Line(REGIONS, table, row)
        for table in tables
        for row in range(table.first, len(table.grid.rows))
        if table.filled(row) and not table.is_header(row)
    ]
    unread = [header for table in tables for header in table.unread]
    return Content(lines, [], list(header_troubles(REGIONS, tables)), unread)


def _csv(data: bytes, name: str) -> Grid:
    """The cells of a comma-separated file, in UTF-8 or as older Chinese programs write it."""
    if not data or len(data) > settings.UPLOAD_LIMIT:
        raise Invalid(_("This file is empty or too large. Choose the file again."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    rows: list[list[Raw]] = [list(row) for row in csv.reader(StringIO(text)) if not (row and row[0].startswith("#"))]
    return Grid(name, rows)
