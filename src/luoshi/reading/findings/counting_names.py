"""What a number counts, told from the words on both sides of it and from what was said before."""

from __future__ import annotations

import re

from luoshi.reading.expressions import expression
from luoshi.reading.findings.counting_base import Context, Count
from luoshi.reading.findings.wording import named_after, names_what_follows, thing, without_lead
from luoshi.reading.quantities import Quantity
from luoshi.reading.vocabulary import any_of, words

_ATTRIBUTE = expression(
    r"^(?:(?:总|计划|计划总|规划|合同|协议)(?:投资|投资额|引资额|面积|金额|规模|营业额)|投资额|建筑面积)$"
)
_BARE_GROWTH = expression(
    r"^(?:同比|可比|同口径|[比较](?:上年|去年|年初)(?:同期)?|年均|环比|净)*(?:增|增长|下降|提高|增加|减少|增速|增幅|上升|降低)$"
)
#: Verbs that belong to what is counted when the number stands between them and the thing (新增10个社区).
_DONE_TO = words(
    """
    增 新增 新建 改建 扩建 改造 开工 开工改造 新开工 引进 招聘 申报 吸引 签订 打通 联系 帮扶 走访 投产
    摸排 检查 整改 修复 铺设 发放 承接 培训 调研 发现 取缔 拆除 新设 新签约 创作 升级改造 主攻 新招聘
    新培育 新认定 新建成 新购置 新实施 解决 惠及 拆迁 治理 公布 清理 办理 受理 查处 发出 下发
    """
)
_VERBS = rf"(?:新|改|扩|续)?(?:{any_of(_DONE_TO)})"
_KEPT = expression(rf"{_VERBS}$")


#: 覆盖率提高0.5个百分点,达到32.6%: the level is the thing's, not its growth's.
_GROWTH_LAST = expression(
    r"(?<=..)(?:显著|明显|大幅|进一步|不断|持续|稳步|逐步|有所)?(?:提高|增长|下降|降低|上升|提升|增加|减少)$"
)
_SAID_OF_IT = expression(r"(?<=...)(?:连续[^,]{1,4}年|保持|持续|继续|稳步|实现).*$")
_LEVELS = ("达到", "达", "达到了", "突破", "稳定在", "保持在", "控制在", "降至", "降到")
#: 进度滞后的有17个
_OF_WHICH = expression(r"(?<=..)的(?:共?有|共)$")
_OF_PLAN = expression(r"(?:(?:计划|任务|指标|目标)|达到全[省市县区][^,]{2,20})的$")


def indicator_of(left: str, right: str, context: Context) -> str:
    """What a number counts: the thing named behind it, else before it, else spoken of last."""
    if (left.endswith("的") and _OF_PLAN.search(left)) or _is_bounded_share(left, context.of):
        left = left.removesuffix("的")
    elif left.endswith(("有", "共")):
        left = _OF_WHICH.sub("", left)
    before = _after_examples(thing(left), context.of)
    verb_only = left.rstrip().endswith("等") or _KEPT.fullmatch(before) or _BRINGS_FORTH.search(left)
    if names_what_follows(right, "" if verb_only else before):
        if before == "造成":
            return context.said_before + named_after(right)
        if context.of and context.of.kind == "percent" and _DOES.match(right) and _SUBJECT.fullmatch(before):
            return before + named_after(right)
        return _leading(left, before, named_after(right), context.of) or before
    if not before or before in ("共计", "共", "合计"):
        again = context.earlier and (
            not left.strip() or (context.of and context.earlier[-1].quantity.unit == context.of.unit)
        )
        said = context.earlier[-1].indicator if again else context.said_before
        if context.of and context.of.before in _LEVELS:
            return _SAID_OF_IT.sub("", _GROWTH_LAST.sub("", said))
        return said
    return _completed(left, before, context)


def named_on_both_sides(left: str, right: str) -> bool:
    """Whether what stands before numbers names one thing, and what stands behind them another (支持团队10个、
    3000名科研人员创业); a verb alone names nothing (建设5个、30个食堂)."""
    before = thing(left)
    if len(before) < _SHORTEST or left.rstrip().endswith(("等", "的")) or _BRINGS_FORTH.search(left):
        return False
    return not _KEPT.fullmatch(before) and names_what_follows(right, before)


_SHORTEST = 2


