"""Drawing a page in a child process with limits on memory and time, as reading is done.

python -m luoshi.documents.drawing MEMORY SECONDS --page 3 < plan.pdf > page.jpg
"""

from __future__ import annotations

import sys

from luoshi.core.apart import Limits, limit, run_apart


def draw_apart(data: bytes, page: int, limits: Limits) -> bytes:
    """A page of a file as JPEG. Raises ReadingFailed for one that cannot be drawn within the limits."""
    return run_apart("luoshi.documents.drawing", data, limits, "--page", str(page)).stdout


if __name__ == "__main__":
    from luoshi.reading.drawing import main

    limit()
    sys.exit(main())
