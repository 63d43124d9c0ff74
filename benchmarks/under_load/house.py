"""`luoshi serve` with its processes, each of which may be killed; what has died is started again as it would be."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.support.site import LUOSHI

#: What is killed, and how often of a hundred: one web process, the web's master, the worker, everything at once.
WEB, MASTER, WORKER, ALL = "a web process", "the web's master", "the worker", "everything"
SHARES = {WEB: 40, MASTER: 15, WORKER: 25, ALL: 20}
SECONDS = 120


class House:
    """A running `luoshi serve` on a port of its own."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "serve.log"
        self.killed: Counter[str] = Counter()
        with socket.create_server(("127.0.0.1", 0)) as found:
            self.port = found.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.serve()

    def serve(self) -> None:
        """Starts it and waits until it listens; right after a death of all, the port may still be held."""
        end = time.monotonic() + SECONDS
        while True:
            self.process = subprocess.Popen(
                [LUOSHI, "serve", "--port", str(self.port)],
                stdout=subprocess.PIPE,
                stderr=self.log.open("a"),
                text=True,
            )
            assert self.process.stdout
            if self.address in self.process.stdout.readline():
                return
            self.process.wait()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.2)

    def kill(self, random: Random) -> None:
        """Kills one kind of process, or all of them as a power cut would."""
        what = random.choices(list(SHARES), list(SHARES.values()))[0]
        found = self._processes()
        if what == ALL:
            for pid in [self.process.pid, *(pid for pids in found.values() for pid in pids)]:
                _kill(pid)
            self.process.wait()
            self.serve()
        else:
            self._one_of(what, random)
        self.killed[what] += 1

    def _one_of(self, what: str, random: Random) -> None:
        """Kills one process of a kind, once it is there again after the kill before."""
        end = time.monotonic() + SECONDS
        while not (found := self._processes()[what]):
            assert time.monotonic() < end, f"{what} did not come back"
            time.sleep(0.1)
        _kill(random.choice(found))

    def _processes(self) -> dict[str, list[int]]:
        """The processes that run now, by what they are."""
        table = list(_table())
        children = [(pid, command) for pid, parent, command in table if parent == self.process.pid]
        masters = [pid for pid, command in children if "gunicorn" in command]
        return {
            MASTER: masters,
            WORKER: [pid for pid, command in children if "luoshi.web.worker" in command],
            WEB: [pid for pid, parent, _command in table if parent in masters],
        }

    def stop(self) -> None:
        """Asks it to end, as an administrator would."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(SECONDS)

    def said(self) -> str:
        return ", ".join(f"{what} {times}" for what, times in self.killed.most_common())


def _table() -> Iterator[tuple[int, int, str]]:
    """Every process: its number, its parent's, its command."""
    listed = subprocess.run(["ps", "-axo", "pid=,ppid=,command="], capture_output=True, text=True, check=True)
    for line in listed.stdout.splitlines():
        pid, parent, command = line.split(None, 2)
        yield int(pid), int(parent), command


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it has just died with its master
