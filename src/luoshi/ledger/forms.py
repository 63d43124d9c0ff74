"""Forms of the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.fields import Common, Offered, Pick
from luoshi.core.registry import narrowings
from luoshi.ledger.choices import choices_for
from luoshi.ledger.narrowing import LIST, UNDECIDED, Filters
from luoshi.ledger.states import ResponsibilityRole, TargetKind, TaskState
from luoshi.organizations.forms import day_field
from luoshi.organizations.models import Unit, UnitVersion
from luoshi.organizations.queries import visible_units
from luoshi.organizations.reach import Reach
from luoshi.organizations.states import UnitKind

#: What everybody is offered, and not to choose.
STATES = Common([("", _("All states")), *TaskState.choices])
ROLES = Common([("", _("All roles")), *(one for one in ResponsibilityRole.choices if one[0] != "leader")])
KINDS = Common([("", _("All kinds")), *((value or UNDECIDED, label) for value, label in TargetKind.choices)])


class FilterForm(forms.Form):
    """What the list of tasks is narrowed to; every field may stay empty."""

    #: The fields that stand in the line; the others open behind it.
    FIRST = ("words", "plan", "unit", "leading", "state")

    words = forms.CharField(label=_("Words to look for"), required=False, max_length=100)
    plan = forms.TypedChoiceField(label=_("Plan"), required=False, coerce=int, empty_value=None, widget=Pick)
    unit = forms.TypedChoiceField(label=_("Unit"), required=False, coerce=int, empty_value=None, widget=Pick)
    leading = forms.BooleanField(label=_("Leads only"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, widget=Pick, choices=STATES)
    role = forms.ChoiceField(label=_("Role of the unit"), required=False, widget=Pick, choices=ROLES)
    leader = forms.TypedChoiceField(label=_("Headed by"), required=False, coerce=int, empty_value=None, widget=Pick)
    kind = forms.ChoiceField(label=_("Kind of target"), required=False, widget=Pick, choices=KINDS)
    due_from = day_field(_("Due from"), required=False, initial=None)
    due_until = day_field(_("Due until"), required=False, initial=None)
    changing = forms.BooleanField(label=_("With open changes"), required=False)
    section = forms.IntegerField(label=_("Section"), required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, reach: Reach) -> None:
        super().__init__(data)
        offered = choices_for(reach, clock.today())
        self.choose("plan", _("All plans"), offered.plans())
        self.choose("unit", _("All units"), offered.units())
        self.choose("leader", _("All leaders"), offered.leaders())
        self.fields["words"].widget.attrs["placeholder"] = _("Words to look for")
        for one in narrowings.named(LIST):
            self.fields[one.key] = one.field(reach)

    def choose(self, field: str, everything: Any, choices: Any) -> None:
        """Offers choices, and not to choose."""
        self.fields[field].choices = Offered([("", everything), *choices])  # type: ignore[attr-defined]

    def first(self) -> list[forms.BoundField]:
        """The fields that stand in the line."""
        return [self[name] for name in self.FIRST]

    def rest(self) -> list[forms.BoundField]:
        """The fields that open behind the line."""
        return [field for field in self.visible_fields() if field.name not in self.FIRST]

    def filters(self) -> Filters:
        """What was asked for; what is not valid narrows nothing."""
        self.is_valid()
        known = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        more = {one.key: known.pop(one.key) for one in narrowings.named(LIST) if one.key in known}
        return Filters(**known, more=more)


class UnitField(forms.ModelChoiceField):
    """A choice among units, by the names they have today; collective addressees lead nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(UnitVersion.objects.none(), to_field_name="unit", **options)

    def offer(self, units: QuerySet[UnitVersion]) -> None:
        self.queryset = units.exclude(kind=UnitKind.COLLECTIVE).select_related("unit")

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)

    def clean(self, value: Any) -> Unit | None:
        version = super().clean(value)
        return version.unit if isinstance(version, UnitVersion) else None


class LeadForm(forms.Form):
    """Who leads a task that has no main lead yet, and why."""

    unit = UnitField(label=_("Lead unit"), empty_label=_("Choose a unit"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, data: Any, reach: Reach) -> None:
        super().__init__(data)
        unit = self.fields["unit"]
        assert isinstance(unit, UnitField)
        unit.offer(visible_units(reach, clock.today()))


class DaysForm(forms.Form):
    """Two days on which a plan is compared, the earlier one first."""

    then = day_field(_("On"))
    now = day_field(_("And on"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and given["now"] < given["then"]:
            self.add_error("now", _("Choose a day that is not before the first."))
        return given

    def is_before(self, day: date) -> bool:
        """Whether the first day lies before another one."""
        return self.is_valid() and self.cleaned_data["then"] < day
