"""Documents with planted answers: random texts of the genre, each with what a careful clerk would read in it.

They try the reader on shapes that no real document at hand has. Everything in them is made up, and the same
seed makes the same documents.
"""

from luoshi.reading.planted.generator import SHAPES, documents
from luoshi.reading.planted.judge import Tally, judge

__all__ = ["SHAPES", "Tally", "documents", "judge"]
