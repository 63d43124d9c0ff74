"""Refusing with every reason at once."""

from __future__ import annotations

from luoshi.core.errors import Refusal


def refuse(refusal: type[Refusal], *breaches: tuple[object, object]) -> None:
    """Raises the refusal with the sentence of every breach `(is it so, sentence)` that is so."""
    reasons = [sentence for broken, sentence in breaches if broken]
    if reasons:
        raise refusal(*reasons)
