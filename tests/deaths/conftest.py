"""Whenever the process dies in an act, nothing is half done: the check is clean and the act can be done again.

Every registered act has a scenario in `tests/crash/`, done in a child that dies. Scenarios commit what they begin with,
so each module has a world of its own.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from luoshi.core import clock
from luoshi.core.registry import checks
from tests import crash
from tests.support.bulletins import QUARTER_ENDED
from tests.support.cast import make_cast
from tests.support.world import committing, make_world, problems

LIGHTS = "dispatch.lights"

for room in iter_modules(crash.__path__):
    import_module(f"{crash.__name__}.{room.name}")


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker, tmp_path_factory):
    """In place of pytest-django's, which commits nothing."""
    with committing(django_db_blocker, tmp_path_factory.mktemp("crash")) as folder:
        yield folder
        assert problems_left() == {}  # beside all that the dead have left


def problems_left() -> dict[str, list[str]]:
    """What `luoshi check` says: of lights on the last day on which a scenario acts, of all else on the cast's."""
    others = {check.id for check in checks} - {LIGHTS}
    with clock.frozen(QUARTER_ENDED):
        lights = problems(full=False, among={LIGHTS})
    return lights | problems(full=False, among=others)


@pytest.fixture(scope="module")
def committed_world(db):
    return make_world(make_cast(), db)
