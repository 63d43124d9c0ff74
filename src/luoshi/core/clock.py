"""The one place that knows what time it is. Everything else is given a moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _frozen.get() or of_the_machine()


def of_the_machine() -> datetime:
    """The moment of this machine, also while the clock is stopped: Django dates what is its own by it (sessions)."""
    return timezone.now()


def today() -> date:
    """The present day where the office is."""
    return timezone.localtime(now()).date()


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Stops the clock at a moment, for tests and for what is replayed."""
    token = _frozen.set(moment)
    try:
        yield
    finally:
        _frozen.reset(token)
