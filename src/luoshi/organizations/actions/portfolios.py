"""Saying which units a leader is in charge of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.models import Post, Unit
from luoshi.organizations.portfolios.listing import NOT_IN_CHARGE_OF
from luoshi.organizations.portfolios.models import Portfolio
from luoshi.organizations.queries import units_on
from luoshi.organizations.rules import POSTS, UNITS
from luoshi.organizations.states import Role
from luoshi.organizations.telling import to_tell
from luoshi.records.log import Log, act


@act("organizations.set_portfolio")
def set_portfolio(log: Log, post: Post, units: Sequence[Unit], basis: str) -> Post:
    """Says which units a leader is in charge of from today on; what he had before ends, and he is told."""
    POSTS.answer("set_portfolio", log.act.reach, post).require()
    for unit in units:
        UNITS.answer("see", log.act.reach, unit).require()
    on, wanted = timezone.localdate(log.act.at), {unit.pk for unit in units}
    refuse(Invalid, *_unfit(post, wanted, basis, on))
    held = Portfolio.objects.select_for_update().filter(post=post, valid_to__isnull=True)
    standing = {row.unit_id: row for row in held.order_by("pk")}
    refuse(Conflict, (wanted == standing.keys(), _("He is in charge of exactly these units already.")))
    entry = log.entry(post)
    entry.note(basis=basis.strip(), units=sorted(wanted))
    for gone in standing.keys() - wanted:
        entry.change(standing[gone], valid_to=on)
    entry.add_all(Portfolio(post=post, unit_id=unit, valid_from=on) for unit in sorted(wanted - standing.keys()))
    log.notify_all(
        to_tell(post.pk, on),
        f"organizations.portfolio:{post.pk}:{on}:{_digest(wanted)}",
        gettext_noop("The units that you are in charge of were set anew from %(day)s (%(basis)s)."),
        reverse("organizations:unit", args=[post.unit_id]),
        day=on.isoformat(),
        basis=basis.strip(),
    )
    return post


def _digest(units: set[int]) -> str:
    """By which a portfolio is known in a notice."""
    return hashlib.sha256(" ".join(map(str, sorted(units))).encode()).hexdigest()[:16]


def _unfit(post: Post, wanted: set[int], basis: str, on: date) -> Iterator[tuple[object, object]]:
    yield post.role != Role.LEADER, _("Only a leader's post is in charge of units.")
    yield not basis.strip(), _("Say by which document or meeting: it stands in the log.")
    there = units_on(on).filter(unit__in=wanted).exclude(kind__in=NOT_IN_CHARGE_OF).count()
    yield there != len(wanted), _("Choose units that are there today and confirmed.")
