"""`luoshi check`: whether everything holds that must hold; what does not, and what to do."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext
from itertools import islice
from typing import TYPE_CHECKING

from luoshi.web.folder import prepare
from luoshi.web.language import language_of

if TYPE_CHECKING:
    from luoshi.core.registry import Check, Problem

#: So many breaches of one check are shown; the rest is counted.
SHOWN = 20


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--full",
        action="store_true",
        help=_("the whole log and every file, however many; a night's work in a province"),
    )


def run(arguments: Namespace) -> int:
    """Prints each breach with its id and what to do, or one line that all is well; 1 when something is wrong."""
    from django.db import DatabaseError

    try:
        prepare()
    except DatabaseError as error:
        print(f"records.database: {_('The database cannot be opened: %s.') % error}")
        print("  " + _("Keep a copy of the data folder as it is, and restore the last good backup."))
        return 1
    from django.utils import translation

    with translation.override(language_of(os.environ).lower().replace("_", "-")):
        return _run(arguments.full)


def _run(full: bool) -> int:
    from luoshi.core.registry import checks

    wrong = [check.id for check in checks if _shows_problems(check, full)]
    count = len(list(checks))
    if wrong:
        facts = {"wrong": len(wrong), "checks": count, "names": ", ".join(wrong)}
        print(_("WRONG: %(wrong)s of %(checks)s checks found something: %(names)s") % facts, file=sys.stderr)
        return 1
    print(_("OK: %(checks)s checks; %(entries)s") % {"checks": count, "entries": _covered(full)})
    return 0


def _shows_problems(check: Check, full: bool) -> bool:
    """Prints the first breaches of a check and counts the others; whether there were any."""
    found = problems(check, full)
    shown = list(islice(found, SHOWN))
    for problem in shown:
        print(f"{problem.check}: {problem.what}")
    if more := sum(1 for _problem in found):
        print(f"{check.id}: " + ngettext("and %s more like it", "and %s more like these", more) % more)
    if shown:
        print(f"  {check.hint}\n")
    return bool(shown)


def problems(check: Check, full: bool) -> Iterator[Problem]:
    """A check's breaches; that the database breaks off is one of them."""
    from django.db import DatabaseError

    from luoshi.core.registry import Problem

    try:
        yield from check.problems(full)
    except DatabaseError as error:
        yield Problem(check.id, _("the database broke off: %s") % error, str(check.hint))


def _covered(full: bool) -> str:
    """How much of the log was looked at."""
    from luoshi.records import chain, checks

    begin, head = checks.start(chain.ACTS, full).seq, chain.head_of().seq
    facts = {"new": f"{head - begin:,}", "all": f"{head:,}"}
    if begin:
        return _("the last %(new)s of %(all)s log entries (--full: all of them, and the bytes of every file)") % facts
    return _("%(new)s of %(all)s log entries") % facts
