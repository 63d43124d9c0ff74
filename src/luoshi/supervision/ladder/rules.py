"""A rule set as validated data: what is measured, from how many on, and which rung follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

#: What a rule may measure. None of them reads what proposals bring about, so no rule triggers itself.
MEASURES = frozenset({"missing_after_grace"})
STEPS = frozenset({"reminder"})


@dataclass(frozen=True)
class Condition:
    """`measure` counts something about a unit in a round; the condition holds from `at_least` on."""

    measure: str
    at_least: int


@dataclass(frozen=True)
class Rule:
    """All conditions together propose a rung; the unit has `reply_days` working days to answer."""

    id: str
    step: str
    when: tuple[Condition, ...]
    reply_days: int


@dataclass(frozen=True)
class RuleSet:
    code: str
    version: int
    effective_on: date
    rules: tuple[Rule, ...]

    def rule(self, id: str) -> Rule:
        return next(rule for rule in self.rules if rule.id == id)


def rule_set_of(body: Mapping[str, Any]) -> RuleSet:
    """A rule set from its data; raises ValueError with every fault at once."""
    faults = [fault for rule in body["rules"] for fault in _faults(rule)]
    if faults:
        raise ValueError("; ".join(faults))
    rules = tuple(_rule(rule) for rule in body["rules"])
    return RuleSet(body["code"], body["version"], date.fromisoformat(body["effective_on"]), rules)


def _faults(rule: Mapping[str, Any]) -> list[str]:
    unknown = [one["measure"] for one in rule["when"] if one["measure"] not in MEASURES]
    faults = [f"rule {rule['id']}: unknown measure {measure}" for measure in unknown]
    if rule["step"] not in STEPS:
        faults.append(f"rule {rule['id']}: unknown step {rule['step']}")
    if not rule["when"] or any(one["at_least"] < 1 for one in rule["when"]):
        faults.append(f"rule {rule['id']}: would propose without any fact")
    if rule["reply_days"] < 1:
        faults.append(f"rule {rule['id']}: leaves no working day to answer")
    return faults


def _rule(rule: Mapping[str, Any]) -> Rule:
    when = tuple(Condition(one["measure"], one["at_least"]) for one in rule["when"])
    return Rule(rule["id"], rule["step"], when, rule["reply_days"])
