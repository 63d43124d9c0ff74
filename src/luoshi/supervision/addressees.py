"""May this office write this to that unit? The one function that every act of supervision asks before it writes."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from luoshi.core.acts import Act
from luoshi.core.errors import Answer, Forbidden
from luoshi.core.packaged import data_of
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.reach import Held
from luoshi.organizations.states import Role, UnitKind
from luoshi.supervision.addressing import INSTRUCTION, Ruling, Table, table_of

#: What the ladder's rungs are for the table: all of them are written by an office of supervision.
RUNG = "rung"
#: Names behind which a unit has to be found first: a rule proposes, and the page says what to settle.
TO_SETTLE = (UnitKind.UNCONFIRMED, UnitKind.BODY, UnitKind.COLLECTIVE)

SENTENCES: dict[str, Any] = {
    "party_office": _(
        "%(unit)s is a party body: the party committee's supervision office writes to it, or both offices jointly. "
        "A letter between equals (函) is open to every office."
    ),
    "letter_only": _(
        "%(unit)s is not under this government: it gets a letter between equals (函), no rung of the ladder."
    ),
    "notice_only": _(
        "A department sends a town notices of business only. Ask the supervision office to write to %(unit)s."
    ),
    "office": _("Only the supervision office reminds %(unit)s. Tell the office what is missing."),
    "court": _("The supervision office writes nothing to courts and procuratorates. Tell the leader of the region."),
    "party_leader": _(
        "%(unit)s is a party body: a leader of the party committee instructs it. "
        "A leader of the government has its office write a letter (函)."
    ),
    "asked_by_letter": _(
        "%(unit)s is not under the leaders of this region: "
        "the supervision office asks it by a letter between equals (函)."
    ),
    "court_is_apart": _("Nobody gives instructions to courts and procuratorates; %(unit)s decides by itself."),
    "body": _("%(unit)s has members from several units: write to the unit in which its office is seated."),
    "collective": _("%(unit)s addresses several units at once: write to the one that is slow."),
    "unconfirmed": _("The name %(unit)s is not confirmed; settle first which unit it means."),
}


@cache
def table() -> Table:
    """The table of this version of the product, validated."""
    return table_of(data_of("supervision", "addressing.json"))


def sender_in(post: Held | None) -> str:
    """What kind of sender a post makes of who acts in it."""
    if post is None or post.role != Role.OFFICE:
        return "township" if post and post.unit_kind == UnitKind.TOWNSHIP else "department"
    return "party_office" if post.unit_kind == UnitKind.PARTY else "government_office"


def may_write(post: Held | None, unit: UnitVersion, writing: str = RUNG) -> Answer:
    """May who acts in a post write this to a unit (S14)? If not: why, and what to do instead."""
    ruling = table().rule(sender_in(post), unit.kind, writing)
    return Answer() if ruling.may else Answer(Forbidden(_said(ruling, unit)))


def require_may_write(act: Act, unit: UnitVersion, writing: str = RUNG) -> None:
    """Raises Forbidden, with the way out, for a unit to which who acts may not write this."""
    held = act.reach.held if act.reach is not None else ()
    may_write(next((one for one in held if one.post == act.post_id), None), unit, writing).require()


def may_write_jointly(unit: UnitVersion, writing: str = RUNG) -> Answer:
    """May the government's and the party committee's offices together write this to a unit (两办联合)?"""
    ruling = table().rule("both_offices", unit.kind, writing)
    return Answer() if ruling.may else Answer(Forbidden(_said(ruling, unit)))


def may_instruct(leads: str, unit: UnitVersion) -> Answer:
    """May a leader whose own unit is of this kind instruct that unit? If not: why, and what to do instead."""
    leader = "party_leader" if leads == UnitKind.PARTY else "government_leader"
    ruling = table().rule(leader, unit.kind, INSTRUCTION)
    return Answer() if ruling.may else Answer(Forbidden(_said(ruling, unit)))


def is_on_ladder(kind: str) -> bool:
    """Whether rules propose letters to units of a kind: not to those to whom no office may write one."""
    return kind in TO_SETTLE or table().anyone_may(kind, RUNG)


def _said(ruling: Ruling, unit: UnitVersion) -> str:
    sentence: str = SENTENCES[ruling.instead] % {"unit": unit.name}
    return sentence
