"""Processes apart, in which files of others are read: what they may use, and how they fail."""

from __future__ import annotations

import subprocess
import sys
from typing import NamedTuple

#: Whoever waits for a processor that others use is not at fault: this many times its own seconds may pass for a child.
PATIENCE = 3


class ReadingFailed(Exception):
    """The child was stopped by a limit or broke."""


class Limits(NamedTuple):
    """What a child may use: bytes of memory, and seconds of a processor."""

    memory: int
    seconds: int


def run_apart(
    module: str, data: bytes, limits: Limits, *more: str, refusal: int = 0
) -> subprocess.CompletedProcess[bytes]:
    """What `python -m module MEMORY SECONDS …` makes of some bytes, where it ends with 0 or with `refusal`.

    Raises ReadingFailed.
    """
    command = [sys.executable, "-m", module, *map(str, limits), *more]
    longest = limits.seconds * PATIENCE
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=longest, check=False)
    except subprocess.TimeoutExpired as late:
        raise ReadingFailed(f"not done within {longest} s") from late
    if done.returncode not in (0, refusal):
        raise ReadingFailed(said(done))
    return done


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The end of what a child complained of."""
    return done.stderr.decode(errors="replace")[-2000:]


def limit() -> None:
    """Takes the limits that stand first among its arguments upon this process; it cannot loosen them again."""
    import resource

    memory, seconds = (int(sys.argv.pop(1)) for _ in Limits._fields)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
