"""The documents that promises are tried on: planted ones, and the corpus where it lies beside the checkout."""

import os
from pathlib import Path

import pytest

from luoshi.reading.planted import SHAPES, documents

_BESIDE = Path(__file__).parents[5] / "shared" / "corpus"
CORPUS = Path(os.environ.get("LUOSHI_CORPUS", _BESIDE))


def planted() -> list[pytest.param]:
    """One document of each shape, as name and bytes."""
    return [
        pytest.param(each.name, each.text.encode(), id=f"planted: {each.shape}")
        for each in documents(len(SHAPES), seed=11)
    ]


def corpus() -> list[pytest.param]:
    """Every document of the corpus, or one that is skipped and says why."""
    found = sorted(path for path in CORPUS.glob("*/*") if path.suffix in (".txt", ".html"))
    if not found:
        absent = pytest.mark.skip(reason=f"the corpus of real documents is not at {CORPUS}; LUOSHI_CORPUS names it")
        return [pytest.param("absent.txt", b"", id="corpus", marks=absent)]
    return [pytest.param(path.name, path.read_bytes(), id=path.stem) for path in found]
