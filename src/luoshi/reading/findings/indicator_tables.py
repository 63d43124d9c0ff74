"""Indicator tables under a heading, whatever their text lost: their lines, or even what parts their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi.reading.findings.indicator_lines import lined_tables
from luoshi.reading.findings.indicator_rows import IndicatorTable
from luoshi.reading.findings.indicator_runs import joined_tables
from luoshi.reading.flow import Span


def tables_in(text: str, within: Span) -> list[IndicatorTable]:
    """The indicator tables under a heading in a stretch of text with half-width punctuation, in order."""
    return [*joined_tables(text, within)] or [*lined_tables(text, within)]


def outside(within: Span, tables: Sequence[IndicatorTable]) -> Iterator[Span]:
    """The parts of a stretch that stand in none of its tables."""
    start = within.start
    for table in tables:
        yield Span(start, max(start, table.span.start))
        start = table.span.end
    yield Span(start, within.end)
