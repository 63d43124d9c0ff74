"""Workbooks of units, posts and people, filled in as an office would, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tests.support.cast import TODAY, Cast
from tests.support.tables import opened, saved

#: Two units of the county, of which one belongs to the other, and who works there.
UNITS = [
    ["990221", "县水利局", "政府部门", "", "91350100M000100Y43", "县水务局、水利局"],
    ["990221", "县水旱灾害防御中心", "政府部门", "县水利局", "", ""],
]
SEATS = [
    ["990221", "县水利局", "局长", "单位负责人", "江流", "jiangliu"],
    ["990221", "县水利局", "联络员", "联络员", "河清", "heqing"],
    ["990221", "县水旱灾害防御中心", "联络员", "联络员", "河清", "heqing"],
    ["990221", "县水旱灾害防御中心", "主任", "单位负责人"],
]


def template() -> bytes:
    """The empty workbook, in Chinese."""
    from django.utils import translation

    from luoshi.organizations.setting_up.book import Tree, book_of

    with translation.override("zh-hans"):
        return book_of(Tree())


def filled(units: Iterable[Sequence[Any]] = (), seats: Iterable[Sequence[Any]] = ()) -> bytes:
    """The template with rows of both sheets."""
    book = opened(template())
    for sheet, rows in zip(book.worksheets[1:], (units, seats), strict=True):
        for n, row in enumerate(rows, 2):
            for column, value in enumerate(row, 1):
                sheet.cell(n, column).value = value
    return saved(book)


def taken_along() -> bytes:
    """The workbook of the tree that stands today."""
    from luoshi.organizations.setting_up.book import book_of
    from luoshi.organizations.setting_up.taking import tree_on

    return book_of(tree_on(TODAY))


def edited(data: bytes, sheet: int, column: int, was: Any, value: Any) -> bytes:
    """The workbook with the cell of a column (from 1) that held something holding something else."""
    book = opened(data)
    rows = book.worksheets[sheet]
    row = next(row for row in range(2, rows.max_row + 1) if rows.cell(row, column).value == was)
    rows.cell(row, column).value = value
    return saved(book)


def proposed(data: bytes) -> Any:
    """What a workbook would change."""
    from luoshi.organizations.setting_up.comparing import proposal_of
    from luoshi.organizations.setting_up.opening import content_of

    return proposal_of(content_of(data), TODAY)


def brought(cast: Cast, data: bytes, person: str = "system") -> Any:
    """A workbook that an administrator has brought."""
    from luoshi.organizations.actions import bring_setup

    return bring_setup(cast.act(person), "单位表.xlsx", data)


def made(cast: Cast, data: bytes) -> Any:
    """A workbook of which both administrators have confirmed their parts."""
    from luoshi.organizations.actions import set_up_posts, set_up_units
    from luoshi.organizations.actions.setting_up import Wish

    setup = brought(cast, data)
    if proposed(data).to_make:
        setup = set_up_units(cast.act("system"), setup, Wish(proposed(data).digest, "机构改革"))
    return set_up_posts(cast.act("security"), setup, Wish(proposed(data).digest))


def regions_file(*rows: Sequence[Any]) -> bytes:
    """A comma-separated file of regions."""
    head = ["code", "name", "level", "parent", "valid_from", "was"]
    return "".join(",".join(map(str, row)) + "\n" for row in [head, *rows]).encode()
