"""The light of a task: the worst of its targets, told as 4/5 (S10)."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi.dispatch.lights.colours import ON_COURSE, Verdict, rank


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The worst target decides. Greys that no report could change are counted apart, unless there is nothing else."""
    if not verdicts:
        return Verdict("grey", "no_target")
    judged = [one for one in verdicts if not one.outside]
    decides = min(judged or verdicts, key=lambda one: rank(one.colour))
    tally = {
        "on_course": str(sum(one.colour in ON_COURSE for one in judged)),
        "of": str(len(judged)),
        "outside": str(len(verdicts) - len(judged)),
    }
    return Verdict(decides.colour, decides.cause, tally)
