"""Which columns of a list are shown and in which order: chosen in the address, so that a list can be sent and kept.

?columns=number&columns=title   the columns, in the order in which the list knows them
?sort=deadline, ?sort=-deadline by a column, from the first or from the last
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from django.db.models import F, QuerySet
from django.http import QueryDict

from luoshi.core.registry import Column

Q = TypeVar("Q", bound=QuerySet[Any])

COLUMNS, SORT = "columns", "sort"


class Header(NamedTuple):
    """The head of a column: the address of the list sorted by it ("" where it cannot be), and how it is sorted now."""

    label: str
    kind: str
    address: str = ""
    sorted: str = ""  # as aria-sort has it: ascending, descending or ""


@dataclass(frozen=True)
class Shape:
    """The columns that are shown, and the one by which the list is sorted."""

    columns: tuple[Column, ...]
    by: Column | None = None
    descending: bool = False

    def applied(self, things: Q) -> Q:
        """The things with what the columns need, in this order; what is equal stays in the list's own order."""
        needed = dict.fromkeys([*self.columns, *([self.by] if self.by else [])])
        for column in needed:
            things = column.annotate(things)
        return things.order_by(_order(self.by, self.descending), *things.query.order_by) if self.by else things

    def headers(self, query: QueryDict) -> tuple[Header, ...]:
        """The heads of the columns; a click sorts, a second one the other way round."""
        as_it_is = address(query, SORT)
        return tuple(self._header(column, as_it_is) for column in self.columns)

    def _header(self, column: Column, as_it_is: str) -> Header:
        said = (str(column.label), column.kind)
        if not column.sort:
            return Header(*said)
        here = column == self.by
        turned = f"-{column.key}" if here and not self.descending else column.key
        now = ("descending" if self.descending else "ascending") if here else ""
        return Header(*said, f"{as_it_is}{SORT}={turned}", now)


def _order(column: Column, descending: bool) -> Any:
    """The order by a column; what has no value comes last either way."""
    value = column.sort() if callable(column.sort) else F(column.sort)
    return value.desc(nulls_last=True) if descending else value.asc(nulls_last=True)


def shape_of(known: Sequence[Column], keys: Iterable[str] = (), sort: str = "") -> Shape:
    """The columns of these keys (those at first when none is known), sorted by `key` or `-key`."""
    wanted = set(keys)
    columns = tuple(column for column in known if column.key in wanted)
    by = next((column for column in known if column.sort and column.key == sort.removeprefix("-")), None)
    return Shape(columns or tuple(column for column in known if column.at_first), by, sort.startswith("-"))


def shape_asked(known: Sequence[Column], query: QueryDict) -> Shape:
    """The shape that an address asks for."""
    keys = (key for listed in query.getlist(COLUMNS) for key in listed.split(","))
    return shape_of(known, keys, query.get(SORT, ""))


def address(query: QueryDict, without: str) -> str:
    """The same list from its first page without something of its address, ready for another value of it."""
    left = query.copy()
    for name in ("page", without):
        left.pop(name, None)
    return f"?{left.urlencode()}&" if left else "?"


def kept(query: QueryDict, *without: str) -> Iterator[tuple[str, str]]:
    """What a form of the list carries on of its address as hidden fields."""
    left_out = {"page", *without}
    return ((name, value) for name, values in query.lists() if name not in left_out for value in values if value)
