"""A light with its working laid open: the sentence, the rules, and each figure that went in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.dates import in_words
from luoshi.dispatch.lights.words import in_full
from luoshi.dispatch.models import Light
from luoshi.dispatch.states import Colour
from luoshi.dispatch.wording import sentence, share_in_words
from luoshi.dispatch.year_end.papers import Paper, papers_of
from luoshi.organizations.reach import Reach

FIGURES = {
    "value": gettext_lazy("Figure that counts"),
    "amount": gettext_lazy("Target"),
    "start": gettext_lazy("Value it starts from"),
    "reference": gettext_lazy("Compared with"),
    "lead": gettext_lazy("Better (+) or worse (−) than that"),
    "share": gettext_lazy("Share of the time"),
    "expected": gettext_lazy("Expected by then"),
    "way": gettext_lazy("Part of the way, per cent"),
    "allowed": gettext_lazy("Allowed by then"),
    "over": gettext_lazy("Above (+) or below (−) it, percentage points"),
    "attained": gettext_lazy("Part of what was asked, per cent"),
    "ahead": gettext_lazy("Before (+) or behind (−), percentage points"),
    "wanted": gettext_lazy("Wanted at the node"),
    "days": gettext_lazy("Days overdue"),
}

#: Those of them that count in the unit of the target.
COUNTED = frozenset({"value", "amount", "start", "reference", "lead", "expected", "allowed", "wanted"})


@dataclass(frozen=True)
class Working:
    """One light: its sentence ("" where the colour says all), its figures, and the paper that gave them."""

    light: Light
    sentence: str
    facts: list[tuple[Any, str]]
    paper: Paper | None


def workings_of(lights: Collection[Light], reach: Reach | None) -> list[Working]:
    """Lights with their workings, in the same order."""
    papers = papers_of(lights, reach)
    return [Working(one, _sentence(one), list(_facts(one)), papers.get(one.pk)) for one in lights]


def _sentence(light: Light) -> str:
    told = sentence(light)
    return "" if told == str(Colour(light.colour).label) else told


def _facts(light: Light) -> Iterator[tuple[Any, str]]:
    working = light.inputs["working"]
    if light.target_id:
        aim = light.inputs["aim"]
        yield (
            _("Between"),
            f"{in_words(date.fromisoformat(aim['begins']))} – {in_words(date.fromisoformat(aim['due']))}",
        )
    for key, label in FIGURES.items():
        if key in working:
            yield label, _figure(light, key, working[key])


def _figure(light: Light, key: str, text: str) -> str:
    if key == "share":
        return share_in_words(text)
    return f"{_exactly(text)} {light.inputs['aim']['unit']}".strip() if key in COUNTED else _exactly(text)


def _exactly(text: str) -> str:
    """A figure for the eye, and its exact value beside it where it was rounded."""
    return f"{in_full(text)} ({text})" if "/" in text else in_full(text)
