"""What is asked of who names somebody to stand in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.organizations.actions import Absence
from luoshi.organizations.forms import ActForm, day_field

DAY = timedelta(days=1)


class DelegateForm(ActForm):
    person = forms.TypedChoiceField(label=_("Who stands in"), coerce=int)
    valid_from = day_field(_("First day"))
    last = day_field(_("Last day"), initial=lambda: clock.today() + 6 * DAY)
    reason = forms.CharField(
        label=_("Why"), help_text=_("E.g. away on business, on leave."), required=False, max_length=100
    )

    def __init__(self, people: Iterable[tuple[str, list[tuple[int, str]]]], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["person"].choices = [("", _("Choose somebody")), *people]  # type: ignore[attr-defined]

    def absence(self) -> Absence:
        """When and why, as `delegate` asks for it."""
        given = self.cleaned_data
        return Absence(given["valid_from"], given["last"] + DAY, given["reason"])
