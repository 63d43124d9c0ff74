"""The reference says what the code does: settings by hand, the other pages made from the code."""

import re

import pytest
from django.utils import translation

from scripts.reference import PAGES, REFERENCE, table
from tests.guards.house import modules

NAME = re.compile(r"[\"'](LUOSHI_[A-Z_]+)[\"']")
DOCUMENTED = re.compile(r"^\| `(LUOSHI_[A-Z_]+)` \|", re.MULTILINE)
#: What `serve` tells its children; nobody sets it.
INTERNAL = {"LUOSHI_PARENT"}


def settings_in(texts):
    return {name for text in texts for name in NAME.findall(text)} - INTERNAL


def test_the_reference_lists_every_setting_and_no_other():
    read = settings_in(path.read_text("utf-8") for path in modules())
    assert set(DOCUMENTED.findall((REFERENCE / "settings.md").read_text("utf-8"))) == read


def test_a_setting_without_a_line_is_noticed():
    text = """DEBUG = env.bool("LUOSHI_DEBUG", default=False)
parent = os.environ["LUOSHI_PARENT"]"""
    assert settings_in([text]) == {"LUOSHI_DEBUG"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_code_is_up_to_date(name):
    with translation.override("en"):
        assert (REFERENCE / name).read_text("utf-8") == PAGES[name](), "run `make reference`"


def test_a_table_is_markdown():
    assert table(["Id", "Promise"], [("a", "b|c")]) == "| Id | Promise |\n| --- | --- |\n| a | b\\|c |"
