"""What goes along when units become others: where an entry names one of them it names the heir from that day on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from luoshi.core.registry import HandOver, Work, hand_overs
from luoshi.organizations.catalogue.facts import parts_in_order, units_in
from luoshi.organizations.catalogue.models import DutyPart, DutyVersion
from luoshi.records.log import Entry

#: What a later version of an entry keeps of the one before.
KEPT = ("duty_id", "book_id", "kind", "no", "field", "words", "does", "basis")


def in_catalogue(units: Collection[int], on: date) -> Iterator[Work]:
    """The entries that name some units: as in charge, as joining, or as the township whose list it is."""
    named = Q(unit__in=units) | Q(town__in=units) | Q(parts__unit__in=units)
    rows = DutyVersion.objects.filter(named, valid_to__isnull=True).distinct().prefetch_related("parts")
    for row in rows.order_by("pk"):
        url = reverse("organizations:duty", args=[row.duty_id])
        for unit in sorted(set(units_in(row)) & set(units)):
            yield Work(row.pk, f"duty:{row.pk}", unit, row.words, url)


def move_in_catalogue(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """The entry goes on with the heir in the unit's place; who joined in what is now his own duty joins no more."""
    heirs: dict[int, dict[int, int]] = defaultdict(dict)
    for work, heir in moves:
        heirs[work.row][work.unit] = heir
    rows = DutyVersion.objects.prefetch_related("parts").in_bulk(list(heirs))
    for pk in sorted(rows):
        _carry_on(entry, rows[pk], heirs[pk], on)


def _carry_on(entry: Entry, row: DutyVersion, heirs: Mapping[int, int], on: date) -> None:
    """Ends a version and begins the next one, with other units; one that has yet to begin begins with them."""
    unit, town = (heirs.get(one or 0, one) for one in (row.unit_id, row.town_id))
    since = max(on, row.valid_from)
    entry.change(row, valid_to=since)
    kept = {name: getattr(row, name) for name in KEPT}
    carried = entry.add(DutyVersion(**kept, unit_id=unit, town_id=town, valid_from=since))
    joined: dict[int, str] = {}
    for part in parts_in_order(row):
        joined.setdefault(heirs.get(part.unit_id, part.unit_id), part.does)
    joined.pop(unit or 0, None)
    entry.add_all(
        DutyPart(version=carried, unit_id=one, no=no, does=does) for no, (one, does) in enumerate(joined.items())
    )


hand_overs.add(
    "organizations.duties",
    HandOver("organizations.duties", pgettext_lazy("catalogue", "Duties"), in_catalogue, move_in_catalogue),
)
