"""What a page costs: its queries, and the medians of the time that passed and of the processor's."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from django.test import Client

    from tests.support.province import Province

TIMES = 15
#: What issue 7 asks of a page at one worker, in milliseconds.
BOUND = 300

#: What is opened, by whom, and where.
PAGES = {
    "unit page": ("liaison", "/dispatch/mine/"),
    "round page": ("office", "/dispatch/rounds/{round}/"),
    "leader page": ("leader", "/ledger/leaders/mine/"),
    "ledger list": ("office", "/ledger/"),
    "ledger JSON": ("office", "/api/v1/tasks?limit=50"),
    "units and months": ("office", "/dispatch/plans/{plan}/"),
    "home of the office": ("office", "/"),
    "home of a unit": ("liaison", "/"),
}


class Figure(NamedTuple):
    """Queries, and milliseconds by the clock and by the processor."""

    queries: int
    passed: float
    worked: float


def measure(province: Province, profile: str = "") -> dict[str, Figure]:
    """Prints and gives what each page costs in the first county; of one that is named, where its time goes."""
    counties = len(province.counties)
    print(f"{f'pages, {counties} counties':28s}{'queries':>10s}{'ms':>10s}{'cpu ms':>10s}{'bound':>10s}")
    found = {name: _opened(province, *where) for name, where in PAGES.items()}
    for name, one in found.items():
        print(f"{name:28s}{one.queries:10d}{one.passed:10.0f}{one.worked:10.0f}{BOUND:10d}", flush=True)
    print(f"{'reach of the office':28s}{_reach(province):10d}{'':30s}  3 queries at most")
    if profile in PAGES:
        where_it_goes(lambda: _opened(province, *PAGES[profile]))
    return found


def compare(small: dict[str, Figure], whole: dict[str, Figure]) -> None:
    """Prints how many times as dear a page is in the whole installation."""
    print(f"{'whole against small':28s}{'queries':>10s}{'ms':>10s}{'cpu ms':>10s}")
    for name, one in whole.items():
        queries, passed, worked = (a / b for a, b in zip(one, small[name], strict=True))
        print(f"{name:28s}{queries:9.2f}×{passed:9.2f}×{worked:9.2f}×", flush=True)


def _opened(province: Province, person: str, address: str) -> Figure:
    from tests.support.queries import queries_of

    county = province.counties[0]
    client, address = (
        signed_in(getattr(county, person)),
        address.format(round=county.rounds[-1].pk, plan=county.plan.pk),
    )
    client.get(address)  # templates are compiled once
    queries = len(queries_of(client, address))
    passed, worked = zip(*(_timed(lambda: client.get(address)) for _ in range(TIMES)), strict=True)
    return Figure(queries, median(passed), median(worked))


def signed_in(user: Any) -> Client:
    """A browser in which somebody is signed in."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    begun, start = time.perf_counter(), time.process_time()
    do()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - start) * 1000


def _reach(province: Province) -> int:
    """How many queries it takes to know what a person may reach."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from luoshi.core import clock
    from luoshi.organizations.reach import reach

    with CaptureQueriesContext(connection) as captured:
        reach(province.counties[0].office, clock.today())
    return len(captured)


def where_it_goes(do: Callable[[], object]) -> None:
    """Prints the functions in which most of the time passes."""
    profiler = cProfile.Profile()
    profiler.runcall(do)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)
