"""The form that splits a task among its leads: a lead for each target, words for what no target says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.ledger.actions.splitting import Split
from luoshi.ledger.models import Task
from luoshi.ledger.queries import shares_of
from luoshi.organizations.forms import ActForm
from luoshi.organizations.queries import names_of


class SplitForm(ActForm):
    """Who leads which target; what each lead owes besides; and who agreed on it."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Who agreed on this split, and where it stands."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, task: Task, *args: Any) -> None:
        super().__init__(*args)
        on = clock.today()
        self.targets = list(task.targets.order_by("no"))
        self.names = names_of((one.unit_id for one in shares_of(task, on) if one.unit_id), on)
        units = [(one.unit_id, self.names.get(one.unit_id or 0, one.as_written)) for one in shares_of(task, on)]
        for target in self.targets:
            self.fields[f"target_{target.pk}"] = forms.TypedChoiceField(
                label=target.indicator, coerce=int, choices=[("", _("Choose a unit")), *units]
            )
        for unit, name in units:
            self.fields[f"owes_{unit}"] = forms.CharField(label=name, required=False, max_length=300)
        self.order_fields([name for name in self.fields if name != "reason"])

    def of_targets(self) -> list[BoundField]:
        """The lead of each target."""
        return [field for field in self if field.name.startswith("target_")]

    def of_units(self) -> list[BoundField]:
        """What each lead owes besides."""
        return [field for field in self if field.name.startswith("owes_")]

    def split(self) -> Split:
        """What was entered."""
        given = self.cleaned_data
        leads = {target.pk: given[f"target_{target.pk}"] for target in self.targets}
        return Split(leads, {unit: given[f"owes_{unit}"] for unit in self.names})
