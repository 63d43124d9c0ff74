"""Words of a sheet in every language of the product: a file is read whichever language it was made in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils import translation

from luoshi.core.sheets.cells import plain


def in_all_languages(label: Any) -> Iterator[str]:
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield str(label)


def by_word(labels: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """The value that a word means, by the word as it is compared."""
    return {plain(word): value for value, label in labels for word in (value, *in_all_languages(label))}
