"""Pairs: an upper plan and a lower one that carries it out, with the links and changes of numbers that were planted.

What becomes of an upper line: it is kept word for word, reworded (another verb, other measures), told in other words
altogether, split into two lines, or dropped; numbers stay or change. The lower plan has lines of its own as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from luoshi.reading.planted import vocabulary as words
from luoshi.reading.vocabulary import words as words_in

#: How another office calls the same thing.
_OTHERWISE = dict(
    zip(
        words.OBJECTS,
        words_in(
            """
            农村饮水安全工程 义务教育学校改扩建 城乡客运公交化运行 城镇旧住宅区更新 旱涝保收农田建设 中小河流治理工程
            生活垃圾分类投放 老年人照护服务 惠企服务专员制度 招引项目落地见效 老化燃气管道更新 储粮库点设施
            电子证照共享互认 紧密型医共体 冷链物流基地 劳动者技能提升 森林草原防灭火 危化品安全治理 公共数据开放共享
            婴幼儿普惠托育 农村公路管护 公共停车泊位 文化惠民工程 农作物秸秆利用 食品抽检监测 社会信用建设 新能源充电桩
            应急物资储备 低收入人口救助 残疾儿童康复
            """
        ),
        strict=True,
    )
)
_HALVES = (("硬件", "运行机制"), ("项目建设", "日常管理"), ("城区", "乡镇"))
_KINDS = ("kept", "kept", "reworded", "reworded", "reworded", "otherwise", "split", "dropped")
_MEASURES = ("家", "个", "处", "亿元", "%", "户")


@dataclass(frozen=True)
class Link:
    """An upper line, what became of it, and the titles of the lower lines that carry it out; none for a dropped one."""

    upper: str
    kind: str
    lower: tuple[str, ...]
    before: int
    after: int | None


@dataclass(frozen=True)
class Pair:
    """Two texts and the links planted between them; `own` are the titles that only the lower one has."""

    upper: str
    lower: str
    links: tuple[Link, ...]
    own: tuple[str, ...]


@dataclass(frozen=True)
class _Duty:
    title: str
    text: str
    units: tuple[str, ...]


def pair(rng: Random, lines: int = 20) -> Pair:
    """A city's plan of this many lines and its county's, at most as many lines as there are things to do."""
    things = rng.sample(words.OBJECTS, min(lines + lines // 4, len(words.OBJECTS)))
    upper, lower, links = [], [], []
    for thing in things[:lines]:
        duty, link, carriers = _planted(thing, rng)
        upper.append(duty)
        lower += carriers
        links.append(link)
    own = [_duty(thing, words.PLACES[0].prefix, rng.randint(2, 90), rng)[0] for thing in things[lines:]]
    lower += own
    rng.shuffle(lower)
    return Pair(
        _written("云泽市2024年重点工作任务", upper),
        _written("青河县2024年重点工作任务", lower),
        tuple(links),
        tuple(duty.title for duty in own),
    )


def _planted(thing: str, rng: Random) -> tuple[_Duty, Link, list[_Duty]]:
    """An upper line, what becomes of it, and the lower lines that carry it out."""
    number = rng.randint(2, 90)
    duty, measure = _duty(thing, "市", number, rng)
    kind = rng.choice(_KINDS)
    after = None if kind == "dropped" else rng.choice((number, number, number + rng.randint(1, 9), max(number - 1, 1)))
    carriers = _carriers(kind, duty, thing, (number, after, measure), rng)
    link = Link(duty.title, kind, tuple(one.title for one in carriers), number, after)
    return duty, link, carriers


def _duty(thing: str, prefix: str, number: int, rng: Random) -> tuple[_Duty, str]:
    measure = rng.choice(_MEASURES)
    detail = rng.choice(words.DETAILS[2::2]).format(n=rng.randint(2, 60), m=rng.randint(61, 900))
    units = tuple(prefix + each for each in rng.sample(words.BUREAUS, rng.randint(1, 3)))
    return _Duty(rng.choice(words.VERBS) + thing, f"{detail}{thing}达到{number}{measure}。", units), measure


def _carriers(kind: str, duty: _Duty, thing: str, figures: tuple[int, int | None, str], rng: Random) -> list[_Duty]:
    before, after, measure = figures
    units = tuple("县" + unit.removeprefix("市") for unit in duty.units)
    if kind == "dropped":
        return []
    if kind == "kept":
        return [replace(duty, text=duty.text.replace(f"{before}{measure}", f"{after}{measure}"), units=units)]
    name = _OTHERWISE[thing] if kind == "otherwise" else thing
    verbs = [verb for verb in words.VERBS if not duty.title.startswith(verb)]
    detail = rng.choice(words.DETAILS[3::2]).format(n=rng.randint(2, 60), m=rng.randint(61, 900))
    text = f"{detail}{name}达到{after}{measure}。"
    if kind != "split":
        return [_Duty(rng.choice(verbs) + name, text, units)]
    first, second = rng.choice(_HALVES)
    return [
        _Duty(f"{rng.choice(verbs)}{thing}{first}", text, units[:1]),
        _Duty(f"{rng.choice(verbs)}{thing}{second}", rng.choice(words.DETAILS[5::2]).format(n=3, m=90), units[-1:]),
    ]


def _written(title: str, duties: list[_Duty]) -> str:
    lines = [title, "一、重点任务"]
    for n, duty in enumerate(duties, 1):
        lead, *others = duty.units
        note = f";配合单位:{'、'.join(others)}" if others else ""
        lines.append(f"{n}.{duty.title}。{duty.text}(牵头单位:{lead}{note})")
    return "\n".join(lines) + "\n"
