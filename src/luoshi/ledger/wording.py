"""Changes and facts of the ledger in words: what stood and what shall stand, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.figures import in_figures
from luoshi.documents.templatetags.reading import comparator as compared
from luoshi.ledger.changes import ROLES
from luoshi.ledger.models import Amendment, TargetVersion
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.queries import names_of


def nothing() -> str:
    return _("nothing")


def asks(comparator: str, amount: Decimal | None, unit: str, due_on: date | None) -> str:
    """What a target asks: at least 20 家, due Thu 31 Dec 2026."""
    asked = " ".join(part for part in (compared(comparator), in_figures(amount), unit) if part)
    return _("%(asked)s, due %(day)s") % {"asked": asked, "day": in_words(due_on)} if due_on else asked


def version_in_words(version: TargetVersion, unit: str) -> str:
    return asks(version.comparator, version.amount, unit, version.due_on)


@dataclass(frozen=True)
class Told:
    """An amendment in words: what changes, what stood, what shall stand."""

    amendment: Amendment
    what: str
    before: str
    after: str

    def sentence(self) -> str:
        return _("%(what)s: %(before)s → %(after)s") % {"what": self.what, "before": self.before, "after": self.after}


def told(amendments: Iterable[Amendment], on: date) -> list[Told]:
    """Amendments (with their targets) in words; all names of units in one query."""
    amendments = list(amendments)
    names = names_of({unit for one in amendments for unit in _units_in(one)}, on)
    return [_told(one, names) for one in amendments]


def _units_in(amendment: Amendment) -> Iterator[int]:
    for side in (amendment.before, amendment.value):
        yield from side.get("units", ())
    if amendment.unit_id:
        yield amendment.unit_id


def _told(amendment: Amendment, names: Mapping[int, str]) -> Told:
    before, value = amendment.before, amendment.value
    if amendment.kind in ROLES:
        after = value.get("units", [amendment.unit_id])
        sides = ("、".join(names.get(unit or 0, "") for unit in side) for side in (before["units"], after))
        return Told(amendment, _role_in(amendment), *(side or nothing() for side in sides))
    if amendment.kind == AmendmentKind.TITLE:
        return Told(amendment, _("Wording"), before["title"], value["title"])
    if amendment.kind == AmendmentKind.DEADLINE:
        days = (_day(side["deadline"]) for side in (before, value))
        return Told(amendment, _("Deadline"), *(in_words(day) if day else nothing() for day in days))
    target = amendment.target
    assert target is not None  # the act has seen to it
    return Told(amendment, target.indicator, *(_asked(side, target.unit_label) for side in (before, value)))


def _role_in(amendment: Amendment) -> str:
    """The part that changes hands: of the task, or of one of its targets."""
    role = str(ROLES[AmendmentKind(amendment.kind)].label)
    if amendment.target is None:
        return role
    return _("%(role)s of “%(target)s”") % {"role": role, "target": amendment.target.indicator}


def _asked(value: Mapping[str, Any], unit: str) -> str:
    amount = value["low"] if value["low"] is not None else value["high"]
    return asks(value["comparator"], Decimal(amount), unit, _day(value["due_on"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
