"""The source on the page: marked, laid out as it was, and every word of it at its place in the running text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.documents import queries
from luoshi.documents.desk import desk_of
from luoshi.documents.highlight import Marked, Piece, Place, pieces, places_of, source_of
from luoshi.documents.templatetags.reading import source_text
from luoshi.reading import Flow, Span
from luoshi.reading.flow import Cell, Table
from tests.support.papers import PAGE, bring


def cut(text, places):
    return [piece for _at, piece in pieces(text, places)]


def test_the_innermost_finding_gives_a_piece_its_look():
    found = [Place("tasks.0", "task", (2, 9)), Place("tasks.0.targets.0", "target", (4, 6))]
    assert cut("0123456789", found) == [
        Piece("01", ""),
        Piece("23", "task", ("tasks.0",)),
        Piece("45", "target", ("tasks.0.targets.0",)),
        Piece("678", "task"),
        Piece("9", ""),
    ]


def test_findings_that_begin_together_each_have_their_anchor():
    found = [Place("tasks.0", "task", (0, 4)), Place("r", "responsibility", (0, 2))]
    assert cut("0123", found) == [Piece("01", "responsibility", ("tasks.0", "r")), Piece("23", "task")]


def test_a_section_is_a_heading_and_what_begins_between_lines_begins_in_the_next():
    found = [Place("sections.0", "section", (0, 3)), Place("tasks.0", "task", (4, 8))]
    assert source_text(source_of(Flow("一、甲\n\n乙<丙"), found, {})) == (
        '<h3 data-at="0"><a class="anchor" id="sections.0"></a><mark class="mark-section">一、甲</mark></h3>\n'
        '<p data-at="5"><a class="anchor" id="tasks.0"></a><span class="words">乙&lt;丙</span></p>'
    )


def test_a_table_keeps_its_merged_cells_its_headings_and_its_holes():
    text = "前言\n任务\n单位\n一\n甲\n乙\n后记"
    cells = [(3, 5, 0, 0), (6, 8, 0, 1), (9, 10, 1, 0, 2, 1), (11, 12, 1, 1), (13, 14, 2, 2)]
    table = Table(Span(3, 14), tuple(Cell(Span(start, end), *grid) for start, end, *grid in cells))
    shown = source_text(source_of(Flow(text, tables=(table,)), [Place("u", "responsibility", (11, 12))], {0: 1}))
    assert shown == (
        '<p data-at="0">前言</p>\n'
        '<table><tr><th scope="col" data-at="3">任务</th><th scope="col" data-at="6">单位</th><td></td></tr>\n'
        '<tr><td rowspan="2" data-at="9">一</td>'
        '<td data-at="11"><a class="anchor" id="u"></a><mark class="mark-responsibility"><a href="#of-u" tabindex="-1">'
        "甲</a></mark></td><td></td></tr>\n"
        '<tr><td></td><td data-at="13">乙</td></tr></table>\n'
        '<p data-at="15">后记</p>'
    )


class Page(HTMLParser):
    """What a browser makes of the source: for each box, where it begins and the words that stand in it."""

    def __init__(self, markup):
        super().__init__()
        self.boxes, self.open = [], False
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        if tag not in ("mark", "a", "span"):
            self.open = "data-at" in dict(attrs)
        if at := dict(attrs).get("data-at"):
            self.boxes.append([int(at), ""])

    def handle_endtag(self, tag):
        self.open = self.open and tag in ("mark", "a", "span")

    def handle_data(self, data):
        if self.open:
            self.boxes[-1][1] += data


WORDS = st.text("甲乙 　\t<&>\"'12\r\x00\n😀", max_size=12)


@st.composite
def flows(draw):
    """A text of lines and of cells in rows, some merged, some empty."""
    text, tables = "", []
    for is_table in draw(st.lists(st.booleans(), max_size=5)):
        cells = []
        for n in range(4 if is_table else 1):
            words = draw(WORDS)
            if is_table:
                words = words.strip()
                cells.append(Cell(Span(len(text), len(text) + len(words)), n // 2, n % 2))
            text += words + "\n"
        if any(cell.span.end > cell.span.start for cell in cells):
            filled = [cell.span for cell in cells if cell.span.end > cell.span.start]
            tables.append(Table(Span(filled[0].start, filled[-1].end), tuple(cells)))
    return Flow(text, tables=tuple(tables))


@given(flows(), st.data())
def test_every_word_of_the_page_stands_where_its_box_says(flow, data):
    at = st.integers(0, len(flow.text))
    spans = data.draw(st.lists(st.tuples(at, at).filter(lambda span: span[0] < span[1]), max_size=6))
    places = [Place(f"k{n}", "target" if n % 2 else "task", span) for n, span in enumerate(spans)]
    shown = flow.text.translate({0: "\ufffd", 13: " "})
    boxes = Page(source_text(source_of(flow, places, {}))).boxes
    assert boxes == [[at, shown[at : at + len(words)]] for at, words in boxes]
    covered = {at + n for at, words in boxes for n in range(len(words))}
    assert [at for at, word in enumerate(flow.text) if not word.isspace() and at not in covered] == []
    anchors = {key for part in source_of(flow, places, {}) for key in anchors_in(part)}
    assert anchors == ({place.key for place in places} if boxes else set())


def anchors_in(part):
    words = [words for row in part.rows for words in row] if isinstance(part, Marked) else [part]
    return [key for one in words for piece in one.pieces for key in piece.starts]


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "name"), [(None, None), (PAGE, "城市更新.html")], ids=["text", "page"])
def test_every_unit_stands_at_its_span(cast, document, text, name):
    brought = bring(cast, text, name) if text else document
    reading = queries.desk_reading(brought)
    flow = queries.opened(reading).flow
    shown = source_of(flow, places_of(desk_of(brought), reading.findings.all()), {})
    units = reading.findings.filter(kind="responsibility")

    assert {unit.path for unit in units} <= {key for part in shown for key in anchors_in(part)}
    words = [queries.words_of(flow, unit.start, unit.end) for unit in units]
    assert (len(words) > 3, words) == (True, [unit.value["as_written"] for unit in units])
