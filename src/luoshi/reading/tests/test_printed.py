"""PDF and OFD: pages laid out for print read as the text they were made from."""

from __future__ import annotations

import html
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from weasyprint import HTML

from luoshi.reading import Reading, UnreadableFile, open_file, read
from luoshi.reading.intake.laid_out import LEFT_OUT, TORN

pytestmark = pytest.mark.whole

DOCUMENTS = Path(__file__).parents[4] / "samples" / "documents"
OFFICIAL = """<style>@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: '— ' counter(page) ' —' }
@top-center { content: '青砚县人民政府文件' } } body { font-family: serif; font-size: 16pt; line-height: 28pt }
p { margin: 0; text-indent: 2em; text-align: justify }</style>"""
RULED = """<style>@page { size: A2 } table { border-collapse: collapse } tr { break-inside: avoid }
td, th { border: .5pt solid; padding: 2pt } body { font-size: 10pt } nav { display: none }</style>"""


def pdf_of(page: str) -> bytes:
    return HTML(string=page).write_pdf()


def printed(text: str) -> bytes:
    return pdf_of(
        OFFICIAL + "".join(f"<p>{html.escape(line.strip())}</p>" for line in text.split("\n") if line.strip())
    )


def found_in(reading: Reading) -> list[tuple]:
    return [
        (
            task.number,
            task.section,
            task.title,
            task.deadline,
            [(one.unit, one.role) for one in task.responsibilities],
            [(one.indicator, one.comparator, one.value, one.unit, one.due) for one in task.targets],
        )
        for task in reading.tasks
    ]


@pytest.mark.parametrize("name", sorted(path.name for path in DOCUMENTS.glob("*.txt")))
def test_a_printed_sample_reads_as_its_text(name):
    text = (DOCUMENTS / name).read_bytes()
    [on_paper], [in_text] = read(printed(text.decode()), "a.pdf"), read(text, name)

    assert found_in(on_paper) == found_in(in_text)
    assert found_in(on_paper)


def test_a_drawn_table_reads_as_the_table_of_the_page():
    page = (DOCUMENTS / "duty-table.html").read_text("utf-8")
    [on_paper], [on_the_web] = read(pdf_of(page + RULED), "a.pdf"), read(page.encode(), "a.html")

    assert found_in(on_paper) == found_in(on_the_web)
    assert found_in(on_paper)


def test_a_table_that_goes_on_over_pages_is_doubted():
    page = (DOCUMENTS / "duty-table.html").read_text("utf-8")
    small = RULED.replace("size: A2", "size: A5 landscape")
    flows = [open_file(pdf_of(page + style), "a.pdf").flow for style in (small, RULED)]
    assert [TORN in flow.doubts for flow in flows] == [True, False]


def test_lines_become_paragraphs_and_what_repeats_is_left_out_and_said():
    line = "县农业农村局会同有关部门完善春耕备耕工作台账并且逐村逐户落实，"
    flow = open_file(printed(f"{line * 20}完。\n一、备耕\n县局 North Star 落实。"), "a.pdf").flow

    assert flow.text == f"{line * 20}完。\n一、备耕\n县局 North Star 落实。\n"
    assert flow.doubts == (LEFT_OUT,)


OFD = "http://www.ofdspec.org/2016"
SENTENCES = ("一、强化科技创新", "1.培育企业。新增高新技术企业10家以上。（牵头单位：县科", "技局；配合单位：县财政局）")


def ofd_of(lines: tuple[str, ...], root: str = "Doc_0/Document.xml", area: str = "") -> bytes:
    """An OFD of one page, made by hand; the first line of each numbered paragraph is indented."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr(
            "OFD.xml", f'<o:OFD xmlns:o="{OFD}"><o:DocBody><o:DocRoot>{root}</o:DocRoot></o:DocBody></o:OFD>'
        )
        pages = '<o:Pages><o:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></o:Pages>'
        package.writestr("Doc_0/Document.xml", f'<o:Document xmlns:o="{OFD}">{pages}</o:Document>')
        objects = "".join(map(_object, range(len(lines)), lines))
        package.writestr("Doc_0/Pages/Page_0/Content.xml", f'<o:Page xmlns:o="{OFD}">{area}{objects}</o:Page>')
    return file.getvalue()


def _object(at: int, words: str) -> str:
    left = 28 if words[0] not in "一1" else 40
    return (
        f'<o:TextObject Boundary="{left} {40 + 10 * at} 160 6" Size="5.6">'
        f'<o:TextCode X="0" Y="5" DeltaX="g {len(words) - 1} 5.6">{words}</o:TextCode></o:TextObject>'
    )


def test_an_ofd_reads_as_its_text():
    opened = open_file(ofd_of(SENTENCES), "a.ofd")
    [on_paper], [in_text] = read(ofd_of(SENTENCES), "a.ofd"), read(opened.text.encode(), "a.txt")

    assert opened.source.media_type == "application/ofd"
    assert opened.text == f"{SENTENCES[0]}\n{SENTENCES[1]}{SENTENCES[2]}\n"
    assert found_in(on_paper) == found_in(in_text)
    assert found_in(on_paper)


def refused() -> Iterator[tuple[str, bytes, str]]:
    whole = printed("一、备耕。县农业农村局牵头落实。")
    yield "a scan", pdf_of("<svg width=9 height=9><rect width=9 height=9 /></svg>"), "scanned"
    yield "cut off", whole[: len(whole) // 2], "damaged"
    yield "no PDF behind its first bytes", b"%PDF-1.7\n...%%EOF", "damaged"
    yield "an OFD without its pages", ofd_of(SENTENCES, root="Doc_9/Document.xml"), "damaged"
    yield "an OFD without words", ofd_of(()), "scanned"


REFUSED = {name: (data, code) for name, data, code in refused()}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_says_why_and_what_to_do(data, code):
    with pytest.raises(UnreadableFile) as answer:
        open_file(data, "a")

    assert answer.value.code == code
    assert answer.value.message and answer.value.advice


def test_a_locked_pdf_is_refused():
    with pytest.raises(UnreadableFile) as answer:
        open_file(_locked(), "a.pdf")

    assert answer.value.code == "password"


def _locked() -> bytes:
    """A PDF whose key does not fit the empty password."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
    )
    numbered = b"".join(b"%d 0 obj%sendobj\n" % (at, each) for at, each in enumerate(objects, 1))
    ending = b"trailer<</Root 1 0 R/Encrypt 3 0 R/Size 4/ID[<00><00>]>>\nstartxref\n0\n%%EOF"
    return b"%PDF-1.4\n" + numbered + ending


@pytest.mark.parametrize("kind", ["pdf", "ofd"])
def test_a_file_that_breaks_off_anywhere_is_read_or_refused(kind):
    whole = printed("一、备耕。县农业农村局牵头落实。") if kind == "pdf" else ofd_of(SENTENCES)

    for length in range(8, len(whole), max(len(whole) // 60, 1)):
        with pytest.raises(UnreadableFile):
            open_file(whole[:length], "a")


@pytest.mark.parametrize("limit", ["MOST_PAGES", "MOST_CHARACTERS"])
@pytest.mark.parametrize("kind", ["pdf", "ofd"])
def test_what_no_office_has_written_is_refused(kind, limit, monkeypatch):
    monkeypatch.setattr(f"luoshi.reading.intake.{kind}.{limit}", 0)

    with pytest.raises(UnreadableFile) as answer:
        open_file(printed("一、备耕") if kind == "pdf" else ofd_of(SENTENCES), "a")

    assert answer.value.code == "too_large"
