"""What time brings: the draft of a bulletin as soon as its round is closed."""

from __future__ import annotations

from datetime import datetime

from luoshi.core.acts import Act
from luoshi.core.registry import Sweep, sweeps
from luoshi.publishing.actions import draft
from luoshi.publishing.queries import rounds_without

EVERY_MINUTES = 1
BATCH = 20


def draft_closed(now: datetime) -> int:
    """Begins the bulletins of rounds that were closed; how many."""
    rounds = list(rounds_without(None)[:BATCH])
    for round in rounds:
        draft(Act(None, "", now, "sweep"), round)
    return len(rounds)


sweeps.add("publishing.drafts", Sweep("publishing.drafts", EVERY_MINUTES, draft_closed))
