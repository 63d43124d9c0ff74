"""The form with which a view of the list is saved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.organizations.forms import ActForm


class ViewForm(ActForm):
    """What a view is called, and whether the office of the region sees it too."""

    name = forms.CharField(
        label=_("Name"), help_text=_("A view of yours that has this name is replaced."), max_length=50
    )
    shared = forms.BooleanField(label=_("For the whole supervision office of my region"), required=False)

    def __init__(self, may_share: bool, data: Any = None) -> None:
        super().__init__(data)
        if not may_share:
            del self.fields["shared"]
