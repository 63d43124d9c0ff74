"""A bulletin is begun when its round is closed, and the office writes what figures cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from luoshi.dispatch.models import Round
from luoshi.organizations.models import User
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.publishing.figures import NAMING, figures_of
from luoshi.publishing.hearing import key_of, look_until
from luoshi.publishing.models import Bulletin
from luoshi.publishing.moving import covered_by, rounds_of
from luoshi.publishing.rules import BULLETINS, ROUNDS
from luoshi.records.log import Log, act


@act("publishing.draft")
def draft(log: Log, round: Round) -> Bulletin:
    """Begins the bulletin of a closed round, and of the quarter that it ends; who will be named is told first (S13).

    Who is named in both is told once, of both.
    """
    ROUNDS.answer("draft", log.act.reach, round).require()
    begun = [
        Bulletin(region_id=round.region_id, round=round, covers=covers, drafted_at=log.act.at)
        for covers in covered_by(round)
    ]
    for bulletins, people in _told_together([(one, _begin(log, one)) for one in begun]).items():
        _tell(log, bulletins, people)
    return begun[0]


def _begin(log: Log, bulletin: Bulletin) -> list[User]:
    """Whom a draft is shown first: who heads the units that it names, or reports for them."""
    entry, on = log.entry(), timezone.localdate(log.act.at)
    entry.add(bulletin)
    figures = figures_of(rounds_of(bulletin), on)
    named = {row.unit for key in NAMING for row in figures.rows(key)}
    entry.note(named=len(named))
    return [seat.user for seat in heads_and_liaisons(named, on)]


def _told_together(begun: Sequence[tuple[Bulletin, list[User]]]) -> dict[tuple[Bulletin, ...], list[User]]:
    """Which bulletins name the units of which people: each person once, with all of his."""
    naming: dict[User, list[Bulletin]] = {}
    for bulletin, people in begun:
        for user in dict.fromkeys(people):
            naming.setdefault(user, []).append(bulletin)
    together: dict[tuple[Bulletin, ...], list[User]] = {}
    for user, bulletins in naming.items():
        together.setdefault(tuple(bulletins), []).append(user)
    return together


def _tell(log: Log, bulletins: Sequence[Bulletin], people: Sequence[User]) -> None:
    first, address = bulletins[0], reverse("publishing:named", args=[bulletins[0].pk])
    about: dict[str, Any] = {"month": f"{first.period_end:%Y-%m}", "plan": first.round.plan.title}
    about["until"] = look_until(first).isoformat()
    if len(bulletins) == 1:
        log.notify_all(
            people,
            key_of(first),
            gettext_noop(
                "The bulletin on “%(plan)s” up to %(month)s will name your unit. Look at it by %(until)s, and say so "
                "if it is wrong."
            ),
            address,
            **about,
        )
        return
    log.notify_all(
        people,
        key_of(*bulletins),
        gettext_noop(
            "Two bulletins on “%(plan)s” up to %(month)s, the month's and the quarter's, will name your unit. Look at "
            "them by %(until)s, and say so if one is wrong."
        ),
        address,
        **about,
    )


@act("publishing.rewrite")
def rewrite(log: Log, bulletin: Bulletin, foreword: str) -> Bulletin:
    """Gives a draft its foreword; who wrote it does not publish it."""
    BULLETINS.answer("rewrite", log.act.reach, bulletin).require()
    return log.entry(bulletin).change(bulletin, foreword=foreword.strip(), written_by_id=log.act.person)
