"""HTML to PDF, where this machine can; the drawing itself is in `drawing`.

WeasyPrint draws with the system's Pango. Where that is missing everything else works: `Unprintable` names the
packages, and the same page can be printed by the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from types import ModuleType

from django.utils.translation import gettext_lazy as _

from luoshi.core.errors import Refusal

#: What Debian calls the libraries that are loaded, and fonts with Chinese; `scripts/system-packages` installs them.
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-noto-cjk")

#: The style sheets of our own pages on paper, in their order.
STYLES = ("luoshi/tokens.css", "luoshi/paper.css")


class Unprintable(Refusal):
    """This machine cannot draw a PDF."""

    status = 503
    title = _("This machine cannot make a PDF")


def pdf_of(sheets: Iterable[Iterable[str]], styles: Iterable[str] = STYLES) -> bytes:
    """One PDF of many sheets, each with page numbers of its own; the same bytes for the same sheets.

    A sheet is an HTML page in one or more settings, from the widest to the tightest: the first that fits one page is
    taken; where none does, the widest of those that need the fewest. Raises Unprintable where Pango is missing.
    """
    drawn: bytes = _drawing().drawn(sheets, styles)
    return drawn


def one_page(page: Callable[[int], str], most: int, styles: Iterable[str] = STYLES) -> bytes:
    """The PDF of `page(n)` with the largest n up to `most` that still takes one page, else of `page(0)`.

    More must never take fewer pages. It is drawn some log2(most) times. Raises Unprintable where Pango is missing.
    """
    drawn: bytes = _drawing().fullest(page, most, styles)
    return drawn


@cache
def _drawing() -> ModuleType:
    """The module that draws; loading it loads the system's libraries."""
    try:
        from luoshi.core import drawing
    except OSError as missing:
        told = _("A PDF needs system packages that are not here. The administrator installs them: %(packages)s")
        raise Unprintable(told % {"packages": " ".join(PACKAGES)}) from missing
    return drawing
