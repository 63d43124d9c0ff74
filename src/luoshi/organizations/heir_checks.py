"""What must hold where units have become others: nobody's work is lost, and totals by then and by now agree."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import hand_overs, register_check
from luoshi.organizations.heirs import successors, whole_heirs
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import units_on

RESTORE = gettext_lazy("Units become others by acts alone: restore the table from the last good backup.")


@register_check(
    "organizations.heirs",
    gettext_lazy("A unit that has ended has an heir that is there today, and no heir is named through another one."),
    RESTORE,
)
def heirs_there(full: bool) -> Iterator[str]:
    today = clock.today()
    there = set(units_on(today).values_list("unit", flat=True))
    for unit, heir in sorted(successors(today).items()):
        if heir not in there:
            yield _("unit %(unit)s has ended and nobody carries on its work") % {"unit": unit}
    heirs = whole_heirs(today)
    for unit, heir in sorted(heirs.items()):
        if unit in there:
            yield _("unit %(unit)s has an heir of all its work and has not ended") % {"unit": unit}
        if heir in heirs:
            yield _("the heir of unit %(unit)s has an heir itself") % {"unit": unit}


@register_check(
    "organizations.owners",
    gettext_lazy("Everything that is open belongs to a unit that is there today."),
    gettext_lazy("Look at the unit's page who carries on its work, and restore the rows of the last good backup."),
)
def open_work_owned(full: bool) -> Iterator[str]:
    ended = _ended()
    for kind in hand_overs if ended else ():
        for work in kind.open_of(ended, clock.today()):
            yield _("“%(what)s” belongs to unit %(unit)s, which has ended") % {"what": work.what, "unit": work.unit}


def _ended() -> list[int]:
    """The units that are no more."""
    today = clock.today()
    begun = Unit.objects.filter(versions__valid_from__lte=today).exclude(pk__in=units_on(today).values("unit"))
    return list(begun.distinct().order_by("pk").values_list("pk", flat=True))
