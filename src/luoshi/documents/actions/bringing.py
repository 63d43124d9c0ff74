"""Bringing a document: a file is read apart and received with what was read in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from luoshi.core.acts import Act, fresh_key
from luoshi.core.apart import Limits, ReadingFailed
from luoshi.core.errors import Conflict, Invalid
from luoshi.documents.child import FileRefused, read_apart
from luoshi.documents.columns import header_of, mappings_of
from luoshi.documents.findings import findings_of
from luoshi.documents.models import Document, Finding, Reading, RefusedUpload
from luoshi.documents.rules import UPLOAD_RULES
from luoshi.organizations.models import Region
from luoshi.reading import READER_VERSION
from luoshi.reading.intake import old_word, recognition
from luoshi.reading.intake.laid_out import PICTURES
from luoshi.records import files
from luoshi.records.files import Stored
from luoshi.records.log import Entry, Log, act


def bring(act: Act, region: Region, name: str, data: bytes) -> Document:
    """Reads an uploaded file and receives it; the first of its documents is returned.

    All slow work (reading in a child process, laying the bytes down) is done before the transaction.
    Raises Invalid for a file that cannot be read, is too large, or carries a secrecy marking.
    """
    UPLOAD_RULES.answer("upload", act.reach, region).require()
    _refuse_unfit_size(data)
    answer = read_as_said(region, name, data)
    if answer["secrecy"]:
        note_marked(act, region)
        raise Invalid(
            _("This file carries a secrecy marking and was not taken; no copy was kept."),
            _(
                "Classified documents belong on the classified network. "
                "Remove it from this computer if it must not be here."
            ),
        )
    return receive(act, region, name, files.store(data), answer)


def _refuse_unfit_size(data: bytes) -> None:
    if not data:
        raise Invalid(_("This file is empty. Choose the file again, or save it again where it was written."))
    if len(data) > settings.UPLOAD_LIMIT:
        size, most = len(data) // 2**20 + 1, settings.UPLOAD_LIMIT // 2**20
        raise Invalid(
            _("This file has %(size)s MB; %(most)s MB are taken. Split it, or save it without pictures.")
            % {"size": size, "most": most}
        )


def read_as_said(region: Region, name: str, data: bytes) -> dict[str, Any]:
    """What the reader says of a file, with the columns of its tables read as somebody of the region said before."""
    answer = read_file(data, name)
    headers = [header_of(table) for body in answer["readings"] for table in body["tables"]]
    said = [mapping.said for mapping in mappings_of(region, headers).values()]
    return read_file(data, name, said) if said else answer


def read_file(data: bytes, name: str, mappings: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """What the reader says of a file, read apart. Raises Invalid for what it cannot read."""
    try:
        return _read(data, name, mappings)
    except FileRefused as refused:
        raise Invalid(_(refused.message), _(refused.advice)) from refused
    except ReadingFailed as failed:
        raise Invalid(
            _("This file could not be read within the limits of memory and time; nothing of it was kept."),
            _("Open it where it was written, save it as plain text or as a web page, and upload that."),
        ) from failed


def _read(data: bytes, name: str, mappings: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the reader says of a file; where it takes them, with more time and memory."""
    try:
        answer = read_apart(data, name, Limits(settings.READING_MEMORY, settings.READING_SECONDS), mappings)
        if not _holds_pictures(answer):
            return answer
    except FileRefused as refused:
        if not _is_readable_slowly(refused.code):
            raise
    limits = Limits(settings.READING_SCAN_MEMORY, settings.READING_SCAN_SECONDS)
    return read_apart(data, name, limits, mappings, slowly=True)


def _is_readable_slowly(code: str) -> bool:
    """Whether what was refused can be read with more time and memory, because what it takes is installed."""
    if code == "old_word":
        return old_word.converter() is not None
    return code == "scanned" and recognition.is_there()


def _holds_pictures(answer: dict[str, Any]) -> bool:
    """Whether there are pages whose words could be recognised and were not."""
    return recognition.is_there() and any(PICTURES in body["warnings"] for body in answer["readings"])


def note_marked(act: Act, region: Region) -> None:
    """Records that a marked file was brought; under a key of its own, since its form may bring another file yet."""
    refuse_marked(replace(act, key=fresh_key()), region)


@act("documents.refuse_marked")
def refuse_marked(log: Log, region: Region) -> RefusedUpload:
    """Records that a marked file was brought: who and when, neither title nor name nor digest."""
    return log.entry().add(RefusedUpload(region=region, at=log.act.at))


@act("documents.receive")
def receive(log: Log, region: Region, name: str, stored: Stored, answer: dict[str, Any]) -> Document:
    """Enters what was read in a file, one document for each of its parts."""
    UPLOAD_RULES.answer("upload", log.act.reach, region).require()
    if known := Document.objects.filter(region=region, file_id=stored.sha256).first():
        raise Conflict(
            _("This file is here already, as “%(title)s”. Open it under Documents.") % {"title": known.title}
        )
    file = log.keep(stored, answer["source"]["media_type"])
    documents = [_document(log, region, body) for body in answer["readings"]]
    for document, body, flow in zip(documents, answer["readings"], answer["flows"], strict=True):
        document.file, document.name = file, name[-255:]
        _enter(log.entry(), document, body, flow)
    return documents[0]


def _enter(entry: Entry, document: Document, body: dict[str, Any], flow: dict[str, Any]) -> None:
    """Writes one document of a file with its reading and findings."""
    entry.add(document)
    enter_reading(entry, document, body, flow)


def part_in(answer: dict[str, Any], document: Document) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an answer of the reader holds of one document: its reading and its running text. Raises Invalid for none."""
    for body, flow in zip(answer["readings"], answer["flows"], strict=True):
        if body["source"]["part"] == document.part:
            return body, flow
    raise Invalid(_("The present reader does not find this document in its file. The reading stays as it is."))


def enter_reading(
    entry: Entry, document: Document, body: dict[str, Any], flow: dict[str, Any], version: str = ""
) -> Reading:
    """Writes a reading of a document with its findings; `version` is the present reader's unless it says more."""
    text, flow_text = json.dumps(body, ensure_ascii=False), json.dumps(flow, ensure_ascii=False)
    reading = entry.add(
        Reading(
            document=document,
            reader_version=version or READER_VERSION,
            schema=body["schema"],
            body=text,
            flow=flow_text,
            sha=digest(text, flow_text),
        )
    )
    Finding.objects.bulk_create(findings_of(reading, body), batch_size=500)
    entry.note(tasks=len(body["tasks"]), claims=len(body["claims"]))
    return reading


def _document(log: Log, region: Region, body: dict[str, Any]) -> Document:
    fields, source = body["document"], body["source"]
    return Document(
        region=region,
        part=source["part"],
        media_type=source["media_type"],
        encoding=source["encoding"],
        kind=fields["kind"],
        title=(fields["title"] or source["name"])[:500],
        number=fields["document_number"] or "",
        issuer=(fields["issuer"] or "")[:200],
        written_on=date.fromisoformat(fields["written_on"]) if fields["written_on"] else None,
        received_at=log.act.at,
    )


def digest(body: str, flow: str) -> str:
    """What stands in the log for a reading's two long texts."""
    return hashlib.sha256(f"{body}\n{flow}".encode()).hexdigest()
