"""Named questions about bodies: which there are, and who sits in them as of a day, then and now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from luoshi.core.errors import Unknown
from luoshi.organizations.bodies.models import Body, BodySeat
from luoshi.organizations.models import Holding, Post, Region, RegionVersion, Unit, UnitVersion
from luoshi.organizations.queries import names_of, narrowed, units_on, visible_regions, visible_units
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.rules import BODIES, POSTS, REGIONS
from luoshi.organizations.states import BodyState, Role, SeatRole, UnitKind

#: What sits in no body: names that stand for many units or that are not settled.
NOT_SEATED = (UnitKind.COLLECTIVE, UnitKind.UNCONFIRMED)
#: The posts whose holders head bodies.
HEADING = (Role.LEADER, Role.HEAD, Role.OFFICE)


@dataclass(frozen=True)
class Sitter:
    """Who sits on a seat: its unit, and the person, by his post or as the unit's head ("" for nobody)."""

    seat: BodySeat
    unit: int
    unit_name: str
    person: str


@dataclass(frozen=True)
class Roster:
    """A body on a day: what it is called, and who sits in it, in the order of its paper."""

    body: Body
    name: str
    sitters: tuple[Sitter, ...]

    @property
    def leading(self) -> list[Sitter]:
        """Who heads it, then the deputies."""
        heads = [one for one in self.sitters if one.seat.role == SeatRole.HEAD]
        return heads + [one for one in self.sitters if one.seat.role == SeatRole.DEPUTY]

    @property
    def members(self) -> list[Sitter]:
        return [one for one in self.sitters if one.seat.role == SeatRole.MEMBER]

    @property
    def office(self) -> Sitter | None:
        return next((one for one in self.sitters if one.seat.role == SeatRole.OFFICE), None)


def bodies_visible_to(reach: Reach | None, on: date, words: str = "") -> QuerySet[Body]:
    """The bodies that stand and may be seen, found by words in their names or those of who sits in them."""
    bodies = BODIES.visible(reach).filter(state=BodyState.STANDING)
    if words:
        named = narrowed(units_on(on), words, "").order_by().values("unit")
        people = Holding.objects.filter(on_day(on), user__name__contains=words).values("post")
        seats = BodySeat.objects.filter(Q(unit__in=named) | Q(post__in=people), valid_to__isnull=True)
        bodies = bodies.filter(Q(unit__in=named) | Q(pk__in=seats.values("body")))
    return bodies.order_by("kind", "pk")


def get_visible_body(reach: Reach | None, pk: int) -> Body:
    """A body that may be seen, also one that was dissolved; any other raises Unknown."""
    body = BODIES.visible(reach).filter(pk=pk).select_related("unit").first()
    if body is None:
        raise Unknown
    return body


def rosters_of(bodies: Iterable[Body], on: date) -> list[Roster]:
    """Bodies with who sits in them on a day, as they were called then; in five queries."""
    bodies = list(bodies)
    by_body: dict[int, list[Sitter]] = defaultdict(list)
    for sitter in _sitters(BodySeat.objects.filter(on_day(on), body__in=bodies).order_by("no", "pk"), on):
        by_body[sitter.seat.body_id].append(sitter)
    names = names_of([body.unit_id for body in bodies], on)
    return [Roster(body, names.get(body.unit_id, ""), tuple(by_body[body.pk])) for body in bodies]


def seats_ever(body: Body, on: date) -> list[Sitter]:
    """Every seat that a body has had, the newest first; people and names as on the day."""
    return list(_sitters(body.seats.order_by("-valid_from", "no", "pk"), on))


def _sitters(seats: QuerySet[BodySeat], on: date) -> Iterator[Sitter]:
    """Seats with the people and names of a day, in three queries."""
    rows = list(seats.select_related("post"))
    units = {_unit_of(row) for row in rows}
    posts = {row.post_id for row in rows if row.post_id}
    names, people = names_of(units, on), _people(posts, units, on)
    for row in rows:
        unit = _unit_of(row)
        person = people.get(("post", row.post_id), "") if row.post_id else people.get(("unit", unit), "")
        yield Sitter(row, unit, names.get(unit, ""), person)


def _unit_of(seat: BodySeat) -> int:
    return seat.post.unit_id if seat.post else seat.unit_id or 0


