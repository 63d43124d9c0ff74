"""Forms about a plan as a whole: which plans a list shows, what a plan is, under which one it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.ledger.actions.planning import Description
from luoshi.ledger.models import Plan
from luoshi.ledger.states import PlanKind, PlanLinkKind
from luoshi.organizations.forms import ActForm, day_field


class PlanFilterForm(forms.Form):
    """What the list of plans is narrowed to; both may stay empty."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *PlanKind.choices])
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, years: Iterable[int]) -> None:
        super().__init__(data)
        self.fields["year"].choices = [("", _("All years")), *((year, year) for year in years)]  # type: ignore[attr-defined]

    def narrowing(self) -> dict[str, Any]:
        """What was asked for; what is not valid narrows nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class DescriptionForm(ActForm):
    """What kind of plan it is, of which year, and on which days."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PlanKind.choices)
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    begins_on = day_field(
        _("First day"),
        required=False,
        initial=None,
        help_text=_("Of a campaign its first day, of a meeting the day on which it was held; other plans have none."),
    )
    ends_on = day_field(_("Last day"), required=False, initial=None, help_text=_("Of a campaign."))

    def __init__(self, plan: Plan, data: Any) -> None:
        known = ("kind", "year", "begins_on", "ends_on")
        super().__init__(data, initial={name: getattr(plan, name) for name in known})

    def description(self) -> Description:
        """What was entered."""
        given = {name: self.cleaned_data[name] for name in ("year", "begins_on", "ends_on")}
        return Description(PlanKind(self.cleaned_data["kind"]), **given)


class LinkForm(ActForm):
    """Under which plan another one is put, and as what."""

    upper = forms.ModelChoiceField(Plan.objects.none(), label=_("Under the plan"), empty_label=_("Choose a plan"))
    kind = forms.ChoiceField(label=_("It hangs there as"), choices=PlanLinkKind.choices, widget=forms.RadioSelect)

    def __init__(self, uppers: list[tuple[Plan, str]], data: Any) -> None:
        super().__init__(data, initial={"kind": PlanLinkKind.PART})
        upper = self.fields["upper"]
        assert isinstance(upper, forms.ModelChoiceField)
        upper.queryset = Plan.objects.filter(pk__in=[plan.pk for plan, _region in uppers])
        labels = ((plan.pk, f"{plan.title}({region} {plan.year})") for plan, region in uppers)
        upper.choices = [("", upper.empty_label or ""), *labels]
