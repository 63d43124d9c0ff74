"""Commitments: which counts promise something, and why the others do not."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.expressions import expression
from luoshi.reading.findings.counting import Count
from luoshi.reading.findings.wording import names_what_follows, thing
from luoshi.reading.flow import Span
from luoshi.reading.quantities import Quantity

_TOLD_AFTER, _WHOLE = (
    expression(r"已|正在|施工中|的[^,。;]{0,10}(?:优势|基础|现状)$|完成(?:建设|改造)$"),
    expression(r"全[国省市县区州镇]$"),
)


@dataclass(slots=True)
class _Case:
    """A count with the words that decide about it: its clause, what stands before it, its sentence."""

    count: Count
    quantity: Quantity
    clause: str
    before: str
    sentence: str
    after: str


def is_promise(text: str, sentence: Span, count: Count) -> bool:
    """Whether a count says what shall be reached; no rule below speaks against it."""
    (begin, end), (start, stop) = count.clause, count.quantity.span
    case = _Case(
        count,
        count.quantity,
        text[begin:end],
        text[begin:start],
        text[sentence.start : sentence.end],
        text[stop : sentence.end],
    )
    for speaks_against in _AGAINST:  # noqa: SIM110 - a loop, for it is asked of each number in a text
        if speaks_against(case):
            return False
    return True


def may_promise(words: str) -> bool:
    """Whether words without a count may promise something: they tell no fact and grant nothing."""
    return not (_FACT.search(words) or _PAST.search(words) or _POLICY.search(words))


_NO_THING = expression(
    r"(?:(?:牵头|责任|配合|成员)单位|具体任务|方面|领域|环节|阶段|维度|层面|试验区域|要素|步骤|百分点|省份|负责|施工中|的)$"
)
_NO_THING_AFTER = expression(
    r"(?:部门|单位|企业|项目|地区|城市|乡镇|事项|任务)中(?!心)|个?(?:方面|领域|环节|阶段|维度|层面|要素|步骤|省份|试验区)"
)
#: 办理环节减少到3个: what there shall be less of is a thing.
_IS_CUT = expression(r"^(?:减|压|缩|降|精简)")


def _names_no_thing(case: _Case) -> bool:
    """8个方面, or words that name nothing at all; 10亿元以上项目 is a thing."""
    indicator = case.count.indicator
    part_of_group = case.quantity.unit.startswith("/") and not (case.quantity.before or case.quantity.after)
    if part_of_group or len(indicator) < 2:
        return True
    if _IS_CUT.search(case.quantity.before):
        return False
    return bool(_NO_THING.search(indicator) or _NO_THING_AFTER.match(case.count.right))


_FACT = expression(
    r"目前|截至|现有|原有|正在|(?<![比较于与])(?:去年|上年)|(?:去年|上年)同期|已经|已(?!建工会)|[由从]$|累计(?=修|推|受)"
)
_PAST = expression(r"(?<![比较于与])(?:去年|上年(?!度?末?基础))|(?:去年|上年)同期|过去一年|今年以来|一年来|近年来,")
#: 占总数的8%, 占比27%: without a word of what is to be reached, how large a part is.
_SHARE = expression(r"^\s*占[^,]{0,12}的?$|占比$")


def _is_fact(case: _Case) -> bool:
    so_far = case.sentence[: len(case.sentence) - len(case.after)]
    if case.quantity.kind == "percent" and case.quantity.comparator == "=" and _SHARE.search(case.before):
        return True
    told_after = _TOLD_AFTER.match(case.count.right)
    return bool(told_after or _FACT.search(case.before) or _PAST.search(so_far))


_DEADLINE = expression(r"压缩|缩短|办结|办理|时限|控制|答复|响应|压减")
#: Things that are measured in time.
_LASTS = expression(r"(?:天数|时间|时长|寿命|年限|学时|周期|日数|时数)$")


def _is_span_or_score(case: _Case) -> bool:
    """Days and hours bind as a ceiling (压缩至3个工作日以内), or where time is what is counted (优良天数300天以上)."""
    if case.quantity.kind == "time":
        shortened = case.quantity.comparator == "<=" and _DEADLINE.search(case.before + case.quantity.before)
        return not (shortened or (_LASTS.search(case.count.indicator) and case.quantity.comparator != "="))
    return case.quantity.kind in ("score", "grade")


_CITED = expression(r"\W*(?:积极|认真|严格|深入|切实)*(?:参与|参加|贯彻|按照|根据|依托|联动|围绕|结合)")
_HANDED_DOWN = expression(r"落实(?!率).{0,12}$|下达目标$")
_PAPER = expression(r"^(?:和|等)|(?:措施|意见|政策|举措|规定|办法)$")


def _is_cited(case: _Case) -> bool:
    """参加3个博览会, 落实15条措施: what exists already."""
    listed = case.quantity.comparator == "=" and case.before.endswith("等") and _FOR_CLASS.match(case.clause)
    if listed or _CITED.match(case.before) or _HANDED_DOWN.search(case.before):
        return True
    return case.quantity.unit == "条" and bool(_PAPER.search(case.count.right))


def _is_whole_group(case: _Case) -> bool:
    """全国168个城市: the size of a whole is no promise."""
    exact_count = case.quantity.kind == "count" and case.quantity.comparator == "="
    return exact_count and bool(_WHOLE.search(case.count.left))


#: (调增2个百分点), 比目标任务增加7个: by how much a target was moved.
_MOVED = expression(r"(?:^|[较比][^,]{0,8})[上下]?调[增减高低]?$|比[^,]{0,8}(?:目标|任务|计划)(?:任务)?[增减][加少]?$")


def _is_move_of_target(case: _Case) -> bool:
    return bool(_MOVED.search(case.before))


_WORKS_ON = expression(r"(?:发放|引进|完成|新建|新开工|下达|新增|改造|安排|筹措|筹集|投入|整合|争取)$")


def _is_capacity(case: _Case) -> bool:
    """某公司50万吨/年烧碱, 总投资12亿元的项目: a size in front of a thing, without a verb, belongs to its name."""
    left = case.count.left
    if case.quantity.kind not in ("measure", "money") or _WORKS_ON.search(left):
        return False
    if "/" in case.quantity.unit and names_what_follows(case.count.right):
        return True
    return len(thing(left)) > 1 and names_what_follows(case.count.right, thing(left))


#: Amounts that a policy sets, and scores: what somebody may get, not what will be reached.
_POLICY = expression(
    r"允许|补偿比例|奖励|奖补|补助|补贴|资助|贴息|给予|最高|最多|上限|首付|利率|罚款|处以|收费|赔偿|税率|减按|减征|免征|减免|租金|(?<!消费)价格|报销"
    r"|支付比例|公积金|慰问|每人每|扣除|缴纳|缴存|缴交|保证金|缴费|征率|征收率|收取|征收|上浮|下浮|优惠政策|享受|救助标准|(?<!万元)/人|(?<!万)元/|分值|以奖代补|浮动|不得|[扣奖得]\s?\d|(?<!增)加\s?\d+分|扣分|加分"
    r"|计分|满分|发放(?=.{0,12}元)|提取额度|每个?家庭|(?:同一|单[个家户]|每[个家户项])(?:企业|项目|单位|个人|主体|申请人|社区|机构)?[^,。;]{0,8}(?:金额|资金|额度|不超过|最多)"
    r"|同一(?:企业|项目|单位|个人|主体|申请人)|拨付(?:金额|比例|节点)|调整?[至为到]\s?\d"
)


def _is_brought_down(case: _Case) -> bool:
    """力争将平均利率降至4.95%: a rate that is to be moved, not one that is set."""
    return case.quantity.before.startswith("降") and bool(_PROMISES.search(case.clause))


#: 将农村低保标准从每人每月271元提高到300元: what those in need are sure of is raised by a government itself.
_NEEDED = expression(r"低保|特困|孤儿|养育|供养|五保|基础养老金|补差|医保(?:财政)?补助|公共卫生")
_RAISED = expression(r"(?:提高|提升|增加|上调)[到至][^,。;]{0,24}$|标准(?:分别)?提高$")


def _is_raised(case: _Case) -> bool:
    return bool(_NEEDED.search(case.clause) and _RAISED.search(case.before + case.quantity.before))


def _is_budget(case: _Case) -> bool:
    """安排1000亿元专项奖补资金: what a government sets aside in all."""
    return case.quantity.unit.startswith(("亿", "万亿")) and bool(_SETS_ASIDE.search(case.before))


_SETS_ASIDE = expression(r"(?:发放|安排|筹措|筹集|设立|投入|整合)[^,]{0,6}$")
#: 市财政预算安排120亿元, 安排专项经费10亿元, 其中,用于学校建设资金22亿元: what a treasury gives out.
_FUNDED = expression(r"(?:财政|预算)[^,。;]{0,12}安排[^,。;]{0,10}$|安排[^,。;]{0,16}(?:资金|经费)$")
_FUND, _SHARED_OUT = expression(r"(?:资金|经费)$"), expression(r"\s*其中[^。]{0,40}用于")


def _is_funding(case: _Case) -> bool:
    if case.quantity.kind != "money":
        return False
    shared_out = _FUND.search(case.before.strip()) and _SHARED_OUT.match(case.sentence)
    return bool(shared_out or _FUNDED.search(case.before.strip()))


_CONDITION = expression(r"^\s*(?:以及|并)?(?:对|凡|若|如|符合)(?!.*(?:进行|开展|实施))")
_SCORED = expression(r"[扣奖得加]\s?\d+\s?分|最多|限享受")
#: A rate by which something is reckoned: 按80%收取, 按实际投入的30%核定.
_RECKONED, _GOES_ON = expression(r"按[^,。;]{0,24}$"), expression(r"[^,。;)\s]")
#: 每增加投资5000万元增加1名指标, 给予人才指标1名, 双方各承担50%: what comes with a step, is given or borne.
_PER_STEP = expression(r"\s*每(?:增加|新增|提高|满)")
_GIVEN = expression(r"给予[^,。;]{0,16}(?:指标|名额)\s?$|承担$|负担$")


def _is_policy_amount(case: _Case) -> bool:
    reckoned = case.quantity.kind in ("percent", "money") and _GOES_ON.match(case.after)
    if (reckoned and _RECKONED.search(case.before)) or _PER_STEP.match(case.clause) or _GIVEN.search(case.before):
        return True
    if not _POLICY.search(case.clause) or _is_budget(case) or _is_brought_down(case) or _is_raised(case):
        return False
    counts_things = case.quantity.kind == "count" and not case.quantity.in_words
    return not counts_things or bool(_CONDITION.match(case.clause) or _SCORED.search(case.clause))


#: A permission (可购买1套), a norm (层高原则上不低于3米), a parameter that is set anew (由1.8米调整为2.4米).
_MAY = expression(
    r"(?<![许认])可(?:以)?(?!持续|再生|回收|复制|比|支配|[办见视控靠研供转感追移降燃]|推广|循环|利用|信|量化|及)[^,。;]{0,24}$"
)
_NORM = expression(r"(?:原则上(?:应当?)?|不[应宜]|应当?(?:在|(?=不|[高低大小多少]于)))$")
_SET_ANEW = expression(r"(?:调整?|放宽)[为至到][^,。;\d]{0,6}$")
#: 按不低于10%的比例配建, and the end of a case (当层高大于3.6米时, 除甲、乙等5所学校外, 对拥有1套住房的家庭).
_BY_STANDARD = expression(r"的?(?:标准|比例)(?:建|配|给|发|补|缴|提|拨|安排|执行|设)")
_CASE_ENDS = expression(
    r"\s*当[^年前地]{2,}(?:[高低大小]于|超过|不足|达到)|\s*(?:当|除|对于?|凡).*(?:时|外|家庭|居民|个人|人员|购房[者人])$"
)


def _is_norm(case: _Case) -> bool:
    """What is allowed, prescribed or set for whom it concerns: nobody promises to reach it."""
    lead = case.before + case.quantity.before
    if (
        ("可" in lead and _MAY.search(lead))
        or _NORM.search(case.before)
        or _SET_ANEW.search(case.before)
        or case.before.endswith("含")
    ):
        return True
    return bool(_BY_STANDARD.match(case.count.right) or _CASE_ENDS.match(case.clause))


#: An amount that somebody is given: what stands before it in the sentence is a condition.
_GRANT = expression(
    r"(?:奖励|给予|补助|补贴|资助|奖补|发放|减免|享受)[^,。;]{0,14}?\d|\d[^,。;]{0,6}元[^,。;]{0,10}(?:奖励|补助|补贴|资助|奖补)"
    r"|给予[^,。;]{0,40}(?:优惠|减免)|每人每|每户(?:一次性)?奖"
)
#: Every grant holds one of these.
_MAY_GRANT = expression("[奖给补资发减享每]")
_PROMISES = expression(r"力争|确保|实现|达到|突破|建成|新增|培育|到20\d\d年|年内|年底|全年")
#: 完成危房改造100户,每户补助2万元: the works are promised, whatever they are paid with.
_WORKED_ON = expression(r"\s*(?:计划|全面|年度)?(?:完成|改造|新建|[改扩]建|实施|新增)(?![^,。;]{0,40}的$)")
_SUCH_CASES = expression(r"(?:\([^()]{0,40}\))?的(?:$|,|政策|(?:不予|取消|可|应|由|给予|按|予以|一律|视为|实行|不得))")


def _is_condition(case: _Case) -> bool:
    """报名人数不足3人的不予开考: a case for which something is ruled."""
    means = "指" in case.sentence and _MEANS.search(case.sentence)
    if _NOT_REACHED.search(case.before) or means or _ALSO.match(case.clause) or _SUCH_CASES.match(case.after):
        return True
    if _RULED.search(case.after) and (_ALLOWED.search(case.after) or _RULED_CLASS.match(case.after)):
        return True
    of_class = case.quantity.kind in ("money", "measure") and case.quantity.after and _FOR_CLASS.match(case.clause)
    return bool(of_class)


#: 月销售额10万元以下(含本数)的纳税人,免征增值税.
_RULED_CLASS = expression(
    r"(?:\([^()]{0,40}\))?(?:以[上下])?的(?:[^,。;]{2,40},[^。;]{0,12}|[^,。;]{2,12}暂?)(?:免|减|可|给予|享受|予以|不予|优先)|[^,。;]{0,30}(?:优惠|免收)"
)
#: What is ruled behind a case holds one of these.
_RULED = expression("[免减可给享予优]")
#: 投资未达到25%的, and 可配建不超过5%的: a case and a permission.
_NOT_REACHED = expression(r"未$|(?<!许)可(?:以|按)?(?:配建|建设|新建|安排|申请|申领|提取|购买|预留)$")
#: 多子女家庭指养育两名以上子女的家庭; 且聘用5人以上
_MEANS = expression(r"[一-鿿”](?:家庭|企业|人员|人才|项目|单位|机构|”)是?指(?![标数导引挥定示南令纹派出向])")
_ALSO = expression(r"\s*且(?:该|其|在|已|为|具[有备]|连续|符合|持有|满足|聘用|有(?![效序力]))")
_ALLOWED = expression(r",可(?:以|按|办理|申请|享受|免|直接|凭|适当|继续)")
_FOR_CLASS = expression(r"^\s*对于?")
#: A grant that names whom it is for, or pays out something else, rewards nothing that stands before it.
_OF_ITS_OWN = expression(r",(?:对|向|为|凡|落实|发放)")


def _is_condition_of_grant(case: _Case) -> bool:
    """对销售额达2000万元的企业,每户奖励5万元."""
    if (_CONDITION.match(case.clause) or case.clause.endswith("的")) and _GRANT.search(case.sentence):
        return True
    grant = _GRANT.search(case.after) if _MAY_GRANT.search(case.after) else None
    if not grant or _OF_ITS_OWN.search(case.after, 0, grant.end()):
        return False
    return not (_PROMISES.search(case.clause) or _WORKED_ON.match(case.clause))


def _is_saying(case: _Case) -> bool:
    """Chinese numerals name as often as they count; they count with a bound, or where several things are made."""
    q = case.quantity
    if case.before.endswith("“"):
        return True
    if not q.in_words or q.before or q.after or _MUST.search(case.before) or q.kind == "times":
        return False
    if q.kind in ("measure", "money"):
        return q.value == 1
    made = _MAKES.search(case.before) and len(case.count.indicator) > 2
    return not (q.value > 1 and (q.unit in ("家", "所", "座", "处", "条") or q.comparator != "=" or made))


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
    _is_move_of_target,
    _is_policy_amount,
    _is_funding,
    _is_norm,
    _is_condition,
    _is_condition_of_grant,
)
