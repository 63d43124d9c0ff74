from datetime import UTC, datetime

import pytest
from django.utils import translation

from luoshi.core import clock
from luoshi.core.acts import Act
from tests.support.folders import data_folder  # noqa: F401

NOON = datetime(2026, 8, 3, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def still():
    """The clock stands at noon in the office."""
    with clock.frozen(NOON):
        yield NOON


@pytest.fixture
def by():
    """Somebody who acts: by("key") gives the same act each time, by() another one."""

    def acting(key: str = "", actor: int = 7) -> Act:
        named = {"key": key} if key else {}
        return Act(actor_id=actor, actor_name="王敏", at=NOON, via="web", unit_name="督查室", **named)

    return acting


@pytest.fixture
def english():
    with translation.override("en"):
        yield
