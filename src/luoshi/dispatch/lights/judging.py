"""The colour of one target: flows by their course, few and uncountable things by their nodes (S3, S10)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from luoshi.dispatch.lights.colours import Verdict
from luoshi.dispatch.lights.numbers import plain
from luoshi.dispatch.lights.periods import ACCEPTED, MISSING, UNREVIEWED, Situation
from luoshi.dispatch.lights.rules import Rules

AT_LEAST = frozenset({">=", ">", "=", "~"})


@dataclass(frozen=True)
class Node:
    """What has to stand by a day; without a value of its own, so many nodes as have been due by then."""

    day: date
    value: Fraction


@dataclass(frozen=True)
class Aim:
    """What a target asks, between which days."""

    kind: str
    comparator: str
    amount: Fraction
    unit: str
    begins: date
    due: date
    words: str = ""
    baseline: Fraction | None = None
    nodes: tuple[Node, ...] = ()


def judge(aim: Aim, situation: Situation, rules: Rules) -> Verdict:
    """The light of a target in a situation."""
    if reason := cannot_be_judged(aim, rules):
        return Verdict("grey", reason)
    if situation.known in (MISSING, UNREVIEWED):
        return Verdict("red", situation.known)
    if situation.known != ACCEPTED or situation.value is None or situation.ends is None:
        return Verdict("grey", "awaiting" if situation.known == ACCEPTED else situation.known)
    verdict = by_nodes if is_by_nodes(aim, rules) else by_course
    return softened(aim, verdict(aim, situation.value, situation.ends, rules), situation.ends, rules)


def cannot_be_judged(aim: Aim, rules: Rules) -> str:
    """Why no report could give this target a colour, or ""."""
    if aim.kind in ("stock", "reach") and aim.baseline is None:
        return "no_baseline"
    if aim.kind not in ("flow", "done") or aim.comparator not in AT_LEAST:
        return "kind_not_judged"
    return "no_nodes" if is_by_nodes(aim, rules) and not aim.nodes else ""


def is_by_nodes(aim: Aim, rules: Rules) -> bool:
    """Nodes that were set go before the straight course; so few things, or none to count, have no course."""
    few = is_whole(aim, rules) and aim.amount <= rules.few
    return bool(aim.nodes) or aim.kind == "done" or few


def is_whole(aim: Aim, rules: Rules) -> bool:
    """Whether what is counted only comes whole: 3家, not 3万亩."""
    return aim.unit in rules.whole and aim.amount.denominator == 1


def by_course(aim: Aim, value: Fraction, ends: date, rules: Rules) -> Verdict:
    """S3: how far what was done lies before or behind the share of the time, in percentage points."""
    whole = is_whole(aim, rules)
    amount = wanted(aim, whole, rules)
    share = course(aim.begins, aim.due, ends)
    expected = Fraction(floor(amount * share)) if whole else amount * share
    ahead = (value - expected) / amount * 100
    colour = "red" if ahead < rules.red_below else "yellow" if ahead < rules.yellow_below else "green"
    figures = {"value": value, "amount": amount, "share": share, "expected": expected, "ahead": ahead}
    working = {name: plain(figure) for name, figure in figures.items()}
    return Verdict(colour, "on_course" if colour == "green" else "behind", working)


def wanted(aim: Aim, whole: bool, rules: Rules) -> Fraction:
    """A bare number is at least; 左右 is nine tenths of it, of things that are counted a whole number."""
    if aim.comparator != "~":
        return aim.amount
    amount = aim.amount * rules.about
    return Fraction(ceil(amount)) if whole else amount


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


def by_nodes(aim: Aim, value: Fraction, ends: date, rules: Rules) -> Verdict:
    """S3: the node that is overdue longest decides, by the days between it and the end of the period."""
    late = sorted((node for node in aim.nodes if node.day < ends and value < node.value), key=lambda node: node.day)
    if not late:
        return Verdict("green", "on_course", {"value": plain(value), "nodes": str(len(aim.nodes))})
    days = (ends - late[0].day).days
    working = {
        "value": plain(value),
        "node": late[0].day.isoformat(),
        "wanted": plain(late[0].value),
        "days": str(days),
    }
    return Verdict("red" if days > rules.red_after_days else "yellow", "node_late", working)


def softened(aim: Aim, verdict: Verdict, ends: date, rules: Rules) -> Verdict:
    """力争 is red only after its due day (S10)."""
    strives = any(word in aim.words for word in rules.strive)
    if verdict.colour == "red" and strives and ends <= aim.due:
        return Verdict("yellow", verdict.cause, {**verdict.working, "strive": "1"})
    return verdict
