"""Numbering: which characters of the text are markers, and the tree that they make."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.model import Flow, Span


@dataclass(frozen=True)
class Heading:
    """A numbered (or titled) block: its marker, the words of its heading, and the text up to the next of its kind."""

    number: str | None
    style: str  # 一、 | （一） | 1. | （1） | ① | untitled …
    level: int
    marker: Span
    title: Span
    body: Span


@dataclass(frozen=True)
class Outline:
    headings: tuple[Heading, ...] = ()


def outline_of(flow: Flow) -> Outline:
    """Finds the numbering of the text."""
    return Outline()
