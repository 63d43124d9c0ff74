"""Templates are folded: what is the same for all readers of a language is text, everything else is as it was."""

from __future__ import annotations

import pytest
from django.template import Context, Engine
from django.template.base import TextNode
from django.urls import NoReverseMatch
from django.utils.translation import override

LIBRARIES = {"i18n": "django.templatetags.i18n", "static": "django.templatetags.static"}
HEAD = "{% load i18n static %}"
PAGE = HEAD + (
    '{% comment %}why{% endcomment %}<a href="{% url "web:home" %}">{% translate "Ledger" %}</a> {{ name }}'
    '{% if name %}<b>{% static "a.css" %}</b>{% translate "Plans" as plans %}{{ plans }}{% endif %}{% translate name %}'
)


def loaded(source):
    pages = ("django.template.loaders.locmem.Loader", {"page": source})
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
