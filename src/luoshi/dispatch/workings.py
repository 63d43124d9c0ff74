"""A light with its working laid open: the sentence, the rules, and each figure that went in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.dates import in_words
from luoshi.dispatch.lights.words import in_full
from luoshi.dispatch.models import Light
from luoshi.dispatch.wording import sentence, share_in_words

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


@dataclass(frozen=True)
class Working:
    """One light: its sentence and the figures of its working."""

    light: Light
    sentence: str
    facts: list[tuple[Any, str]]


def workings_of(lights: Iterable[Light]) -> list[Working]:
    """Lights with their workings, in the same order."""
    return [Working(light, sentence(light), list(_facts(light))) for light in lights]


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
            yield label, share_in_words(working[key]) if key == "share" else _exactly(working[key])


def _exactly(text: str) -> str:
    """A figure for the eye, and its exact value beside it where it was rounded."""
    return f"{in_full(text)} ({text})" if "/" in text else in_full(text)
