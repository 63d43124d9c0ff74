"""Levels: shapes with notes, steps and units at more than one level of numbering."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Planted, reassigned
from luoshi.reading.planted.manuscript import Manuscript
from luoshi.reading.planted.notes import WORDINGS, Wording, note
from luoshi.reading.planted.numbering import TASK_MARKERS, Marker, group

_STEPS = ("摸清底数,建立工作台账。", "制定年度计划并按月推进。", "组织开展督导检查。", "总结推广好的做法。")
_DIGITS = TASK_MARKERS[0]


def steps_below(plan: Draft, rng: Random) -> Planted:
    """A note behind the words of an item, then 具体措施 in numbered lines that are no tasks."""
    wording = rng.choice(WORDINGS)
    announced = rng.choice(("具体措施:", "主要措施:", "重点抓好以下工作:"))

    def words(duty: Duty) -> str:
        return "\n".join([f"{duty.title}。{duty.statement}{note(duty, wording)}", announced, *_steps(rng)])

    return _in_groups(plan, rng, words).finished("steps below")


def note_behind_steps(plan: Draft, rng: Random) -> Planted:
    """A title, its steps in numbered lines, and a line that says who answers for all of them."""
    form = rng.choice((Wording("牵头单位:{l};配合单位:{p}", "牵头单位:{l}"), WORDINGS[0]))

    def words(duty: Duty) -> str:
        return "\n".join([duty.title, *_steps(rng), note(duty, form)])

    return _in_groups(plan, rng, words).finished("note behind steps")


def both_levels(plan: Draft, rng: Random) -> Planted:
    """An item with a note of its own, and numbered measures below it with theirs: all of them are tasks."""
    wording = rng.choice(WORDINGS)
    manuscript = Manuscript(plan, rng, task_marker=group, restarts=True)
    for name, (head, *duties) in plan.sections:
        manuscript.section(name)
        manuscript.task(head, f"{head.title}。{head.statement}{note(head, wording)}")
        for n, duty in enumerate(duties, 1):
            manuscript.lines.append(f"{n}.{duty.title}。{duty.statement}{note(duty, wording)}")
            manuscript.tasks.append(replace(duty, number=str(n), section=head.title))
    return manuscript.finished("both levels")


def sides(plan: Draft, rng: Random) -> Planted:
    """An item whose numbered parts are its aim, its measures and its units."""
    lead, others = rng.choice((("牵头单位", "配合单位"), ("责任单位", "协办单位")))

    def words(duty: Duty) -> str:
        lines = [duty.title, f"1.工作目标。{duty.statement}", f"2.主要措施。{rng.choice(_STEPS)}"]
        lines.append(f"3.{lead}:{'、'.join(duty.leads)}")
        if duty.participants:
            lines.append(f"4.{others}:{'、'.join(duty.participants)}")
        return "\n".join(lines)

    return _in_groups(plan, rng, words).finished("sides")


def chapter_note(plan: Draft, rng: Random) -> Planted:
    """A note behind the title of a chapter that holds for all its items."""
    wording = rng.choice(WORDINGS[:10])
    manuscript = Manuscript(plan, rng, task_marker=rng.choice((group, _DIGITS)), restarts=True)
    for name, (first, *more) in plan.sections:
        named = [replace(one, leads=first.leads, participants=first.participants) for one in (first, *more)]
        manuscript.section(name)
        manuscript.lines[-1] += note(first, wording)
        for duty in [*named, *([replace(named[0], title=f"{first.title}督导", promises=())] if not more else [])]:
            manuscript.task(duty, f"{duty.title}。{duty.statement}")
    return manuscript.finished("chapter note")


def closing_ranges(plan: Draft, rng: Random) -> Planted:
    """Items counted through the document, and one closing paragraph that says who answers for which of them."""
    manuscript = Manuscript(plan, rng, task_marker=_DIGITS, restarts=False)
    said, number = [], 0
    for name, (first, *more) in plan.sections:
        manuscript.section(name)
        for duty in (first, *more):
            named = replace(duty, leads=first.leads, participants=())
            manuscript.task(named, f"{duty.title}。{duty.statement}")
        begin, number = number + 1, number + 1 + len(more)
        items = f"第{begin}项" if begin == number else f"第{begin}至{number}项"
        said.append(f"{items}由{'、'.join(first.leads)}负责")
    manuscript.lines.append(";".join(said) + "。")
    return manuscript.finished("closing ranges")


def units_over(plan: Draft, rng: Random) -> Planted:
    """A unit heads a list of its tasks."""
    form = rng.choice(("{}", "{}({}项)", "{}牵头"))
    manuscript = Manuscript(plan, rng, task_marker=_DIGITS, restarts=True)
    bureaus = [plan.place.prefix + each for each in rng.sample(plan.place.bureaus, len(plan.sections))]
    for unit, (_, duties) in zip(bureaus, plan.sections, strict=True):
        manuscript.section(form.format(unit, len(duties)))
        for duty in duties:
            manuscript.task(replace(duty, leads=(unit,), participants=()), f"{duty.title}。{duty.statement}")
    return manuscript.finished("units over")


def deep(plan: Draft, rng: Random) -> Planted:
    """Four levels: 一、 （一） 1. and (1) again and again, the notes at the last."""
    wording = rng.choice(WORDINGS)
    inner: Marker = rng.choice((lambda n: f"({n})", lambda n: f"（{n}）"))
    manuscript = Manuscript(plan, rng, task_marker=inner, restarts=True)
    for name, duties in plan.sections:
        manuscript.section(name)
        manuscript.lines += [group(1) + f"总体安排{name}", _DIGITS(1) + f"{name}工作"]
        manuscript.part(f"{name}工作")
        for duty in duties:
            manuscript.task(duty, f"{duty.title}。{duty.statement}{note(duty, wording)}")
    return manuscript.finished("deep")


def supports(plan: Draft, rng: Random) -> Planted:
    """One unit supports another: 县水利局配合县财政局."""
    plan = reassigned(plan, lambda duty: (duty.leads[:1], duty.participants[:1]))
    wording = Wording("({p}配合{l})", "({l}负责)")
    manuscript = Manuscript(plan, rng)
    for name, duties in plan.sections:
        manuscript.section(name)
        for duty in duties:
            manuscript.task(duty, f"{duty.title}。{duty.statement}{note(duty, wording)}")
    return manuscript.finished("supports")


def _in_groups(plan: Draft, rng: Random, words_of: Callable[[Duty], str]) -> Manuscript:
    """Chapters with items （一）, whose steps are numbered 1. again and again."""
    manuscript = Manuscript(plan, rng, task_marker=group, restarts=True)
    for name, duties in plan.sections:
        manuscript.section(name)
        for duty in duties:
            manuscript.task(duty, words_of(duty))
    return manuscript


def _steps(rng: Random) -> list[str]:
    return [f"{n}.{step}" for n, step in enumerate(rng.sample(_STEPS, rng.randint(2, 4)), 1)]
