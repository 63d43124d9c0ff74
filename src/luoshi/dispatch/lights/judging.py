"""The light of one target: which formula judges it, and what is known of the period that judges (S3 to S10)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from luoshi.dispatch.lights.aims import AT_MOST, Aim, month_told
from luoshi.dispatch.lights.colours import Verdict
from luoshi.dispatch.lights.courses import by_allowance, by_nodes, by_way
from luoshi.dispatch.lights.levels import by_comparison, by_growth, by_level, by_rank
from luoshi.dispatch.lights.periods import ACCEPTED, AWAITING, MISSING, UNREVIEWED, Situation
from luoshi.dispatch.lights.rules import Rules

#: These begin at a value of their own, and nothing says how far they came without it.
FROM_BASELINE = frozenset({"stock", "reach"})

#: Nodes that were set go before the straight course of these.
STAGED = frozenset({"flow", "stock", "reach", "done"})

FORMULAS = {
    "flow": by_way,
    "stock": by_way,
    "reach": by_way,
    "hold": by_level,
    "ceiling": by_allowance,
    "growth": by_growth,
    "relative": by_comparison,
    "rank": by_rank,
    "done": by_nodes,
}


def judge(aim: Aim, situation: Situation, rules: Rules) -> Verdict:
    """The light of a target in a situation."""
    if reason := cannot_be_judged(aim, rules) or cannot_be_judged_now(aim, situation):
        return Verdict("grey", reason)
    if situation.known in (MISSING, UNREVIEWED):
        return Verdict("red", situation.known)
    if situation.known != ACCEPTED or situation.value is None or situation.ends is None:
        return Verdict("grey", AWAITING if situation.known == ACCEPTED else situation.known)
    formula = by_nodes if is_by_nodes(aim, rules) else FORMULAS[formula_of(aim, rules)]
    ends = month_told(aim, situation.ends)
    return softened(aim, formula(aim, situation, ends, rules), ends, rules)


def cannot_be_judged(aim: Aim, rules: Rules) -> str:
    """Why no report could give this target a colour, or ""."""
    judged = formula_of(aim, rules) in rules.kinds
    if aim.kind in FROM_BASELINE and aim.baseline is None and not (judged and aim.nodes):
        return "no_baseline"
    if not judged:
        return "kind_not_judged"
    return "no_nodes" if is_by_nodes(aim, rules) and not aim.nodes else ""


def cannot_be_judged_now(aim: Aim, situation: Situation) -> str:
    """Why no report could give it a colour in this period, or ""."""
    if aim.months and situation.known == AWAITING:
        return "not_yet"
    if situation.ends and aim.lag and _is_before_figures(aim, month_told(aim, situation.ends)):
        return "not_yet"
    if aim.kind == "relative" and situation.ends and situation.reference is None:
        return "no_reference"
    return ""


def _is_before_figures(aim: Aim, ends: date) -> bool:
    """Whether late figures of a month do not exist: it lies before the beginning, or is January (only 1–2月)."""
    return ends < aim.begins or ends.month == 1


def formula_of(aim: Aim, rules: Rules) -> str:
    """The kind by whose formula a target is judged: what may not be passed is a ceiling, on a level it holds always."""
    bounded = aim.kind == "ceiling" or (aim.kind in ("flow", "done") and aim.comparator in AT_MOST)
    if not bounded:
        return aim.kind
    return "hold" if aim.unit in rules.levels else "ceiling"


def is_by_nodes(aim: Aim, rules: Rules) -> bool:
    """Nodes that were set go before the straight course; so few things, or none to count, have no course."""
    formula = formula_of(aim, rules)
    few = formula == "flow" and aim.is_whole(rules) and aim.amount <= rules.few
    return formula in STAGED and (bool(aim.nodes) or formula == "done" or few)


def is_a_result(aim: Aim, before: Fraction, value: Fraction, rules: Rules) -> bool:
    """Whether a figure says that the target is met or a node passed, of which the figure before did not say so."""
    if formula_of(aim, rules) not in STAGED:
        return False
    goal = aim.wanted(rules)
    if aim.kind in FROM_BASELINE and aim.baseline is not None and goal < aim.baseline:
        return value <= goal < before
    marks = [node.value for node in aim.nodes] if is_by_nodes(aim, rules) else []
    return any(before < mark <= value for mark in [*marks, goal])


def softened(aim: Aim, verdict: Verdict, ends: date, rules: Rules) -> Verdict:
    """力争 is red only after its due day (S10); a ceiling that was passed stays passed."""
    strives = any(word in aim.words for word in rules.strive)
    if verdict.colour == "red" and verdict.cause != "exceeded" and strives and ends <= aim.due:
        return Verdict("yellow", verdict.cause, {**verdict.working, "strive": "1"})
    return verdict
