"""The plan that the invented county carries out: a document as an office would write it, for the reader to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from random import Random

from luoshi.web.simulating.county import DEPARTMENTS, County

CHAPTERS = ("创新驱动", "产业升级", "乡村振兴", "城市更新", "民生改善", "改革开放", "生态保护", "安全发展")
NUMERALS = "一二三四五六七八"

#: What a task asks for, as sentences with a thing, its unit and a number.
Form = Callable[[str, str, Random], str]


def _added(thing: str, unit: str, random: Random) -> str:
    return f"年内新增{thing}{random.randrange(6, 60)}{unit}以上。"


def _done(thing: str, unit: str, random: Random) -> str:
    return f"全年完成{thing}{random.randrange(120, 4800)}{unit}。"


def _held(thing: str, unit: str, random: Random) -> str:
    return f"{thing}稳定在{random.randrange(20, 90)}{unit}以上。"


def _reached(thing: str, unit: str, random: Random) -> str:
    return f"{thing}达标率达到{random.randrange(70, 98)}%以上。"


def _capped(thing: str, unit: str, random: Random) -> str:
    return f"{thing}投诉控制在{random.randrange(20, 200)}件以内。"


def _unnumbered(thing: str, unit: str, random: Random) -> str:
    return f"健全{thing}管理制度，明确责任分工，定期调度通报。"


#: How often each form stands in a plan: most tasks count up, a few hold a level, some have no number.
FORMS: tuple[Form, ...] = (_added, _done, _added, _held, _reached, _done, _unnumbered, _capped)
VERBS = ("推进", "提升", "抓好", "做实")


def written(year: int, tasks: int, county: County, random: Random) -> str:
    """A document with so many tasks in chapters, each with its lead and, now and then, those who join."""
    lines = [
        f"{county.place.name}{year}年重点工作任务清单",
        f"{county.place.mark}政发〔{year}〕1号",
        "各镇人民政府、街道办事处，县政府各部门：",
        "现将全年重点工作任务印发给你们，请认真抓好落实。",
    ]
    numbers = count(1)
    for chapter, title in enumerate(CHAPTERS):
        lines.append(f"{NUMERALS[chapter]}、{title}")
        share = range(chapter, tasks, len(CHAPTERS))
        lines += [_task(next(numbers), n, county, random) for n in share]
    lines += [f"{county.place.name}人民政府", f"{year}年1月5日"]
    return "\n\n".join(lines) + "\n"


def _task(number: int, n: int, county: County, random: Random) -> str:
    lead = county.departments[n % len(county.departments)]
    thing, unit = _things(lead, n // len(county.departments))
    joined = "".join(f"；参与单位：{'、'.join(names)}" for names in [list(_joining(lead, county, random))] if names)
    title = f"{VERBS[n % len(VERBS)]}{thing}工作"
    return f"{number}.{title}。{FORMS[n % len(FORMS)](thing, unit, random)}（牵头单位：{lead}{joined}）"


def _things(lead: str, round: int) -> tuple[str, str]:
    things = DEPARTMENTS[lead.removeprefix("县")]
    thing, unit = things[round % len(things)].split()
    return thing, unit


def _joining(lead: str, county: County, random: Random) -> Iterator[str]:
    if random.random() < 0.3:
        yield random.choice([one for one in county.departments if one != lead] or [lead])
    if county.towns and random.random() < 0.25:
        yield "各镇街"
