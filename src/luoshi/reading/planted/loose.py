"""Loose: shapes without numbers, or whose numbers say little: paragraphs, chapters of one paragraph, lost stops."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Planted, reassigned
from luoshi.reading.planted.manuscript import Manuscript, written
from luoshi.reading.planted.notes import WORDINGS, note
from luoshi.reading.planted.numbering import chinese

_COLLECTIVE = ("各镇街", "各有关部门", "县直各单位", "各乡镇人民政府", "国务院有关部门")


def paragraphs(plan: Draft, rng: Random) -> Planted:
    """A paragraph for each task, without numbers, with a title and a note."""
    wording = rng.choice(WORDINGS[:18])
    lines = [plan.title, plan.opening]
    tasks = []
    for _, duties in plan.sections:
        lines += [f"{duty.title}。{duty.statement}{note(duty, wording)}" for duty in duties]
        tasks += list(duties)
    return _plain("paragraphs", plan, lines, tasks)


def unit_paragraphs(plan: Draft, rng: Random) -> Planted:
    """A paragraph for each unit, without numbers: 县教育局负责…, 县教育局:负责…"""
    form = rng.choice(("{}负责{}。{}", "{}:负责{}。{}", "{}牵头{}。{}"))
    plan = reassigned(plan, lambda duty: (duty.leads[:1], ()))
    tasks = [duty for _, duties in plan.sections for duty in duties]
    lines = [plan.title, plan.opening, *(form.format(one.leads[0], one.title, one.statement) for one in tasks)]
    return _plain("unit paragraphs", plan, lines, tasks)


def chapters(plan: Draft, rng: Random) -> Planted:
    """Chapters of one long paragraph each, with a note at the end."""
    wording = rng.choice(WORDINGS)
    duties = [duty for _, part in plan.sections for duty in part][:9]
    lines = [plan.title, plan.opening]
    for n, duty in enumerate(duties, 1):
        end = rng.choice(("\n", "。"))
        lines.append(f"{chinese(n)}、{duty.title}{end}{duty.statement * 2}{note(duty, wording)}")
    tasks = [replace(duty, number=chinese(n)) for n, duty in enumerate(duties, 1)]
    return _plain("chapters", plan, lines, tasks)


def conditions(plan: Draft, rng: Random) -> Planted:
    """Measures as chapters, some with numbered conditions, which are no tasks, and the note behind the last."""
    wording = rng.choice(WORDINGS[:18])
    duties = [duty for _, part in plan.sections for duty in part][:9]
    lines = [plan.title, plan.opening]
    for n, duty in enumerate(duties, 1):
        lines += [f"{chinese(n)}、{duty.title}"]
        if n % 2:
            lines += ["申请单位须同时满足以下条件:", "1.在本地登记且正常经营。", "2.近三年没有失信记录。"]
        else:
            lines.append(duty.statement)
        lines[-1] += note(duty, wording)
    tasks = [
        replace(
            duty, number=chinese(n), promised="" if n % 2 else duty.promised, promises=() if n % 2 else duty.promises
        )
        for n, duty in enumerate(duties, 1)
    ]
    return _plain("conditions", plan, lines, tasks)


def collective(plan: Draft, rng: Random) -> Planted:
    """Notes that name everybody of a kind, beside units or alone."""
    wording = rng.choice(WORDINGS[:12])
    plan = reassigned(plan, lambda duty: (duty.leads[:1], (rng.choice(_COLLECTIVE),)))
    alone = reassigned(plan, lambda duty: (duty.participants, ()) if rng.random() < 0.4 else _units(duty))
    return written(alone, rng, lambda duty: f"{duty.title}。{duty.statement}{note(duty, wording)}").finished(
        "collective"
    )


def _units(duty: Duty) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return duty.leads, duty.participants


def at_the_end(plan: Draft, rng: Random) -> Planted:
    """Units behind the last sentence of each item, with nothing that says so."""
    plan = reassigned(plan, lambda duty: (duty.leads + duty.participants, ()))
    return written(plan, rng, lambda duty: f"{duty.title}。{duty.statement}{'、'.join(duty.leads)}").finished(
        "at the end"
    )


def ran_in(plan: Draft, rng: Random) -> Planted:
    """Every third title has lost the stop behind it and runs into its text."""
    wording = rng.choice(WORDINGS)
    stops = iter(["。", "。", ""] * 20)
    return written(plan, rng, lambda duty: f"{duty.title}{next(stops)}{duty.statement}{note(duty, wording)}").finished(
        "ran in"
    )


def lines_without_numbers(plan: Draft, rng: Random) -> Planted:
    """Under numbered chapters, lines with a title and a colon, each with a note."""
    wording = rng.choice(WORDINGS[:18])
    manuscript = Manuscript(plan, rng)
    for name, duties in plan.sections:
        manuscript.section(name)
        for duty in duties:
            manuscript.lines.append(f"{duty.title}:{duty.statement}{note(duty, wording)}")
            manuscript.tasks.append(replace(duty, section=name))
    return manuscript.finished("lines without numbers")


def _plain(shape: str, plan: Draft, lines: list[str], tasks: list[Duty]) -> Planted:
    return Planted(shape, plan.place.name, plan.title, "plan.txt", "\n".join(lines), tuple(tasks))
