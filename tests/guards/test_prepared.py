"""What tests begin with is what would be made anew: the prepared database, and rows that are repeated."""

import shutil
import sqlite3
import uuid

import pytest
from django.apps import apps
from django.db import transaction

from luoshi.core import clock
from luoshi.organizations.models import Region
from tests.support import prepared
from tests.support.cast import MOMENT, make_cast
from tests.support.once import once
from tests.support.prepared import TOP, lay_down

MIGRATION = "src/luoshi/records/migrations"


def test_each_change_of_a_migration_names_another_database(tmp_path):
    shutil.copytree(TOP / MIGRATION, tmp_path / MIGRATION)
    names = {prepared.prepared(tmp_path)}
    first = min((tmp_path / MIGRATION).glob("0001_*.py"))
    first.write_text(first.read_text() + "\n# changed\n")
    names.add(prepared.prepared(tmp_path))
    first.rename(first.with_name("0001_another_name.py"))
    names.add(prepared.prepared(tmp_path))
    first.with_name("0099_one_more.py").write_text("")
    assert len(names | {prepared.prepared(tmp_path)}) == 4


def test_a_database_is_laid_down_whole_and_the_one_before_goes(tmp_path):
    source = sqlite3.connect(":memory:")
    source.execute("create table task (id integer)")
    (tmp_path / "older.sqlite3").touch()
    lay_down(source, tmp_path / "newer.sqlite3")
    assert [path.name for path in tmp_path.iterdir()] == ["newer.sqlite3"]
    with sqlite3.connect(tmp_path / "newer.sqlite3") as copy:
        assert copy.execute("select name from sqlite_master").fetchall() == [("task",)]


@pytest.mark.django_db
def test_what_is_repeated_is_what_was_made():
    made, repeated = _taken_back(), _taken_back()
    assert len(made) > 100
    assert made == repeated


@pytest.mark.django_db
def test_from_another_state_it_is_made_anew():
    first = _keys_of_a_cast()
    assert _keys_of_a_cast() != first


def _taken_back():
    """All rows of ours after a cast was made, or repeated; then all of it is taken back."""
    models = [model for model in apps.get_models() if model.__module__.startswith("luoshi.")]
    with transaction.atomic(), clock.frozen(MOMENT):
        once("a cast to compare", make_cast)
        rows = [
            (model._meta.label, row) for model in models for row in model._default_manager.order_by("pk").values_list()
        ]
        transaction.set_rollback(True)
    return rows


def _keys_of_a_cast():
    """The regions that come of one more installation of its own name; the same state would repeat them."""
    return once("regions to compare", lambda: [Region.objects.create(act=uuid.uuid4()).pk])
