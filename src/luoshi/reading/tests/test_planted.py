"""Planted documents: the same seed plants the same, and the reader finds what was planted."""

from random import Random

from luoshi.reading import read
from luoshi.reading.planted import SHAPES, Tally, documents, judge
from luoshi.reading.planted.books import in_workbook

SAMPLE = len(SHAPES) * 2


def test_the_same_seed_makes_the_same_documents():
    assert list(documents(SAMPLE, seed=7)) == list(documents(SAMPLE, seed=7))
    assert list(documents(SAMPLE, seed=7)) != list(documents(SAMPLE, seed=8))


def test_every_shape_has_its_turn():
    planted = list(documents(len(SHAPES), seed=1))

    assert len({each.shape for each in planted}) == len(SHAPES)
    assert all(each.tasks and each.text for each in planted)


def test_the_reader_finds_what_was_planted():
    tallies: dict[str, Tally] = {}
    for planted in documents(SAMPLE, seed=2):
        judge(planted, read(planted.text.encode(), planted.name), tallies)

    assert {kind for kind, tally in tallies.items() if tally.f1 < 0.95} == set()


def test_the_reader_finds_it_in_workbooks_too_and_the_figures_in_their_cells():
    rng, tallies = Random(3), dict[str, Tally]()
    tables = [planted for planted in documents(SAMPLE * 2, seed=2) if planted.name == "table.html"]
    for planted, data in (in_workbook(table, rng) for table in tables):
        judge(planted, read(data, planted.name), tallies)

    assert {kind: tally.f1 for kind, tally in tallies.items()} == dict.fromkeys(
        ("tasks", "leads", "participants", "figures"), 1.0
    )
