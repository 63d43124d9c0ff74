"""Files that units attach to what they say: kinds that are taken, and none that is marked as secret."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.apart import Limits, ReadingFailed
from luoshi.core.errors import Invalid
from luoshi.documents.actions.bringing import note_marked
from luoshi.documents.child import FileRefused, is_marked_apart
from luoshi.organizations.models import Region
from luoshi.reading.flow import Flow
from luoshi.reading.secrecy import marking_of
from luoshi.records import files
from luoshi.records.files import Stored

#: What may be attached, by the end of its name; it is only ever given back as a download.
ACCEPTED = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".txt": "text/plain",
}
#: How photographs begin: they hold no words, whatever a file is called.
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True)
class Attached:
    """A file whose bytes lie in the data folder already, and what it was called."""

    stored: Stored
    name: str
    media_type: str


@dataclass(frozen=True)
class _Brought:
    name: str
    data: bytes

    @property
    def media_type(self) -> str | None:
        return ACCEPTED.get(PurePath(self.name).suffix.lower())

    def problem(self) -> str:
        """Why the file is not taken, whatever it says; nothing where it is fit."""
        if self.media_type is None:
            return _("A proof is a picture, a PDF, a Word or Excel file or plain text. Choose another file.")
        if not self.data or len(self.data) > settings.UPLOAD_LIMIT:
            return _("The proof is empty or too large. Choose another file.")
        return ""

    def is_marked(self) -> bool:
        """Whether its name or its words carry a secrecy marking; what cannot be read says nothing."""
        if marking_of(Flow(""), self.name):
            return True
        try:
            return not self.data.startswith(PICTURES) and is_marked_apart(
                self.data, self.name, Limits(settings.READING_MEMORY, settings.READING_SECONDS)
            )
        except (FileRefused, ReadingFailed):
            return False


def attach(act: Act, region: Region, uploads: Sequence[UploadedFile[Any]]) -> tuple[Attached, ...]:
    """The files in uploads, all or none, their bytes laid down; slow, so before any transaction.

    Raises Invalid with every reason. Of a marked file the log keeps that it came, and nothing else.
    """
    brought = [_Brought(upload.name or "", upload.read()) for upload in uploads]
    if reasons := list(_reasons(act, region, brought)):
        raise Invalid(*reasons)
    return tuple(Attached(files.store(one.data), one.name, one.media_type or "") for one in brought)


def _reasons(act: Act, region: Region, brought: Sequence[_Brought]) -> Iterator[str]:
    for one in brought:
        reason = one.problem() or _refused_if_marked(act, region, one)
        if reason:
            yield f"{one.name}：{reason}" if len(brought) > 1 else reason


def _refused_if_marked(act: Act, region: Region, one: _Brought) -> str:
    if not one.is_marked():
        return ""
    note_marked(act, region)
    return _("This file carries a secrecy marking and was not taken; no copy was kept.")
