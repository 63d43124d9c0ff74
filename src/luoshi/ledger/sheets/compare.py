"""Cell by cell: what stood when a workbook was taken along, what stands now, and what its cell would make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.sheets.cells import BadCell, Raw, plain, text_of
from luoshi.core.sheets.grid import Place
from luoshi.core.sheets.troubles import Trouble
from luoshi.ledger.columns import Row
from luoshi.ledger.models import Target
from luoshi.ledger.sheets.base import Base
from luoshi.ledger.sheets.blocks import Block, strays
from luoshi.ledger.sheets.layout import BY_KEY, FIELDS, Field, Held, cells_of_target, cells_of_task
from luoshi.ledger.sheets.ledger import Standing
from luoshi.ledger.sheets.matching import Known, Matched, match_targets
from luoshi.ledger.sheets.preview import Edit, Line, Preview
from luoshi.ledger.sheets.refusing import refuse
from luoshi.ledger.sheets.values import value_in


@dataclass(frozen=True)
class Subject:
    """A task with what is compared of it."""

    block: Block
    standing: Standing
    base: Base
    task: int

    @property
    def row(self) -> Row:
        return self.standing.rows[self.task]


def compared(matched: Matched, standing: Standing, base: Base) -> Preview:
    """Every cell of every task that was found."""
    preview = Preview(two_way=not base)
    for task, block in matched.tasks.items():
        if task in standing.rows:
            _compare_task(preview, Subject(block, standing, base, task))
    for block in matched.twice:
        what = _("This task stands in the table twice. Take one of the rows away.")
        preview.troubles.append(Trouble(block.place("title"), str(BY_KEY["title"].label), what))
    preview.added.extend(Line(block.place("title"), block.text("title")) for block in matched.added)
    return preview


@dataclass(frozen=True)
class Part:
    """A row of a task with the columns that are compared in it: those of the task itself, or of one target."""

    row: int
    keys: Sequence[str]
    now: Mapping[str, Held]
    stood: Mapping[str, Held]
    target: int | None = None


def _compare_task(preview: Preview, subject: Subject) -> None:
    block, own = subject.block, _keys(subject.block, of_target=False)
    stood = subject.base.tasks.get(subject.task, {})
    _compare_cells(preview, subject, Part(block.head, own, cells_of_task(subject.row), stood))
    for place, first in strays(block, own):
        what = _("The first row of this task says “%(first)s”. Write the same here, or nothing.") % {"first": first}
        key = next(key for key in own if block.table.columns[key] == place.column)
        preview.troubles.append(Trouble(place, str(BY_KEY[key].label), what))
    if _keys(block, of_target=True):
        _compare_targets(preview, subject)
    edits = [one for one in preview.all_edits() if one.task == subject.task]
    refused = refuse(edits, subject.standing, subject.task)
    preview.troubles.extend(Trouble(one.place, one.label, what) for one, what in refused)


def _keys(block: Block, of_target: bool) -> list[str]:
    return [one.key for one in FIELDS if one.of_target == of_target and one.key in block.table.columns]


def _compare_targets(preview: Preview, subject: Subject) -> None:
    aims: list[Target] = subject.row.task.aims
    found, rest = match_targets(subject.block, aims, bool(subject.base))
    keys, table = _keys(subject.block, of_target=True), subject.block.table
    for aim in aims:
        if aim.pk in found:
            stood = subject.base.targets.get(aim.pk, {})
            _compare_cells(preview, subject, Part(found[aim.pk].row, keys, cells_of_target(aim), stood, aim.pk))
        else:
            preview.missing.append(f"{subject.row.task.title}: {aim.indicator}")
    preview.added.extend(Line(table.place(one.row, keys[0]), table.text(one.row, keys[0])) for one in rest)


def _compare_cells(preview: Preview, subject: Subject, part: Part) -> None:
    table = subject.block.table
    for key in part.keys:
        place = table.place(part.row, key)
        cell = Cell(place, BY_KEY[key], table.raw(part.row, key), part.now[key], part.stood.get(key))
        try:
            _sort(preview, cell, subject, part)
        except BadCell as bad:
            preview.troubles.append(Trouble(place, str(cell.field.label), str(bad)))


@dataclass(frozen=True)
class Cell:
    """One cell of the table beside what stands now, and what stood when it was taken along."""

    place: Place
    field: Field
    raw: Raw
    now: Held
    stood: Held | None


def _sort(preview: Preview, cell: Cell, subject: Subject, part: Part) -> None:
    """Counts a cell as unchanged, as changed in the ledger alone, as an edit, or as a clash of two."""
    mine = _mine(cell, subject)
    if _same(mine, cell.now.value):
        preview.unchanged += 1
        return
    if cell.stood and _same(mine, cell.stood.value):
        preview.newer += 1
        return
    if cell.field.amends is None:
        now = {"now": cell.now.words}
        raise BadCell(_("This column cannot be changed in a table. Put back what stood: “%(now)s”.") % now)
    clash = cell.stood is not None and not _same(cell.stood.value, cell.now.value)
    edit = Edit(
        place=cell.place,
        task=subject.task,
        title=subject.row.task.title,
        target=part.target,
        key=cell.field.key,
        before=words_of(cell.now),
        after=_in_words(mine, cell, subject.standing),
        now=cell.now.value,
        value=mine,
        stood=words_of(cell.stood) if clash and cell.stood else None,
        about=part.now["indicator"].words if part.target else "",
    )
    (preview.clashes if clash else preview.edits).append(edit)


def _mine(cell: Cell, subject: Subject) -> Any:
    """What the cell says: what stood or stands where it reads the same, else what was typed."""
    given = plain(text_of(cell.raw))
    for held in (cell.stood, cell.now):
        if held and given == plain(held.words):
            return held.value
    return value_in(cell.raw, cell.field, subject.row, subject.standing.names)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same; of units the order says nothing."""
    if isinstance(one, list) and isinstance(other, list):
        return set(one) == set(other)
    return bool(one == other)


def words_of(held: Held) -> str:
    """A value as a person reads it."""
    day = _day(held.words)
    return in_words(day) if day else held.words


def _in_words(value: Any, cell: Cell, standing: Standing) -> str:
    if isinstance(value, list):
        return "、".join(standing.names.names.get(unit, "") or _name_held(unit, cell) for unit in value)
    day = _day(str(value))
    if day:
        return in_words(day)
    return text_of(cell.raw) if cell.field.key == "sign" else str(value)


def _name_held(unit: int, cell: Cell) -> str:
    """The name by which the ledger shows a unit that the person sees nowhere else."""
    named: Iterable[tuple[int, str]] = zip(cell.now.value, cell.now.words.split("、"), strict=False)
    return dict(named).get(unit, "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def missing_words(missing: Iterable[Known]) -> Iterator[str]:
    return (f"{one.number}. {one.title}" for one in missing)
