"""Intake: one module per format; each turns decoded text into a Flow. The format is chosen by content."""

from __future__ import annotations

import hashlib

from luoshi.reading.model import Flow, Source


def take_in(data: bytes, name: str) -> tuple[Source, str, Flow]:
    """The source, its decoded text and its flow. Raises UnreadableFile."""
    text = data.decode()
    source = Source(name, hashlib.sha256(data).hexdigest(), "text/plain", len(text))
    return source, text, Flow(text)
