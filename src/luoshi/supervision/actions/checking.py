"""An answer of a unit to a letter or an instruction is looked at by another hand: accepted, or returned with words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.core.errors import At, Forbidden, Invalid
from luoshi.organizations.standing_in.hands import is_own_work
from luoshi.records.log import Entry, Log
from luoshi.supervision.models import Answer
from luoshi.supervision.states import ReplyState


def settle(log: Log, reply: Answer, unit: int, accept: bool, message: str) -> Entry:
    """Writes what is said of the answer of a unit; the act goes on with the entry.

    Raises Forbidden for one's own answer or that of one's own unit, Invalid where it is returned without a word.
    """
    if is_own_work(log.act, reply.by_id, reply.at) or log.act.unit_id == unit:
        raise Forbidden(_("This is the answer of your own unit; somebody of another unit checks it."))
    if not accept and not message.strip():
        raise Invalid(At("message", _("Say what is missing, so that the unit can answer again.")))
    entry = log.entry(reply)
    facts = {"checked_by_id": log.act.person, "checked_at": log.act.at, "message": message.strip()}
    entry.change(reply, state=ReplyState.ACCEPTED if accept else ReplyState.RETURNED, **facts)
    return entry
