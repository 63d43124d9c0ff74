"""Templates are folded: what is the same for all readers of a language is text, everything else is as it was."""

from __future__ import annotations

from datetime import date

import pytest
from django.template import Context, Engine
from django.template.base import TextNode
from django.urls import NoReverseMatch
from django.utils.safestring import mark_safe
from django.utils.translation import override

LIBRARIES = {"i18n": "django.templatetags.i18n", "static": "django.templatetags.static"}
HEAD = "{% load i18n static %}"
PAGE = HEAD + (
    '{% comment %}why{% endcomment %}<a href="{% url "web:home" %}">{% translate "Ledger" %}</a> {{ name }}'
    '{% if name %}<b>{% static "a.css" %}</b>{% translate "Plans" as plans %}{{ plans }}{% endif %}{% translate name %}'
)


def loaded(source, **pieces):
    pages = ("django.template.loaders.locmem.Loader", {"page": source} | pieces)
    return Engine(loaders=[("luoshi.core.folding.Loader", [pages])], libraries=LIBRARIES).get_template("page")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_page_says_what_it_said_unfolded(language):
    with override(language):
        unfolded = Engine(libraries=LIBRARIES).from_string(PAGE)
        said = [template.render(Context({"name": "<Tasks>"})) for template in (loaded(PAGE), unfolded)]
    assert said[0] == said[1]


def test_what_is_the_same_for_all_is_one_text(english):
    text, *others = loaded(PAGE).nodelist
    assert (text.s, len(others)) == ('<a href="/">Ledger</a> ', 3)
    assert isinstance(others[1].nodelist[0], TextNode) and len(others[1].nodelist) == 3


def test_each_language_has_its_own_text():
    said, engine = [], loaded(PAGE).engine
    for language in ("en", "zh-hans", "en"):
        with override(language):
            said.append(engine.get_template("page").nodelist[0].s)
    assert (said[0] == said[2], said[0] == said[1], "台账" in said[1]) == (True, False, True)


def test_an_address_that_is_not_there_is_missed_where_it_is_asked_for(english):
    page = loaded('{% if far %}{% url "web:nowhere" %}{% endif %}here')
    assert page.render(Context()) == "here"
    with pytest.raises(NoReverseMatch):
        page.render(Context({"far": True}))


PIECE = '{% load i18n %}<b>{{ what }}</b>{{ name }}{% translate "Ledger" %}'


@pytest.mark.parametrize("told", [1, True, "<a>", mark_safe("<a>"), None, ("<a>", 1), ["<a>"], date(2026, 9, 24)])
def test_a_piece_that_is_told_all_says_what_it_said_unfolded(english, told):
    """Also the second time, and where another value is equal to it."""
    sources = {"page": '{% include "piece" with what=told only %}', "piece": PIECE}
    folded, unfolded = (
        loaded(sources["page"], piece=PIECE),
        Engine(loaders=[("django.template.loaders.locmem.Loader", sources)], libraries=LIBRARIES).get_template("page"),
    )
    for value in (1, True, "<a>", told, told):
        context = {"told": value, "name": "not told"}
        assert folded.render(Context(context)) == unfolded.render(Context(context))


def test_a_piece_is_written_once_for_what_it_is_told():
    page, asked = loaded('{% include "piece" with what=what only %}', piece="{{ what }}"), []
    page.nodelist[0].template.render = lambda context: asked.append(context["what"]) or "written"
    said = [page.render(Context({"what": what})) for what in ("a", "b", "a", ["a"], ["a"])]
    assert (said, asked) == (["written"] * 5, ["a", "b", ["a"], ["a"]])


def test_a_piece_that_is_told_words_as_they_stand_is_a_text(english):
    page = loaded('<p>{% include "piece" with what="<i>" only %}</p>', piece=PIECE)
    assert [node.s for node in page.nodelist] == ["<p><b><i></b>Ledger</p>"]


def test_a_piece_that_holds_itself_is_found_when_it_is_written():
    twig = '{{ tree.name }}{% for tree in tree.twigs %}({% include "twig" %}){% endfor %}'
    page = loaded('{% include "twig" with tree=oak %}', twig=twig)
    oak = {"name": "a", "twigs": [{"name": "b"}, {"name": "c", "twigs": [{"name": "d"}]}]}
    assert page.render(Context({"oak": oak})) == "a(b)(c(d))"


@pytest.mark.parametrize(("part", "address"), [(7, "/ledger/tasks/7/"), ("7", "/ledger/tasks/7/")])
def test_an_address_with_a_number_is_what_it_was(part, address):
    page = loaded('{% url "ledger:task" task %}')
    assert [page.render(Context({"task": part})) for _time in range(2)] == [address] * 2
