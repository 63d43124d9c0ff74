"""How well two plans are aligned: precision and recall of the planted links by kind, of dropped lines and of numbers.

python benchmarks/alignment.py --pairs 100 --seed 1 [--show KIND]
"""

from __future__ import annotations

import argparse
from collections import Counter
from random import Random
from time import perf_counter

from luoshi.reading import read
from luoshi.reading.alignment import Alignment, align
from luoshi.reading.planted.pairs import Pair, pair


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--lines", type=int, default=20, help="of the upper plan")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", help="print the links of a kind that were not found, and those found wrongly")
    arguments = parser.parse_args()
    rng, counts = Random(arguments.seed), Counter[str]()
    for _ in range(arguments.pairs):
        planted = pair(rng, arguments.lines)
        judge(planted, aligned(planted), counts, arguments.show)
    report(counts)
    print(f"218 × 218 lines: {seconds(rng):.2f} s")


def aligned(planted: Pair) -> Alignment:
    upper, lower = (read(text.encode(), "plan.txt")[0].tasks for text in (planted.upper, planted.lower))
    return align(upper, lower)


def judge(planted: Pair, found: Alignment, counts: Counter[str], shown: str | None) -> None:
    """Adds what was planted, found and right, by kind."""
    links = {(link.upper, lower): link.kind for link in planted.links for lower in link.lower}
    pairs = {(match.upper.title, match.lower.title) for match in found.matches}
    for link, kind in links.items():
        counts[f"{kind} planted"] += 1
        counts[f"{kind} right"] += link in pairs
        if shown == kind and link not in pairs:
            print("not found:", *link)
    counts["all planted"] += len(links)
    counts["all right"] += len(pairs & links.keys())
    counts["all found"] += len(pairs)
    for link in pairs - links.keys() if shown else ():
        print("wrong:", *link)
    dropped = {link.upper for link in planted.links if not link.lower}
    missing = {task.title for task in found.missing}
    tally(counts, "missing lines", dropped, missing)
    tally(counts, "lines of its own", set(planted.own), {task.title for task in found.added})
    tally(counts, "numbers", changes_planted(planted), changes_found(planted, found))


def tally(counts: Counter[str], kind: str, planted: set[str], found: set[str]) -> None:
    counts[f"{kind} planted"] += len(planted)
    counts[f"{kind} found"] += len(found)
    counts[f"{kind} right"] += len(planted & found)


def changes_planted(planted: Pair) -> set[str]:
    kept = [link for link in planted.links if link.after is not None and link.kind != "otherwise"]
    return {f"{link.upper} {word(link.before, link.after or 0)}" for link in kept}


def changes_found(planted: Pair, found: Alignment) -> set[str]:
    """The changes of the planted numbers; the lines hold others, which nobody planted."""
    known = {(link.upper, link.before) for link in planted.links if link.kind != "otherwise"}
    return {
        f"{one.task.title} {one.change}" for one in found.figures if (one.task.title, int(one.upper.value)) in known
    }


def word(before: int, after: int) -> str:
    return "same" if before == after else "raised" if after > before else "lowered"


def report(counts: Counter[str]) -> None:
    for kind in ("kept", "reworded", "split", "otherwise"):
        print(f"{kind:17s} recall {counts[f'{kind} right'] / max(counts[f'{kind} planted'], 1):.3f}")
    for kind in ("all", "missing lines", "lines of its own", "numbers"):
        precision = counts[f"{kind} right"] / max(counts[f"{kind} found"], 1)
        recall = counts[f"{kind} right"] / max(counts[f"{kind} planted"], 1)
        print(f"{kind:17s} precision {precision:.3f}  recall {recall:.3f}  of {counts[f'{kind} planted']}")


def seconds(rng: Random) -> float:
    """How long two plans of 218 lines take, read already."""
    plans = [pair(rng, 20) for _ in range(14)]
    upper, lower = (
        [task for one in plans for task in read(text(one).encode(), "plan.txt")[0].tasks][:218]
        for text in (lambda one: one.upper, lambda one: one.lower)
    )
    began = perf_counter()
    align(upper, lower)
    return perf_counter() - began


if __name__ == "__main__":
    main()
