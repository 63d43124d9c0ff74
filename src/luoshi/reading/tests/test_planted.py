"""Planted documents: the same seed plants the same, and the reader finds what was planted."""

from random import Random

import pytest

from luoshi.reading import open_file, read
from luoshi.reading.planted import SHAPES, Tally, documents, judge
from luoshi.reading.planted.books import in_workbook
from luoshi.reading.planted.draft import Planted
from luoshi.reading.planted.papers import in_document
from luoshi.reading.planted.rows import ROWS

pytestmark = pytest.mark.whole

SAMPLE = len(SHAPES)
FLOORS = {"claims": 0.85}  # what grew from one figure to another is not always told as a claim


def test_the_same_seed_makes_the_same_documents():
    assert list(documents(SAMPLE, seed=7)) == list(documents(SAMPLE, seed=7))
    assert list(documents(SAMPLE, seed=7)) != list(documents(SAMPLE, seed=8))


def test_every_shape_has_its_turn():
    planted = list(documents(len(SHAPES), seed=1))

    assert len({each.shape for each in planted}) == len(SHAPES)
    assert all((each.tasks or each.claims) and each.text for each in planted)


def test_every_row_of_what_documents_do_names_shapes_and_dresses_that_are_planted():
    planted = list(documents(SAMPLE * 2, seed=1))

    named = {name for names in ROWS.values() for name in names}
    assert named - {each.shape for each in planted} <= {f"as {each.dress}" for each in planted}
    assert {each.shape for each in planted} <= named


def test_the_reader_finds_what_was_planted():
    tallies: dict[str, Tally] = {}
    for planted in documents(SAMPLE, seed=2):
        judge(planted, read(planted.text.encode(), planted.name), tallies)

    assert {kind for kind, tally in tallies.items() if tally.f1 < FLOORS.get(kind, 0.95)} == set()


def test_the_reader_finds_it_in_workbooks_too_and_the_figures_in_their_cells():
    rng, tallies = Random(3), dict[str, Tally]()
    tables = [planted for planted in documents(SAMPLE * 2, seed=2) if planted.name == "table.html"]
    for planted, data in (in_workbook(table, rng) for table in tables):
        judge(planted, read(data, planted.name), tallies)

    assert {kind: tally.f1 for kind, tally in tallies.items()} == dict.fromkeys(
        ("tasks", "leads", "participants", "targets", "figures", "deadlines"), 1.0
    )


def documents_for_word(seed: int) -> list[Planted]:
    """Every third: to write a table into a Word document takes longer than to read it."""
    return [planted for planted in documents(SAMPLE, seed) if planted.dress not in ("page", "wrapped")][::3]


def test_numbers_that_word_keeps_read_as_if_they_were_typed():
    for planted in documents_for_word(4):
        if planted.name != "table.html":
            assert lines_of(open_file(in_document(planted)[1], "a").text) == lines_of(planted.text)


def lines_of(text: str) -> list[str]:
    """The lines without indents, and without the space behind a number: Word shows some and keeps others."""
    return [line.strip("\u3000").replace(". ", ".").replace("、 ", "、") for line in text.split("\n") if line.strip()]


def test_the_reader_finds_it_in_word_documents_too():
    tallies: dict[str, Tally] = {}
    for planted, data in map(in_document, documents_for_word(2)):
        judge(planted, read(data, planted.name), tallies)

    assert {kind for kind, tally in tallies.items() if tally.f1 < FLOORS.get(kind, 0.95)} == set()
