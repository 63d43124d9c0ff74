"""`luoshi align`: which lines of a lower plan carry out which lines of the upper one, without a database or Django."""

from __future__ import annotations

import argparse
import json
import sys
from gettext import gettext as _
from pathlib import Path

from luoshi.reading import read
from luoshi.reading.alignment import Alignment, align
from luoshi.reading.errors import UnreadableFile
from luoshi.reading.model import Reading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("upper", type=Path, metavar=_("UPPER"), help=_("the plan of the level above"))
    parser.add_argument("lower", type=Path, metavar=_("LOWER"), help=_("the plan that carries it out"))
    parser.add_argument("--format", choices=("table", "json"), default="table", help=_("what to make of it"))
    parser.add_argument("--output", type=Path, metavar=_("PATH"), help=_("write there instead of showing it"))


def run(arguments: argparse.Namespace) -> int:
    """Reads both plans and shows what became of each line. 1 where one of them cannot be read or asks nothing."""
    plans = [_plan(path) for path in (arguments.upper, arguments.lower)]
    if not all(plans):
        return 1
    upper, lower = plans
    found = align(*([task for reading in plan for task in reading.tasks] for plan in (upper, lower)))
    try:
        _write(arguments, upper, lower, found)
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}. {_('Choose another place to write to.')}")
    return 0


def _plan(path: Path) -> list[Reading]:
    """What was read in a file; nothing, with a complaint, where no task was."""
    try:
        readings = read(path.read_bytes(), path.name)
    except UnreadableFile as refused:
        _complain(f"{path}: {_(refused.message)} {_(refused.advice)}")
        return []
    except OSError as error:
        reason = _("There is no such file.") if isinstance(error, FileNotFoundError) else f"{error.strerror}."
        _complain(f"{path}: {reason} {_('Check the name and the rights of the file.')}")
        return []
    if any(reading.tasks for reading in readings):
        return readings
    _complain(f"{path}: " + _("No task was found in this file. Look at it with luoshi read."))
    return []


def _write(arguments: argparse.Namespace, upper: list[Reading], lower: list[Reading], found: Alignment) -> None:
    from luoshi.reading.export.alignment import alignment_data, print_alignment  # rich takes a while to load

    if arguments.format == "json":
        data = json.dumps(alignment_data(upper, lower, found), ensure_ascii=False, indent=1) + "\n"
        if arguments.output:
            arguments.output.write_text(data, "utf-8")
        else:
            sys.stdout.buffer.write(data.encode())  # JSON is UTF-8 whatever the terminal speaks
    elif arguments.output:
        with arguments.output.open("w", encoding="utf-8") as file:
            print_alignment(found, file)
    else:
        print_alignment(found, sys.stdout)


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
