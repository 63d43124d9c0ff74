"""Ablation: what the reader loses without each of its rules, on documents with answers.

python benchmarks/ablation.py [FOLDER…] [--scorer FILE] [--module NAME] [--alternatives] [--quiet]

A rule is an expression of `luoshi.reading` (`findings.facts._PAST`), with `--alternatives` each alternative of one
(`findings.facts._PAST: 过去一年`), or a step of a list of steps (`findings.commitments._AGAINST: _is_saying`). Each is
switched off alone, the documents in which it matched anything are read again, and the change of F1 over all of them
is printed, in thousandths. What changes nothing may go; what wins by its absence should.

Without folders it reads the corpus, which lies with its scorer beside the checkout, in `../shared`.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.util
import json
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from luoshi import reading
from luoshi.reading import read
from luoshi.reading.export.contract import contract_of
from luoshi.reading.expressions import Expression

SHARED = Path(__file__).resolve().parents[2] / "shared"
PARTS = ("mission", "varied", "wide")
KINDS = (
    "tasks",
    "leads",
    "participants",
    "targets",
    "claims",
    "document",
    "deadlines",
    "sections",
    "achievements",
    "mechanisms",
)
WAYS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
#: Lists of steps that are asked one after the other.
STEPS = (("luoshi.reading.findings.commitments", "_AGAINST"), ("luoshi.reading.findings.aims", "_KINDS"))
NEVER = re.compile(r"(?!)")
_CACHED = type(lru_cache(lambda: None))

Tallies = dict[str, list[int]]


class Paper(NamedTuple):
    """A document with its answers."""

    name: str
    data: bytes
    gold: dict[str, Any]


class Rule(NamedTuple):
    """Something that can be switched off: by what name, in which documents it matched, and how it is done."""

    name: str
    where: set[int]
    off: Callable[[], Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[SHARED / "corpus" / part for part in PARTS])
    parser.add_argument("--scorer", type=Path, default=SHARED / "tools" / "score_reading.py")
    parser.add_argument("--module", default="", help="only rules whose name begins so, an expression (findings.commit)")
    parser.add_argument("--alternatives", action="store_true", help="each alternative of an expression, not the whole")
    parser.add_argument("--quiet", action="store_true", help="only rules without which nothing gets worse")
    arguments = parser.parse_args()
    folders = [folder for folder in arguments.folders if folder.is_dir()]
    if not folders or not arguments.scorer.is_file():
        sys.exit(
            f"There are no documents in {arguments.folders}, or no scorer at {arguments.scorer}: nothing is measured."
        )
    bench = Bench(loaded(arguments.scorer), [paper for folder in folders for paper in papers_in(folder)])
    for rule in rules(bench, arguments.module, arguments.alternatives):
        change = bench.without(rule)
        if not (arguments.quiet and any(lost < 0 for lost in change.values())):
            told = "  ".join(f"{kind} {lost:+.1f}" for kind, lost in change.items()) or "nothing"
            print(f"{rule.name:60s} {len(rule.where):4d} documents  {told}", flush=True)


class Bench:
    """The documents as they are read with all rules, and how well."""

    def __init__(self, scorer: ModuleType, papers: list[Paper]) -> None:
        self._scorer, self.papers = scorer, papers
        self.caches = [one for one in gc.get_objects() if isinstance(one, _CACHED) and "luoshi" in one.__module__]
        self._known = [self._tally(paper) for paper in papers]
        self._whole = f1(self._known)

    def without(self, rule: Rule) -> dict[str, float]:
        """The change of F1 by kind, in thousandths, where there is any."""
        known = list(self._known)
        with rule.off():
            for at in rule.where:
                self.forget()
                known[at] = self._tally(self.papers[at])
        self.forget()
        now = f1(known)
        return {kind: 1000 * (now[kind] - self._whole[kind]) for kind in now if now[kind] != self._whole[kind]}

    def forget(self) -> None:
        """Empties what functions remember from one document to the next."""
        for cache in self.caches:
            cache.cache_clear()

    def _tally(self, paper: Paper) -> Tallies:
        tally = self._scorer.Tally()
        try:
            found = self._scorer.merged([contract_of(one) for one in read(paper.data, paper.name)])
        except (AttributeError, IndexError, TypeError, ValueError, AssertionError, KeyError, ArithmeticError, re.error):
            found = {}  # the reader cannot do without it
        self._scorer.score(paper.gold, json.loads(json.dumps(found)), tally)
        return dict(tally)


def f1(tallies: list[Tallies]) -> dict[str, float]:
    """F1 by kind over all documents."""
    summed: dict[str, Counter[int]] = {}
    for tally in tallies:
        for kind in KINDS:
            summed.setdefault(kind, Counter()).update(dict(enumerate(tally.get(kind, (0, 0, 0)))))
    return {kind: 2 * one[0] / (one[1] + one[2]) if one[1] + one[2] else 1.0 for kind, one in summed.items()}


def rules(bench: Bench, prefix: str, alternatives: bool) -> Iterator[Rule]:
    """The steps and expressions of the reader, each with where it matters."""
    everywhere = set(range(len(bench.papers)))
    for module, name in STEPS if not alternatives else ():
        steps = getattr(importlib.import_module(module), name)
        for at, step in enumerate(steps):
            label = f"{short(module)}.{name}: {getattr(step, '__name__', at)}"
            if re.match(prefix, label):
                yield Rule(label, everywhere, partial(without_step, importlib.import_module(module), name, at))
    named = {label: one for label, one in expressions() if re.match(prefix, label)}
    for label, where in matched(bench, named).items():
        one = named[label]
        if not alternatives:
            yield Rule(label, where, partial(switched, one, NEVER))
            continue
        parts = parted(str(one.pattern))
        for at, part in enumerate(parts) if len(parts) > 1 else ():
            rest = "|".join(parts[:at] + parts[at + 1 :])
            yield Rule(f"{label}: {part}", where, partial(switched, one, re.compile(rest, one.flags)))


def expressions() -> Iterator[tuple[str, Expression]]:
    """The expressions that are named in the modules of the reader, once each."""
    seen: set[int] = set()
    for found in pkgutil.walk_packages(reading.__path__, "luoshi.reading."):
        if re.search(r"\.(?:tests|planted|intake|export|alignment|__main__)\b", found.name):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, Expression) and isinstance(value.pattern, str) and id(value) not in seen:
                seen.add(id(value))
                yield f"{short(found.name)}.{name}", value


def short(module: str) -> str:
    return module.removeprefix("luoshi.reading.")


def matched(bench: Bench, named: dict[str, Expression]) -> dict[str, set[int]]:
    """In which documents each expression matched anything while they were read."""
    where: dict[str, set[int]] = {label: set() for label in named}
    now = [0]
    for label, one in named.items():
        _ = one.search  # makes its program
        watch(one, lambda label=label: where[label].add(now[0]))  # type: ignore[misc]
    for at, paper in enumerate(bench.papers):
        now[0] = at
        bench.forget()
        read(paper.data, paper.name)
    for one in named.values():
        answer_as(one, re.compile(one.pattern, one.flags))
    return where


def watch(one: Expression, matched: Callable[[], None]) -> None:
    """Tells of every question that an expression answers with a match."""

    def asked(way: Callable[..., Any], *words: Any, **more: Any) -> Any:
        found = way(*words, **more)
        if not isinstance(found, (str, list)) and not hasattr(found, "__next__"):
            if found is not None:
                matched()
            return found
        if hasattr(found, "__next__"):
            found = list(found)
        if found != words[-1] if isinstance(found, str) else len(found):
            matched()
        return iter(found) if way.__name__ == "finditer" else found

    for way in WAYS:
        vars(one)[way] = partial(asked, getattr(one, way))


def answer_as(one: Expression, program: re.Pattern[str]) -> None:
    vars(one).update((way, getattr(program, way)) for way in WAYS)


@contextmanager
def switched(one: Expression, program: re.Pattern[str]) -> Iterator[None]:
    """An expression that answers as another one."""
    answer_as(one, program)
    yield
    answer_as(one, re.compile(str(one.pattern), one.flags))


@contextmanager
def without_step(module: ModuleType, name: str, at: int) -> Iterator[None]:
    """A list of steps without one."""
    steps = getattr(module, name)
    setattr(module, name, (*steps[:at], *steps[at + 1 :]))
    yield
    setattr(module, name, steps)


def parted(pattern: str) -> list[str]:
    """The alternatives of an expression, as far as they stand outside brackets."""
    parts, start, depth, in_set, at = [], 0, 0, False, 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif in_set:
            in_set = letter != "]"
        elif letter == "[":
            in_set = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def loaded(path: Path) -> ModuleType:
    """The scorer of the corpus as a module."""
    spec = importlib.util.spec_from_file_location("score_reading", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def papers_in(folder: Path) -> Iterator[Paper]:
    """The documents of a folder that have answers."""
    for path in sorted(folder.glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        source = next(each for each in folder.glob(f"{stem}.*") if each.suffix in (".txt", ".html"))
        yield Paper(source.name, source.read_bytes(), json.loads(path.read_text("utf-8")))


if __name__ == "__main__":
    main()
