"""Sheets: tables of projects and indicators, with figures in columns of their own; rows that tabs or blanks part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Figure, Planted, reassigned
from luoshi.reading.planted.grids import numbered_duties

_YEAR = 2025
_GROUPS = ("项目类别", "类别", "工作领域")
_PROJECTS = ("项目名称", "实事项目", "工程名称")
_SCALES = ("建设内容及规模", "主要建设内容", "建设内容")
_UNITS = ("责任单位", "责任部门", "牵头单位")
_INVESTED = (f"{_YEAR}年计划投资", "年度计划投资", "年度投资")
_INDICATORS = ("指标名称", "考核指标", "主要指标")
_VALUES = ("目标值", "年度目标值", f"{_YEAR}年目标值")
_MEASURES = ("单位", "计量单位")
_COUNTED = ("%", "家", "个", "公里", "万亩")
_BLANK = "    "


def projects(plan: Draft, rng: Random) -> Planted:
    """A page of projects: groups and units span rows, sums stand in rows of their own, two columns of money."""
    plan, name = _led_once(plan), rng.choice(_INVESTED)
    tasks = _invested(plan, name, rng)
    money = ("总投资（万元）", f"{name}（万元）")
    heading = ("序号", rng.choice(_GROUPS), rng.choice(_PROJECTS), rng.choice(_SCALES), *money, rng.choice(_UNITS))
    total = f"<tr><td colspan=4>合计</td>{_cells('90000', '30000', '')}</tr>"
    rows = [f"<tr>{_cells(*heading)}</tr>", *(() if rng.random() < 0.5 else (total,))]
    for task, first, height in _by_section(plan, tasks):
        group = _tall(height, task.section or "") if first else ""
        unit = _tall(height, "、".join(task.leads)) if first else ""
        cells = _cells(task.title, task.statement, str(task.figures[0].value * 3), str(task.figures[0].value))
        rows.append(f"<tr>{_cells(task.number or '')}{group}{cells}{unit}</tr>")
    text = f"<p>{plan.title}</p><table>{''.join(rows)}{total}</table>"
    return Planted("projects", plan.place.name, plan.title, "projects.html", text, tasks, dress="page")


def chapters_with_sums(plan: Draft, rng: Random) -> Planted:
    """A page of projects whose chapters stand over number and title, with the chapter's sums beside them."""
    plan, name = _of_the_year(plan), rng.choice(_INVESTED)
    tasks = _invested(plan, name, rng)
    heading = ("序号", rng.choice(_PROJECTS), rng.choice(_SCALES), f"{name}（万元）", "责任单位", "配合单位")
    rows = [f"<tr>{_cells(*heading)}</tr>"]
    for task, first, _ in _by_section(plan, tasks):
        if first:
            rows.append(f"<tr><td colspan=3>{task.section}</td>{_cells(str(rng.randint(9, 90) * 1000), '', '')}</tr>")
        figure, units = str(task.figures[0].value), ("、".join(task.leads), "、".join(task.participants))
        rows.append(f"<tr>{_cells(task.number or '', task.title, task.statement, figure, *units)}</tr>")
    text = f"<p>{plan.title}</p><table>{''.join(rows)}</table>"
    return Planted("chapters with sums", plan.place.name, plan.title, "projects.html", text, tasks, dress="page")


def projects_a_cell_a_line(plan: Draft, rng: Random) -> Planted:
    """The table of projects pasted as text, one cell a line; a group stands once, the total at the end."""
    plan, name = _led_once(plan), rng.choice(_INVESTED)
    tasks = _invested(plan, name, rng)
    money = ("总投资（万元）", f"{name}（万元）")
    lines = ["序号", rng.choice(_GROUPS), rng.choice(_PROJECTS), rng.choice(_SCALES), *money, rng.choice(_UNITS)]
    for task, first, _ in _by_section(plan, tasks):
        value = task.figures[0].value
        lines += [task.number or "", *([task.section or ""] if first else []), task.title, task.statement]
        lines += [str(value * 3), str(value), "、".join(task.leads)]
    return _text("projects a cell a line", plan, lines, tasks)


