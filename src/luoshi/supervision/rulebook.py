"""The ladder's rules that come with this version of the product, and the row that letters name them by."""

from __future__ import annotations

from functools import cache
from typing import Any

from luoshi.core.packaged import data_of
from luoshi.records import rulebooks
from luoshi.records.log import Entry
from luoshi.supervision.ladder import RuleSet, rule_set_of
from luoshi.supervision.models import LadderRuleSet


def body() -> dict[str, Any]:
    """The data of the rules."""
    return data_of("supervision", "ladder.json")


@cache
def rules() -> RuleSet:
    """The rules of this version, validated."""
    return rule_set_of(body())


def entered(entry: Entry) -> LadderRuleSet:
    """The row of these rules."""
    return rulebooks.entered(entry, LadderRuleSet, body(), body())
