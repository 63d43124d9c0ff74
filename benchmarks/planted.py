"""How well the reader reads planted documents: precision, recall and F1 by shape.

python benchmarks/planted.py --documents 200 --seed 1 [--workbooks | --word] [--rows] [--show SHAPE]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from random import Random

from luoshi.reading import Reading, read
from luoshi.reading.planted import Tally, documents, judge
from luoshi.reading.planted.books import in_workbook
from luoshi.reading.planted.draft import Planted
from luoshi.reading.planted.papers import in_document
from luoshi.reading.planted.rows import ROWS

KINDS = ("tasks", "leads", "participants")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workbooks", action="store_true", help="only tables, each as an Excel workbook")
    parser.add_argument("--word", action="store_true", help="each as a Word document that numbers by itself")
    parser.add_argument("--show", help="print the misread documents of a shape, or `as` a dress, with both answers")
    parser.add_argument("--rows", action="store_true", help="by what real documents do, not by shape")
    arguments = parser.parse_args()
    shapes: dict[str, dict[str, Tally]] = {}
    dress = "workbook" if arguments.workbooks else "word" if arguments.word else ""
    for planted, data in planted_files(arguments.documents, arguments.seed, dress):
        readings = read(data, planted.name)
        for name in (planted.shape, f"as {planted.dress}", "ALL"):
            judge(planted, readings, shapes.setdefault(name, {}))
        if arguments.show in (planted.shape, f"as {planted.dress}"):
            show(planted, readings)
    named = by_rows(shapes) if arguments.rows else dict(sorted(shapes.items()))
    for name, tallies in named.items():
        figures = "  ".join(f"{kind} P {t.precision:.3f} R {t.recall:.3f} F1 {t.f1:.3f}" for kind, t in tallies.items())
        print(f"{name:36s} {figures}")


def by_rows(shapes: dict[str, dict[str, Tally]]) -> dict[str, dict[str, Tally]]:
    """The tallies of the shapes put together by the rows that they plant."""
    rows: dict[str, dict[str, Tally]] = {}
    for row, names in ROWS.items():
        for kind, tally in (pair for name in names for pair in shapes.get(name, {}).items()):
            together = rows.setdefault(row, {}).setdefault(kind, Tally())
            together.right, together.planted, together.found = (
                together.right + tally.right,
                together.planted + tally.planted,
                together.found + tally.found,
            )
    return rows | {"ALL": shapes.get("ALL", {})}


def planted_files(count: int, seed: int, dress: str) -> Iterator[tuple[Planted, bytes]]:
    """Each planted document with its bytes; as a `workbook` only tables, as `word` all that Word could hold."""
    rng = Random(seed)
    for planted in documents(count, seed):
        if not dress:
            yield planted, planted.text.encode()
        elif dress == "word" and planted.dress not in ("page", "wrapped"):
            yield in_document(planted)
        elif dress == "workbook" and planted.name == "table.html":
            yield in_workbook(planted, rng)


def show(planted: Planted, readings: list[Reading]) -> None:
    """Prints a misread document, what was planted in it and what was found."""
    tallies: dict[str, Tally] = {}
    judge(planted, readings, tallies)
    if all(tally.f1 == 1 for tally in tallies.values()):
        return
    print(planted.text)
    for task in planted.tasks:
        print("planted:", task.number, task.title, task.leads, task.participants)
    for task in (task for reading in readings for task in reading.tasks):
        print("found:  ", task.number, task.title, [(each.role, each.unit) for each in task.responsibilities])
    print("-" * 100)


if __name__ == "__main__":
    main()
