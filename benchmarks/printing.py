"""Seconds to put tasks on paper: the printed ledger of a plan, and a sheet for each of its tasks.

python benchmarks/printing.py [--tasks 218]

Seconds of one processor, gathering and drawing. The tasks are those of the example county's plan, again and again.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from luoshi.ledger.models import Plan
    from luoshi.organizations.reach import Reach

TOP = Path(__file__).resolve().parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=218)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.support.settings")
    sys.path.insert(0, str(TOP))
    django.setup()
    from luoshi.core import clock
    from tests.support.cast import MOMENT

    with clock.frozen(MOMENT):
        measure(arguments.tasks)


def measure(tasks: int) -> None:
    """Prints how long each kind of paper took and how large it became."""
    from luoshi.ledger import printing
    from tests.support.cast import TODAY

    plan, reach = make()
    stamp = printing.stamped()
    context = printing.ledger_context(plan, reach, TODAY, False, stamp)
    lines = list(islice(cycle(context["lines"]), tasks))
    context["lines"] = lines
    told(f"{tasks} sheets on A4", lambda: printing.pdf_of_sheets(lines, stamp))
    told(f"ledger of {tasks} on A3", lambda: printing.pdf_of_ledger(context))
    told(f"ledger of {tasks} on A4", lambda: printing.pdf_of_ledger(context | {"narrow": True}))


def make() -> tuple[Plan, Reach]:
    """The plan of the example county in a ledger of its own, and who prints it."""
    from django.core.management import call_command

    from luoshi.ledger.actions import adopt
    from tests.support.cast import make_cast
    from tests.support.papers import bring

    call_command("migrate", verbosity=0)
    cast = make_cast()
    text = (TOP / "samples" / "documents" / "key-tasks-2026.txt").read_text("utf-8")
    return adopt(cast.act("office"), bring(cast, text)), cast.reach("office")


def told(what: str, draw: Callable[[], bytes]) -> None:
    start = time.process_time()
    size = len(draw())
    print(f"{what:24s}{time.process_time() - start:8.1f} s{size / 1024:10,.0f} KB", flush=True)


if __name__ == "__main__":
    main()
