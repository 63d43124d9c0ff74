"""Manners: the same draft in other titles and with other bodies than the plainest, as offices really name them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from luoshi.reading.planted import vocabulary as words
from luoshi.reading.planted.draft import Draft, Duty
from luoshi.reading.planted.vocabulary import Place
from luoshi.reading.vocabulary import words as words_in

#: How a thing to be done may be called; most say no verb first.
_TITLES = (
    "{thing}提升行动",
    "实施{thing}工程",
    "{thing}",
    "持续推动{thing}提质增效",
    "深入开展{thing}专项行动",
    "以{thing}为抓手促进共同富裕",
    "切实做好{thing}工作",
    "推动{thing}“一张网”建设",
    "{thing}攻坚",
    "狠抓{thing}",
    "关于{thing}",
    "全链条提升{thing}水平",
)
#: Bodies beside the bureaus, where `{p}` is how the place's units call themselves and `{n}` its name without the level.
_BODIES = words_in(
    """
    {p}公安局交警大队 {p}城投公司 {p}供电公司 {p}委编办 {p}法院 {p}检察院 团{p}委 {p}残联 {p}红十字会
    市生态环境局{n}分局 国网{n}供电公司 人行{n}支行 {p}开发区管委会 {p}疾控中心 {p}河长办 {p}招商服务中心
    {p}消防救援大队 {p}工商联 城关镇 南关街道办事处 {p}政府办公室 {p}委办公室 {p}税务局第一分局
    {p}住房公积金管理中心 {p}人武部 {p}文联 {p}移动公司 {p}粮食和物资储备中心 {p}教育局 {p}退役军人事务局
    {p}机关事务服务中心 {p}委网信办 {p}档案馆 {p}邮政分公司
    """
)


def widened(plan: Draft, rng: Random) -> Draft:
    """The draft with its duties called in other manners and some of its units replaced by bodies of other kinds."""
    things = iter(rng.sample(words.OBJECTS, len(words.OBJECTS)))
    sections = tuple(
        (name, tuple(_widened(duty, next(things), plan.place, rng) for duty in duties))
        for name, duties in plan.sections
    )
    return replace(plan, sections=sections)


def _widened(duty: Duty, thing: str, place: Place, rng: Random) -> Duty:
    bodies = iter(rng.sample(_BODIES, len(_BODIES)))
    named = {place.townships, *duty.leads, *duty.participants}

    def other(unit: str) -> str:
        if unit == place.townships or not place.prefix or rng.random() < 0.6:
            return unit
        return next(body for each in bodies if (body := _of(each, place)) not in named)

    leads, participants = tuple(map(other, duty.leads)), tuple(map(other, duty.participants))
    return replace(duty, title=rng.choice(_TITLES).format(thing=thing), leads=leads, participants=participants)


def _of(body: str, place: Place) -> str:
    return body.format(p=place.prefix, n=place.name.removesuffix(place.prefix))
