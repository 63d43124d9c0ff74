"""Every migration is run back and forth again, on rows that acts wrote."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

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
