"""An uploaded workbook as the cells of its sheets, or the reason why it cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from luoshi.core.apart import Limits, ReadingFailed
from luoshi.core.errors import Invalid
from luoshi.core.sheets.child import NoWorkbook, sheets_of
from luoshi.core.sheets.grid import Grid, grids_of

#: So many rows are looked at for a secrecy marking.
HEAD = 40


def opened(data: bytes) -> list[tuple[Grid, bool]]:
    """The sheets of a file, each with whether it is hidden. Raises Invalid for one too large or that cannot be read."""
    _refuse_unfit_size(data)
    return list(grids_of(_sheets(data)))


def first_words(grids: Iterable[Grid]) -> str:
    """What stands at the head of some sheets: a secrecy marking would."""
    return "\n".join(map(_head, grids))


def _refuse_unfit_size(data: bytes) -> None:
    if not data:
        raise Invalid(_("This file is empty. Choose the file again, or save it again where it was written."))
    if len(data) > settings.UPLOAD_LIMIT:
        size = {"size": len(data) // 2**20 + 1, "most": settings.UPLOAD_LIMIT // 2**20}
        raise Invalid(_("This file has %(size)s MB; %(most)s MB are taken. Take along fewer tasks at once.") % size)


def _sheets(data: bytes) -> list[dict[str, object]]:
    try:
        return sheets_of(data, Limits(settings.READING_MEMORY, settings.READING_SECONDS))
    except NoWorkbook as none:
        raise Invalid(
            _("This file is no Excel workbook that can be read, or it is protected by a password."),
            _("Open it, save it without a password as .xlsx, and upload that."),
        ) from none
    except ReadingFailed as failed:
        raise Invalid(
            _("This file could not be read within the limits of memory and time; nothing of it was kept."),
            _("Copy the table alone into a new workbook, and upload that."),
        ) from failed


def _head(grid: Grid) -> str:
    rows = range(min(HEAD, len(grid.rows)))
    return "\n".join(grid.text(row, column) for row in rows for column in grid.filled(row))
