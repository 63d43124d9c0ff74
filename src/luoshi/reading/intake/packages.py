"""Packages: office files are zip archives of XML parts; which parts there are, and what a broken archive makes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from luoshi.reading.errors import gettext_noop

if TYPE_CHECKING:
    from zipfile import ZipFile

COMPOUND = b"\xd0\xcf\x11\xe0"  # how office files of the old formats begin
_ENTRY = 128  # bytes of an entry in their directories; each begins with the name of a stream
_SIGNATURE = b"PK\x03\x04"
_MOST_BYTES = 200 * 2**20  # unpacked
_ENCRYPTED = 0x1  # the flag of a part
_MACROS = "vbaproject.bin"

MACROS = gettext_noop("The file holds macros: they were not run, and what they would write was not read.")


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


def has_stream(data: bytes, name: str) -> bool:
    """Whether an office file of an old format holds a stream of this name; the same word in its text is none."""
    entry = name.encode("utf-16-le") + b"\x00\x00"
    at = data.find(entry) if data.startswith(COMPOUND) else -1
    while at >= 0 and at % _ENTRY:
        at = data.find(entry, at + 1)
    return at >= 0


def is_enormous(package: ZipFile) -> bool:
    """Whether it would unpack to more than any office writes."""
    return sum(part.file_size for part in package.infolist()) > _MOST_BYTES


def is_locked(package: ZipFile) -> bool:
    """Whether a part can be unpacked with a password only."""
    return any(part.flag_bits & _ENCRYPTED for part in package.infolist())


def has_macros(package: ZipFile) -> bool:
    """Whether it holds programs of its author's; they are never run."""
    return any(name.lower().rpartition("/")[2] == _MACROS for name in package.namelist())


def broken() -> tuple[type[Exception], ...]:
    """What a package that does not keep to its format makes of its parts."""
    from xml.parsers.expat import ExpatError
    from zipfile import BadZipFile
    from zlib import error

    return (BadZipFile, error, ExpatError, LookupError, ValueError, OverflowError, RuntimeError, EOFError)
