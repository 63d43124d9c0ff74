"""`luoshi found`: an installation of one's own in an empty data folder: its region, and three administrators."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

from luoshi.web.folder import prepare
from luoshi.web.language import gettext_noop, language_of

if TYPE_CHECKING:
    from luoshi.organizations.actions import Administrator

#: Each administrator's option, and the title of his post (data, in the language of the office).
TITLES = {"system": "系统管理员", "security": "安全管理员", "audit": "审计管理员"}
HELP = {
    "system": gettext_noop("who looks after units and accounts: SIGN-IN-NAME=NAME"),
    "security": gettext_noop("who gives posts: SIGN-IN-NAME=NAME"),
    "audit": gettext_noop("who reads the log: SIGN-IN-NAME=NAME"),
}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "places",
        nargs="+",
        type=place,
        metavar=_("CODE[=NAME]"),
        help=_("the region that is served, by GB/T 2260; those over it are known, or are named as well"),
    )
    parser.add_argument(
        "--unit", required=True, help=_("the unit of the administrators, as its seal has it, e.g. 县大数据局")
    )
    for role, told in HELP.items():
        parser.add_argument(f"--{role}", required=True, type=person, metavar=_("SIGN-IN-NAME=NAME"), help=_(told))
    parser.add_argument("--since", type=day, default=None, help=_("the first day, e.g. 2026-01-01; else 1 January"))


def place(text: str) -> tuple[str, str]:
    """A code, and a name or ""."""
    code, _sign, name = text.partition("=")
    return code.strip(), name.strip()


def person(text: str) -> tuple[str, str]:
    """A sign-in name and a name."""
    username, sign, name = text.partition("=")
    if not (sign and username.strip() and name.strip()):
        raise ArgumentTypeError(_("“%s” names nobody. Write the sign-in name and the name: zhouming=周明") % text)
    return username.strip(), name.strip()


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("“%s” is no day. Write 2026-01-01.") % text) from error


def run(arguments: Namespace) -> int:
    """Founds the installation and prints the first passwords, once; 1 where it cannot be done."""
    prepare()
    from django.utils import translation

    from luoshi.core.errors import Refusal

    with translation.override(language_of(os.environ).lower().replace("_", "-")):
        try:
            print("\n".join(_founded(arguments)))
        except Refusal as refusal:
            print("\n".join(refusal.reasons), file=sys.stderr)
            return 1
    return 0


def _founded(arguments: Namespace) -> Iterator[str]:
    """What was made, and what comes next."""
    from luoshi.core import clock
    from luoshi.core.acts import Act
    from luoshi.organizations.actions import found_installation
    from luoshi.organizations.regions.codes import places_down_to

    places = places_down_to(arguments.places)
    people = {role: _administrator(arguments, role) for role in TITLES}
    since = arguments.since or clock.today().replace(month=1, day=1)
    found_installation(Act(None, "", clock.now(), "setup"), places, people, since)
    yield _("Founded: %(region)s, from %(day)s.") % {"region": " › ".join(one.name for one in places), "day": since}
    yield _("The administrators and their first passwords (shown this once; each changes his own at once):")
    yield from (f"  {one.title}  {one.name}  {one.username}  {one.password}" for one in people.values())
    yield _("Next: `luoshi serve`, sign in as system administrator, and set up units and people from a table.")


def _administrator(arguments: Namespace, role: str) -> Administrator:
    from luoshi.organizations.actions import Administrator
    from luoshi.organizations.passwords import fresh_password

    username, name = getattr(arguments, role)
    return Administrator(arguments.unit, "government", TITLES[role], username, name, fresh_password())
