"""Rules that come with the product as data, and the rows by which everything that followed from them names them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from luoshi.records.log import Entry
from luoshi.records.models import RuleSet
from luoshi.records.snapshots import canonical

Rules = TypeVar("Rules", bound=RuleSet)


def entered(entry: Entry, model: type[Rules], ours: Mapping[str, Any], body: Mapping[str, Any]) -> Rules:
    """The row of the rules of this version of the product, entered when they are used for the first time."""
    known = model._default_manager.filter(code=ours["code"], version=ours["version"]).first()
    return known or entry.add(
        model(
            code=ours["code"],
            version=ours["version"],
            body=body,
            hash=digest(body),
            effective_on=date.fromisoformat(ours["effective_on"]),
        )
    )


def digest(body: Mapping[str, Any]) -> str:
    """The SHA-256 of what rules say, by which a change of it is noticed."""
    return hashlib.sha256(canonical(body).encode()).hexdigest()


def is_whole(rules: RuleSet) -> bool:
    """Whether rules say what they said when they were entered."""
    return digest(rules.body) == rules.hash
