"""What an office will meet: the scores of a folder by document, and how far they move with the draw of documents.

python benchmarks/by_document.py [FOLDER…] [--scorer FILE] [--worst N]

Without folders it reads the corpus, which lies with its scorer beside the checkout, in `../shared`. A folder holds
texts or pages, each with its answers in NAME.gold.json.

F1 over all findings gives most weight to the longest documents. Beside it stand the interval in which it lies nine
times in ten when as many documents are drawn anew from the same ones (bootstrap by document), the mean of the
documents' own F1, and how many of them reach 0.9. A document counts for a kind where its answers or its reading have
some of it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import fmean, quantiles
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.calibration import PARTS, SHARED, answered, loaded
from luoshi.reading import read
from luoshi.reading.export.contract import contract_of

KINDS = ("tasks", "leads", "participants", "targets", "claims", "document", "deadlines")
DRAWS, GOOD = 2000, 0.9

Counts = tuple[int, int, int]  # hits, answers, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[SHARED / "corpus" / part for part in PARTS])
    parser.add_argument("--scorer", type=Path, default=SHARED / "tools" / "score_reading.py")
    parser.add_argument("--worst", type=int, default=0, help="name the documents that lose most of each kind")
    arguments = parser.parse_args()
    if not arguments.scorer.is_file():
        sys.exit(f"There is no scorer at {arguments.scorer}; name it with --scorer.")
    scorer = loaded(arguments.scorer)
    tallies = [tally for folder in arguments.folders for tally in tallied(scorer, folder)]
    print(f"{len(tallies)} documents")
    print("kind           F1    nine draws in ten   by document   0.9 or more")
    for kind in KINDS:
        rows = {name: counts for name, tally in tallies if any(counts := tally.get(kind, (0, 0, 0)))}
        if rows:
            print(line(kind, list(rows.values())))
            for name, (hits, gold, found) in sorted(rows.items(), key=lost)[: arguments.worst]:
                print(f"    {name}: {gold - hits} missed, {found - hits} false, of {gold}")


def tallied(scorer: ModuleType, folder: Path) -> Iterator[tuple[str, dict[str, Counts]]]:
    """What the scorer counts of each document of a folder."""
    for name, gold, source in answered(folder):
        found = scorer.merged([contract_of(reading) for reading in read(source.read_bytes(), source.name)])
        tally = scorer.Tally()
        scorer.score(gold, found, tally)
        yield name, tally


def line(kind: str, rows: Sequence[Counts]) -> str:
    """The scores of one kind."""
    random = Random(1)
    drawn = quantiles((f1(random.choices(rows, k=len(rows))) for _ in range(DRAWS)), n=20)
    each = [f1([row]) for row in rows]
    good = sum(one >= GOOD for one in each)
    around = f"{drawn[0]:.2f} – {drawn[-1]:.2f}"
    return f"{kind:12} {f1(rows):.3f}      {around}          {fmean(each):.2f}        {good} of {len(rows)}"


def lost(row: tuple[str, Counts]) -> int:
    """How much a document lost, the most first."""
    hits, gold, found = row[1]
    return 2 * hits - gold - found


def f1(rows: Sequence[Counts]) -> float:
    """F1 over the findings of several documents."""
    hits, gold, found = (sum(row[at] for row in rows) for at in range(3))
    return 2 * hits / (gold + found) if gold + found else 0.0


if __name__ == "__main__":
    main()
