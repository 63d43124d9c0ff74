"""How fast the checking desk is with a long document: opening it, a verdict, and asking whether there is news.

python benchmarks/desk.py [--tasks 300] [--times 15] [--profile open|verdict|news]

Milliseconds at the server, the median of several, without the network; each step also with its number of
questions to the database. The document is planted: made-up tasks with units and figures, as real ones have them.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import re
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

import django

from luoshi.reading.planted import prose
from luoshi.reading.planted.draft import Draft, draft

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from luoshi.documents.models import Document

TOP = Path(__file__).resolve().parents[1]
PARTS = ("open", "verdict", "news")
#: What issue 3 asks of the server, in milliseconds.
GOALS = {"open": 1000, "verdict": 100}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=300)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--profile", choices=PARTS)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.support.settings")
    sys.path.insert(0, str(TOP))
    django.setup()
    from django.conf import settings

    from luoshi.core import clock
    from tests.support.cast import MOMENT

    with tempfile.TemporaryDirectory() as folder, clock.frozen(MOMENT):
        settings.DATA_DIR = Path(folder)
        client, document = brought(planted_text(arguments.tasks))
        steps = steps_at(client, document)
        if arguments.profile:
            profile(steps[arguments.profile], arguments.times)
            return
        print(f"{arguments.tasks} tasks\n{'':12s}{'ms':>8s}{'cpu ms':>8s}{'goal':>8s}{'queries':>10s}")
        for name, step in steps.items():
            measure(name, step, arguments.times)


def planted_text(tasks: int, seed: int = 7) -> str:
    """A document with that many tasks; the same number makes the same document."""
    rng = Random(seed)
    first = draft(rng)
    sections: list = []
    while (missing := tasks - sum(len(duties) for _name, duties in sections)) > 0:
        sections += [(name, duties[:missing]) for name, duties in draft(rng).sections]
        sections = sections[: _enough(sections, tasks)]
    return prose.noted(Draft(first.place, first.title, first.opening, tuple(sections)), rng).text


def _enough(sections: list, tasks: int) -> int:
    """How many of the sections it takes for that many tasks."""
    total = 0
    for n, (_name, duties) in enumerate(sections, 1):
        total += len(duties)
        if total >= tasks:
            return n
    return len(sections)


def brought(text: str) -> tuple[Client, Document]:
    """The officer's browser and the document that he has uploaded."""
    from django.core.management import call_command
    from django.test import Client

    from tests.support.cast import make_cast
    from tests.support.papers import bring

    call_command("migrate", verbosity=0)
    cast = make_cast()
    client = Client(SERVER_NAME="localhost")
    client.force_login(cast.people["office"])
    return client, bring(cast, text)


def steps_at(client: Client, document: Document) -> dict[str, Callable[[], HttpResponse]]:
    """What is measured; each verdict is said of the next task."""
    from django.urls import reverse

    page = reverse("documents:document", args=[document.pk])
    judge, news = (reverse(f"documents:{name}", args=[document.pk]) for name in ("judge", "news"))
    shown = client.get(page).content.decode()
    tasks = iter(re.findall(r'data-open data-thing="([^"]+)"', shown))
    version = re.findall(r'data-version="(\d+)"', shown)[0]
    keys = count()
    alone = {"X-Desk-Line": "1"}

    def verdict() -> HttpResponse:
        said = {"thing": next(tasks), "seen": "0", "accept": "1", "key": f"bench-{next(keys)}"}
        return client.post(judge, said, headers=alone)

    return {
        "open": lambda: client.get(page),
        "news": lambda: client.get(f"{news}?since={version}", headers={"X-By-Itself": "1"}),
        "verdict": verdict,
    }


def measure(name: str, step: Callable[[], HttpResponse], times: int) -> None:
    """Prints the median of a step in milliseconds and its questions to the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer = step()
    assert answer.status_code in (200, 204), (name, answer.status_code)
    questions = len(captured)
    waited, worked = zip(*(timed(step) for _ in range(times)), strict=True)
    goal = GOALS.get(name, "")
    print(f"{name:12s}{median(waited):8.0f}{median(worked):8.0f}{goal:>8}{questions:10d}", flush=True)


def timed(step: Callable[[], HttpResponse]) -> tuple[float, float]:
    """Milliseconds by the clock, and those that the processor worked: alike, unless the machine is busy."""
    start, begun = time.perf_counter(), time.process_time()
    step()
    return (time.perf_counter() - start) * 1000, (time.process_time() - begun) * 1000


def profile(step: Callable[[], HttpResponse], times: int) -> None:
    """Prints where the time of a step goes."""
    profiler = cProfile.Profile()
    for _ in range(times):
        profiler.runcall(step)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
