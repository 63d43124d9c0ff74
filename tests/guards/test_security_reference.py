"""The table of 等保 names modules and tests that exist, and misses no item."""

import ast
import re
from functools import cache

from tests.guards.house import SOURCES, TOP

PAGE = TOP / "docs" / "reference" / "security.md"
ROW = re.compile(
    r"^\| (身份鉴别|访问控制|安全审计) ([a-g]) \| ([23, ]{1,5}) \| (.{1,300}) \| (.{1,900}) \| (.{1,900}) \|$",
    re.MULTILINE,
)
MODULE = re.compile(r"`([a-z_/]{1,80}\.py)`")
TEST = re.compile(r"`([a-zA-Z_/]{1,120}\.py)::(test_[a-z_0-9]{1,120})`")
#: GB/T 22239-2019, 8.1.4.1 to 8.1.4.3; the letters of level 2 are the first ones.
ITEMS = {"身份鉴别": ("abcd", "abc"), "访问控制": ("abcdefg", "abcd"), "安全审计": ("abcd", "abc")}


def rows(text):
    """(item, letter, levels, modules, tests) of every row."""
    for group, letter, levels, _asks, does, proved in ROW.findall(text):
        yield group, letter, levels, MODULE.findall(does), TEST.findall(proved)


@cache
def functions_in(path):
    file = TOP / path
    found = ast.walk(ast.parse(file.read_text("utf-8"))) if file.is_file() else ()
    return {node.name for node in found if isinstance(node, ast.FunctionDef)}


def missing(text):
    """What the table names and nobody finds."""
    for group, letter, _levels, modules, tests in rows(text):
        yield from (f"{group} {letter}: {name}" for name in modules if not (SOURCES / name).is_file())
        yield from (f"{group} {letter}: {path}::{name}" for path, name in tests if name not in functions_in(path))


def test_every_item_has_its_row_with_its_levels():
    wanted = {
        (group, letter): "2, 3" if letter in second else "3"
        for group, (third, second) in ITEMS.items()
        for letter in third
    }
    assert {(group, letter): levels for group, letter, levels, *_ in rows(PAGE.read_text("utf-8"))} == wanted


def test_every_item_names_code_and_a_test():
    assert [one[:2] for one in rows(PAGE.read_text("utf-8")) if not (one[3] and one[4])] == []


def test_what_is_named_is_there():
    assert list(missing(PAGE.read_text("utf-8"))) == []


def test_planted_names_are_noticed():
    text = "| 身份鉴别 a | 3 | asks | does `web/gone.py`, `web/settings.py` | `tests/guards/test_slope.py::test_gone` |"
    assert list(missing(text)) == ["身份鉴别 a: web/gone.py", "身份鉴别 a: tests/guards/test_slope.py::test_gone"]
