"""Which rung the rules propose for a unit, from counted facts alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from luoshi.supervision.ladder.rules import Rule, RuleSet


@dataclass(frozen=True)
class Facts:
    """What was counted about one unit in one round, by measure."""

    unit: int
    round: int
    counts: Mapping[str, int]

    @property
    def key(self) -> str:
        """One letter for a unit and round at most: this names the fact."""
        return f"round:{self.round}:unit:{self.unit}"


@dataclass(frozen=True)
class Proposed:
    rule: Rule
    facts: Facts


def propose(facts: Iterable[Facts], rule_set: RuleSet, known: Collection[tuple[str, str]]) -> list[Proposed]:
    """What the rules propose beyond what is `known` (pairs of rule and fact key); the first rule that fits wins."""
    proposed = []
    for one in facts:
        rule = next((rule for rule in rule_set.rules if _fits(rule, one)), None)
        if rule and (rule.id, one.key) not in known:
            proposed.append(Proposed(rule, one))
    return proposed


def _fits(rule: Rule, facts: Facts) -> bool:
    return all(facts.counts.get(condition.measure, 0) >= condition.at_least for condition in rule.when)
