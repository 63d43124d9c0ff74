"""XML as office files hold it, read piece by piece: names without their namespaces, and no entities of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any
from xml.parsers import expat

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
Words = Callable[[str], None]


def parse(part: IO[bytes], start: Start, end: Words | None = None, text: Words | None = None) -> None:
    """Walks a part. Raises ExpatError for what is no XML, ValueError for XML that declares entities."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse_entities
    parser.StartElementHandler = lambda tag, found: start(_local(tag), {_local(key): found[key] for key in found})
    if end:
        parser.EndElementHandler = lambda tag: end(_local(tag))
    if text:
        parser.CharacterDataHandler = text
    with part:
        parser.ParseFile(part)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_entities(*declared: Any) -> None:
    raise ValueError("the part declares entities")
