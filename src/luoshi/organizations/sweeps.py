"""What time brings to organizations: the copy of the announced years is kept as the rows say."""

from __future__ import annotations

from datetime import datetime

from luoshi.core.registry import Sweep, sweeps
from luoshi.organizations.calendar_files import lay_down


def keep_calendar(now: datetime) -> int:
    """Writes the year files that are missing or differ; 0 when all are as they should be."""
    return lay_down()


sweeps.add("organizations.calendar", Sweep("organizations.calendar", 1, keep_calendar))
