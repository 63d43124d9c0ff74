"""What people enter to come in, and whom an administrator chooses to invite."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.organizations.forms import ActForm, NewPasswordForm, OldPasswordForm
from luoshi.organizations.models import User


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
        self.is_offered = bool(people)  # whether there is anybody to invite


class CodeForm(forms.Form):
    """The code of the second factor."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("The six digits that your app shows now, or a recovery code."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )


class FactorForm(OldPasswordForm):
    """The first code of an app, and the password."""

    code = forms.CharField(
        label=_("Code that the app shows"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(user, *args, **kwargs)
        if not user.has_usable_password():  # another house keeps it
            del self.fields["old"]
