"""Manuscripts: a planted document while it is being written, and the answers that go with its lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Planted
from luoshi.reading.planted.numbering import SECTION_MARKERS, TASK_MARKERS, Marker, bare

_FULL_WIDTH = str.maketrans("(),:;[]", "（），：；［］")


class Manuscript:
    """Numbers what is written into it in a style of its own, and keeps the answers."""

    def __init__(
        self, plan: Draft, rng: Random, task_marker: Marker | None = None, restarts: bool | None = None
    ) -> None:
        self.lines = [plan.title, plan.opening]
        self.tasks: list[Duty] = []
        self._plan = plan
        self._rng = rng
        self._task_marker = task_marker or rng.choice(TASK_MARKERS)
        self._section_marker = rng.choice(SECTION_MARKERS)
        self._restarts = rng.random() < 0.5 if restarts is None else restarts
        self._section: str | None = None
        self._sections = 0
        self._number = 0

    def section(self, name: str) -> None:
        self._sections += 1
        self.lines.append(f"{self._section_marker(self._sections)}{name}")
        self.part(name)

    def part(self, name: str) -> None:
        """What follows belongs to this part; its heading is written already."""
        self._section = name
        self._number = 0 if self._restarts else self._number

    def task(self, duty: Duty, words: str) -> None:
        """Writes a task: its marker, then its words."""
        self._number += 1
        marker = self._task_marker(self._number)
        self.tasks.append(replace(duty, number=bare(marker), section=self._section))
        self.lines.append(marker + words)

    def finished(self, shape: str, between: str = "\n") -> Planted:
        """The document with its answers, in half- or full-width punctuation: both are met."""
        text = between.join(self.lines)
        full_width = self._rng.random() < 0.5
        return Planted(
            shape,
            self._plan.place.name,
            self._plan.title,
            "plan.txt",
            text.translate(_FULL_WIDTH) if full_width else text,
            tuple(self.tasks),
        )


def written(plan: Draft, rng: Random, words_of: Callable[[Duty], str]) -> Manuscript:
    """The usual order: each section with its tasks."""
    manuscript = Manuscript(plan, rng)
    for name, duties in plan.sections:
        manuscript.section(name)
        for duty in duties:
            manuscript.task(duty, words_of(duty))
    return manuscript
