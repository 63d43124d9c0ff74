"""What a document is: the file that it came in, and what stands on its head."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.flow import Span


@dataclass(frozen=True)
class Source:
    """The file as it came: its name, digest, type, length in decoded characters, and which document of it this is."""

    name: str
    sha256: str
    media_type: str
    characters: int
    encoding: str = "utf-8"
    part: int = 1


@dataclass(frozen=True)
class Region:
    name: str
    code: str | None = None


@dataclass(frozen=True)
class Reference:
    """Another document that this one names."""

    title: str
    document_number: str | None
    span: Span


@dataclass(frozen=True)
class PrintedField:
    """A field that a site prints around a document, by its own label (发文字号), as written."""

    label: str
    value: str
    span: Span


@dataclass(frozen=True)
class DocumentFields:
    """What stands on the head of a document; None where it does not say. Dates are ISO (YYYY-MM-DD)."""

    kind: str = "other"  # plan | news | report | notice | other
    title: str | None = None
    document_number: str | None = None
    index_number: str | None = None
    issuer: str | None = None
    written_on: str | None = None
    published_on: str | None = None
    effect: str | None = None
    region: Region | None = None
    addressees: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    printed: tuple[PrintedField, ...] = ()