#: 在河湾板块先行打造2个带动力强的示范社区: what such a verb brings forth stands behind the number.
_BRINGS_FORTH = expression(r"(?:打造|培育|创建|选树|遴选|组建|推出|发掘)$")
#: 出口占全省同类产品的98.5%
_SHARE_OF = expression(r"(?<=..)占[^,。;\d]{2,24}的$")
_PART_OF = expression(r"占|压[减缩]|缩短|面积达到")
#: 制造业企业100%使用绿色电力: of whom a share is told.
_SUBJECT = expression(r"(?![按向对或从把将除且])[一-鿿、“”()]{2,10}")
_DOES = expression(r"使用|就读|纳入|参加|接入|通[上过硬]|享[受有]|配[备齐]|建立|设立|开展|达标")


def _is_bounded_share(left: str, of: Quantity | None) -> bool:
    """民生支出占财政支出的80%以上, 压减至法定时限的30%以内: a share of something that is to be reached."""
    share = of and of.kind == "percent" and (_SHARE_OF.search(left) or (of.after and _PART_OF.search(left)))
    return bool(share)


_WHOLE_PLACE = expression(r"全[国省市县区州镇乡村]")
#: What happens to projects one after the other: 新开工项目20个、竣工15个、投产10个.
_STAGES = words("初步建成 竣工 投产 开工 完工 达产 入库 签约 落地 达效 销号 办结 建成 基本建成 分配入住 入住 交付 验收")
_BEGUN = expression(rf"^(?:新?(?:{any_of(_STAGES)})|{_VERBS}|实施)(?:建设|改造)?")
_IN_STAGE = expression(rf"(?<=..)(?:{any_of(_STAGES)})$")


#: What is said of something that the clause before names.
_SHARES = words(
    "比例 占比 比重 规模 数量 增速 增幅 进度 投资进度 形象进度 总规模 总面积 面积 总投资额 覆盖面 入选 认定"
)


#: 端州区达到20100元,鼎湖区、高要区达到17340元: places alone name whose figure it is.
_PLACES = expression(
    r"(?:(?:(?![全我本各该两]县)[一-鿿]县|(?:(?!级)[一-鿿]){2,4}(?:高新区|经开区|开发区|新区|(?<![小社校景库])区|[县市州镇乡]))、?){1,10}|[市区县]直|[一-鿿]{2,4}(?:区域|地区)|县\(市\)"
)
_IN_PLACES = expression(rf"^(?:全[市县区]|我[市县区]|[市城]区)?(?:{_PLACES.pattern})?(?=..)")


def _completed(left: str, before: str, context: Context) -> str:
    """The words before a number, with what they leave unsaid (同比增长, 总数, 总投资)."""
    before = _AS_PLANNED.sub("", before)
    if _FOR_EACH.fullmatch(before):
        return before + without_lead(context.earlier[-1].indicator if context.earlier else context.said_before)
    return of_place(before, context) or _without_gaps(left, before, context)


#: (每处5万尾左右): of what each of them has.
_FOR_EACH = expression(r"每[个家所处村镇乡县区市校][一-鿿]{0,3}")
#: 地区生产总值按增长5%安排, 财政收入预期增长3%.
_AS_PLANNED = expression(r"(?<=..)(?:按|预期)(?=增长|下降|降低)")


def of_place(name: str, context: Context) -> str:
    """What a place alone names: its part of what was measured last; nothing where it is no place."""
    if not context.said_before or not _PLACES.fullmatch(name):
        return ""
    return name + _IN_PLACES.sub("", _measured_alike(context))


def _measured_alike(context: Context) -> str:
    """What was measured last in the unit of the figure in hand, else spoken of last."""
    alike = [one for one in context.earlier if context.of and one.quantity.unit == context.of.unit]
    return _GROWTH_LAST.sub("", alike[-1].indicator if alike else context.said_before)


#: 实施水利项目20个、完成投资5亿元: what the works cost.
_WORKS = expression(r"(?:项目|工程)$")
_SPENT = expression(r"(?P<year>(?:年度|当年)(?:计划)?(?:完成)?)?投资")
#: 粮食播种面积1530万亩、总产量125亿斤: what grows on the area.
_SOWN, _YIELDS = expression(r"(?:播种|种植|养殖)?总?面积$"), words("产量 总产量 单产 产值 总产值")


