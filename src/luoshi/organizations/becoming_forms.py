"""What a person enters when units become others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import Work
from luoshi.organizations.actions import Grounds, Heir, Parts
from luoshi.organizations.actions.becoming import NOT_CHOSEN
from luoshi.organizations.forms import ActForm, Choices, day_field
from luoshi.organizations.models import RegionVersion, Unit, UnitVersion
from luoshi.organizations.states import Level, UnitKind

KINDS = [choice for choice in UnitKind.choices if choice[0] not in NOT_CHOSEN]
#: So many units a unit can be split into on the page.
MOST_HEIRS = 3


class GroundsForm(ActForm):
    """Why, and by which document; `seen` says which list of open work was looked at."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300)
    basis = forms.CharField(
        label=gettext_lazy("Document that says so"),
        help_text=gettext_lazy("Its number, e.g. 青编〔2026〕5号."),
        max_length=100,
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def grounds(self) -> Grounds:
        given = self.cleaned_data
        return Grounds(given["reason"], given["basis"], given["seen"])

    def with_seen(self, digest: str) -> None:
        """The form is shown again beside the list that it stands for."""
        shown = QueryDict(mutable=True)
        shown.update(self.data)
        shown["seen"] = digest
        self.data = shown


class RenameForm(GroundsForm):
    name = forms.CharField(label=gettext_lazy("Name from today on"), max_length=100)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=KINDS)
    field_order = ("name", "kind", "reason", "basis")


def unit_choices(units: Iterable[UnitVersion], nothing: Any = "") -> list[tuple[str, str]]:
    """Confirmed units to choose from, nothing first where a choice may stay open."""
    known = [(str(one.unit_id), one.name) for one in units if one.kind not in NOT_CHOSEN]
    return [("", str(nothing)), *known] if nothing else known


