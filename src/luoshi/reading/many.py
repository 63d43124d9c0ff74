"""Many files, read side by side in processes of their own: one that breaks its process takes nothing else along."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from luoshi.reading.errors import UnreadableFile, gettext_noop
from luoshi.reading.intake import is_unbounded
from luoshi.reading.model import Mapping, Reading
from luoshi.reading.reader import open_file, readings_of
from luoshi.reading.secrecy import marking_of

#: For each process, how many files are read before the one that is waited for: what bounds the memory of all.
_AHEAD = 4
#: Seconds that a process may take to start.
_START = 60
#: A new interpreter, whatever threads the caller runs.
_PROCESSES = get_context("spawn")


class Limits(NamedTuple):
    """What the reading of one file may take: bytes of memory, and seconds."""

    memory: int = 4 << 30
    seconds: float = 300


LIMITS = Limits()


class Outcome(NamedTuple):
    """What became of one file: its readings and its secrecy marking, or why it could not be read."""

    path: Path
    readings: tuple[Reading, ...] = ()
    level: str | None = None
    failure: UnreadableFile | OSError | None = None


def files_in(folder: Path) -> list[Path]:
    """The files of a folder and of all folders in it, in the order of their names, without hidden and lock files."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(map(_is_hidden, path.relative_to(folder).parts)))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def read_alone(path: Path, mappings: Sequence[Mapping] = (), limits: Limits = LIMITS) -> Outcome:
    """Reads one file in this process, or in one with limits where nothing else bounds what a library takes."""
    with suppress(OSError):  # as `read_file` will say
        if is_unbounded(path.read_bytes()):
            return next(read_files([path], mappings, limits=limits))
    return read_file(path, mappings)


def read_file(path: Path, mappings: Sequence[Mapping] = ()) -> Outcome:
    """Reads one file in this process."""
    try:
        opened = open_file(path.read_bytes(), path.name)
        marking = marking_of(opened.flow, path.name)
        return Outcome(path, tuple(readings_of(opened, mappings)), marking.level if marking else None)
    except (UnreadableFile, OSError) as failure:
        return Outcome(path, failure=failure)


def read_files(
    paths: Sequence[Path], mappings: Sequence[Mapping] = (), jobs: int = 1, limits: Limits = LIMITS
) -> Iterator[Outcome]:
    """Reads files in `jobs` processes, each file within the limits; the outcomes come in the order of the files."""
    ahead = enumerate(paths)
    done: dict[int, Outcome] = {}
    crew = [_Worker(mappings, limits) for _ in range(min(jobs, len(paths)))]
    try:
        for at in range(len(paths)):
            while at not in done:
                for worker in crew:
                    if not worker.is_busy and len(done) < _AHEAD * jobs and (following := next(ahead, None)):
                        worker.give(*following)
                done.update(_finished(crew))
            yield done.pop(at)
    finally:
        for worker in crew:
            worker.stop()


def _finished(crew: Sequence[_Worker]) -> dict[int, Outcome]:
    """What came of the files that somebody is done with, or has to be; nothing where one only began."""
    busy = {worker.pipe: worker for worker in crew if worker.is_busy}
    soonest = min(worker.until for worker in busy.values())
    ready = wait(list(busy), max(soonest - monotonic(), 0))
    heard = [busy[pipe].heard() for pipe in busy if pipe in ready]
    late = [worker.given_up() for worker in busy.values() if worker.is_busy and worker.until <= monotonic()]
    return dict([found for found in heard if found] + late)


class _Worker:
    """A process that reads one file after another; where it broke, the next file gets a new one."""

    def __init__(self, mappings: Sequence[Mapping], limits: Limits) -> None:
        self._mappings, self._limits = mappings, limits
        self._at, self._path = -1, Path()
        self.is_busy, self.until = False, 0.0
        self._start()

    def _start(self) -> None:
        self.pipe, theirs = _PROCESSES.Pipe()
        arguments = (theirs, self._mappings, self._limits.memory)
        self._process = _PROCESSES.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()

    def give(self, at: int, path: Path) -> None:
        """Hands the process a file; its outcome comes back with the same number."""
        if not self._process.is_alive():
            self.stop()
            self._start()
        self._at, self._path = at, path
        self.is_busy, self.until = True, monotonic() + _START + self._limits.seconds
        with suppress(BrokenPipeError):  # it ended just now, as `heard` will find
            self.pipe.send(path)

    def heard(self) -> tuple[int, Outcome] | None:
        """The outcome that the process sent, or that it broke over the file; None where it says that it begins."""
        try:
            outcome = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            ended = _beyond_limits() if self._process.exitcode == -signal.SIGABRT else _broken()
            outcome = Outcome(self._path, failure=ended)  # libraries abort where they get no memory
        if outcome is None:
            self.until = monotonic() + self._limits.seconds
            return None
        self.is_busy = False
        return self._at, outcome

    def given_up(self) -> tuple[int, Outcome]:
        """Ends the process over a file that takes too long."""
        self.is_busy = False
        self.stop()
        return self._at, Outcome(self._path, failure=_beyond_limits())

    def stop(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(pipe: Connection, mappings: Sequence[Mapping], memory: int) -> None:
    """The life of a process: a path comes, the word that it begins goes, its outcome goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while True:
        path = pipe.recv()
        pipe.send(None)
        try:
            outcome = read_file(path, mappings)
        except (MemoryError, RecursionError):
            outcome = Outcome(path, failure=_beyond_limits())
        except Exception:  # a fault of the reader, which the files after this one shall not suffer from
            outcome = Outcome(path, failure=_broken())
        pipe.send(outcome)


def _beyond_limits() -> UnreadableFile:
    return UnreadableFile(
        "beyond_limits",
        gettext_noop("Reading this file would take more memory or time than is allowed."),
        gettext_noop("Open it to see whether it is what it claims to be; copy the pages that matter into a new file."),
    )


def _broken() -> UnreadableFile:
    return UnreadableFile(
        "broken_off",
        gettext_noop("The reading of this file broke off."),
        gettext_noop("Read it alone to see why, and report it with the file."),
    )
