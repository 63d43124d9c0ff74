"""Drawn lines in a picture: long dark stretches across and down, found upright."""

from __future__ import annotations

from collections.abc import Iterator
from math import degrees
from typing import TYPE_CHECKING, Any

from luoshi.reading.flow import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_THICK = 0.5  # of the shortest: what is thicker is no line
_NEAR = 15  # pixels around, with which darkness is compared
_DARKER = 12  # than these, of 255
_GRAIN, _GRAINS = 5, 5  # pixels over which the grain of a bad scan is evened out; how much darker than it a line is


def strokes_in(picture: Image, slope: float, shortest: int) -> list[Box]:
    """The boxes of the lines drawn in a grey picture, in pixels, after it was turned upright by a slope.

    What is shorter than `shortest` is a stroke of a letter.
    """
    import cv2
    import numpy

    pixels = numpy.asarray(picture)
    height, width = pixels.shape
    if slope:
        turn = cv2.getRotationMatrix2D((0, 0), degrees(slope), 1)
        pixels = cv2.warpAffine(pixels, turn, (width, height), borderValue=255)
    even = cv2.GaussianBlur(pixels, (_GRAIN, _GRAIN), 0)
    paper = cv2.blur(even, (_NEAR, _NEAR))
    grain = float(numpy.median(cv2.absdiff(even, paper)))
    dark = ((paper.astype(int) - even) > max(_DARKER, _GRAINS * grain)).astype("uint8")
    return [
        *_drawn(dark, (shortest, 1), _THICK * shortest),
        *_drawn(dark, (1, shortest), _THICK * shortest),
    ]


def _drawn(dark: Any, least: tuple[int, int], thick: float) -> Iterator[Box]:
    """The stretches of darkness in which a bar of this size fits, gaps of a few pixels closed."""
    import cv2

    bar = cv2.getStructuringElement(cv2.MORPH_RECT, least)
    bridge = cv2.getStructuringElement(cv2.MORPH_RECT, (min(least[0], 5), min(least[1], 5)))
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, bridge)
    found = cv2.morphologyEx(closed, cv2.MORPH_OPEN, bar)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(found, bridge))
    for left, top, width, height, _ in boxes[1:].tolist():
        if min(width, height) <= thick:
            yield _thin(left, top, width, height)


def _thin(left: float, top: float, width: float, height: float) -> Box:
    """The middle of a bar, as thin as a line."""
    if width > height:
        return Box(left, top + height / 2, left + width, top + height / 2)
    return Box(left + width / 2, top, left + width / 2, top + height)
