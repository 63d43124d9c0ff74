"""What is asked of who says which units a leader is in charge of."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.organizations.forms import ActForm, Choices


class PortfolioForm(ActForm):
    units = forms.TypedMultipleChoiceField(
        label=_("Units that he is in charge of"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    basis = forms.CharField(
        label=_("By which document or meeting"),
        help_text=_("E.g. 青政办字〔2026〕12号 on the division of work."),
        max_length=100,
    )

    def __init__(self, units: Choices, held: Sequence[int], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["units"].choices = units  # type: ignore[attr-defined]
        self.initial.setdefault("units", list(held))
