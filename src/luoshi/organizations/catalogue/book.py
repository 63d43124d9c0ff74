"""Writing the workbook of duties: empty with explanations, or filled with what stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import pgettext

from luoshi.organizations.catalogue.facts import facts_of, units_in
from luoshi.organizations.catalogue.layout import DUTIES, sign
from luoshi.organizations.catalogue.models import DutyVersion
from luoshi.organizations.queries import names_of
from luoshi.organizations.setting_up.book import Cells, Leaf, written


def empty_book() -> bytes:
    """The workbook to fill in."""
    return _written([])


def filled_book(rows: Iterable[Cells]) -> bytes:
    """The workbook with rows of its columns, as an office would fill them in."""
    return _written([("", row) for row in rows])


def book_of(versions: Collection[DutyVersion], on: date) -> bytes:
    """The workbook of some entries, with the names of a day; `versions` have their parts fetched."""
    units = {one for version in versions for one in units_in(version)}
    names = names_of(units, on)
    return _written([(sign(one.duty_id), facts_of(one, names)) for one in versions])


def _written(rows: list[tuple[str, Cells]]) -> bytes:
    return written(pgettext("catalogue", "Catalogue of duties"), _rules(), [Leaf(DUTIES, rows)])


def _rules() -> list[str]:
    """What holds for the whole file."""
    return [
        pgettext("catalogue", "One line an entry. Leave the headers as they are; the order of lines is free."),
        pgettext(
            "catalogue",
            "A list that stands in the file stands there whole: an entry of it that has no line ends on the first day "
            "of the edition. Nothing is deleted; what held before can be looked up.",
        ),
        pgettext(
            "catalogue",
            "Nothing is taken before you have looked at it: the upload shows what would be opened, changed and ended, "
            "and names every cell that cannot be taken.",
        ),
    ]
