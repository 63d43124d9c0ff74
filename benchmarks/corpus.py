"""The reader on real documents with answers made by hand: the scorer's table for each part of the corpus.

python benchmarks/corpus.py [--corpus DIR] [--scorer FILE] [--only PREFIX] [--show KIND]

The corpus and its scorer lie beside the checkout, in `../shared`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from luoshi.reading import read
from luoshi.reading.export.contract import contract_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
PARTS = ("mission", "varied", "wide")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus")
    parser.add_argument("--scorer", type=Path, default=SHARED / "tools" / "score_reading.py")
    parser.add_argument("--only", default="", help="only documents whose name begins so")
    parser.add_argument("--show", help="print every difference of a kind: tasks, leads, participants, targets, …")
    arguments = parser.parse_args()
    if not arguments.corpus.is_dir():
        sys.exit(f"There is no corpus at {arguments.corpus}; name it with --corpus.")
    shown = ["--show", arguments.show] if arguments.show else []
    for part in PARTS:
        with TemporaryDirectory() as readings:
            read_all(arguments.corpus / part, Path(readings), arguments.only)
            print(f"== {part}", flush=True)
            command = [sys.executable, arguments.scorer, arguments.corpus / part, readings, "--only", arguments.only]
            subprocess.run([*command, *shown], check=True)


def read_all(documents: Path, readings: Path, prefix: str) -> None:
    """Reads every text and page of a folder into NAME.json."""
    for path in sorted(documents.iterdir()):
        if path.suffix in (".txt", ".html") and path.name.startswith(prefix):
            found = [contract_of(reading) for reading in read(path.read_bytes(), path.name)]
            (readings / f"{path.stem}.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
