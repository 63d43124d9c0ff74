"""A bulletin is begun when its round is closed, and the office writes what figures cannot say."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from luoshi.dispatch.models import Round
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.publishing.figures import figures_of
from luoshi.publishing.models import Bulletin
from luoshi.publishing.rules import BULLETINS, ROUNDS
from luoshi.records.log import Log, act


@act("publishing.draft")
def draft(log: Log, round: Round) -> Bulletin:
    """Begins the bulletin of a closed round; the units that it will name are told first (S13)."""
    ROUNDS.answer("draft", log.act.reach, round).require()
    entry = log.entry()
    bulletin = entry.add(Bulletin(region_id=round.region_id, round=round, drafted_at=log.act.at))
    on = timezone.localdate(log.act.at)
    named = {row.unit for row in figures_of(round, on).rows("missing")}
    entry.note(named=len(named))
    log.notify_all(
        (seat.user for seat in heads_and_liaisons(named, on)),
        f"publishing.named:{bulletin.pk}",
        gettext_noop(
            "The bulletin about %(month)s will name your unit as not having reported. Say so if that is wrong."
        ),
        reverse("dispatch:mine"),
        month=f"{round.period_start:%Y-%m}",
    )
    return bulletin


@act("publishing.rewrite")
def rewrite(log: Log, bulletin: Bulletin, foreword: str) -> Bulletin:
    """Gives a draft its foreword; who wrote it does not publish it."""
    BULLETINS.answer("rewrite", log.act.reach, bulletin).require()
    return log.entry(bulletin).change(bulletin, foreword=foreword.strip(), written_by_id=log.act.person)
