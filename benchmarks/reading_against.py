"""What reading takes of the processor, against another revision: two processes that read in turn, in one run.

python benchmarks/reading_against.py [REVISION] [FILE…] [--rounds 8]

The revision (HEAD unless said otherwise) is unpacked beside what is here. Each file is read there and here in every
round; its best time counts. Without files the plans of `samples/` are read. A ratio below 1 says that reading is
quicker here.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from benchmarks.revisions import Answering, unpacked  # noqa: E402

PROGRAM = TOP / "benchmarks/revisions/reading.py"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision", nargs="?", default="HEAD")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=8)
    arguments = parser.parse_args()
    files = arguments.files or sorted((TOP / "samples").rglob("*.txt"))
    with tempfile.TemporaryDirectory(prefix="luoshi-revision-") as folder:
        trees = Answering(unpacked(arguments.revision, Path(folder)), PROGRAM), Answering(TOP, PROGRAM)
        print(f"{'ms of the processor':48s}{arguments.revision:>10.9s}{'here':>10s}")
        best = {path: best_times(trees, path, arguments.rounds) for path in files}
    for path, (before, now) in best.items():
        show(path.name, before, now)
    show("together", sum(before for before, _now in best.values()), sum(now for _before, now in best.values()))


def best_times(trees: tuple[Answering, Answering], path: Path, rounds: int) -> tuple[float, float]:
    """The fewest seconds that reading a file takes there and here; the first round only warms up."""
    turns = [[tree.answer(str(path.resolve())) for tree in trees] for _round in range(rounds + 1)]
    before, now = (min(times) for times in zip(*turns[1:], strict=True))
    return before, now


def show(what: str, before: float, now: float) -> None:
    print(f"{what[:46]:48s}{before * 1000:10.1f}{now * 1000:10.1f}{now / before:9.2f}×", flush=True)


if __name__ == "__main__":
    main()
