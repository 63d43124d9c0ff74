"""A paper as a page for print, and as the PDF of it; the same paper gives the same bytes."""

from __future__ import annotations

from django.template.loader import render_to_string

from luoshi.core.papers.model import Paper, as_data
from luoshi.core.printing import pdf_of

STYLES = ("luoshi/tokens.css", "luoshi/official.css")


def page_of(paper: Paper) -> str:
    """The paper as HTML for the printer."""
    return render_to_string("core/official.html", {"paper": as_data(paper)})


def official_pdf_of(paper: Paper) -> bytes:
    """The paper as a PDF. Raises Unprintable where the system cannot draw one."""
    return pdf_of([[page_of(paper)]], STYLES)
