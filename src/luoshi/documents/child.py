"""Reading in a child process with limits on memory and time: a bomb takes the child along, nobody else.

    python -m luoshi.documents.child MEMORY SECONDS --name plan.txt < plan.txt

Runs `luoshi.reading` under the limits; no Django is imported on that side.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

from luoshi.core.apart import ReadingFailed, limit

UNREADABLE = 3


class FileRefused(Exception):
    """The reader says that this file holds no document; `message` and `advice` are msgids."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code, self.message, self.advice = code, message, advice


class Limits(NamedTuple):
    """What a child may use: bytes of memory, and seconds of a processor and of waiting."""

    memory: int
    seconds: int


def read_apart(
    data: bytes, name: str, limits: Limits, mappings: Sequence[dict[str, Any]] = (), slowly: bool = False
) -> dict[str, Any]:
    """What `python -m luoshi.reading` prints for a file; `mappings` say what the columns of its tables hold.

    If `slowly`, words in pictures are recognised and old Word documents converted. Raises FileRefused or ReadingFailed.
    """
    more = ["--slowly"] if slowly else []
    return _asked(data, name, limits, "--columns", json.dumps(list(mappings), ensure_ascii=False), *more)


def is_marked_apart(data: bytes, name: str, limits: Limits) -> bool:
    """Whether a file carries a secrecy marking; nothing else of it is read. Raises FileRefused or ReadingFailed."""
    return bool(_asked(data, name, limits, "--secrecy-alone")["secrecy"])


def _asked(data: bytes, name: str, limits: Limits, *more: str) -> dict[str, Any]:
    """What the child answers about a file."""
    memory, seconds = limits
    command = [sys.executable, "-m", "luoshi.documents.child", str(memory), str(seconds), "--name", name, *more]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds + 5, check=False)
    except subprocess.TimeoutExpired as late:
        raise ReadingFailed(f"not read within {seconds} s") from late
    if done.returncode not in (0, UNREADABLE):
        raise ReadingFailed(done.stderr.decode(errors="replace")[-2000:])
    answer: dict[str, Any] = json.loads(done.stdout)
    if done.returncode == UNREADABLE:
        raise FileRefused(**answer["error"])
    return answer


if __name__ == "__main__":
    from luoshi.reading.__main__ import main

    limit(int(sys.argv.pop(1)), int(sys.argv.pop(1)))
    sys.exit(main())
