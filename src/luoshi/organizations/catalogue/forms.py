"""What is asked of who brings an edition of the catalogue, and the words by which entries are found."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.core import clock
from luoshi.organizations.catalogue.listing import Wanted
from luoshi.organizations.forms import ActForm, Choices, day_field
from luoshi.organizations.states import DutyKind


class EditionForm(ActForm):
    """A workbook of duties, with the paper that decided it."""

    region = forms.TypedChoiceField(label=_("Region"), coerce=int)
    basis = forms.CharField(
        label=pgettext_lazy("catalogue", "By which paper"),
        help_text=pgettext_lazy("catalogue", "E.g. 青政办发〔2026〕9号. It stands beside each entry."),
        max_length=200,
    )
    since = day_field(
        pgettext_lazy("catalogue", "Holds from"),
        help_text=pgettext_lazy("catalogue", "On this day the edition replaces the lists that it holds."),
    )
    file = forms.FileField(
        label=_("The filled-in table"),
        help_text=pgettext_lazy("catalogue", "As Excel, WPS or LibreOffice save it. You see it before it is taken."),
        allow_empty_file=True,  # the act has its own sentence for an empty file
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.et,.xlsm,.ods"}),
    )

    def __init__(self, regions: Choices, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["region"].choices = regions  # type: ignore[attr-defined]


class TakeForm(ActForm):
    """That all of what is shown is to be taken."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)  # the page writes it, always anew


class DutyFilter(forms.Form):
    """The ways to narrow the catalogue; a day shows it as it stood."""

    words = forms.CharField(
        label=_("Words to look for"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": pgettext_lazy("catalogue", "Words of the duty")}),
    )
    unit = forms.CharField(
        label=pgettext_lazy("catalogue", "Unit"),
        required=False,
        max_length=50,
        widget=forms.TextInput(attrs={"placeholder": _("Part of a name")}),
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("catalogue", "List"),
        required=False,
        choices=[("", pgettext_lazy("catalogue", "All lists")), *DutyKind.choices],
    )
    day = day_field(pgettext_lazy("catalogue", "As it stood on"), required=False, initial=None)

    def wanted(self) -> Wanted:
        """What is looked for; nothing where a filter cannot be read."""
        given = self.cleaned_data if self.is_valid() else {}
        return Wanted(given.get("words", ""), given.get("unit", ""), given.get("kind", ""))

    def on(self) -> date:
        """The day whose catalogue is looked at."""
        given = self.cleaned_data if self.is_valid() else {}
        day: date | None = given.get("day")
        return day or clock.today()
