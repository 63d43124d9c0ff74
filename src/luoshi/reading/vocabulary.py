"""Word lists: how the reader's modules write down the words that they look for."""

from __future__ import annotations

import re
from collections.abc import Iterable


def words(listed: str) -> tuple[str, ...]:
    """The words of a list written with spaces and line breaks between them."""
    return tuple(listed.split())


def any_of(listed: Iterable[str]) -> str:
    """An expression that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))
