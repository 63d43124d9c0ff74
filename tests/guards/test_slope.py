"""Imports run downhill, and import-linter would notice one that does not."""

import subprocess
import sys
from pathlib import Path

from tests.guards.house import ROOMS, SOURCES, TOP

LINTER = Path(sys.executable).with_name("lint-imports")


def lint(folder, path):
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=folder, env={"PYTHONPATH": str(path)}, capture_output=True, text=True, check=False
    )


def test_imports_run_downhill():
    done = lint(TOP, TOP / "src")
    assert done.returncode == 0, done.stdout


def test_every_room_has_its_place():
    standing = {path.parent.name for path in SOURCES.glob("*/__init__.py")}
    assert standing <= set(ROOMS)


def test_an_import_uphill_is_noticed(tmp_path):
    for room in ROOMS:
        (tmp_path / "luoshi" / room).mkdir(parents=True)
        (tmp_path / "luoshi" / room / "__init__.py").touch()
    (tmp_path / "luoshi" / "__init__.py").touch()
    (tmp_path / "luoshi" / "records" / "__init__.py").write_text("from luoshi import ledger\n")
    slope = (TOP / ".importlinter").read_text("utf-8").split("[importlinter:contract:")
    (tmp_path / ".importlinter").write_text("[importlinter:contract:".join(slope[:2]), "utf-8")
    done = lint(tmp_path, tmp_path)
    assert (done.returncode, "luoshi.records is not allowed to import luoshi.ledger" in done.stdout) == (1, True)
