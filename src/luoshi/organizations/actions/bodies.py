"""Bodies with members from several units are set up, changed and dissolved, each by a paper."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.actions.becoming import Grounds, as_seen, end_in, event_of, groundless, standing
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.actions.places import add_version, hold_names, nameless, taken
from luoshi.organizations.bodies.listing import NOT_SEATED
from luoshi.organizations.bodies.models import Body, BodySeat
from luoshi.organizations.models import Holding, Post, Region, Unit, UnitAlias, UnitEvent, UnitVersion, User
from luoshi.organizations.queries import directory, name_of, units_on
from luoshi.organizations.reach import on_day
from luoshi.organizations.rules import BODIES, POSTS, REGIONS, UNITS
from luoshi.organizations.states import ADMINISTRATORS, BodyKind, BodyState, EventKind, SeatRole, UnitKind
from luoshi.organizations.telling import heads_and_liaisons, to_tell
from luoshi.records.log import Entry, Log, act

#: What those who head a body and their deputies are called, where its paper says nothing else.
TITLES = {
    BodyKind.GROUP: ("组长", "副组长"),
    BodyKind.COMMITTEE: ("主任", "副主任"),
    BodyKind.TASK_FORCE: ("组长", "副组长"),
    BodyKind.CHAIN: ("链长", "副链长"),
    BodyKind.CONFERENCE: ("召集人", "副召集人"),
}
#: Documents call a body by its office as well.
OFFICE_OF = "办公室"


@dataclass(frozen=True)
class Charter:
    """What a body is: its name, kind and region, and the body above it. `unit` is one that is there already."""

    name: str
    kind: str
    region: Region
    under: Unit | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class Makeup:
    """Who sits in a body: who heads it and their deputies by posts, the member units, the unit with its office.

    `titles` are what heads and deputies are called; empty ones follow from the body's kind.
    """

    heads: Sequence[Post]
    deputies: Sequence[Post]
    members: Sequence[Unit]
    office: Unit
    titles: tuple[str, str] = ("", "")

    @property
    def posts(self) -> list[Post]:
        return [*self.heads, *self.deputies]

    @property
    def units(self) -> list[Unit]:
        return [*self.members, self.office]


@act("organizations.set_up_body")
def set_up_body(log: Log, charter: Charter, makeup: Makeup, basis: str) -> Body:
    """Sets up a body from today on by its paper; everybody who sits in it is told."""
    REGIONS.answer("set_up_body", log.act.reach, charter.region).require()
    _require_seen(log, makeup, *filter(None, [charter.under, charter.unit]))
    on, name = timezone.localdate(log.act.at), charter.name.strip()
    hold_names(charter.region)
    refuse(Invalid, *_unsound(charter, name, on), *_unfit(makeup, basis, on))
    refuse(Conflict, *taken([name], charter.region, on, but=[charter.unit.pk] if charter.unit else []))
    entry = log.entry()
    unit = charter.unit or _opened(entry, charter, name, on)
    body = entry.subject = entry.add(Body(unit=unit, kind=charter.kind, basis=basis.strip()))
    name_its_office(entry, unit, charter.region, on)
    seats = entry.add_all(_seats(body, makeup, basis.strip(), on))
    _tell(log, body, seats, on)
    return body


@act("organizations.change_body")
def change_body(log: Log, body: Body, makeup: Makeup, basis: str) -> Body:
    """Says anew who sits in a body from today on, by a paper; what held before stays as history."""
    BODIES.answer("change_body", log.act.reach, body).require()
    _require_seen(log, makeup)
    on = timezone.localdate(log.act.at)
    own = (body.unit_id in [unit.pk for unit in makeup.units], _("A body does not sit in itself."))
    refuse(Invalid, *_unfit(makeup, basis, on), own)
    wanted = {_key(seat): seat for seat in _seats(body, makeup, basis.strip(), on)}
    held = {_key(seat): seat for seat in body.seats.select_for_update().filter(valid_to__isnull=True).order_by("pk")}
    refuse(Conflict, (wanted.keys() == held.keys(), _("Exactly these sit in the body already.")))
    entry = log.entry(body)
    entry.note(basis=basis.strip())
    for key in [one for one in held if one not in wanted]:
        entry.change(held[key], valid_to=on)
    _tell(log, body, entry.add_all(seat for key, seat in wanted.items() if key not in held), on)
    return body


@act("organizations.dissolve_body")
def dissolve_body(log: Log, body: Body, grounds: Grounds) -> UnitEvent:
    """Dissolves a body from today on: nobody sits in it any more, the unit of its office carries on what is open."""
    BODIES.answer("dissolve_body", log.act.reach, body).require()
    on = timezone.localdate(log.act.at)
    version = standing(body.unit, on)
    office = body.seats.get(role=SeatRole.OFFICE, valid_to__isnull=True).unit
    assert office is not None  # a constraint sees to it
    refuse(Invalid, *groundless(grounds))
    hold_names(version.region)
    work = as_seen([body.unit_id], grounds, on)
    event = event_of(EventKind.DISSOLVED, version.region, office, on, grounds)
    return end_in(log, log.entry(), [version], event, work)


def _require_seen(log: Log, makeup: Makeup, *others: Unit) -> None:
    for unit in [*makeup.units, *others]:
        UNITS.answer("see", log.act.reach, unit).require()
    for post in makeup.posts:
        POSTS.answer("see", log.act.reach, post).require()


def _unsound(charter: Charter, name: str, on: date) -> Iterator[tuple[object, object]]:
    """What is wrong with what a body shall be."""
    yield from nameless([name])
    yield charter.kind not in BodyKind.values, _("Choose what kind of body it is.")
    upper = charter.under and not Body.objects.filter(unit=charter.under, state=BodyState.STANDING).exists()
    yield upper, _("Choose a body that stands today as the one above.")
    if charter.unit is not None:
        there = units_on(on).filter(unit=charter.unit, kind=UnitKind.BODY, region=charter.region).exists()
        yield not there, _("Choose a unit of this region that is there today and of the kind of a body.")
        yield Body.objects.filter(unit=charter.unit).exists(), _("This body is set up already. Change who sits in it.")


def _unfit(makeup: Makeup, basis: str, on: date) -> Iterator[tuple[object, object]]:
    """What is wrong with who shall sit in a body."""
    yield not basis.strip(), _("Name the paper that says so: its number stands with every seat.")
    yield not makeup.heads, _("Choose who heads it.")
    posts, members = [post.pk for post in makeup.posts], [unit.pk for unit in makeup.members]
    yield len(set(posts)) < len(posts), _("Somebody is named twice. Head or deputy: choose one.")
    yield len(set(members)) < len(members), _("A member is named twice.")
    held = Holding.objects.filter(on_day(on), post__in=posts).exclude(post__role__in=ADMINISTRATORS)
    vacant = held.values("post").distinct().count() < len(set(posts))
    yield vacant, _("Choose posts that somebody holds today, so that no seat is left with nobody.")
    units = {unit.pk for unit in makeup.units}
    there = units_on(on).filter(unit__in=units).exclude(kind__in=NOT_SEATED).count()
    yield there < len(units), _("Choose units that are there today and confirmed.")
    seated = Body.objects.filter(unit=makeup.office, state=BodyState.STANDING).exists()
    yield seated, _("The office of a body is seated in a unit with people of its own, not in another body.")


def _opened(entry: Entry, charter: Charter, name: str, on: date) -> Unit:
    unit = entry.add(Unit())
    kind, region = UnitKind.BODY, charter.region
    add_version(entry, unit, name=name, kind=kind, region=region, valid_from=on, parent=charter.under)
    return unit


def name_its_office(entry: Entry, unit: Unit, region: Region, on: date) -> None:
    """The body is found by the name of its office too, unless another unit is called so."""
    name = UnitVersion.objects.filter(on_day(on), unit=unit).values_list("name", flat=True).get()
    if not name.endswith(OFFICE_OF) and directory(region, on).find(name + OFFICE_OF) is None:
        entry.add(UnitAlias(unit=unit, name=name + OFFICE_OF))


def _seats(body: Body, makeup: Makeup, basis: str, on: date) -> Iterator[BodySeat]:
    """Everybody's seat, in the order of the paper."""
    head, deputy = (
        given.strip() or usual for given, usual in zip(makeup.titles, TITLES[BodyKind(body.kind)], strict=True)
    )
    rows: list[tuple[SeatRole, str, Post | None, Unit | None]] = [
        *((SeatRole.HEAD, head, post, None) for post in makeup.heads),
        *((SeatRole.DEPUTY, deputy, post, None) for post in makeup.deputies),
        *((SeatRole.MEMBER, "", None, unit) for unit in makeup.members),
        (SeatRole.OFFICE, "", None, makeup.office),
    ]
    for no, (role, title, post, unit) in enumerate(rows, 1):
        yield BodySeat(body=body, role=role, title=title[:20], post=post, unit=unit, no=no, basis=basis, valid_from=on)


