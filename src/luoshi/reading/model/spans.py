"""The spans inside findings, and how all of them are moved to the source file at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from luoshi.reading.flow import Flow, Span
from luoshi.reading.model.changing import changed


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of finding, none of any other; asked thousands of times in one reading."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


@cache
def _where_spans_may_be(kind: type) -> tuple[str, ...]:
    """The fields of a kind of finding that can hold a span, however deep."""
    if not is_dataclass(kind):
        return ()
    return tuple(name for name, held in get_type_hints(kind).items() if _may_hold_spans(held))


def _may_hold_spans(held: Any) -> bool:
    return (
        held is Span
        or bool(isinstance(held, type) and _where_spans_may_be(held))
        or any(map(_may_hold_spans, get_args(held)))
    )


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
        return tuple([relocated(part, flow) for part in thing]) if thing else thing
    if names := _where_spans_may_be(kind):
        held = vars(thing)
        return changed(thing, {name: relocated(held[name], flow) for name in names if held[name]})
    return thing
