"""Workbooks as Excel, WPS and LibreOffice save them (xlsx, xlsm): what their sheets show, cell by cell.

Read from the parts of the package itself, because what no library tells matters here: which rows are hidden,
which cells show percent, which formulas hold no value, and how large a sheet says it is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from luoshi.reading.errors import UnreadableFile, gettext_noop
from luoshi.reading.flow import Flow
from luoshi.reading.intake.packages import MACROS, broken, has_macros, is_enormous, is_locked
from luoshi.reading.intake.refusals import locked
from luoshi.reading.intake.sheets import Sheet, flow_of, too_large
from luoshi.reading.intake.xlsx_sheet import Shown, read_sheet
from luoshi.reading.intake.xlsx_styles import Styles, styles_of
from luoshi.reading.intake.xml_parts import Attributes, TooMuch, parse

_BOOK = "xl/workbook.xml"


def flow_of_workbook(data: bytes) -> Flow:
    """The running text of a workbook. Raises UnreadableFile for a damaged, locked or enormous one."""
    try:
        with ZipFile(BytesIO(data)) as package:
            if is_locked(package):
                raise locked()
            measure(package)
            flow = flow_of(list(_sheets(package)))
            return replace(flow, doubts=(*flow.doubts, MACROS)) if has_macros(package) else flow
    except TooMuch as enormous:
        raise too_large() from enormous
    except broken() as error:
        raise damaged() from error


def damaged() -> UnreadableFile:
    """The refusal of a workbook that its own program could not open either."""
    return UnreadableFile(
        "damaged",
        gettext_noop("This workbook is damaged."),
        gettext_noop("Open it in Excel or WPS, save it under a new name and bring that."),
    )


def measure(package: ZipFile) -> None:
    """Refuses a package that would unpack to more than any office writes."""
    if is_enormous(package):
        raise too_large()


def _sheets(package: ZipFile) -> Iterator[Sheet]:
    book = _Book()
    parse(package.open(_BOOK), book.start)
    places = _places(package)
    styles = _styles(package, book.since_1904)
    strings = _strings(package)
    for name, key, hidden in book.sheets:
        part = places.get(key)
        if part:  # a chart on a sheet of its own has no cells
            sheet = Sheet(name, hidden=hidden)
            if not hidden:
                read_sheet(package.open(part), sheet, Shown(strings, styles))
            yield sheet


class _Book:
    """The list of sheets: name, key of the part, whether it is hidden."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), hidden))
        elif tag == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true")


def _places(package: ZipFile) -> dict[str, str]:
    """The part in which each sheet stands, by its key."""
    found: dict[str, str] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            found[attributes["Id"]] = posixpath.normpath(posixpath.join("/xl", attributes["Target"]))[1:]

    parse(package.open("xl/_rels/workbook.xml.rels"), start)
    if len(set(found.values())) < len(found):
        raise ValueError("two sheets are one part")
    return found


def _styles(package: ZipFile, since_1904: bool) -> Styles:
    return styles_of(package.open(part) if (part := _part(package, "styles")) else None, since_1904)


def _strings(package: ZipFile) -> list[str]:
    """The words that cells share. What is printed above them as pronunciation is left out."""
    strings: list[str] = []
    part = _part(package, "sharedStrings")
    if part:
        parse(package.open(part), *_collecting(strings))
    return strings


def _part(package: ZipFile, name: str) -> str | None:
    wanted = f"xl/{name}.xml".lower()
    return next((part for part in package.namelist() if part.lower() == wanted), None)


def _collecting(
    strings: list[str],
) -> tuple[Callable[[str, Attributes], None], Callable[[str], None], Callable[[str], None]]:
    words: list[str] = []
    inside: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        inside.append(tag)

    def end(tag: str) -> None:
        inside.pop()
        if tag == "si":
            strings.append("".join(words))
            words.clear()

    def text(data: str) -> None:
        if inside[-1] == "t" and "rPh" not in inside:
            words.append(data)

    return start, end, text
