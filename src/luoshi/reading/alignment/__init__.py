"""Alignment: which lines of a lower plan carry out which of the upper one, what is missing, which numbers changed.

lines (what is compared of a task) -> likeness (how much two lines say the same, and why) -> matching -> figures
"""

from luoshi.reading.alignment.aligning import align
from luoshi.reading.alignment.model import Alignment, FigureChange, Match

__all__ = ["Alignment", "FigureChange", "Match", "align"]
