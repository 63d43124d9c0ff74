"""A Word document of the old format, as LibreOffice writes it, is read as the document it was made from."""

from io import BytesIO

import pytest
from docx import Document

from luoshi.reading import open_file
from tests.slow.test_libreoffice import converted

pytestmark = pytest.mark.slow

LINES = ("一、强化科技创新", "1.培育创新企业。新增高新技术企业10家以上。（牵头单位：县科技局）")


def test_an_old_document_reads_as_the_new_one_it_was_saved_from(tmp_path):
    new, file = Document(), BytesIO()
    for line in LINES:
        new.add_paragraph(line)
    table = new.add_table(2, 2)
    for cell, words in zip((cell for row in table.rows for cell in row.cells), "甲乙丙丁", strict=True):
        cell.text = words
    new.add_paragraph("青石县人民政府")
    new.save(file)
    opened = open_file(converted(file.getvalue(), tmp_path, "docx", "doc"), "任务.doc")
    as_saved = open_file(file.getvalue(), "任务.docx")

    assert opened.source.media_type == "application/msword"
    assert opened.text == as_saved.text
    assert [table.cells for table in opened.flow.tables] == [table.cells for table in as_saved.flow.tables]
