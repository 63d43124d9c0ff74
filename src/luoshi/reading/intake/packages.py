"""Packages: office files are zip archives of XML parts; which parts there are, and what a broken archive makes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipFile

_SIGNATURE = b"PK\x03\x04"
_MOST_BYTES = 200 * 2**20  # unpacked


def is_package(data: bytes) -> bool:
    """Whether it begins as an archive does."""
    return data.startswith(_SIGNATURE)


def parts_of(data: bytes) -> list[str]:
    """The names of the parts of a package; none for bytes that are no whole package."""
    if not is_package(data):
        return []
    from zipfile import BadZipFile, ZipFile

    try:
        return ZipFile(BytesIO(data)).namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        return []


def is_enormous(package: ZipFile) -> bool:
    """Whether it would unpack to more than any office writes."""
    return sum(part.file_size for part in package.infolist()) > _MOST_BYTES


def broken() -> tuple[type[Exception], ...]:
    """What a package that does not keep to its format makes of its parts."""
    from xml.parsers.expat import ExpatError
    from zipfile import BadZipFile
    from zlib import error

    return (BadZipFile, error, ExpatError, LookupError, ValueError, OverflowError, RuntimeError, EOFError)
