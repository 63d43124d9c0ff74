"""Many stretches asked at once answer as each of them asked by itself."""

from __future__ import annotations

from random import Random

from luoshi.reading.flow import Span
from luoshi.reading.stretches import Stretches


def _some(rng: Random, how_many: int) -> list[Span]:
    starts = [rng.randrange(40) for _ in range(how_many)]
    return [Span(start, start + rng.randrange(9)) for start in starts]


def test_they_answer_as_each_asked_by_itself():
    rng = Random(2311)
    for how_many in range(9):
        spans = _some(rng, how_many)
        stretches = Stretches(spans)
        for position in range(50):
            behind = sorted(span.start for span in spans if span.start > position)
            assert stretches.hold(position) == any(span.start <= position < span.end for span in spans)
            assert stretches.start_behind(position) == (behind[0] if behind else None)
        for asked in _some(rng, 200):
            assert stretches.meet(asked) == any(one.start < asked.end and asked.start < one.end for one in spans)
            assert stretches.cover(asked) == any(one.start <= asked.start and asked.end <= one.end for one in spans)


def test_none_hold_nothing():
    assert not Stretches()
    assert Stretches([Span(3, 5)])
