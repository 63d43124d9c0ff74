"""What of a round its list shows, from the address: a place of its counts, a unit, a colour, what was carried over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from luoshi.core.addresses import number_in
from luoshi.core.errors import Unknown
from luoshi.dispatch.counting import PLACES
from luoshi.dispatch.models import Ask, Light, Round
from luoshi.dispatch.queries import asks_in
from luoshi.dispatch.states import Colour
from luoshi.organizations.heirs import whole_heirs
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach


def looked_at(round: Round, today: date) -> date:
    """The day whose lights a month shows: when the days of grace were over, or today."""
    return min(round.grace_until + timedelta(days=1), today)


@dataclass(frozen=True)
class Narrowed:
    """What a list of asks shows; everything of the round where nothing is said."""

    place: str = ""
    unit: int | None = None
    light: str = ""
    carried: bool = False  # only what comes from a plan whose year has ended (结转)
    now: bool = False  # with `unit`: also what it took over whole since

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.place or self.unit or self.light or self.carried)


def narrowed_by(said: Mapping[str, str]) -> Narrowed:
    """What an address says; words that are unknown narrow nothing, a unit that is no number raises Unknown."""
    unit, place, light = said.get("unit", ""), said.get("show", ""), said.get("light", "")
    if unit and number_in(unit) is None:
        raise Unknown
    return Narrowed(
        place=place if place in PLACES else "",
        unit=number_in(unit),
        light=light if light in Colour.values else "",
        carried=bool(said.get("carried")),
        now=said.get("by") == "now",
    )


def asks_narrowed(reach: Reach | None, round: Round, to: Narrowed, today: date) -> QuerySet[Ask]:
    """What a person sees of a round, narrowed; a unit of which he sees nothing there raises Unknown."""
    asks = asks_in(reach, round, PLACES.get(to.place))
    if to.unit:
        own = Q(unit__in=_with_taken_over(to.unit, today) if to.now else [to.unit])
        if not asks_in(reach, round, own).exists():
            raise Unknown
        asks = asks.filter(own)
    if to.light or to.carried:
        asks = asks.filter(excused="")
    if to.light:
        asks = asks.filter(_lit(to.light, looked_at(round, today)))
    return asks.filter(task__carried_from__isnull=False) if to.carried else asks


def _with_taken_over(unit: int, today: date) -> Iterable[int]:
    heirs = whole_heirs(today)
    own = {unit} - heirs.keys()
    return own | {old for old, heir in heirs.items() if heir == unit}


def _lit(colour: str, day: date) -> Q:
    """What had a colour on a day: by its target's light, or by the task's where the whole task was asked."""
    then = Light.objects.filter(task=OuterRef("task"), colour=colour, valid_from__lte=day)
    then = then.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    of_target = Q(Exists(then.filter(target=OuterRef("target"))))
    return of_target | Q(Exists(then.filter(target__isnull=True)), target__isnull=True)


def name_of(unit: int | None, today: date) -> str:
    """The name of the unit that a list is narrowed to, "" for all."""
    return names_of([unit], today).get(unit, "") if unit else ""
