"""Documents over the API: the list, one with its reading, and bringing one."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import File, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import LimitOffsetPagination, paginate

from luoshi.documents import actions, queries
from luoshi.documents.models import Document
from luoshi.documents.states import DocumentState
from luoshi.organizations.acting import acting, post_in, reach_of


class DocumentRow(Schema):
    """A document as it was received."""

    id: int
    title: str
    number: str
    issuer: str
    kind: str
    written_on: date | None
    received_at: datetime
    state: DocumentState
    sha256: str

    @staticmethod
    def resolve_sha256(document: Document) -> str:
        return document.file_id


class DocumentDetail(DocumentRow):
    """A document with what was read in it (the contract of `docs/reference/reading.md`)."""

    reading: dict[str, Any]

    @staticmethod
    def resolve_reading(document: Document) -> dict[str, Any]:
        body: dict[str, Any] = json.loads(queries.desk_reading(document).body)
        return body


router = Router(tags=["documents"])


@router.get("/documents", response=list[DocumentRow], summary="The documents that you may see, newest first")
@paginate(LimitOffsetPagination)
def documents(request: HttpRequest) -> QuerySet[Document]:
    return queries.visible_to(reach_of(request))


@router.get("/documents/{pk}", response=DocumentDetail, summary="One document with its reading")
def document(request: HttpRequest, pk: int) -> Document:
    """A document that you may not see is answered with 404."""
    return queries.get_visible(reach_of(request), pk)


@router.post("/documents", response={201: DocumentRow}, summary="Upload a document and read it")
def bring(request: HttpRequest, file: File[UploadedFile]) -> Status[Document]:
    """Send an `Idempotency-Key` header to make a repeat harmless. A marked file is refused and not kept."""
    region = queries.region_of(post_in(request))
    return Status(201, actions.bring(acting(request), region, file.name or "", file.read()))
