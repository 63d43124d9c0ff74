"""Scattered: shapes in which who does what stands elsewhere than in notes and real tables."""

from __future__ import annotations

from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Planted, reassigned, units
from luoshi.reading.planted.grids import heading_of, numbered_duties, rows_of
from luoshi.reading.planted.manuscript import Manuscript, written
from luoshi.reading.planted.numbering import TASK_MARKERS

_TOLD_BOTH = ("{t}。由{l}牵头,{p}配合,{s}", "{t}。{l}负责组织实施,{p}配合。{s}", "{t}。{s}由{l}牵头,{p}配合。")
_TOLD_ALONE = ("{t}。{l}负责具体实施。{s}", "{t}。由{l}牵头,{s}")


def told_inside(plan: Draft, rng: Random) -> Planted:
    """A title, and sentences that say who does it."""
    both, alone = rng.choice(_TOLD_BOTH), rng.choice(_TOLD_ALONE)

    def paragraph(duty: Duty) -> str:
        leads, others = "、".join(duty.leads), "、".join(duty.participants)
        return (both if others else alone).format(t=duty.title, s=duty.statement, l=leads, p=others)

    return written(plan, rng, paragraph).finished("told inside")


def bare_lists(plan: Draft, rng: Random) -> Planted:
    """Brackets that hold units and nothing else: all of them lead."""
    plan = reassigned(plan, lambda duty: (duty.leads + duty.participants, ()))
    form = rng.choice(("({})", "【{}】", "〔{}〕"))
    return written(
        plan, rng, lambda duty: f"{duty.title}。{duty.statement}{form.format('、'.join(duty.leads))}"
    ).finished("bare lists")


def scoped(plan: Draft, rng: Random) -> Planted:
    """A note at the end of a chapter that names the items which it holds for."""
    manuscript = Manuscript(plan, rng, task_marker=TASK_MARKERS[0], restarts=True)
    form = rng.choice(("以上第1至{n}项由{l}牵头,{p}配合。", "(第1—{n}项牵头单位:{l};配合单位:{p})"))
    for name, duties in plan.sections:
        manuscript.section(name)
        leads, *others = units(plan.place, rng, 3)
        for duty in duties:
            manuscript.task(
                Duty(duty.title, duty.statement, (leads,), tuple(others)), f"{duty.title}。{duty.statement}"
            )
        manuscript.lines.append(form.format(n=len(duties), l=leads, p="、".join(others)))
    return manuscript.finished("scoped")


def row_a_line(plan: Draft, rng: Random) -> Planted:
    """A table pasted with a row a line and a blank between its cells."""
    lines = [plan.title, " ".join(heading_of(rng)), *(" ".join(cells) for cells in rows_of(plan))]
    return Planted("row a line", plan.place.name, plan.title, "table.txt", "\n".join(lines), numbered_duties(plan))


def nobody_named(plan: Draft, rng: Random) -> Planted:
    """A plan that names nobody: its titles ask."""
    plan = reassigned(plan, lambda duty: ((), ()))
    return written(plan, rng, lambda duty: f"{duty.title}。{duty.statement}").finished("nobody named")
