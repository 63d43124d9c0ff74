"""Web and worker under fire: people work over HTTP while `kill -9` takes a process at a random moment.

python -m benchmarks.under_load [--engine sqlite|postgresql] [--seed 7] [--kills 100] [--minutes 60]

`luoshi serve` runs with its worker and a web service that takes the notices. Two officers and four times six liaison
officers sign in, report, review, issue, sign for, answer and check; now one web process dies, now the web's master, now
the worker, now everything at once. Whoever gets no answer sends the same form again, with the same key. Afterwards each
act that was answered must be in the log, once, and nothing else; and `luoshi check --full` must find nothing.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import tempfile
import time
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import django

from tests.support import postgresql
from tests.support.outside import Service, web_service

if TYPE_CHECKING:
    from benchmarks.under_load.house import House
    from benchmarks.under_load.people import Staff


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=secrets.randbits(16))
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=60, help="no more deaths after so long, on a slow machine")
    arguments = parser.parse_args()
    print(f"{arguments.engine}, seed {arguments.seed}, {os.cpu_count()} processors", flush=True)
    service = Service()
    with folder() as name, postgresql.or_none(arguments.engine), web_service(service) as address:
        os.environ |= {
            "LUOSHI_DATA_DIR": name,
            "LUOSHI_WEBHOOK_URL": address,
            "LUOSHI_WEBHOOK_SECRET": secrets.token_hex(8),
            "LUOSHI_LANGUAGE": "en",
            "DJANGO_SETTINGS_MODULE": "luoshi.web.settings",
        }
        django.setup()
        return under_fire(Path(name), service, arguments)


def folder() -> AbstractContextManager[str]:
    return tempfile.TemporaryDirectory(prefix="luoshi-load-", ignore_cleanup_errors=True)


def under_fire(folder: Path, service: Service, wanted: argparse.Namespace) -> int:
    """Prepares, lets people work and processes die, tells; 0 when everything holds."""
    from benchmarks.under_load import county, truth
    from benchmarks.under_load.house import House
    from benchmarks.under_load.people import Staff

    random, start = Random(wanted.seed), time.monotonic()
    passwords = county.prepared(random)
    print(f"prepared in {time.monotonic() - start:.0f} s", flush=True)
    start = time.monotonic()
    house = House(folder)
    staff = Staff(house.address, passwords, random.randrange(1 << 30))
    staff.begin()
    try:
        fire(house, staff, random, wanted)
        staff.wait_for(30)
        staff.end()
        truth.wait_for_notices()
    finally:
        staff.end()
        house.stop()
    print(f"{time.monotonic() - start:.0f} s, killed: {house.said()}\n{staff.said()}", flush=True)
    return told(truth.broken(staff.book, service.calls))


def fire(house: House, staff: Staff, random: Random, wanted: argparse.Namespace) -> None:
    """Kills at random moments while people work."""
    end = time.monotonic() + 60 * wanted.minutes
    for n in range(1, wanted.kills + 1):
        if time.monotonic() > end:
            return
        staff.wait_for(random.randint(1, 6))
        time.sleep(random.uniform(0, 0.3))
        house.kill(random)
        if n % 10 == 0:
            print(f"{n} killed after {time.monotonic() - end + 60 * wanted.minutes:.0f} s", flush=True)


def told(wrong: list[str]) -> int:
    print("\n".join(f"BROKEN: {fact}" for fact in wrong) or "everything holds", flush=True)
    return len(wrong) > 0


if __name__ == "__main__":
    sys.exit(main())
