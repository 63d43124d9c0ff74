"""What a person may reach: the posts held on a day, and the units and regions that follow from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, F, IntegerField, Q, QuerySet, Value

from luoshi.core.statements import Statement, given, several
from luoshi.organizations.bodies.models import BodySeat
from luoshi.organizations.models import Holding, RegionSpan, UnitVersion, User
from luoshi.organizations.portfolios.models import Portfolio
from luoshi.organizations.standing_in.models import Delegation
from luoshi.organizations.states import Role, SeatRole, UnitKind


@dataclass(frozen=True)
class Principal:
    """For whom a delegate stands in, and the first day on which he does so no more."""

    user: int
    name: str
    until: date


@dataclass(frozen=True)
class Held:
    """A post held, and where its unit stands; one of a `principal` is held in his place."""

    post: int
    title: str
    role: str
    unit: int
    unit_name: str
    unit_kind: str
    region: int
    region_name: str
    principal: Principal | None = None


@dataclass(frozen=True)
class Reach:
    """The places of one person on one day. An empty reach reaches nothing.

    Who stands in for another reaches what that post reaches, and his own posts lie among the `others` meanwhile.
    """

    user: int | None
    on: date
    held: tuple[Held, ...] = ()
    below: tuple[tuple[int, int], ...] = ()  # (region of a post, region under it)
    above: tuple[tuple[int, int], ...] = ()  # (region of a post, region over it)
    collectives: tuple[tuple[int, int], ...] = ()  # (own unit, collective that addresses it)
    portfolio: tuple[tuple[int, int], ...] = ()  # (post of a leader, unit of which he is in charge)
    seated: tuple[tuple[int, int], ...] = ()  # (own unit, body whose office is seated in it)
    joined: tuple[tuple[int, int], ...] = ()  # (post, body in which it or its unit sits)
    others: tuple[Held, ...] = ()  # posts to change to: those in which he may stand in, or his own while he does

    @property
    def posts(self) -> tuple[Held, ...]:
        """Every post in which the person may act, those of now first."""
        return self.held + self.others

    @property
    def hands(self) -> frozenset[int]:
        """The person, and those for whom he stands in: what they did is not his to approve."""
        people = {one.principal.user for one in self.posts if one.principal}
        return frozenset(people if self.user is None else people | {self.user})

    def roles(self) -> frozenset[str]:
        return frozenset(held.role for held in self.held)

    def in_role(self, role: str) -> Iterator[Held]:
        return (held for held in self.held if held.role == role)

    def units(self, role: str) -> frozenset[int]:
        """The units in which the role is held, the collectives that address them, the bodies seated in them."""
        own = {held.unit for held in self.in_role(role)}
        return frozenset(own | {other for unit, other in self.collectives + self.seated if unit in own})

    def portfolio_units(self, role: str) -> frozenset[int]:
        """The units of which he is in charge in posts of the role; not the collectives that address them."""
        posts = {held.post for held in self.in_role(role)}
        return frozenset(unit for post, unit in self.portfolio if post in posts)

    def bodies(self, role: str) -> frozenset[int]:
        """The bodies in which posts of the role sit, themselves or by their units."""
        posts = {held.post for held in self.in_role(role)}
        return frozenset(body for post, body in self.joined if post in posts)

    def regions(self, role: str) -> frozenset[int]:
        return frozenset(held.region for held in self.in_role(role))

    def regions_below(self, role: str) -> frozenset[int]:
        own = self.regions(role)
        return frozenset(lower for upper, lower in self.below if upper in own)

    def regions_above(self, role: str) -> frozenset[int]:
        own = self.regions(role)
        return frozenset(upper for lower, upper in self.above if lower in own)


def on_day(on: date, prefix: str = "") -> Q:
    """Dated rows that hold on a day."""
    return Q(**{f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on})
    )


def reach(user: User, on: date, post: int | None = None) -> Reach:
    """What a person reaches on a day, in three queries at most; in place of another if `post` is lent to him."""
    every = tuple(_held(user, on))
    lent = tuple(one for one in every if one.principal and one.post == post)[:1]
    held = lent or tuple(one for one in every if not one.principal)
    others = tuple(one for one in every if one not in held)
    if not held:
        return Reach(user.pk, on, others=others)
    regions = frozenset(one.region for one in held)
    around = _around(held, on)
    spans = around[SPAN]
    return Reach(
        user.pk,
        on,
        held,
        below=tuple((upper, lower) for upper, lower in spans if upper in regions),
        above=tuple((lower, upper) for upper, lower in spans if lower in regions),
        collectives=tuple(_collectives(held, on)),
        portfolio=around[CHARGED],
        seated=around[SEATED],
        joined=around[HEADING] + tuple((post, body) for post, body in _members(held, around[MEMBER])),
        others=others,
    )


#: What the statements below are asked with: they are asked at every request, and composed once.
USER, ON = given("user"), given("on")
REGIONS, UNITS, POSTS, LEADING = several("regions"), several("units"), several("posts"), several("leading")

#: A post and where its unit stands, as seen from the post.
PLACE = (
    "unit",
    "title",
    "role",
    "unit__versions__name",
    "unit__versions__kind",
    "unit__versions__region",
    "unit__versions__region__versions__name",
)


def _held(user: User, on: date) -> Iterator[Held]:
    """The posts that a person holds on a day and those that are lent to him, in one query; his own first."""
    rows = HELD.rows(user=user.pk, on=on)
    for _row, post, unit, title, role, name, kind, region, region_name, holder, holder_name, until in sorted(
        rows, key=lambda row: (row[-1] is not None, row[0])
    ):
        principal = Principal(holder, holder_name, until) if until else None
        yield Held(post, title, role, unit, name, kind, region, region_name, principal)


def _own(user: int, on: date) -> QuerySet[Holding, tuple[Any, ...]]:
    standing = Holding.objects.filter(on_day(on), *_stands(on, "post__"), user=user, user__is_active=True)
    until = Value(None, output_field=DateField())
    return standing.annotate(until=until).values_list(
        "pk", "post", *(f"post__{path}" for path in PLACE), "user", "user__name", "until"
    )


def _lent(user: int, on: date) -> QuerySet[Delegation, tuple[Any, ...]]:
    """What is lent only as long as the post is held: it ends with the holding, or by its own date."""
    standing = Delegation.objects.filter(
        on_day(on),
        on_day(on, "holding__"),
        *_stands(on, "holding__post__"),
        delegate=user,
        delegate__is_active=True,
        ended_at=None,
    )
    return standing.values_list(
        "pk",
        "holding__post",
        *(f"holding__post__{path}" for path in PLACE),
        "holding__user",
        "holding__user__name",
        "valid_to",
    )


HELD = Statement(lambda: _own(USER, ON).union(_lent(USER, ON), all=True))


def _stands(on: date, post: str) -> tuple[Q, Q]:
    """The post's unit and its region as they are on that day."""
    return on_day(on, f"{post}unit__versions__"), on_day(on, f"{post}unit__versions__region__versions__")


