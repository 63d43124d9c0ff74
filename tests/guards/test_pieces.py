"""A piece that is told all it knows is written once (`core/folding.py`): it says nothing that changes by itself."""

import re

from tests.guards.house import SOURCES

TOLD_ALL = re.compile(r'{% include "([^"]+)"[^%]* only %}')
#: What gives another text for the same words: keys, slots, what is asked anew, days counted from today.
FRESH = re.compile(
    r"csrf_token|form_key|{% slot|{% now|\|left\b|\|timesince|\|timeuntil|\|random|may_bring|request\b|frame\b"
)


def templates():
    """Every template by the name under which it is included."""
    folders = SOURCES.rglob("templates")
    return {str(path.relative_to(top)): path.read_text("utf-8") for top in folders for path in top.rglob("*.html")}


def fresh_in(sources):
    """The pieces that are told all they know and still say something of their own, with those that they hold."""
    wanted, seen = {name for text in sources.values() for name in TOLD_ALL.findall(text)}, set()
    while left := wanted - seen:
        seen |= left
        wanted |= {name for one in left for name in re.findall(r'{% include "([^"]+)"', sources[one])}
    return {name: found for name in wanted if (found := FRESH.findall(sources[name].partition("{% endcomment %}")[2]))}


def test_a_piece_that_is_written_once_says_nothing_fresh():
    assert fresh_in(templates()) == {}


def test_a_planted_key_is_noticed():
    page = '{% include "a.html" with x=x only %}'
    held = {"page.html": page, "a.html": '{% comment %}A.{% endcomment %}{% include "b.html" %}'}
    assert fresh_in(held | {"b.html": "{% comment %}B.{% endcomment %}{% form_key %}"}) == {"b.html": ["form_key"]}