def _key(seat: BodySeat) -> tuple[str, str, int | None, int | None]:
    return seat.role, seat.title, seat.post_id, seat.unit_id


def _tell(log: Log, body: Body, seats: Sequence[BodySeat], on: date) -> None:
    """Who has come to sit in a body is told once, and who has its office what that means."""
    name, mark = (
        name_of(body.unit, on),
        hashlib.sha256(" ".join(str(one.pk) for one in seats).encode()).hexdigest()[:16],
    )
    facts: dict[str, Any] = {"body": name, "day": on.isoformat()}
    offices = [one.unit_id or 0 for one in seats if one.role == SeatRole.OFFICE]
    log.notify_all(
        _people(one.user for one in heads_and_liaisons(offices, on)),
        f"organizations.body_office:{body.pk}:{mark}",
        gettext_noop("The office of %(body)s is seated in your unit from %(day)s: what it is asked, you answer."),
        reverse("organizations:body", args=[body.pk]),
        **facts,
    )
    log.notify_all(
        _people(_sitting(seats, on)),
        f"organizations.body:{body.pk}:{mark}",
        gettext_noop("You sit in %(body)s from %(day)s, yourself or by your unit."),
        reverse("organizations:body", args=[body.pk]),
        **facts,
    )


def _sitting(seats: Sequence[BodySeat], on: date) -> Iterator[User]:
    """Who holds the posts that sit there, and who heads or reports for the members."""
    for post in [one.post_id for one in seats if one.post_id]:
        yield from to_tell(post, on)
    members = [one.unit_id or 0 for one in seats if one.role == SeatRole.MEMBER]
    yield from (one.user for one in heads_and_liaisons(members, on))


def _people(users: Iterable[User]) -> list[User]:
    """Each person once, in their order."""
    return list({user.pk: user for user in users}.values())
