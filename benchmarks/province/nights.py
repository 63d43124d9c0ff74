"""What a night costs: the worker's sweeps in the night after a due day, each as long as it finds something."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from luoshi.core.registry import Sweep
    from tests.support.province import Province

#: What issue 7 asks of a night, in seconds, and how many times as long it may be with more months behind it.
BOUND, RATIO = 60, 1.2
NOTICED = 0.05
LIGHTS = ("dispatch.lights", "dispatch.amended-lights")
#: The sweep whose work is the lights that are judged anew: a later month has more of them.
JUDGING = LIGHTS[0]

_first: dict[str, tuple[float, float]] = {}


def measure(province: Province, month: int) -> None:
    """Prints the seconds of a night, of each sweep that takes any, and how much that is of the first night's."""
    from luoshi.core import clock
    from luoshi.core.registry import sweeps

    _before(province, month)
    moment, passed, worked, judged = clock.now(), 0.0, 0.0, 0
    print(f"{f'night, {month} months':28s}{'done':>10s}{'s':>10s}{'cpu s':>10s}")
    for sweep in sweeps:
        done, seconds, of_processor = _run(sweep, moment)
        passed, worked = passed + seconds, worked + of_processor
        judged += done if sweep.name == JUDGING else 0
        if seconds > NOTICED:
            print(f"  {sweep.name:26s}{done:10d}{seconds:10.1f}{of_processor:10.1f}", flush=True)
    print(f"  {'all sweeps':36s}{passed:10.1f}{worked:10.1f}   bound {BOUND} s", flush=True)
    print(f"  {'a light judged anew, in ms':36s}{passed / judged * 1000:10.2f}{worked / judged * 1000:10.2f}")
    _compare("against the first night", passed, worked)
    _compare("the same, each light judged anew", passed / judged, worked / judged)


def _compare(name: str, passed: float, worked: float) -> None:
    """Prints how many times as much that is as it was in the first night."""
    first = _first.setdefault(name, (passed, worked))
    print(f"  {name:36s}{passed / first[0]:9.2f}×{worked / first[1]:9.2f}×   bound {RATIO}×", flush=True)


def _before(province: Province, month: int) -> None:
    """What the nights before have done: letters about what is missing from older rounds, reminders, drafts."""
    from luoshi.core.registry import sweeps

    evening = province.night(month) - timedelta(hours=2)
    for sweep in sweeps:
        if sweep.name not in LIGHTS:
            _run(sweep, evening)


def _run(sweep: Sweep, moment: datetime) -> tuple[int, float, float]:
    """What a sweep did, and the seconds by the clock and by the processor."""
    from luoshi.web.worker import run_round

    begun, start = time.perf_counter(), time.process_time()
    done = run_round(sweep, moment, threading.Event())
    return done, time.perf_counter() - begun, time.process_time() - start
