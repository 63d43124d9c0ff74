"""Promises: sentences with numbers, each with the targets that a clerk would enter, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Promise:
    """A planted target."""

    indicator: str
    comparator: str
    value: str
    unit: str


_THINGS = (
    ("规上工业企业", "家"),
    ("口袋公园", "处"),
    ("公办幼儿园", "所"),
    ("护理型床位", "张"),
    ("公共充电桩", "个"),
    ("农村公路", "公里"),
    ("高标准农田", "万亩"),
)
_RATES = ("生活污水处理率", "基本医保参保率", "诉求按期办结率", "义务教育巩固率", "自来水普及率")
_GROWTH = ("固定资产投资", "社会消费品零售总额", "进出口总额", "规上工业增加值")
_WORDS = {2: "两", 3: "三", 5: "五", 8: "八", 10: "十"}

Written = tuple[str, tuple[Promise, ...]]


def _at_least(rng: Random) -> Written:
    (thing, unit), n = rng.choice(_THINGS), rng.randint(3, 80)
    return f"新增{thing}{n}{unit}以上。", (Promise(f"新增{thing}", ">=", str(n), unit),)


def _plain(rng: Random) -> Written:
    (thing, unit), n = rng.choice(_THINGS), rng.randint(3, 80)
    return f"新建{n}{unit}{thing}。", (Promise(f"新建{thing}", "=", str(n), unit),)


def _rate(rng: Random) -> Written:
    rate, n = rng.choice(_RATES), rng.randint(60, 99)
    reached = rng.choice(("达到{}%以上", "不低于{}%", "提高到{}%", "稳定在{}%以上")).format(n)
    return f"{rate}{reached}。", (Promise(rate, ">=", str(n), "%"),)


def _from_to(rng: Random) -> Written:
    rate, n = rng.choice(_RATES), rng.randint(60, 90)
    return f"{rate}由{n}%提高到{n + 8}%。", (Promise(rate, ">=", str(n + 8), "%"),)


def _grows(rng: Random) -> Written:
    thing, n = rng.choice(_GROWTH), rng.randint(3, 15)
    return f"{thing}增长{n}%左右。", (Promise(f"{thing}增长", "~", str(n), "%"),)


def _apart(rng: Random) -> Written:
    (one, other), n = rng.sample(_GROWTH, 2), rng.randint(3, 9)
    both = (Promise(f"{one}增长", ">=", str(n), "%"), Promise(f"{other}增长", ">=", str(n + 2), "%"))
    return f"{one}、{other}分别增长{n}%和{n + 2}%以上。", both


def _range(rng: Random) -> Written:
    (thing, unit), n = rng.choice(_THINGS), rng.randint(3, 30)
    dash = rng.choice("—-至~")
    return f"培育{thing}{n}{dash}{n + 5}{unit}。", (
        Promise(thing, ">=", str(n), unit),
        Promise(thing, "<=", str(n + 5), unit),
    )


def _in_words(rng: Random) -> Written:
    n = rng.choice(list(_WORDS))
    return f"打造{_WORDS[n]}个以上示范街区。", (Promise("示范街区", ">=", str(n), "个"),)


def _ceiling(rng: Random) -> Written:
    n = f"{rng.randint(1, 9)}.{rng.randint(1, 9)}"
    return f"用水总量控制在{n}亿立方米以内。", (Promise("用水总量", "<=", n, "亿立方米"),)


def _two_days(rng: Random) -> Written:
    (thing, unit), n = rng.choice(_THINGS), rng.randint(10, 80)
    return f"到2027年,{thing}达到{n}{unit};到2030年,达到{n * 2}{unit}。", (
        Promise(thing, ">=", str(n), unit),
        Promise(thing, ">=", str(n * 2), unit),
    )


def _nothing(rng: Random) -> Written:
    n = rng.randint(3, 90)
    kinds = (
        f"对新认定的示范企业给予{n}万元奖励。",
        f"单户贷款额度最高不超过{n}万元。",
        "深入推进“百城万站”和“十大创新”行动。",
        f"已建成规上工业企业{n}家。",
        f"检测费用按{n}%收取。",
        f"建筑密度原则上不高于{n}%。",
        f"每户可申领{n}张消费券。",
        f"按不低于{n}%的比例配建充电桩。",
        f"贷款额度由{n}万元调整为{n * 2}万元。",
        f"对拥有{n}间客房的居民,民宿登记时予以提示。",
        f"单个项目扶持金额不超过{n}万元。",
        f"每个社区年度支持金额不超过{n}万元。",
        f"职工{n}人(含)以下的企业暂免缴纳保障金。",
        f"资金拨付节点由{n}个调至{n + 2}个。",
        f"在本地新增投资{n}亿元以上(不含土地费用)的,优先保障用地。",
        "服务企业走进千家万户。",
    )
    return rng.choice(kinds), ()


#: A new way of writing is a function and a line here.
WAYS: tuple[Callable[[Random], Written], ...] = (
    _at_least,
    _plain,
    _rate,
    _from_to,
    _grows,
    _apart,
    _range,
    _in_words,
    _ceiling,
    _two_days,
    _nothing,
)


def promise(rng: Random) -> Written:
    """A sentence in some way of writing, with its targets."""
    return rng.choice(WAYS)(rng)
