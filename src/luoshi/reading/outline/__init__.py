"""Numbering: which characters of the text are markers, and the tree that they make.

    fold (half- and full-width alike) -> markers (every candidate) -> sequence (which are real) -> tree (headings)

Blocks that carry a title but no number are found by `titled`, for documents without numbering.
"""

from luoshi.reading.outline.folding import fold
from luoshi.reading.outline.tree import CHAPTERS, Heading, Outline, outline_of

__all__ = ["CHAPTERS", "Heading", "Outline", "fold", "outline_of"]
