"""A paper as a file: the forms in which letters and bulletins are given out."""

from __future__ import annotations

from django.http import HttpResponse

from luoshi.core.downloads import download
from luoshi.core.errors import Unknown
from luoshi.core.papers.model import Paper
from luoshi.core.papers.page import official_pdf_of
from luoshi.core.papers.word import docx_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: By the end of the file's name: its media type, and what makes it of a paper.
FORMS = {"docx": (WORD, docx_of), "pdf": ("application/pdf", official_pdf_of)}


def given_out(paper: Paper, name: str, form: str) -> HttpResponse:
    """The paper as a file to be saved; the same paper gives the same bytes. Raises Unknown for another form."""
    if form not in FORMS:
        raise Unknown
    media_type, made = FORMS[form]
    return download(made(paper), f"{name}.{form}", media_type)
