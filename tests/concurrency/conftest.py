"""Two at the same moment: one of them wins, the other is told, and the log stays one chain. On both engines.

What they have left is looked through once, at the end: what is wrong then stays wrong.
"""

from __future__ import annotations

import pytest

from luoshi.core import clock
from tests.support.cast import make_cast
from tests.support.letters import LATER
from tests.support.world import committing, make_world, problems


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker, tmp_path_factory):
    """In place of pytest-django's, which commits nothing."""
    with committing(django_db_blocker, tmp_path_factory.mktemp("together")) as folder:
        yield folder
        with clock.frozen(LATER):  # no act of these tests is done after it
            assert problems() == {}


@pytest.fixture(scope="module")
def world(db):
    return make_world(make_cast(), db)
