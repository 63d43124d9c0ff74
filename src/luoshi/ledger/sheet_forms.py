"""Forms of a table that comes back: the file, and the proposal of what it changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.ledger.actions.sheets import Wish
from luoshi.ledger.sheets.preview import Edit
from luoshi.organizations.forms import ActForm, day_field


class SheetForm(ActForm):
    """A workbook that was taken along, edited and saved."""

    file = forms.FileField(
        label=_("The edited table"),
        help_text=_("As Excel, WPS or LibreOffice save it. You see what it changes before anything is written."),
        allow_empty_file=True,  # the act has its own sentence for an empty file
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.et,.xlsm,.ods"}),
    )


class ProposeForm(ActForm):
    """One reason and one day for all changes of a table, and which of the clashes are meant all the same."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)  # the page writes it, always anew
    taken = forms.MultipleChoiceField(
        label=_("Where the ledger was changed as well, propose what the table says"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    effective_on = day_field(
        _("Holds from"), help_text=_("For units and figures. New dates and wordings hold from today at the latest.")
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("With the document or meeting that decided it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, clashes: Iterable[Edit], first: date) -> None:
        super().__init__(data)
        choices = [(str(one.place), f"{one.place} {one.label}: {one.after}") for one in clashes]
        self.fields["taken"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["taken"]
        self.fields["effective_on"].initial = first

    def wish(self) -> Wish:
        """What was asked for."""
        given = self.cleaned_data
        taken = frozenset(given.get("taken", ()))
        return Wish(given["reason"], given["effective_on"], given["seen"], taken)
