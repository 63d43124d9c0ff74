"""Which units owe reports, and the words by which they are urged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.dispatch.models import Call, Round
from luoshi.dispatch.queries import unanswered
from luoshi.dispatch.rules import CALLS
from luoshi.dispatch.wording import period_in_words
from luoshi.organizations.bodies.seats import seats_on
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach
from luoshi.organizations.telling import heads_and_liaisons


@dataclass(frozen=True)
class Person:
    """Somebody who may be called; his number where somebody has asked for it."""

    pk: int
    name: str
    number: str = ""


@dataclass(frozen=True)
class Late:
    """A unit that owes reports in a round: how many, and who heads it or reports for it."""

    unit: int
    name: str
    missing: int
    people: tuple[Person, ...] = ()


def late_units(round: Round, on: date) -> list[Late]:
    """The units that owe reports, those that owe most first."""
    owed = Counter(unanswered(round).values_list("unit", flat=True))
    names, people, seats = names_of(owed, on), _people(owed, on), seats_on(on)
    units = [Late(unit, names[unit], n, tuple(people.get(seats.get(unit, unit), ()))) for unit, n in owed.items()]
    return sorted(units, key=lambda one: (-one.missing, one.unit))


def with_numbers(late: list[Late], numbers: Mapping[int, str]) -> list[Late]:
    """The same units, each person with his telephone number."""
    return [
        replace(one, people=tuple(replace(who, number=numbers.get(who.pk, "")) for who in one.people)) for one in late
    ]


def _people(units: Counter[int], on: date) -> dict[int, list[Person]]:
    found: dict[int, list[Person]] = {}
    for seat in heads_and_liaisons(units, on):
        found.setdefault(seat.unit, []).append(Person(seat.user.pk, seat.user.name))
    return found


def text_to_copy(round: Round, late: list[Late], on: date) -> str:
    """What is pasted into a group: what is missing, by when, from whom; nothing of what tasks say."""
    facts = {
        "plan": round.plan.title,
        "period": period_in_words(round),
        "due": in_words(round.due_on),
        "today": in_words(on),
        "n": len(late),
        "units": _("; ").join(_("%(unit)s (%(n)s)") % {"unit": one.name, "n": one.missing} for one in late),
        "link": f"{settings.ADDRESS}{reverse('dispatch:mine')}",
    }
    if on > round.due_on:
        words = _(
            "[Overdue] %(plan)s: reports on %(period)s were due on %(due)s. As of %(today)s %(n)s units owe reports: "
            "%(units)s. Please report today: %(link)s"
        )
    else:
        words = _(
            "[Reminder] %(plan)s: reports on %(period)s are due on %(due)s. As of %(today)s %(n)s units owe reports: "
            "%(units)s. Please report in time: %(link)s"
        )
    return words % facts


def calls_seen(reach: Reach | None) -> QuerySet[Call]:
    """The calls that a person may know of, the newest first."""
    return CALLS.visible(reach).select_related("by", "round__plan").order_by("-at", "-pk")


def calls_in(reach: Reach | None, round: Round) -> QuerySet[Call]:
    """The calls about a round."""
    return calls_seen(reach).filter(round=round)


def calls_to(reach: Reach | None, unit: Unit) -> QuerySet[Call]:
    """The calls to a unit."""
    return calls_seen(reach).filter(unit=unit)
