"""An alignment as plain data for JSON, and as tables for people (`docs/reference/reading.md`)."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import Any, TextIO

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from luoshi.reading.alignment import Alignment, Match
from luoshi.reading.alignment.model import CHANGES, SCHEMA
from luoshi.reading.export.contract import plain
from luoshi.reading.export.words import target_words
from luoshi.reading.model import Reading, Task

_FILE_WIDTH = 140


def alignment_data(upper: Sequence[Reading], lower: Sequence[Reading], found: Alignment) -> dict[str, Any]:
    """The alignment as JSON data; a line is named by its number, title and span in its own file."""
    return {
        "schema": SCHEMA,
        "upper": _document(upper),
        "lower": _document(lower),
        "matches": [
            {
                "upper": _line(match.upper),
                "lower": _line(match.lower),
                "score": match.score,
                "doubtful": match.doubtful,
                "evidence": plain(match.evidence),
            }
            for match in found.matches
        ],
        "missing": [_line(task) for task in found.missing],
        "added": [_line(task) for task in found.added],
        "figures": [
            {
                "line": _line(one.task),
                "indicator": one.upper.indicator,
                "upper": plain(one.upper),
                "lower": plain(one.lower),
                "change": one.change,
            }
            for one in found.figures
        ],
    }


def print_alignment(found: Alignment, file: TextIO) -> None:
    """Prints what carries out what, what is missing, the lower plan's own lines, and the numbers that changed."""
    console = Console(file=file, highlight=False)
    if not console.is_terminal:
        console.width = _FILE_WIDTH
    if found.matches:
        console.print(_matches(found.matches))
    _list(console, _("Carried out by no line"), found.missing, "yellow")
    _list(console, _("Lines of the lower plan alone"), found.added, "dim")
    changed = [one for one in found.figures if one.change != "same"]
    if changed:
        table = _table((_("Line"), 4), (_("Upper plan"), 4), (_("Lower plan"), 4), (_("What became of it"), 2))
        for one in changed:
            lower = target_words(one.lower) if one.lower else ""
            table.add_row(*map(escape, (_name(one.task), target_words(one.upper), lower, _(CHANGES[one.change]))))
        console.print(table)
    console.print(Text(_counts(found), style="green"))


def _matches(matches: Sequence[Match]) -> Table:
    table = _table((_("Upper plan"), 4), (_("Lower plan"), 4), (_("Likeness"), 1), (_("Because of"), 4))
    last = None
    for match in matches:
        name = "" if match.upper is last else _name(match.upper)  # one line that several carry out stands once
        last = match.upper
        table.add_row(*map(escape, (name, _name(match.lower), _likeness(match), _reasons(match))))
    return table


def _likeness(match: Match) -> str:
    return f"{match.score:.2f}{' ?' if match.doubtful else ''}"


def _reasons(match: Match) -> str:
    """The evidence in a line: words, units of one family, indicators."""
    units = [f"{one}~{other}" for one, other in match.evidence.units[:2]]
    return " · ".join(
        "、".join(part) for part in (match.evidence.words[:3], units, match.evidence.indicators[:2]) if part
    )


def _table(*headings: tuple[str, int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False)
    for heading, share in headings:
        table.add_column(heading, ratio=share, overflow="fold")
    return table


def _list(console: Console, heading: str, tasks: Sequence[Task], style: str) -> None:
    if tasks:
        console.print(Text(heading, style="bold"))
        for task in tasks:
            console.print(Text(f"  {_name(task)}", style=style))
        console.print("")


def _counts(found: Alignment) -> str:
    carried = len({match.upper.span for match in found.matches})
    changed = sum(one.change in ("raised", "lowered") for one in found.figures)
    parts = (
        (_("Lines carried out"), carried),
        (_("Lines missing"), len(found.missing)),
        (_("Lines of its own"), len(found.added)),
        (_("Numbers changed"), changed),
    )
    return "  ".join(f"{label} {count}" for label, count in parts)


def _name(task: Task) -> str:
    return f"{task.number} {task.title}" if task.number else task.title


def _line(task: Task) -> dict[str, Any]:
    return {"number": task.number, "section": task.section, "title": task.title, "span": plain(task.span)}


def _document(readings: Sequence[Reading]) -> dict[str, Any]:
    first = readings[0]
    number, title = first.document.document_number, first.document.title
    return {"name": first.source.name, "sha256": first.source.sha256, "title": title, "document_number": number}
