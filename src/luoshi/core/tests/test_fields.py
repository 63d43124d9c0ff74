"""Fields of forms: what is written in Python is what Django's own templates write."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from luoshi.core.fields import Fields, Pick

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
