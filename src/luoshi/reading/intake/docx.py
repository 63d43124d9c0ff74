"""Documents as Word, WPS and LibreOffice save them (docx, docm): the text that shows, with Word's own numbers in it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO
from zipfile import ZipFile

from luoshi.reading.errors import UnreadableFile, gettext_noop
from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow
from luoshi.reading.intake.docx_body import BodyReader, TooLong
from luoshi.reading.intake.docx_numbering import numbering_of
from luoshi.reading.intake.docx_styles import styles_of
from luoshi.reading.intake.packages import MACROS, broken, has_macros, is_enormous, is_locked
from luoshi.reading.intake.refusals import locked
from luoshi.reading.intake.xml_parts import Attributes, TooMuch, parse

_MOST_CHARACTERS = 20_000_000
_BODY = expression(r"word/document\d*\.xml")
_MARGIN = expression(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_PAGE_NUMBER = expression(r"[\W\d_]|第|共|页|page|of", re.IGNORECASE)

MARGINS = gettext_noop("The words in headers, footers and footnotes were left out.")


def flow_of_document(data: bytes) -> Flow:
    """The running text of a document. Raises UnreadableFile for a damaged, locked or enormous one."""
    try:
        with ZipFile(BytesIO(data)) as package:
            if is_locked(package):
                raise locked()
            if is_enormous(package):
                raise _too_large()
            return _flow(package)
    except (TooLong, TooMuch) as long:
        raise _too_large() from long
    except broken() as error:
        raise _damaged() from error


def _flow(package: ZipFile) -> Flow:
    names = package.namelist()
    styles = styles_of(_opened(package, "word/styles.xml"))
    reader = BodyReader(styles, numbering_of(_opened(package, "word/numbering.xml"), styles), _MOST_CHARACTERS)
    reader.read(package.open(next(filter(_BODY.fullmatch, names))))
    flow = reader.flow()
    return Flow(flow.text, tables=flow.tables, doubts=tuple(sorted(reader.doubts | _left_out(package))))


def _left_out(package: ZipFile) -> set[str]:
    """What is to be said of the parts beside the body."""
    names = filter(_MARGIN.fullmatch, package.namelist())
    said = any(_says_something(package.open(name)) for name in names)
    return ({MARGINS} if said else set()) | ({MACROS} if has_macros(package) else set())


def _opened(package: ZipFile, name: str) -> IO[bytes] | None:
    return package.open(name) if name in package.namelist() else None


def _says_something(part: IO[bytes]) -> bool:
    """Whether a header, footer or the notes hold more than the number of the page."""
    inside: list[str] = []
    words: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        inside.append(tag)

    def end(tag: str) -> None:
        inside.pop()

    def text(data: str) -> None:
        if inside[-1] == "t":
            words.append(data)

    parse(part, start, end, text)
    return bool(_PAGE_NUMBER.sub("", "".join(words)))


def _damaged() -> UnreadableFile:
    return UnreadableFile(
        "damaged",
        gettext_noop("This Word document is damaged."),
        gettext_noop("Open it in Word or WPS, save it under a new name and bring that."),
    )


def _too_large() -> UnreadableFile:
    return UnreadableFile(
        "too_large",
        gettext_noop("This Word document is larger than any that can be read."),
        gettext_noop("Copy the pages that matter into a new document and bring that."),
    )
