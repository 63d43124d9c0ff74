"""Between two proofs: who has given the first and still owes the second, for a few minutes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta

from django.http import HttpRequest

from luoshi.core import clock
from luoshi.organizations.models import User

PENDING = "pending"
LONGEST = timedelta(minutes=5)


@dataclass(frozen=True)
class Pending:
    """The first proof: whose, by which backend, and where he wanted to go. `mark` changes with the password."""

    user: int
    mark: str
    backend: str
    next: str
    at: int


def put(request: HttpRequest, user: User, backend: str, next_page: str) -> None:
    """Remembers the first proof in a session of its own, in which nobody is signed in."""
    request.session.flush()
    now = int(clock.now().timestamp())
    request.session[PENDING] = asdict(Pending(user.pk, user.get_session_auth_hash(), backend, next_page, now))


def person_of(request: HttpRequest) -> tuple[User, Pending] | None:
    """Who owes the second proof; None when nobody does, when it took too long, or the password is another one now."""
    kept = request.session.get(PENDING)
    if not kept:
        return None
    pending = Pending(**kept)
    user = User.objects.filter(pk=pending.user, is_active=True).first()
    late = clock.now().timestamp() - pending.at > LONGEST.total_seconds()
    if user is None or late or user.get_session_auth_hash() != pending.mark:
        return None
    return user, pending
