"""Fixtures of the tests of documents."""

from __future__ import annotations

import pytest

from luoshi.records import files


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    """Each test lays bytes down in a folder of its own."""
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def kept():
    """The names of all files that the data folder keeps now."""
    return lambda: sorted(path.name for path in files.folder().rglob("*") if path.is_file())
