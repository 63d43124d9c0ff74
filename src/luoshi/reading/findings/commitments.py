"""Commitments: which counts promise something, and why the others do not."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.commitments_case import FOR_CLASS, Case
from luoshi.reading.findings.commitments_policy import (
    POLICY,
    is_condition,
    is_condition_of_grant,
    is_funding,
    is_norm,
    is_policy_amount,
    is_set,
)
from luoshi.reading.findings.counting import Count
from luoshi.reading.findings.wording import MOVES, names_what_follows, thing
from luoshi.reading.flow import Span

_TOLD_AFTER, _WHOLE = (
    expression(r"已|正在|施工中|的[^,。;]{0,10}(?:优势|基础|现状)$|完成(?:建设|改造)$"),
    expression(r"(?<!完成)(?<!为)全[国省市县区州镇]$"),
)


def is_promise(text: str, sentence: Span, count: Count) -> bool:
    """Whether a count says what shall be reached; no rule below speaks against it."""
    (begin, end), (start, stop) = count.clause, count.quantity.span
    case = Case(
        count,
        count.quantity,
        text[begin:end],
        text[begin:start],
        text[sentence.start : sentence.end],
        text[stop : sentence.end],
        text,
    )
    for speaks_against in _AGAINST:  # noqa: SIM110 - a loop, for it is asked of each number in a text
        if speaks_against(case):
            return False
    return True


def may_promise(words: str) -> bool:
    """Whether words without a count may promise something: they tell no fact and grant nothing."""
    return not (_FACT.search(words) or _PAST.search(words) or POLICY.search(words))


_NO_THING = expression(
    r"(?:(?:牵头|责任|配合|成员)单位|具体任务|方面|领域|环节|阶段|维度|层面|试验区域|要素|步骤|百分点|省份|负责|施工中|的|组成|召集人)$"
)
_NO_THING_AFTER = expression(
    r"(?:部门|单位|企业|项目|地区|城市|乡镇|事项|任务)中(?!心)|个?(?:方面|领域|环节|阶段|维度|层面|要素|步骤|省份|试验区)"
)
#: 办理环节减少到3个: what there shall be less of is a thing.
_IS_CUT = expression(r"^(?:减|压|缩|降|精简)")


_PART_OF_GROUP = expression(r"(?![百千])[^,。;]{1,3}分之")


def _names_no_thing(case: Case) -> bool:
    """8个方面, or words that name nothing at all; 10亿元以上项目 is a thing."""
    indicator = case.count.indicator
    is_part = _PART_OF_GROUP.match(case.text, case.quantity.number.start)
    if (is_part and case.quantity.comparator == "=") or len(indicator) < 2:
        return True
    if _IS_CUT.search(case.quantity.before):
        return False
    if case.quantity.unit == "项" and indicator.endswith("指标"):
        return True
    return bool(_NO_THING.search(indicator) or _NO_THING_AFTER.match(case.count.right))


_FACT = expression(
    r"目前|截至|现有|原有|正在|(?<![比较于与])(?:去年|上年)|(?:去年|上年)同期|已经|已(?!建工会)|[由从]$|累计(?=修|推|受)"
)
_PAST = expression(r"(?<![比较于与])(?:去年|上年(?!度?末?基础))|(?:去年|上年)同期|过去一年|今年以来|一年来|近年来,")
#: 占总数的8%, 占比27%: without a word of what is to be reached, how large a part is.
_SHARE = expression(r"^\s*占[^,]{0,12}的?$|占比$")


#: 由每人每年5元提高至10元: what the first value was.
_MOVED_FROM, _MOVED_TO = (
    expression(r"[由从](?![业事严重])[^,。;]{0,24}$"),
    expression(rf"\s*{MOVES}[到至为]"),
)


#: 以1995年实招人数1445名为基数
_BASE = expression(r"为(?:基数|基准|基础)")


#: 已修复19处,剩余12处5月底前完工: what is left is still to be done, by a day or in so many words.
_LEFT = expression(r"(?:剩余|其余|余下)的?$")
_TO_DO = expression(
    r"[^,。;]{0,16}?(?:\d[月日][底末]?前|年底前|[全必]部?(?:完成|完工|竣工|建成|整改)|必须|务必|确保|力争)"
)


def _is_fact(case: Case) -> bool:
    if _LEFT.search(case.before + case.quantity.before) and _TO_DO.match(case.after):
        return False
    if case.quantity.kind == "percent" and case.quantity.comparator == "=" and _SHARE.search(case.before):
        return True
    if _MOVED_TO.match(case.after) and _MOVED_FROM.search(case.before):
        return True
    if case.quantity.before.endswith("了") or case.before.endswith("了"):  # 自查面达到了100%, 新建了20个
        return True
    told_after = _TOLD_AFTER.match(case.count.right) or _BASE.match(case.count.right)
    return bool(told_after or _FACT.search(case.before) or _PAST.search(case.so_far))


_DEADLINE = expression(r"压缩|缩短|办结|办理|时限|控制|答复|响应|压减")
#: Things that are measured in time.
_LASTS = expression(r"(?:天数|时间|时长|寿命|年限|学时|周期|日数|时数)$")


def _is_span_or_score(case: Case) -> bool:
    """Days and hours bind as a ceiling (压缩至3个工作日以内), or where time is what is counted (优良天数300天以上)."""
    if case.quantity.kind == "time":
        shortened = case.quantity.comparator == "<=" and _DEADLINE.search(case.before + case.quantity.before)
        return not (shortened or (_LASTS.search(case.count.indicator) and case.quantity.comparator != "="))
    return case.quantity.kind in ("score", "grade")


_CITED = expression(
    r"\W*(?:积极|认真|严格|深入|切实)*(?:参与|参加|贯彻|按照|根据|依托|联动|围绕|结合|聚焦|锚定|瞄准|紧盯|发挥|突出|借助)"
    r"(?!.*(?:[新改扩]建|新增|建[成设]|培育|引进|创建|打造|改造|举办|开展|实施|完成|布局|形成))"
)
_HANDED_DOWN = expression(r"落实(?!率).{0,12}(?<!改造)$|下达目标$")
#: 以53个村居为网格区域
_TAKEN_AS = expression(r"[^,。;]{1,16}(?<!建设)为")
#: 实施“北部山区”22条
_NAMED_PAPER = expression(r"(?:实施|落实|执行|用好)“[^“”]{1,20}”$")
_PAPER = expression(r"^(?:和|等|举措|措施|政策)|(?:措施|意见|政策|举措|规定|办法)$")


#: 实验小学等7个集团校要发挥作用: how many must act.
_WHO_MUST = expression(r"\s?[一-鿿]{2,10}(?<![需主重])(?:要(?![求素点件])|必须|应当)")
#: 取消对55个产粮县的配套要求
_LIFTED = expression(r"\s*(?:取消|废止)[^,。;]*(?:限制|要求|规定)$")


def _is_cited(case: Case) -> bool:
    """参加3个博览会, 落实15条措施: what exists already."""
    if _LIFTED.match(case.clause):
        return True
    if case.before.endswith("以") and _TAKEN_AS.match(case.after):
        return True
    listed = case.quantity.comparator == "=" and case.before.endswith("等") and FOR_CLASS.match(case.clause)
    if case.before.endswith("等") and _WHO_MUST.match(case.after):
        return True
    if listed or _CITED.match(case.before) or _HANDED_DOWN.search(case.before):
        return True
    named = _NAMED_PAPER.search(case.before) or _PAPER.search(case.count.right)
    return case.quantity.unit == "条" and bool(named)


def _is_whole_group(case: Case) -> bool:
    """全国168个城市: the size of a whole is no promise."""
    exact_count = case.quantity.kind == "count" and case.quantity.comparator == "="
    return exact_count and bool(_WHOLE.search(case.count.left))


#: (调增2个百分点), 比目标任务增加7个: by how much a target was moved.
_MOVED = expression(r"(?:^|[较比][^,]{0,8})[上下]?调[增减高低]?$|比[^,]{0,8}(?:目标|任务|计划)(?:任务)?[增减][加少]?$")


def _is_move_of_target(case: Case) -> bool:
    return bool(_MOVED.search(case.before))


_WORKS_ON = expression(
    r"(?:提质|提升|整治|修复|治理|种植|播种|铺设|拆除|淘汰|关停|清退|退出|收储|复垦|恢复|盘活|处置|更新|剩余|实施|推进|建设|建成|发放|引进|完成|新建|新开工|下达|新增|改造|安排|筹措|筹集|投入|整合|争取)$"
)


#: 设立总规模30亿元的母基金
_FOUNDS = expression(r"(?:设立|组建|成立)(?:首期)?总?规模$")


def _is_capacity(case: Case) -> bool:
    """某公司50万吨/年烧碱, 总投资12亿元的项目: a size in front of a thing, without a verb, belongs to its name."""
    left = case.count.left
    if case.quantity.kind not in ("measure", "money") or _WORKS_ON.search(left):
        return False
    if _FOUNDS.search(left) or (case.quantity.before and left.startswith("总")):
        return False
    if "/" in case.quantity.unit and names_what_follows(case.count.right):
        return True
    return len(thing(left)) > 1 and names_what_follows(case.count.right, thing(left))


#: 总投资1.04亿元: how large a project is in all, over its years; 完成总投资5亿元 is reached.
_IN_ALL = expression(r"(?<!完成)(?<!完成年度)(?:总投资|概算投资|投资总额|投资概算)额?(?:约|达|为)?$")


def _is_size_of_project(case: Case) -> bool:
    return case.quantity.kind == "money" and case.quantity.comparator == "=" and bool(_IN_ALL.search(case.before))


def _is_saying(case: Case) -> bool:
    """Chinese numerals name as often as they count; they count with a bound, or where several things are made."""
    q = case.quantity
    if case.before.endswith("“"):
        return True
    if not q.in_words or q.before or q.after or _MUST.search(case.before) or q.kind == "times":
        return False
    if q.kind in ("measure", "money"):
        return q.value == 1 or bool(_NAMED_SO.search(case.count.right))
    made = _MAKES.search(case.before) and len(case.count.indicator) > 2
    if made and q.value == 1 and q.unit in ("个", "家", "所", "座", "处", "条"):
        return False
    return not (q.value > 1 and (q.unit in ("家", "所", "座", "处") or q.comparator != "=" or made))


#: 百亿斤粮食产能提升工程, 百万吨化工新材料基地建设
_NAMED_SO = expression(r"(?:工程|行动|计划|基地)(?:建设)?$")
_MUST = expression(r"至少|必须|均需|务必")
#: Verbs that bring single things into being.
_MAKES = expression(r"(?:新建|新增|建成|建设|培育|引进|创建|打造|改造|举办|新设|创成|申报|争创|落地)[了出成]?$")
_AGAINST = (
    _names_no_thing,
    _is_span_or_score,
    _is_saying,
    _is_fact,
    _is_cited,
    _is_whole_group,
    _is_capacity,
    _is_size_of_project,
    _is_move_of_target,
    is_policy_amount,
    is_funding,
    is_norm,
    is_condition,
    is_condition_of_grant,
    is_set,
)
