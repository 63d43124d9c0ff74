"""Scans: a page that is a picture becomes pieces of text and drawn lines, as any laid-out page.

A picture lies askew, and its lines are boxed a little larger or smaller: for the layout they are turned upright and
given even sizes; where letters stand on the page is said as the picture has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, cos, log, sin
from statistics import median
from typing import NamedTuple

from PIL import Image

from luoshi.reading.flow import Box
from luoshi.reading.intake.pieces import Page, Piece, Run, runs_of
from luoshi.reading.intake.recognition import Corner, Seen, SeenLine, lines_in
from luoshi.reading.intake.strokes import strokes_in

LONGEST_SIDE = 2000  # pixels of a picture in which words are looked for
_SLIMMEST = 10  # times as long as wide
_LETTER = 16.0  # points that the usual letter of a picture is high in the layout
_SURE = 0.9  # letters below this stand in runs of their own
_EVEN = 0.3  # of a letter by which it may stand beside where even steps put it
_APART = 1.5  # letters of empty space after which another piece begins
_LONG = 5.0  # heights; only lines as long as this tell how the picture lies
_MOST_SLOPE = 0.2
_STROKE = 1.8  # heights of a line of words; what is drawn shorter is part of a letter
_LEADED = 1.4  # heights of letters that a line takes where a program tells it
_STEP = 1.4  # lines whose sizes differ less have the same
_FEW, _DOUBTFUL = 6, 1  # letters, and steps: a line so short is of the usual size if it is near it


class _View(NamedTuple):
    """How pixels become the units of the layout, in which the picture lies upright, and those of the page."""

    slope: float
    layout: float
    across: float
    down: float

    def upright(self, corners: Sequence[Corner]) -> Box:
        """The box of four corners in the layout: the middles of their sides, turned upright."""
        (a, b, c, d), s, k = corners, sin(self.slope), cos(self.slope)
        points = [Corner(x * k + y * s, y * k - x * s) for x, y in (a, b, c, d)]
        left, right = (points[0].x + points[3].x) / 2, (points[1].x + points[2].x) / 2
        top, bottom = (points[0].y + points[1].y) / 2, (points[2].y + points[3].y) / 2
        return Box(left * self.layout, top * self.layout, right * self.layout, bottom * self.layout)

    def on_page(self, corners: Sequence[Corner]) -> Box:
        """The box around four corners on the page."""
        xs, ys = [corner.x * self.across for corner in corners], [corner.y * self.down for corner in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


def page_of(picture: Image.Image, size: tuple[float, float]) -> Page:
    """What stands on a page of this size of which there is a picture."""
    grey = picture.convert("L")
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    lines = lines_in(_broadened(grey))
    usual = median(line.height for line in lines) if lines else 1.0
    view = _View(_slope(lines), _LETTER / usual, size[0] / grey.width, size[1] / grey.height)
    drawn = strokes_in(grey, view.slope, round(_STROKE * usual))
    strokes = [Box(*(edge * view.layout for edge in box)) for box in drawn]
    pieces = [piece for line in lines for piece in _pieces(line, view, strokes)]
    return Page(pieces, strokes, *size, recognised=True)


def _broadened(picture: Image.Image) -> Image.Image:
    """The picture; a strip with white beside it, since the recognition enlarges until the short side is long enough."""
    width, height = (max(side, max(picture.size) // _SLIMMEST) for side in picture.size)
    if (width, height) == picture.size:
        return picture
    broad = Image.new("L", (width, height), "white")
    broad.paste(picture)
    return broad


def _slope(lines: Sequence[SeenLine]) -> float:
    """By how much the lines of a picture rise or fall, in radians; those that are too short to tell do not count."""
    slopes = []
    for line in lines:
        (left, top), (right, end), _, (_, bottom) = line.corners
        if right - left > _LONG * abs(bottom - top):
            slopes.append(atan2(end - top, right - left))
    slope = median(slopes) if slopes else 0.0
    return slope if abs(slope) < _MOST_SLOPE else 0.0


def _even(box: Box, letters: int) -> Box:
    """The box with the height of its step, about the same middle; a few letters tell their height badly."""
    steps = round(log(max(box.bottom - box.top, 1) / _LETTER, _STEP))
    steps = 0 if letters < _FEW and abs(steps) <= _DOUBTFUL else steps
    half, middle = _LEADED * _LETTER * _STEP**steps / 2, (box.top + box.bottom) / 2
    return box._replace(top=middle - half, bottom=middle + half)


def _pieces(line: SeenLine, view: _View, strokes: Sequence[Box]) -> Iterator[Piece]:
    """A line cut at wide gaps and where a drawn line stands between its letters."""
    around = _even(view.upright(line.corners), len(line.letters))
    boxes = [view.upright(seen.corners)._replace(top=around.top, bottom=around.bottom) for seen in line.letters]
    spaced = _spaced(line)
    begin = 0
    for at in range(1, len(boxes) + 1):
        if at == len(boxes) or _is_apart(boxes[at - 1], boxes[at], strokes):
            box = around._replace(left=boxes[begin].left, right=boxes[at - 1].right)
            yield _piece(line.letters[begin:at], spaced[begin:at], box, view)
            begin = at


def _is_apart(before: Box, after: Box, strokes: Sequence[Box]) -> bool:
    if after.left - before.right > _APART * (after.bottom - after.top):
        return True
    left, right = (before.left + before.right) / 2, (after.left + after.right) / 2
    middle = (after.top + after.bottom) / 2
    return any(
        left < (stroke.left + stroke.right) / 2 < right and stroke.top < middle < stroke.bottom
        for stroke in strokes
        if stroke.right - stroke.left < stroke.bottom - stroke.top
    )


def _spaced(line: SeenLine) -> list[bool]:
    """For each letter whether a space stands before it; brackets and points only look like it, for they are narrow."""
    places, at = set(), 0
    for before, after in pairwise(line.words.split(" ")):
        at += len(before)
        if before[-1:].isalnum() and after[:1].isalnum():
            places.add(at)
    return [place in places for place in range(len(line.letters))]


def _piece(letters: Sequence[Seen], spaced: Sequence[bool], box: Box, view: _View) -> Piece:
    words, standing = "", []
    for seen, space in zip(letters, spaced, strict=True):
        words += " " * (space and bool(words))
        standing.append((len(words), view.on_page(seen.corners), seen.confidence))
        words += seen.letter
    return Piece(words, box, tuple(_runs(standing)))


def _runs(standing: Sequence[tuple[int, Box, float]]) -> Iterator[Run]:
    """Letters in even runs; those that are not sure apart from those that are."""
    begin = 0
    for at in range(1, len(standing) + 1):
        if at == len(standing) or (standing[at][2] < _SURE) != (standing[begin][2] < _SURE):
            letters = standing[begin:at]
            sure = round(min(confidence for _, _, confidence in letters), 3)
            even = _EVEN * (letters[0][1].bottom - letters[0][1].top)
            for run in runs_of([(place, box) for place, box, _ in letters], even):
                yield run._replace(confidence=sure)
            begin = at
