"""Reading in a child process with limits on memory and time: a bomb takes the child along, nobody else.

    python -m luoshi.documents.child MEMORY SECONDS --name plan.txt < plan.txt

Runs `luoshi.reading` under the limits; no Django is imported on that side.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from luoshi.core.apart import Limits, limit, run_apart

UNREADABLE = 3


class FileRefused(Exception):
    """The reader says that this file holds no document; `message` and `advice` are msgids."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code, self.message, self.advice = code, message, advice


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
    done = run_apart("luoshi.documents.child", data, limits, "--name", name, *more, refusal=UNREADABLE)
    answer: dict[str, Any] = json.loads(done.stdout)
    if done.returncode == UNREADABLE:
        raise FileRefused(**answer["error"])
    return answer


if __name__ == "__main__":
    from luoshi.reading.__main__ import main

    limit()
    sys.exit(main())
