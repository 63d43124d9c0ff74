"""Waiting for something to become true, and for processes to be gone: never for a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import psutil

T = TypeVar("T")
LOOK_EVERY_SECONDS = 0.02


def wait_for(what: Callable[[], T], seconds: float = 60) -> T:
    """The first true answer of `what`; the test fails when none came in time."""
    deadline = time.monotonic() + seconds
    while not (answer := what()):
        assert time.monotonic() < deadline, f"waited {seconds} s in vain"
        time.sleep(LOOK_EVERY_SECONDS)
    return answer


def gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has buried yet counts as ended."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