#: 积水点31处,已整治19处,剩余12处: what is left is of what was counted first.
_REST = ("剩余", "其余", "余下")


def _in_unit(count: Count, of: Quantity) -> bool:
    return count.quantity.unit == of.unit


def _of_last(before: str, context: Context) -> str:
    """The size or the cost of what was counted last, or the share of what grew."""
    last = context.earlier[-1].indicator if context.earlier else ""
    if before in _REST and (alike := [one for one in context.earlier if context.of and _in_unit(one, context.of)]):
        return before + without_lead(alike[0].indicator)
    if last and before.startswith("占") and _GROWTH_LAST.search(context.said_before):
        return _GROWTH_LAST.sub("", context.said_before) + before
    if last and _ATTRIBUTE.match(before):
        return last + before
    if before in _YIELDS and (sown := _SOWN.search(last)):
        return last[: sown.start()] + before
    spent = _SPENT.fullmatch(before) if _WORKS.search(last) else None
    return without_lead(last) + (before if spent and spent["year"] else "完成投资") if spent else ""


def _without_gaps(left: str, before: str, context: Context) -> str:
    if _BARE_GROWTH.match(before) or len(before) < 2 or before in _SHARES:
        if before in _SHARES and context.said_before.removesuffix("在").endswith(before):
            return before
        grown = _BARE_GROWTH.match(before) and len(before) > 1
        return (_GROWTH_LAST.sub("", context.said_before) if grown else context.said_before) + before
    if (before in _STAGES or _KEPT.fullmatch(before)) and context.earlier:
        return before + _IN_STAGE.sub("", _BEGUN.sub("", without_lead(context.earlier[-1].indicator)))
    if _WHOLE_PLACE.fullmatch(before):
        return before + without_lead(context.said_before)
    if before in ("总数", "总量"):
        return re.sub(r"^(?:新增?|净增)|(?:净增|新增)$", "", context.said_before) + before
    return _of_last(before, context) or _part_of(left, before, context.earlier)


_EXAMPLES = expression(
    r"(?P<verb>新?(?:引进|增|建设|建|实施|培育|举办|种植|修建|购置|开发))?[^、]*、.*?等(?!地)(?P<thing>[一-鿿“].+)"
)
_PLAIN_THING = expression(r"(?:各类|各项|系列|重[大点要])?(?:活动|项目|工作|任务|工程|措施|内容)")
_LISTED = expression(r"(?P<thing>.{2,200}?)(?:的有|主要有)[^、]{1,200}、.*$")


def _after_examples(phrase: str, of: Quantity | None) -> str:
    """引进甲、乙等首店 -> 引进首店; 甲、乙、丙等赛事活动(62场) -> 赛事活动; 业务额较大的有甲、乙 -> 业务额较大. What is
    measured is named with its examples (交通、能源等基础设施投资).
    """
    found = _EXAMPLES.fullmatch(phrase) if "等" in phrase else None
    many = of and of.kind == "count" and phrase.count("、") > 1
    if found and (found["verb"] or many) and not _PLAIN_THING.fullmatch(found["thing"]):
        return (found["verb"] or "") + found["thing"]
    if "有" in phrase and (found := _LISTED.fullmatch(phrase)):
        return found["thing"]
    return phrase


def _lists(left: str, before: str, of: Quantity | None) -> bool:
    """Whether the words before a number list the things that it counts: 甲、乙、丙3个项目, 甲、乙等9个项目."""
    return "、" in before and (left.endswith("等") or bool(of and of.value == before.count("、") + 1))


def _leading(left: str, before: str, name: str, of: Quantity | None) -> str:
    if len(name) <= 3 and _lists(left, before, of):
        begun = _BEGUN.match(before)
        return (begun[0] if begun else "") + name
    verb = _KEPT.search(left.strip())
    if len(name) <= 2 and before and not left.rstrip().endswith("等"):
        return before + name
    return (verb[0] if verb else "") + name


#: A place or a class, which names no thing by itself.
_KIND_ONLY = expression(r"[区县市省镇乡村级类型等]$")


def _part_of(left: str, before: str, earlier: list[Count]) -> str:
    """其中旧城区7座: a part is named with the whole."""
    parts = re.match(r"\s*(?:其中|含|包括)", left)
    if parts and earlier and len(before) <= 4 and _KIND_ONLY.search(before):
        return before + without_lead(earlier[-1].indicator)
    return before
