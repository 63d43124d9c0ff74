"""Proofs that units attach: kinds of files that are taken, and none that is marked as secret."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.dispatch.reports import Proof
from luoshi.reading.flow import Flow
from luoshi.reading.secrecy import marking_of
from luoshi.records import files

#: What a proof may be, by the end of its name; it is only ever given back as a download.
ACCEPTED = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".txt": "text/plain",
}


class Marked(Invalid):
    """A proof carries a secrecy marking: it is not taken, and no copy is kept."""


def proof_of(upload: UploadedFile[Any]) -> Proof:
    """The proof in an upload, its bytes laid down; Invalid for what is not taken."""
    name, data = upload.name or "", upload.read()
    media_type = ACCEPTED.get(PurePath(name).suffix.lower())
    if media_type is None:
        raise Invalid(_("A proof is a picture, a PDF, a Word or Excel file or plain text. Choose another file."))
    if not data or len(data) > settings.UPLOAD_LIMIT:
        raise Invalid(_("The proof is empty or too large. Choose another file."))
    text = data.decode("utf-8", "replace") if media_type == "text/plain" else ""
    if marking_of(Flow(text), name):
        raise Marked(_("This file carries a secrecy marking and was not taken; no copy was kept."))
    return Proof(files.store(data), name, media_type)
