"""Word documents: recognised by content, whatever they are called; what reads them is loaded when there is one."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow
from luoshi.reading.intake.packages import has_stream, parts_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
_BODY = expression(r"word/document\d*\.xml")


def is_docx(data: bytes) -> bool:
    """Whether it is a document as Word, WPS and LibreOffice save them today (docx, docm)."""
    return any(map(_BODY.fullmatch, parts_of(data)))


def flow_of_docx(data: bytes) -> Flow:
    """The running text of a docx document. Raises UnreadableFile."""
    from luoshi.reading.intake.docx import flow_of_document

    return flow_of_document(data)


def is_doc(data: bytes) -> bool:
    """Whether it is a Word document of the old format (doc, and wps of its kind)."""
    return has_stream(data, "WordDocument")


def flow_of_doc(data: bytes) -> Flow:
    """The running text of an old document, converted. Raises UnreadableFile."""
    from luoshi.reading.intake.old_word import flow_of_document

    return flow_of_document(data)


def refuse_doc(data: bytes) -> Flow:
    """Raises UnreadableFile: an old document, where none is to be converted."""
    from luoshi.reading.intake.old_word import refuse

    return refuse(data)
