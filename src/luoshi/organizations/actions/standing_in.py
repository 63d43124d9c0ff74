"""Naming who stands in for the holder of a post, and ending it early. It ends by itself on its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Forbidden
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.models import Holding, User
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import on_day
from luoshi.organizations.rules import DELEGATIONS, HOLDINGS
from luoshi.organizations.standing_in.models import Delegation
from luoshi.organizations.states import ADMINISTRATORS
from luoshi.records.log import Log, act


@dataclass(frozen=True)
class Absence:
    """From when on somebody stands in, the first day on which he does so no more, and why."""

    valid_from: date
    valid_to: date
    reason: str = ""


@act("organizations.delegate")
def delegate(log: Log, holding: Holding, person: User, absence: Absence) -> Delegation:
    """Names who stands in for the holder of a post while he is away. Both are told."""
    HOLDINGS.answer("delegate", log.act.reach, holding).require()
    refuse(Forbidden, *_not_his_to_lend(log, person))
    held = Holding.objects.select_for_update().select_related("post", "user").get(pk=holding.pk)
    someone = User.objects.select_for_update().get(pk=person.pk)
    refuse(Conflict, *_hindrances(held, someone, absence, timezone.localdate(log.act.at)))
    made = log.entry().add(
        Delegation(
            holding=held,
            delegate=someone,
            valid_from=absence.valid_from,
            valid_to=absence.valid_to,
            reason=absence.reason.strip(),
            made_at=log.act.at,
        )
    )
    _tell_both(log, made)
    return made


def _not_his_to_lend(log: Log, person: User) -> Iterator[tuple[object, object]]:
    """What nobody may do: hand on what was lent to him, or lend a post to himself."""
    lent = log.act.principal_id is not None
    yield lent, _("You stand in for somebody else. Act in your own post to name who stands in for you.")
    yield person.pk == log.act.actor_id, _("Nobody stands in by his own decision. Name somebody else.")


def _hindrances(held: Holding, person: User, absence: Absence, today: date) -> Iterator[tuple[object, object]]:
    valid_from, valid_to = absence.valid_from, absence.valid_to
    yield valid_from < today, _("Nobody stands in for days that have passed. Choose today or a later day.")
    yield valid_to <= valid_from, _("The last day lies before the first.")
    ended = held.valid_to is not None and held.valid_to <= valid_from
    yield ended, _("%(name)s does not hold this post on that day any more.") % {"name": held.user}
    yield person.pk == held.user_id, _("%(name)s holds this post himself. Name somebody else.") % {"name": person}
    yield not person.is_active, _("%(name)s no longer works here. Choose somebody else.") % {"name": person}
    yield held.post.role in ADMINISTRATORS, _("An administrator's post is not lent: end it and give it to another.")
    yield (
        not _is_colleague(person, held, today),
        _("%(name)s holds no post in the same region. Name a colleague.") % {"name": person},
    )
    for other in meanwhile(held, valid_from, valid_to):
        facts = {"name": other.delegate.name, "day": other.valid_to}
        yield True, _("%(name)s stands in at that time, until before %(day)s. End that first.") % facts


def _is_colleague(person: User, held: Holding, on: date) -> bool:
    """Whether a person holds a post in the region of another post, and administers nothing."""
    roles = Holding.objects.filter(on_day(on), user=person)
    region = held.post.unit.versions.filter(on_day(on)).values("region")
    near = roles.filter(on_day(on, "post__unit__versions__"), post__unit__versions__region__in=region)
    return near.exists() and not roles.filter(post__role__in=ADMINISTRATORS).exists()


def meanwhile(held: Holding, valid_from: date, valid_to: date) -> Iterator[Delegation]:
    """Who stands in for the same holder on a day of that time."""
    open_ones = Delegation.objects.filter(holding=held, ended_at=None).select_related("delegate")
    return iter(open_ones.filter(Q(valid_from__lt=valid_to) & Q(valid_to__gt=valid_from)).order_by("valid_from"))


@act("organizations.end_delegation")
def end_delegation(log: Log, delegation: Delegation) -> Delegation:
    """Ends at once that somebody stands in, or will."""
    DELEGATIONS.answer("end", log.act.reach, delegation).require()
    over = delegation.valid_to <= timezone.localdate(log.act.at)
    refuse(Conflict, (delegation.ended_at or over, _("This has ended already.")))
    ended = log.entry(delegation).change(delegation, ended_at=log.act.at)
    log.notify(
        delegation.delegate,
        f"organizations.not-standing-in:{delegation.pk}",
        gettext_noop("You no longer stand in for %(name)s (%(title)s)."),
        reverse("organizations:standing_in"),
        name=delegation.holding.user.name,
        title=delegation.holding.post.title,
    )
    return ended


def _tell_both(log: Log, made: Delegation) -> None:
    """The delegate is told that he stands in, and the holder that somebody does, unless he named him himself."""
    held, page = made.holding, reverse("organizations:standing_in")
    facts: dict[str, Any] = {
        "unit": names_of([held.post.unit_id], made.valid_from).get(held.post.unit_id, ""),
        "title": held.post.title,
        "day": made.valid_from.isoformat(),
        "until": made.valid_to.isoformat(),
    }
    log.notify(
        made.delegate,
        f"organizations.standing-in:{made.pk}",
        gettext_noop("You stand in for %(name)s (%(unit)s, %(title)s) from %(day)s, until before %(until)s."),
        page,
        name=held.user.name,
        **facts,
    )
    if held.user_id != log.act.actor_id:
        log.notify(
            held.user,
            f"organizations.lent:{made.pk}",
            gettext_noop("%(name)s stands in for you (%(unit)s, %(title)s) from %(day)s, until before %(until)s."),
            page,
            name=made.delegate.name,
            **facts,
        )
