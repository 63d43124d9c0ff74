"""What a person finds on coming in: what waits, and what was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from luoshi.core import clock, registry
from luoshi.core.registry import OpenItem, OpenItems
from luoshi.core.statements import Statement
from luoshi.notices.wording import text_of
from luoshi.organizations.models import User
from luoshi.organizations.reach import Reach
from luoshi.records.models import Notice


@dataclass(frozen=True)
class Waiting:
    """An open item on a day."""

    item: OpenItem
    on: date

    @property
    def overdue(self) -> bool:
        """Whether its day has passed."""
        return self.item.due_at is not None and self.item.due_at < self.on


def waiting_for(reach: Reach, on: date) -> list[Waiting]:
    """Everything that waits for a person, the earliest due first, what has no date last."""
    items = [item for source in registry.open_items for item in source.of(reach, on)]
    return [Waiting(item, on) for item in sorted(items, key=lambda item: item.due_at or date.max)]


def how_many_wait(reach: Reach, on: date) -> int:
    """How many things wait for a person, in one query."""
    return _waiting(tuple(registry.open_items), reach, on).count()


@lru_cache(maxsize=1000)
def _waiting(sources: tuple[OpenItems, ...], reach: Reach, on: date) -> Statement:
    """The statement that finds them: every page asks it, and it follows from the reach and the day alone."""

    def compose() -> QuerySet[Any, tuple[Any, ...]]:
        first, *others = (source.among(reach, on).order_by().values_list("pk") for source in sources)
        return first.union(*others, all=True)

    return Statement(compose)


def unread(user: User) -> QuerySet[Notice]:
    """What was told to a person and is not read, the newest first."""
    return Notice.objects.filter(recipient=user, read_at=None).order_by("-at", "-pk")


def everything_told(user: User) -> QuerySet[Notice]:
    """All notices to a person, read or not, the newest first."""
    return Notice.objects.filter(recipient=user).order_by("-at", "-pk")


@dataclass(frozen=True)
class Told:
    """A notice in the reader's language."""

    notice: Notice

    @property
    def text(self) -> str:
        """The notice in words."""
        return text_of(self.notice)


def told(notices: Iterable[Notice]) -> list[Told]:
    """Notices, ready to be told."""
    return [Told(notice) for notice in notices]


def mark_read(user: User, chosen: int | None = None) -> str:
    """Takes one of a person's notices off the list, or all; gives the address of what the one is about.

    Reading is no act and leaves no entry.
    """
    mine = Notice.objects.filter(recipient=user)
    picked = mine if chosen is None else mine.filter(pk=chosen)
    picked.filter(read_at=None).update(read_at=clock.now())
    return "" if chosen is None else picked.values_list("url", flat=True).first() or ""
