"""Lists over the API: by pages, with the count of all; `@paginate(ByPage)` on a room's route."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Schema
from ninja.pagination import PaginationBase
from pydantic import Field

from luoshi.core.paging import PER_PAGE

MOST_PER_PAGE = 500


class ByPage(PaginationBase):
    """`?page=2&per=100` of a list; a page beyond the last is empty."""

    class Input(Schema):
        page: int = Field(1, ge=1, description="Which page, from 1")
        per: int = Field(PER_PAGE, ge=1, le=MOST_PER_PAGE, description="How many on a page")

    class Output(Schema):
        items: list[Any]
        total: int = Field(description="How many there are on all pages")
        page: int
        per: int

    def paginate_queryset(
        self, queryset: QuerySet[Any], pagination: Any, request: HttpRequest, **params: Any
    ) -> dict[str, Any]:
        start = (pagination.page - 1) * pagination.per
        return {
            "items": list(queryset[start : start + pagination.per]),
            "total": self._items_count(queryset),
            "page": pagination.page,
            "per": pagination.per,
        }
