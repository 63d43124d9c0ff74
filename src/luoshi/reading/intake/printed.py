"""Pages laid out for print (PDF, OFD): recognised by their content; what reads them is loaded when there is one."""

from __future__ import annotations

from luoshi.reading.flow import Flow
from luoshi.reading.intake.packages import parts_of

PDF = "application/pdf"
OFD = "application/ofd"
_HEAD = 1024  # bytes; some programs write a few before the PDF begins


def is_pdf(data: bytes) -> bool:
    """Whether it is a PDF."""
    return data.startswith(b"%PDF-") or (b"\n%PDF-" in data[:_HEAD] and b"%%EOF" in data)


def is_ofd(data: bytes) -> bool:
    """Whether it is an OFD (GB/T 33190)."""
    return "OFD.xml" in parts_of(data)


def flow_of_pdf(data: bytes) -> Flow:
    """The running text of a PDF. Raises UnreadableFile, also where all pages are pictures."""
    from luoshi.reading.intake.pdf import flow_of_document

    return flow_of_document(data)


def flow_of_scanned_pdf(data: bytes) -> Flow:
    """The running text of a PDF, the words on pictures of pages recognised. Raises UnreadableFile."""
    from luoshi.reading.intake.pdf import flow_of_document

    return flow_of_document(data, scans=True)


def flow_of_ofd(data: bytes) -> Flow:
    """The running text of an OFD. Raises UnreadableFile."""
    from luoshi.reading.intake.ofd import flow_of_document

    return flow_of_document(data)
