"""Files that are no text: recognised by their first bytes, refused with what to do instead."""

from __future__ import annotations

from luoshi.reading.errors import UnreadableFile, gettext_noop
from luoshi.reading.intake.packages import COMPOUND, is_package, parts_of

#: First bytes of the formats that offices send, and what to call them.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", gettext_noop("This is a compressed document (pptx or zip).")),
    (COMPOUND, gettext_noop("This is an old office document (doc, xls or wps).")),
    (b"{\\rtf", gettext_noop("This is a rich text document (rtf).")),
    (b"GIF8", gettext_noop("This is a picture.")),
    (b"Rar!", gettext_noop("This is an archive.")),
    (b"7z\xbc\xaf", gettext_noop("This is an archive.")),
    (b"\x1f\x8b", gettext_noop("This is an archive.")),
)


def refuse_binary(data: bytes) -> None:
    """Raises UnreadableFile for an empty file, a broken archive, and a known format that is no text."""
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableFile(
            "empty", gettext_noop("The file is empty."), gettext_noop("Choose the file again, or ask for it again.")
        )
    if is_package(data) and not parts_of(data):
        raise UnreadableFile(
            "damaged",
            gettext_noop("This compressed document is damaged, or only a part of it came."),
            gettext_noop("Copy the file again, or open it in Word or WPS and save it under a new name."),
        )
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(
                "format_later",
                what,
                gettext_noop("This format comes later; save it as text or as a web page and bring that."),
            )
