"""`luoshi check`: what it prints, and the code that it ends with."""

from argparse import Namespace

import pytest
from django.db import DatabaseError

from luoshi.core import registry
from luoshi.core.registry import Check, Registry
from luoshi.web.commands import check

pytestmark = pytest.mark.django_db


def broken_off(full):
    yield "row 3 is torn"
    raise DatabaseError("disk I/O error")


CHECKS = {
    "a.good": lambda full: [],
    "b.bad": lambda full: [f"row {n} is torn" for n in range(1, 3)],
    "c.very-bad": lambda full: [f"row {n} is torn" for n in range(1, 26)],
    "d.broken-off": broken_off,
    "e.bad-when-full": lambda full: ["file 1 is torn"] if full else [],
}


@pytest.fixture
def checked(monkeypatch, capsys):
    """`checked("a.good", full=True)` runs these checks and gives the exit code, the output and the last line."""
    monkeypatch.setattr(check, "prepare", lambda: None)
    for variable in ("LUOSHI_LANGUAGE", "LANGUAGE"):
        monkeypatch.setenv(variable, "en")

    def run(*ids, full=False):
        chosen = Registry()
        for id in ids:
            chosen.add(id, Check(id, "It holds.", "Mend it.", CHECKS[id]))
        monkeypatch.setattr(registry, "checks", chosen)
        code = check.run(Namespace(full=full))
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.strip()

    return run


def test_all_is_well(checked):
    assert checked("a.good", "e.bad-when-full") == (0, ["OK: 2 checks; 0 of 0 log entries"], "")


def test_each_breach_is_named_with_what_to_do(checked):
    assert checked("a.good", "b.bad") == (
        1,
        ["b.bad: row 1 is torn", "b.bad: row 2 is torn", "  Mend it.", ""],
        "WRONG: 1 of 2 checks found something: b.bad",
    )


def test_a_flood_of_breaches_is_counted(checked):
    code, lines, _last = checked("c.very-bad")
    assert (code, len(lines)) == (1, 23)
    assert lines[-4:] == ["c.very-bad: row 20 is torn", "c.very-bad: and 5 more like these", "  Mend it.", ""]


def test_a_database_that_breaks_off_is_a_breach_and_the_other_checks_go_on(checked):
    code, lines, last = checked("d.broken-off", "b.bad")
    assert lines[:3] == [
        "d.broken-off: row 3 is torn",
        "d.broken-off: the database broke off: disk I/O error",
        "  Mend it.",
    ]
    assert (code, last) == (1, "WRONG: 2 of 2 checks found something: d.broken-off, b.bad")


def test_full_looks_further(checked):
    assert checked("e.bad-when-full", full=True)[0] == 1


def test_a_database_that_cannot_be_opened_is_told_without_a_traceback(checked, monkeypatch):
    def prepare():
        raise DatabaseError("file is not a database")

    monkeypatch.setattr(check, "prepare", prepare)
    code, lines, _last = checked("a.good")
    assert (code, lines[0]) == (1, "records.database: The database cannot be opened: file is not a database.")
