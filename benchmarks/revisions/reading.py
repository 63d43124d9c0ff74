"""Reads what `benchmarks/reading_against.py` names, with the code of whichever tree stands first in PYTHONPATH.

Each line that comes in is the path of a file; each that goes out is the seconds of the processor that reading it took.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Says where its code lies and reads until nothing more is asked."""
    import luoshi
    from luoshi.reading import read

    print(json.dumps(luoshi.__file__), flush=True)
    for line in sys.stdin:
        path = Path(json.loads(line))
        document = path.read_bytes()
        start = time.process_time()
        read(document, name=path.name)
        print(json.dumps(time.process_time() - start), flush=True)


if __name__ == "__main__":
    main()
