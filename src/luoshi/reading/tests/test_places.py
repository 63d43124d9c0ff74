"""Where words stand on the page: the box of a word holds its letters, on paper as in an OFD."""

from __future__ import annotations

import html
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest

from luoshi.reading import Span, open_file, read
from luoshi.reading.flow import Box, Place, SourcePage
from luoshi.reading.places import boxes_of
from luoshi.reading.tests.test_printed import SENTENCES, ofd_of, pdf_of

SLIP = 0.6  # points by which the edge of a letter may stand outside the box of its word
A4 = Box(0, 0, 595, 842)
TEXT = (
    "一、强化科技创新",
    "1.培育企业。全年新增高新技术企业10家以上，R&D经费占GDP比重达到2.85%，North Star 平台建成投用。"
    "（牵头单位：县科技局；配合单位：县财政局）",
    "2.稳住粮食。粮食播种面积稳定在92.6万亩，总产量不少于41.3万吨。（牵头单位：县农业农村局）",
)
STYLE = """<style>@page { size: A4; margin: 30mm } body { font: 15pt/28pt serif } p { margin: 0; text-indent: 2em;
text-align: justify } td { border: .5pt solid }</style>"""


def printed() -> bytes:
    return pdf_of(STYLE + "".join(f"<p>{html.escape(line)}</p>" for line in TEXT * 12))


def turned() -> bytes:
    """A landscape page as programs print it: its words lie on their side, and the page is turned for showing."""
    lying = "width: 700pt; transform-origin: 0 0; transform: translate(90pt, 780pt) rotate(-90deg)"
    style = f"@page {{ size: A4; margin: 0 }} body, p {{ margin: 0; font: 15pt/28pt serif }} div {{ {lying} }}"
    body = "".join(f"<p>{html.escape(line)}</p>" for line in TEXT)
    data = pdf_of(f"<style>{style}</style><div>{body}</div>")
    out = BytesIO()
    with pypdfium2.PdfDocument(data) as document:
        document[0].set_rotation(90)
        document.save(out)
    return out.getvalue()


def letters_of(data: bytes) -> list[tuple[str, int, Box]]:
    """Each letter that pdfium knows, with its page and its box counted from the top left."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            text, height = page.get_textpage(), page.get_height()
            for at in range(text.count_chars()):
                letter = text.get_text_range(at, 1)
                if letter.strip():
                    left, bottom, right, top = text.get_charbox(at, loose=True)
                    found.append((letter, number, Box(left, height - top, right, height - bottom)))
    return found


def holds(box: Box, letter: Box) -> bool:
    inside = box.left - SLIP <= letter.left and letter.right <= box.right + SLIP
    return inside and box.top - SLIP <= letter.top and letter.bottom <= box.bottom + SLIP


def test_the_box_of_every_letter_is_where_the_letter_stands():
    data = printed()
    opened = open_file(data, "a.pdf")
    standing = [at for at, letter in enumerate(opened.text) if letter.strip()]
    letters = letters_of(data)

    assert [opened.text[at] for at in standing] == [letter for letter, _, _ in letters]
    for at, (_, page, letter) in zip(standing, letters, strict=True):
        [place] = boxes_of(opened.flow.places, Span(at, at + 1))
        assert (place.page, holds(place.box, letter)) == (page, True)
        assert place.box.right - place.box.left <= letter.right - letter.left + 6  # justified: a step, not the line


def test_the_box_of_a_word_is_the_line_it_stands_in():
    [reading] = read(printed(), "a.pdf")
    [lead] = [one for one in reading.tasks[0].responsibilities if one.role == "lead"]

    boxes = boxes_of(reading.places, lead.span)

    assert {place.page for place in boxes} == {1}
    assert sum(place.box.right - place.box.left for place in boxes) == pytest.approx(4 * 15, abs=4)
    assert reading.pages == tuple(SourcePage(number, 595.3, 841.9) for number in (1, 2, 3, 4))


def test_what_runs_over_lines_and_pages_has_a_box_for_each_line():
    opened = open_file(printed(), "a.pdf")
    boxes = boxes_of(opened.flow.places, Span(0, len(opened.text)))

    assert [place.page for place in boxes] == sorted(place.page for place in boxes)
    assert all(A4.left <= one.box.left < one.box.right <= A4.right for one in boxes)
    assert all(20 <= below.box.top - above.box.top <= 34 for above, below in lines_below_each_other(boxes))


def lines_below_each_other(boxes: list[Place]) -> list[tuple[Place, Place]]:
    return [(one, two) for one, two in pairwise(boxes) if one.page == two.page]


def test_a_page_that_is_turned_for_showing_is_read_as_it_is_shown():
    opened = open_file(turned(), "a.pdf")
    flow = opened.flow
    boxes = boxes_of(flow.places, Span(0, len(opened.text)))

    assert opened.text == "".join(f"{line}\n" for line in TEXT)
    assert flow.pages == (SourcePage(1, 841.9, 595.3),)
    assert (round(boxes[0].box.left), round(boxes[0].box.top) > 90) == (62, True)
    assert max(place.box.right for place in boxes) < 62 + 700


def test_the_letters_of_an_ofd_stand_where_their_steps_say():
    opened = open_file(ofd_of(SENTENCES), "a.ofd")
    at = opened.text.index("县科")
    millimetre = 72 / 25.4

    [place, below] = boxes_of(opened.flow.places, Span(at, at + 4))  # 县科|技局 over two lines

    left = 40 + SENTENCES[1].index("县科") * 5.6
    assert place.box.left == pytest.approx(left * millimetre, abs=0.2)
    assert place.box.right == pytest.approx((left + 2 * 5.6) * millimetre, abs=0.2)
    assert below.box.left == pytest.approx(28 * millimetre, abs=0.2)
    assert below.box.top > place.box.bottom


def test_a_page_of_an_ofd_counts_from_its_own_corner():
    area = "<o:Area><o:PhysicalBox>10 20 200 280</o:PhysicalBox></o:Area>"
    whole, cut = open_file(ofd_of(SENTENCES), "a"), open_file(ofd_of(SENTENCES, area=area), "a")

    assert [round(cut.flow.pages[0].width), round(cut.flow.pages[0].height)] == [567, 794]
    assert whole.flow.places[0].box.left - cut.flow.places[0].box.left == pytest.approx(10 * 72 / 25.4, abs=0.2)


def test_what_is_not_laid_out_has_no_places():
    [reading] = read("\n".join(TEXT).encode(), "a.txt")

    assert (reading.pages, reading.places) == ((), ())
