"""`luoshi demo`: the example county in an empty data folder."""

from __future__ import annotations

import argparse
import sys
from gettext import gettext as _

from luoshi.web.folder import prepare


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--if-empty", action="store_true", help=_("do nothing where there is somebody already"))


def run(arguments: argparse.Namespace) -> int:
    prepare()
    from luoshi.web import demo

    if demo.is_empty():
        demo.make()
    elif not arguments.if_empty:
        print(_("This data folder is in use; the example county is made in an empty one only."), file=sys.stderr)
        print(_("Name another with LUOSHI_DATA_DIR, or move this one away."), file=sys.stderr)
        return 1
    if demo.accounts_file().exists():
        print(_("The example county's accounts (name, password, who):"))
        print(demo.accounts_file().read_text("utf-8"), end="")
    return 0
