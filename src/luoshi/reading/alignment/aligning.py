"""Aligning: the best upper line for each lower one, and a carrier for each upper line that has one worth it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from luoshi.reading.alignment.figures import changes
from luoshi.reading.alignment.likeness import evidence_of, likenesses
from luoshi.reading.alignment.lines import lines_of
from luoshi.reading.alignment.model import Alignment, Match
from luoshi.reading.model import Task

#: From which likeness on a line carries out another one.
CARRIES = 0.3
#: The same for two lines that have no other partner.
_ALONE = 0.2
#: How near to the best a further upper line must be that one lower line carries out as well.
_ALSO = 0.9


def align(upper: Sequence[Task], lower: Sequence[Task]) -> Alignment:
    """Compares the tasks of two plans; one upper line may be carried out by many lower ones."""
    above, below = lines_of(upper, lower)
    scores = likenesses(above, below)
    pairs = _pairs(scores)
    pairs |= _left_for_each_other(scores, pairs)
    matches = tuple(
        Match(
            upper[u], lower[w], round(scores[u, w], 3), evidence_of(above[u], below[w]), doubtful=scores[u, w] < CARRIES
        )
        for u, w in sorted(pairs)
    )
    carriers = {u: [lower[w] for _, w in group] for u, group in groupby(sorted(pairs), key=itemgetter(0))}
    carrying = {w for _, w in pairs}
    return Alignment(
        matches,
        tuple(task for u, task in enumerate(upper) if u not in carriers),
        tuple(task for w, task in enumerate(lower) if w not in carrying),
        tuple(change for u, lines in carriers.items() for change in changes(upper[u], lines)),
    )


def _pairs(scores: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Each lower line with the upper line that it is likest to; also with those that it is nearly as like to."""
    best: dict[int, float] = {}
    for (_, w), score in scores.items():
        best[w] = max(score, best.get(w, 0.0))
    return {(u, w) for (u, w), score in scores.items() if score >= CARRIES and _is_near(score, best[w])}


def _left_for_each_other(scores: Mapping[tuple[int, int], float], pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Lines without a partner that are likest to each other, though in other words."""
    uppers, lowers = {u for u, _ in pairs}, {w for _, w in pairs}
    left = {(u, w): score for (u, w), score in scores.items() if u not in uppers and w not in lowers}
    best: dict[tuple[str, int], float] = {}
    for (u, w), score in left.items():
        best["upper", u] = max(score, best.get(("upper", u), 0.0))
        best["lower", w] = max(score, best.get(("lower", w), 0.0))
    return {
        (u, w) for (u, w), score in left.items() if score >= _ALONE and score == best["upper", u] == best["lower", w]
    }


def _is_near(score: float, best: float) -> bool:
    return score >= best * _ALSO and (score == best or score >= 2 * CARRIES)
