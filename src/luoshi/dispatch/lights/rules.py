"""A set of rules for lights: data that are validated when they are loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Rules:
    """Thresholds in percentage points and days, and the units of which there are only whole ones."""

    yellow_below: Fraction
    red_below: Fraction
    few: int
    whole: frozenset[str]
    about: Fraction
    red_after_days: int
    strive: tuple[str, ...]


def load(body: Mapping[str, Any]) -> Rules:
    """The rules in a body; ValueError says what in it cannot be."""
    flow, nodes = _part(body, "flow"), _part(body, "nodes")
    rules = Rules(
        Fraction(flow["yellow_below"]),
        Fraction(flow["red_below"]),
        int(flow["few"]),
        frozenset(body["whole"]),
        Fraction(body["about"]),
        int(nodes["red_after_days"]),
        tuple(body["strive"]),
    )
    if not rules.red_below < rules.yellow_below:
        raise ValueError("red_below has to lie under yellow_below")
    if not 0 < rules.about <= 1 or rules.red_after_days < 1 or rules.few < 0:
        raise ValueError("about lies between 0 and 1, red_after_days is 1 or more, few is not negative")
    return rules


def _part(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    if not isinstance(body.get(name), Mapping):
        raise ValueError(f"the rules have no part “{name}”")
    part: Mapping[str, Any] = body[name]
    return part


def digest(body: Mapping[str, Any]) -> str:
    """The SHA-256 of a body, by which a change of it is noticed."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
