"""What is parted among units or over quarters, and what is said once for many: units of measure, counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Figure, Planted, reassigned
from luoshi.reading.planted.grids import numbered_duties
from luoshi.reading.planted.manuscript import Manuscript
from luoshi.reading.planted.notes import WORDINGS, note
from luoshi.reading.planted.numbering import TASK_MARKERS, group

_YEAR = 2025
_TOWNS = (
    "城关镇",
    "东街街道",
    "李家乡",
    "柳河镇",
    "南山乡",
    "北塘街道",
    "枫林镇",
    "石桥镇",
    "青河经济开发区",
    "红旗林场",
)
_SHARED = (
    ("新增规上企业", "家"),
    ("固定资产投资", "亿元"),
    ("招商到位资金", "万元"),
    ("农村改厕", "户"),
    ("高标准农田建设", "亩"),
    ("城镇新增就业", "人"),
    ("新建口袋公园", "处"),
    ("危桥改造", "座"),
    ("生活垃圾分类覆盖率", "%"),
)
_HOLDERS = ("镇街", "乡镇", "单位", "责任单位", "乡镇（街道）")
_WHOLES = ("合计", "全县", "总计")
_QUARTERS = (("一季度", "03-31"), ("二季度", "06-30"), ("三季度", "09-30"), ("四季度", "12-31"))
_SO_FAR = (("一季度", "03-31"), ("上半年", "06-30"), ("前三季度", "09-30"), ("全年", "12-31"))
_STAGES = (
    ("完成方案编制", "完成前期手续", "完成选址和设计", "摸清底数"),
    ("开工建设", "启动试点", "完成招标", "全面铺开"),
    ("主体完工", "完成中期评估", "扩大试点范围", "完成设备安装"),
    ("竣工验收", "投入使用", "总结推广", "形成长效机制"),
)
_MEASURED = ("单位：{}", "（单位：{}）", "计量单位：{}", "金额单位：{}")

Table = list[tuple[str, ...]]


def among_towns(plan: Draft, rng: Random) -> Planted:
    """A town a row, a thing a column; who heads each may stand in a row of its own, the whole at the top or the end."""
    plan, things, towns = _of_the_year(plan), rng.sample(_SHARED, rng.randint(2, 4)), rng.sample(_TOWNS, 5)
    parts = [[_part(rng) for _ in towns] for _ in things]
    leads = [[plan.place.prefix + rng.choice(plan.place.bureaus)] if rng.random() < 0.5 else [] for _ in things]
    leads = leads if all(leads) else [[] for _ in things]
    rows: Table = [(town, *(each[n] for each in parts)) for n, town in enumerate(towns)]
    whole = (rng.choice(_WHOLES), *(_sum(each) for each in parts))
    rows = [whole, *rows] if rng.random() < 0.3 else [*rows, whole]
    if any(leads):
        rows = [("牵头单位", *("、".join(each) for each in leads)), *rows]
    heading = (rng.choice(_HOLDERS), *(f"{name}（{unit}）" for name, unit in things))
    tasks = tuple(
        _shared(thing, towns, each, tuple(lead)) for thing, each, lead in zip(things, parts, leads, strict=True)
    )
    if rng.random() < 0.5 and not any(leads):
        heading, rows = ("序号", *heading), [("" if row is whole else str(n), *row) for n, row in enumerate(rows, 1)]
    return _as_page("among towns", plan, [heading, *rows], tasks)


def among_towns_as_text(plan: Draft, rng: Random) -> Planted:
    """The same as text, with tabs, strokes or wide blanks between the cells, or a cell a line."""
    plan, things, towns = _of_the_year(plan), rng.sample(_SHARED, rng.randint(2, 4)), rng.sample(_TOWNS, 4)
    parts = [[_part(rng).replace("—", "0") for _ in towns] for _ in things]
    heading = (rng.choice(_HOLDERS), *(f"{name}（{unit}）" for name, unit in things))
    rows: Table = [heading, *((town, *(each[n] for each in parts)) for n, town in enumerate(towns))]
    rows = [*rows, (rng.choice(_WHOLES), *(_sum(each) for each in parts))]
    between = rng.choice(("\t", " | ", "    ", "\n"))
    tasks = tuple(_shared(thing, towns, each, ()) for thing, each in zip(things, parts, strict=True))
    return _as_text("among towns as text", plan, [between.join(row) for row in rows], tasks)


def across_towns(plan: Draft, rng: Random) -> Planted:
    """A thing a row, a town a column, with or without a column of who heads it, as a page or with tabs."""
    plan, things, towns = _of_the_year(plan), rng.sample(_SHARED, rng.randint(2, 5)), rng.sample(_TOWNS, 4)
    headed = rng.random() < 0.6
    parts = [[_part(rng) for _ in towns] for _ in things]
    leads = [plan.place.prefix + rng.choice(plan.place.bureaus) if headed else "" for _ in things]
    heading = ("序号", rng.choice(("指标名称", "工作任务", "指标")), rng.choice(("单位", "计量单位")))
    head = (*heading, rng.choice(("全县目标", "合计")), *towns, *(("牵头单位",) if headed else ()))
    rows: Table = [head]
    for n, ((name, unit), each, lead) in enumerate(zip(things, parts, leads, strict=True), 1):
        rows.append((str(n), name, unit, _sum(each), *each, *((lead,) if headed else ())))
    tasks = tuple(
        replace(_shared(thing, towns, each, (lead,) if lead else ()), number=str(n))
        for n, (thing, each, lead) in enumerate(zip(things, parts, leads, strict=True), 1)
    )
    if rng.random() < 0.7:
        return _as_page("across towns", plan, rows, tasks)
    return _as_text("across towns", plan, ["\t".join(row) for row in rows], tasks)


def by_quarters(plan: Draft, rng: Random) -> Planted:
    """What shall stand by the end of each quarter, in words; as a page, with tabs or a cell a line."""
    plan = reassigned(_of_the_year(plan), lambda duty: (duty.leads, ()))
    wide = rng.choice(("{}", "{}", "第{}", "{}目标", "{}工作计划"))
    heading = ("序号", rng.choice(("项目名称", "重点工作")), *(wide.format(name) for name, _ in _QUARTERS), "责任单位")
    rows: Table = [heading]
    tasks = []
    for task in numbered_duties(plan):
        stages = [rng.choice(each) for each in _STAGES]
        done = rng.randint(3, 4)
        n, unit = rng.randint(2, 90), rng.choice(("处", "公里", "座"))
        stages[1] += f"，完成设施改造{n}{unit}"
        stages[done:] = [""] * (4 - done)
        figure = Figure("设施改造", n, unit, f"{_YEAR}-06-30")
        tasks.append(
            replace(
                task,
                section=None,
                figures=(figure,),
                due=f"{_YEAR}-{_QUARTERS[done - 1][1]}",
                statement="",
                promised="",
                promises=(),
            )
        )
        rows.append((task.number or "", task.title, *stages, "、".join(task.leads)))
    if rng.random() < 0.4:
        return _as_page("by quarters", plan, rows, tuple(tasks))
    rows = [tuple(cell or "/" for cell in row) for row in rows]
    between = rng.choice(("\t", "\n"))
    return _as_text("by quarters", plan, [between.join(row) for row in rows], tuple(tasks))


def figures_by_quarters(plan: Draft, rng: Random) -> Planted:
    """Figures that shall be reached by the end of each part of the year, under a heading of one row or two."""
    plan = reassigned(_of_the_year(plan), lambda duty: (duty.leads[:1], ()))
    heads = ("序号", rng.choice(("指标名称", "工作任务")), rng.choice(("单位", "计量单位")))
    unit_head, tasks, rows = rng.choice(("责任单位", "牵头单位")), [], []
    for n, ((name, unit), duty) in enumerate(zip(rng.sample(_SHARED, 5), _duties(plan), strict=False), 1):
        values = sorted(rng.sample(range(10, 99), 4))
        figures = tuple(
            Figure(name, value, unit, f"{_YEAR}-{day}") for value, (_, day) in zip(values, _SO_FAR, strict=True)
        )
        tasks.append(Duty(name, "", duty.leads, number=str(n), figures=figures))
        rows.append((str(n), name, unit, *map(str, values), *duty.leads))
    if rng.random() < 0.5:
        return _as_page("figures by quarters", plan, [(*heads, *_names(), unit_head), *rows], tuple(tasks))
    upper = "".join(f"<th rowspan=2>{each}</th>" for each in heads)
    upper += f"<th colspan=4>{_YEAR}年目标</th><th rowspan=2>{unit_head}</th>"
    lower = "".join(f"<th>{each}</th>" for each in _names())
    return _as_page("figures by quarters", plan, rows, tuple(tasks), f"<tr>{upper}</tr><tr>{lower}</tr>")


def measured_once(plan: Draft, rng: Random) -> Planted:
    """The unit of all figures stands once over the table: in a line, behind the title, or in a row of the table."""
    plan = reassigned(_of_the_year(plan), lambda duty: (duty.leads[:1], ()))
    units = rng.choice((("万元",), ("亿元",), ("亿元", "%")))
    names = (
        ["税收收入", "招商到位资金", "技改投资", "进出口总额"]
        if len(units) == 1
        else ["工业投资", "工业增加值增速", "技改投资"]
    )
    said = rng.choice(_MEASURED).format("、".join(units))
    tasks: list[Duty] = []
    rows: Table = [("序号", "指标名称", rng.choice(("目标值", "年度目标")), "责任单位")]
    for n, (name, duty) in enumerate(zip(names, _duties(plan), strict=False), 1):
        value, unit = rng.randint(10, 99), units[-1] if name.endswith("增速") else units[0]
        tasks.append(Duty(name, "", duty.leads, number=str(n), figures=(Figure(name, value, unit),)))
        rows.append((str(n), name, str(value), *duty.leads))
    if rng.random() < 0.5:
        return _as_page("measured once", plan, rows, tuple(tasks), f"<tr><td colspan=4>{said}</td></tr>")
    lines = [said, *("\t".join(row) for row in rows)]
    return _as_text("measured once", plan, lines, tuple(tasks))


def counted_sections(plan: Draft, rng: Random) -> Planted:
    """Chapters and groups say behind their titles how many things they hold."""
    wording = rng.choice(WORDINGS)
    form = rng.choice(("（{}项）", "（共{}项）", "({}个)", "（共{}件）", "（{}项任务）"))
    inner = rng.random() < 0.5
    manuscript = Manuscript(_of_the_year(plan), rng, task_marker=TASK_MARKERS[0] if inner else group, restarts=True)
    for name, duties in plan.sections:
        manuscript.section(name)
        manuscript.lines[-1] += form.format(len(duties))
        if inner:
            manuscript.lines.append(group(1) + f"{name}项目{form.format(len(duties))}")
            manuscript.part(f"{name}项目")
        for duty in duties:
            manuscript.task(duty, f"{duty.title}。{duty.statement}{note(duty, wording)}")
    return manuscript.finished("counted sections")


def _names() -> tuple[str, ...]:
    return tuple(name for name, _ in _SO_FAR)


def _duties(plan: Draft) -> list[Duty]:
    return [duty for _, duties in plan.sections for duty in duties]


def _part(rng: Random) -> str:
    return "—" if rng.random() < 0.1 else str(rng.randint(2, 90))


def _sum(parts: Sequence[str]) -> str:
    return str(sum(int(part) for part in parts if part.isdecimal()))


def _shared(thing: tuple[str, str], towns: Sequence[str], parts: Sequence[str], leads: tuple[str, ...]) -> Duty:
    """The task that a thing is: led by those who have a part, where nobody heads it."""
    (name, unit), holders = thing, tuple(town for town, part in zip(towns, parts, strict=True) if part not in "—0")
    whole = [Figure(name, int(_sum(parts)), unit)] if int(_sum(parts)) else []
    each = [Figure(town + name, int(part), unit) for town, part in zip(towns, parts, strict=True) if part not in "—0"]
    lead, support = (leads, holders) if leads else (holders, ())
    return Duty(name, "", lead, support, figures=(*whole, *each))


def _of_the_year(plan: Draft) -> Draft:
    return replace(plan, title=f"{plan.place.name}{_YEAR}年重点工作目标任务分解表")


def _as_page(shape: str, plan: Draft, rows: Table, tasks: tuple[Duty, ...], before: str = "") -> Planted:
    body = before + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    text = f"<html><body><h1>{plan.title}</h1>\n<table border=1>{body}</table></body></html>"
    return Planted(shape, plan.place.name, plan.title, "table.html", text, tasks)


def _as_text(shape: str, plan: Draft, lines: list[str], tasks: tuple[Duty, ...]) -> Planted:
    text = "\n".join([plan.title, *lines])
    return Planted(shape, plan.place.name, plan.title, "table.txt", text, tasks, dress="plain")
