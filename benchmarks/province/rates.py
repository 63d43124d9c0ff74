"""How often lists are answered in a second by two processes at once, as two workers of the web service would."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.province.pages import signed_in, where_it_goes

if TYPE_CHECKING:
    from tests.support.province import Province

WORKERS, SECONDS = 2, 5.0
#: On a busy machine a worker that has not had its seconds of the processor by then is done as well.
PATIENCE = 30
#: What issue 7 asks of two workers, answers a second.
BOUND = 150

LISTS = {"list of tasks": "/ledger/", "JSON of tasks": "/api/v1/tasks?limit=50"}
READERS = ("office", "liaison")


class Rate(NamedTuple):
    """What one worker answered, in so many seconds by the clock and of its processor."""

    answered: int
    passed: float
    worked: float


def measure(province: Province, profile: str = "") -> None:
    """Prints answers a second, by the clock and by the processors; of a list that is named, where its time goes."""
    print(f"{f'{WORKERS} workers':28s}{'a second':>10s}{'of cpu':>10s}{'bound':>10s}")
    county = province.counties[0]
    for name, address in LISTS.items():
        for reader in READERS:
            found = _at_once(getattr(county, reader), address)
            passed, worked = (sum(one.answered / one[place] for one in found) for place in (1, 2))
            print(f"{f'{name}, {reader}':28s}{passed:10.0f}{worked:10.0f}{BOUND:10d}", flush=True)
        if profile == name:
            where_it_goes(lambda address=address: _answers(county.office, address))  # type: ignore[misc]


def _at_once(user: Any, address: str) -> list[Rate]:
    from tests.support.together import at_once

    return at_once(*[lambda: _answers(user, address)] * WORKERS)


def _answers(user: Any, address: str) -> Rate:
    """Asks one after the other for some seconds of the processor, or as long as there is patience."""
    client = signed_in(user)
    client.get(address)
    begun, start, answered, passed, worked = time.perf_counter(), time.process_time(), 0, 0.0, 0.0
    while worked < SECONDS and passed < PATIENCE:
        client.get(address)
        answered += 1
        passed, worked = time.perf_counter() - begun, time.process_time() - start
    return Rate(answered, passed, worked)
