"""A county set up from one workbook: seconds and statements of each step, and of the same with a tenth of it.

python benchmarks/setting_up.py [--units 120] [--people 900]

Seconds of one processor; the database is SQLite in a folder of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from tests.support.cast import Cast

TOP = Path(__file__).resolve().parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=120)
    parser.add_argument("--people", type=int, default=900)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.support.settings")
    sys.path.insert(0, str(TOP))
    django.setup()
    from django.core.management import call_command

    from luoshi.core import clock
    from tests.support.cast import MOMENT, make_cast

    call_command("migrate", verbosity=0)
    with clock.frozen(MOMENT):
        cast = make_cast()
        for share in (10, 1):
            set_up(cast, f"{share}-", arguments.units // share, arguments.people // share)


def set_up(cast: Cast, mark: str, units: int, people: int) -> None:
    """One workbook through every step, each measured."""
    from luoshi.organizations.actions import bring_setup, set_up_posts, set_up_units
    from luoshi.organizations.actions.setting_up import Wish
    from luoshi.organizations.setting_up.book import book_of
    from luoshi.organizations.setting_up.taking import tree_on
    from tests.support.cast import TODAY
    from tests.support.setups import filled, proposed

    data = filled(*rows_of(mark, units, people))
    print(f"{units} units, {people} people, {len(data) // 1024} KB")
    setup = measured("brought", lambda: bring_setup(cast.act("system"), "county.xlsx", data))
    seen = measured("looked at", lambda: proposed(data)).digest
    measured("units, posts and accounts made", lambda: set_up_units(cast.act("system"), setup, Wish(seen)))
    seen = measured("looked at again", lambda: proposed(data)).digest
    measured("posts given", lambda: set_up_posts(cast.act("security"), setup, Wish(seen)))
    again = measured("the same file again", lambda: proposed(data))
    assert (again.to_make, again.appointments, again.troubles) == (0, [], []), "the same file again changes nothing"
    measured("taken along", lambda: book_of(tree_on(TODAY)))


def rows_of(mark: str, units: int, people: int) -> tuple[list[list[Any]], list[list[Any]]]:
    """The rows of both sheets: every tenth unit stands by itself, and each has its people."""
    names = [f"县第{mark}{n}局" for n in range(units)]
    above = ["" if n % 10 == 0 else names[n - n % 10] for n in range(units)]
    of_units = [
        ["990221", name, "政府部门", up, "", f"第{mark}{n}局"]
        for n, (name, up) in enumerate(zip(names, above, strict=True))
    ]
    of_people = [
        ["990221", names[n % units], f"联络员{n}", "联络员", f"第{n}人", f"person{mark}{n}", "2026-09-24"]
        for n in range(people)
    ]
    return of_units, of_people


def measured(what: str, do: Callable[[], Any]) -> Any:
    """Prints how long something took, and how many statements it sent."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as sent:
        begun = time.process_time()
        result = do()
        seconds = time.process_time() - begun
    print(f"  {what:32s}{seconds:7.2f} s{len(sent):6d} statements")
    return result


if __name__ == "__main__":
    main()
