"""Document fields: title, numbers, issuer, dates, region, addressees, references."""

from __future__ import annotations

from luoshi.reading.model import DocumentFields, Flow
from luoshi.reading.outline import Outline


def fields_of(flow: Flow, outline: Outline) -> DocumentFields:
    return DocumentFields()
