"""Another revision of the code beside what is here: unpacked, and asked in turn, so that whatever else the machine
does meets both alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[2]


def unpacked(revision: str, folder: Path) -> Path:
    """The files that git holds of a revision."""
    packed = subprocess.run(["git", "archive", revision], cwd=TOP, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as files:
        files.extractall(folder, filter="data")
    return folder


class Answering:
    """A process that answers a line with a line, with the code of a tree; first it says where that code lies."""

    def __init__(self, top: Path, program: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(program)],
            env=os.environ | {"PYTHONPATH": f"{top / 'src'}{os.pathsep}{top}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        if not Path(self._said()).is_relative_to(top):
            raise SystemExit(f"{top} is not what answers")

    def answer(self, asked: Any) -> Any:
        assert self._process.stdin
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        return self._said()

    def _said(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("the measuring process ended")
        return json.loads(line)
