"""What is asked of who wishes for a late report, and of who decides on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.core.dates import in_words
from luoshi.dispatch.models import Round
from luoshi.dispatch.reopening.limits import latest_day
from luoshi.organizations.forms import ActForm, day_field


class WishForm(ActForm):
    """Why something was not reported in time."""

    reason = forms.CharField(
        label=_("Why it was not reported in time"),
        help_text=_("The supervision office decides by it; it stands beside the late report for good."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecisionForm(ActForm):
    """Granting until a day or refusing, each with its own button."""

    open_until = day_field(pgettext_lazy("late report", "Open until"), required=False)
    remark = forms.CharField(
        label=pgettext_lazy("late report", "Reason"),
        help_text=_("Why it is granted or refused; the unit reads it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    needed = {"grant": ("open_until", _("Say until which day it is open."))}

    def __init__(self, round: Round, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = latest_day(round, on)
        self.fields["open_until"].initial = last
        self.fields["open_until"].help_text = _("Needed when it is granted; %(day)s at the latest.") % {
            "day": in_words(last)
        }
