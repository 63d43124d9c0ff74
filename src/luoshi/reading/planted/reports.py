"""Reports: shapes that look back in one part and ahead in another; only what lies ahead is planted."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Planted, reassigned
from luoshi.reading.planted.manuscript import Manuscript
from luoshi.reading.planted.numbering import TASK_MARKERS, chinese, group, item, one_is

_TITLES = ("{place}{year}年工作总结和{next}年工作计划", "{place}{next}年政府工作报告")
_BACK = ("{year}年工作回顾", "{year}年主要工作情况", "过去一年工作回顾")
_AHEAD = ("{next}年工作安排", "{next}年重点工作", "下一步工作打算")
_DONE = (
    "新建示范点{n}个,带动就业{m}人。",
    "完成投资{n}亿元,增长{m}%。",
    "改造提升设施{n}处。",
    "群众满意度达到{m}%。",
)
_TERMS = (
    "“两新”:是指大规模设备更新和消费品以旧换新。",
    "“一码通办”:由大数据中心牵头建设,凭一个码办理事项。",
    "“双评议”:是指由服务对象和工作人员分别评议。",
)


def back_and_ahead(plan: Draft, rng: Random) -> Planted:
    """What was done and what shall be, in chapters that say so; sometimes with a list of terms at the end."""
    year = rng.randint(2019, 2025)
    names = {"place": plan.place.name, "year": year, "next": year + 1}
    title = rng.choice(_TITLES).format(**names)
    nobody = reassigned(replace(plan, title=title, opening="现将有关情况报告如下。"), lambda duty: ((), ()))
    manuscript = Manuscript(nobody, rng, task_marker=group, restarts=True)
    (_, done), *ahead = nobody.sections
    manuscript.section(rng.choice(_BACK).format(**names))
    manuscript.lines += [f"{group(n)}{duty.title}。{_told(rng)}" for n, duty in enumerate(done, 1)]
    manuscript.section(rng.choice(_AHEAD).format(**names))
    for duty in (duty for _, duties in ahead for duty in duties):
        manuscript.task(duty, _paragraph(duty))
    if rng.random() < 0.3:
        manuscript.lines += ["名词解释", *(f"{n}.{term}" for n, term in enumerate(_TERMS, 1))]
    return manuscript.finished("back and ahead")


def _told(rng: Random) -> str:
    return "".join(
        each.format(n=rng.randint(2, 60), m=rng.randint(61, 99)) for each in rng.sample(_DONE, rng.randint(1, 3))
    )


def _paragraph(duty: Duty) -> str:
    return f"{duty.title}。{duty.statement}"


def by_the_way(plan: Draft, rng: Random) -> Planted:
    """Items counted through the chapters that name nobody, but for one sentence that tells who does a part of one."""
    nobody = reassigned(plan, lambda duty: ((), ()))
    manuscript = Manuscript(nobody, rng, task_marker=group, restarts=False)
    chosen = rng.choice([duty for _, duties in nobody.sections for duty in duties])
    unit = plan.place.prefix + rng.choice(plan.place.bureaus)
    for name, duties in nobody.sections:
        manuscript.section(name)
        for duty in duties:
            told = duty is chosen
            named = replace(duty, leads=(unit,)) if told else duty
            manuscript.task(named, _paragraph(duty) + (f"由{unit}负责汇总。" if told else ""))
    return manuscript.finished("by the way")


_WORKS = (
    "{year}年,{place}要为民办好{n}件实事:",
    "{place}今年将集中力量办好{n}件民生实事。",
    "{place}{year}年十大民生工程",
)
_MOST_WORKS = 10


def works(plan: Draft, rng: Random) -> Planted:
    """What a government promises to do within the year, announced by one line, in items that read like facts."""
    duties = [replace(duty, leads=(), participants=()) for _, part in plan.sections for duty in part][:_MOST_WORKS]
    announced = rng.choice(_WORKS).format(year=rng.randint(2019, 2026), place=plan.place.name, n=chinese(len(duties)))
    manuscript = Manuscript(plan, rng, task_marker=rng.choice((item, one_is, *TASK_MARKERS[:2])), restarts=False)
    manuscript.lines = [f"{plan.place.name}公布一批民生实事", announced]
    for duty in duties:
        manuscript.task(duty, f"{duty.title},{duty.promised}")
    return manuscript.finished("works")
