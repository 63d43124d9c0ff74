"""Promises that every reading of every document keeps."""

import re
from collections import Counter

import pytest

from luoshi.reading import open_file, read
from luoshi.reading.model import LEFT_OUT, Reading, Span, spans_in
from luoshi.reading.tests.documents import corpus, planted

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
    """The words of the source without tags and white space."""
    return bare(re.sub(r"<[^>]*>", "", source[span.start : span.end]).replace("&nbsp;", " "))


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)
