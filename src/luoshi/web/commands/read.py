"""`luoshi read`: reads documents without a database, a server or Django."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from gettext import gettext as _
from pathlib import Path

from luoshi.reading.errors import UnreadableFile
from luoshi.reading.export.contract import contract_of
from luoshi.reading.mappings import mappings_from
from luoshi.reading.model import Mapping, Reading
from luoshi.reading.reader import open_file, readings_of
from luoshi.reading.secrecy import marking_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar=_("FILE"), help=_("a text file, a saved web page or a workbook")
    )
    parser.add_argument("--format", choices=("table", "json", "xlsx"), default="table", help=_("what to make of it"))
    parser.add_argument("--columns", type=Path, metavar=_("PATH"), help=_("what the columns of tables hold (JSON)"))
    parser.add_argument("--output", type=Path, metavar=_("PATH"), help=_("write there instead of showing it"))


def run(arguments: argparse.Namespace) -> int:
    """Reads every file, shows what was read, and names those that could not be read. 1 if there was one."""
    if arguments.format == "xlsx" and not arguments.output:
        return _complain(_("A spreadsheet needs a file: add --output PATH."))
    try:
        mappings = _mappings(arguments.columns)
    except (OSError, ValueError) as error:
        return _complain(f"{arguments.columns}: {error}")
    readings: list[Reading] = []
    failed = 0
    for path in _with_progress(arguments.files):
        try:
            readings += _read(path, mappings)
        except UnreadableFile as refused:
            failed += _complain(f"{path}: {_(refused.message)} {_(refused.advice)}")
        except OSError as error:
            failed += _complain(f"{path}: {_reason(error)} {_('Check the name and the rights of the file.')}")
    try:
        _WRITERS[arguments.format](readings, arguments.output)
    except OSError as error:
        failed += _complain(f"{error.filename}: {_reason(error)} {_('Choose another place to write to.')}")
    return 1 if failed else 0


def _mappings(path: Path | None) -> tuple[Mapping, ...]:
    return mappings_from(json.loads(path.read_text("utf-8"))) if path else ()


def _read(path: Path, mappings: tuple[Mapping, ...]) -> list[Reading]:
    opened = open_file(path.read_bytes(), path.name)
    marking = marking_of(opened.flow, path.name)
    if marking:
        _complain(f"{path}: {_('This file is marked as secret (%s); it belongs on no such system.') % marking.level}")
    return readings_of(opened, mappings)


def _reason(error: OSError) -> str:
    """Why a file could not be opened, in the reader's language where the reason is a common one."""
    if isinstance(error, FileNotFoundError):
        return _("There is no such file.")
    if isinstance(error, IsADirectoryError):
        return _("This is a folder.")
    if isinstance(error, PermissionError):
        return _("You may not open it.")
    return f"{error.strerror}."


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def _with_progress(files: list[Path]) -> Iterable[Path]:
    """The files, with a progress bar beside the output while there are many and somebody watches."""
    if len(files) < 2 or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, description=_("Reading"), console=Console(stderr=True), transient=True)


def _write_json(readings: list[Reading], output: Path | None) -> None:
    data = json.dumps([contract_of(reading) for reading in readings], ensure_ascii=False, indent=1).encode() + b"\n"
    if output:
        output.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)  # JSON is UTF-8 whatever the terminal speaks


def _write_table(readings: list[Reading], output: Path | None) -> None:
    from luoshi.reading.export.table import print_readings  # rich takes a while to load

    if output:
        with output.open("w", encoding="utf-8") as file:
            print_readings(readings, file)
    else:
        print_readings(readings, sys.stdout)


def _write_sheets(readings: list[Reading], output: Path) -> None:
    from luoshi.reading.export.sheets import write_workbook  # xlsxwriter takes a while to load

    write_workbook(readings, output)


_WRITERS = {"table": _write_table, "json": _write_json, "xlsx": _write_sheets}
