"""What is asked of who sets up a body or says anew who sits in it, and the words by which bodies are found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.organizations.actions import Makeup
from luoshi.organizations.becoming_forms import GroundsForm
from luoshi.organizations.bodies.listing import Roster
from luoshi.organizations.forms import ActForm, Choices, day_field
from luoshi.organizations.models import Post, Unit
from luoshi.organizations.states import BodyKind, SeatRole


class MakeupForm(ActForm):
    """Who sits in a body; a second head is for bodies that two people head (双组长)."""

    head = forms.TypedChoiceField(label=pgettext_lazy("body", "Who heads it"), coerce=int)
    second_head = forms.TypedChoiceField(
        label=pgettext_lazy("body", "Who heads it as well"), coerce=int, empty_value=None, required=False
    )
    deputies = forms.TypedMultipleChoiceField(
        label=pgettext_lazy("body", "Deputies"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    office = forms.TypedChoiceField(
        label=pgettext_lazy("body", "Unit in which its office is seated"),
        help_text=_("It sees, reports and answers what the body is asked."),
        coerce=int,
    )
    members = forms.TypedMultipleChoiceField(
        label=pgettext_lazy("body", "Member units"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    head_title = forms.CharField(
        label=pgettext_lazy("body", "What heads are called"),
        help_text=_("E.g. 组长, 链长. Empty: as usual for this kind of body."),
        max_length=20,
        required=False,
    )
    deputy_title = forms.CharField(
        label=pgettext_lazy("body", "What deputies are called"), max_length=20, required=False
    )
    basis = forms.CharField(
        label=pgettext_lazy("body", "Paper that says so"), help_text=_("E.g. 青政办字〔2026〕12号."), max_length=100
    )

    def __init__(self, posts: Choices, units: Choices, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        nothing = [("", _("Choose somebody"))]
        for name in ("head", "second_head"):
            self.fields[name].choices = [*nothing, *posts]  # type: ignore[attr-defined]
        self.fields["deputies"].choices = posts  # type: ignore[attr-defined]
        self.fields["office"].choices = [("", _("Choose a unit")), *units]  # type: ignore[attr-defined]
        self.fields["members"].choices = units  # type: ignore[attr-defined]

    def makeup(self) -> Makeup:
        """Who shall sit there, as the act asks for it."""
        given = self.cleaned_data
        heads = [one for one in (given["head"], given["second_head"]) if one]
        posts = Post.objects.in_bulk([*heads, *given["deputies"]])
        units = Unit.objects.in_bulk([*given["members"], given["office"]])
        return Makeup(
            heads=[posts[one] for one in heads],
            deputies=[posts[one] for one in given["deputies"]],
            members=[units[one] for one in given["members"]],
            office=units[given["office"]],
            titles=(given["head_title"], given["deputy_title"]),
        )


class CharterForm(MakeupForm):
    """What the body is, and who sits in it."""

    region = forms.TypedChoiceField(label=_("Region"), coerce=int)
    name = forms.CharField(
        label=_("Name"), help_text=_("E.g. 县优化营商环境工作领导小组, 绿色食品产业链."), max_length=100
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    under = forms.TypedChoiceField(
        label=pgettext_lazy("body", "Belongs to the body"), coerce=int, empty_value=None, required=False
    )
    field_order = ("region", "name", "kind", "under")

    def __init__(self, regions: Choices, bodies: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = regions  # type: ignore[attr-defined]
        self.fields["under"].choices = [("", _("To none")), *bodies]  # type: ignore[attr-defined]


class DissolveForm(GroundsForm):
    """Why a body is dissolved, and by which paper."""


class BodyFilter(forms.Form):
    words = forms.CharField(
        label=pgettext_lazy("body", "Body, unit or person"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Part of it")}),
    )


class DayFilter(forms.Form):
    on = day_field(pgettext_lazy("body", "As of"), required=False)


def standing_makeup(roster: Roster) -> Mapping[str, Any]:
    """Who sits in a body now, as the form shows it."""
    heads, deputies = (
        [one.seat for one in roster.leading if one.seat.role == role] for role in (SeatRole.HEAD, SeatRole.DEPUTY)
    )
    return {
        "head": heads[0].post_id if heads else None,
        "second_head": heads[1].post_id if len(heads) > 1 else None,
        "deputies": [seat.post_id for seat in deputies],
        "members": [one.unit for one in roster.members],
        "office": roster.office.unit if roster.office else None,
        "head_title": heads[0].title if heads else "",
        "deputy_title": deputies[0].title if deputies else "",
    }
