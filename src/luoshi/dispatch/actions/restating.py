"""A figure of a year that has ended turns out another one: what went on from it is restated, openly and with why."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

from luoshi.dispatch.actions.ending import carry_over
from luoshi.dispatch.lights.rules import Rules
from luoshi.dispatch.lights.year_end import MET
from luoshi.dispatch.models import YearEnd, YearEndLine
from luoshi.dispatch.year_end.outcomes import Ended, Outcome, asked_then, decimal_of, ended_lines, rules_on, stocks_in
from luoshi.dispatch.year_end.wishes import end_of_later
from luoshi.ledger.models import Target
from luoshi.ledger.year_end import Place, asked_anew, begin_plan, section_for
from luoshi.records.log import Entry, Log


def restate(log: Log, entry: Entry, year_end: YearEnd, reason: str) -> int:
    """Brings what went on from a year in line with its figures as they are now; how many lines and starts changed.

    What people have amended since in the later plan stands as they decided.
    """
    on = timezone.localdate(log.act.at)
    lines = ended_lines(year_end.plan, on)
    rows = {row.task_id: row for row in year_end.lines.select_related("became")}
    changed = [line for line in lines if line.task.pk in rows and rows[line.task.pk].stood != line.stood()]
    for line in changed:
        _restate_line(log, rows[line.task.pk], line, reason)
    started = set(year_end.starts.values_list("target", flat=True))
    fallen = [line for line in lines if line.task.pk not in rows and line.without(started).is_open]
    _carry_fallen(log, entry, year_end, fallen)
    return len(changed) + len(fallen) + sum(_restated_starts(log, entry, year_end, lines, reason))


def _restate_line(log: Log, row: YearEndLine, line: Ended, reason: str) -> None:
    entry, rules = log.entry(row), rules_on(timezone.localdate(log.act.at))
    before = {target: left for target, _value, left in row.stood}
    entry.change(row, stood=line.stood())
    if row.became is None or row.due_on is None:
        return
    targets = {one.no: one for one in row.became.targets.all()}
    for one in line.outcomes:
        goes_on_in = targets.get(one.target.no)
        if goes_on_in and _is_ours(goes_on_in) and _left_of(row)[one.target.pk] != before.get(one.target.pk):
            asked_anew(log, entry, goes_on_in, reason, **_figures(one, row, rules))


def _left_of(row: YearEndLine) -> dict[int, str | None]:
    """What is left of each target of a line."""
    return {target: left for target, _value, left in row.stood}


def _figures(outcome: Outcome, row: YearEndLine, rules: Rules) -> dict[str, Decimal | list[list[str]] | None]:
    """What the line carried over asks now; nothing more of what was met after all."""
    assert row.due_on is not None  # it goes on
    if outcome.rest.known != MET:
        return asked_then(outcome, row.due_on, rules)
    if outcome.is_stock:
        return {"baseline": decimal_of(outcome.value or Fraction(0)), "points": []}
    return {"low": Decimal(0), "points": [[row.due_on.isoformat(), "0", ""]]}


def _is_ours(target: Target) -> bool:
    """Whether nobody has amended a target since it was carried over."""
    return not target.versions.filter(approved_by__isnull=False).exists()


def _carry_fallen(log: Log, entry: Entry, year_end: YearEnd, fallen: list[Ended]) -> None:
    """Lines that were done by the figures of then, and are not by those of now, go on until the later plan ends."""
    if not fallen:
        return
    later = year_end.later or begin_plan(log, year_end.plan)
    if year_end.later is None:
        entry.change(year_end, later=later)
    section = section_for(entry, later, year_end.plan)
    due_on = end_of_later(year_end.plan, later)
    for line in fallen:
        row = YearEndLine(year_end=year_end, task=line.task, due_on=due_on, stood=line.stood())
        carry_over(log, entry.add(row), line, Place(later, section, due_on))


def _restated_starts(log: Log, entry: Entry, year_end: YearEnd, lines: list[Ended], reason: str) -> Iterator[int]:
    reached = {one.target.pk: decimal_of(one.value) for one in stocks_in(lines) if one.value is not None}
    for start in year_end.starts.select_related("goes_on_in").order_by("pk"):
        value = reached.get(start.target_id, start.value)
        if value != start.value:
            entry.change(start, value=value)
            asked_anew(log, entry, start.goes_on_in, reason, baseline=value)
            yield 1
