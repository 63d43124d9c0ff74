"""Recognition of the words in a picture by RapidOCR, which comes with the extra `luoshi[scans]`.

The only module that names it. Its models lie in its wheel: nothing is fetched. It is loaded when a picture comes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_FAINT = 0.5  # a line below this is a speck


class Corner(NamedTuple):
    """A point of a picture, in pixels from its top left."""

    x: float
    y: float


class Seen(NamedTuple):
    """A letter that was recognised: its four corners from the top left clockwise, and how sure that is."""

    letter: str
    corners: tuple[Corner, Corner, Corner, Corner]
    confidence: float


class SeenLine(NamedTuple):
    """A line as the recognition cut it, with its letters; `words` holds the spaces between them too."""

    words: str
    corners: tuple[Corner, Corner, Corner, Corner]
    letters: list[Seen]

    @property
    def height(self) -> float:
        return self.corners[3].y - self.corners[0].y


def is_there() -> bool:
    """Whether the extra is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def lines_in(picture: Image) -> list[SeenLine]:
    """The lines of a grey picture."""
    import numpy

    found = _engine()(numpy.asarray(picture), return_word_box=True, return_single_char_box=True)
    if found.boxes is None:
        return []
    lines = zip(found.boxes.tolist(), found.txts, found.scores, found.word_results, strict=True)
    return [
        SeenLine(words, _corners(box), [Seen(letter, _corners(four), float(sure)) for letter, sure, four in letters])
        for box, words, score, letters in lines
        if score >= _FAINT and letters
    ]


def _corners(four: Iterable[Iterable[float]]) -> tuple[Corner, Corner, Corner, Corner]:
    first, second, third, fourth = (Corner(*map(float, corner)) for corner in four)
    return first, second, third, fourth


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error", "Global.text_score": _FAINT})
