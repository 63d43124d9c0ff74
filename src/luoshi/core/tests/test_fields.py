"""Fields of forms: what is written in Python is what Django's own templates write."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from luoshi.core.fields import Common, Fields, Pick

CHOICES = [("", "All <units>"), ("1", 'The "first"'), ("Group & more", [("2", "Second"), ("3", "Third")])]


def written(widget, renderer):
    text = widget.render("unit", ["2", "1"], {"id": "id_unit", "required": True}, renderer)
    return re.sub(r">\s+<", "><", text).strip().replace("&quot;", "&#34;")


@pytest.mark.parametrize("widget", [forms.Select(choices=CHOICES), forms.SelectMultiple(choices=CHOICES)])
def test_a_choice_is_written_as_django_writes_it(widget):
    assert written(widget, Fields()) == written(widget, DjangoTemplates())


@pytest.mark.parametrize("value", ["", None, "1", 1, "3"])
def test_a_choice_among_plain_pairs_is_written_as_django_writes_it(value):
    ours, djangos = Pick({"lang": "en"}, CHOICES[:2]), forms.Select({"lang": "en"}, CHOICES[:2])
    facts = ("unit", value, {"id": "id_unit", "required": False})
    assert ours.render(*facts, Fields()) == djangos.render(*facts, Fields())


@pytest.mark.parametrize("widget", [forms.TextInput(), forms.NumberInput({"min": 1}), forms.HiddenInput()])
@pytest.mark.parametrize("value", [None, 'The "first" & <last>', 7])
def test_a_line_is_written_as_django_writes_it(widget, value):
    attributes = {"id": "id_words", "required": True, "disabled": False}
    ours, djangos = (widget.render("words", value, attributes, by) for by in (Fields(), DjangoTemplates()))
    assert ours == djangos


@pytest.mark.parametrize("ticked", [True, False])
def test_a_tick_is_written_as_django_writes_it(ticked):
    ours, djangos = (forms.CheckboxInput().render("all", ticked, {}, by) for by in (Fields(), DjangoTemplates()))
    assert ours == djangos


def test_common_choices_are_said_in_each_language_and_marked_for_each_reader():
    field = forms.ChoiceField(choices=Common([("", _("All")), ("1", _("Tasks"))]), widget=Pick)
    said = []
    for language, chosen in (("en", ""), ("zh-hans", "1"), ("en", "1"), ("en", "")):
        with override(language):
            said.append(deepcopy(field).widget.render("kind", chosen, {}, Fields()))
    assert (
        said[0] == '<select name="kind"><option value="" selected>All</option><option value="1">Tasks</option></select>'
    )
    assert ("Tasks" in said[1], said[2] == said[0], said[3] == said[0]) == (False, False, True)
