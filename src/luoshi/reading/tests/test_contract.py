"""Promises that every reading of every document keeps."""

import re
from collections import Counter
from random import Random

import pytest

from luoshi.reading import open_file, read
from luoshi.reading.flow import Span
from luoshi.reading.model import LEFT_OUT, Reading, spans_in
from luoshi.reading.tests.documents import corpus, planted

pytestmark = pytest.mark.whole

EVERY_DOCUMENT = pytest.mark.parametrize(("name", "data"), [*planted(), *corpus()])


@EVERY_DOCUMENT
def test_a_reading_keeps_its_promises(name, data):
    opened = open_file(data, name)
    readings = read(data, name)

    assert readings == read(data, name)
    for reading in readings:
        assert lost_or_doubled(reading) == []
        assert outside(reading, len(opened.text)) == []
        assert misquoted(reading, opened.text) == []
        assert {each.why for each in reading.left_out} <= set(LEFT_OUT)


@pytest.mark.parametrize(("name", "data"), planted())
def test_damaged_documents_are_read_as_well_as_they_go(name, data):
    rng = Random(3)
    for _ in range(8):
        text = damaged(data.decode(), rng)
        for reading in read(text.encode(), name):
            assert lost_or_doubled(reading) == []
            assert outside(reading, len(text)) == []


def damaged(text: str, rng: Random) -> str:
    """The text with some stretches lost, doubled, or replaced by what documents are made of."""
    for _ in range(rng.randint(1, 12)):
        start = rng.randrange(len(text))
        end = start + rng.randint(0, 30)
        found = rng.choice(
            ("", text[start:end] * 2, "\n", "(", "1.", "一、", "牵头单位:", "县财政局", "<tr>", "<td rowspan=3>")
        )
        text = text[:start] + found + text[end:]
    return text


def lost_or_doubled(reading: Reading) -> list[tuple[Span, int]]:
    """The markers that do not head exactly one thing; a heading that is itself a task stands under both."""
    heads = Counter({each.span.start for each in (*reading.sections, *reading.tasks)})
    heads += Counter(item.span.start for task in reading.tasks for item in task.items)
    heads += Counter(each.span.start for each in reading.left_out)
    return [(marker, heads[marker.start]) for marker in reading.markers if heads[marker.start] != 1]


def outside(reading: Reading, characters: int) -> list[Span]:
    """Spans that are no stretch of the source."""
    return [span for span in spans_in(reading) if not 0 <= span.start <= span.end <= characters]


def misquoted(reading: Reading, source: str) -> list[tuple[str, str]]:
    """Units whose words do not stand at their span."""
    pairs = [(each.as_written, words_at(source, each.span)) for task in reading.tasks for each in task.responsibilities]
    return [(written, found) for written, found in pairs if bare(written) != found]


def words_at(source: str, span: Span) -> str:
    """The words of the source without tags, white space, and the page numbers that stand between its lines."""
    words = re.sub(r"<[^>]*>|\n— \d+ —\n", "", source[span.start : span.end])
    return bare(words.replace("&nbsp;", " "))


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)
