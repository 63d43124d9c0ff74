"""Units that have not answered are reminded once, one working day before the due day."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from luoshi.dispatch.actions.telling import facts_to_tell
from luoshi.dispatch.models import Round
from luoshi.dispatch.queries import unanswered
from luoshi.dispatch.rules import ROUNDS
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Log, act


@act("dispatch.remind_round")
def remind_round(log: Log, round: Round) -> Round:
    """Reminds the heads and liaison officers of units that have something to report, each of them once."""
    ROUNDS.answer("remind", log.act.reach, round).require()
    on = timezone.localdate(log.act.at)
    units = set(unanswered(round).values_list("unit", flat=True))
    for seat in heads_and_liaisons(units, on):
        log.notify(
            seat.user,
            f"dispatch.remind:{round.pk}:{seat.unit}:-1",
            gettext_noop("%(plan)s: your report for %(month)s is due on %(due)s."),
            reverse("dispatch:mine"),
            **facts_to_tell(round),
        )
    entry = log.entry(round)
    entry.note(units=len(units))
    return entry.change(round, reminded_on=on)
