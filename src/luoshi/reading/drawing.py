"""One page of a file as a picture, for the child process that draws pages for the web.

    python -m luoshi.reading.drawing --page 3 < plan.pdf > page.jpg

Exit 3 for a file or a page that cannot be drawn.
"""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from luoshi.reading.errors import UnreadableFile
from luoshi.reading.intake import pictures, printed
from luoshi.reading.intake.refusals import damaged

if TYPE_CHECKING:
    from PIL.Image import Image

UNDRAWABLE = 3
_WIDTH = 1100  # pixels: sharp in a pane of half a screen
_TALLEST = 3000
_QUALITY = 80


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m luoshi.reading.drawing")
    parser.add_argument("--page", type=int, required=True)
    try:
        sys.stdout.buffer.write(drawn(sys.stdin.buffer.read(), parser.parse_args().page))
    except UnreadableFile:
        return UNDRAWABLE
    return 0


def drawn(data: bytes, page: int) -> bytes:
    """A page (from 1) of a PDF or of a file of pictures as JPEG. Raises UnreadableFile."""
    picture = _of_pdf(data, page) if printed.is_pdf(data) else _of_pictures(data, page)
    file = BytesIO()
    picture.convert("RGB").save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def _of_pdf(data: bytes, page: int) -> Image:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            if page > len(document):
                raise damaged()
            width, height = document[page - 1].get_size()
            picture: Image = document[page - 1].render(scale=min(_WIDTH / width, _TALLEST / height)).to_pil()
            return picture
    except pypdfium2.PdfiumError as broken:
        raise damaged() from broken


def _of_pictures(data: bytes, page: int) -> Image:
    picture = next(islice(pictures.pictures_in(data), page - 1, page), None)
    if picture is None:
        raise damaged()
    picture.thumbnail((_WIDTH, _TALLEST))
    return picture


if __name__ == "__main__":
    sys.exit(main())
