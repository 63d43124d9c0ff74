"""The command `luoshi`: finds the command that was asked for, and loads that one alone.

A command is a module with `add_arguments(parser)` and `run(arguments) -> int` and a line in `COMMANDS`. The
help line stands in the table, so that `luoshi --help` loads no command, and `luoshi read` never loads Django.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from gettext import gettext as _
from importlib import import_module
from typing import NamedTuple

from luoshi import __version__
from luoshi.web.language import gettext_noop, language_of, speak


class Command(NamedTuple):
    """A command's module, and what it does in a line (a msgid)."""

    module: str
    help: str


COMMANDS = {
    "read": Command("luoshi.web.commands.read", gettext_noop("read policy documents: tasks, units, targets and facts")),
    "due": Command("luoshi.web.commands.due", gettext_noop("until when something is due, with its working")),
    "light": Command("luoshi.web.commands.light", gettext_noop("which light a target would have, with its working")),
    "align": Command("luoshi.web.commands.align", gettext_noop("what a plan makes of the plan above it")),
    "demo": Command("luoshi.web.commands.demo", gettext_noop("make the example county in an empty data folder")),
    "found": Command("luoshi.web.commands.found", gettext_noop("begin an installation: its region and administrators")),
    "regions": Command("luoshi.web.commands.regions", gettext_noop("load the regions of a new year, looked at first")),
    "simulate": Command(
        "luoshi.web.commands.simulate", gettext_noop("play a year of an invented county in an empty data folder")
    ),
    "reset-factor": Command(
        "luoshi.web.commands.reset_factor", gettext_noop("take away a second factor that is lost, from the server")
    ),
    "serve": Command("luoshi.web.commands.serve", gettext_noop("serve the pages and do what time brings")),
    "check": Command("luoshi.web.commands.check", gettext_noop("verify that everything holds that must hold")),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 something is wrong, 2 asked for in a wrong way."""
    speak(language_of(os.environ))
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser, commands = _parsers()
    asked = next((word for word in arguments if word in COMMANDS), None)
    if asked is None:
        parser.parse_args(arguments or ["--help"])
        parser.error(_("name a command"))
    command = import_module(COMMANDS[asked].module)
    command.add_arguments(commands[asked])
    return int(command.run(parser.parse_args(arguments)))


def _parsers() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """The parser of the command line, and the still empty one of each command."""
    parser = argparse.ArgumentParser(prog="luoshi", description=_("From a policy document to a ledger of tasks."))
    parser.add_argument("--version", action="version", version=f"luoshi {__version__}")
    choices = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    return parser, {
        name: choices.add_parser(name, help=_(each.help), description=_(each.help)) for name, each in COMMANDS.items()
    }
