"""The ladder as a plain function: facts and rules to proposals. Knows no tables, so that a rule can be tried."""

from luoshi.supervision.ladder.proposing import Facts, Proposed, propose
from luoshi.supervision.ladder.rules import Condition, Rule, RuleSet, rule_set_of

__all__ = ["Condition", "Facts", "Proposed", "Rule", "RuleSet", "propose", "rule_set_of"]
