"""Whenever the process dies in an act, nothing is half done: the check is clean and the act can be done again.

Every registered act has a scenario in `tests/crash/`, done in a child that dies. Scenarios commit what they begin with,
so each module has a world of its own.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from tests import crash
from tests.support.cast import make_cast
from tests.support.world import committing, make_world, problems

for room in iter_modules(crash.__path__):
    import_module(f"{crash.__name__}.{room.name}")


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker, tmp_path_factory):
    """In place of pytest-django's, which commits nothing."""
    with committing(django_db_blocker, tmp_path_factory.mktemp("crash")) as folder:
        yield folder
        assert problems(full=False) == {}  # beside all that the dead have left


@pytest.fixture(scope="module")
def committed_world(db):
    return make_world(make_cast(), db)
