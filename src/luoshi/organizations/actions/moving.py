"""A unit comes to belong to another one, with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.actions.becoming import NOT_CHOSEN, Grounds, groundless, restate, standing
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.actions.places import hold_names
from luoshi.organizations.models import Unit, UnitEvent, UnitVersion
from luoshi.organizations.queries import units_on
from luoshi.organizations.rules import UNITS
from luoshi.organizations.states import EventKind
from luoshi.organizations.tree import Branch, branch_of
from luoshi.records.log import Log, act


@act("organizations.move_unit")
def move_unit(log: Log, unit: Unit, under: Unit | None, grounds: Grounds) -> UnitEvent:
    """Puts a unit under another one from today on (None: it stands by itself); what belongs to it goes along.

    Its work, posts and names stay its own.
    """
    UNITS.answer("move_unit", log.act.reach, unit).require()
    if under is not None:
        UNITS.answer("move_unit", log.act.reach, under).require()
    on = timezone.localdate(log.act.at)
    version = standing(unit, on)
    hold_names(version.region)
    branch = branch_of(unit.pk, version.region_id, on)
    refuse(Invalid, *groundless(grounds), *_unmovable(version, branch, under, on))
    refuse(
        Conflict,
        (
            (under.pk if under else None) == version.parent_id,
            _("The unit belongs there already; nothing would change."),
        ),
        (
            grounds.seen and grounds.seen != branch.digest,
            _("Since you looked, the tree of units was changed. Look at it again."),
        ),
    )
    entry = log.entry()
    event = UnitEvent(
        kind=EventKind.MOVED,
        region=version.region,
        unit=unit,
        on=on,
        reason=grounds.reason.strip(),
        basis=grounds.basis.strip(),
    )
    entry.add(event)
    restate(entry, version, on, parent=under)
    return event


def _unmovable(version: UnitVersion, branch: Branch, under: Unit | None, on: date) -> Iterator[tuple[object, object]]:
    yield version.kind in NOT_CHOSEN, _("Only a unit that is confirmed is moved.")
    if under is None:
        return
    there = units_on(on).filter(unit=under).first()
    fits = there is not None and there.region_id == version.region_id and there.kind not in NOT_CHOSEN
    yield not fits, _("Choose a unit of the same region that is there today and confirmed.")
    within = under.pk == version.unit_id or under.pk in {one.unit_id for one in branch.below}
    yield within, _("A unit does not come to belong to itself, nor to one that belongs to it.")
