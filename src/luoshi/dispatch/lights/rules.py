"""A set of rules for lights: data that are validated when they are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Rules:
    """Thresholds in percentage points and days, the units of which there are only whole ones, and the kinds judged.

    `levels` are units that do not add up over the year (%, 天): a ceiling on them holds in every month alike.
    """

    yellow_below: Fraction
    red_below: Fraction
    few: int
    whole: frozenset[str]
    about: Fraction
    red_after_days: int
    strive: tuple[str, ...]
    kinds: frozenset[str]
    levels: frozenset[str]
    over_red: Fraction
    short_red: Fraction


#: What the first version of the rules did not say: it judged these kinds only.
_FIRST = {"kinds": ["flow", "done"], "levels": [], "ceiling": {"red_above": "10"}, "growth": {"red_above": "10"}}


def load(body: Mapping[str, Any]) -> Rules:
    """The rules in a body; ValueError says what in it cannot be."""
    body = _FIRST | dict(body)
    flow, nodes = _part(body, "flow"), _part(body, "nodes")
    rules = Rules(
        Fraction(flow["yellow_below"]),
        Fraction(flow["red_below"]),
        int(flow["few"]),
        frozenset(body["whole"]),
        Fraction(body["about"]),
        int(nodes["red_after_days"]),
        tuple(body["strive"]),
        frozenset(body["kinds"]),
        frozenset(body["levels"]),
        Fraction(_part(body, "ceiling")["red_above"]),
        Fraction(_part(body, "growth")["red_above"]),
    )
    if not rules.red_below < rules.yellow_below:
        raise ValueError("red_below has to lie under yellow_below")
    if not 0 < rules.about <= 1 or rules.red_after_days < 1 or rules.few < 0:
        raise ValueError("about lies between 0 and 1, red_after_days is 1 or more, few is not negative")
    if rules.over_red < 0 or rules.short_red < 0:
        raise ValueError("red_above of ceiling and growth is not negative")
    return rules


def _part(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    if not isinstance(body.get(name), Mapping):
        raise ValueError(f"the rules have no part “{name}”")
    part: Mapping[str, Any] = body[name]
    return part
