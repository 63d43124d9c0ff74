"""Fixtures of the tests of documents."""

from __future__ import annotations

import pytest

from luoshi.records import files
from tests.support.folders import data_folder  # noqa: F401


@pytest.fixture
def kept():
    """The names of all files that the data folder keeps now."""
    return lambda: sorted(path.name for path in files.folder().rglob("*") if path.is_file())
