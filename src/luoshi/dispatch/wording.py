"""Rounds and lights in words, in the reader's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.dates import in_words, month_in_words
from luoshi.core.figures import in_figures
from luoshi.dispatch.lights.numbers import tenths
from luoshi.dispatch.models import Light
from luoshi.dispatch.states import Cause


def sentence(light: Light) -> str:
    """Why a light has its colour, with the figures of its working, in one sentence."""
    if light.target_id is None:
        return _of_task(light)
    working, ends = light.inputs["working"], light.inputs["situation"]["ends"]
    told = _TOLD.get("course" if "ahead" in working else light.cause)
    if told is None:
        return str(Cause(light.cause).label)
    return told(working, date.fromisoformat(ends) if ends else None, light)


def _of_task(light: Light) -> str:
    """`4/5 targets on course; 2 more cannot be judged`; of a single target just why."""
    tally = light.inputs["working"]
    if len(light.inputs["targets"]) < 2:
        return str(Cause(light.cause).label)
    if tally["of"] == "0":
        return _("None of its %(n)s targets can be judged: %(why)s.") % {
            "n": tally["outside"],
            "why": Cause(light.cause).label,
        }
    told = _("%(on_course)s/%(of)s targets on course.") % tally
    outside = _("%(outside)s more cannot be judged.") % tally
    return told if tally["outside"] == "0" else f"{told} {outside}"


def _course(working: dict[str, Any], ends: date | None, light: Light) -> str:
    ahead = tenths(Fraction(working["ahead"]))
    facts = {
        "value": figure(working["value"]),
        "amount": figure(working["amount"]),
        "unit": light.inputs["aim"]["unit"],
        "month": month_in_words(ends) if ends else "",
        "expected": figure(working["expected"]),
        "ahead": f"{ahead:+}",
    }
    return (
        _("%(value)s of %(amount)s %(unit)s by %(month)s; %(expected)s were expected: %(ahead)s percentage points.")
        % facts
    )


def _on_course(working: dict[str, Any], ends: date | None, light: Light) -> str:
    return _("No node before the end of %(month)s is overdue.") % {"month": month_in_words(ends) if ends else ""}


def _node_late(working: dict[str, Any], ends: date | None, light: Light) -> str:
    facts = {"day": in_words(date.fromisoformat(working["node"])), "days": working["days"]}
    return _("The node of %(day)s was not reached; it is %(days)s days overdue.") % facts


def _missing(working: dict[str, Any], ends: date | None, light: Light) -> str:
    month = {"month": month_in_words(ends) if ends else ""}
    return {
        Cause.MISSING: _("No report for %(month)s came before the days of grace ended."),
        Cause.UNREVIEWED: _("The report for %(month)s was not accepted when the days of grace ended."),
        Cause.IN_GRACE: _("The report for %(month)s is due; the days of grace are running."),
    }[Cause(light.cause)] % month


_TOLD = {
    "course": _course,
    Cause.ON_COURSE: _on_course,
    Cause.NODE_LATE: _node_late,
    Cause.MISSING: _missing,
    Cause.UNREVIEWED: _missing,
    Cause.IN_GRACE: _missing,
}


def share_in_words(text: str) -> str:
    """A share of the time in per cent: 66.7%."""
    return f"{tenths(Fraction(text) * 100)}%"


def figure(text: str) -> str:
    """An exact figure for the eye: whole, with one decimal, or as a fraction's decimal."""
    value = Fraction(text)
    exact = value.denominator == 1
    return in_figures(value.numerator if exact else Decimal(tenths(value)))
