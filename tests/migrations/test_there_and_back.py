"""Every migration is run back and forth again, on rows that acts wrote; in `make test` the newest of the top room."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from luoshi.core.registry import checks
from luoshi.organizations.models import User
from tests.guards.house import ROOMS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]


def with_tables():
    """The rooms that have tables, from the roof down."""
    return [
        room for room in reversed(ROOMS) if room in apps.app_configs and list(apps.get_app_config(room).get_models())
    ]


def tables():
    names = connection.introspection.table_names()
    return sorted(name for name in names if name.split("_")[0] in with_tables())


def before_the_newest(room):
    """The name of a room's last migration but one."""
    graph = MigrationLoader(None).graph
    (newest,) = graph.leaf_nodes(room)
    steps = [name for app, name in graph.forwards_plan(newest) if app == room]
    return steps[-2] if len(steps) > 1 else "zero"


def test_the_newest_of_the_top_room_back_and_forth(committed_cast):
    """It hangs on those of all rooms below; to run every migration back takes a minute, so `make test-slow` does."""
    before = (tables(), User.objects.count())
    room = with_tables()[0]
    call_command("migrate", room, before_the_newest(room), verbosity=0)
    call_command("migrate", room, verbosity=0)
    assert (tables(), User.objects.count()) == before


@pytest.mark.slow
def test_all_the_way_back_and_forth(committed_cast):
    before = (tables(), User.objects.count() > 0)
    for room in with_tables():
        call_command("migrate", room, "zero", verbosity=0)
    empty = tables()
    call_command("migrate", verbosity=0)
    after = (tables(), User.objects.exists())
    assert (before[1], empty, after) == (True, [], (before[0], False))
    assert [
        problem for check in checks for problem in check.problems(full=True) if check.id.startswith("records")
    ] == []
