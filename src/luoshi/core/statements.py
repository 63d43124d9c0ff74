"""Questions that are asked at every request, with SQL that is composed once.

To compose a question from querysets takes longer than to answer it. A `Statement` keeps the SQL, never an answer.
What differs from one time to the next stands in the queryset as `given("name")`, or `several("name")` after `__in`:

    HELD = Statement(lambda: Holding.objects.filter(user=given("user")).values_list("post", "unit"))
    HELD.rows(user=user.pk)

What a statement follows from (a reach, filters, columns) is otherwise the key under which it is kept: whoever reaches
something else is asked another question.
"""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Choices, QuerySet, Value
from django.db.models.expressions import RawSQL


@dataclass(frozen=True)
class Given:
    """The place in a statement of what is given each time it is asked."""

    name: str


def given(name: str) -> Any:
    """A value that a statement is asked with, for a queryset."""
    return Value(Given(name))


class Several(RawSQL):
    """Numbers that a statement is asked with, as many as there are: what `several` gives."""

    def __init__(self, name: str) -> None:
        super().__init__("SELECT value FROM json_each(%s)", (Given(name),))

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """The same for PostgreSQL, which knows lists."""
        return "(SELECT unnest(%s::bigint[]))", list(self.params)


def several(name: str) -> Any:
    """Numbers that a statement is asked with, as many as there are, for `__in`."""
    return Several(name)


EVERYTHING = slice(None)


class Composed(NamedTuple):
    """What is kept of a queryset: its SQL ("" where nothing can be found) and how its rows are read."""

    sql: str = ""  # with %(name)s for what is given each time, and for the values
    values: Mapping[str, Any] = MappingProxyType({})  # that are the same each time
    row: Any = None  # names the values
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...] = ()  # by place: functions, column


class Statement:
    """A question about rows of values, composed when it is asked first."""

    def __init__(self, compose: Callable[[], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self._compose = compose

    def rows(self, part: slice = EVERYTHING, **values: Any) -> list[Any]:
        """The rows, or those of a slice, each with its values by the names that the queryset's `values_list` has."""
        made = self._composed
        if not made.sql:
            return []
        found = _asked(made.sql + _limits(part), made.values, values)
        return [made.row._make(_read(row, made)) for row in found] if made.converters else [*map(made.row._make, found)]

    def count(self, **values: Any) -> int:
        """How many rows there are."""
        made = self._composed
        return int(_asked(f"SELECT COUNT(*) FROM ({made.sql}) counted", made.values, values)[0][0]) if made.sql else 0

    @cached_property
    def _composed(self) -> Composed:
        compiler = self._compose().query.get_compiler(connection=connection)
        try:
            sql, places = compiler.as_sql()
        except EmptyResultSet:
            return Composed()
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        converters = ((at, made, column) for at, (made, column) in compiler.get_converters(columns).items())
        return Composed(*_named(sql, places), namedtuple("Row", compiler.query.selected), tuple(converters))


def _named(sql: str, places: Sequence[Any]) -> tuple[str, dict[str, Any]]:
    """The SQL with a name in each place, and the values of those that are the same each time."""
    values = {f"value{at}": place for at, place in enumerate(places) if not (isinstance(place, Given) or _word(place))}
    marks = (_word(place) or f"%({getattr(place, 'name', f'value{at}')})s" for at, place in enumerate(places))
    return sql.replace("%%", "%%%%") % tuple(marks), values


def _word(place: Any) -> str:
    """A state or a role as a word of SQL; "" for anything else: places and people differ from reader to reader, words
    are typed.

    Where the condition of an index is about a state, SQLite would plan the statement anew each time that it is given.
    """
    return f"'{place}'" if isinstance(place, Choices) and str(place).isidentifier() else ""


def _read(row: Sequence[Any], made: Composed) -> list[Any]:
    """A row of the database as values of Python."""
    values = list(row)
    for at, functions, column in made.converters:
        for function in functions:
            values[at] = function(values[at], column, connection)
    return values


def _limits(part: slice) -> str:
    """A slice from the front, in SQL."""
    first = part.start or 0
    if part.stop is not None:
        return f" LIMIT {part.stop - first:d} OFFSET {first:d}"
    return connection.ops.limit_offset_sql(first, None) if first else ""


def _asked(sql: str, values: Mapping[str, Any], given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    database = connections[DEFAULT_DB_ALIAS]  # `connection` looks for it at each word
    with database.cursor() as cursor:
        cursor.execute(sql, {**values, **{name: _adapted(value, database) for name, value in given.items()}})
        return cursor.fetchall()


def _adapted(value: Any, database: Any) -> Any:
    """A value that is given, as the database takes it."""
    if isinstance(value, Collection) and not isinstance(value, str):
        return list(value) if database.vendor == "postgresql" else json.dumps(list(value))
    return database.ops.adapt_unknown_value(value)
