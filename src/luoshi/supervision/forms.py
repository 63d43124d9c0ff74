"""What people enter about letters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.documents.actions import ACCEPTED
from luoshi.organizations.forms import ActForm


class ReasonForm(ActForm):
    """Why something is not done, or taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, as a list."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=SeveralFiles(attrs={"accept": ",".join(ACCEPTED)}), **options)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        one = super().clean
        return [one(file, initial) for file in (data if isinstance(data, list) else [data])]


class AnswerForm(ActForm):
    """The answer to a letter, with its proof."""

    words = forms.CharField(label=_("Reason and measures"), max_length=500, widget=forms.Textarea(attrs={"rows": 5}))
    proofs = FilesField(label=_("Proof"), help_text=_("One file or several: photographs, documents, tables."))


class CheckForm(ActForm):
    """What the office says to an answer."""

    message = forms.CharField(
        label=_("Message to the unit"),
        help_text=_("Needed when you return the answer."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
