"""Mechanisms: ways of working that a document names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings.clauses import clauses, sentences
from luoshi.reading.findings.outlook import Outlook
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import DocumentFields, Mechanism
from luoshi.reading.quantities import half_width
from luoshi.reading.vocabulary import any_of, words

#: What a way of working is called.
_CALLED = words(
    """
    机制 体制机制 制度 模式 工作体系 推进体系 考核体系 评价体系 监管体系 管理体系 政策体系 制度体系 规划体系 决策体系
    预警体系 服务体系 落实体系 控制体系 工作法 责任制 负责制 链长制 河长制 林长制 田长制 积分制 专班 领导小组
    工作专班 推进委员会 工作格局 管理体制 体制 工作台账 责任清单 清单制度 考核细则 直通车 专项行动 专项整治
    清单 监测系统 查询系统 管理系统 管理框架 监管框架
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
#: Verbs behind which a quoted name is a way of working (坚持“有照无照一起管”), unless it is a slogan or a programme.
_KEPT_TO = words(
    """
    坚持 采取 采用 实行 推行 推广 落实 健全 建立 完善 构建 创新 探索 深化 优化 运用 用好 做好 做实 开展 上线 推出
    实践 践行 深耕 叫响
    """
)
_SLOGAN = (
    r"“(?:[一二两三四五六七八九十百\d]+[个大位项条]|十[一二三四五]五|一带一路|新时代|三农|双碳|双减|双一流|两山|六稳|六保|小巨人"
    r"|[^“”]*(?:主义|精神|思想|战略|规划|生态|品牌))"
)
_PROGRAMME = any_of(words("行动 工程 计划 规划 战略 政策 精神 要求 任务 目标 服务圈 企业 试点 品牌 建设"))
_KIND_OF_WAY = any_of(
    words("机制 制度 模式 平台 系统 框架 清单 工作法 改革 管理 监管 活动 审批 评价 原则 结合 设计 方案 工作 做法")
)
_HELD_TO = expression(
    rf"(?:{any_of(_KEPT_TO)})起?了?(?P<name>(?:(?!作为|成为|动能)[^,。;:“”《》、\n]){{0,8}}?(?!{_SLOGAN}){_QUOTED}"
    rf"(?!等?(?:[^,。;、]{{0,6}}(?:{_PROGRAMME})))(?:[^,。;:、“”和与及\n]{{0,8}}?(?:{_KIND_OF_WAY}))?)"
)
#: 推进现房销售制, 实行专人负责: what is done by rule.
_SYSTEM = expression(
    r"(?:推进|推行|实行|实施|落实|建立|健全)(?P<name>[^,。;:、“”《》\n]{1,15}[^机体限控管编法抵强遏]制)(?=[,。;、\n]|$)"
)
_BY_RULE = expression(
    r"(?:实行|推行)(?P<name>[^,。;:“”《》\d\n]{2,16}(?:到[户人村岗]|负责|跟进|包[保干联]|挂[钩帅]|联动|公示|轮[值训换]))(?=[,。;\n]|$)"
)
_NAMED = expression(
    rf"(?:{any_of(_SET_UP)})(?:{any_of(_SET_UP)}){{0,2}}了?(?P<name>(?:{_QUOTED}|《[^《》\n]{{2,40}}》|[^,。;:“”《》\n]){{1,44}}?(?:{any_of(_CALLED)})(?!性|型|集成|创新))(?P<more>(?:[和、][^,。;“”]{{2,20}}(?:机制|体系|制度))*)"
)
_QUOTED_WAY = expression(
    rf"(?P<name>{_QUOTED}(?:改革|评价|监管|机制|模式|制度|工作法|专项行动|活动|平台|建设|服务|管理|审批|原则|党建引领|APP)?)(?!称号|奖|企业|[^,。;“]{{0,4}}成果)"
)
_WAY_WORDS = expression(
    r"一[窗网件事链业站码]|最多跑|零跑|即开工|\+|双控|双随机|同权|亮|评|晒|办|批|吹哨|点单|联动|责任|公开|聘任|公司|攻坚|跟着|有格|调度|通报|考核|首课|众调|能上能下|主义|工作法|机制|模式|制度|制”|不罚|轻罚|联办|包保|揭榜|挂帅"
)
_IN_TURN = "(?:调度|监测|督查)、[季月年](?:通报|评价|督查)、年(?:考核|评估|终考)"
#: Practices of supervision that need no verb.
_PRACTICES = (
    r"挂牌督办|提醒函|督办函|交办单|督办单|预警约谈|红黑榜|末位表态|销号管理|揭榜挂帅|容错纠错|一票否决|动态监测|每[天日]公布、每周通报、每月考核排名"
    rf"|月{_IN_TURN}|周{_IN_TURN}|旬{_IN_TURN}|清单化(?:管理|推进)|项目化管理、清单化推进|闭环管理|严肃问责"
)
_PRACTICE = expression(f"({_PRACTICES})")
#: A sentence without any of these names no way of working.
_TRIGGER = expression(rf"{any_of(_CALLED)}|“|实行|推行|制(?![度定造约作])|{_PRACTICES}")
_LAYOUT = expression(
    r"^[的、以用和及从\d]|^.{0,4}(?<!长制)$|^[^“]*专项(?:行动|整治)$|^相关|^“(?:[\d+Nn]{1,8}”$|[一两三四五六七八九十]个)|(?:行动|年|成果)”$|产业体系|发展格局|产业布局|空间格局|^一批|^各项|现代化经济体系|机制体制$"
)


def find(flow: Flow, fields: DocumentFields, outlook: Outlook) -> tuple[Mechanism, ...]:
    """The ways of working that a text names, each once, where it is first named; a report's are those that it tells."""
    text = half_width(flow.text)
    parts = outlook.parts(None, False) if fields.kind in ("news", "report") else [Span(0, len(text))]
    found: dict[str, Mechanism] = {}
    for sentence in (sentence for part in parts for sentence in sentences(text, part)):
        if not _TRIGGER.search(text, *sentence):
            continue
        for clause in clauses(text, sentence):
            for name in _names_in(text, clause):
                words_ = flow.words(name).strip()
                if not any(words_ in known for known in found):
                    found[words_] = Mechanism(words_, flow.words(clause), clause)
    return tuple(found.values())


def _names_in(text: str, clause: Span) -> Iterator[Span]:
    taken: list[Span] = []
    for ways in (_NAMED, _HELD_TO, _SYSTEM, _BY_RULE, _QUOTED_WAY, _PRACTICE):
        for match in ways.finditer(text, clause.start, clause.end):
            name = Span(*match.span(1))
            if _is_name(ways, match) and not any(one.start < name.end and name.start < one.end for one in taken):
                taken.append(name)
                yield name
                yield from _joined(match) if ways is _NAMED else ()


def _is_name(ways: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether a match names a way of working, and not how things are laid out or a title in passing."""
    if ways is _PRACTICE:
        return match.string.rfind("《", 0, match.start()) <= match.string.rfind("》", 0, match.start())
    return not _LAYOUT.search(match[1]) and (ways is not _QUOTED_WAY or bool(_WAY_WORDS.search(match[1])))


def _joined(match: re.Match[str]) -> Iterator[Span]:
    """The further names behind the first: …体系、…体系和…机制."""
    at = match.start("more")
    for part in re.finditer(r"[^和、]+", match["more"]):
        yield Span(at + part.start(), at + part.end())
