"""Which documents name each other: by number, or by title where no number is given. Only what the asker may see."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from luoshi.documents.models import Document, Finding
from luoshi.documents.queries import desk_reading, visible_to
from luoshi.documents.states import FindingKind
from luoshi.organizations.reach import Reach
from luoshi.reading.findings.attachments import plain_name

#: A letter that only brings a document goes by the name of that document too.
_BRINGS = re.compile(r"关于(?:印发|转发|下发|公布)[《〈]?(.{4,}?)[》〉]?的通知$")
_OF_AN_ISSUER = re.compile(r"^.*?(?=关于)")
_SHORTEST = 6


class Reference(NamedTuple):
    """A document that another one names, where it stands, and which of the documents here it is, if any."""

    path: str
    title: str
    number: str
    document: Document | None


def names_of(title: str) -> set[str]:
    """By which titles others may name a document: whole, without its issuer, and as what it brings."""
    title = _plain(title)
    names = {title, _OF_AN_ISSUER.sub("", title)}
    if brings := _BRINGS.search(title):
        names.add(brings[1])
    return {name for name in names if len(name) >= _SHORTEST}


def references_of(reach: Reach | None, document: Document, read: Sequence[dict[str, Any]]) -> list[Reference]:
    """What a document names, as its reading has it, each with the document here that is meant."""
    numbers = {one["document_number"] for one in read if one["document_number"]}
    asked = Q(number__in=numbers)
    for one in read:
        if len(_plain(one["title"])) >= _SHORTEST:
            asked |= Q(title__contains=one["title"])
    known = list(visible_to(reach).filter(asked).exclude(pk=document.pk))
    return [
        Reference(f"document.references.{n}", one["title"], one["document_number"] or "", _meant(one, known))
        for n, one in enumerate(read)
    ]


class Attached(NamedTuple):
    """A file that hangs on to a document, and the document here that came of it, if any."""

    name: str
    href: str | None
    document: Document | None


def attached_to(reach: Reach | None, document: Document, read: Sequence[dict[str, Any]]) -> list[Attached]:
    """The attachments of a document; one is here where a file came in under its name or has its title."""
    names = {one["name"]: {one["name"], PurePosixPath(one["href"] or "").name, plain_name(one["name"])} for one in read}
    asked = {name for each in names.values() for name in each if name}
    here = visible_to(reach).filter(Q(name__in=asked) | Q(title__in=asked), region=document.region_id)
    known = list(here.exclude(pk=document.pk))
    return [
        Attached(one["name"], one["href"], next((d for d in known if {d.name, d.title} & names[one["name"]]), None))
        for one in read
    ]


def named_in(reach: Reach | None, document: Document) -> list[Document]:
    """The documents here that a document names, each once."""
    read = json.loads(desk_reading(document).body)["document"]["references"]
    meant = (one.document for one in references_of(reach, document, read))
    return list(dict.fromkeys(one for one in meant if one))


def named_by(reach: Reach | None, document: Document) -> QuerySet[Document]:
    """The documents that name this one, newest first."""
    by_number = Q(value__document_number=document.number) if document.number else Q(pk__in=())
    by_title = Q(value__title__in=names_of(document.title), value__document_number=None)
    naming = Finding.objects.filter(by_number | by_title, kind=FindingKind.REFERENCE).values("reading__document")
    return visible_to(reach).filter(pk__in=naming).exclude(pk=document.pk)


def _meant(reference: dict[str, Any], known: Sequence[Document]) -> Document | None:
    """The document with the same number; where the reference has none, the one with the same title."""
    if number := reference["document_number"]:
        return next((one for one in known if one.number == number), None)
    title = _plain(reference["title"])
    return next((one for one in known if title in names_of(one.title)), None)


def _plain(title: str) -> str:
    return re.sub(r"\s", "", title)
