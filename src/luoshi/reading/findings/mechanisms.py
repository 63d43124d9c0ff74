"""Mechanisms: ways of working that a document names."""

from __future__ import annotations

from luoshi.reading.model import DocumentFields, Flow, Mechanism


def find(flow: Flow, fields: DocumentFields) -> tuple[Mechanism, ...]:
    return ()
