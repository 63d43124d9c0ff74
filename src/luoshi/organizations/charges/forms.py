"""What is asked of who gives a place to somebody, and the words by which places are found."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.organizations.forms import ActForm, Choices


class ChargeForm(ActForm):
    region = forms.TypedChoiceField(label=_("Region"), coerce=int)
    line = forms.CharField(
        label=pgettext_lazy("charge", "Line"), help_text=_("E.g. 河长, 路长, 网格员."), max_length=20
    )
    place = forms.CharField(label=_("Place"), help_text=_("A grid, a road, a stretch of river."), max_length=100)
    post = forms.TypedChoiceField(label=_("In whose charge"), coerce=int)
    basis = forms.CharField(label=_("By which document or meeting"), required=False, max_length=100)

    def __init__(
        self, regions: Choices, posts: Iterable[tuple[str, list[tuple[int, str]]]], *args: object, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["region"].choices = regions  # type: ignore[attr-defined]
        self.fields["post"].choices = [("", _("Choose somebody")), *posts]  # type: ignore[attr-defined]


class DischargeForm(ActForm):
    reason = forms.CharField(label=_("Why"), max_length=200)


class ChargeFilter(forms.Form):
    words = forms.CharField(
        label=_("Place, line or person"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Part of it")})
    )
