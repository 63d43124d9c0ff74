"""What time brings to accounts: sessions that have run out leave the table."""

from __future__ import annotations

from datetime import datetime

from luoshi.core.registry import Sweep, sweeps
from luoshi.organizations.accounts.models import Session


def clear_sessions(now: datetime) -> int:
    """Takes away the sessions that have run out; how many there were."""
    sessions = Session.objects.filter(expire_date__lte=now)
    cleared, _by_table = sessions.delete()
    return cleared


sweeps.add("organizations.sessions", Sweep("organizations.sessions", 60, clear_sessions))
