"""What a task, a unit's part, a leader and a target consist of, and what cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Invalid
from luoshi.documents.states import FindingKind, TargetKind

COMPARATORS = (">=", "<=", "=", ">", "<", "~")
ROLES = ("lead", "participant")

#: The keys of each kind, with what stands for "not given".
SHAPES: dict[str, dict[str, Any]] = {
    FindingKind.TASK: {
        "number": None,
        "section": None,
        "title": "",
        "statement": "",
        "deadline": None,
        "confidence": 1,
        "warnings": [],
        "rule": "",
        "span": None,
    },
    FindingKind.RESPONSIBILITY: {
        "unit": "",
        "as_written": "",
        "role": "lead",
        "restored": None,
        "divided": False,
        "span": None,
        "under": None,
    },
    FindingKind.LEADER: {"name": "", "span": None, "under": None},
    FindingKind.TARGET: {
        "indicator": "",
        "comparator": ">=",
        "value": None,
        "unit": "",
        "due": None,
        "target_kind": None,  # what a person says; None: as its words propose
        "text": "",
        "confidence": 1,
        "span": None,
        "under": None,
    },
}


def cleaned(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    """The value in its kind's shape, texts trimmed, numbers as numbers. Raises Invalid with all that is wrong."""
    shaped = {key: _trimmed(value.get(key, default)) for key, default in SHAPES[kind].items()}
    problems = [problem for check in CHECKS[kind] for problem in check(shaped)]
    if problems:
        raise Invalid(*problems)
    return shaped


def _trimmed(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _named(key: str, sentence: str) -> Callable[[dict[str, Any]], Iterator[str]]:
    def check(value: dict[str, Any]) -> Iterator[str]:
        if not value[key]:
            yield _(sentence)

    return check


def _dated(key: str) -> Callable[[dict[str, Any]], Iterator[str]]:
    def check(value: dict[str, Any]) -> Iterator[str]:
        value[key] = value[key] or None
        try:
            value[key] and date.fromisoformat(value[key])
        except ValueError:
            yield _("“%(given)s” is no date. Write it as 2026-12-31.") % {"given": value[key]}

    return check


def _measured(value: dict[str, Any]) -> Iterator[str]:
    try:
        amount = Decimal(str(value["value"]).replace(",", ""))
        value["value"] = int(amount) if amount == amount.to_integral_value() else float(amount)
    except (InvalidOperation, OverflowError, ValueError):
        given = "" if value["value"] is None else value["value"]
        yield _("“%(given)s” is no number. Write the figure alone, the unit beside it.") % {"given": given}
    if value["comparator"] not in COMPARATORS:
        yield _("Choose how the figure compares: at least, at most, exactly …")


def _sorted(value: dict[str, Any]) -> Iterator[str]:
    value["target_kind"] = value["target_kind"] or None
    if value["target_kind"] and value["target_kind"] not in TargetKind.values:
        yield _("Choose the kind of the target from the list.")


def _seated(value: dict[str, Any]) -> Iterator[str]:
    if value["role"] not in ROLES:
        yield _("Choose whether the unit leads or joins.")


CHECKS: dict[str, tuple[Callable[[dict[str, Any]], Iterator[str]], ...]] = {
    FindingKind.TASK: (_named("title", gettext_noop("The task has no title. Write a short one.")), _dated("deadline")),
    FindingKind.RESPONSIBILITY: (_named("unit", gettext_noop("The unit has no name. Write it in full.")), _seated),
    FindingKind.LEADER: (_named("name", gettext_noop("The leader has no name. Write the name or the post.")),),
    FindingKind.TARGET: (
        _named("indicator", gettext_noop("The target does not say what is counted. Write it.")),
        _measured,
        _sorted,
        _dated("due"),
    ),
}
