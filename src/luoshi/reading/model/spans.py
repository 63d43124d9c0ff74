"""The spans inside findings, and how all of them are moved to the source file at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from luoshi.reading.flow import Flow, Span


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of finding, none of any other; asked thousands of times in one reading."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


@cache
def _where_spans_may_be(kind: type) -> tuple[str, ...]:
    """The fields of a kind of finding that are not mere words and numbers."""
    plain = re.compile(r"(?:(?:str|int|float|bool|Decimal|None|tuple\[str, \.\.\.\])(?: \| )?)+")
    return tuple(one.name for one in fields(kind) if not plain.fullmatch(str(one.type))) if is_dataclass(kind) else ()


def spans_in(thing: Any) -> Iterator[Span]:
    """Every span inside a finding or a reading, however deep."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from spans_in(part)
    elif is_dataclass(thing):
        kind: Any = type(thing)
        for name in _names(kind):
            yield from spans_in(getattr(thing, name))


def relocated(thing: Any, flow: Flow) -> Any:
    """A finding with its spans counted in the source file of a flow."""
    kind: Any = type(thing)
    if kind is Span:
        return flow.to_source(thing)
    if isinstance(thing, tuple):
        return tuple([relocated(part, flow) for part in thing])
    if names := _where_spans_may_be(kind):
        moved = object.__new__(kind)  # not made anew field by field: all fields are known to fit
        vars(moved).update(vars(thing), **{name: relocated(getattr(thing, name), flow) for name in names})
        return moved
    return thing
