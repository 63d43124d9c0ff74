"""Whenever the process dies in an act, nothing is half done: the check is clean and the act can be done again.

Every registered act has a scenario in `tests/crash/`. It is done in a child that dies before its first write, its
second, … and before its COMMIT, on both engines; then it is done again beside what all the dead have left.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from luoshi.records.log import ACTS
from tests import crash
from tests.crash.organizations import found
from tests.crash.scenario import SCENARIOS, Perform
from tests.support.cast import make_cast
from tests.support.crash import deaths, end_state, everything
from tests.support.world import committing, make_world, problems

pytestmark = pytest.mark.engines

for room in iter_modules(crash.__path__):
    import_module(f"{crash.__name__}.{room.name}")


def survives(perform: Perform) -> int:
    """Does an act with a death at each of its points; how many there were."""
    before, undisturbed = everything(), end_state(perform)
    points = 0
    for _point in deaths(perform):
        points += 1
        assert everything() == before
    assert end_state(perform) == undisturbed
    assert problems(full=False) == {}  # and so it was after each death: not a value was another one
    assert end_state(perform, perform) == undisturbed  # died after the COMMIT, before anybody was told
    return points


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker, tmp_path_factory):
    """In place of pytest-django's, which commits nothing."""
    with committing(django_db_blocker, tmp_path_factory.mktemp("crash")) as folder:
        yield folder


@pytest.fixture(scope="module")
def committed_world(db):
    return make_world(make_cast(), db)


@pytest.fixture(autouse=True)
def own_names(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]


def test_founding(db):
    assert survives(found) > 10


@pytest.mark.parametrize("name", SCENARIOS)
def test_an_act_is_done_wholly_or_not_at_all(committed_world, name):
    assert survives(SCENARIOS[name](committed_world)) > 1


def test_every_act_has_its_scenario():
    assert set(SCENARIOS) | {"organizations.found_installation"} == set(ACTS)
