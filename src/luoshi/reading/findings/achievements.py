"""Achievements: pilots, honours, innovations, experiences and brands that a document reports."""

from __future__ import annotations

from luoshi.reading.model import Achievement, DocumentFields, Flow


def find(flow: Flow, fields: DocumentFields) -> tuple[Achievement, ...]:
    return ()
