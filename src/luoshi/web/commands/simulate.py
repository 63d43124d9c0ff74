"""`luoshi simulate`: some months of an invented county in an empty data folder."""

from __future__ import annotations

import argparse
import sys
from gettext import gettext as _

from luoshi.web.folder import prepare


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--months", type=_at_least_one, default=12, help=_("months that are over (12)"))
    parser.add_argument("--units", type=_at_least_one, default=60, help=_("units that report (60)"))
    parser.add_argument("--tasks", type=_at_least_one, default=218, help=_("tasks of the plan (218)"))
    parser.add_argument("--seed", type=int, default=7, help=_("the same seed gives the same year (7)"))


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(_("at least 1"))
    return number


def run(arguments: argparse.Namespace) -> int:
    prepare()
    from luoshi.web import demo
    from luoshi.web.simulating.year import Wish, simulate

    if not demo.is_empty():
        print(_("This data folder is in use; a year is simulated in an empty one only."), file=sys.stderr)
        print(_("Name another with LUOSHI_DATA_DIR, or move this one away."), file=sys.stderr)
        return 1
    simulate(
        Wish(arguments.months, arguments.units, arguments.tasks, arguments.seed), lambda month: print(month, flush=True)
    )
    print(_("The accounts stand in %(file)s.") % {"file": demo.accounts_file()})
    return 0
