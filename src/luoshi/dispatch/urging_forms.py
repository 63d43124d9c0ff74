"""What the office enters about a call."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.dispatch.urging.late import Late
from luoshi.organizations.forms import ActForm


class CallForm(ActForm):
    """Which unit was called, whom, and what was said."""

    unit = forms.TypedChoiceField(label=_("Unit called"), coerce=int)
    whom = forms.CharField(label=_("Who answered"), max_length=50, help_text=_("A name or a post, e.g. 办公室王主任."))
    said = forms.CharField(
        label=_("What was said"), max_length=200, help_text=_("In one line, e.g. 材料在会签，明天下午前报。")
    )

    def __init__(self, late: list[Late], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(one.unit, one.name) for one in late]  # type: ignore[attr-defined]
