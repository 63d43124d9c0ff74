"""One file from standard input to JSON on standard output, for the child process that the web reads in.

    python -m luoshi.reading --name plan.txt [--slowly] [--columns JSON | --secrecy-alone] < plan.txt

`--columns` says what the columns of tables hold: a list of {"header": […], "meanings": […]}.
`--slowly` recognises the words in pictures and converts old Word documents, which takes seconds.
`--secrecy-alone` reads nothing and prints `secrecy` only.
Exit 0 with `source`, `text`, `secrecy`, `readings` and the running text of each (`flows`); exit 3 with `error` for a
file that cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from luoshi.reading.errors import UnreadableFile
from luoshi.reading.export.contract import contract_of, plain
from luoshi.reading.export.flow import stored_flow
from luoshi.reading.mappings import mappings_from
from luoshi.reading.model import Mapping
from luoshi.reading.reader import Opened, documents_of, open_file
from luoshi.reading.secrecy import marking_of

UNREADABLE = 3


def main() -> int:
    try:
        _print(answer(sys.stdin.buffer.read(), sys.argv[1:]))
    except UnreadableFile as refused:
        _print({"error": {"code": refused.code, "message": refused.message, "advice": refused.advice}})
        return UNREADABLE
    return 0


def answer(data: bytes, words: Sequence[str]) -> dict[str, Any]:
    """What is printed about a file that is asked about in these words. Raises UnreadableFile."""
    asked = _parser().parse_args(words)
    opened = open_file(data, asked.name, slowly=asked.slowly)
    if asked.secrecy_alone:
        return {"secrecy": plain(marking_of(opened.flow, asked.name))}
    return _read(opened, mappings_from(json.loads(asked.columns)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m luoshi.reading")
    parser.add_argument("--name", required=True)
    parser.add_argument("--columns", default="[]")
    parser.add_argument("--slowly", action="store_true")
    parser.add_argument("--secrecy-alone", action="store_true")
    return parser


def _read(opened: Opened, mappings: Sequence[Mapping]) -> dict[str, Any]:
    """Everything the web keeps of a file; a marked file is not read, since it must not be kept."""
    marking = marking_of(opened.flow, opened.source.name)
    parts = [] if marking else documents_of(opened, mappings)
    return {
        "source": plain(opened.source),
        "text": opened.text,
        "secrecy": plain(marking),
        "readings": [contract_of(part.reading) for part in parts],
        "flows": [stored_flow(part.flow) for part in parts],
    }


def _print(data: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(data, ensure_ascii=False).encode())


if __name__ == "__main__":
    sys.exit(main())
