"""What people enter about themselves, and what administrators enter about units and people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar, TypeVar

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.core import clock
from luoshi.core.acts import fresh_key
from luoshi.core.errors import At, Conflict, Invalid
from luoshi.organizations.models import RegionVersion, User
from luoshi.organizations.states import Role, UnitKind

T = TypeVar("T")


Choices = Sequence[tuple[int, str]]


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, today unless said otherwise."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **{"initial": clock.today} | more)


class ActForm(forms.Form):
    """A form that asks for one act. Its hidden key makes a second click harmless."""

    key = forms.CharField(widget=forms.HiddenInput, initial=fresh_key, required=False, max_length=64)

    #: By the name of a button, the field that may not be empty when it is pressed, and what is said at that field.
    needed: ClassVar[Mapping[str, tuple[str, Any]]] = {}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for button, (field, why) in self.needed.items():
            if button in self.data and field not in self.errors and not given.get(field):
                self.add_error(field, why)
        return given

    def attempt(self, perform: Callable[[], T]) -> T | None:
        """What the act gives; None where it refused what was entered, and the form now says why, at the fields."""
        try:
            return perform()
        except (Invalid, Conflict) as refusal:
            for reason in refusal.reasons:
                field = reason.field if isinstance(reason, At) else None
                self.add_error(field if field in self.fields else None, reason)
            return None


class SignInForm(AuthenticationForm):
    username = UsernameField(label=_("Sign-in name"), widget=forms.TextInput(attrs={"autofocus": True}))
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    error_messages = {
        "invalid_login": _("Sign-in name and password do not fit together. Capital and small letters differ."),
        "inactive": _("This account is closed. Ask the system administrator."),
    }


def password_hint() -> Any:
    """What a password has to be, for the field's hint."""
    rule = _("At least {length} characters of three kinds or more: small letters, capitals, digits, others.")
    return format_lazy(rule, length=settings.PASSWORD_LENGTH)


class NewPasswordForm(ActForm):
    """A password, twice."""

    new = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=password_hint(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError(_("This differs from the new password above."))
        return again


class OldPasswordForm(ActForm):
    """Asks for the present password, so that an open screen is not enough."""

    old = forms.CharField(
        label=_("Present password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.user = user

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError(_("This is not your present password."))
        return old


class PasswordForm(OldPasswordForm, NewPasswordForm):
    field_order = ("old", "new", "again")


class TokenForm(ActForm):
    name = forms.CharField(label=_("What the key is for"), max_length=50)
    expires_on = day_field(
        _("Good until"),
        help_text=_("The day before this one is the last; a year at most."),
        initial=lambda: clock.today() + timedelta(days=90),
    )
    may_write = forms.BooleanField(label=_("The key may also change things"), required=False)


class UnitForm(ActForm):
    region = forms.TypedChoiceField(label=_("Region"), coerce=int)
    name = forms.CharField(label=_("Name"), help_text=_("As its seal has it, e.g. 县科学技术局."), max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), choices=UnitKind.choices)
    aliases = forms.CharField(
        label=_("Other names in documents"),
        help_text=_("One a line."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    covers = forms.MultipleChoiceField(
        label=_("For a collective addressee: the kinds of unit that it stands for"),
        choices=[choice for choice in UnitKind.choices if choice[0] not in (UnitKind.COLLECTIVE, UnitKind.UNCONFIRMED)],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    uscc = forms.CharField(label=_("Unified social credit code"), required=False, max_length=18)
    valid_from = day_field(_("From"))

    def __init__(self, regions: Choices, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["region"].choices = regions  # type: ignore[attr-defined]

    def facts(self, regions: Mapping[int, RegionVersion]) -> dict[str, Any]:
        """What `open_unit` asks for."""
        given = dict(self.cleaned_data)
        del given["key"]
        aliases = [line.strip() for line in given["aliases"].splitlines() if line.strip()]
        return given | {"region": regions[given["region"]].region, "aliases": aliases}


class AliasForm(ActForm):
    name = forms.CharField(label=_("Name in documents"), max_length=100)


class PostForm(ActForm):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    title = forms.CharField(label=_("Title"), help_text=_("As the post is called, e.g. 督查室主任."), max_length=50)


class PeopleFilter(forms.Form):
    words = forms.CharField(
        label=_("Name or sign-in name"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Name or sign-in name")}),
    )


class PersonForm(ActForm):
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=50)
    username = forms.CharField(label=_("Sign-in name"), max_length=50)

    def account(self) -> tuple[str, str]:
        """What `register_person` asks for."""
        return self.cleaned_data["username"], self.cleaned_data["name"]


class AppointForm(ActForm):
    person = forms.TypedChoiceField(label=_("Person"), coerce=int)
    valid_from = day_field(_("From"))

    def __init__(self, people: Choices, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class DismissForm(ActForm):
    valid_to = day_field(_("First day without the post"))


class UnitFilter(forms.Form):
    """The ways to narrow the list of units."""

    name = forms.CharField(
        label=_("Name"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Part of a name")})
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *UnitKind.choices])
