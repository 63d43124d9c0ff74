"""Mechanisms: ways of working that a document names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings.clauses import clauses, sentences
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import DocumentFields, Mechanism
from luoshi.reading.quantities import half_width
from luoshi.reading.vocabulary import any_of, words

#: What a way of working is called.
_CALLED = words(
    """
    机制 制度 模式 工作体系 推进体系 考核体系 评价体系 监管体系 管理体系 政策体系 制度体系 规划体系 决策体系
    预警体系 服务体系 落实体系 控制体系 工作法 责任制 负责制 链长制 河长制 林长制 田长制 积分制 专班 领导小组
    工作专班 推进委员会 工作格局 管理体制 体制 工作台账 责任清单 清单制度 考核细则 直通车 专项行动 专项整治
    包联责任 招商责任 联席会议 调度会 督查组 督导组 整治小组 服务平台 指挥平台 管理平台 监管平台 办法 大竞赛
    擂台比武 绿色通道 创新载体
    """
)
_SET_UP = words(
    """
    建立健全 建立完善 健全完善 创新建立 创新推出 探索建立 探索实行 探索推行 建立 健全 完善 探索 创新 推行 实行
    实施 构建 制定 推广 出台 开展 深化 优化 设立 成立 组建 做实 强化 用好 落实 改革完善 坚持 推出 创新开展
    创新实施 全面推行 全面推广 打造 规范 形成 理顺 深化拓展 提升 发挥 完善提升 搭建
    """
)
_QUOTED = r"“[^“”\n]{2,30}”"
_NAMED = expression(
    rf"(?:{any_of(_SET_UP)})了?(?P<name>(?:{_QUOTED}|《[^《》\n]{{2,40}}》|[^,。;:“”《》\n]){{1,44}}?(?:{any_of(_CALLED)}))(?P<more>(?:[和、][^,。;“”]{{2,20}}(?:机制|体系|制度))*)"
)
_QUOTED_WAY = expression(
    rf"(?P<name>{_QUOTED}(?:改革|评价|监管|机制|模式|制度|工作法|专项行动|活动|平台|建设|服务|管理|审批|原则|党建引领|APP)?)"
)
_WAY_WORDS = expression(
    r"一[窗网件事链业站码]|最多跑|零跑|即开工|\+|双控|双随机|同权|亮|评|晒|办|批|吹哨|点单|联动|责任|公开|聘任|公司|攻坚|跟着|有格|调度|通报|考核|首课|众调|能上能下|经验|主义|不罚|轻罚|联办|包保|揭榜|挂帅"
)
_IN_TURN = "(?:调度|监测|督查)、[季月年](?:通报|评价|督查)、年(?:考核|评估|终考)"
#: Practices of supervision that need no verb.
_PRACTICE = expression(
    r"挂牌督办|提醒函|督办函|交办单|督办单|预警约谈|红黑榜|末位表态|销号管理|揭榜挂帅|容错纠错|一票否决|动态监测|每[天日]公布、每周通报、每月考核排名"
    rf"|月{_IN_TURN}|周{_IN_TURN}|旬{_IN_TURN}|清单化(?:管理|推进)|项目化管理、清单化推进|闭环管理|严肃问责"
)
#: A sentence without any of these names no way of working.
_TRIGGER = expression(rf"{any_of(_CALLED)}|“|{_PRACTICE.pattern}")
_LAYOUT = expression(
    r"^[的、以用]|^.{0,4}$|行动”$|年”$|产业体系|发展格局|产业布局|空间格局|^一批|^各项|现代化经济体系|机制体制$"
)


def find(flow: Flow, fields: DocumentFields) -> tuple[Mechanism, ...]:
    """The ways of working that a text names, each once, where it is first named."""
    text = half_width(flow.text)
    found: dict[str, Mechanism] = {}
    for sentence in sentences(text, Span(0, len(text))):
        if not _TRIGGER.search(text, *sentence):
            continue
        for clause in clauses(text, sentence):
            for name in _names_in(text, clause):
                words_ = flow.words(name).strip()
                if not any(words_ in known for known in found):
                    found[words_] = Mechanism(words_, flow.words(clause), clause)
    return tuple(found.values())


def _names_in(text: str, clause: Span) -> Iterator[Span]:
    taken = clause.start
    for match in _NAMED.finditer(text, clause.start, clause.end):
        if match.start() >= taken and not _LAYOUT.search(match["name"]):
            taken = match.end()
            yield Span(*match.span("name"))
            yield from _joined(match)
    for match in _QUOTED_WAY.finditer(text, clause.start, clause.end):
        if match.start() >= taken and _WAY_WORDS.search(match["name"]) and not _LAYOUT.search(match["name"]):
            yield Span(*match.span("name"))
    for match in _PRACTICE.finditer(text, clause.start, clause.end):
        if match.start() >= taken:
            yield Span(*match.span())


def _joined(match: re.Match[str]) -> Iterator[Span]:
    """The further names behind the first: …体系、…体系和…机制."""
    at = match.start("more")
    for part in re.finditer(r"[^和、]+", match["more"]):
        yield Span(at + part.start(), at + part.end())
