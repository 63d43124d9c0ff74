"""A table that was filled in and comes back: what each ask is answered, and every cell that cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.core.sheets.cells import BadCell, Raw, day_of, number_of, plain, text_of
from luoshi.core.sheets.grid import Place
from luoshi.core.sheets.opening import first_words, opened
from luoshi.core.sheets.table import IDS, Table, table_of
from luoshi.core.sheets.troubles import Trouble
from luoshi.dispatch.offline.layout import (
    BY_KEY,
    DAY,
    FALL,
    FIGURE,
    FILLED_IN,
    YES,
    Column,
    falls_by_word,
    keys_by_header,
    yes_words,
)
from luoshi.dispatch.reports import Asked
from luoshi.reading.flow import Flow
from luoshi.reading.secrecy import marking_of


@dataclass
class Answer:
    """What a table says on one ask: the form's fields as typed, where each stands, and what cannot be taken."""

    asked: Asked
    body: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)  # by field


@dataclass(frozen=True)
class Brought:
    """A table beside what is asked: its answers, and rows about nothing that waits for one."""

    answers: list[Answer]
    strange: list[str]


def brought(data: bytes, name: str, asked: Mapping[int, Asked], marked: Callable[[], None]) -> Brought:
    """What a file says. Raises Invalid for one that is marked as secret, cannot be read, or holds no such table."""
    grids = [grid for grid, hidden in opened(data) if not hidden]
    if marking_of(Flow(first_words(grids)), name) is not None:
        marked()
        raise Invalid(_("This file carries a secrecy marking and was not taken; no copy was kept."))
    tables = [table for grid in grids if (table := table_of(grid, keys_by_header(), "task"))]
    if not tables:
        raise Invalid(
            _("No table of reports was found in this file. Take it along from this page, and fill in that one.")
        )
    answers = {pk: Answer(one) for pk, one in asked.items()}
    strange = [line for table in tables for line in _read(table, answers)]
    return Brought([one for one in answers.values() if one.body or one.troubles], strange)


def _read(table: Table, answers: Mapping[int, Answer]) -> Iterator[str]:
    """Reads every row into its answer; the places of rows about nothing that is asked."""
    for row in range(table.first, len(table.grid.rows)):
        filled = [one for one in FILLED_IN if table.text(row, one.key)]
        if not filled or table.is_header(row):
            continue
        answer, target = _about(table, row, answers)
        if answer is None:
            yield str(table.place(row, "task"))
            continue
        for column in filled:
            _take(answer, column, target, table.raw(row, column.key), table.place(row, column.key))


def _about(table: Table, row: int, answers: Mapping[int, Answer]) -> tuple[Answer | None, int | None]:
    """The ask and target that a row is about: by the hidden column, or by number and name where that was lost."""
    pk, _slash, target = table.text(row, IDS).partition("/")
    if pk.isdecimal():
        return answers.get(int(pk)), int(target) if target.isdecimal() else None
    number, indicator = table.text(row, "no"), plain(table.text(row, "target"))
    for answer in answers.values():
        if str(answer.asked.ask.task.no) == number:
            named = (pk for pk, one in answer.asked.targets.items() if plain(one.indicator) == indicator)
            return answer, next(named, None)
    return None, None


def _take(answer: Answer, column: Column, target: int | None, raw: Raw, place: Place) -> None:
    name = f"{column.field}_{target}" if column.kind == FIGURE else column.field
    try:
        text = _typed(column, target, raw, answer)
        if answer.body.get(name, text) != text:
            raise BadCell(_("This differs from what stands in another row of the same task."))
    except BadCell as bad:
        answer.troubles[name] = Trouble(place, str(column.label), str(bad))
        return
    if text:
        answer.body[name], answer.places[name] = text, place


def _typed(column: Column, target: int | None, raw: Raw, answer: Answer) -> str:
    """A cell as the form's field takes it. Raises BadCell."""
    if column.kind == FIGURE:
        if target is None:
            raise BadCell(_("No figure is asked here: say what was done instead."))
        return f"{number_of(raw, _counted_in(answer, target)):f}"
    if column.kind == DAY:
        return day_of(raw, answer.asked.ask.round.period_end.year).isoformat()
    if column.kind == YES:
        return "1" if plain(text_of(raw)).lower() in yes_words() else ""
    if column.kind == FALL:
        return _fall(raw)
    return text_of(raw)


def _counted_in(answer: Answer, target: int) -> str:
    known = answer.asked.targets.get(target)
    return known.unit_label if known else ""


def _fall(raw: Raw) -> str:
    found = falls_by_word().get(plain(text_of(raw)))
    if found is None:
        raise BadCell(_("“%(given)s” is not in the list. Choose a reason from it.") % {"given": text_of(raw)})
    return found


def trouble_at(answer: Answer, name: str, what: Any) -> Trouble | None:
    """What is wrong with a field of the form, told at its cell; None where it has none."""
    place = answer.places.get(name)
    key = "value" if name.startswith("value_") else name
    return Trouble(place, str(BY_KEY[key].label), str(what)) if place and key in BY_KEY else None
