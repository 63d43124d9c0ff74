"""Why a light has its colour, as a msgid and the figures for it: the pages and the command line tell alike."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from luoshi.dispatch.lights.numbers import tenths


def gettext_noop(msgid: str) -> str:
    """The msgid itself, marked so that the catalogue collects it."""
    return msgid


#: By the figure that only this working has; the first one found decides.
_BY_FIGURE = {
    "way": gettext_noop(
        "%(value)s %(unit)s at %(when)s, from %(start)s to %(amount)s: %(way)s%% of the way; "
        "%(expected)s were expected: %(ahead)s percentage points."
    ),
    "ahead": gettext_noop(
        "%(value)s of %(amount)s %(unit)s by %(when)s; %(expected)s were expected: %(ahead)s percentage points."
    ),
    "over": gettext_noop(
        "%(value)s of at most %(amount)s %(unit)s by %(when)s; %(allowed)s were allowed: %(over)s percentage points."
    ),
    "attained": gettext_noop("%(value)s %(unit)s at %(when)s against %(amount)s: %(attained)s%% of what was asked."),
    "reference": gettext_noop("%(value)s %(unit)s at %(when)s, compared with %(reference)s: %(lead)s."),
    "node": gettext_noop("The node of %(node)s was not reached; it is %(days)s days overdue."),
    "nodes": gettext_noop("No node before the end of %(when)s is overdue."),
    "amount": gettext_noop("%(value)s %(unit)s at %(when)s; asked for is %(amount)s."),
}

#: Where nothing was reckoned: what is known of the month.
_BY_CAUSE = {
    "missing": gettext_noop("No report for %(when)s came before the days of grace ended."),
    "unreviewed": gettext_noop("The report for %(when)s was not accepted when the days of grace ended."),
    "in_grace": gettext_noop("The report for %(when)s is due; the days of grace are running."),
}

_SIGNED = frozenset({"ahead", "over"})
_PERCENT = frozenset({"way", "attained"})


def msgid_of(cause: str, working: Mapping[str, str]) -> str:
    """The sentence that tells a verdict, or "" where the name of its cause says all."""
    if cause in _BY_CAUSE:
        return _BY_CAUSE[cause]
    return next((msgid for name, msgid in _BY_FIGURE.items() if name in working), "")


def figures_of(working: Mapping[str, str], unit: str) -> dict[str, str]:
    """The figures of a working for the eye: given ones as they were given, reckoned ones with one decimal."""
    return {"unit": unit} | {name: _shown(name, text) for name, text in working.items()}


def _shown(name: str, text: str) -> str:
    if name == "node":
        return text
    value = Fraction(text)
    if name in _SIGNED:
        return f"{tenths(value):+}"
    return str(tenths(value)) if name in _PERCENT else in_full(text)


def in_full(text: str) -> str:
    """A figure as it was given, thousands apart; one without an end with one decimal, with three where it is small."""
    value = Fraction(text)
    if "/" not in text:
        return f"{Decimal(text):,f}"
    return f"{tenths(value):,f}" if abs(value) >= 10 else str(tenths(value * 100) / 100)
