"""Giving a place to a post by line, and taking it off the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.demands import refuse
from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.charges.models import Charge
from luoshi.organizations.models import Holding, Post, Region
from luoshi.organizations.reach import on_day
from luoshi.organizations.rules import CHARGES, POSTS, REGIONS
from luoshi.organizations.states import ADMINISTRATORS
from luoshi.organizations.telling import to_tell
from luoshi.records.log import Log, act


@dataclass(frozen=True)
class Spot:
    """A place in a region, and the line by which somebody is there for it."""

    region: Region
    line: str
    place: str


@act("organizations.charge")
def charge(log: Log, spot: Spot, post: Post, basis: str = "") -> Charge:
    """Gives a place to the holder of a post from today on; who had it until now has it no longer. He is told."""
    REGIONS.answer("charge", log.act.reach, spot.region).require()
    POSTS.answer("see", log.act.reach, post).require()
    on, line, place = timezone.localdate(log.act.at), spot.line.strip(), spot.place.strip()
    refuse(Invalid, *_unfit(line, place, post, on))
    standing = Charge.objects.filter(region=spot.region, line=line, place=place, valid_to__isnull=True).first()
    same = standing is not None and standing.post_id == post.pk
    refuse(Conflict, (same, _("This place is in his charge already.")))
    entry = log.entry()
    if standing is not None:
        entry.change(standing, valid_to=on)
    given = entry.subject = entry.add(Charge(region=spot.region, line=line, place=place, post=post, valid_from=on))
    entry.note(basis=basis.strip())
    log.notify_all(
        to_tell(post.pk, on),
        f"organizations.charge:{given.pk}",
        gettext_noop("%(place)s is in your charge (%(line)s) from %(day)s."),
        reverse("organizations:charges"),
        place=place,
        line=line,
        day=on.isoformat(),
    )
    return given


def _unfit(line: str, place: str, post: Post, on: date) -> Iterator[tuple[object, object]]:
    yield not line, _("Say by which line, for instance 河长 or 网格员.")
    yield not place, _("Name the place.")
    held = Holding.objects.filter(on_day(on), post=post).exclude(post__role__in=ADMINISTRATORS)
    yield not held.exists(), _("Choose a post that somebody holds, so that the place is not left with nobody.")


@act("organizations.discharge")
def discharge(log: Log, charge: Charge, reason: str) -> Charge:
    """Takes a place off the list for a stated reason: nobody needs to be there for it any more."""
    CHARGES.answer("discharge", log.act.reach, charge).require()
    refuse(Invalid, (not reason.strip(), _("Say why nobody needs to be there for it any more.")))
    refuse(Conflict, (charge.valid_to, _("This has ended already.")))
    entry = log.entry(charge)
    entry.note(reason=reason.strip())
    return entry.change(charge, valid_to=timezone.localdate(log.act.at))
