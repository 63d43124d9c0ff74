"""Every reason why an answer cannot be taken, wherever it was typed: on the page, in a table, by the office."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.dispatch.doubts import insisted_problems
from luoshi.dispatch.reopening.later import above_later
from luoshi.dispatch.reports import Asked, Row, problems_of
from luoshi.dispatch.states import RoundState


def reasons_against(asked: Asked, row: Row) -> Iterator[str]:
    """What is wrong in an answer, what looks wrong without a reason, and what comes late and is above later figures."""
    yield from problems_of(asked, row)
    yield from insisted_problems(asked, row)
    if asked.ask.round.state == RoundState.CLOSED:
        yield from above_later(asked, row)
