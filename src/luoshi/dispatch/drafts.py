"""What somebody has typed and not handed in: kept for himself alone, given back, gone when it is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from luoshi.dispatch.models import Ask, Draft

#: What of a form is no part of a draft.
NOT_KEPT = frozenset({"key", "draft", "unchanged"})
LONGEST = 300


def drafts_by_ask(user: int | None, asks: Iterable[Ask]) -> dict[int, Draft]:
    """A person's own drafts for some asks, by ask."""
    own = Draft.objects.filter(user=user, ask__in=[ask.pk for ask in asks])
    return {draft.ask_id: draft for draft in own}


def keep(user: int, ask: Ask, typed: Mapping[str, str], read: int | None, at: datetime) -> Draft | None:
    """Keeps what is typed as the draft; None where another device kept a newer one than the one `read`.

    `read` is the number of the draft that the form was made from, 0 for none; None replaces whatever stands.
    """
    body = {name: text[:LONGEST] for name, text in typed.items() if name not in NOT_KEPT and text.strip()}
    standing = Draft.objects.filter(user=user, ask=ask)
    if _changed(standing if read is None else standing.filter(n=read), body, at) or _made(user, ask, body, at):
        return standing.get()
    return None


def _changed(drafts: QuerySet[Draft], body: dict[str, str], at: datetime) -> bool:
    return bool(drafts.update(body=body, n=F("n") + 1, saved_at=at))


def _made(user: int, ask: Ask, body: dict[str, str], at: datetime) -> bool:
    """Whether a first draft was made; not where one stands, as another device has just kept it."""
    try:
        with transaction.atomic():
            Draft.objects.create(user_id=user, ask=ask, body=body, n=1, saved_at=at)
    except IntegrityError:
        return False
    return True


def drop(user: int | None, asks: Collection[int]) -> None:
    """Forgets a person's drafts for asks: they were sent."""
    Draft.objects.filter(user=user, ask__in=asks).delete()


def drop_round(round: int) -> None:
    """Forgets every draft of a round that takes no reports any more."""
    Draft.objects.filter(ask__round=round).delete()
