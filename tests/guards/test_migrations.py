"""Migrations are named for what they do, complete, and can be taken back."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, migrations
from django.db.migrations.loader import MigrationLoader

from tests.guards.house import ROOMS

NAMED = re.compile(r"\d{4}_(?!auto|initial$|alter_|rename_field)[a-z][a-z0-9_]+")


def ours():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return [migration for (label, _), migration in loader.disk_migrations.items() if label in ROOMS]


def one_way(operation):
    return not operation.reversible


def test_every_migration_says_what_it_does():
    assert [str(migration) for migration in ours() if not NAMED.fullmatch(migration.name)] == []


@pytest.mark.parametrize("name", ["0002_auto_20261121_2200", "0001_initial", "0003_alter_task_title", "more"])
def test_a_name_that_says_nothing_is_noticed(name):
    assert not NAMED.fullmatch(name)


def test_every_migration_can_be_taken_back():
    assert [str(migration) for migration in ours() if any(map(one_way, migration.operations))] == []


def test_a_migration_that_cannot_be_taken_back_is_noticed():
    assert [one_way(migrations.RunSQL("SELECT 1")), one_way(migrations.RunSQL("SELECT 1", "SELECT 1"))] == [True, False]


@pytest.mark.django_db
def test_the_models_have_no_change_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_every_room_with_models_has_its_tables():
    tables = set(connection.introspection.table_names())
    models = [model for room in apps.get_app_configs() if room.label in ROOMS for model in room.get_models()]
    assert [model._meta.label for model in models if model._meta.db_table not in tables] == []
