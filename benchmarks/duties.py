"""How well the catalogue of duties says who answers: on matters written for it, and on the plans of the samples.

python benchmarks/duties.py [--show]

The entries and matters of `samples/duties.json` are ours. The plans were written before the catalogue and name their
units: an entry that is proposed first is right where its unit leads the task there, near where it joins.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from luoshi.organizations.catalogue.likeness import Comparer
from luoshi.reading import read

SAMPLES = Path(__file__).parents[1] / "samples"
PLANS = ("key-tasks-2026.txt", "livelihood-ten-2026.txt", "science-hundred-days.txt")
COUNTY = "990122"
SHOWN = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print every proposal on the plans")
    show = parser.parse_args().show
    data = json.loads((SAMPLES / "duties.json").read_text("utf-8"))
    entries = [*data["entries"], *data["more"]]
    comparer = Comparer([entry[3] for entry in entries])
    print_matters(comparer, entries, data["matters"])
    print_plans(comparer, entries, show)


def print_matters(comparer: Comparer, entries: list[Any], matters: list[tuple[str, str]]) -> None:
    """Of matters that an entry answers for: how often it is first, and among those shown; of others: how often any."""
    found = [([entries[one.entry][3] for one in comparer.alike(matter)][:SHOWN], wanted) for matter, wanted in matters]
    answered = [(words, wanted) for words, wanted in found if wanted]
    first = sum(words[:1] == [wanted] for words, wanted in answered)
    among = sum(wanted in words for words, wanted in answered)
    wrong = sum(bool(words) for words, wanted in found if not wanted)
    print(f"matters  first {first}/{len(answered)}  shown {among}/{len(answered)}")
    print(f"matters for which no entry answers  one proposed {wrong}/{len(found) - len(answered)}")


def print_plans(comparer: Comparer, entries: list[Any], show: bool) -> None:
    """Of the tasks of plans: to how many a unit is proposed, and how often it leads or joins there."""
    proposed = right = near = total = 0
    for task in tasks():
        total += 1
        units = [entries[one.entry][4] for one in comparer.alike(task.statement)]
        unit = next(filter(None, units), "")
        leads, joins = parts_of(task, True), parts_of(task, False)
        proposed, right, near = proposed + bool(unit), right + (unit in leads), near + (unit in joins - leads)
        if show and unit:
            print(f"  {'right' if unit in leads else 'near' if unit in joins else 'wrong'}  {task.title}  {unit}")
    print(f"plans  {total} tasks  proposed {proposed}  leads there {right}  joins there {near}")


def tasks() -> Iterator[Any]:
    for name in PLANS:
        for reading in read((SAMPLES / "documents" / name).read_bytes(), name):
            yield from reading.tasks


def parts_of(task: Any, lead: bool) -> set[str]:
    """The proper names of the units that lead a task, or that join in it."""
    named = [one.unit for one in task.responsibilities if (one.role == "lead") == lead]
    return {PROPER.get(name, name) for name in named}


def proper_names() -> dict[str, str]:
    units = [
        one for one in json.loads((SAMPLES / "county.json").read_text("utf-8"))["units"] if one["region"] == COUNTY
    ]
    return {alias: one["name"] for one in units for alias in one["aliases"]}


PROPER = proper_names()

if __name__ == "__main__":
    main()
