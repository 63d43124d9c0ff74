"""The tie between `serve` and its children: a child whose parent is gone ends by itself, also after kill -9."""

from __future__ import annotations

import os
import signal
import threading
import time

PARENT = "LUOSHI_PARENT"
LOOK_EVERY_SECONDS = 0.5


def watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


def end_with_parent() -> None:
    """From now on this process gets SIGTERM when the process named in LUOSHI_PARENT is no longer its parent."""
    if parent := os.environ.get(PARENT):
        threading.Thread(target=watch, args=(int(parent),), name="lifeline", daemon=True).start()
