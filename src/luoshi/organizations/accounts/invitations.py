"""Invitations: the administrator hands over a one-time code, and the person sets a password that nobody else knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.demands import refuse
from luoshi.core.errors import Conflict
from luoshi.organizations import passwords
from luoshi.organizations.accounts import codes, ending, keeping
from luoshi.organizations.accounts.models import Invitation
from luoshi.organizations.models import Holding, User
from luoshi.organizations.rules import PEOPLE
from luoshi.organizations.states import ADMINISTRATORS
from luoshi.records.log import Log, act

GROUPS = 5  # of four letters each: 100 bits


@dataclass(frozen=True)
class Handed:
    """An invitation as it is handed over. `code` is told here and never again."""

    user: User
    code: str
    expires_at: datetime


def invite(act: Act, people: Sequence[User]) -> list[Handed]:
    """A one-time code for each of some people, in their order; those they had before open nothing any more.

    One act for all. Raises Conflict with everybody who cannot be invited.
    """
    made = {user.pk: codes.fresh_code(GROUPS) for user in people}
    digests = {pk: codes.digest(code) for pk, code in made.items()}
    first = _invite(act, people, digests)
    if first.digest not in digests.values():  # done before with this form; its codes are not known any more
        raise Conflict(_("These codes were shown once already. Invite again if they were not handed over."))
    return [Handed(user, made[user.pk], first.expires_at) for user in people]


@act("organizations.invite")
def _invite(log: Log, people: Sequence[User], digests: dict[int, str]) -> Invitation:
    """Makes one-time codes by which people set their passwords; not for administrators, whose powers it would lend."""
    PEOPLE.anywhere("invite", log.act.reach).require()
    locked = list(User.objects.select_for_update().filter(pk__in=digests).order_by("pk"))
    refuse(Conflict, (not locked, _("Choose at least one person.")), *_hindrances(locked, log.act.at))
    entry = log.entry()
    for open_one in Invitation.objects.filter(user__in=locked, used_at=None, revoked_at=None):
        entry.change(open_one, revoked_at=log.act.at)
    until = log.act.at + timedelta(days=settings.INVITATION_DAYS)
    rows = [Invitation(user=user, digest=digests[user.pk], expires_at=until) for user in people]
    made = entry.add_all(rows)
    entry.subject = made[0]
    return made[0]


def _hindrances(people: Sequence[User], at: datetime) -> Iterator[tuple[object, object]]:
    closed = _("The account of %(name)s is closed.")
    administers = _("%(name)s is an administrator: end the post, and give it to a new account.")
    powerful = administrators_among(people, at)
    for user in people:
        yield not user.is_active, closed % {"name": user.name}
        yield user.pk in powerful, administers % {"name": user.name}


def administrators_among(people: Sequence[User], at: datetime) -> set[int]:
    """Who of some people is an administrator at a moment, or will be one."""
    ends = Holding.objects.filter(user__in=people, post__role__in=ADMINISTRATORS)
    today = timezone.localdate(at)
    return {one.user_id for one in ends if one.valid_to is None or one.valid_to > today}


@act("organizations.revoke_invitation")
def revoke_invitation(log: Log, invitation: Invitation) -> Invitation:
    """Makes a code worthless from now on."""
    PEOPLE.answer("revoke_invitation", log.act.reach, invitation.user).require()
    refuse(
        Conflict,
        (invitation.used_at, _("This invitation has been used.")),
        (invitation.revoked_at, _("This invitation has been withdrawn already.")),
    )
    return log.entry(invitation).change(invitation, revoked_at=log.act.at)


def accept_invitation(act: Act, invitation: Invitation, password: str) -> Invitation:
    """Sets the password of whoever was invited; raises Invalid with everything that is wrong with it."""
    PEOPLE.answer("accept_invitation", act.reach, invitation.user).require()
    return _accept_invitation(act, invitation, passwords.prepared(password, invitation.user))


@act("organizations.accept_invitation")
def _accept_invitation(log: Log, invitation: Invitation, prepared: str) -> Invitation:
    """The invited person sets a password with his one-time code."""
    PEOPLE.answer("accept_invitation", log.act.reach, invitation.user).require()
    user = User.objects.select_for_update().get(pk=invitation.user_id)
    refuse(
        Conflict,
        (not is_open(invitation, log.act.at), _("This code opens nothing any more. Ask for another one.")),
        *_hindrances([user], log.act.at),
    )
    entry = log.entry(invitation)
    entry.change(invitation, used_at=log.act.at)
    keeping.keep(entry, entry.change(user, password=prepared), log.act.at)
    ending.end_sessions(user)
    return invitation


def is_open(invitation: Invitation, at: datetime) -> bool:
    """Whether a code can still be used at a moment."""
    return invitation.used_at is None and invitation.revoked_at is None and at < invitation.expires_at


def invitation_of(code: str, at: datetime) -> Invitation | None:
    """The invitation of a code that is known and still good, of a person who is still here."""
    found = Invitation.objects.filter(digest=codes.digest(code), user__is_active=True).select_related("user").first()
    return found if found and is_open(found, at) else None