Pairs = tuple[tuple[int, int], ...]

#: What pairs are about: (region over, region), (leader's post, unit in his charge), (unit, body seated in it),
#: (unit, body of which it is a member), (post, body that it heads).
SPAN, CHARGED, SEATED, MEMBER, HEADING = range(5)


def _around(held: Sequence[Held], on: date) -> dict[int, Pairs]:
    """By what they are about, all pairs of places that posts reach on a day; in one query."""
    pairs = AROUND.rows(
        on=on,
        regions={one.region for one in held},
        units={one.unit for one in held},
        posts={one.post for one in held},
        leading={one.post for one in held if one.role == Role.LEADER},
    )
    found: dict[int, Pairs] = dict.fromkeys(range(HEADING + 1), ())
    for of, one, other in sorted(pairs):
        found[of] += ((one, other),)
    return found


def _all_pairs() -> QuerySet[Any, tuple[int, int, int]]:
    spans = RegionSpan.objects.filter(on_day(ON), Q(ancestor__in=REGIONS) | Q(region__in=REGIONS))
    seats = BodySeat.objects.filter(on_day(ON))
    first, *others = (
        _pairs(SPAN, spans.exclude(region=F("ancestor")), "ancestor", "region"),
        _pairs(CHARGED, Portfolio.objects.filter(on_day(ON), post__in=LEADING), "post", "unit"),
        _pairs(SEATED, seats.filter(role=SeatRole.OFFICE, unit__in=UNITS), "unit", "body__unit"),
        _pairs(MEMBER, seats.filter(role=SeatRole.MEMBER, unit__in=UNITS), "unit", "body__unit"),
        _pairs(HEADING, seats.filter(post__in=POSTS), "post", "body__unit"),
    )
    return first.union(*others, all=True)


AROUND = Statement(_all_pairs)


def _pairs(of: int, rows: QuerySet[Any], one: str, other: str) -> QuerySet[Any, tuple[int, int, int]]:
    """Rows as pairs that say what they are about."""
    return rows.annotate(of=Value(of, IntegerField())).values_list("of", one, other)


def _members(held: Sequence[Held], members: Pairs) -> Iterator[tuple[int, int]]:
    """The posts of units that are members of bodies, each with the body."""
    return ((one.post, body) for unit, body in members for one in held if one.unit == unit)


def _collectives(held: tuple[Held, ...], on: date) -> Iterator[tuple[int, int]]:
    for collective, region, covers in COLLECTIVES.rows(on=on, regions={one.region for one in held}):
        for one in held:
            if one.region == region and one.unit_kind in covers:
                yield one.unit, collective


COLLECTIVES = Statement(
    lambda: UnitVersion.objects.filter(on_day(ON), kind=UnitKind.COLLECTIVE, region__in=REGIONS).values_list(
        "unit", "region", "covers"
    )
)
