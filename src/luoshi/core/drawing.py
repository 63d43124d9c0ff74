"""Drawing pages with WeasyPrint: our own style sheets, nothing from the network. Import it through `printing`."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint import CSS, HTML, Document
from weasyprint.logger import LOGGER
from weasyprint.urls import URLFetcher, URLFetcherResponse

# It warns of every rule that is for screens alone.
LOGGER.setLevel(logging.ERROR)

#: Where pages stand for whatever they name: a host that nobody can reach.
NOWHERE = "http://paper.invalid"


class OwnFiles(URLFetcher):
    """Gives static files of ours to a page, and nothing else to anybody."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        path = static_file(url)
        if path is None:
            raise ValueError(f"a printed page fetches nothing from elsewhere: {url}")
        return URLFetcherResponse(url, path.read_bytes())


def drawn(sheets: Iterable[Iterable[str]], styles: Iterable[str]) -> bytes:
    """The PDF of sheets, as `printing.pdf_of` promises it."""
    sheets_of_style = _sheets_of_style(styles)
    documents = [_fitting(settings, sheets_of_style) for settings in sheets]
    pages = [page for document in documents for page in document.pages]
    pdf: bytes = documents[0].copy(pages).write_pdf()
    return pdf


def fullest(page: Callable[[int], str], most: int, styles: Iterable[str]) -> bytes:
    """The PDF of the fullest page, as `printing.one_page` promises it."""
    sheets_of_style = _sheets_of_style(styles)
    drawn = cache(lambda n: _laid_out(page(n), sheets_of_style))
    fits = bisect_right(range(1, most + 1), 1, key=lambda n: len(drawn(n).pages))
    pdf: bytes = drawn(fits).write_pdf()
    return pdf


def _sheets_of_style(styles: Iterable[str]) -> list[CSS]:
    return [CSS(filename=finders.find(name)) for name in styles]


def _laid_out(html: str, styles: list[CSS]) -> Document:
    return HTML(string=html, base_url=NOWHERE, url_fetcher=OwnFiles()).render(stylesheets=styles)


def _fitting(settings: Iterable[str], styles: list[CSS]) -> Document:
    """The first setting that fits one page, else the first of those with the fewest pages."""
    best: Document | None = None
    for html in settings:
        document = _laid_out(html, styles)
        if best is None or len(document.pages) < len(best.pages):
            best = document
        if len(best.pages) == 1:
            break
    assert best is not None  # a sheet has at least one setting
    return best


def static_file(url: str) -> Path | None:
    """The static file that a page's address names; None for every other address."""
    parts = urlsplit(url)
    if f"{parts.scheme}://{parts.netloc}" != NOWHERE or not parts.path.startswith(settings.STATIC_URL):
        return None
    try:
        found = finders.find(unquote(parts.path.removeprefix(settings.STATIC_URL)))
    except SuspiciousFileOperation:
        return None
    return Path(found) if found else None
