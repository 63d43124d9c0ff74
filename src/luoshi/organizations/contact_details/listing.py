"""What is known of how people are reached, and the look at it, which is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from luoshi.core.acts import Act
from luoshi.organizations.contact_details.fitting import hidden
from luoshi.organizations.contact_details.models import ContactDetail
from luoshi.organizations.states import DetailKind
from luoshi.records import vault

#: By kind: what a person's number and address are.
Values = Mapping[str, str]


@dataclass(frozen=True)
class Shown:
    """A number or an address on a page, in whole or with its middle left out."""

    kind: str
    value: str

    @property
    def label(self) -> str:
        return str(DetailKind(self.kind).label)


def details_of(users: Iterable[int]) -> list[ContactDetail]:
    """What some people have here and was not erased, telephone numbers last, in one query."""
    rows = ContactDetail.objects.filter(user__in=set(users), datum__value__isnull=False)
    return list(rows.select_related("datum").order_by("user", "kind"))


def values_of(users: Iterable[int]) -> dict[int, dict[str, str]]:
    """The values themselves by person, for comparing; nobody is shown them."""
    found: dict[int, dict[str, str]] = {}
    for one in details_of(users):
        found.setdefault(one.user_id, {})[one.kind] = one.datum.value or ""
    return found


def shown_hidden(user: int) -> list[Shown]:
    """What stands on a page before anybody has asked for more."""
    return [Shown(one.kind, hidden(one.kind, one.datum.value or "")) for one in details_of([user])]


def own(user: int) -> list[Shown]:
    """What a person reads about himself; his own data he may always see."""
    return [Shown(one.kind, one.datum.value or "") for one in details_of([user])]


def looked_at(act: Act, users: Iterable[int], reason: str, kinds: Iterable[str] = DetailKind) -> dict[int, list[Shown]]:
    """The values in whole, by person; each look is kept with its reason."""
    found: dict[int, list[Shown]] = {}
    wanted = set(kinds)
    for one in details_of(users):
        if one.kind in wanted:
            value = vault.look(act, one.datum, reason) or ""
            found.setdefault(one.user_id, []).append(Shown(one.kind, value))
    return found
