"""Changes and facts of the ledger in words: what stood and what shall stand, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.figures import in_figures
from luoshi.documents.templatetags.reading import comparator as compared
from luoshi.ledger.models import Amendment, TargetVersion
from luoshi.ledger.states import AmendmentKind, ResponsibilityRole
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
    units = {unit for one in amendments for unit in (one.unit_id, *one.before.get("units", ())) if unit}
    names = names_of(units, on)
    return [_told(one, names) for one in amendments]


def _told(amendment: Amendment, names: Mapping[int, str]) -> Told:
    if amendment.kind == AmendmentKind.LEAD:
        before = "、".join(names.get(unit, "") for unit in amendment.before["units"])
        return Told(
            amendment, str(ResponsibilityRole.MAIN.label), before or nothing(), names.get(amendment.unit_id or 0, "")
        )
    if amendment.kind == AmendmentKind.DEADLINE:
        days = (_day(side["deadline"]) for side in (amendment.before, amendment.value))
        return Told(amendment, _("Deadline"), *(in_words(day) if day else nothing() for day in days))
    target = amendment.target
    assert target is not None  # the act has seen to it
    return Told(
        amendment, target.indicator, *(_asked(side, target.unit_label) for side in (amendment.before, amendment.value))
    )


def _asked(value: Mapping[str, Any], unit: str) -> str:
    amount = value["low"] if value["low"] is not None else value["high"]
    return asks(value["comparator"], Decimal(amount), unit, _day(value["due_on"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
