"""Every way of writing a target, from a table of sentences."""

from pathlib import Path

import pytest

from luoshi.reading.findings import targets
from luoshi.reading.flow import Flow, Span


def cases():
    """The sentences of `sentences.txt`, each with the indented lines below it."""
    found = []
    for line in (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()[1:]:
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


@pytest.mark.parametrize(("text", "expected"), cases())
def test_a_sentence_and_its_targets(text, expected):
    found = targets.find(Flow(text), Span(0, len(text)), 2024)
    assert [f"{t.indicator} {t.comparator} {t.value.normalize():f} {t.unit}" for t in found] == expected
