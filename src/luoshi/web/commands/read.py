"""`luoshi read`: reads documents without a database, a server or Django."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path

from luoshi.reading.errors import UnreadableFile
from luoshi.reading.export.contract import contract_of
from luoshi.reading.many import Outcome, files_in, read_alone, read_files
from luoshi.reading.mappings import mappings_from
from luoshi.reading.model import Mapping, Reading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar=_("FILE"), help=_("a document, or a folder of documents")
    )
    parser.add_argument("--format", choices=("table", "json", "xlsx"), default="table", help=_("what to make of it"))
    parser.add_argument("--columns", type=Path, metavar=_("PATH"), help=_("what the columns of tables hold (JSON)"))
    parser.add_argument("--output", type=Path, metavar=_("PATH"), help=_("write there instead of showing it"))
    parser.add_argument("--jobs", type=_positive, default=1, metavar=_("N"), help=_("how many files to read at once"))


def _positive(written: str) -> int:
    number = int(written)
    if number < 1:
        raise ValueError
    return number


def run(arguments: argparse.Namespace) -> int:
    """Reads every file, shows what was read, and names those that could not be read. 1 if there was one."""
    if arguments.format == "xlsx" and not arguments.output:
        return _complain(_("A spreadsheet needs a file: add --output PATH."))
    try:
        mappings = _mappings(arguments.columns)
    except (OSError, ValueError) as error:
        return _complain(f"{arguments.columns}: {error}")
    given = list(_named(arguments.files))
    complaints = _Complaints()
    outcomes = _outcomes([path for path, _name in given], mappings, arguments.jobs)
    readings = _readings(outcomes, [name for _path, name in given], complaints)
    try:
        _WRITERS[arguments.format](readings, arguments.output)
    except OSError as error:
        complaints.fail(f"{error.filename}: {_reason(error)} {_('Choose another place to write to.')}")
    complaints.say()
    return 1 if complaints.failures else 0


def _mappings(path: Path | None) -> tuple[Mapping, ...]:
    return mappings_from(json.loads(path.read_text("utf-8"))) if path else ()


def _named(given: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with the name that its readings carry: its own, or its way inside the folder that was given."""
    for path in given:
        if path.is_dir():
            yield from ((each, each.relative_to(path).as_posix()) for each in files_in(path))
        else:
            yield path, path.name


def _outcomes(paths: Sequence[Path], mappings: Sequence[Mapping], jobs: int) -> Iterator[Outcome]:
    """A single file is read here if it can be; of several, each one in a process that may break over it."""
    if len(paths) == 1:
        yield read_alone(paths[0], mappings)
    else:
        yield from _with_progress(read_files(paths, mappings, jobs), len(paths))


def _readings(outcomes: Iterable[Outcome], names: Sequence[str], complaints: _Complaints) -> Iterator[Reading]:
    """The readings of all files, one after the other; what is to be said of a file is kept for the end."""
    for outcome, name in zip(outcomes, names, strict=True):
        if outcome.failure:
            complaints.fail(f"{outcome.path}: {_why(outcome.failure)}")
        if outcome.level:
            secret = _("This file is marked as secret (%s); it belongs on no such system.") % outcome.level
            complaints.note(f"{outcome.path}: {secret}")
        for reading in outcome.readings:
            yield replace(reading, source=replace(reading.source, name=name))


def _why(failure: UnreadableFile | OSError) -> str:
    if isinstance(failure, UnreadableFile):
        return f"{_(failure.message)} {_(failure.advice)}"
    return f"{_reason(failure)} {_('Check the name and the rights of the file.')}"


def _reason(error: OSError) -> str:
    """Why a file could not be opened, in the reader's language where the reason is a common one."""
    if isinstance(error, FileNotFoundError):
        return _("There is no such file.")
    if isinstance(error, IsADirectoryError):
        return _("This is a folder.")
    if isinstance(error, PermissionError):
        return _("You may not open it.")
    return f"{error.strerror}."


class _Complaints:
    """What is said on standard error when all files are done."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self.failures = 0

    def note(self, message: str) -> None:
        self._said.append(message)

    def fail(self, message: str) -> None:
        self._said.append(message)
        self.failures += 1

    def say(self) -> None:
        for message in self._said:
            print(message, file=sys.stderr)


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def _with_progress(outcomes: Iterable[Outcome], total: int) -> Iterable[Outcome]:
    """The outcomes, with a progress bar beside the output while somebody watches."""
    if not sys.stderr.isatty():
        return outcomes
    from rich.console import Console
    from rich.progress import track

    return track(outcomes, description=_("Reading"), total=total, console=Console(stderr=True), transient=True)


def _write_json(readings: Iterable[Reading], output: Path | None) -> None:
    """An array, written reading by reading. JSON is UTF-8 whatever the terminal speaks."""
    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as file:
        before = b"[\n "
        for reading in readings:
            words = json.dumps(contract_of(reading), ensure_ascii=False, indent=1).replace("\n", "\n ")
            file.write(before + words.encode())
            before = b",\n "
        file.write(b"[]\n" if before.startswith(b"[") else b"\n]\n")


def _write_table(readings: Iterable[Reading], output: Path | None) -> None:
    from luoshi.reading.export.table import print_readings  # rich takes a while to load

    with output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout) as file:
        print_readings(readings, file)


def _write_sheets(readings: Iterable[Reading], output: Path) -> None:
    from luoshi.reading.export.sheets import write_workbook  # xlsxwriter takes a while to load

    write_workbook(list(readings), output)


_WRITERS = {"table": _write_table, "json": _write_json, "xlsx": _write_sheets}
