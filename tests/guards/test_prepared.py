"""The prepared test database is another one as soon as a migration is."""

import shutil
import sqlite3

from tests.support import prepared
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
