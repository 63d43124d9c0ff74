"""Drawing a page in a child process with limits on memory and time, as reading is done.

python -m luoshi.documents.drawing MEMORY SECONDS --page 3 < plan.pdf > page.jpg
"""

from __future__ import annotations

import subprocess
import sys

from luoshi.core.apart import ReadingFailed, limit
from luoshi.documents.child import Limits


def draw_apart(data: bytes, page: int, limits: Limits) -> bytes:
    """A page of a file as JPEG. Raises ReadingFailed for one that cannot be drawn within the limits."""
    command = [sys.executable, "-m", "luoshi.documents.drawing", *map(str, limits), "--page", str(page)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.seconds + 5, check=False)
    except subprocess.TimeoutExpired as late:
        raise ReadingFailed(f"not drawn within {limits.seconds} s") from late
    if done.returncode:
        raise ReadingFailed(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout


if __name__ == "__main__":
    from luoshi.reading.drawing import main

    limit(int(sys.argv.pop(1)), int(sys.argv.pop(1)))
    sys.exit(main())
