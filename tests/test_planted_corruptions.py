"""`luoshi check` is itself tried: each corruption turns exactly these checks red, and an undisturbed world none.

Each is planted in a savepoint and taken back. That SQL finds on PostgreSQL what it finds on SQLite, the long tests try.
"""

from __future__ import annotations

import shutil

import pytest
from django.db import connection, transaction

from luoshi.core.registry import checks
from tests.support.corruptions import PLANTED
from tests.support.world import problems

pytestmark = pytest.mark.django_db


@pytest.fixture
def copied(world, settings, tmp_path):
    """The world with a copy of its data folder, and the settings that a new installation has."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    shutil.copytree(world.folder, tmp_path, dirs_exist_ok=True)
    settings.DATA_DIR = tmp_path
    return world


POSSIBLE = [
    pytest.param(corruption, marks=[pytest.mark.engines] if corruption.engine else [])
    for corruption in PLANTED
    if corruption.engine in ("", connection.vendor)
]


@pytest.mark.parametrize("corruption", POSSIBLE, ids=str)
def test_a_corruption_is_noticed_by_the_right_checks(corruption, copied, request):
    wanted = corruption.do.__code__.co_varnames[1 : corruption.do.__code__.co_argcount]
    fixtures = {name: request.getfixturevalue(name) for name in wanted}
    with transaction.atomic():
        corruption.do(copied, **fixtures)
        noticed = problems(full=True)
        at_once = problems(full=False, among=corruption.noticed)  # it looks at less, so no other finds anything
        transaction.set_rollback(True)
    assert set(noticed) == corruption.noticed, noticed
    assert set(at_once) == (corruption.noticed if corruption.quick else set())


@pytest.mark.engines
def test_an_undisturbed_world_is_green(copied):
    assert problems(full=True) == problems(full=False) == {}


def test_every_check_has_a_corruption_that_it_notices():
    noticed = frozenset().union(*(corruption.noticed for corruption in PLANTED))
    assert {check.id for check in checks} == noticed
