"""No regular expression of the reader takes more than its share of steps when a text becomes longer."""

import ast
import importlib
import pkgutil
import re

import luoshi.reading
from luoshi.reading.expressions import Expression
from tests.guards.house import SOURCES
from tests.guards.steps import worst_growth

READING = SOURCES / "reading"
#: Twice the text is twice the steps; an expression that goes quadratic takes four times as many.
STEEP = 2.6
#: Expressions that only see short texts, whatever the document holds.
SHORT = {
    "findings.tables_columns": "the heading of a column, at most 16 characters",
    "findings.tables_flat": "the words of one cell of a table, at most 200 characters",
}
MATCHING = {"match", "fullmatch"}


def modules():
    """The modules of the reader that look at documents: not those that make them, nor tests."""
    names = [each.name for each in pkgutil.walk_packages(luoshi.reading.__path__, "luoshi.reading.")]
    left_out = ("tests", "planted", "__main__")
    return [name for name in names if not set(name.split(".")) & set(left_out)]


def patterns_in(thing):
    """Every expression in a module's name, also inside tuples and tables, whether it was asked already or not."""
    if isinstance(thing, Expression):
        thing = re.compile(thing.pattern, thing.flags)
    if isinstance(thing, re.Pattern) and isinstance(thing.pattern, str):
        yield thing
    elif isinstance(thing, tuple | list | frozenset | set):
        for part in thing:
            yield from patterns_in(part)
    elif isinstance(thing, dict):
        yield from patterns_in(list(thing.values()))


def uses():
    """How each name is asked anywhere in the reader: `_NAME.match` gives `match` for `_NAME`."""
    found = {}
    for path in READING.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.setdefault(node.value.id, set()).add(node.attr)
    return found


def compiled():
    """The expressions by where they stand, with whether they are searched for or only matched at a place."""
    asked, found = uses(), {}
    for module in modules():
        for name, thing in vars(importlib.import_module(module)).items():
            for pattern in patterns_in(thing):
                searched = not (
                    asked.get(name) and asked[name] & {"match", "fullmatch", "search", "finditer"} <= MATCHING
                )
                found.setdefault(pattern, (module.removeprefix("luoshi.reading."), name, searched))
    return found


def steep(pattern, searched=True):
    growth, text = worst_growth(pattern, searched)
    return f"{growth:.1f} times the steps on {text[:40]!r}" if growth > STEEP else None


def test_no_expression_goes_quadratic():
    found = {
        f"{module}.{name}": why
        for pattern, (module, name, searched) in compiled().items()
        if module not in SHORT and (why := steep(pattern, searched))
    }
    assert found == {}


def test_planted_expressions_that_go_quadratic_are_noticed():
    planted = (r"\s*\(", r"(?:a|b|ab)*c", r"(.*?)、(.*?)均", r"<b>.*?</b>", r"(\d+)*x", r"\d{1,3}(?:、\d{1,3})*项")
    assert [pattern for pattern in planted if not steep(re.compile(pattern))] == []


def test_expressions_that_stay_in_line_are_left_alone():
    planted = (
        r"(?<!\s)\s*\(",
        r"《[^《》]*》",
        r"\s{0,20}\(",
        r"[^,]{0,40}、均",
        r"(?:甲|乙)(?:局|委)",
        r"^\d+年",
        r"\d+",
    )
    assert [pattern for pattern in planted if steep(re.compile(pattern))] == []
