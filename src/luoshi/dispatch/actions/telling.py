"""What the acts of dispatch tell."""

from __future__ import annotations

from luoshi.dispatch.models import Round


def facts_to_tell(round: Round) -> dict[str, str]:
    """What every notice about a round says: its plan, its month and its due day."""
    return {"plan": round.plan.title, "month": f"{round.period_start:%Y-%m}", "due": round.due_on.isoformat()}