class MergeForm(GroundsForm):
    """Which units are merged besides, and into which."""

    others = forms.MultipleChoiceField(
        label=gettext_lazy("Merged together with"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=gettext_lazy("Leave it empty when one unit is taken over by another."),
    )
    into = forms.ChoiceField(label=gettext_lazy("Carried on by"), required=False)
    name = forms.CharField(label=gettext_lazy("Name of the new unit"), max_length=100, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of the new unit"), choices=KINDS, initial=UnitKind.GOVERNMENT)
    field_order = ("others", "into", "name", "kind", "reason", "basis")

    def __init__(self, unit: Unit, units: Mapping[int, UnitVersion], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.unit, self.units = unit, units
        rest = [one for one in units.values() if one.unit_id != unit.pk]
        self.fields["others"].choices = unit_choices(rest)  # type: ignore[attr-defined]
        self.fields["into"].choices = unit_choices(rest, _("a new unit"))  # type: ignore[attr-defined]

    def olds(self) -> list[Unit]:
        """The units that end."""
        into = self.cleaned_data["into"]
        chosen = [int(pk) for pk in self.cleaned_data["others"] if pk != into]
        return [self.unit, *(self.units[pk].unit for pk in chosen)]

    def heir(self) -> Heir:
        """Who carries on."""
        given = self.cleaned_data
        if given["into"]:
            return Heir(self.units[int(given["into"])].unit)
        return Heir(name=given["name"], kind=given["kind"])


class MoveForm(GroundsForm):
    """Under which unit a unit comes to stand."""

    under = forms.ChoiceField(label=gettext_lazy("Belongs to, from today on"), required=False)
    field_order = ("under", "reason", "basis")

    def __init__(self, version: UnitVersion, units: Iterable[UnitVersion], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.version = version
        self.units = {str(one.unit_id): one for one in units if one.unit_id != version.unit_id}
        choices = unit_choices(self.units.values(), _("nothing: it stands by itself"))
        self.fields["under"].choices = choices  # type: ignore[attr-defined]

    def above(self) -> Unit | None:
        """The unit above; None where it comes to stand by itself."""
        chosen = self.units.get(self.cleaned_data["under"])
        return chosen.unit if chosen else None

    def goes(self) -> tuple[str, str]:
        """(what it belongs to now, what it would belong to), by name; nothing where it stands by itself."""
        chosen = self["under"].value() or ""
        before, after = (self.units.get(str(key)) for key in (self.version.parent_id, chosen))
        return before.name if before else "", after.name if after else ""


class SettleForm(GroundsForm):
    """What a name is that a document brought: a unit of its own, or another name of one that is there."""

    means = forms.ChoiceField(label=gettext_lazy("It means"), required=False)
    name = forms.CharField(label=gettext_lazy("Its name, as its seal has it"), max_length=100, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=KINDS, initial=UnitKind.GOVERNMENT)
    field_order = ("means", "name", "kind", "reason", "basis")

    def __init__(self, units: Mapping[int, UnitVersion], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.units = units
        self.fields["means"].choices = unit_choices(units.values(), _("a unit of its own"))  # type: ignore[attr-defined]

    def meant(self) -> Unit | None:
        """The unit that the name means; None for one of its own."""
        means = self.cleaned_data["means"]
        return self.units[int(means)].unit if means else None


class SplitForm(GroundsForm):
    """Into which units; who gets which group of open work comes with the list (`share-…`)."""

    keeps = forms.BooleanField(label=gettext_lazy("The unit itself stays"), required=False, initial=True)

    def __init__(self, units: Mapping[int, UnitVersion], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.units = units
        for n in range(1, MOST_HEIRS + 1):
            self.fields |= _heir_fields(n, units)
        self.order_fields(["keeps", *(name for name in self.fields if name.startswith("heir")), "reason", "basis"])

    def heirs(self) -> list[Heir]:
        """The units named, in order; a row without a unit or name is none."""
        rows = [[self.cleaned_data[f"heir{n}_{part}"] for part in PARTS] for n in range(1, MOST_HEIRS + 1)]
        return [
            Heir(self.units[int(unit)].unit) if unit else Heir(name=name, kind=kind)
            for unit, name, kind in rows
            if unit or name.strip()
        ]

    def parts(self) -> Parts:
        """The split as it was entered, with who gets what."""
        shares = {
            name.removeprefix("share-"): int(value)
            for name, value in self.data.items()
            if name.startswith("share-") and str(value).isdigit()
        }
        return Parts(self.heirs(), self.cleaned_data["keeps"], shares)


PARTS = ("unit", "name", "kind")


def _heir_fields(n: int, units: Mapping[int, UnitVersion]) -> dict[str, forms.Field]:
    """The fields of one heir: a unit that is there, or the name and kind of a new one."""
    told = {"n": n}
    return {
        f"heir{n}_unit": forms.ChoiceField(
            label=_("Unit %(n)s that carries on") % told,
            choices=unit_choices(units.values(), _("a new unit, or none")),
            required=False,
        ),
        f"heir{n}_name": forms.CharField(label=_("Name of new unit %(n)s") % told, max_length=100, required=False),
        f"heir{n}_kind": forms.ChoiceField(
            label=_("Kind of new unit %(n)s") % told, choices=KINDS, initial=UnitKind.GOVERNMENT, required=False
        ),
    }


class Group:
    """Open work that goes to one heir together: its pieces, and the heir's place that was chosen for it, or ""."""

    def __init__(self, key: str, works: list[Work], chosen: str) -> None:
        self.key, self.works, self.chosen = key, works, chosen


class RegionForm(ActForm):
    """A region to be opened."""

    code = forms.CharField(
        label=gettext_lazy("Code"), help_text=gettext_lazy("By GB/T 2260, digits only."), max_length=12
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=50)
    level = forms.TypedChoiceField(
        label=gettext_lazy("Level"), choices=Level.choices, coerce=int, initial=Level.TOWN.value
    )
    parent = forms.TypedChoiceField(label=gettext_lazy("Lies in"), coerce=int)
    valid_from = day_field(gettext_lazy("First day"))

    def __init__(self, regions: Choices, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["parent"].choices = regions  # type: ignore[attr-defined]

    def facts(self, regions: Mapping[int, RegionVersion]) -> dict[str, Any]:
        """What `open_region` asks for."""
        given = {name: self.cleaned_data[name] for name in ("code", "name", "level", "valid_from")}
        return given | {"parent": regions[self.cleaned_data["parent"]].region}
