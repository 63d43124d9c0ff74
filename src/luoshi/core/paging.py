"""Lists by pages of fifty, with the count of all, keeping the rest of the address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

T = TypeVar("T")

PER_PAGE = 50
SHOWN_AROUND = 2


class Way(NamedTuple):
    """What a list says of its pages, in plain words and numbers."""

    first: int
    last: int
    total: int
    pages: int
    number: int
    previous: str
    next: str
    around: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list: its rows, and where it stands in the whole."""

    rows: list[T]
    number: int
    total: int
    per: int
    query: QueryDict

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.per))

    @property
    def first(self) -> int:
        """The number of the first row shown."""
        return min(self.total, (self.number - 1) * self.per + 1)

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return min(self.total, self.number * self.per)

    @property
    def previous(self) -> str:
        """The address of the page before, or nothing."""
        return self.address(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The address of the page after, or nothing."""
        return self.address(self.number + 1) if self.number < self.pages else ""

    def address(self, number: int) -> str:
        """The address of another page of the same list."""
        return f"?{self._list}page={number}"

    @cached_property
    def _list(self) -> str:
        """What an address says of the list, ready for the number of a page."""
        query = self.query.copy()
        query.pop("page", None)
        return f"{query.urlencode()}&" if query else ""

    @property
    def way(self) -> Way:
        """How many there are and the way through them, for a piece that is told all it knows."""
        places = (self.first, self.last, self.total, self.pages, self.number)
        return Way(*places, self.previous, self.next, tuple(self.around()))

    def around(self) -> Iterator[tuple[int, str]]:
        """The pages to offer: first, last, those nearby; a gap is a number without address."""
        before = 0
        for number in range(1, self.pages + 1):
            if number not in (1, self.pages) and abs(number - self.number) > SHOWN_AROUND:
                continue
            if number > before + 1:
                yield before + 1, ""
            yield number, self.address(number)
            before = number


def paged(things: QuerySet[Any] | Sequence[T], request: HttpRequest, per: int = PER_PAGE) -> Page[T]:
    """The page that `?page=` asks for, in two queries; a number that is none or too large gives the nearest page."""
    total = things.count() if isinstance(things, QuerySet) else len(things)
    number = _asked(request.GET.get("page", ""), last=max(1, -(-total // per)))
    rows = cast(list[T], list(things[(number - 1) * per : number * per]))
    return Page(rows, number, total, per, request.GET)


def _asked(text: str, last: int) -> int:
    return min(max(int(text), 1), last) if text.isdecimal() and len(text) < 10 else 1
