"""Official papers: a letter or a bulletin as data, rendered as a Word file and for print.

A paper is made once, frozen as JSON, and rendered from that alone: the same paper gives the same bytes.
The measures are those of GB/T 9704-2012 (`measures`).
"""

from luoshi.core.papers.files import given_out
from luoshi.core.papers.model import Block, Form, Heading, Paper, Table, Words, as_data, month, of_data, paper_in, whole
from luoshi.core.papers.page import official_pdf_of
from luoshi.core.papers.word import docx_of

__all__ = [
    "Block",
    "Form",
    "Heading",
    "Paper",
    "Table",
    "Words",
    "as_data",
    "docx_of",
    "given_out",
    "month",
    "of_data",
    "official_pdf_of",
    "paper_in",
    "whole",
]
