"""PDF with text: each letter with its box, as pdfium tells it."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from luoshi.reading.flow import Box, Flow
from luoshi.reading.intake import recognition
from luoshi.reading.intake.laid_out import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_PAGES,
    MOST_SCANS,
    flow_of,
    holds_little,
)
from luoshi.reading.intake.pieces import Page, Piece, runs_of
from luoshi.reading.intake.refusals import damaged, locked, too_large

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_TAIL = 2048  # bytes in which a PDF says that it ends
_PASSWORD = 4  # what pdfium answers
_HYPHEN = "\x02"  # what pdfium writes for a hyphen at the end of a line
_FILLED = 0.1  # of a page without text that a picture fills, from which on it is a picture of a page
_MOST_SHAPES = 100  # on a page without text; more are letters drawn as shapes
_RESOLUTION = 150  # dots an inch at which words are recognised
_APART = 1.5  # letters of empty space after which another piece begins


def flow_of_document(data: bytes, scans: bool = False) -> Flow:
    """The running text of a PDF; with `scans`, of pages that are pictures too, where they can be recognised.

    Raises UnreadableFile for a locked, damaged, enormous or scanned one.
    """
    import pypdfium2

    if len(data) > MOST_BYTES:
        raise too_large()
    if b"%%EOF" not in data[-_TAIL:]:
        raise damaged()
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = _pages(document, scans and recognition.is_there())
    except pypdfium2.PdfiumError as broken:
        raise (locked() if broken.err_code == _PASSWORD else damaged()) from broken
    return flow_of(pages)


def _pages(document: PdfDocument, scans: bool) -> list[Page]:
    if len(document) > MOST_PAGES:
        raise too_large()
    pages, counted = [], 0
    for page in document:
        text, lie = page.get_textpage(), _Lie.of(page)
        counted += text.count_chars()
        if counted > MOST_CHARACTERS:
            raise too_large()
        pages.append(Page(list(_pieces(text, lie)), list(_strokes(page, lie)), *page.get_size()))
        text.close()
        page.close()
    pictures = [at for at, page in enumerate(pages) if holds_little(page) and _is_picture(document[at])]
    if scans and len(pictures) > MOST_SCANS:
        raise too_large()
    for at in pictures:
        pages[at] = _recognised(document[at]) if scans else pages[at]._replace(is_picture=True)
    return pages


def _is_picture(page: PdfPage) -> bool:
    """Whether pictures, or letters drawn as shapes, fill what a page shows; a blank page is none."""
    from pypdfium2 import raw

    width, height = page.get_size()
    shapes = 0
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = drawn.get_bounds()
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE and (right - left) * (top - bottom) >= _FILLED * width * height:
            return True
        shapes += drawn.type == raw.FPDF_PAGEOBJ_PATH
    return shapes >= _MOST_SHAPES


def _recognised(page: PdfPage) -> Page:
    from luoshi.reading.intake.scans import LONGEST_SIDE, page_of

    size = page.get_size()
    scale = min(_RESOLUTION / 72, LONGEST_SIDE / max(size))
    return page_of(page.render(scale=scale, grayscale=True).to_pil(), size)


class _Lie(NamedTuple):
    """How a page lies on its sheet: the edges of what is shown of it, and by how many degrees it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @classmethod
    def of(cls, page: PdfPage) -> _Lie:
        left, bottom, right, top = page.get_cropbox()
        return cls(left, bottom, right, top, page.get_rotation())

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the sheet as it stands on the page when it is shown."""
        match self.turn:
            case 90:
                return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 180:
                return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
            case 270:
                return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)


def _pieces(text: PdfTextPage, lie: _Lie) -> Iterator[Piece]:
    """The words of a page as they stand beside each other: cut at each line break and each wide gap."""
    letters: list[Piece] = []
    for letter in _letters(text, lie):
        if letters and not _follows(letters[-1], letter):
            yield from _piece(letters)
            letters = []
        letters.append(letter)
    yield from _piece(letters)


def _follows(before: Piece, letter: Piece) -> bool:
    """Whether a letter stands in the line of the one before it, and near."""
    middle = (letter.box.top + letter.box.bottom) / 2
    gap = letter.box.left - before.box.right
    return before.box.top <= middle <= before.box.bottom and -before.size < gap < _APART * before.size


def _piece(letters: Sequence[Piece]) -> Iterator[Piece]:
    words = "".join(letter.words for letter in letters)
    start, words = len(words) - len(words.lstrip()), words.strip()
    if words:
        stand = [(at - start, letter.box) for at, letter in enumerate(letters) if not letter.words.isspace()]
        boxes = [box for _, box in stand]
        top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
        yield Piece(words, Box(boxes[0].left, top, boxes[-1].right, bottom), runs_of(stand))


def _letters(text: PdfTextPage, lie: _Lie) -> Iterator[Piece]:
    """Each letter with its box; the line breaks that pdfium adds have none."""
    from pypdfium2 import raw

    rectangle = raw.FS_RECTF()
    for at in range(text.count_chars()):
        letter = _shown(raw.FPDFText_GetUnicode(text, at))
        if letter and raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(rectangle)):
            yield Piece(letter, lie.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))


def _shown(number: int) -> str:
    """The letter as a reader knows it: fonts may name it by a look-alike (⼀ for 一)."""
    letter = chr(number)
    if letter == _HYPHEN:
        return "-"
    if "\u2e80" <= letter <= "\u2fdf" or "\uf900" <= letter <= "\ufaff":
        return unicodedata.normalize("NFKC", letter)
    return letter if letter.isprintable() and not 0xD800 <= number < 0xE000 else ""


def _strokes(page: PdfPage, lie: _Lie) -> Iterator[Box]:
    """The boxes of what is drawn on a page."""
    from pypdfium2 import raw

    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        yield lie.box(*drawn.get_bounds())
