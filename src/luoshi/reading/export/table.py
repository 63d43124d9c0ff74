"""Readings as tables for people, on a terminal or in a text file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from gettext import gettext as _
from typing import TextIO

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from luoshi.reading.export.words import (
    counts,
    head_words,
    names,
    number,
    rank_words,
    target_words,
    versus_words,
    warnings_of,
)
from luoshi.reading.model import Claim, Reading, Task

#: The width where nobody's terminal says one.
_FILE_WIDTH = 140


def print_readings(readings: Iterable[Reading], file: TextIO) -> None:
    """Prints each reading: its head, its tasks and facts, what to look at, and a line of counts."""
    console = Console(file=file, highlight=False)
    if not console.is_terminal:
        console.width = _FILE_WIDTH
    for reading in readings:
        _print(reading, console)


def _print(reading: Reading, console: Console) -> None:
    console.print(Text(reading.document.title or reading.source.name, style="bold"))
    console.print(Text(" · ".join([reading.source.name, *head_words(reading.document)]), style="dim"))
    if reading.tasks:
        console.print(_task_table(reading.tasks))
    if reading.claims:
        console.print(_claim_table(reading.claims))
    for each in reading.achievements:
        console.print(Text(f"★ {' '.join(filter(None, (each.level, each.name)))}"))
    for warning in warnings_of(reading):
        console.print(Text(f"! {warning}", style="yellow"))
    console.print(Text("  ".join(f"{label} {count}" for label, count in counts(reading)), style="green"), "")


def _task_table(tasks: Sequence[Task]) -> Table:
    """Tasks in their sections; targets stand one a line."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False)
    table.add_column(_("No."), no_wrap=True)
    for heading, share in ((_("Task"), 5), (_("Lead units"), 3), (_("Participants"), 4), (_("Targets"), 4)):
        table.add_column(heading, ratio=share, overflow="fold")
    table.add_column(_("Due"), no_wrap=True)
    section = None
    for task in tasks:
        if task.section != section:
            section = task.section
            if section != task.title:  # a chapter that is itself the task needs no line of its own
                table.add_row("", Text(section or "", style="bold"))
        table.add_row(*map(escape, _task_row(task)))
    return table


def _task_row(task: Task) -> list[str]:
    targets = "\n".join(map(target_words, task.targets))
    leads, participants = names(task, "lead"), names(task, "participant")
    return [task.number or "", task.title, leads, participants, targets, task.deadline or ""]


def _claim_table(claims: Sequence[Claim]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False)
    for heading, share in ((_("Fact"), 5), (_("Period"), 2), (_("Value"), 2), (_("Change %"), 1), (_("Rank"), 2)):
        table.add_column(heading, ratio=share, overflow="fold")
    table.add_column(_("Percentage points against"), ratio=2, overflow="fold")
    for claim in claims:
        table.add_row(*map(escape, _claim_row(claim)))
    return table


def _claim_row(claim: Claim) -> list[str]:
    value = f"{number(claim.value)}{claim.unit or ''}" if claim.value is not None else ""
    return [claim.indicator, claim.period or "", value, number(claim.change), rank_words(claim), versus_words(claim)]
