"""XML as office files hold it, read piece by piece: names without their namespaces, and no entities of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any
from xml.parsers import expat

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
Words = Callable[[str], None]

_MOST_ELEMENTS = 5_000_000  # of a part
_DEEPEST = 1_000  # elements in one another
_PIECE = 2**24  # bytes parsed at once: a tag that reaches over pieces is begun anew with each


class TooMuch(Exception):
    """A part of more elements than any office has written."""


def parse(part: IO[bytes], start: Start, end: Words | None = None, text: Words | None = None) -> None:
    """Walks a part. Raises ExpatError for what is no XML, ValueError for what no office writes, and TooMuch."""
    walk = _Walk(start, end)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse_entities
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    if text:
        parser.CharacterDataHandler = text
    with part:
        while piece := part.read(_PIECE):
            parser.Parse(piece)
        parser.Parse(b"", True)


class _Walk:
    """The elements of a part as they begin and end, counted: memory and time grow with them."""

    def __init__(self, start: Start, end: Words | None) -> None:
        self._start, self._end = start, end
        self._elements = self._depth = 0

    def start(self, tag: str, found: Attributes) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError("the elements of the part stand too deep in one another")
        if self._elements > _MOST_ELEMENTS:
            raise TooMuch
        self._start(_local(tag), {_local(key): found[key] for key in found})

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._end:
            self._end(_local(tag))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_entities(*declared: Any) -> None:
    raise ValueError("the part declares entities")
