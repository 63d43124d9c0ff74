"""A paper as a Word file, in the measures of GB/T 9704; the same paper gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from luoshi.core.papers import measures as m
from luoshi.core.papers.model import Block, Form, Heading, Paper, Table, Words

#: Word keeps times in its files; a paper knows its day, not the second at which it was rendered.
NO_TIME = datetime(2000, 1, 1)
LEVELS = {1: m.HEI, 2: m.KAI}


def docx_of(paper: Paper) -> bytes:
    """The paper as a .docx file that Word and WPS open and edit."""
    word = Document()
    _without_times(word, paper)
    _page(word)
    _body_type(word)
    if head := _HEADS.get(paper.form):
        head(word, paper)
    _title(word, paper)
    for block in paper.body:
        _BLOCKS[type(block)](word, block)
    _end(word, paper)
    return _bytes(word)


def _without_times(word: Docx, paper: Paper) -> None:
    core = word.core_properties
    core.title, core.author, core.comments = paper.title, "、".join(paper.signers), ""
    core.created = core.modified = NO_TIME
    core.last_modified_by, core.revision = paper.signer, 1


def _page(word: Docx) -> None:
    """A4, the type area, the grid of 22 lines, and page numbers outside: right on odd pages, left on even ones."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(m.PAGE[0]), Mm(m.PAGE[1])
    section.top_margin, section.bottom_margin = Mm(m.TOP), Mm(m.BOTTOM)
    section.left_margin, section.right_margin = Mm(m.BINDING), Mm(m.OUTER)
    section.footer_distance = Mm(m.BOTTOM - m.PAGE_NUMBER - 5)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = _add(section._sectPr, "w:docGrid")
    _set(grid, {"w:type": "lines", "w:linePitch": str(round(m.LINE_PITCH * 20))})
    word.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer.paragraphs[0], ALIGN.RIGHT)
    _page_number(section.even_page_footer.paragraphs[0], ALIGN.LEFT)


def _page_number(paragraph: Paragraph, side: ALIGN) -> None:
    """— 1 —"""
    paragraph.alignment = side
    _run(paragraph, "— ", m.SONG, m.SMALL)
    number = _run(paragraph, "", m.SONG, m.SMALL)
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            _set(_add(number._r, "w:fldChar"), {"w:fldCharType": kind})
        else:
            _add(number._r, "w:instrText").text = words
    _run(paragraph, " —", m.SONG, m.SMALL)


def _body_type(word: Docx) -> None:
    style = word.styles["Normal"]
    style.font.size = Pt(m.BODY)
    _typeface(style.element.get_or_add_rPr(), m.FANGSONG)
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(m.LINE_PITCH)


def _letter_head(word: Docx, paper: Paper) -> None:
    """The issuer's mark over a red double rule; its counterpart at the foot of the first page."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance, section.footer_distance = Mm(m.LETTER_MARK), Mm(m.LETTER_FOOT)
    mark = section.first_page_header.paragraphs[0]
    _mark(mark, paper.mark)
    _rule(mark, "bottom", "thickThinSmallGap")
    _rule(section.first_page_footer.paragraphs[0], "top", "thinThickSmallGap")
    number = word.add_paragraph()
    number.alignment = ALIGN.RIGHT
    _run(number, paper.number, m.FANGSONG, m.BODY)


def _document_head(word: Docx, paper: Paper) -> None:
    """The mark 35 mm below the top of the type area, two blank lines, the number, the red rule."""
    mark = word.add_paragraph()
    mark.paragraph_format.space_before = Mm(m.DOCUMENT_MARK)
    _mark(mark, paper.mark)
    word.add_paragraph()
    word.add_paragraph()
    number = word.add_paragraph()
    number.alignment = ALIGN.CENTER
    _run(number, paper.number, m.FANGSONG, m.BODY)
    _rule(number, "bottom", "single", beyond=0)


#: What is no official paper has none.
_HEADS = {Form.LETTER: _letter_head, Form.DOCUMENT: _document_head}


def _mark(paragraph: Paragraph, words: str) -> None:
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    run = _run(paragraph, words, m.XIAOBIAOSONG, m.MARK)
    run.font.color.rgb = RGBColor.from_string(m.RED)


def _rule(paragraph: Paragraph, side: str, kind: str, beyond: float = (m.LETTER_RULE - m.AREA[0]) / 2) -> None:
    """A red rule over or under a paragraph, reaching `beyond` the type area by so many millimetres at each side."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(-beyond)
    borders = _add(paragraph._p.get_or_add_pPr(), "w:pBdr")
    _set(_add(borders, f"w:{side}"), {"w:val": kind, "w:sz": "24", "w:space": "4", "w:color": m.RED})


