"""A telephone call is noted in one line (电话催办)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Invalid
from luoshi.dispatch.models import Call, Round
from luoshi.dispatch.queries import unanswered
from luoshi.dispatch.rules import ROUNDS
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.models import Unit
from luoshi.records.log import Log, act


@act("dispatch.log_call")
def log_call(log: Log, round: Round, unit: Unit, whom: str, said: str) -> Call:
    """Notes that a unit was called about what it owes in a round: whom, and what was said."""
    ROUNDS.answer("remind", log.act.reach, round).require()
    missing = unanswered(round).filter(unit=unit).count()
    refuse(Conflict, (not missing, _("This unit owes nothing in this round any more; there is nothing to urge.")))
    refuse(
        Invalid,
        (not whom.strip(), _("It is not said who was called. Enter a name or a post.")),
        (not said.strip(), _("It is not said what was agreed. Enter it in a few words.")),
    )
    facts = {"round": round, "unit": unit, "whom": whom.strip(), "said": said.strip(), "missing": missing}
    return log.entry().add(Call(by_id=log.act.person, at=log.act.at, **facts))
