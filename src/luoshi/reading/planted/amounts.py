"""Amounts: shapes in which numbers are aims of the whole, rules of a policy, or facts of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from luoshi.reading.planted.draft import Draft, Duty, Planted, reassigned
from luoshi.reading.planted.manuscript import Manuscript
from luoshi.reading.planted.notes import WORDINGS, note
from luoshi.reading.planted.numbering import TASK_MARKERS, chinese, group
from luoshi.reading.planted.promises import Promise
from luoshi.reading.vocabulary import words as words_in

_GRANTS = (
    "对符合条件的企业给予最高{n}万元奖励",
    "对新购设备按投资额的{m}%给予补助",
    "对年营业收入超过{n}00万元的企业,优先安排用地",
    "单个项目累计补助不超过{n}0万元",
    "首次进入规模以上的,一次性奖励{n}万元",
    "对吸纳就业{n}人以上的,按每人{m}00元标准给予补贴",
    "贷款额度提高至{n}0万元,贴息比例不超过{m}%",
    "租金前{k}年全免,后{k}年减半",
)
_GROWN = words_in(
    """
    地区生产总值 固定资产投资 社会消费品零售总额 一般公共预算收入 进出口总额 规上工业增加值 金融机构存款余额 工业投资
    一般公共预算支出 建筑业总产值 旅游综合收入 税收收入 农林牧渔业总产值 高技术产业投资 实际利用外资 网上零售额
    房地产开发投资 技术合同成交额 金融机构贷款余额 民间投资 餐饮收入 服务业增加值 财政总收入 水利投资 外贸出口额
    限额以上零售额 数字经济核心产业营业收入 软件业务收入 规模以上服务业营业收入 政府性基金收入
    """
)
_AIMED = (("高新技术企业", "家"), ("养老床位", "张"), ("充电桩", "个"), ("绿道", "公里"), ("标准厂房", "万平方米"))


def aims(plan: Draft, rng: Random) -> Planted:
    """A chapter of aims whose figures nobody answers for, before the chapters of tasks."""
    title = rng.choice(("工作目标", "主要目标", "发展目标"))
    words, promises = _aimed(rng)
    return _under(_aim(title, "。", words, promises), plan, rng, "aims")


def indicators_in_lines(plan: Draft, rng: Random) -> Planted:
    """An indicator table with a cell a line among the aims: what was and what shall be."""
    cells, promises = ["序号", "指标名称", "属性", "单位", "2025年", "2030年"], []
    for n, (thing, unit) in enumerate(rng.sample(_AIMED, 4), 1):
        before, aimed = rng.randint(20, 90), rng.randint(100, 900)
        cells += [str(n), thing, rng.choice(("约束性", "预期性")), unit, str(before), f"≥{aimed}"]
        promises.append(Promise(thing, ">=", str(aimed), unit))
    table = "\n".join(cells)
    return _under(_aim("主要指标", "\n", table, promises), plan, rng, "indicators in lines")


def indicators_joined(plan: Draft, rng: Random) -> Planted:
    """The same, whose cells ran together: only the growth behind them tells where the years part."""
    rows, promises = "", []
    for n, (thing, unit) in enumerate(rng.sample(_AIMED, 4), 1):
        before, growth = rng.randint(101, 999), rng.choice((10, 20, 30, 50))
        aimed = round(before * (100 + growth) / 100)
        rows += f"{n}{thing}（{unit}）{before / 10:.1f}{aimed / 10:.1f}{growth}%"
        promises += [
            Promise(thing, ">=", f"{aimed / 10:.1f}".removesuffix(".0"), unit),
            Promise(f"{thing}比2025年", ">=", str(growth), "%"),
        ]
    head = "指 标2025年2030年2030年比2025年增长"
    return _under(_aim("主要指标", "\n", head + rows, promises), plan, rng, "indicators joined")


def _aim(title: str, between: str, words: str, promises: Sequence[Promise]) -> Duty:
    statement = f"{title}{between}{words}"
    return Duty(title, statement, (), (), number="二", promised=words, promises=tuple(promises))


def _under(aim: Duty, plan: Draft, rng: Random, shape: str) -> Planted:
    """A document with an item of aims before the chapters of tasks."""
    wording = rng.choice(WORDINGS)
    manuscript = Manuscript(plan, rng, task_marker=group, restarts=True)
    manuscript.section("总体要求")
    manuscript.lines.append(group(1) + "指导思想。坚持以人民为中心,完整准确全面贯彻新发展理念。")
    manuscript.lines.append(group(2) + aim.statement)
    manuscript.tasks.append(aim)
    for name, duties in plan.sections:
        manuscript.section(name)
        for duty in duties:
            manuscript.task(duty, f"{duty.title}。{duty.statement}{note(duty, wording)}")
    return manuscript.finished(shape)


def _aimed(rng: Random) -> tuple[str, tuple[Promise, ...]]:
    """Aims of one year."""
    things = rng.sample(_AIMED, 3)
    found = [
        (f"{thing}达到{n}{unit}以上", Promise(thing, ">=", str(n), unit))
        for thing, unit in things
        for n in [rng.randint(3, 90)]
    ]
    return f"到2027年,{'，'.join(words for words, _ in found)}。", tuple(one for _, one in found)


def policy(plan: Draft, rng: Random) -> Planted:
    """Measures of a policy: what it grants and under which conditions; no number is a target."""
    wording = rng.choice(WORDINGS)
    title = f"{plan.place.name}支持产业发展若干政策措施"
    manuscript = Manuscript(replace(plan, title=title), rng, task_marker=TASK_MARKERS[0], restarts=False)
    for name, duties in plan.sections:
        manuscript.section(name)
        for duty in duties:
            words = "。".join(_granted(rng)) + "。"
            granted = replace(duty, promises=(), promised=words)
            manuscript.task(granted, f"{duty.title}。{words}{note(granted, wording)}")
    return manuscript.finished("policy")


def _granted(rng: Random) -> list[str]:
    return [
        each.format(n=rng.randint(2, 90), m=rng.randint(2, 40), k=rng.randint(2, 3))
        for each in rng.sample(_GRANTS, rng.randint(2, 3))
    ]


def told(plan: Draft, rng: Random) -> Planted:
    """A report of what was done: facts, no task and no target."""
    year = rng.randint(2019, 2025)
    title = f"{plan.place.name}{year}年国民经济运行情况"
    lines, facts = [title], []
    things = iter(rng.sample(_GROWN, len(_GROWN)))
    for n, (name, duties) in enumerate(plan.sections, 1):
        lines.append(f"{chinese(n)}、{name}成效明显")
        for _ in duties[:3]:
            words, fact = _fact(year, next(things), next(things), rng)
            lines.append(words)
            facts += fact
    return Planted("told", plan.place.name, title, "report.txt", "\n".join(lines), (), claims=tuple(facts))


def _fact(year: int, one: str, other: str, rng: Random) -> tuple[str, list[Promise]]:
    n, m = rng.randint(20, 900), rng.randint(2, 15)
    total = Promise(one, "=", str(n), "亿元")
    ways = (
        (f"{year}年,全年实现{one}{n}亿元,同比增长{m}%。", [total]),
        (f"{one}完成{n}亿元,下降{m}%。", [total]),
        (f"{one}、{other}分别达到{n}亿元和{n + m}亿元。", [total, Promise(other, "=", str(n + m), "亿元")]),
        (f"{one}由上年的{n}亿元增加到{n + m}亿元。", [Promise(one, "=", str(n + m), "亿元")]),
        (f"完成{one}{n}亿元,居全市第{m}位。", [total]),
    )
    return rng.choice(ways)


def nobody_answers(plan: Draft, rng: Random) -> Planted:
    """Titled items that ask and name nobody, in chapters whose headings do not ask."""
    plan = reassigned(plan, lambda duty: ((), ()))
    manuscript = Manuscript(plan, rng, task_marker=group, restarts=True)
    for at, (_, duties) in enumerate(plan.sections):
        manuscript.section(("重点任务", "主要举措", "工作内容", "专项行动")[at])
        for duty in duties:
            manuscript.task(duty, f"{duty.title}。{duty.statement}")
    return manuscript.finished("nobody answers")