def _title(word: Docx, paper: Paper) -> None:
    word.add_paragraph()
    title = word.add_paragraph()
    title.alignment = ALIGN.CENTER
    title.paragraph_format.line_spacing = Pt(m.TITLE * 1.5)
    _run(title, paper.title, m.XIAOBIAOSONG, m.TITLE)
    word.add_paragraph()
    if paper.addressee:
        _run(word.add_paragraph(), f"{paper.addressee}：", m.FANGSONG, m.BODY)


def _heading(word: Docx, block: Heading) -> None:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(2 * m.BODY)
    paragraph.paragraph_format.keep_with_next = True
    _run(paragraph, block.text, LEVELS[block.level], m.BODY)


def _words(word: Docx, block: Words) -> None:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(2 * m.BODY)
    _run(paragraph, block.text, m.FANGSONG, m.BODY)


def _table(word: Docx, block: Table) -> None:
    if block.caption:
        caption = word.add_paragraph()
        caption.alignment, caption.paragraph_format.keep_with_next = ALIGN.CENTER, True
        _run(caption, block.caption, m.HEI, m.SMALL)
    table = word.add_table(rows=0, cols=len(block.head))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Mm(m.AREA[0] * share / sum(block.widths)) for share in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _row(table.add_row(), block.head, widths, m.HEI)
    _set(_add(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader"), {"w:val": "true"})
    for row in block.rows:
        _row(table.add_row(), row, widths, m.FANGSONG)


def _row(row: Any, cells: Iterable[str], widths: list[Mm], face: tuple[str, ...]) -> None:
    """A row in one piece, its lines closer than the page's grid."""
    _set(_add(row._tr.get_or_add_trPr(), "w:cantSplit"), {"w:val": "true"})
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        shape = paragraph.paragraph_format
        shape.line_spacing, shape.space_before, shape.space_after = Pt(m.ROW_PITCH), Pt(m.ROW_GAP), Pt(m.ROW_GAP)
        _run(paragraph, text, face, m.SMALL - 2)


_BLOCKS: dict[type[Block], Any] = {Heading: _heading, Words: _words, Table: _table}


def _end(word: Docx, paper: Paper) -> None:
    """Attachments, then who signs and the day."""
    for n, name in enumerate(paper.attachments, 1):
        _words(word, Words(f"附件：{n}. {name}" if n == 1 else f"　　　{n}. {name}"))
    word.paragraphs[-1].paragraph_format.keep_with_next = True  # names never stand on a sheet of their own
    word.add_paragraph().paragraph_format.keep_with_next = True
    (_signed_jointly if paper.joined else _signed)(word, paper)
    if paper.copies:
        word.add_paragraph()
        _run(word.add_paragraph(), f"抄送：{paper.copies}", m.FANGSONG, m.SMALL)


def _signed(word: Docx, paper: Paper) -> None:
    """Who signs, and the day, four characters from the right."""
    for words in (paper.signer, paper.day):
        line = word.add_paragraph()
        line.alignment, line.paragraph_format.right_indent = ALIGN.RIGHT, Pt(4 * m.BODY)
        line.paragraph_format.keep_with_next = words == paper.signer  # the day follows on the same sheet
        _run(line, words, m.FANGSONG, m.BODY)


def _signed_jointly(word: Docx, paper: Paper) -> None:
    """Every name at its place in a row, with room for its seal, and the day under the last one."""
    table = word.add_table(rows=0, cols=len(paper.signers))
    for cells in (paper.signers, (*[""] * len(paper.joined), paper.day)):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.paragraphs[0].alignment = ALIGN.CENTER
            _run(cell.paragraphs[0], words, m.FANGSONG, m.BODY)


def _run(paragraph: Paragraph, words: str, face: tuple[str, ...], size: float) -> Any:
    run = paragraph.add_run(words)
    run.font.size = Pt(size)
    _typeface(run._r.get_or_add_rPr(), face)
    return run


def _typeface(properties: Any, face: tuple[str, ...]) -> None:
    """The typeface that the standard names; figures and Latin words are set in it too."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    _set(fonts, {f"w:{script}": face[0] for script in ("ascii", "hAnsi", "eastAsia")})


def _add(parent: Any, tag: str) -> Any:
    child = OxmlElement(tag)
    parent.append(child)
    return child


def _set(element: Any, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        element.set(qn(name), value)


def _bytes(word: Docx) -> bytes:
    """The file without the times at which its parts were packed."""
    packed, plain = BytesIO(), BytesIO()
    word.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, NO_TIME.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return plain.getvalue()
