"""Pictures of pages (scans and photographs): recognised by their first bytes, read as pages that hold no text."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from luoshi.reading.flow import Flow
from luoshi.reading.intake import recognition
from luoshi.reading.intake.refusals import damaged, scanned, too_large

if TYPE_CHECKING:
    from PIL.Image import Image

    from luoshi.reading.intake.pieces import Page

#: How pictures begin, by their media type.
BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/tiff": (b"II*\x00", b"MM\x00*"),
}
_MOST_PIXELS = 100_000_000  # of one page


def is_of(media_type: str, data: bytes) -> bool:
    """Whether bytes are a picture of a type."""
    return data.startswith(BEGINNINGS[media_type])


def refuse(data: bytes) -> Flow:
    """Raises UnreadableFile: a picture, where none is to be recognised."""
    raise scanned()


def flow_of_picture(data: bytes) -> Flow:
    """The running text of a picture, or of several in one file. Raises UnreadableFile."""
    if not recognition.is_there():
        raise scanned()
    from luoshi.reading.intake.laid_out import flow_of

    return flow_of(list(_pages(data)))


def _pages(data: bytes) -> Iterator[Page]:
    from luoshi.reading.intake.scans import page_of

    for picture in pictures_in(data):
        yield page_of(picture, picture.size)


def pictures_in(data: bytes) -> Iterator[Image]:
    """Each picture of a file, as it is meant to be held. Raises UnreadableFile for a broken or an enormous one."""
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    from luoshi.reading.intake.laid_out import MOST_SCANS

    try:
        with Image.open(BytesIO(data)) as file:
            if getattr(file, "n_frames", 1) > MOST_SCANS:
                raise too_large()
            for frame in ImageSequence.Iterator(file):
                if frame.width * frame.height > _MOST_PIXELS:
                    raise too_large()
                yield ImageOps.exif_transpose(frame)
    except Image.DecompressionBombError as enormous:
        raise too_large() from enormous
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as broken:
        raise damaged() from broken
