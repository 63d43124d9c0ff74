"""What people enter about themselves: sign-in, password, keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.acts import fresh_key
from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.models import User
from luoshi.organizations.states import UnitKind

T = TypeVar("T")


class ActForm(forms.Form):
    """A form that asks for one act. Its hidden key makes a second click harmless."""

    key = forms.CharField(widget=forms.HiddenInput, initial=fresh_key, required=False, max_length=64)

    def attempt(self, perform: Callable[[], T]) -> T | None:
        """What the act gives; None where it refused what was entered, and the form now says why."""
        try:
            return perform()
        except (Invalid, Conflict) as refusal:
            for reason in refusal.reasons:
                self.add_error(None, reason)
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


class PasswordForm(ActForm):
    old = forms.CharField(
        label=_("Present password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    new = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least 10 characters of at least three kinds: small letters, capitals, digits, others."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.user = user

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError(_("This is not your present password."))
        return old

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError(_("This differs from the new password above."))
        return again


class TokenForm(ActForm):
    name = forms.CharField(label=_("What the key is for"), max_length=50)
    expires_on = forms.DateField(
        label=_("Good until"),
        help_text=_("The day before this one is the last; a year at most."),
        initial=lambda: clock.today() + timedelta(days=90),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    may_write = forms.BooleanField(label=_("The key may also change things"), required=False)


class UnitFilter(forms.Form):
    """The ways to narrow the list of units."""

    name = forms.CharField(
        label=_("Name"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Part of a name")})
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *UnitKind.choices])
