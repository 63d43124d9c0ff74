"""What must hold among accounts; each breach is a sentence that names the account."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.organizations.accounts import keeping, sealing
from luoshi.organizations.accounts.models import Authenticator, Invitation, KeptPassword, Session
from luoshi.organizations.models import Token, User


@register_check(
    "organizations.passwords",
    gettext_lazy("Every account has the password that an act has set last."),
    gettext_lazy("Invite the person anew, end the sessions, and find out who has written to the database."),
)
def passwords_set_by_acts(full: bool) -> Iterator[str]:
    newest = dict(KeptPassword.objects.order_by("pk").values_list("user", "seal"))
    for user in User.objects.filter(pk__in=newest).order_by("pk"):
        if keeping.seal(user.password) != newest[user.pk]:
            yield _("account %(username)s has a password that no act has set") % {"username": user.username}


@register_check(
    "organizations.factors",
    gettext_lazy("The secret of every second factor can be read with the installation's key."),
    gettext_lazy("Put the right LUOSHI_SECRET_KEY back, or have the security administrator reset the second factor."),
)
def factors_readable(full: bool) -> Iterator[str]:
    for factor in Authenticator.objects.filter(ended_at=None).select_related("user").order_by("pk"):
        if sealing.opened(factor.secret) is None:
            yield _("the second factor of account %(username)s cannot be read") % {"username": factor.user.username}


@register_check(
    "organizations.closed",
    gettext_lazy("Nothing opens an account that is closed: no session, no key, no one-time code."),
    gettext_lazy("Restore the tables from the last good backup: closing an account shuts all of these."),
)
def closed_is_closed(full: bool) -> Iterator[str]:
    now = clock.now()
    opening = (
        Session.objects.filter(user__is_active=False, expire_date__gt=now),
        Token.objects.filter(user__is_active=False, revoked_at=None),
        Invitation.objects.filter(user__is_active=False, used_at=None, revoked_at=None),
        Authenticator.objects.filter(user__is_active=False, ended_at=None),
    )
    for rows in opening:
        for username in rows.order_by("user").values_list("user__username", flat=True).distinct():
            yield _("account %(username)s is closed, but a row of %(table)s still opens it") % {
                "username": username,
                "table": rows.model._meta.db_table,
            }
