"""What `make quick`, `make test`, `make test-slow`, `make bench`, `make kills` and `make fuzz` run, step by step.

Every step runs even when one before it failed; the last line counts them. Some are done aside, while another goes: what
waits for a browser or keeps one core busy leaves room. What runs where, and why, is in docs/explanation/tests.md.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
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

    def passes(self, aside: bool = False) -> bool:
        """Whether it went well; what is done aside says all it says at its end."""
        start = time.monotonic()
        program, *arguments = self.command
        if not aside:
            print(f"\n=== {self.name}", flush=True)
        done = subprocess.run(
            [BIN / program, *arguments],
            cwd=TOP,
            env=surroundings() | self.environment,
            check=False,
            text=True,
            stdout=subprocess.PIPE if aside else None,
            stderr=subprocess.STDOUT if aside else None,
        )
        said = f"\n=== {self.name}\n{done.stdout}" if aside else ""
        print(f"{said}=== {self.name}: {time.monotonic() - start:.0f} s", flush=True)
        return done.returncode == 0


def results_of(front: Step, *aside: Step) -> list[tuple[str, bool]]:
    """The name of each step and whether it passed; those aside go one after another while the one in front goes."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        others = [(step.name, beside.submit(step.passes, aside=True)) for step in aside]
        return [(front.name, front.passes()), *((name, other.result()) for name, other in others)]


def surroundings() -> dict[str, str]:
    """The environment of a step. Tests start the reader as a process of its own many times over: compiled once, that
    takes half of the time, also where nothing may be written beside the sources.
    """
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return ours | {"PYTHONPYCACHEPREFIX": str(TOP / ".cache" / "pycache")}


def tests(name: str, which: str, *arguments: str, **environment: str) -> Step:
    return Step(f"tests: {name}", ("pytest", "-m", which, "--durations=8", *arguments), environment)


WITHOUT_TESTS = (
    Step("lint", ("ruff", "check", ".")),
    Step("format", ("ruff", "format", "--check", ".")),
    Step("types", ("mypy",)),
    Step("slope", ("lint-imports", "--cache-dir", ".cache/import-linter")),
)
UNITS = tests(
    "units and guards, SQLite",
    "not journey and not slow and not whole",
    *TWO_AT_ONCE,
    "--hypothesis-profile=quick",
    "src",
    "tests/guards",
)
ON_SQLITE = tests(
    "all without a browser, SQLite",
    "not journey and not slow",
    *TWO_AT_ONCE,
    *LONGEST_FIRST,
    "--hypothesis-profile=test",
)
WITHOUT_DATABASE = ("--ignore=src/luoshi/reading", "--ignore=tests/guards", "--ignore=tests/serving")
NOT_HERE = "not journey and not slow"


def on_postgresql(name: str, which: str, *arguments: str) -> Step:
    return tests(
        f"{name}, PostgreSQL",
        which,
        *TWO_AT_ONCE,
        *WITHOUT_DATABASE,
        *LONGEST_FIRST,
        *arguments,
        LUOSHI_ENGINE="postgresql",
    )


#: Every act, every page as some people meet it, locks, lists, plans of questions: one engine may do it, the other not.
ENGINES_ON_POSTGRESQL = on_postgresql(
    "what engines may differ in", f"engines and {NOT_HERE}", "--hypothesis-profile=quick"
)
#: On a version of the system's own.
ALL_ON_POSTGRESQL = on_postgresql("all that touches the database", NOT_HERE, "--ignore=tests/deaths")
DEATHS_ON_POSTGRESQL = tests(
    "deaths at every write and migrations, PostgreSQL",
    "not journey",
    *TWO_AT_ONCE,
    "tests/deaths",
    "tests/migrations",
    LUOSHI_ENGINE="postgresql",
)
#: While one of the two makes the example county, which every page needs, the other plays what needs none.
BEGIN_WITH = ("test_every_page.py", "test_one_promise.py")


def journeys() -> list[str]:
    """The files of the journeys in their order; a folder beside its files would undo it."""
    names = sorted(path.name for path in (TOP / "tests" / "journeys").glob("test_*.py"))
    return [f"tests/journeys/{name}" for name in dict.fromkeys((*BEGIN_WITH, *names))]


JOURNEYS = tests("journeys in a browser", "journey and not slow", *TWO_AT_ONCE, "--no-loadscope-reorder", *journeys())
LOOP_ON_POSTGRESQL = tests(
    "one promise through the whole loop, PostgreSQL",
    "journey",
    "tests/journeys/test_one_promise.py",
    LUOSHI_ENGINE="postgresql",
)
LONG = tests("the long ones", "slow", *TWO_AT_ONCE, "--ignore=tests/deaths")
A_HUNDRED_EXAMPLES = tests("a hundred examples of each property, SQLite", "hypothesis", *TWO_AT_ONCE)


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


def steps(target: str) -> Iterable[tuple[Step, ...]]:
    """What a target runs, in this order; of several together the first in front, the others aside."""
    match target:
        case "quick":
            return [(UNITS, *WITHOUT_TESTS)]
        case "test":
            return [(ON_SQLITE, *WITHOUT_TESTS), (JOURNEYS, ENGINES_ON_POSTGRESQL)]
        case "test-slow":
            return [(DEATHS_ON_POSTGRESQL,), (A_HUNDRED_EXAMPLES, LOOP_ON_POSTGRESQL), (LONG,)]
        case "bench":
            return ((step,) for step in benchmarks())
        case "fuzz":
            return ((step,) for step in fuzzing())
        case "kills":
            return [(step,) for step in kills()]
    raise SystemExit(f"no such target: {target}")


def main(target: str) -> int:
    start = time.monotonic()
    results = [result for together in steps(target) for result in results_of(*together)]
    failed = [name for name, passed in results if not passed]
    print(f"\nmake {target}: {time.monotonic() - start:.0f} s" + "".join(f"\n  failed: {name}" for name in failed))
    print(f"{target}: {len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