def _people(posts: Iterable[int], units: Iterable[int], on: date) -> dict[tuple[str, int | None], str]:
    """By post who holds it, and by unit who heads it, on a day."""
    held = Holding.objects.filter(on_day(on)).filter(Q(post__in=posts) | Q(post__unit__in=units, post__role=Role.HEAD))
    found: dict[tuple[str, int | None], str] = {}
    rows = held.order_by("-pk").values_list("post", "post__unit", "post__role", "user__name")
    for post, unit, role, name in rows:
        found["post", post] = name
        if role == Role.HEAD:
            found["unit", unit] = name
    return found


def body_of(unit: Unit) -> Body | None:
    """The body that a unit is."""
    return Body.objects.filter(unit=unit).first()


def sits_in(unit: Unit, on: date) -> list[tuple[BodySeat, str]]:
    """In which bodies a unit sits on a day, by its own seats, with what they are called."""
    rows = BodySeat.objects.filter(on_day(on), unit=unit).select_related("body").order_by("body", "role")
    names = names_of([row.body.unit_id for row in rows], on)
    return [(row, names[row.body.unit_id]) for row in rows]


def bare(reach: Reach | None, on: date) -> QuerySet[UnitVersion]:
    """Units of the kind of a body of which nobody has said who sits in them, and where nobody works."""
    manned = Post.objects.values("unit")
    known = Body.objects.values("unit")
    found = visible_units(reach, on).filter(kind=UnitKind.BODY).exclude(unit__in=known)
    return found.exclude(unit__in=manned)


def units_offered(reach: Reach | None, on: date, region: int, but: Sequence[int] = ()) -> list[tuple[int, str]]:
    """The units that may sit in a body of a region: its own, and those under and over it."""
    units = visible_units(reach, on).exclude(kind__in=NOT_SEATED).exclude(unit__in=but)
    bodies = Body.objects.filter(state=BodyState.STANDING).values("unit")
    found = sorted(units.exclude(unit__in=bodies), key=lambda one: (one.region_id != region, one.region_id, one.pk))
    return [(one.unit_id, one.name) for one in found]


def posts_offered(reach: Reach | None, on: date, region: int) -> list[tuple[int, str]]:
    """The posts of leaders and heads of units that somebody holds: who may head a body of a region; leaders first."""
    held = Holding.objects.filter(on_day(on), post__in=POSTS.visible(reach), post__role__in=HEADING)
    rows = held.order_by("post").values_list("post", "post__role", "post__title", "post__unit", "user__name")
    places = dict(units_on(on).values_list("unit", "region"))
    order = {role: place for place, role in enumerate(HEADING)}
    found = sorted(rows, key=lambda row: (order[Role(row[1])], places.get(row[3]) != region, row[0]))
    names = names_of([row[3] for row in found], on)
    return [(post, f"{person} · {names[unit]}{title}") for post, _role, title, unit, person in found]


def regions_to_set_up(reach: Reach | None, on: date) -> QuerySet[RegionVersion]:
    """The regions in which a person may set up bodies."""
    mine = Region.objects.filter(REGIONS.query("set_up_body", reach))
    return visible_regions(reach, on).filter(region__in=mine)


def names_of_bodies(reach: Reach | None, on: date) -> list[tuple[int, str]]:
    """(unit, name) of the bodies that stand and may be seen."""
    units = list(bodies_visible_to(reach, on).values_list("unit", flat=True))
    names = names_of(units, on)
    return [(unit, names[unit]) for unit in units]


def unit_of(reach: Reach | None, unit: int | None) -> Unit | None:
    """The unit of a body that may be seen; None for none, or where it is none."""
    return Unit.objects.filter(pk__in=BODIES.visible(reach).values("unit"), pk=unit).first() if unit else None


def upper_of(version: UnitVersion, on: date) -> tuple[int, str] | None:
    """(body, name) of the body to which another belongs."""
    body = Body.objects.filter(unit=version.parent_id).first() if version.parent_id else None
    return (body.pk, names_of([body.unit_id], on)[body.unit_id]) if body else None


def below(body: Body, on: date) -> list[Body]:
    """The bodies that belong to another one on a day."""
    units = units_on(on).filter(parent=body.unit_id).order_by().values("unit")
    return list(Body.objects.filter(unit__in=units, state=BodyState.STANDING).order_by("pk"))


def last_day_of(version: UnitVersion, on: date) -> date:
    """The last day on which a body was there, at most a given one."""
    return on if version.valid_to is None or version.valid_to > on else version.valid_to - timedelta(days=1)
