"""`luoshi reset-factor NAME`: the way back for the last security administrator, by whoever holds the server."""

from __future__ import annotations

import argparse
import sys
from gettext import gettext as _

from luoshi.web.folder import prepare


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help=_("the sign-in name of somebody who has lost telephone and recovery codes"))


def run(arguments: argparse.Namespace) -> int:
    """Takes a second factor away; 1 when there is no such account or nothing to take."""
    prepare()
    from luoshi.core import clock
    from luoshi.core.acts import Act
    from luoshi.core.errors import Refusal
    from luoshi.organizations.accounts.factors import reset_factor
    from luoshi.organizations.accounts.queries import user_called

    user = user_called(arguments.name)
    if user is None:
        print(_("Nobody signs in as “%(name)s”.") % {"name": arguments.name}, file=sys.stderr)
        return 1
    try:
        reset_factor(Act(None, "", clock.now(), "cli"), user)
    except Refusal as refusal:
        print(*refusal.reasons, sep="\n", file=sys.stderr)
        return 1
    print(_("The second factor of %(name)s is gone, and the log says that it was done here.") % {"name": user.name})
    return 0
