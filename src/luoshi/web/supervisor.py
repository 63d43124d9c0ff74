"""Keeps the children of `serve` running: starts them, starts them again with growing patience, ends them together."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from luoshi.web.lifeline import PARENT

LOOK_EVERY_SECONDS = 0.2
LONGEST_WAIT_SECONDS = 30.0
HEALTHY_AFTER_SECONDS = 60.0
GRACE_SECONDS = 8.0

logger = logging.getLogger(__name__)


@dataclass
class Child:
    """A process that shall run as long as its parent does."""

    name: str
    command: Sequence[str]
    keep_fds: Sequence[int] = ()
    process: subprocess.Popen[bytes] | None = None
    wait: float = 1.0
    started: float = 0.0
    start_at: float = field(default=0.0)

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=os.environ | {PARENT: str(os.getpid())},
            pass_fds=self.keep_fds,
            start_new_session=True,  # Ctrl C reaches the parent alone, which ends its children in order
        )

    def look(self) -> None:
        """Notices a death and starts the child again once its wait is over."""
        if self.process and self.process.poll() is not None:
            self.mourn(self.process.returncode)
        if self.process is None and time.monotonic() >= self.start_at:
            self.start()

    def mourn(self, code: int) -> None:
        if time.monotonic() - self.started > HEALTHY_AFTER_SECONDS:
            self.wait = 1.0
        logger.error("%s ended with code %s; it starts again in %.0f s", self.name, code, self.wait)
        self.start_at = time.monotonic() + self.wait
        self.wait = min(2 * self.wait, LONGEST_WAIT_SECONDS)
        self.process = None

    def ask_to_end(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def end(self, deadline: float) -> None:
        """Waits until the deadline of the monotonic clock, then kills what is left of the child's group."""
        if not self.process:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            logger.error("%s did not end in time and is killed", self.name)
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def end_all(children: Sequence[Child]) -> None:
    for child in children:
        child.ask_to_end()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        child.end(deadline)


def keep_running(children: Sequence[Child]) -> None:
    """Runs the children until this process is asked to stop (SIGTERM, SIGINT); returns when all have ended."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    try:
        while not stopping.is_set():
            for child in children:
                child.look()
            stopping.wait(LOOK_EVERY_SECONDS)
    finally:
        end_all(children)
