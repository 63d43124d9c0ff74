"""Walks over tables of any size: a page at a time, so that memory stays small and no read lasts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


def pages(rows: models.QuerySet[M], size: int = 1000) -> Iterator[list[M]]:
    """Rows in the order of their keys, `size` at a time."""
    rows = rows.order_by("pk")
    page = list(rows[:size])
    while page:
        yield page
        page = list(rows.filter(pk__gt=page[-1].pk)[:size]) if len(page) == size else []


def each(rows: models.QuerySet[M]) -> Iterator[M]:
    """Rows in the order of their keys."""
    return (row for page in pages(rows) for row in page)
