"""A row of the table of answers, and what its requests carry."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from tests.support.papers import PLAN
from tests.support.tables import saved

DAY = "2026-10-01"
NEW = {"username": "newcomer", "name": "陆宁", "password": "Quiet-River-27", "again": "Quiet-River-27"}


class Try(NamedTuple):
    """One request and its answers: `{task}` and the like stand for things of the county."""

    route: str
    method: str
    address: str
    answers: str
    data: dict[str, Any] = {}


def a_file() -> dict[str, Any]:
    return {"file": SimpleUploadedFile("新清单.txt", PLAN.replace("8号", "9号").encode())}


def a_table() -> dict[str, Any]:
    book = Workbook()
    book.active.append(["序号", "任务", "主牵头"])
    return {"file": SimpleUploadedFile("台账.xlsx", saved(book))}


def filled(value: Any, numbers: dict[str, int]) -> Any:
    """A part of a request with the things in their places."""
    if callable(value):
        return value()["file"]
    return value.format(**numbers) if isinstance(value, str) else value
