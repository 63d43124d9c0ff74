"""What people enter to come in, and whom an administrator chooses to invite."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luoshi.organizations.forms import ActForm
from luoshi.organizations.models import User


def password_rules() -> str:
    """What a password has to be, for the field's hint."""
    length = next(
        one["OPTIONS"]["min_length"]
        for one in settings.AUTH_PASSWORD_VALIDATORS
        if "min_length" in one.get("OPTIONS", {})
    )
    return gettext(
        "At least %(length)s characters of at least three kinds: small letters, capitals, digits, others."
    ) % {"length": length}


class NewPasswordForm(ActForm):
    """A password, twice."""

    new = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=lazy(password_rules, str),
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


class JoinForm(NewPasswordForm):
    """The one-time code and the password that is to be."""

    code = forms.CharField(
        label=_("One-time code"),
        help_text=_("As on your sheet, e.g. K7MP-2XQD-…; dashes may be left out."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )
    field_order = ("code", "new", "again")


class InviteForm(ActForm):
    """The people to invite together."""

    people = forms.TypedMultipleChoiceField(
        label=_("People without a password"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, people: Sequence[tuple[int, str]], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["people"].choices = people  # type: ignore[attr-defined]
        self.fields["people"].initial = [pk for pk, _label in people]


class CodeForm(forms.Form):
    """The code of the second factor."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("The six digits that your app shows now, or a recovery code."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )


class FactorForm(ActForm):
    """The first code of an app, and the password, so that an open screen is not enough to admit one."""

    old = forms.CharField(
        label=_("Present password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    code = forms.CharField(
        label=_("Code that the app shows"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.user = user
        if not user.has_usable_password():  # another house keeps it
            del self.fields["old"]

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError(_("This is not your present password."))
        return old
