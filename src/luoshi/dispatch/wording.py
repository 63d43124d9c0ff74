"""Rounds and lights in words, in the reader's language."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Protocol

from django.utils.translation import gettext as _

from luoshi.core.dates import in_words, month_in_words
from luoshi.dispatch.dates import month_of, quarter_of
from luoshi.dispatch.lights.aims import month_told
from luoshi.dispatch.lights.inputs import aim_in, situation_in
from luoshi.dispatch.lights.numbers import tenths
from luoshi.dispatch.lights.words import figures_of, msgid_of
from luoshi.dispatch.models import Light
from luoshi.dispatch.states import Cause


class About(Protocol):
    """A round, or what is made of rounds: it has a first and a last day."""

    @property
    def period_start(self) -> date: ...

    @property
    def period_end(self) -> date: ...


def period_in_words(thing: About) -> str:
    """What a round is about: 2026年8月, 2026年第3季度, a week by its first and last day, or one day."""
    start, end = thing.period_start, thing.period_end
    if (start, end) == quarter_of(start):
        return _("Q{n} {year}").format(n=end.month // 3, year=end.year)
    if (start, end) == month_of(start):
        return month_in_words(start)
    return in_words(start) if start == end else f"{in_words(start)} – {in_words(end)}"


def sentence(light: Light) -> str:
    """Why a light has its colour, with the figures of its working, in one sentence."""
    if light.target_id is None:
        return _of_task(light)
    working, aim = light.inputs["working"], aim_in(light.inputs["aim"])
    msgid = msgid_of(light.cause, working)
    if not msgid:
        return str(Cause(light.cause).label)
    ends = situation_in(light.inputs["situation"]).ends
    words = {"when": month_in_words(month_told(aim, ends)) if ends else ""}
    if "node" in working:
        words["node"] = in_words(date.fromisoformat(working["node"]))
    return _(msgid) % (figures_of(working, aim.unit) | words)


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


def share_in_words(text: str) -> str:
    """A share of the time in per cent: 66.7%."""
    return f"{tenths(Fraction(text) * 100)}%"
