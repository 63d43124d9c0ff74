"""Tables: shapes in which the tasks stand in rows, as a page or flattened one cell a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Planted
from luoshi.reading.planted.numbering import chinese

#: Headings that mean the same, column by column.
_NUMBERS = ("序号", "编号")
_TASKS = ("重点任务", "工作任务", "主要任务", "任务名称")
_CONTENTS = ("工作内容", "具体措施", "工作要求", "工作目标及内容")
_LEADS = ("牵头单位", "责任单位", "牵头部门", "主责单位")
_PARTICIPANTS = ("配合单位", "参与单位", "协办单位")
_WHOLE = ("责任单位", "责任分工", "责任部门")

Row = tuple[str, ...]


def table(plan: Draft, rng: Random) -> Planted:
    """A page with a column for each kind of thing; chapters are rows that span the table."""
    return _page("table", plan, [heading_of(rng)], rows_of(plan))


def flattened(plan: Draft, rng: Random) -> Planted:
    """The same table pasted as text, one cell a line; a cell without words shows a stroke."""
    lines = [plan.title, *heading_of(rng), *(cell or "/" for cells in rows_of(plan) for cell in cells)]
    return Planted("flattened table", plan.place.name, plan.title, "table.txt", "\n".join(lines), numbered_duties(plan))


def roles_in_cell(plan: Draft, rng: Random) -> Planted:
    """Both roles inside one cell: 牵头单位:… 配合单位:…"""
    between = rng.choice(("<br>", "&nbsp;&nbsp;", ";"))

    def cell(duty: Duty) -> Row:
        parts = ["牵头单位:" + "、".join(duty.leads)]
        if duty.participants:
            parts.append("配合单位:" + "、".join(duty.participants))
        return (between.join(parts),)

    heading = (rng.choice(_NUMBERS), rng.choice(_TASKS), rng.choice(_CONTENTS), rng.choice(_WHOLE))
    return _page("roles in a cell", plan, [heading], rows_of(plan, cell))


def two_headings(plan: Draft, rng: Random) -> Planted:
    """责任分工 above 牵头单位 and 配合单位."""
    heading = heading_of(rng)
    upper = "".join(f"<th rowspan=2>{each}</th>" for each in heading[:3]) + "<th colspan=2>责任分工</th>"
    lower = "".join(f"<th>{each}</th>" for each in heading[3:])
    return _page("two headings", plan, [], rows_of(plan), before=f"<tr>{upper}</tr><tr>{lower}</tr>")


def spanning(plan: Draft, rng: Random) -> Planted:
    """The unit cell spans the rows of a chapter, on the right or before the tasks."""
    tasks: list[Duty] = []
    first = rng.random() < 0.5
    heading = [rng.choice(_NUMBERS), rng.choice(_TASKS), rng.choice(_CONTENTS)]
    heading.insert(0 if first else 3, rng.choice(_LEADS))
    rows = []
    for name, duties in plan.sections:
        leads = duties[0].leads
        unit = f"<td rowspan={len(duties)}>{'、'.join(leads)}</td>"
        for duty in duties:
            tasks.append(replace(duty, number=str(len(tasks) + 1), section=name, leads=leads, participants=()))
            cells = "".join(f"<td>{each}</td>" for each in (str(len(tasks)), duty.title, duty.statement))
            rows.append(f"<tr>{unit + cells if first else cells + unit}</tr>")
            unit = ""
    text = f"<p>{plan.title}</p><table>{_row(tuple(heading), 'th')}{''.join(rows)}</table>"
    return Planted("unit spans rows", plan.place.name, plan.title, "table.html", text, tuple(tasks))


def categories(plan: Draft, rng: Random) -> Planted:
    """A first column of categories that span their rows; the heading stands again at the top of each page."""
    heading = (rng.choice(("类别", "工作领域", "任务类别")), *heading_of(rng))
    rows = [f"<tr><td colspan=6>{plan.title}</td></tr>", _row(heading, "th")]
    tasks = iter(numbered_duties(plan))
    for name, duties in plan.sections:
        category = f"<td rowspan={len(duties)}>{name}</td>"
        for duty in duties:
            cells = (str(next(tasks).number), duty.title, duty.statement, *_two_cells(duty))
            rows.append("<tr>" + category + "".join(f"<td>{each}</td>" for each in cells) + "</tr>")
            category = ""
        rows.append(_row(heading, "th"))
    text = f"<table>{''.join(rows)}</table>"
    return Planted("categories", plan.place.name, plan.title, "table.html", text, numbered_duties(plan))


def measures(plan: Draft, rng: Random) -> Planted:
    """A task that spans its measures; each measure has units of its own and is what is asked."""
    heading = (rng.choice(_TASKS), rng.choice(("具体措施", "工作举措")), rng.choice(_LEADS), rng.choice(_PARTICIPANTS))
    rows = [_row(heading, "th")]
    for name, duties in plan.sections:
        task = f"<td rowspan={len(duties)}>{name}</td>"
        for duty in duties:
            rows.append(
                "<tr>" + task + "".join(f"<td>{each}</td>" for each in (duty.title, *_two_cells(duty))) + "</tr>"
            )
            task = ""
    tasks = tuple(replace(task, number=None) for task in numbered_duties(plan))
    text = f"<p>{plan.title}</p><table>{''.join(rows)}</table>"
    return Planted("measures", plan.place.name, plan.title, "table.html", text, tasks)


def heading_of(rng: Random) -> Row:
    """The headings of a table of tasks, each in one of its wordings."""
    return tuple(rng.choice(each) for each in (_NUMBERS, _TASKS, _CONTENTS, _LEADS, _PARTICIPANTS))


def _two_cells(duty: Duty) -> Row:
    return "、".join(duty.leads), "、".join(duty.participants)


def rows_of(plan: Draft, units: Callable[[Duty], Row] = _two_cells) -> Iterator[Row]:
    """A row of one cell for each chapter, a row of many for each task."""
    number = 0
    for n, (name, duties) in enumerate(plan.sections, 1):
        yield (f"{chinese(n)}、{name}",)
        for duty in duties:
            number += 1
            yield (str(number), duty.title, duty.statement, *units(duty))


def _page(shape: str, plan: Draft, headings: list[Row], rows: Iterator[Row], before: str = "") -> Planted:
    body = before + "".join(_row(each, "th") for each in headings) + "".join(map(_row, rows))
    text = f"<html><body><h1>{plan.title}</h1>\n<table border=1>{body}</table></body></html>"
    return Planted(shape, plan.place.name, plan.title, "table.html", text, numbered_duties(plan))


def _row(cells: Row, tag: str = "td") -> str:
    if len(cells) == 1:
        return f"<tr><{tag} colspan=5>{cells[0]}</{tag}></tr>\n"
    return "<tr>" + "".join(f"<{tag}>{each}</{tag}>" for each in cells) + "</tr>\n"


def numbered_duties(plan: Draft) -> tuple[Duty, ...]:
    """The duties as a table counts them, through all sections."""
    duties = [(name, duty) for name, each in plan.sections for duty in each]
    return tuple(replace(duty, number=str(n), section=name) for n, (name, duty) in enumerate(duties, 1))
