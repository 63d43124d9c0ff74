"""The end of a round, and units that are excused from one."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.core.dates import in_words
from luoshi.core.errors import Conflict, Invalid
from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.counting import counts_of
from luoshi.dispatch.drafts import drop_round
from luoshi.dispatch.models import Round
from luoshi.dispatch.queries import hold, in_review, unanswered, undecided
from luoshi.dispatch.rules import ROUNDS
from luoshi.dispatch.states import ReportState, RoundState
from luoshi.organizations.models import Unit
from luoshi.records.log import Log, act


@act("dispatch.close_round")
def close_round(log: Log, round: Round) -> Round:
    """Closes a round whose days of grace are over and whose reports are all reviewed; nothing can be reported after."""
    hold(round)
    ROUNDS.answer("close", log.act.reach, round).require()
    if timezone.localdate(log.act.at) <= round.grace_until:
        raise Conflict(_("The days of grace last until %(day)s.") % {"day": in_words(round.grace_until)})
    if reasons := list(_undecided(round)):
        raise Conflict(*reasons)
    entry = log.entry(round)
    counts = counts_of(round)
    drop_round(round.pk)
    entry.note(asked=counts.asked, on_time=counts.on_time, late=counts.late, missing=counts.missing)
    return entry.change(round, state=RoundState.CLOSED, closed_at=log.act.at)


def _undecided(round: Round) -> Iterator[str]:
    """What has still to be decided, and who has the word."""
    unproved = undecided(round).filter(state=ReportState.PROOF_WANTED).count()
    if waiting := in_review(round).count():
        yield ngettext("%(n)s report waits for review.", "%(n)s reports wait for review.", waiting) % {"n": waiting}
    if unproved:
        yield ngettext(
            "%(n)s report waits for the proof that was asked for: decide on it with or without.",
            "%(n)s reports wait for the proof that was asked for: decide on them with or without.",
            unproved,
        ) % {"n": unproved}


@act("dispatch.excuse_unit")
def excuse_unit(log: Log, round: Round, unit: Unit, reason: str) -> Round:
    """Excuses a unit from what it has not answered in a round: it leaves every denominator, and no light falls."""
    ROUNDS.answer("excuse", log.act.reach, round).require()
    if not reason.strip():
        raise Invalid(_("Say why the unit is excused: the emergency stands beside the round's figures."))
    asks = list(unanswered(round).filter(unit=unit))
    if not asks:
        raise Conflict(_("This unit has nothing left to answer in this round."))
    entry = log.entry(round)
    for ask in asks:
        entry.change(ask, excused=reason.strip())
    entry.note(unit=unit.pk, asks=len(asks), reason=reason.strip())
    relight(log, entry, {ask.task_id for ask in asks})
    return round
