"""Bytes in the data folder, named by their digest. A row without bytes never exists; bytes without a row are swept."""

from __future__ import annotations

import hashlib
import os
import tempfile
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
    """Lays bytes down for good (temporary file, fsync, rename) before a transaction names them."""
    stored = Stored(hashlib.sha256(data).hexdigest(), len(data))
    place = path_of(stored.sha256)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, place)
    return stored


def read(sha256: str) -> bytes:
    return path_of(sha256).read_bytes()
