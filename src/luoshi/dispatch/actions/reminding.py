"""Units that have not answered are reminded: once by time, and on any day on which the office presses for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from luoshi.dispatch.actions.telling import facts_to_tell
from luoshi.dispatch.models import Round
from luoshi.dispatch.queries import in_review, unanswered
from luoshi.dispatch.rules import ROUNDS
from luoshi.organizations.telling import Told, heads_and_liaisons, offices_in
from luoshi.records.log import Entry, Log, act


@act("dispatch.remind_round")
def remind_round(log: Log, round: Round) -> Round:
    """Reminds the heads and liaison officers of units that have something to report, each of them once."""
    ROUNDS.answer("remind", log.act.reach, round).require()
    on = timezone.localdate(log.act.at)
    seats = _owing(round, on)
    log.notify_all(
        (seat.user for seat in seats),
        f"dispatch.remind:{round.pk}",
        gettext_noop("%(plan)s: your report for %(month)s is due on %(due)s."),
        reverse("dispatch:mine"),
        **facts_to_tell(round),
    )
    return _noted(log, round, seats).change(round, reminded_on=on)


@act("dispatch.press_round")
def press_round(log: Log, round: Round) -> Round:
    """Presses the units that still owe reports; whoever heads or reports for one is told once a day."""
    ROUNDS.answer("remind", log.act.reach, round).require()
    on = timezone.localdate(log.act.at)
    seats = _owing(round, on)
    log.notify_all(
        (seat.user for seat in seats),
        f"dispatch.press:{round.pk}:{on}",
        gettext_noop("%(plan)s: your report for %(month)s, due on %(due)s, is missing. Please hand it in."),
        reverse("dispatch:mine"),
        **facts_to_tell(round),
    )
    _noted(log, round, seats)
    return round


@act("dispatch.nudge_reviewers")
def nudge_reviewers(log: Log, round: Round) -> Round:
    """Tells the supervision office that reports wait for review, once for the oldest, and not who handed that in."""
    ROUNDS.answer("remind", log.act.reach, round).require()
    on = timezone.localdate(log.act.at)
    waiting = list(in_review(round).order_by("submitted_at", "pk").values_list("pk", "submitted_by", "submitted_on"))
    entry = log.entry(round)
    entry.note(waiting=len(waiting))
    for oldest, by, since in waiting[:1]:
        log.notify_all(
            (one for one in offices_in(round.region_id, on) if one.pk != by),
            f"dispatch.nudge:{oldest}",
            gettext_noop("%(plan)s: %(n)s reports for %(month)s wait for review, the first since %(since)s."),
            f"{reverse('dispatch:round', args=[round.pk])}?show=in_review",
            **facts_to_tell(round),
            n=len(waiting),
            since=since.isoformat(),
        )
    return round


def _owing(round: Round, on: date) -> list[Told]:
    """Who heads the units that owe something in a round, or reports for them."""
    return heads_and_liaisons(set(unanswered(round).values_list("unit", flat=True)), on)


def _noted(log: Log, round: Round, seats: Sequence[Told]) -> Entry:
    entry = log.entry(round)
    entry.note(units=len({seat.unit for seat in seats}))
    return entry
