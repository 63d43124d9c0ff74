"""Pieces of laid-out pages: words with the box they stand in, and how pieces beside each other make a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Box

_LETTER = expression("[A-Za-z0-9]")
_GAP = 1.0  # letters between two pieces of a line, from which on they stand apart
EVEN = 0.25  # points by which a letter of a run may stand beside where even steps put it
_NARROWEST, _WIDEST = 0.7, 1.6  # letters: the steps of a run, in widths of its first letter


class Run(NamedTuple):
    """Letters of a piece, from `start` to `end` of its words, that stand evenly in their box."""

    start: int
    end: int
    box: Box
    confidence: float = 1.0  # of the recognition of a picture


class Piece(NamedTuple):
    """Words in one line and their box, which says how they stand to others; down the page the numbers rise.

    `runs` say where on the page its letters stand; without them they stand evenly in the box.
    """

    words: str
    box: Box
    runs: tuple[Run, ...] = ()

    @property
    def size(self) -> float:
        return self.box.bottom - self.box.top

    @property
    def even_runs(self) -> tuple[Run, ...]:
        return self.runs or (Run(0, len(self.words), self.box),)


class Page(NamedTuple):
    """What stands on a page: its pieces of text, the boxes of its drawn lines, and its size in the same unit."""

    pieces: Sequence[Piece]
    strokes: Sequence[Box] = ()
    width: float = 0
    height: float = 0
    recognised: bool = False  # its words were recognised in a picture
    is_picture: bool = False  # they stand in a picture, and were not


def runs_of(letters: Sequence[tuple[int, Box]], even: float = EVEN) -> tuple[Run, ...]:
    """Letters, each with its place in the words and its box, as runs in which they stand evenly.

    `even` is by how much a letter may stand beside where even steps put it.
    """
    runs, begin = [], 0
    for at in range(1, len(letters) + 1):
        if at == len(letters) or not _goes_on(letters, begin, at, even):
            runs.append(_run(letters[begin:at]))
            begin = at
    return tuple(runs)


def _goes_on(letters: Sequence[tuple[int, Box]], begin: int, at: int, even: float) -> bool:
    (first, box), (place, letter), count = letters[begin], letters[at], at - begin
    if place - first != count:
        return False
    step = letters[begin + 1][1].left - box.left
    width = box.right - box.left
    if count == 1 and not _NARROWEST * width <= step <= _WIDEST * width:
        return False
    beside = abs(letter.left - box.left - count * step)
    return beside <= even and letter.right <= box.left + (count + 1) * step + even


def _run(letters: Sequence[tuple[int, Box]]) -> Run:
    """Letters of even steps; the box reaches one step beyond where the last letter begins."""
    (start, first), (last, letter) = letters[0], letters[-1]
    right = first.left + len(letters) * (letters[1][1].left - first.left) if len(letters) > 1 else letter.right
    top, bottom = min(box.top for _, box in letters), max(box.bottom for _, box in letters)
    return Run(start, last + 1, Box(first.left, top, right, bottom))


def lines_of(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces that stand beside each other as lines, from the top down."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (each.box.top + each.box.bottom, each.box.left)):
        if rows and _beside(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda each: each.box.left)) for row in rows]


def _beside(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand in one line: half of the lower one lies beside the other."""
    shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return shared >= min(one.size, other.size) / 2


def _joined(row: Sequence[Piece]) -> Piece:
    words, end, runs = "", row[0].box.right, []
    for piece in row:
        apart = piece.box.left - end > _GAP * piece.size
        if words and (apart or (needs_space(words, piece.words) and piece.box.left > end + 1)):
            words += " "
        runs += [run._replace(start=len(words) + run.start, end=len(words) + run.end) for run in piece.even_runs]
        words += piece.words
        end = max(end, piece.box.right)
    widest = max(row, key=lambda piece: piece.box.right - piece.box.left).box  # a raised figure makes no line higher
    return Piece(words, Box(row[0].box.left, widest.top, end, widest.bottom), tuple(runs))


def needs_space(before: str, after: str) -> bool:
    """Whether two stretches of words would run together: both are Latin letters or figures there."""
    return bool(_LETTER.match(before[-1:]) and _LETTER.match(after[:1]))
