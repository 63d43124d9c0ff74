"""How long a report waits for its review, and a reviewer for the proof that he asked for; as data."""

from __future__ import annotations

from datetime import date, timedelta

from luoshi.core.calendar import workdays_after
from luoshi.core.packaged import data_of


def nudge_after() -> int:
    """After how many working days without a review the office is nudged."""
    return int(data_of("dispatch", "reviews.json")["nudge_after"])


def proof_days(asked: date, closes: date) -> tuple[date, date]:
    """The first and the last day for which a proof may be asked for on a day: until the round closes, while it can be
    looked at, but never less than the working days that a unit has for it.
    """
    return asked + timedelta(days=1), max(closes, proof_until(asked))


def proof_until(asked: date) -> date:
    """By which day a proof is to be brought that was asked for on a day."""
    return workdays_after(asked, data_of("dispatch", "reviews.json")["proof_within"]).day
