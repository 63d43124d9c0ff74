"""Calibration: of the findings marked with a confidence, how many are right, on documents with answers.

python benchmarks/calibration.py [FOLDER…] [--scorer FILE] [--planted N] [--show KIND]

Without folders it reads the corpus, which lies with its scorer beside the checkout, in `../shared`. A folder holds
texts or pages, each with its answers in NAME.gold.json.

A finding is right where the scorer of the corpus counts it as a hit. A responsibility has the confidence of its task
unless it carries one of its own. The goal: what is marked 0.95 or more is right at least 95 times in 100, and at
least 60 in 100 findings are marked so.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from luoshi.reading import read
from luoshi.reading.export.contract import contract_of
from luoshi.reading.planted import documents

SHARED = Path(__file__).resolve().parents[2] / "shared"
PARTS = ("mission", "varied", "wide")
KINDS = ("tasks", "leads", "participants", "targets", "claims")
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
SURE = 0.95


class Judged(NamedTuple):
    """One finding: how sure the reader was, and whether it was right."""

    confidence: float
    right: bool
    words: str


Findings = dict[str, list[Judged]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[SHARED / "corpus" / part for part in PARTS])
    parser.add_argument("--scorer", type=Path, default=SHARED / "tools" / "score_reading.py")
    parser.add_argument("--planted", type=int, default=200, help="how many planted documents are read as well")
    parser.add_argument("--show", choices=KINDS, help="print what is marked as sure and wrong")
    arguments = parser.parse_args()
    if not arguments.scorer.is_file():
        sys.exit(f"There is no scorer at {arguments.scorer}; name it with --scorer.")
    scorer = loaded(arguments.scorer)
    gathered: Findings = defaultdict(list)
    for folder in arguments.folders:
        for gold, found in with_gold(folder):
            judge(scorer, gold, found, gathered)
    planted: Findings = defaultdict(list)
    for each in documents(arguments.planted, seed=1):
        judge(scorer, each.gold(), whole(each.text.encode(), each.name), planted)
    for name, findings in (("documents", gathered), ("planted", planted)):
        show(name, findings, arguments.show)


def loaded(path: Path) -> ModuleType:
    """The scorer of the corpus as a module: it alone says what counts as right."""
    spec = importlib.util.spec_from_file_location("score_reading", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def with_gold(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The answers of each document beside its reading."""
    for _, gold, source in answered(folder):
        yield gold, whole(source.read_bytes(), source.name)


def answered(folder: Path) -> Iterator[tuple[str, dict[str, Any], Path]]:
    """The name of each document of a folder, its answers and its file."""
    for path in sorted(folder.glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        source = next(each for each in folder.glob(f"{stem}.*") if each.suffix in (".txt", ".html"))
        yield stem, json.loads(path.read_text("utf-8")), source


def whole(data: bytes, name: str) -> dict[str, Any]:
    """All readings of a file as one."""
    parts = [contract_of(reading) for reading in read(data, name)]
    return {kind: [one for part in parts for one in part[kind]] for kind in ("tasks", "claims")}


def judge(scorer: ModuleType, gold: dict[str, Any], found: dict[str, Any], findings: Findings) -> None:
    """Adds every finding of a document to its kind."""
    pairs = {j: i for i, j in scorer.pair_tasks(gold.get("tasks") or [], found["tasks"])}
    for j, task in enumerate(found["tasks"]):
        answer = gold["tasks"][pairs[j]] if j in pairs else {}
        findings["tasks"].append(Judged(task["confidence"], bool(answer), f"{task['number']} {task['title']}"))
        judge_units(scorer, answer, task, findings)
        judge_targets(scorer, answer, task, findings)
    judge_claims(scorer, gold, found, findings)


def judge_units(scorer: ModuleType, answer: dict[str, Any], task: dict[str, Any], findings: Findings) -> None:
    for kind, role, named in zip(("leads", "participants"), ("lead", "participant"), scorer.roles(answer), strict=True):
        left = list(named)
        for one in task["responsibilities"]:
            if one["role"] == role:
                hit = next((name for name in left if scorer.match_names([name], [one["unit"]])), None)
                if hit is not None:
                    left.remove(hit)
                sure = one.get("confidence", task["confidence"])
                findings[kind].append(Judged(sure, hit is not None, f"{one['unit']} in {task['title']}"))


def judge_targets(scorer: ModuleType, answer: dict[str, Any], task: dict[str, Any], findings: Findings) -> None:
    firm, counted = scorer.firm_targets(answer.get("targets") or [], task["targets"])
    hits = {j for _, j in scorer.greedy(firm, counted, scorer.target_score, 0.7)}
    for j, one in enumerate(counted):
        words = f"{one['indicator']} {one['comparator']} {one['value']} {one['unit']}: {one['text']}"
        findings["targets"].append(Judged(one["confidence"], j in hits, words))


def judge_claims(scorer: ModuleType, gold: dict[str, Any], found: dict[str, Any], findings: Findings) -> None:
    answers, claims = gold.get("claims") or [], found["claims"]
    hits = {j for _, j in scorer.greedy(answers, claims, scorer.claim_score, 0.6)}
    for j, one in enumerate(claims):
        if j in hits or not scorer.may_skip(gold, one):
            words = f"{one['indicator']} {one['value']} {one['unit']} {one['change']}: {one['text']}"
            findings["claims"].append(Judged(one.get("confidence", 1.0), j in hits, words))


def show(name: str, findings: Findings, shown: str | None) -> None:
    """Prints for each kind how many of each confidence are right, and what is marked as sure."""
    for kind in KINDS:
        if not (judged := findings[kind]) or (name == "planted" and kind in ("targets", "claims")):
            continue
        print(f"== {name}, {kind}: {len(judged)} found, {share(judged)} right")
        for low, high in pairwise(EDGES):
            inside = [one for one in judged if low <= one.confidence < high]
            if inside:
                print(f"   {low:.2f} to {min(high, 1):.2f}: {len(inside):5d} found, {share(inside)} right")
        sure = [one for one in judged if one.confidence >= SURE]
        print(f"   marked >= {SURE}: {len(sure) / len(judged):.3f} of all, {share(sure)} of them right")
        for one in sure if kind == shown else []:
            if not one.right:
                print(f"      {one.confidence} wrong: {one.words}")


def share(judged: list[Judged]) -> str:
    return f"{sum(one.right for one in judged) / len(judged):.3f}" if judged else "none"


if __name__ == "__main__":
    main()
