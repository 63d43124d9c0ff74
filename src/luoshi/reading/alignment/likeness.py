"""Likeness: how much two lines say the same, from 0 to 1, and by which words, units and indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from luoshi.reading.alignment.families import is_family
from luoshi.reading.alignment.figures import same_indicator
from luoshi.reading.alignment.lines import Line
from luoshi.reading.alignment.model import Evidence

#: What the words, the title, the units and the indicators say for a match; what a line has not does not count.
_WORDS, _TITLE, _UNITS, _INDICATORS = 0.45, 0.3, 0.15, 0.1
_LEAST_WORDS = 0.08  # below which units and indicators make no match
_SHOWN_WORDS = 5


def likenesses(upper: Sequence[Line], lower: Sequence[Line]) -> dict[tuple[int, int], float]:
    """The likeness of every pair of lines that share words worth it."""
    words = _products([line.weights for line in upper], [line.weights for line in lower])
    titles = _products([line.title for line in upper], [line.title for line in lower])
    return {
        (u, w): _likeness(upper[u], lower[w], shared, titles.get((u, w), 0.0))
        for (u, w), shared in words.items()
        if shared >= _LEAST_WORDS
    }


def evidence_of(upper: Line, lower: Line) -> Evidence:
    """Why two lines are alike, in words that a person can check."""
    units = tuple(dict.fromkeys(_families(upper, lower)))
    indicators = dict.fromkeys(
        target.indicator
        for target in upper.task.targets
        if any(same_indicator(target, other) for other in lower.task.targets)
    )
    return Evidence(_shared_words(upper, lower), units, tuple(indicators))


def _likeness(upper: Line, lower: Line, words: float, title: float) -> float:
    parts = [(_WORDS, words), (_TITLE, title)]
    if upper.task.responsibilities and lower.task.responsibilities:
        parts.append((_UNITS, float(any(True for _ in _families(upper, lower)))))
    if upper.task.targets and lower.task.targets:
        shared = any(same_indicator(one, other) for one in upper.task.targets for other in lower.task.targets)
        parts.append((_INDICATORS, float(shared)))
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


def _products(
    upper: Sequence[Mapping[str, float]], lower: Sequence[Mapping[str, float]]
) -> dict[tuple[int, int], float]:
    """How far the weights of each pair of lines point the same way."""
    having: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for u, weights in enumerate(upper):
        for pair, weight in weights.items():
            having[pair].append((u, weight))
    products: dict[tuple[int, int], float] = defaultdict(float)
    for w, weights in enumerate(lower):
        for pair, weight in weights.items():
            for u, other in having.get(pair, ()):
                products[u, w] += weight * other
    return products


def _families(upper: Line, lower: Line) -> Iterator[tuple[str, str]]:
    """The units of both lines that do the same work at different levels."""
    for one in upper.task.responsibilities:
        for other in lower.task.responsibilities:
            if is_family(one.unit, other.unit):
                yield one.unit, other.unit


def _shared_words(upper: Line, lower: Line) -> tuple[str, ...]:
    """The words of the upper line that stand in the lower one too, those that weigh most first."""
    text = f"{upper.task.title}\n{upper.task.statement}"
    other = f"{lower.task.title}\n{lower.task.statement}"
    found: dict[str, float] = {}
    at = 0
    while at < len(text) - 1:
        end, weight = at, 0.0
        while (
            end + 1 < len(text)
            and (shared := _shared(text[end : end + 2], upper, lower))
            and text[at : end + 2] in other
        ):
            weight += shared
            end += 1
        if weight:
            found[text[at : end + 1]] = max(weight, found.get(text[at : end + 1], 0.0))
        at = max(end, at + 1)
    kept: list[str] = []
    for words in sorted(found, key=lambda words: -found[words]):
        if not any(words in one or one in words for one in kept):
            kept.append(words)
    return tuple(kept[:_SHOWN_WORDS])


def _shared(pair: str, upper: Line, lower: Line) -> float:
    return upper.weights.get(pair, 0.0) * lower.weights.get(pair, 0.0)
