"""A bulletin is begun when its round is closed, and the office writes what figures cannot say."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from luoshi.dispatch.models import Round
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.publishing.figures import NAMING, figures_of
from luoshi.publishing.hearing import key_of, look_until
from luoshi.publishing.models import Bulletin
from luoshi.publishing.moving import covered_by, rounds_of
from luoshi.publishing.rules import BULLETINS, ROUNDS
from luoshi.records.log import Log, act


@act("publishing.draft")
def draft(log: Log, round: Round) -> Bulletin:
    """Begins the bulletin of a closed round, and of the quarter that it ends; who will be named is told first (S13)."""
    ROUNDS.answer("draft", log.act.reach, round).require()
    begun = [
        Bulletin(region_id=round.region_id, round=round, covers=covers, drafted_at=log.act.at)
        for covers in covered_by(round)
    ]
    for bulletin in begun:
        _begin(log, bulletin)
    return begun[0]


def _begin(log: Log, bulletin: Bulletin) -> None:
    entry, on = log.entry(), timezone.localdate(log.act.at)
    entry.add(bulletin)
    figures = figures_of(rounds_of(bulletin), on)
    named = {row.unit for key in NAMING for row in figures.rows(key)}
    entry.note(named=len(named))
    log.notify_all(
        (seat.user for seat in heads_and_liaisons(named, on)),
        key_of(bulletin),
        gettext_noop(
            "The bulletin on “%(plan)s” up to %(month)s will name your unit. Look at it by %(until)s, and say so "
            "if it is wrong."
        ),
        reverse("publishing:named", args=[bulletin.pk]),
        month=f"{bulletin.period_end:%Y-%m}",
        plan=bulletin.round.plan.title,
        until=look_until(bulletin).isoformat(),
    )


@act("publishing.rewrite")
def rewrite(log: Log, bulletin: Bulletin, foreword: str) -> Bulletin:
    """Gives a draft its foreword; who wrote it does not publish it."""
    BULLETINS.answer("rewrite", log.act.reach, bulletin).require()
    return log.entry(bulletin).change(bulletin, foreword=foreword.strip(), written_by_id=log.act.person)
