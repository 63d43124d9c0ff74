"""The generator: document after document, each of a shape that real ones have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from random import Random

from luoshi.reading.planted import amounts, grids, levels, loose, parted, prose, reports, scattered, sheets, texts
from luoshi.reading.planted.draft import Draft, Planted, draft
from luoshi.reading.planted.dress import dressed
from luoshi.reading.planted.manners import widened

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
    texts.cells_on_one_line,
    texts.run_together,
    texts.strokes,
    texts.strokes_under_two_heads,
    texts.lines_under_two_heads,
    texts.groups_before,
    texts.lists_in_cells,
    texts.units_once,
    texts.judged,
    texts.by_month,
    texts.laid_out_by_a_table,
    texts.number_glued,
    sheets.projects,
    sheets.chapters_with_sums,
    sheets.projects_a_cell_a_line,
    sheets.indicators,
    sheets.tabs,
    sheets.wide_blanks,
    parted.among_towns,
    parted.among_towns_as_text,
    parted.across_towns,
    parted.by_quarters,
    parted.figures_by_quarters,
    parted.measured_once,
    parted.counted_sections,
    levels.steps_below,
    levels.note_behind_steps,
    levels.both_levels,
    levels.sides,
    levels.chapter_note,
    levels.closing_ranges,
    levels.units_over,
    levels.deep,
    levels.supports,
    loose.paragraphs,
    loose.unit_paragraphs,
    loose.chapters,
    loose.conditions,
    loose.collective,
    loose.at_the_end,
    loose.ran_in,
    loose.lines_without_numbers,
    amounts.aims,
    amounts.indicators_in_lines,
    amounts.indicators_joined,
    amounts.policy,
    amounts.told,
    amounts.nobody_answers,
)
#: Shapes that name nobody are known by the verbs of their titles alone.
_PLAINLY_TITLED = (
    scattered.nobody_named,
    reports.back_and_ahead,
    reports.by_the_way,
    reports.works,
    amounts.nobody_answers,
)


def documents(count: int, seed: int) -> Iterator[Planted]:
    """`count` documents, the shapes in turn, each in some dress; the same seed makes the same documents."""
    rng = Random(seed)
    for shape in islice(cycle(SHAPES), count):
        plan = draft(rng)
        plan = plan if shape in _PLAINLY_TITLED or rng.random() < 0.5 else widened(plan, rng)
        yield dressed(shape(plan, rng), rng)
