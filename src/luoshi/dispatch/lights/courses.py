"""What goes its way over the year: sums, levels that grow, sums that may not be passed, and nodes (S3, S5 to S7)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction
from math import floor

from luoshi.dispatch.lights.aims import AT_MOST, Aim
from luoshi.dispatch.lights.colours import Verdict
from luoshi.dispatch.lights.levels import by_level
from luoshi.dispatch.lights.numbers import told
from luoshi.dispatch.lights.periods import Situation
from luoshi.dispatch.lights.rules import Rules


def by_way(aim: Aim, here: Situation, ends: date, rules: Rules) -> Verdict:
    """S3, S5, S6: how far what was reached lies before or behind the share of the time, in percentage points.

    A flow begins at nothing, a stock or a level at its baseline, from where it may also have to fall. Of things
    that only come whole the expected number is rounded down.
    """
    start, goal = aim.baseline if aim.kind != "flow" and aim.baseline is not None else Fraction(0), aim.wanted(rules)
    if is_there_already(aim, start, goal):
        return by_level(aim, here, ends, rules)
    assert here.value is not None
    share = course(aim.begins, aim.due, ends)
    gain = (goal - start) * share
    expected = start + (floor(gain) if aim.kind != "reach" and aim.is_whole(rules) else gain)
    ahead = (here.value - expected) / (goal - start) * 100
    colour = "red" if ahead < rules.red_below else "yellow" if ahead < rules.yellow_below else "green"
    working = told(value=here.value, amount=goal, share=share, expected=expected, ahead=ahead)
    if aim.kind != "flow":
        working |= told(start=start, way=(here.value - start) / (goal - start) * 100)
    return Verdict(colour, "on_course" if colour == "green" else "behind", working)


def is_there_already(aim: Aim, start: Fraction, goal: Fraction) -> bool:
    """Whether a target asked no way to go when it was set: then it is a level to hold."""
    if aim.comparator in AT_MOST:
        return goal >= start
    return goal == start or (aim.comparator in (">=", ">") and goal < start)


def by_allowance(aim: Aim, here: Situation, ends: date, rules: Rules) -> Verdict:
    """S7: a sum that may not be passed, against the part of it that the time allows; passed once, red for good."""
    assert here.value is not None
    share = course(aim.begins, aim.due, ends)
    allowed = aim.amount * share
    passed = here.value >= aim.amount if aim.comparator == "<" else here.value > aim.amount
    if passed or not aim.amount:
        working = told(value=here.value, amount=aim.amount)
        return Verdict("red", "exceeded", working) if passed else Verdict("green", "on_course", working)
    over = (here.value - allowed) / aim.amount * 100
    colour = "green" if over <= 0 else "yellow" if over <= rules.over_red else "red"
    working = told(value=here.value, amount=aim.amount, share=share, allowed=allowed, over=over)
    return Verdict(colour, "on_course" if colour == "green" else "over", working)


def by_nodes(aim: Aim, here: Situation, ends: date, rules: Rules) -> Verdict:
    """S3: the node that is overdue longest decides, by the days between it and the end of the period."""
    assert here.value is not None
    value = here.value
    late = sorted((node for node in aim.nodes if node.day < ends and value < node.value), key=lambda node: node.day)
    if not late:
        return Verdict("green", "on_course", {**told(value=value), "nodes": str(len(aim.nodes))})
    days = (ends - late[0].day).days
    working = {"node": late[0].day.isoformat(), **told(value=value, wanted=late[0].value), "days": str(days)}
    return Verdict("red" if days > rules.red_after_days else "yellow", "node_late", working)


def course(begins: date, due: date, ends: date) -> Fraction:
    """The share of the time that has passed at the end of a period: by months where all are whole, else by days."""
    if begins.day == 1 and _is_last(due) and _is_last(ends):
        return _between(_months(begins, ends), _months(begins, due))
    return _between((ends - begins).days + 1, (due - begins).days + 1)


def _between(passed: int, all_of_it: int) -> Fraction:
    return Fraction(1) if all_of_it <= 0 else min(Fraction(1), max(Fraction(0), Fraction(passed, all_of_it)))


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _is_last(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
