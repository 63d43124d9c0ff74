"""The product as people run it: `luoshi serve` on a data folder of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

LUOSHI = Path(sys.executable).with_name("luoshi")
ADDRESS = re.compile(r"http://\S+")


def clean_environment(**more: str) -> dict[str, str]:
    """This process's environment without what the tests put into it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LUOSHI_", "DJANGO_", "PYTEST_"))}
    return kept | more


class Site:
    """A running `luoshi serve`; `url` is where it is."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.log = folder / "serve.log"
        folder.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            [LUOSHI, "serve", "--port", "0"],
            env=clean_environment(LUOSHI_DATA_DIR=str(folder), LUOSHI_LANGUAGE="en", **environment),
            stdout=subprocess.PIPE,
            stderr=self.log.open("a"),
            text=True,
        )
        self.url = self._address()

    def _address(self) -> str:
        assert self.process.stdout
        found = ADDRESS.search(self.process.stdout.readline())
        assert found, self.log.read_text()
        return found.group()

    def status(self, path: str = "/") -> int:
        """The status that a GET ends with, redirects followed."""
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:
            return int(answer.status)

    def stop(self) -> int:
        """Asks it to end; its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=20)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    running = Site(tmp_path / "data")
    yield running
    if running.process.poll() is None:
        running.stop()
