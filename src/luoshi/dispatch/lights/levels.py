"""What each period shows anew and nobody adds up: levels, growth, comparisons, ranks (S6, S8)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from luoshi.dispatch.lights.aims import AT_MOST, Aim
from luoshi.dispatch.lights.colours import Verdict
from luoshi.dispatch.lights.numbers import told
from luoshi.dispatch.lights.periods import Situation
from luoshi.dispatch.lights.rules import Rules


def by_level(aim: Aim, here: Situation, ends: date, rules: Rules) -> Verdict:
    """S6: a level that is held or not, in any period alike."""
    assert here.value is not None
    value, amount = here.value, aim.wanted(rules)
    if aim.kind == "ceiling" or aim.comparator in AT_MOST:
        held = value < amount if aim.comparator == "<" else value <= amount
    else:
        held = value > amount if aim.comparator == ">" else value >= amount
    return _held(held, told(value=value, amount=amount))


def by_growth(aim: Aim, here: Situation, ends: date, rules: Rules) -> Verdict:
    """S8: growth is expected whole in each period; what falls short is counted in percent of what was asked."""
    assert here.value is not None
    value, amount = here.value, aim.wanted(rules)
    if not amount:
        return by_level(aim, here, ends, rules)
    missing = value - amount if aim.comparator in AT_MOST else amount - value
    short = max(Fraction(0), missing / abs(amount) * 100)
    colour = "green" if not short else "yellow" if short <= rules.short_red else "red"
    working = told(value=value, amount=amount, attained=100 - missing / abs(amount) * 100)
    return Verdict(colour, "on_course" if colour == "green" else "behind", working)


def by_comparison(aim: Aim, here: Situation, ends: date, rules: Rules) -> Verdict:
    """S8: better than another figure, by a margin where one is named; the bare word (高于) is strict."""
    assert here.value is not None
    assert here.reference is not None
    lead = here.reference - here.value if aim.comparator in AT_MOST else here.value - here.reference
    better = lead >= aim.amount if aim.amount and aim.comparator not in (">", "<") else lead > aim.amount
    return _held(better, told(value=here.value, reference=here.reference, amount=aim.amount, lead=lead))


def by_rank(aim: Aim, here: Situation, ends: date, rules: Rules) -> Verdict:
    """S8: a place among others, the first best; with a sign of more than (退出后20位), counted from the last."""
    assert here.value is not None
    place, amount = here.value, aim.amount
    held = {">": place > amount, ">=": place >= amount, "<": place < amount}.get(aim.comparator, place <= amount)
    return _held(held, told(value=place, amount=amount))


def _held(held: bool, working: dict[str, str]) -> Verdict:
    return Verdict("green", "on_course", working) if held else Verdict("red", "missed", working)
