"""What `make quick`, `make test`, `make test-slow`, `make bench`, `make kills` and `make fuzz` run, step by step.

Every step runs even when one before it failed; the last line counts them.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
BIN = TOP / ".venv" / "bin"
TWO_AT_ONCE = ("-n", "2", "--dist", "loadfile")
#: Files in this order: those of the whole building take longest, and whoever begins with them ends with his neighbour.
LONGEST_FIRST = ("--no-loadscope-reorder", "tests", "src")


@dataclass(frozen=True)
class Step:
    """A command from .venv/bin, and what its environment has besides."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)

    def passes(self) -> bool:
        start = time.monotonic()
        program, *arguments = self.command
        print(f"\n=== {self.name}", flush=True)
        done = subprocess.run([BIN / program, *arguments], cwd=TOP, env=surroundings() | self.environment, check=False)
        print(f"=== {self.name}: {time.monotonic() - start:.0f} s", flush=True)
        return done.returncode == 0


def surroundings() -> dict[str, str]:
    """The environment of a step. Tests start the reader as a process of its own many times over: compiled once, that
    takes half of the time, also where nothing may be written beside the sources.
    """
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return ours | {"PYTHONPYCACHEPREFIX": str(TOP / ".cache" / "pycache")}


def tests(name: str, which: str, *arguments: str, **environment: str) -> Step:
    return Step(f"tests: {name}", ("pytest", "-m", which, "--durations=8", *arguments), environment)


WITHOUT_TESTS = [
    Step("lint", ("ruff", "check", ".")),
    Step("format", ("ruff", "format", "--check", ".")),
    Step("types", ("mypy",)),
    Step("slope", ("lint-imports", "--cache-dir", ".cache/import-linter")),
]
UNITS = tests(
    "units and guards, SQLite",
    "not journey and not slow",
    *TWO_AT_ONCE,
    "--hypothesis-profile=quick",
    "--ignore-glob=*/test_*scans.py",  # to find words in a picture takes seconds
    "src",
    "tests/guards",
)
ON_SQLITE = tests("all without a browser, SQLite", "not journey and not slow", *TWO_AT_ONCE, *LONGEST_FIRST)
WITHOUT_DATABASE = ("--ignore=src/luoshi/reading", "--ignore=tests/guards", "--ignore=tests/serving")
#: What asks the same whatever the engine: pages, and who meets which of them; and what takes minutes there: deaths at
#: every write, migrations back and forth, a hundred examples of each property. `make test-slow` does all of it.
PAGES = (
    "--ignore=src/luoshi/core",
    "--ignore=src/luoshi/web",
    "--ignore=tests/test_access_matrix.py",
    "--ignore=tests/test_no_leaks.py",
    "--ignore-glob=*/test_*pages*.py",
    "--ignore=tests/migrations",
    "--ignore=tests/test_crash_points.py",
    "--hypothesis-profile=quick",
)


def on_postgresql(name: str, *left_out: str) -> Step:
    which = "not journey and not slow"
    return tests(f"{name}, PostgreSQL", which, *TWO_AT_ONCE, *left_out, *LONGEST_FIRST, LUOSHI_ENGINE="postgresql")


ACTS_ON_POSTGRESQL = on_postgresql("acts, queries and checks", *WITHOUT_DATABASE, *PAGES)
DEATHS_ON_POSTGRESQL = tests(
    "deaths at every write and migrations, PostgreSQL",
    "not journey and not slow",
    *TWO_AT_ONCE,
    "tests/test_crash_points.py",
    "tests/migrations",
    LUOSHI_ENGINE="postgresql",
)
#: On a version of the system's own; the deaths are died once, on the newest.
ALL_ON_POSTGRESQL = on_postgresql(
    "all that touches the database", *WITHOUT_DATABASE, "--ignore=tests/test_crash_points.py"
)
JOURNEYS = tests("journeys in a browser", "journey and not slow", *TWO_AT_ONCE)
LOOP_ON_POSTGRESQL = tests(
    "one promise through the whole loop, PostgreSQL",
    "journey",
    "tests/journeys/test_one_promise.py",
    LUOSHI_ENGINE="postgresql",
)
LONG = tests("the long ones", "slow")


def benchmarks() -> Iterator[Step]:
    for path in sorted((TOP / "benchmarks").glob("*.py")):
        yield Step(f"benchmark: {path.stem}", ("python", str(path)))


#: Numbers under fire, and web and worker under fire while people work.
UNDER_FIRE = {"letters": ("python", "benchmarks/kills.py"), "web and worker": ("python", "-m", "benchmarks.under_load")}


def kills() -> list[Step]:
    """What must hold when processes are killed, on both engines."""
    engines = ("sqlite", "postgresql")
    return [
        Step(f"kills: {what}, {engine}", (*program, "--engine", engine))
        for what, program in UNDER_FIRE.items()
        for engine in engines
    ]


def fuzzing() -> Iterator[Step]:
    """Property and stateful tests with a new seed each time, for LUOSHI_FUZZ_MINUTES (60)."""
    end = time.monotonic() + 60 * float(os.environ.get("LUOSHI_FUZZ_MINUTES", "60"))
    while time.monotonic() < end:
        seed = str(secrets.randbits(32))
        yield tests(f"random, seed {seed}", "hypothesis", "--hypothesis-profile=fuzz", f"--hypothesis-seed={seed}")


def steps(target: str) -> list[Step] | Iterator[Step]:
    match target:
        case "quick":
            return [*WITHOUT_TESTS, UNITS]
        case "test":
            return [*WITHOUT_TESTS, ON_SQLITE, ACTS_ON_POSTGRESQL, JOURNEYS, LOOP_ON_POSTGRESQL]
        case "test-slow":
            return [DEATHS_ON_POSTGRESQL, LONG]
        case "bench":
            return benchmarks()
        case "fuzz":
            return fuzzing()
        case "kills":
            return kills()
    raise SystemExit(f"no such target: {target}")


def main(target: str) -> int:
    start = time.monotonic()
    results = [(step.name, step.passes()) for step in steps(target)]
    failed = [name for name, passed in results if not passed]
    print(f"\nmake {target}: {time.monotonic() - start:.0f} s" + "".join(f"\n  failed: {name}" for name in failed))
    print(f"{target}: {len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
