"""The language in which a test reads what people are told."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A page that a test asks for in another language leaves nothing to the next test."""
    from django.utils import translation

    yield
    translation.deactivate()


@pytest.fixture
def english() -> Iterator[None]:
    from django.utils import translation

    with translation.override("en"):
        yield
