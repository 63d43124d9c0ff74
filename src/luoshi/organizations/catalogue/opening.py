"""Opening an uploaded workbook of duties: its lines, or why it cannot be taken."""

from __future__ import annotations

from django.utils.translation import pgettext

from luoshi.core.errors import Invalid
from luoshi.core.sheets.opening import first_words, opened
from luoshi.core.sheets.table import table_of
from luoshi.organizations.catalogue.layout import DUTIES, headers
from luoshi.organizations.setting_up.opening import Content, Line, header_troubles


def duties_in(data: bytes) -> Content:
    """The lines of a file. Raises Invalid for one that is too large, cannot be read, or holds no such table."""
    shown = [grid for grid, hidden in opened(data) if not hidden]
    tables = [table for grid in shown if (table := table_of(grid, headers(), DUTIES.anchor))]
    if not tables:
        raise Invalid(
            pgettext("catalogue", "No list of duties was found: a row with the headers of the template is missing."),
            pgettext("catalogue", "Take the empty template along, fill it in, and upload it."),
        )
    lines = [
        Line(DUTIES, table, row)
        for table in tables
        for row in range(table.first, len(table.grid.rows))
        if table.filled(row) and not table.is_header(row)
    ]
    unread = [header for table in tables for header in table.unread]
    return Content(lines, [], list(header_troubles(DUTIES, tables)), unread, first_words(shown))
