"""Scans: pages that are pictures are read as the text they show, by the extra `luoshi[scans]`."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageFile

from luoshi.reading import UnreadableFile, open_file
from luoshi.reading.findings.recognised import UNSURE, sobered
from luoshi.reading.flow import Box, Place, Span
from luoshi.reading.intake import recognition
from luoshi.reading.intake.laid_out import PICTURES, RECOGNISED
from luoshi.reading.model import Reading, Source, Task
from luoshi.reading.places import boxes_of
from luoshi.reading.reader import documents_of
from luoshi.reading.secrecy import marking_of
from luoshi.reading.tests.test_printed import found_in, pdf_of

pytestmark = pytest.mark.whole

SLIP = """<style>@page { size: 120mm 60mm; margin: 6mm } body { margin: 0; font: 13pt/20pt 'Noto Serif CJK SC' }
p { margin: 0; text-indent: 2em }</style>"""
LINES = ("一、强化科技创新", "1.培育创新企业。新增高新技术企业10家以上。（牵头单位：县科技局；配合单位：县财政局）")
SECRET = "<p>机密★1年</p>"

needs_scans = pytest.mark.skipif(not recognition.is_there(), reason="the extra luoshi[scans] is not installed")


def slip(more: str = "") -> bytes:
    return pdf_of(SLIP + more + "".join(f"<p>{line}</p>" for line in LINES))


def picture_of(paper: bytes, turn: float = 0) -> Image.Image:
    with pypdfium2.PdfDocument(paper) as document:
        picture = document[0].render(scale=150 / 72, grayscale=True).to_pil()
    return picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


@needs_scans
def test_a_picture_reads_as_the_text_it_shows():
    opened = open_file(saved(picture_of(slip()), "PNG"), "a.jpg")
    [on_paper], [in_text] = readings(saved(picture_of(slip()), "PNG")), readings("\n".join(LINES).encode())

    assert (opened.source.media_type, opened.flow.doubts) == ("image/png", (RECOGNISED,))
    assert found_in(on_paper) == found_in(in_text)
    assert found_in(on_paper)
    assert [(page.number, page.recognised) for page in on_paper.pages] == [(1, True)]


@needs_scans
def test_a_page_askew_is_read_upright_and_its_boxes_lie_where_the_words_are_seen():
    picture = picture_of(slip(), turn=1)
    [reading] = readings(saved(picture, "JPEG", quality=60))
    [lead] = [one for one in reading.tasks[0].responsibilities if one.role == "lead"]

    [place] = boxes_of(reading.places, lead.span)

    dark = picture.crop(tuple(map(round, place.box))).point(lambda shade: 255 * (shade < 128)).getbbox()
    assert lead.unit == "县科技局"
    assert dark and dark[2] - dark[0] > 0.85 * (place.box.right - place.box.left)
    assert place.box.right - place.box.left == pytest.approx(4 * 13 * 150 / 72, rel=0.15)


@needs_scans
def test_of_a_pdf_the_pages_with_text_are_read_as_text_and_the_pictures_recognised():
    mixed = with_pages_of(pdf_of(f"{SLIP}<p>2.稳住粮食。总产量不少于41万吨。</p>"), saved(picture_of(slip()), "PDF"))
    opened, unread = open_file(mixed, "a.pdf"), open_file(mixed, "a.pdf", slowly=False)

    assert [page.recognised for page in opened.flow.pages] == [False, True]
    assert opened.text.startswith("2.稳住粮食。总产量不少于41万吨。\n一、强化科技创新\n1.培育创新企业。")
    assert (opened.flow.doubts, unread.flow.doubts) == ((RECOGNISED,), (PICTURES,))


@needs_scans
def test_a_file_of_several_pictures_has_several_pages():
    pictures = [picture_of(slip()), picture_of(pdf_of(f"{SLIP}<p>2.稳住粮食。总产量不少于41万吨。</p>"))]
    opened = open_file(saved(pictures[0], "TIFF", save_all=True, append_images=pictures[1:]), "a")

    assert [page.number for page in opened.flow.pages] == [1, 2]
    assert opened.text.endswith("\n2.稳住粮食。总产量不少于41万吨。\n")


@needs_scans
def test_a_ruled_table_in_a_picture_is_a_table():
    cells = (("任务", "牵头单位", "完成时限"), ("建成粮库", "县粮食局", "6月底"), ("修好渠道", "县水利局", "9月底"))
    rows = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in cells)
    style = "<style>table { border-collapse: collapse } td { border: .75pt solid; padding: 3pt 8pt }</style>"
    flow = open_file(saved(picture_of(pdf_of(f"{SLIP}{style}<table>{rows}</table>")), "PNG"), "a").flow

    [table] = flow.tables
    found = [[flow.words(cell.span) for cell in table.cells if cell.row == row] for row in range(3)]
    assert found == [list(row) for row in cells]


@needs_scans
def test_a_marking_in_a_picture_is_seen():
    flow = open_file(saved(picture_of(slip(SECRET)), "PNG"), "a.png").flow

    assert marking_of(flow, "a.png") is not None


def test_without_the_extra_a_picture_is_refused_with_what_to_install(monkeypatch):
    monkeypatch.setattr(recognition, "is_there", lambda: False)
    for data in (saved(picture_of(slip()), "PNG"), saved(picture_of(slip()), "PDF")):
        with pytest.raises(UnreadableFile) as answer:
            open_file(data, "a")
        assert (answer.value.code, "luoshi[scans]" in answer.value.advice) == ("scanned", True)


@needs_scans
@pytest.mark.parametrize("length", [20, 500])
def test_a_picture_that_breaks_off_is_refused(length, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)  # the printing library that draws our pages sets it
    with pytest.raises(UnreadableFile) as answer:
        open_file(saved(picture_of(slip()), "PNG")[:length], "a.png")

    assert answer.value.code == "damaged"


@needs_scans
def test_more_pictures_than_anyone_waits_for_are_refused(monkeypatch):
    monkeypatch.setattr("luoshi.reading.intake.laid_out.MOST_SCANS", 0)
    monkeypatch.setattr("luoshi.reading.intake.pdf.MOST_SCANS", 0)
    for kind in ("PNG", "PDF"):
        with pytest.raises(UnreadableFile) as answer:
            open_file(saved(picture_of(slip()), kind), "a")
        assert answer.value.code == "too_large"


def test_what_was_hard_to_recognise_is_less_sure():
    text = "1.建库。2.修渠。"
    tasks = tuple(Task(number, None, "", "", Span(*span)) for number, span in (("1", (0, 5)), ("2", (5, 10))))
    places = (Place(Span(0, 7), 1, Box(0, 0, 70, 10)), Place(Span(7, 9), 1, Box(70, 0, 90, 10), 0.6))
    reading = sobered(Reading(Source("a", "", "", 10), tasks=tasks, places=places), text)

    assert [(task.confidence, task.warnings) for task in reading.tasks] == [(1.0, ()), (0.6, (UNSURE,))]


def readings(data: bytes) -> list[Reading]:
    return [part.reading for part in documents_of(open_file(data, "a"))]


def with_pages_of(one: bytes, other: bytes) -> bytes:
    file = BytesIO()
    with pypdfium2.PdfDocument(one) as document, pypdfium2.PdfDocument(other) as more:
        document.import_pages(more)
        document.save(file)
    return file.getvalue()
