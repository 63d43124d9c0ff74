"""How files with two documents are parted: real documents put behind each other, and each by itself.

python benchmarks/parts.py [--corpus DIR …]

Only documents that begin as a letter (number, title, salutation) or as an article (headline over a byline) can be told
from what stands before them; pairs of others count as one file on purpose.
"""

from __future__ import annotations

import argparse
from itertools import permutations
from pathlib import Path

from luoshi.reading import Flow, open_file
from luoshi.reading.parts import begins_as, parts_of

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"
_NEAR = 400  # characters by which the cut may miss: a table of fields over a title belongs to what follows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, nargs="+", default=[SHARED / part for part in ("mission", "varied", "wide")]
    )
    texts = [text for folder in parser.parse_args().corpus for text in texts_in(folder)]
    print(f"{len(texts)} documents by themselves, parted: {sum(len(parts_of(Flow(text))) > 1 for text in texts)}")
    for kind in ("letter", "article"):
        whole = [text for text in texts if begins_as(text) == kind]
        pairs = list(permutations(whole, 2))
        right = sum(is_parted(first, second) for first, second in pairs)
        print(f"{len(whole)} that begin as {kind}s, {len(pairs)} pairs, parted between the two: {right}")


def texts_in(folder: Path) -> list[str]:
    paths = (path for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".html"))
    return [open_file(path.read_bytes(), path.name).flow.text.rstrip() + "\n" for path in paths]


def is_parted(first: str, second: str) -> bool:
    parts = parts_of(Flow(first + second))
    return len(parts) == 2 and abs(len(parts[0].text) - len(first)) < _NEAR


if __name__ == "__main__":
    main()
