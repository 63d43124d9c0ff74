"""The ladder's rules that come with this version of the product, and the row that letters name them by."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from luoshi.records.log import Entry
from luoshi.records.snapshots import canonical
from luoshi.supervision.ladder import RuleSet, rule_set_of
from luoshi.supervision.models import LadderRuleSet


@cache
def body() -> dict[str, Any]:
    """The data of the rules."""
    return dict(json.loads(files("luoshi.supervision").joinpath("data", "ladder.json").read_text("utf-8")))


@cache
def rules() -> RuleSet:
    """The rules of this version, validated."""
    return rule_set_of(body())


def digest(data: dict[str, Any]) -> str:
    """By which a rule set is known to be what it was."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def entered(entry: Entry) -> LadderRuleSet:
    """The row of the rules of this version, entered when they are used for the first time."""
    ours = rules()
    known = LadderRuleSet.objects.filter(code=ours.code, version=ours.version).first()
    return known or entry.add(
        LadderRuleSet(
            code=ours.code,
            version=ours.version,
            body=body(),
            hash=digest(body()),
            effective_on=date.fromisoformat(body()["effective_on"]),
        )
    )