def indicators(plan: Draft, rng: Random) -> Planted:
    """Indicators with their unit of measure and value, a cell a line or tabs between them."""
    plan = reassigned(_of_the_year(plan), lambda duty: (duty.leads[:1], ()))
    tasks = tuple(
        replace(task, statement="", promised="", promises=(), figures=(_figure(task.title, rng.choice(_COUNTED), rng),))
        for task in numbered_duties(plan)
    )
    tasks = tuple(replace(task, section=None) for task in tasks)
    heading = ("序号", rng.choice(_INDICATORS), rng.choice(_MEASURES), rng.choice(_VALUES), rng.choice(_UNITS))
    rows = [
        (task.number or "", task.title, figure.unit, str(figure.value), *task.leads)
        for task in tasks
        for figure in task.figures
    ]
    between = rng.choice(("\n", "\n", "\t"))
    return _text("indicators", plan, [_opening(plan), *(between.join(row) for row in (heading, *rows))], tasks)


def tabs(plan: Draft, rng: Random) -> Planted:
    """Tabs between the cells: groups and units stand once, a cell holds two lines, the heading comes again."""
    plan = _led_once(plan)
    tasks = numbered_duties(plan)
    heading = "\t".join((rng.choice(_GROUPS), "序号", "工作任务", "具体措施", rng.choice(_UNITS)))
    lines = [_opening(plan), heading]
    for task, first, _ in _by_section(plan, tasks):
        if first and task != tasks[0] and rng.random() < 0.5:
            lines.append(heading)
        words = task.statement.replace("。", "。\n", 1).rstrip("\n")
        group, unit = (task.section or "", "、".join(task.leads)) if first else ("", "")
        lines.append("\t".join((group, task.number or "", task.title, words, unit)))
    return _text("tabs", plan, [*lines, "各单位要高度重视，压实责任。"], tasks)


def wide_blanks(plan: Draft, rng: Random) -> Planted:
    """Wide blanks between the cells, chapters on lines of their own."""
    plan = reassigned(_of_the_year(plan), lambda duty: (duty.leads, duty.participants or (plan.place.townships,)))
    tasks = numbered_duties(plan)
    lines = [_BLANK.join(("序号", "工作任务", "工作要求", "牵头单位", "配合单位"))]
    for task, first, _ in _by_section(plan, tasks):
        lines += [task.section or ""] if first else []
        lines.append(
            _BLANK.join(
                (task.number or "", task.title, task.statement, "、".join(task.leads), "、".join(task.participants))
            )
        )
    return _text("wide blanks", plan, lines, tasks)


def _text(shape: str, plan: Draft, lines: list[str], tasks: tuple[Duty, ...]) -> Planted:
    return Planted(
        shape, plan.place.name, plan.title, "table.txt", "\n".join([plan.title, *lines]), tasks, dress="plain"
    )


def _opening(plan: Draft) -> str:
    return f"为做好{_YEAR}年各项工作，现将任务分解如下。"


def _of_the_year(plan: Draft) -> Draft:
    return replace(plan, title=f"{plan.place.name}{_YEAR}年重点工作任务分解表")


def _led_once(plan: Draft) -> Draft:
    """Whom the first duty of a chapter names leads all of it, alone."""
    leads = {duty: duties[0].leads for _, duties in plan.sections for duty in duties}
    return reassigned(_of_the_year(plan), lambda duty: (leads[duty], ()))


def _figure(indicator: str, unit: str, rng: Random) -> Figure:
    return Figure(indicator, rng.randint(11, 99), unit)


def _invested(plan: Draft, name: str, rng: Random) -> tuple[Duty, ...]:
    """The duties as projects, each with what shall be invested."""
    return tuple(
        replace(task, figures=(Figure(name, rng.randint(3, 90) * 100, "万元"),)) for task in numbered_duties(plan)
    )


def _by_section(plan: Draft, tasks: tuple[Duty, ...]) -> Iterator[tuple[Duty, bool, int]]:
    """Each duty, whether it is the first of its section, and how many that holds."""
    places = chain.from_iterable(((n == 0, len(duties)) for n in range(len(duties))) for _, duties in plan.sections)
    for task, (first, height) in zip(tasks, places, strict=True):
        yield task, first, height


def _tall(rows: int, words: str) -> str:
    return f"<td rowspan={rows}>{words}</td>"


def _cells(*words: str) -> str:
    return "".join(f"<td>{each}</td>" for each in words)
