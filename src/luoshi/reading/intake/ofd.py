"""OFD (GB/T 33190): a zip of XML parts; each page says where its letters and lines stand, in millimetres."""

from __future__ import annotations

import posixpath
from io import BytesIO
from itertools import accumulate
from zipfile import ZipFile

from luoshi.reading.flow import Box, Flow
from luoshi.reading.intake.laid_out import MOST_BYTES, MOST_CHARACTERS, MOST_PAGES, flow_of
from luoshi.reading.intake.packages import broken, is_locked
from luoshi.reading.intake.pieces import Page, Piece, runs_of
from luoshi.reading.intake.refusals import damaged, locked, too_large
from luoshi.reading.intake.xml_parts import Attributes, TooMuch, parse

_POINTS = 72 / 25.4  # a millimetre
_ABOVE = 0.85  # the share of a letter that stands above its line
_A4 = Box(0, 0, 210, 297)
_FURTHEST = 1e6  # millimetres; what is further, or no number, is a slip of the file
_MOST_DRAWN = 200_000  # letters, words and lines of a page
_KEYS = "Encryptions.xml"  # GM/T 0099: how the parts were made unreadable


def flow_of_document(data: bytes) -> Flow:
    """The running text of an OFD. Raises UnreadableFile for a locked, damaged, enormous or scanned one."""
    try:
        with ZipFile(BytesIO(data)) as package:
            if is_locked(package) or _KEYS in package.namelist():
                raise locked()
            if sum(part.file_size for part in package.infolist()) > MOST_BYTES:
                raise too_large()
            pages = _pages(package)
    except TooMuch as enormous:
        raise too_large() from enormous
    except broken() as failed:
        raise damaged() from failed
    if not pages:
        raise damaged()
    return flow_of(pages)


def _pages(package: ZipFile) -> list[Page]:
    roots = [root.strip().lstrip("/") for root in _named(package, "OFD.xml", "DocRoot")]
    places = [(root, _beside(root, place)) for root in roots for place in _attributes(package, root, "Page", "BaseLoc")]
    if len(places) > MOST_PAGES:
        raise too_large()
    if len(set(places)) < len(places):
        raise ValueError("two pages are one part")
    sizes = {root: next(map(_area, _named(package, root, "PhysicalBox")), _A4) for root in roots}
    pages, left = [], MOST_CHARACTERS
    for root, place in places:
        page = _Page()
        parse(package.open(place), page.start, page.end, page.text)
        left -= sum(len(piece.words) for piece in page.pieces)
        if left < 0:
            raise too_large()
        pages.append(page.whole(sizes[root]))
    return pages


def _beside(part: str, place: str) -> str:
    """The name of a part that another one names, from the root or from its own folder."""
    folder = posixpath.dirname("/" + part.strip().lstrip("/"))
    return posixpath.normpath(posixpath.join(folder, place)).lstrip("/")


def _named(package: ZipFile, part: str, tag: str) -> list[str]:
    """The words inside each element of a kind."""
    found: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        inside.append(name)
        if name == tag:
            found.append("")

    def end(name: str) -> None:
        inside.pop()

    def text(words: str) -> None:
        if inside[-1] == tag:
            found[-1] += words

    parse(package.open(part), start, end, text)
    return found


def _attributes(package: ZipFile, part: str, tag: str, key: str) -> list[str]:
    """What each element of a kind says under a key."""
    found: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == tag and key in attributes:
            found.append(attributes[key])

    parse(package.open(part), start)
    return found


class _Page:
    """One page as it is read: its pieces of text and its drawn lines."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.strokes: list[Box] = []
        self._area: Box | None = None
        self._object: Attributes = {}
        self._code: Attributes | None = None
        self._words = ""

    def whole(self, usual: Box) -> Page:
        """The page as it is shown: its own size, or the usual one of the document."""
        area = _points(self._area or usual)
        pieces = [_moved(piece, area) for piece in self.pieces]
        strokes = [_counted_from(area, box) for box in self.strokes]
        return Page(pieces, strokes, area.right - area.left, area.bottom - area.top, is_picture=not pieces)

    def start(self, tag: str, attributes: Attributes) -> None:
        if len(self.pieces) + len(self.strokes) > _MOST_DRAWN:
            raise TooMuch
        if tag == "PhysicalBox":
            self._code, self._words = attributes, ""
        elif tag == "TextObject":
            self._object = attributes
        elif tag == "TextCode":
            self._code, self._words = attributes, ""
        elif tag == "PathObject":
            self.strokes.append(_points(_boundary(attributes)))

    def text(self, words: str) -> None:
        if self._code is not None:
            self._words += words

    def end(self, tag: str) -> None:
        if self._code is None or tag not in ("TextCode", "PhysicalBox"):
            return
        if tag == "PhysicalBox":
            self._area = _area(self._words)
        elif self._words.strip():
            self.pieces.append(_piece(self._object, self._code, self._words.strip()))
        self._code = None


def _piece(around: Attributes, code: Attributes, words: str) -> Piece:
    """The words of a TextCode: where its first letter stands, and as wide as the steps between letters say."""
    boundary = _boundary(around)
    scale = _numbers(around.get("CTM", "1 0 0 1 0 0"))
    size = _number(around.get("Size", "0")) * abs(scale[3]) or boundary.bottom - boundary.top
    left = boundary.left + _number(code.get("X", "0")) * scale[0]
    line = boundary.top + _number(code.get("Y", "0")) * scale[3]
    top, bottom = line - _ABOVE * size, line + (1 - _ABOVE) * size
    if "DeltaX" not in code:
        return Piece(words, _points(Box(left, top, boundary.right, bottom)))
    steps = [step * scale[0] for step in _steps(code["DeltaX"], len(words) - 1)]
    lefts = [left, *(left + gone for gone in accumulate(steps))][: len(words)]
    rights = [*lefts[1:], lefts[-1] + size]
    boxes = [_points(Box(left, top, right, bottom)) for left, right in zip(lefts, rights, strict=True)]
    whole = boxes[0]._replace(right=boxes[-1].right)
    return Piece(words, whole, runs_of(list(enumerate(boxes))) if len(boxes) == len(words) else ())


def _steps(written: str, most: int) -> list[float]:
    """The steps between letters, as written (`5 5 5`) or shortened (`g 3 5`)."""
    steps: list[float] = []
    numbers = iter(written.split())
    for number in numbers:
        if number == "g":
            times, step = int(next(numbers, "0")), _number(next(numbers, "0"))
            steps += [step] * min(times, most)
        else:
            steps.append(_number(number))
    return steps


def _boundary(attributes: Attributes) -> Box:
    return _area(attributes.get("Boundary", "0 0 0 0"))


def _area(written: str) -> Box:
    """The box that four numbers say: left, top, width, height."""
    left, top, width, height = _numbers(written)
    return Box(left, top, left + width, top + height)


def _moved(piece: Piece, area: Box) -> Piece:
    runs = tuple(run._replace(box=_counted_from(area, run.box)) for run in piece.runs)
    return Piece(piece.words, _counted_from(area, piece.box), runs)


def _counted_from(area: Box, box: Box) -> Box:
    return Box(box.left - area.left, box.top - area.top, box.right - area.left, box.bottom - area.top)


def _numbers(written: str) -> list[float]:
    return [_number(number) for number in written.split()]


def _number(written: str) -> float:
    """The number. Raises ValueError for what lies on no page."""
    number = float(written)
    if not abs(number) <= _FURTHEST:
        raise ValueError(f"{written} is on no page")
    return number


def _points(box: Box) -> Box:
    return Box(*(edge * _POINTS for edge in box))
