"""Targets: commitments that a number can check."""

from __future__ import annotations

from luoshi.reading.model import Flow, Span, Target


def find(flow: Flow, within: Span, year: int | None = None) -> tuple[Target, ...]:
    """The targets that stand in one interval (a task's statement). `year` is the plan's, for 年底前."""
    return ()
