"""What the tests need of their database: which engine it is, and the folder it leaves behind taken away."""

from __future__ import annotations

import os
import shutil

import pytest


def pytest_report_header() -> str:
    return f"database engine: {os.environ.get('LUOSHI_ENGINE', 'sqlite')}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that made the folder (not a worker of xdist) removes it."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["LUOSHI_TEST_FOLDER"], ignore_errors=True)
