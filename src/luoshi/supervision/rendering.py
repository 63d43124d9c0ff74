"""The files of a letter, as a pure function of its snapshot."""

from __future__ import annotations

import json

from luoshi.core.papers import Paper, docx_of, of_data, official_pdf_of
from luoshi.supervision.models import Letter

#: The forms in which a letter is given out, with their media types.
FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
RENDERERS = {"docx": docx_of, "pdf": official_pdf_of}


def paper_in(letter: Letter) -> Paper:
    """What the letter said when it was issued."""
    return of_data(json.loads(letter.snapshot)["paper"])


def rendered(paper: Paper, form: str) -> bytes:
    """The paper as a file; the same paper gives the same bytes."""
    return RENDERERS[form](paper)
