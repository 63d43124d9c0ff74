"""`luoshi regions`: what a year's list of regions would change here; with --load, it is done."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from luoshi.web.folder import prepare
from luoshi.web.language import language_of

if TYPE_CHECKING:
    from luoshi.organizations.regions.comparing import RegionsProposal


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar=_("FILE"), help=_("CSV or Excel: code, name, level, parent, valid_from, was")
    )
    parser.add_argument("--load", metavar=_("SIGN-IN-NAME"), help=_("do it, in the name of this system administrator"))


def run(arguments: Namespace) -> int:
    """Prints what would change, or what cannot be taken; 1 where nothing can be done."""
    prepare()
    from django.utils import translation

    from luoshi.core.errors import Refusal

    with translation.override(language_of(os.environ).lower().replace("_", "-")):
        try:
            return _run(arguments)
        except OSError as error:
            print(_("The file %(file)s cannot be read: %(why)s.") % {"file": error.filename, "why": error.strerror})
        except Refusal as refusal:
            print("\n".join(refusal.reasons), file=sys.stderr)
    return 1


def _run(arguments: Namespace) -> int:
    from luoshi.core import clock
    from luoshi.organizations.regions.comparing import regions_proposal
    from luoshi.organizations.regions.opening import regions_in

    data = arguments.file.read_bytes()
    proposal = regions_proposal(regions_in(data, arguments.file.name), clock.today())
    print("\n".join(_told(proposal)))
    if proposal.troubles:
        return 1
    if arguments.load and proposal.to_make:
        _load(arguments, data, proposal.digest)
        print(_("Done. Each change holds from its day on."))
    return 0


def _told(proposal: RegionsProposal) -> Iterator[str]:
    """A line for each trouble, or for each change, and the counts."""
    yield from map(str, proposal.troubles)
    for one in proposal.changed:
        yield from (
            f"{one.code} {what}: {before or '—'} → {after} ({one.since})" for what, before, after in one.changes
        )
    for one in proposal.opened:
        yield f"{one.code} {one.name} ({one.level_label}, {one.since})"
    counts = {
        "changed": len(proposal.changed),
        "opened": len(proposal.opened),
        "same": proposal.same,
        "outside": proposal.outside,
    }
    yield _("%(changed)s changed, %(opened)s opened, %(same)s as they stand, %(outside)s about other places") % counts


def _load(arguments: Namespace, data: bytes, seen: str) -> None:
    """Does it through the acts that the page uses."""
    from luoshi.core import clock
    from luoshi.organizations.acting import act_as
    from luoshi.organizations.actions import bring_regions, set_up_regions
    from luoshi.organizations.actions.setting_up import Wish
    from luoshi.organizations.queries import person_called

    user = person_called(arguments.load)
    setup = bring_regions(act_as(user, clock.now(), "cli"), arguments.file.name, data)
    set_up_regions(act_as(user, clock.now(), "cli"), setup, Wish(seen))
