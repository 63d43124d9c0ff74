"""Pages and JSON lists a second on a ledger of 10,000 tasks, and how many questions each asks of the database.

python benchmarks/ledger.py [--tasks 10000] [--seconds 3]

Seconds of one processor, without the network: what one web process can do. The database is SQLite in a folder
of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from django.test import Client

    from luoshi.organizations.models import User

TOP = Path(__file__).resolve().parents[1]
READERS = ("office", "unit")
LISTS = {
    "page, all tasks": "/ledger/",
    "page, one plan": "/ledger/?plan={plan}",
    "JSON, 50 of all tasks": "/api/v1/tasks?limit=50",
    "JSON, 50 of one plan": "/api/v1/tasks?limit=50&plan={plan}",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=3)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.support.settings")
    sys.path.insert(0, str(TOP))
    django.setup()
    from luoshi.core import clock
    from tests.support.cast import MOMENT

    with clock.frozen(MOMENT):
        people, plan = make(arguments.tasks)
        print(f"{arguments.tasks:,} tasks\n{'':34s}{'per second':>12s}{'queries':>10s}")
        for name in READERS:
            measure(name, people[name], plan, arguments.seconds)


def make(tasks: int) -> tuple[dict[str, User], int]:
    """The people, and the first plan of a ledger of that size."""
    from django.core.management import call_command
    from django.db import transaction

    from tests.support.cast import make_cast
    from tests.support.large import analyse, make_large

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        cast = make_cast()
        plans = make_large(cast, tasks)
    analyse()
    return cast.people, plans[0].pk


def measure(name: str, user: User, plan: int, seconds: float) -> None:
    """Prints a line for each list as this person reads it."""
    from django.test import Client

    from tests.support.queries import queries_of

    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    for what, pattern in LISTS.items():
        address = pattern.format(plan=plan)
        questions = len(queries_of(client, address))
        print(f"{name:8s}{what:26s}{per_second(client, address, seconds):12.1f}{questions:10d}", flush=True)


def per_second(client: Client, address: str, seconds: float) -> float:
    """How often an address is answered in a second of the processor."""
    start, answered = time.process_time(), 0
    while (spent := time.process_time() - start) < seconds:
        client.get(address)
        answered += 1
    return answered / spent


if __name__ == "__main__":
    main()
