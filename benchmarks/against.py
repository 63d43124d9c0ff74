"""What pages take of the processor, against another revision: two processes that are asked in turn, in one run.

python benchmarks/against.py [REVISION] [--requests 300] [--pages "list of tasks, office"]

The revision (HEAD unless said otherwise) is unpacked beside what is here, and each makes the same 3 counties with 12
months of reports. Each page is asked for five times here and five times there until all requests are made, so that
whatever else the machine does meets both alike. A ratio below 1 says that the page is lighter here.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import mean

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from benchmarks.province.pages import PAGES  # noqa: E402
from benchmarks.province.rates import LISTS, READERS  # noqa: E402
from benchmarks.revisions import Answering, unpacked  # noqa: E402

PROGRAM = TOP / "benchmarks/province/answering.py"
#: What git does not hold and pages need.
VENDOR = "src/luoshi/web/static/vendor"
TURN = 5
ASKED = {f"{name}, {reader}": (reader, address) for name, address in LISTS.items() for reader in READERS} | {
    name: (reader, address) for name, (reader, address) in PAGES.items() if address not in LISTS.values()
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision", nargs="?", default="HEAD")
    parser.add_argument("--requests", type=int, default=300)
    parser.add_argument("--pages", default="", help="only those whose names begin so")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="luoshi-revision-") as folder:
        there, here = (Answering(tree, PROGRAM) for tree in (with_pages(arguments.revision, Path(folder)), TOP))
        print(f"{f'ms of the processor, {arguments.requests} requests':36s}{arguments.revision:>10.9s}{'here':>10s}")
        for name, asked in ASKED.items():
            if name.startswith(arguments.pages):
                before, now = compared(there, here, asked, arguments.requests)
                print(f"{name:36s}{before:10.2f}{now:10.2f}{now / before:9.2f}×", flush=True)


def with_pages(revision: str, folder: Path) -> Path:
    """The files of a revision, with what is made of them or fetched."""
    unpacked(revision, folder)
    shutil.copytree(TOP / VENDOR, folder / VENDOR)
    subprocess.run([sys.executable, "scripts/messages.py", "compile"], cwd=folder, check=True)
    return folder


def compared(there: Answering, here: Answering, asked: tuple[str, str], requests: int) -> tuple[float, float]:
    """The milliseconds that one request takes there and here."""
    for tree in (there, here):
        milliseconds(tree, asked)  # templates are compiled and statements composed once
    turns = [(milliseconds(there, asked), milliseconds(here, asked)) for _turn in range(max(1, requests // TURN))]
    before, now = (mean(one) for one in zip(*turns, strict=True))
    return before, now


def milliseconds(tree: Answering, asked: tuple[str, str]) -> float:
    """What a request takes of the processor, of a few."""
    _length, worked = tree.answer([*asked, TURN])
    return float(worked) / TURN * 1000


if __name__ == "__main__":
    main()
