"""Intake: one module per format; each turns decoded text into a Flow. The format is chosen by content.

A new text format is a new module with `recognises(text)` and `flow_of(text)`, and one line in `FORMATS`; one that
is no text takes bytes instead and has its line in `PACKAGES`: its source text is the running text itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from luoshi.reading.errors import UnreadableFile, gettext_noop
from luoshi.reading.flow import Flow
from luoshi.reading.intake import page, pictures, plain, printed, separated, word, workbooks
from luoshi.reading.intake.binary import refuse_binary
from luoshi.reading.intake.encoding import LOST, decode
from luoshi.reading.intake.refusals import too_large
from luoshi.reading.model import Source

SOME_LOST = gettext_noop("Characters of the file are damaged; they stand as � in the text.")


class Format(NamedTuple):
    """A kind of text: its media type, whether a text is of it, and its way to a Flow."""

    media_type: str
    recognises: Callable[[str], bool]
    flow_of: Callable[[str], Flow]


class Package(NamedTuple):
    """A kind of file that is no text: its media type, whether bytes are of it, and its way to a Flow.

    `slowly` is its way where seconds may be spent: words in pictures recognised, old documents converted.
    `unbounded` says that a library takes what memory it wants for it, which only a process of its own can bound.
    """

    media_type: str
    recognises: Callable[[bytes], bool]
    flow_of: Callable[[bytes], Flow]
    slowly: Callable[[bytes], Flow] | None = None
    unbounded: bool = False


#: The first that recognises the bytes reads them.
PACKAGES = (
    Package(printed.PDF, printed.is_pdf, printed.flow_of_pdf, printed.flow_of_scanned_pdf, unbounded=True),
    *(
        Package(kind, partial(pictures.is_of, kind), pictures.refuse, pictures.flow_of_picture)
        for kind in pictures.BEGINNINGS
    ),
    Package(printed.OFD, printed.is_ofd, printed.flow_of_ofd),
    Package(workbooks.NEWER, workbooks.is_newer, workbooks.flow_of_newer),
    Package(word.DOCX, word.is_docx, word.flow_of_docx),
    Package(word.DOC, word.is_doc, word.refuse_doc, word.flow_of_doc),
    Package(workbooks.OTHER, workbooks.is_other, workbooks.flow_of_other, unbounded=True),
)

_MOST_CHARACTERS = 5_000_000  # of a text or a page, as of a PDF

#: The first that recognises a text reads it.
FORMATS = (
    Format("text/html", page.recognises, page.flow_of),
    Format("text/csv", separated.recognises, separated.flow_of),
    Format("text/plain", plain.recognises, plain.flow_of),
)


def take_in(data: bytes, name: str, slowly: bool = True) -> tuple[Source, str, Flow]:
    """The source, its decoded text (nothing stripped) and its flow. Raises UnreadableFile.

    Unless `slowly`, no words in pictures are recognised and no old documents converted: such a file is refused.
    """
    package = _package_of(data)
    media_type, text, encoding, flow = _unpacked(data, package, slowly) if package else _decoded(data)
    if not any(map(str.isalnum, flow.text)):
        raise UnreadableFile(
            "no_text",
            gettext_noop("The file holds no text."),
            gettext_noop("Open it to see whether the right file was chosen."),
        )
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type, len(text), encoding)
    return source, text, flow


def is_unbounded(data: bytes) -> bool:
    """Whether reading the file may take more memory than this process should give."""
    package = _package_of(data)
    return package is not None and package.unbounded


def _package_of(data: bytes) -> Package | None:
    return next((each for each in PACKAGES if each.recognises(data)), None)


def _unpacked(data: bytes, package: Package, slowly: bool) -> tuple[str, str, str, Flow]:
    flow = package.slowly(data) if slowly and package.slowly else package.flow_of(data)
    return package.media_type, flow.text, "", flow


def _decoded(data: bytes) -> tuple[str, str, str, Flow]:
    refuse_binary(data)
    text, encoding = decode(data)
    if len(text) > _MOST_CHARACTERS:
        raise too_large()
    kind = next(each for each in FORMATS if each.recognises(text))
    flow = kind.flow_of(text)
    if LOST in flow.text:
        flow = replace(flow, doubts=(*flow.doubts, SOME_LOST))
    return kind.media_type, text, encoding, flow
