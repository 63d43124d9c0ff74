"""The copy of announced years in the data folder, from which every process knows them (`core.years`)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from luoshi.core.calendar import folder
from luoshi.core.years import Year, file_of, year_from
from luoshi.organizations.models import CalendarYear


def year_of_row(row: CalendarYear) -> Year:
    """The year that a row announces."""
    facts = {"version": row.version, "announced": row.announced.isoformat(), "notice": row.notice}
    return year_from(row.year, facts | {"off": row.off, "on": row.on})


def files_wanted() -> Iterator[tuple[str, str]]:
    """(name, text) of the files that the announced years make."""
    rows = CalendarYear.objects.order_by("year", "version")
    for year, versions in groupby(rows, key=lambda row: row.year):
        yield f"{year}.json", file_of([year_of_row(row) for row in versions])


def lay_down() -> int:
    """Brings the files to what the rows say; how many were written or taken away."""
    wanted, there = dict(files_wanted()), _there()
    changed = [name for name, text in wanted.items() if there.get(name) != text]
    for name in changed:
        _write(folder() / name, wanted[name])
    surplus = there.keys() - wanted.keys()
    for name in surplus:
        (folder() / name).unlink()
    return len(changed) + len(surplus)


def differing() -> Iterator[str]:
    """The names of files that are not what the rows say."""
    wanted, there = dict(files_wanted()), _there()
    return (name for name in sorted(wanted.keys() | there.keys()) if wanted.get(name) != there.get(name))


def _there() -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in folder().glob("*.json")}


def _write(path: Path, text: str) -> None:
    """The whole file or none of it: whoever reads meanwhile reads the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
