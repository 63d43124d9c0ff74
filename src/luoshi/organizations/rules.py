"""Who may see and do what among organizations. The three administrators are apart, and none serves himself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from luoshi.organizations.bodies.models import Body
from luoshi.organizations.catalogue.models import Duty, DutyBook
from luoshi.organizations.charges.models import Charge
from luoshi.organizations.models import CalendarYear, Holding, Post, Region, Token, Unit, User
from luoshi.organizations.rights import SEE, Rule, Rules
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.organizations.standing_in.models import Delegation
from luoshi.organizations.states import ADMINISTRATORS, BodyState, DutyBookState, Role, SetupState
from luoshi.records.models import LogEntry

#: Everybody but the administrators, who work on the whole installation.
SERVING = tuple(role for role in Role if role not in ADMINISTRATORS)


#: The role in rules about a person's own things.
ANYBODY = "anybody"


def seen_from_posts() -> Iterable[Rule]:
    """Whoever holds a post sees its region, the regions under it and those over it; administrators see all."""
    yield from (Rule(SEE, role, place) for place in ("region", "below", "above") for role in SERVING)
    yield from (Rule(SEE, role, "all") for role in ADMINISTRATORS)


def done_by(role: Role, place: str, *acts: str) -> Iterable[Rule]:
    return (Rule(act, role, place) for act in acts)


def _only(role: Role, *acts: str) -> dict[str, Any]:
    sentence = {
        Role.SYSTEM: _(
            "Only the system administrator looks after regions, units, posts and accounts. Ask him to do it."
        ),
        Role.SECURITY: _("Only the security administrator gives and takes posts and second factors. Ask him to do it."),
    }[role]
    return dict.fromkeys(acts, sentence)


def everywhere(path: str) -> dict[str, str]:
    """A place that is one region, seen from the region itself, from above and from below."""
    return {"region": path, "below": path, "above": path}


_CHARGING = _("Only the supervision office says who is there for a place. Ask it.")
_SEATING = _("Only the supervision office and the system administrator say who sits in a body. Ask them.")
_CATALOGUE = _("Only the supervision office brings and takes the lists of duties. Ask it.")

REGIONS = Rules(
    Region,
    places=everywhere("pk"),
    rows=[
        *seen_from_posts(),
        *done_by(Role.SYSTEM, "all", "open_region", "open_unit"),
        Rule("charge", Role.OFFICE, "region"),
        Rule("charge", Role.OFFICE, "below"),
        Rule("set_up_body", Role.OFFICE, "region"),
        Rule("set_up_body", Role.SYSTEM, "all"),
        Rule("bring_duties", Role.OFFICE, "region"),
        Rule("bring_duties", Role.OFFICE, "below"),
    ],
    refusals=_only(Role.SYSTEM, "open_region", "open_unit")
    | {"charge": _CHARGING, "bring_duties": _CATALOGUE, "set_up_body": _SEATING},
    not_now={},
)

#: What makes units others. Who merges or splits sees their open work, which is no business of an administrator.
BECOMING = ("rename_unit", "move_unit", "merge_units", "split_unit")

UNITS = Rules(
    Unit,
    places=everywhere("versions__region"),
    rows=[
        *seen_from_posts(),
        *done_by(Role.SYSTEM, "all", "add_alias", "open_post", "rename_unit", "move_unit"),
        *done_by(Role.OFFICE, "region", *BECOMING),
    ],
    refusals=_only(Role.SYSTEM, "add_alias", "open_post")
    | dict.fromkeys(BECOMING, _("The supervision office of the region changes its units.")),
    not_now={},
)

POSTS = Rules(
    Post,
    places=everywhere("unit__versions__region"),
    rows=[
        *seen_from_posts(),
        *done_by(Role.SECURITY, "all", "appoint", "dismiss", "succeed"),
        Rule("set_portfolio", Role.OFFICE, "region"),
    ],
    refusals=_only(Role.SECURITY, "appoint", "dismiss", "succeed")
    | {"set_portfolio": _("Only the supervision office of the region says which units a leader is in charge of.")},
    not_now={},
)

#: What everybody does with his own account alone, and what the system administrator does with those of others.
OWN_ACCOUNT = ("sign_in", "sign_out", "accept_invitation", "enrol_factor", "end_session")
ACCOUNTS = (
    "register_person",
    "invite",
    "revoke_invitation",
    "end_sessions",
    "close_account",
    "set_contact_details",
    "look_at_contact_details",
)

PEOPLE = Rules(
    User,
    places={"own": "pk"},
    rows=[
        Rule(SEE, ANYBODY, "own"),
        *(Rule(SEE, role, "all") for role in ADMINISTRATORS),
        Rule("change_password", ANYBODY, "own"),
        Rule("issue_token", ANYBODY, "own"),
        *(Rule(act, ANYBODY, "own") for act in OWN_ACCOUNT),
        *done_by(Role.SYSTEM, "all", *ACCOUNTS),
        *done_by(Role.SECURITY, "all", "reset_factor"),
    ],
    refusals=_only(Role.SYSTEM, *ACCOUNTS)
    | _only(Role.SECURITY, "reset_factor")
    | {
        SEE: _("Only the administrators see everybody's account. Yours stands under “My account”."),
        "change_password": _("Everybody changes his own password only."),
        "issue_token": _("Everybody issues keys for himself only."),
    },
    not_now={},
)

TOKENS = Rules(
    Token,
    places={"own": "user"},
    rows=[
        Rule(SEE, ANYBODY, "own"),
        Rule("revoke_token", ANYBODY, "own"),
        Rule(SEE, Role.SECURITY, "all"),
        Rule("revoke_token", Role.SECURITY, "all"),
    ],
    refusals={},
    not_now={},
)

#: Everybody works by the calendar; one hand enters it.
CALENDAR = Rules(
    CalendarYear,
    places={},
    rows=[*(Rule(SEE, role, "all") for role in Role), *done_by(Role.SYSTEM, "all", "announce_year")],
    refusals={"announce_year": _("Only the system administrator enters a year's holidays. Send him the notice.")},
    not_now={},
)

LOG = Rules(
    LogEntry,
    places={},
    rows=[Rule(SEE, Role.AUDIT, "all")],
    refusals={SEE: _("Only the audit administrator reads the log.")},
    not_now={},
)

_LENDING = _("Only who holds the post, or the security administrator when he is away, says who stands in for him.")

#: Posts as they are held: the holder lends his own, the security administrator that of somebody who is away.
HOLDINGS = Rules(
    Holding,
    places=everywhere("post__unit__versions__region") | {"own": "user"},
    rows=[
        *seen_from_posts(),
        Rule(SEE, ANYBODY, "own"),
        Rule("delegate", ANYBODY, "own"),
        *done_by(Role.SECURITY, "all", "delegate"),
    ],
    refusals={"delegate": _LENDING},
    not_now={},
)

#: Whoever works in a region knows who stands in for whom there.
DELEGATIONS = Rules(
    Delegation,
    places={"region": "holding__post__unit__versions__region", "own": "holding__user"},
    rows=[
        *(Rule(SEE, role, "region") for role in SERVING),
        Rule(SEE, ANYBODY, "own"),
        Rule("end", ANYBODY, "own"),
        *done_by(Role.SECURITY, "all", SEE, "end"),
    ],
    refusals={"end": _LENDING},
    not_now={},
)

#: Both administrators bring files and look at them; each does his own part.
BRINGERS = (Role.SYSTEM, Role.SECURITY)

SETUPS = Rules(
    SetupBook,
    places={},
    rows=[
        *(Rule(act, role, "all") for act in (SEE, "bring_setup") for role in BRINGERS),
        Rule("set_up_units", Role.SYSTEM, "all", (SetupState.BROUGHT,)),
        Rule("set_up_regions", Role.SYSTEM, "all", (SetupState.BROUGHT,)),
        Rule("set_up_posts", Role.SECURITY, "all", (SetupState.BROUGHT, SetupState.MADE)),
    ],
    refusals={
        "bring_setup": _("Only the system and the security administrator set up units and people from a table."),
        "set_up_units": _("Only the system administrator makes units, posts and accounts. Ask him to do his part."),
        "set_up_regions": _("Only the system administrator looks after regions. Ask him to do it."),
        "set_up_posts": _("Only the security administrator gives posts. Ask him to do his part."),
    },
    not_now={
        "set_up_units": _("What this table says has been made already. Bring a new one for further changes."),
        "set_up_regions": _("What this table says has been made already. Bring a new one for further changes."),
        "set_up_posts": _("The posts of this table are given already. Bring a new one for further changes."),
    },
)

#: Who is there for a place is known to everybody who works there, above and below it.
CHARGES = Rules(
    Charge,
    places=everywhere("region"),
    rows=[
        *(Rule(SEE, role, place) for place in ("region", "below", "above") for role in SERVING),
        Rule("discharge", Role.OFFICE, "region"),
        Rule("discharge", Role.OFFICE, "below"),
    ],
    refusals={"discharge": _CHARGING},
    not_now={},
)

#: Who answers for which duty is known to everybody who works there, above and below it.
DUTIES = Rules(
    Duty,
    places=everywhere("region"),
    rows=[Rule(SEE, role, place) for place in ("region", "below", "above") for role in SERVING],
    refusals={},
    not_now={},
)

#: An edition that was brought and the file it came in: the office of its region, the one above, and who audits.
DUTY_BOOKS = Rules(
    DutyBook,
    places=everywhere("region"),
    rows=[
        *(Rule(SEE, Role.OFFICE, place) for place in ("region", "below")),
        Rule(SEE, Role.AUDITOR, "region"),
        *(Rule("take_duties", Role.OFFICE, place, (DutyBookState.BROUGHT,)) for place in ("region", "below")),
    ],
    refusals={"take_duties": _CATALOGUE},
    not_now={"take_duties": _("This edition was taken already. Bring a new one for further changes.")},
)

#: Who sits in a body is known as its region is. Who dissolves one sees its open work, as with units that are merged.
BODIES = Rules(
    Body,
    places=everywhere("unit__versions__region"),
    rows=[
        *seen_from_posts(),
        Rule("change_body", Role.OFFICE, "region", (BodyState.STANDING,)),
        Rule("change_body", Role.SYSTEM, "all", (BodyState.STANDING,)),
        Rule("dissolve_body", Role.OFFICE, "region", (BodyState.STANDING,)),
    ],
    refusals={
        "change_body": _SEATING,
        "dissolve_body": _("Only the supervision office dissolves a body: it sees what is open there. Ask it."),
    },
    not_now=dict.fromkeys(
        ("change_body", "dissolve_body"), _("This body was dissolved; its page says when, and who carries on.")
    ),
)
