"""The filters that are set, as plain words, each with the address of the list without it."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from luoshi.ledger.forms import FilterForm
from luoshi.ledger.models import Section


class Chosen(NamedTuple):
    label: str
    value: str
    without: str


def chosen_filters(form: FilterForm, request: HttpRequest) -> list[Chosen]:
    """One for each filter that narrows the list."""
    return [
        Chosen(str(form.fields[name].label or _("Section")), _shown(form, name), _without(request, name))
        for name, value in form.cleaned_data.items()
        if value not in ("", None, False)
    ]


def _shown(form: FilterForm, name: str) -> str:
    value = form.cleaned_data[name]
    if name == "section":
        return Section.objects.filter(pk=value).values_list("title", flat=True).first() or str(value)
    if name == "leading":
        return _("yes")
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value))


def _without(request: HttpRequest, name: str) -> str:
    query = request.GET.copy()
    query.pop(name, None)
    query.pop("page", None)
    return f"?{query.urlencode()}"
