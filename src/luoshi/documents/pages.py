"""Pictures of the pages of a document: drawn when somebody looks, kept in the data folder by the file's digest.

They hold nothing that the file does not: whoever may see the document may see them, and they can be taken away at
any time.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings

from luoshi.core.apart import Limits, ReadingFailed
from luoshi.core.errors import Unknown
from luoshi.core.registry import Sweep, sweeps
from luoshi.documents.drawing import draw_apart
from luoshi.documents.models import Document
from luoshi.records import files

#: What can be drawn; the pages of an OFD are shown by their words alone.
DRAWABLE = ("application/pdf", "image/png", "image/jpeg", "image/tiff")
_KEPT = timedelta(days=30)
_BATCH, _DAY = 500, 24 * 60


def is_drawable(document: Document) -> bool:
    """Whether there are pictures of its pages."""
    return document.media_type in DRAWABLE


def picture_of(document: Document, number: int) -> bytes:
    """A page of a document as JPEG. Raises Unknown for one that it has not, or that cannot be drawn."""
    if not is_drawable(document) or number < 1:
        raise Unknown
    place = _folder() / document.file_id[:2] / f"{document.file_id}-{number}.jpg"
    try:
        return place.read_bytes()
    except FileNotFoundError:
        picture = _drawn(document, number)
    _keep(picture, place)
    return picture


def _drawn(document: Document, number: int) -> bytes:
    limits = Limits(settings.READING_MEMORY, settings.READING_SECONDS)
    try:
        return draw_apart(files.read(document.file_id), number, limits)
    except ReadingFailed as failed:
        raise Unknown from failed


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "pages"


def _keep(picture: bytes, place: Path) -> None:
    """Lays a picture down whole, whoever else draws the same page."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(picture)
    os.replace(temporary, place)


def take_away_old(now: datetime) -> int:
    """Takes away pictures drawn a month ago; the next who looks has them drawn again."""
    old = list(islice(_older(now - _KEPT), _BATCH))
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _older(moment: datetime) -> Iterator[Path]:
    for path in _folder().glob("*/*"):
        if path.stat().st_mtime < moment.timestamp():
            yield path


sweeps.add("documents.pages", Sweep("documents.pages", _DAY, take_away_old))
