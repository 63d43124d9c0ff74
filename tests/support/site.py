"""The product as people run it: `luoshi serve` on a data folder of its own."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.prepared import prepared

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
        with urllib.request.urlopen(self.url + path, timeout=60) as answer:
            return int(answer.status)

    def accounts(self) -> dict[str, str]:
        """The demo's passwords by account."""
        rows = (self.folder / "demo-accounts.txt").read_text("utf-8").splitlines()
        return dict(row.split()[:2] for row in rows)

    def stop(self) -> int:
        """Asks it to end; its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=60)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """An empty installation."""
    yield from running(tmp_path / "data")


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the example county, made by whichever worker needs it first; copied, never used itself."""
    among_workers = Path(os.environ["LUOSHI_TEST_FOLDER"])
    with (among_workers / "demo.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        made = among_workers / "demo"
        if not (made / "demo-accounts.txt").exists():
            begin_migrated(made)
            environment = clean_environment(LUOSHI_DATA_DIR=str(made))
            subprocess.run([LUOSHI, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    return Path(shutil.copytree(made, tmp_path_factory.mktemp("demo") / "data"))


def begin_migrated(folder: Path) -> None:
    """Lays the prepared database into a folder, where one lies ready: migrations find nothing to do there.

    It has the tables of the sample app too; no room of the product asks them.
    """
    folder.mkdir(exist_ok=True)
    if prepared().exists():
        shutil.copyfile(prepared(), folder / "luoshi.sqlite3")


@pytest.fixture(scope="module")
def county(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example county, served; what a module's tests do to it stays among them."""
    yield from running(Path(shutil.copytree(demo_folder, tmp_path_factory.mktemp("county") / "data")))


def running(folder: Path) -> Iterator[Site]:
    site = Site(folder)
    yield site
    if site.process.poll() is None:
        site.stop()
