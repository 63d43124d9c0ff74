"""A data folder for each test; a room whose tests lay bytes down imports the fixture into its conftest."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path) -> Path:
    """Each test lays bytes down in a folder of its own."""
    settings.DATA_DIR = tmp_path
    return tmp_path
