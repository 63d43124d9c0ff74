"""What of a compared table would be proposed: the cells of one fact together make one change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from luoshi.ledger.changes import FACTS, Change, asked_from
from luoshi.ledger.models import Target
from luoshi.ledger.sheets.layout import BY_KEY, cells_of_target
from luoshi.ledger.sheets.ledger import Standing
from luoshi.ledger.sheets.preview import Edit, Preview
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.models import Unit

#: In this order: who leads comes first, because the other units follow from it.
ORDER = (
    AmendmentKind.LEAD,
    AmendmentKind.CO_LEADS,
    AmendmentKind.PARTICIPANTS,
    AmendmentKind.TITLE,
    AmendmentKind.TARGET,
    AmendmentKind.DEADLINE,
)


@dataclass(frozen=True)
class Proposal:
    """One change of a task with the cells that it comes from; `names_lead` where nobody has to approve it."""

    task: int
    change: Change
    cells: str
    names_lead: bool

    def holds_from(self, on: date, today: date) -> date:
        """The day given for all, but today for what cannot hold from a later one."""
        return min(on, today) if self.change.kind in FACTS else on


def proposals_of(preview: Preview, standing: Standing, taken: Collection[str]) -> list[Proposal]:
    """The changes of all edits, and of those clashes whose cells were taken."""
    edits = [*preview.edits, *(one for one in preview.clashes if str(one.place) in taken)]
    facts: dict[tuple[int, AmendmentKind, int | None], list[Edit]] = {}
    for edit in edits:
        kind = BY_KEY[edit.key].amends
        assert kind is not None  # compare refuses other edits
        facts.setdefault((edit.task, kind, edit.target), []).append(edit)
    units = Unit.objects.in_bulk([edit.value[0] for edit in edits if edit.key == "lead"])
    ordered = sorted(facts.items(), key=lambda fact: ORDER.index(fact[0][1]))
    return [_proposal(key, edits, standing, units) for key, edits in ordered]


def _proposal(
    key: tuple[int, AmendmentKind, int | None], edits: list[Edit], standing: Standing, units: Mapping[int, Unit]
) -> Proposal:
    task, kind, target = key
    cells = ", ".join(str(edit.place) for edit in edits)
    names_lead = kind == AmendmentKind.LEAD and task in standing.nameable
    if target is not None:
        aims: list[Target] = standing.rows[task].task.aims
        change = _of_target(next(one for one in aims if one.pk == target), edits)
    else:
        change = _of_task(kind, edits[0].value, units)
    return Proposal(task, change, cells, names_lead)


def _of_task(kind: AmendmentKind, value: Any, units: Mapping[int, Unit]) -> Change:
    if kind == AmendmentKind.LEAD:
        return Change(kind, unit=units[value[0]])
    if kind in (AmendmentKind.TITLE, AmendmentKind.DEADLINE):
        return Change(kind, {str(kind): value})
    return Change(kind, {"units": value})


def _of_target(target: Target, edits: list[Edit]) -> Change:
    """What the target would ask: the edited cells, and of the others what stands."""
    asked = {key: held.value for key, held in cells_of_target(target).items()}
    asked |= {edit.key: edit.value for edit in edits}
    due = date.fromisoformat(asked["due"]) if asked["due"] else None
    return Change(AmendmentKind.TARGET, asked_from(asked["sign"], Decimal(asked["amount"]), due), target=target)
