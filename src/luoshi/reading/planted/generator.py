"""The generator: document after document, each of a shape that real ones have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from random import Random

from luoshi.reading.planted import grids, prose, reports, scattered
from luoshi.reading.planted.draft import Draft, Planted, draft
from luoshi.reading.planted.dress import dressed

#: A new shape is a function of a draft and a line here.
SHAPES: tuple[Callable[[Draft, Random], Planted], ...] = (
    prose.noted,
    prose.short,
    prose.one_line,
    prose.on_lines,
    prose.nested,
    prose.articles,
    prose.with_items,
    prose.unit_first,
    prose.one_note_for_many,
    prose.comma_divides,
    prose.first_leads,
    prose.standing,
    prose.lost,
    prose.prefix_once,
    prose.shared_ending,
    prose.titled,
    prose.marked_lead,
    prose.two_notes,
    prose.secured,
    grids.table,
    grids.flattened,
    grids.roles_in_cell,
    grids.two_headings,
    grids.spanning,
    grids.categories,
    grids.measures,
    scattered.told_inside,
    scattered.bare_lists,
    scattered.scoped,
    scattered.row_a_line,
    scattered.nobody_named,
    reports.back_and_ahead,
    reports.by_the_way,
    reports.works,
)


def documents(count: int, seed: int) -> Iterator[Planted]:
    """`count` documents, the shapes in turn, each in some dress; the same seed makes the same documents."""
    rng = Random(seed)
    for shape in islice(cycle(SHAPES), count):
        yield dressed(shape(draft(rng), rng), rng)
