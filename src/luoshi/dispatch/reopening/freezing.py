"""What upper rooms have frozen of a round: after its bulletin was published no late report changes its figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from luoshi.core.registry import Registry
from luoshi.dispatch.models import Round

#: `(round) -> day` on which its figures were frozen, None while they are not.
freezings: Registry[Callable[[Round], date | None]] = Registry()


def frozen_on(round: Round) -> date | None:
    """The first day on which figures of a round were frozen; None while none are."""
    return min((day for frozen in freezings if (day := frozen(round))), default=None)
