"""The language in which a test reads what people are told."""

from collections.abc import Iterator

import pytest


@pytest.fixture
def english() -> Iterator[None]:
    from django.utils import translation

    with translation.override("en"):
        yield
