"""Acts are given their moment; only core.clock asks what time it is."""

import ast

from tests.guards.house import SOURCES, dotted, modules, nodes, place

CLOCK = SOURCES / "core" / "clock.py"
ASKS = {"now", "utcnow", "today"}
ASKS_UNLESS_GIVEN = {"localdate", "localtime"}
ASKED = {"timezone", "datetime", "date"}


def looks(node):
    """What a node asks of a clock other than core.clock, or None."""
    match node:
        case ast.Attribute(attr=name, value=owner) if name in ASKS and dotted(owner).split(".")[-1] in ASKED:
            return dotted(node)
        case ast.Call(args=[]) if dotted(node).split(".")[-1] in ASKS_UNLESS_GIVEN:
            return dotted(node)
        case ast.keyword(arg="auto_now" | "auto_now_add" as name):
            return name
    return None


def asks(source):
    of_clocks = nodes(source, ASKS | ASKS_UNLESS_GIVEN | {"auto_now"})
    return [(node.lineno, what) for node in of_clocks if (what := looks(node))]


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
