"""Named questions about delegations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from luoshi.core.errors import Unknown
from luoshi.organizations.models import Holding, User
from luoshi.organizations.queries import names_of, units_on
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.rules import DELEGATIONS, HOLDINGS
from luoshi.organizations.standing_in.models import Delegation
from luoshi.organizations.states import ADMINISTRATORS

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    """A delegation as a page shows it: `last` is the last day, `mine` says whether the reader may end it."""

    row: Delegation
    unit: str
    last: date
    now: bool
    over: bool
    may_end: bool


@dataclass(frozen=True)
class Lendable:
    """A post that a person holds, and who stands in for him now or later."""

    holding: Holding
    unit: str
    may_lend: bool


def delegations_visible_to(reach: Reach | None) -> QuerySet[Delegation]:
    """Who stands in for whom, as far as a person may know: what ends last comes first."""
    rows = DELEGATIONS.visible(reach).select_related("holding__post", "holding__user", "delegate")
    return rows.order_by("-valid_to", "-pk")


def get_visible_delegation(reach: Reach | None, pk: int) -> Delegation:
    """A delegation that may be seen; any other raises Unknown."""
    found = delegations_visible_to(reach).filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found


def get_lendable(reach: Reach | None, pk: int) -> Holding:
    """A post as somebody holds it, that may be seen; any other raises Unknown."""
    found = HOLDINGS.visible(reach).filter(pk=pk).select_related("post", "user").first()
    if found is None:
        raise Unknown
    return found


def own_posts(user: User, on: date) -> list[Lendable]:
    """What a person holds on a day; an administrator's post is not lent."""
    held = list(Holding.objects.filter(on_day(on), user=user).select_related("post", "user").order_by("pk"))
    names = names_of({one.post.unit_id for one in held}, on)
    return [Lendable(one, names[one.post.unit_id], one.post.role not in ADMINISTRATORS) for one in held]


def standing(rows: Iterable[Delegation], reach: Reach, on: date) -> list[Standing]:
    """Delegations with the names of their units, as they stand on a day."""
    rows = list(rows)
    names = names_of({row.holding.post.unit_id for row in rows}, on)
    return [_standing(row, names[row.holding.post.unit_id], reach, on) for row in rows]


def _standing(row: Delegation, unit: str, reach: Reach, on: date) -> Standing:
    over = row.ended_at is not None or row.valid_to <= on
    return Standing(
        row=row,
        unit=unit,
        last=row.valid_to - DAY,
        now=not over and row.valid_from <= on,
        over=over,
        may_end=not over and bool(DELEGATIONS.answer("end", reach, row)),
    )


def colleagues(holding: Holding, on: date) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Whom a holder may name: those who hold a post in his region, by unit, his own unit first."""
    own = units_on(on).filter(unit=holding.post.unit_id).order_by().values("region")
    units = dict(units_on(on).filter(region__in=own).values_list("unit", "name"))
    rows = Holding.objects.filter(on_day(on), post__unit__in=units, user__is_active=True)
    rows = rows.exclude(user=holding.user_id).exclude(post__role__in=ADMINISTRATORS)
    people: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for unit, user, name, title in rows.order_by("post").values_list("post__unit", "user", "user__name", "post__title"):
        people[unit].append((user, f"{name} · {title}"))
    for unit in sorted(people, key=lambda unit: (unit != holding.post.unit_id, unit)):
        yield units[unit], people[unit]
