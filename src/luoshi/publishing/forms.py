"""What people write into a bulletin."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.organizations.forms import ActForm


class ForewordForm(ActForm):
    """What the figures cannot say."""

    foreword = forms.CharField(
        label=_("Foreword"),
        help_text=_("It stands before the figures. The figures themselves cannot be written, only reckoned."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
