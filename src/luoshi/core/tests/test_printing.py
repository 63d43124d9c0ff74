"""HTML to PDF: deterministic, without the network, and with a word to whoever lacks the system's libraries."""

from __future__ import annotations

import builtins
from pathlib import Path

import pypdfium2
import pytest

from luoshi.core import drawing, printing

PAGE = (
    '<!doctype html><html lang="zh"><title>纸</title>'
    '<body data-stamp="印" data-page="第" data-of="页共" data-end="页">{}</body>'
)


def texts_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def lines(count: int) -> str:
    return PAGE.format("".join(f"<p>{n}。</p>" for n in range(count)))


def test_the_same_page_gives_the_same_bytes():
    page = PAGE.format("<h1>台账</h1>")
    assert printing.pdf_of([[page]]) == printing.pdf_of([[page]])


def test_each_sheet_counts_its_own_pages():
    numbers = [text.splitlines()[-1] for text in texts_of(printing.pdf_of([[lines(3)], [lines(60)]]))]
    assert [one[one.index("第") :] for one in numbers] == ["第1页共1页", "第1页共2页", "第2页共2页"]


@pytest.mark.parametrize(
    ("settings", "pages"),
    [([3, 2], ["0。"]), ([60, 3], ["0。"]), ([60, 50], ["0。", "0。"])],
    ids=["the widest fits", "a tighter one fits", "none is shorter: the widest"],
)
def test_the_first_setting_that_fits_one_page_is_taken(settings, pages):
    drawn = texts_of(printing.pdf_of([[lines(count) for count in settings]]))
    wanted = settings[1] if settings == [60, 3] else settings[0]
    assert (len(drawn), "".join(drawn).count("。")) == (len(pages), wanted)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.css",
        "file:///etc/passwd",
        f"{drawing.NOWHERE}/media/a.png",
        f"{drawing.NOWHERE}/static/../settings.py",
        f"{drawing.NOWHERE}/static/luoshi/no-such.css",
        "http://elsewhere.invalid/static/luoshi/tokens.css",
    ],
)
def test_nothing_is_fetched_but_static_files_of_ours(url):
    with pytest.raises(ValueError, match="fetches nothing from elsewhere"):
        drawing.OwnFiles().fetch(url)


def test_a_static_file_is_found_by_the_address_that_a_page_gives():
    found = drawing.static_file(f"{drawing.NOWHERE}/static/luoshi/tokens.css")
    assert found is not None and (found.name, found.is_file()) == ("tokens.css", True)


def test_without_pango_the_packages_are_named(monkeypatch):
    def refuse(name, *more):
        if name == "luoshi.core" and "drawing" in (more[2] or ()):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *more)

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", refuse)
    printing._drawing.cache_clear()
    with pytest.raises(printing.Unprintable, match=r"libpango-1\.0-0 libpangoft2-1\.0-0"):
        printing.pdf_of([[lines(1)]])


def test_the_packages_are_those_that_are_installed():
    script = Path(__file__).resolve().parents[4] / "scripts" / "system-packages"
    assert [name for name in printing.PACKAGES if name not in script.read_text("utf-8")] == []
