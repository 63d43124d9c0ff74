"""Numbering: which characters of the text are markers, and the tree that they make.

    fold (half- and full-width alike) -> markers (every candidate) -> sequence (which are real) -> tree (headings)

Articles without numbering are parted by `titled`.
"""

from luoshi.reading.outline.folding import fold
from luoshi.reading.outline.titled import titles_without_numbers
from luoshi.reading.outline.tree import CHAPTERS, Heading, Outline, outline_of

__all__ = ["CHAPTERS", "Heading", "Outline", "fold", "outline_of", "titles_without_numbers"]
