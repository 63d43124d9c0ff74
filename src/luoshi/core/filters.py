"""What a list is narrowed to, as plain words, each with the address of the list without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from luoshi.core import dates

NOTHING = ("", None, False)


class Chosen(NamedTuple):
    """A filter that is set; `without` is the address of the list when it is taken away."""

    label: str
    value: str
    without: str


def chosen_filters(
    form: Form, request: HttpRequest, named: Mapping[str, Callable[[Any], str]] | None = None
) -> list[Chosen]:
    """One for each field that narrows, in words: `named[field](value)`, else the label of the choice."""
    words = named or {}
    return [
        Chosen(str(form.fields[name].label), words.get(name, in_words(form, name))(value), without(request, name))
        for name, value in form.cleaned_data.items()
        if value not in NOTHING
    ]


def in_words(form: Form, name: str) -> Callable[[Any], str]:
    """The label of a choice, "yes" for a tick, a day in words, anything else as it is."""
    choices = dict(getattr(form.fields[name], "choices", ()))

    def told(value: Any) -> str:
        if isinstance(value, date):
            return dates.in_words(value)
        return _("yes") if value is True else str(choices.get(value, value))

    return told


def without(request: HttpRequest, name: str) -> str:
    """The address of the same list without one filter, from its first page."""
    query = request.GET.copy()
    query.pop(name, None)
    query.pop("page", None)
    return f"?{query.urlencode()}"
