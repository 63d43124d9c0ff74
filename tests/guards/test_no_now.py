"""Acts are given their moment; only core.clock asks what time it is."""

import ast

from tests.guards.house import SOURCES, dotted, modules, nodes, place

CLOCK = SOURCES / "core" / "clock.py"
ASKS = {"now", "utcnow", "today"}
ASKS_UNLESS_GIVEN = {"localdate", "localtime"}
ASKED = {"timezone", "datetime", "date"}


def asks(source):
    """(line, what) of every look at a clock other than core.clock."""
    for node in nodes(source):
        if isinstance(node, ast.Attribute) and node.attr in ASKS and dotted(node.value).split(".")[-1] in ASKED:
            yield node.lineno, dotted(node)
        elif isinstance(node, ast.Call) and not node.args and dotted(node).split(".")[-1] in ASKS_UNLESS_GIVEN:
            yield node.lineno, dotted(node)
        elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield node.lineno, node.arg


def test_only_the_clock_knows_the_time():
    found = [(path, line, what) for path in modules() if path != CLOCK for line, what in asks(path.read_text("utf-8"))]
    assert [f"{place(path, line)}: {what}" for path, line, what in found] == []


def test_planted_looks_at_the_clock_are_noticed():
    source = """
at = timezone.now()
on = datetime.date.today()
made = models.DateTimeField(auto_now_add=True)
since = models.DateTimeField(default=timezone.now)
day = timezone.localdate()
fine = clock.now(), clock.today(), timezone.localdate(act.at)
"""
    assert sorted(asks(source)) == [
        (2, "timezone.now"),
        (3, "datetime.date.today"),
        (4, "auto_now_add"),
        (5, "timezone.now"),
        (6, "timezone.localdate"),
    ]
