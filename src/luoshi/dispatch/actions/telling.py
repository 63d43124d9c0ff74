"""What the acts of dispatch tell."""

from __future__ import annotations

from typing import Any

from luoshi.dispatch.dates import month_of
from luoshi.dispatch.models import Round


def facts_to_tell(round: Round) -> dict[str, Any]:
    """What every notice about a round says: its plan, its month and its due day."""
    return {"plan": round.plan.title, "month": _period(round), "due": round.due_on.isoformat()}


def _period(round: Round) -> str:
    """A month as it is told in the reader's language; what is longer or shorter by its days."""
    if (round.period_start, round.period_end) == month_of(round.period_start):
        return f"{round.period_start:%Y-%m}"
    return f"{round.period_start.isoformat()} – {round.period_end.isoformat()}"
