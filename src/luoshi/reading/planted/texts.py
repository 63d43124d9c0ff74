"""Tables as text: shapes in which the rows of a table lost their lines on the way, each in another manner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Planted, reassigned
from luoshi.reading.planted.grids import heading_of, numbered_duties, rows_of
from luoshi.reading.planted.numbering import chinese

_STEPS = ("摸清底数，建立工作台账", "制定年度计划并按月推进", "组织开展督导检查", "年底前完成验收")
#: What a column of days says, and the day that it means in a year.
_DAYS = (("3月", "03-31"), ("6月底前", "06-30"), ("9月底", "09-30"), ("全年", "12-31"), ("12月", "12-31"))


def _text(shape: str, plan: Draft, lines: list[str], tasks: tuple[Duty, ...] | None = None) -> Planted:
    text = "\n".join([plan.title, *lines])
    return Planted(shape, plan.place.name, plan.title, "table.txt", text, tasks or numbered_duties(plan))


def cells_on_one_line(plan: Draft, rng: Random) -> Planted:
    """The whole table on one line, a blank between its cells; an empty cell leaves nothing."""
    plan = _each_with_participants(plan)
    cells = [*heading_of(rng), *(cell for row in rows_of(plan) for cell in row)]
    return _text("cells on one line", plan, [" ".join(cells)])


def run_together(plan: Draft, rng: Random) -> Planted:
    """The whole table on one line with nothing between its cells: number, task, day and units."""
    days = [rng.choice(_DAYS) for _ in numbered_duties(plan)]
    prefix, bureaus = plan.place.prefix, plan.place.bureaus
    plan = reassigned(_of_a_year(plan), lambda _: (tuple(prefix + each for each in rng.sample(bureaus, 2)), ()))
    tasks = _with_days(numbered_duties(plan), days)
    between = rng.choice(("", "、"))
    rows = (
        f"{task.number}、{task.title}{day}{between.join(task.leads)}"
        for task, (day, _) in zip(tasks, days, strict=True)
    )
    return _text("run together", plan, ["序号工作任务完成时限责任单位" + "".join(rows)], tasks)


def strokes(plan: Draft, rng: Random) -> Planted:
    """Strokes between the cells, as a mark-up or a copy leaves them."""
    outer = rng.random() < 0.5
    lines = [_stroked(row, outer) for row in (heading_of(rng), *_full_rows(plan))]
    if outer:
        lines.insert(1, _stroked(("---",) * 5, outer))
    return _text("strokes", plan, lines)


def strokes_under_two_heads(plan: Draft, rng: Random) -> Planted:
    """Strokes between the cells, 责任分工 over 牵头单位 and 配合单位."""
    outer = rng.random() < 0.5
    heading = heading_of(rng)
    heads = ((*heading[:3], "责任分工", ""), ("", "", "", *heading[3:]))
    lines = [_stroked(row, outer) for row in (*heads, *_full_rows(plan))]
    return _text("strokes under two heads", plan, lines)


def _stroked(cells: tuple[str, ...], outer: bool) -> str:
    words = " | ".join(cells)
    return f"| {words} |" if outer else words


def _full_rows(plan: Draft) -> Iterator[tuple[str, ...]]:
    """The rows with all their cells; a chapter leaves the others of its row empty."""
    return (row if len(row) > 1 else (*row, "", "", "", "") for row in rows_of(plan))


def lines_under_two_heads(plan: Draft, rng: Random) -> Planted:
    """A cell a line, 责任分工 over 牵头单位 and 配合单位."""
    plan = _each_with_participants(plan)
    heading = heading_of(rng)
    lines = [*heading[:3], "责任分工", *heading[3:], *(cell for row in rows_of(plan) for cell in row)]
    return _text("lines under two heads", plan, lines)


def groups_before(plan: Draft, rng: Random) -> Planted:
    """A cell a line; the group stands once, before the number of its first row."""
    plan = reassigned(plan, lambda duty: (duty.leads + duty.participants, ()))
    lines = [rng.choice(("类别", "工作领域")), "序号", "重点任务", "工作要求", "责任单位"]
    tasks = iter(numbered_duties(plan))
    for name, duties in plan.sections:
        lines.append(name)
        for duty in duties:
            lines += [str(next(tasks).number), duty.title, duty.statement, "、".join(duty.leads)]
    return _text("groups before", plan, lines)


def lists_in_cells(plan: Draft, rng: Random) -> Planted:
    """A cell a line or a page; the cell of the content holds numbered lines of its own."""
    plan = _each_with_participants(plan)
    steps = [f"{n}.{step}" for n, step in enumerate(rng.sample(_STEPS, 3), 1)]
    heading, tasks = heading_of(rng), numbered_duties(plan)
    rows = [(task.number or "", task.title, *_listed(task)) for task in tasks]
    if rng.random() < 0.5:
        lines = [*heading, *(line for row in rows for line in (*row[:2], *steps, *row[2:]))]
        return _text("lists in cells", plan, lines)
    cells = "<p>" + "</p><p>".join(steps) + "</p>"
    body = "".join(
        "<tr>" + "".join(f"<td>{each}</td>" for each in (*row[:2], cells, *row[2:])) + "</tr>" for row in (rows)
    )
    head = "".join(f"<td>{each}</td>" for each in heading)
    text = f"<p>{plan.title}</p><table><tr>{head}</tr>{body}</table>"
    return Planted("lists in cells", plan.place.name, plan.title, "page.html", text, tasks, dress="page")


def units_once(plan: Draft, rng: Random) -> Planted:
    """A cell a line; who answers stands once for all rows of a chapter, and a last column tells how far they are."""
    lines = ["序号", "项目内容", "牵头单位", "落实情况"]
    tasks: list[Duty] = []
    for _, (first, *more) in plan.sections:
        for duty in (first, *more):
            tasks.append(replace(duty, number=str(len(tasks) + 1), leads=first.leads, participants=()))
            lines += [str(len(tasks)), duty.title, *(["、".join(first.leads)] if duty is first else ())]
            lines.append(rng.choice(("已开工。", "正在招标,预计下月开工。", "提前完成年度任务。")))
    return _text("units once", plan, lines, tuple(tasks))


def judged(plan: Draft, rng: Random) -> Planted:
    """Behind the unit that answers stands one that only gives marks."""
    plan = reassigned(plan, lambda duty: (duty.leads[:1], ()))
    marks = f"{plan.place.prefix}委考核办"
    heading = (
        "序号",
        "工作任务",
        "目标要求",
        "分值",
        "责任部门",
        rng.choice(("评分部门", "考核打分单位", "数据提供单位")),
    )
    lines = [*heading]
    for task in numbered_duties(plan):
        lines += [task.number or "", task.title, task.statement, "5", *task.leads, marks]
    return _text("judged", plan, lines)


def by_month(plan: Draft, rng: Random) -> Planted:
    """A cell a line or a row a line, with a column of days that name but the month."""
    plan = _of_a_year(_each_with_participants(plan))
    days = [rng.choice(_DAYS) for _ in numbered_duties(plan)]
    tasks = _with_days(numbered_duties(plan), days)
    heading = ("序号", "工作任务", "牵头单位", "配合单位", rng.choice(("完成时限", "时间节点")))
    rows = [(task.number or "", task.title, *_listed(task), day) for task, (day, _) in zip(tasks, days, strict=True)]
    between = rng.choice(("\n", " ", "\t"))
    return _text("by month", plan, [between.join(row) for row in (heading, *rows)], tasks)


def laid_out_by_a_table(plan: Draft, rng: Random) -> Planted:
    """A table of tasks inside one that only lays out the page."""
    head = "".join(f"<td>{each}</td>" for each in heading_of(rng))
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in _full_rows(plan))
    inner = f"<table border=1><tr>{head}</tr>{rows}</table>"
    text = (
        f"<html><body><table><tr><td colspan=2>{plan.title}</td></tr><tr><td>首页 通知公告</td><td>"
        f"<p>{plan.opening}</p>{inner}</td></tr></table></body></html>"
    )
    return Planted(
        "laid out by a table", plan.place.name, plan.title, "page.html", text, numbered_duties(plan), dress="page"
    )


def number_glued(plan: Draft, rng: Random) -> Planted:
    """A cell a line; the number of a row stands glued to its title, the chapters on lines of their own."""
    plan = _each_with_participants(plan)
    lines, number = list(heading_of(rng)), 0
    for n, (name, duties) in enumerate(plan.sections, 1):
        lines.append(f"{chinese(n)}、{name}")
        for duty in duties:
            number += 1
            lines += [f"{number}.{duty.title}", duty.statement, *_listed(duty)]
    return _text("number glued", plan, lines)


def _listed(duty: Duty) -> tuple[str, str]:
    return "、".join(duty.leads), "、".join(duty.participants)


def _each_with_participants(plan: Draft) -> Draft:
    everybody = plan.place.townships
    return reassigned(plan, lambda duty: (duty.leads, duty.participants or (everybody,)))


def _of_a_year(plan: Draft) -> Draft:
    return replace(plan, title=f"{plan.place.name}2024年重点工作任务分工方案")


def _with_days(tasks: tuple[Duty, ...], days: list[tuple[str, str]]) -> tuple[Duty, ...]:
    return tuple(replace(task, due=f"2024-{day}") for task, (_, day) in zip(tasks, days, strict=True))
