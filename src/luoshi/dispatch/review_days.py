"""How long a report waits for its review, and a reviewer for the proof that he asked for; as data."""

from __future__ import annotations

from datetime import date

from luoshi.core.calendar import workdays_after
from luoshi.core.packaged import data_of


def nudge_after() -> int:
    """After how many working days without a review the office is nudged."""
    return int(data_of("dispatch", "reviews.json")["nudge_after"])


def proof_until(asked: date) -> date:
    """By which day a proof is to be brought that was asked for on a day."""
    return workdays_after(asked, data_of("dispatch", "reviews.json")["proof_within"]).day
