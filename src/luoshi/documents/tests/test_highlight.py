"""The source in marked pieces, and findings that lead back to their words."""

from __future__ import annotations

import pytest

from luoshi.documents import queries
from luoshi.documents.desk import desk_of
from luoshi.documents.highlight import Piece, Place, pieces, places_of
from luoshi.reading import Flow
from tests.support.papers import PAGE, bring

pytestmark = pytest.mark.django_db


def flow_of(text):
    return Flow(text, ((0, 0),))


def test_the_innermost_finding_gives_a_piece_its_look():
    found = [Place("tasks.0", "task", (2, 9)), Place("tasks.0.targets.0", "target", (4, 6))]
    assert pieces(flow_of("0123456789"), found) == [
        Piece("01", ""),
        Piece("23", "task", ("tasks.0",)),
        Piece("45", "target", ("tasks.0.targets.0",)),
        Piece("678", "task"),
        Piece("9", ""),
    ]


def test_findings_that_begin_together_each_have_their_anchor():
    found = [Place("tasks.0", "task", (0, 4)), Place("r", "responsibility", (0, 2))]
    assert pieces(flow_of("0123"), found) == [Piece("01", "responsibility", ("tasks.0", "r")), Piece("23", "task")]


@pytest.mark.parametrize(("text", "name"), [(None, None), (PAGE, "城市更新.html")], ids=["text", "page"])
def test_the_pieces_are_the_whole_text_and_every_unit_stands_at_its_span(cast, document, text, name):
    brought = bring(cast, text, name) if text else document
    reading = queries.desk_reading(brought)
    flow = queries.opened(reading).flow
    shown = pieces(flow, places_of(desk_of(brought), reading.findings.all()))
    units = reading.findings.filter(kind="responsibility")
    anchors = {key for piece in shown for key in piece.starts}

    assert "".join(piece.text for piece in shown) == flow.text
    assert {unit.path for unit in units} <= anchors
    words = [queries.words_of(flow, unit.start, unit.end) for unit in units]
    assert (len(words) > 3, words) == (True, [unit.value["as_written"] for unit in units])
