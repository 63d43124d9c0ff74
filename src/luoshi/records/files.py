"""Bytes in the data folder, named by their digest. A row without bytes never exists; bytes without a row are swept."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings


class Stored(NamedTuple):
    sha256: str
    size: int


def folder() -> Path:
    return Path(settings.DATA_DIR) / "files"


def path_of(sha256: str) -> Path:
    return folder() / sha256[:2] / sha256


def store(data: bytes) -> Stored:
    """Lays bytes down for good before a transaction names them; bytes that lie there already are fresh again."""
    stored = Stored(hashlib.sha256(data).hexdigest(), len(data))
    place = path_of(stored.sha256)
    try:
        os.utime(place)
    except FileNotFoundError:
        _lay_down(data, place)
    return stored


def _lay_down(data: bytes, place: Path) -> None:
    """Temporary file, fsync, rename, fsync of the folder: after a power cut the bytes are whole or not there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, place)
    of_folder = os.open(place.parent, os.O_RDONLY)
    os.fsync(of_folder)
    os.close(of_folder)


def take_away(path: Path, older_than: datetime) -> bool:
    """Removes bytes that nobody has laid down again since a moment.

    They are first moved aside: whoever stores the same bytes now either finds none and writes them
    anew, or has made them fresh, and then they go back.
    """
    aside = path.with_name(f".gone-{path.name}")
    path.rename(aside)
    if aside.stat().st_mtime >= older_than.timestamp():
        aside.replace(path)
        return False
    aside.unlink()
    return True


def read(sha256: str) -> bytes:
    return path_of(sha256).read_bytes()


def digest_of(path: Path) -> str:
    """The digest of bytes on disk, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
