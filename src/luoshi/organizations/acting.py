"""Who acts: from a request, or from a name on the command line, to the context that every act is given."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from luoshi.core import clock
from luoshi.core.acts import Act, fresh_key
from luoshi.organizations.models import User
from luoshi.organizations.reach import Held, Reach, reach

#: Where the session keeps the post that its person acts in.
POST_IN_SESSION = "post"
LONGEST_KEY = 64


def act_as(user: User, at: datetime, via: str, key: str | None = None, ip: str | None = None) -> Act:
    """The context of an act that a person does at a moment, in the first of his own posts of that day."""
    return replace(act_in(reach(user, timezone.localdate(at)), user, at, via, key), ip=ip)


def act_in(reached: Reach, user: User, at: datetime, via: str, key: str | None = None) -> Act:
    """The context of an act that a person does with a reach of his: as himself, or in the place of another."""
    return Act(
        user.pk,
        user.name,
        at,
        via,
        key=key or fresh_key(),
        reach=reached,
        **_seat(next(iter(reached.held), None)),
    )


def acting(request: HttpRequest) -> Act:
    """The context of the act that a request asks for."""
    user = request.user
    return Act(
        user.pk,
        user.name if isinstance(user, User) else "",
        clock.now(),
        "api" if hasattr(request, "token") else "web",
        ip=address_of(request),
        key=key_of(request) or fresh_key(),
        reach=reach_of(request),
        **_seat(post_in(request)),
    )


def _seat(held: Held | None) -> dict[str, Any]:
    """The part of an act's context that says in which post it is done."""
    if held is None:
        return {}
    return {
        "post_id": held.post,
        "post_name": held.title,
        "unit_id": held.unit,
        "unit_name": held.unit_name,
        "region_id": held.region,
        "principal_id": held.principal.user if held.principal else None,
        "principal_name": held.principal.name if held.principal else "",
    }


def reach_of(request: HttpRequest) -> Reach:
    """What the person of a request reaches today, asked once for each request; nothing for a stranger."""
    if not hasattr(request, "reach"):
        today = clock.today()
        user = request.user
        reached = reach(user, today, _chosen(request)) if isinstance(user, User) else Reach(None, today)
        request.reach = reached  # type: ignore[attr-defined]
    found: Reach = request.reach  # type: ignore[attr-defined]
    return found


def post_in(request: HttpRequest) -> Held | None:
    """The post in which a person acts: the one chosen in the session if it is still held, else the first."""
    held, chosen = reach_of(request).held, _chosen(request)
    return next((one for one in held if one.post == chosen), next(iter(held), None))


def _chosen(request: HttpRequest) -> int | None:
    """The post that stands in the session; a key to the API acts in its person's own posts."""
    session = getattr(request, "session", None)
    return session.get(POST_IN_SESSION) if session is not None else None


def key_of(request: HttpRequest) -> str | None:
    """The key by which a repeated form or call is known: the form's `key` or the Idempotency-Key header."""
    key = request.headers.get("Idempotency-Key") or request.POST.get("key")
    if key and len(key) > LONGEST_KEY:
        return hashlib.sha256(key.encode()).hexdigest()
    return key or None


def address_of(request: HttpRequest) -> str | None:
    """Where a request comes from, seen through as many proxies as LUOSHI_PROXY_COUNT says, and no more."""
    passed = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    through: int = settings.PROXY_COUNT
    if through and len(passed) >= through:
        return passed[-through][:45]
    return request.META.get("REMOTE_ADDR")
