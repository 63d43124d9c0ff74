"""Nodes: what must stand by which day, for a target that has no course to follow (S3). Pure, no acts.

`TargetVersion.points` keeps each as `[day, value, words]`: the day as ISO text, the value as the text of a
decimal or null where only words say what must stand, the words perhaps "". They stand in the order of time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.figures import in_figures
from luoshi.documents.kinds import goes_by_nodes
from luoshi.ledger.models import Plan, TargetVersion
from luoshi.ledger.states import TargetKind


class Node(NamedTuple):
    """What must stand by the end of a day: a value, words, or both."""

    day: date
    value: Decimal | None
    words: str


def nodes_of(version: TargetVersion) -> list[Node]:
    """The nodes of a version, the earliest first; none where it follows a course."""
    return [
        Node(date.fromisoformat(day), None if value is None else Decimal(value), words)
        for day, value, words in version.points
    ]


def as_points(nodes: Iterable[Node]) -> list[list[Any]]:
    """Nodes as `TargetVersion.points` keeps them."""
    return [
        [node.day.isoformat(), None if node.value is None else f"{node.value.normalize():f}", node.words]
        for node in nodes
    ]


def time_of(plan: Plan) -> tuple[date, date]:
    """The first and the last day of a plan: its own, else those of its year."""
    return plan.begins_on or date(plan.year, 1, 1), plan.ends_on or date(plan.year, 12, 31)


def problems_of(nodes: Sequence[Node], kind: TargetKind, version: TargetVersion, due_on: date | None) -> Iterator[str]:
    """Every reason why these cannot be the nodes of a target, as sentences for the desk."""
    if not goes_by_nodes(kind, version.amount, version.target.unit_label):
        yield _("Nodes are for what is done or not done, and for small numbers. Here the number itself is followed.")
    yield from _out_of_time(nodes, version.target.task.plan, due_on)
    if any(node.value is None and not node.words for node in nodes):
        yield _("Say of each node what must stand by then: a value, or words.")
    if kind == TargetKind.FLOW:
        yield from _out_of_course(nodes, version)


def _out_of_time(nodes: Sequence[Node], plan: Plan, due_on: date | None) -> Iterator[str]:
    first, last = time_of(plan)
    last = min(last, due_on) if due_on else last
    for node in nodes:
        if not first <= node.day <= last:
            days = {"day": in_words(node.day), "first": in_words(first), "last": in_words(last)}
            yield _("%(day)s: choose a day from %(first)s to %(last)s.") % days
    for before, after in pairwise(nodes):
        if after.day <= before.day:
            yield _("%(day)s: write the nodes in the order of time, one a day.") % {"day": in_words(after.day)}


def _out_of_course(nodes: Sequence[Node], version: TargetVersion) -> Iterator[str]:
    """What is added up grows from node to node, and has reached the target at the last."""
    told = [node for node in nodes if node.value is not None]
    for before, after in pairwise(told):
        if (after.value or 0) <= (before.value or 0):
            yield _("%(day)s: the value must be above that of the node before.") % {"day": in_words(after.day)}
    if nodes and (nodes[-1].value is None or nodes[-1].value < version.amount):
        yield _("The last node must reach the target: %(amount)s.") % {"amount": in_figures(version.amount)}
