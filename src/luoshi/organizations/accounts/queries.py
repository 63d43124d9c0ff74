"""Named questions about accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, QuerySet

from luoshi.core.errors import Unknown
from luoshi.organizations.accounts.models import Authenticator, Invitation, Session
from luoshi.organizations.models import User
from luoshi.organizations.queries import visible_people
from luoshi.organizations.reach import Reach
from luoshi.records.models import LogEntry


def waiting_people(reach: Reach | None) -> QuerySet[User]:
    """The people who have never had a password and cannot come in yet."""
    here = visible_people(reach).filter(is_active=True)
    return here.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)


def user_called(username: str) -> User | None:
    """Whose sign-in name it is."""
    return User.objects.filter(username=username).first()


def open_invitation(user: User) -> Invitation | None:
    """The invitation of a person that is neither used nor withdrawn (it may have expired)."""
    return Invitation.objects.filter(user=user, used_at=None, revoked_at=None).first()


def get_open_invitation(user: User) -> Invitation:
    """As `open_invitation`; where there is none it raises Unknown."""
    found = open_invitation(user)
    if found is None:
        raise Unknown
    return found


def authenticator_of(user: User) -> Authenticator | None:
    """The app that a person signs in with besides the password."""
    return Authenticator.objects.filter(user=user, ended_at=None).first()


def sessions_of(user: User, now: datetime) -> QuerySet[Session]:
    """The sessions of a person that are still open, the newest first."""
    return Session.objects.filter(user=user, expire_date__gt=now).order_by("-began_at", "-number")


def get_own_session(user: User, number: int, now: datetime) -> Session:
    """A session of the person himself; any other raises Unknown."""
    found = sessions_of(user, now).filter(number=number).first()
    if found is None:
        raise Unknown
    return found


def with_factor(people: QuerySet[User]) -> QuerySet[User]:
    """The same people, each with whether he has a second factor."""
    mine = Authenticator.objects.filter(user=OuterRef("pk"), ended_at=None)
    return people.annotate(has_factor=Exists(mine))


@dataclass(frozen=True)
class Arrival:
    """When and from where a person signed in last, and how many tries were refused since."""

    at: datetime
    address: str
    refused: int


#: Wrong codes for one account, from wherever they come, after which none is tried for a while.
MOST_CODES, CODES_WITHIN = 20, timedelta(hours=1)


def too_many_codes(user: User, now: datetime) -> bool:
    """Whether somebody who knows a person's password is guessing the codes, perhaps from many addresses."""
    refused = LogEntry.objects.filter(subject_type=User._meta.label_lower, subject_id=user.pk, act=REFUSED)
    lately = refused.filter(at__gt=now - CODES_WITHIN, body__contains='"reason":"code"')
    return lately.count() >= MOST_CODES


SIGNED_IN, REFUSED = "organizations.sign_in", "organizations.refuse_sign_in"


def last_arrival(user: User) -> Arrival | None:
    """The last time that a person signed in; None before the first."""
    about: QuerySet[LogEntry] = LogEntry.objects.filter(subject_type=User._meta.label_lower, subject_id=user.pk)
    last = about.filter(act=SIGNED_IN).order_by("-seq").defer("body").first()
    if last is None:
        return None
    return Arrival(last.at, last.ip or "", about.filter(act=REFUSED, seq__gt=last.seq).count())
