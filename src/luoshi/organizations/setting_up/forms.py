"""What administrators enter to set up from a file: the file, and that what was looked at is to be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.organizations.actions.setting_up import Wish
from luoshi.organizations.forms import ActForm


class SetupForm(ActForm):
    """A workbook of units, posts and people."""

    file = forms.FileField(
        label=_("The filled-in table"),
        help_text=_("As Excel, WPS or LibreOffice save it. You see what it would make before anything is made."),
        allow_empty_file=True,  # the act has its own sentence for an empty file
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.et,.xlsm,.ods"}),
    )


class RegionsForm(ActForm):
    """A year's file of regions."""

    file = forms.FileField(
        label=_("List of regions"),
        help_text=_("CSV or Excel: code, name, level (1 to 5), parent, valid_from, and was for former codes."),
        allow_empty_file=True,  # the act has its own sentence for an empty file
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.xls,.et,.ods"}),
    )


class ConfirmForm(ActForm):
    """That all of what is shown is to be done; with a reason where units change."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)  # the page writes it, always anew
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For the units that change, with the document that decided it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any, asks_why: bool) -> None:
        super().__init__(data)
        if not asks_why:
            del self.fields["reason"]

    def wish(self) -> Wish:
        """What was asked for."""
        return Wish(self.cleaned_data["seen"], self.cleaned_data.get("reason", ""))
