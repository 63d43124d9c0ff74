"""What the system administrator enters of how a person is reached, and why somebody looks at it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.organizations.contact_details.fitting import LONGEST, normal, wrong_with
from luoshi.organizations.forms import ActForm
from luoshi.organizations.states import DetailKind


class DetailsForm(ActForm):
    """A telephone number and a mail address; what is known is not shown, and stays where a field is left empty."""

    phone = forms.CharField(
        label=DetailKind.PHONE.label,
        help_text=_("11 digits, or an office's number as 0530-1234567."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.CharField(
        label=DetailKind.EMAIL.label,
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )

    erase = forms.BooleanField(label=_("Erase what is left empty here"), required=False)

    def clean(self) -> dict[str, Any]:
        """Both in their normal form, each with what is wrong with it at its field."""
        given = {str(kind): normal(kind, self.cleaned_data.get(kind, "")) for kind in DetailKind}
        for kind, value in given.items():
            wrong = wrong_with(kind, value) if value else ""
            if wrong:
                self.add_error(kind, wrong)
        self.cleaned_data |= given
        return self.cleaned_data

    @property
    def values(self) -> dict[str, str]:
        """What is to be entered, and "" for what is to be erased."""
        given = {str(kind): self.cleaned_data[kind] for kind in DetailKind}
        return {kind: value for kind, value in given.items() if value or self.cleaned_data["erase"]}


class LookForm(ActForm):
    """Why somebody looks at what the vault has of another."""

    reason = forms.CharField(
        label=_("What for"), help_text=_("It is kept with your name and the moment."), max_length=200
    )
