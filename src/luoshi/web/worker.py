"""The worker: does what time brings, sweep by sweep, in small batches with a rest between them.

A batch is one short transaction (at most 500 rows) and the rest lets the pages write: on SQLite there is
one writer at a time. What a sweep has done is in the tables, so a missed night is simply more rows.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta

from luoshi.core.registry import Sweep, sweeps
from luoshi.web.lifeline import end_with_parent

LOOK_EVERY_SECONDS = 1.0
REST_SECONDS = 0.02

logger = logging.getLogger(__name__)


def run_round(sweep: Sweep, now: datetime, stopping: threading.Event) -> int:
    """Lets a sweep do batch after batch until nothing is left; how many things it did.

    A sweep that raises is logged and ends its round: the others go on, and it has its next turn.
    """
    total = 0
    try:
        while not stopping.is_set() and (done := sweep.run(now)):
            total += done
            stopping.wait(REST_SECONDS)
    except Exception:
        logger.exception("the sweep %s failed", sweep.name)
    return total


class Timetable:
    """When each sweep was last begun."""

    def __init__(self) -> None:
        self._begun: dict[str, datetime] = {}

    def due(self, sweeps: Iterable[Sweep], now: datetime) -> list[Sweep]:
        """The sweeps whose turn it is, noted as begun now."""
        waiting = [sweep for sweep in sweeps if self._is_due(sweep, now)]
        self._begun |= {sweep.name: now for sweep in waiting}
        return waiting

    def _is_due(self, sweep: Sweep, now: datetime) -> bool:
        begun = self._begun.get(sweep.name)
        return begun is None or now - begun >= timedelta(minutes=sweep.every_minutes)


def work(stopping: threading.Event) -> None:
    """Runs the registered sweeps, each in its time, until asked to stop."""
    from django.db import close_old_connections

    from luoshi.core import clock

    timetable = Timetable()
    while not stopping.is_set():
        now = clock.now()
        for sweep in timetable.due(sweeps, now):
            close_old_connections()
            run_round(sweep, now, stopping)
        stopping.wait(LOOK_EVERY_SECONDS)


def main() -> None:
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.web.settings")
    import django

    django.setup()
    work(stopping)


if __name__ == "__main__":
    main()
