"""What a policy sets: amounts, norms, conditions and what is granted under them. None of it is promised."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.commitments_case import FOR_CLASS, Case
from luoshi.reading.findings.grants import sets_rules, speaks_of_grants

#: Amounts that a policy sets, and scores: what somebody may get, not what will be reached.
POLICY = expression(
    r"允许|补偿比例|奖励|奖补|补助|补贴|资助|贴息|给予|收购价|扣拨|加扣|最高|最多|上限|首付|利率|罚款|处以|收费|赔偿|税率|减按|减征|免征|减免|租金|价格(?<!消费价格)(?![^,。;]{0,6}(?:涨幅|指数|上涨|水平))|报销"
    r"|支付比例|公积金|慰问|每人每|扣除|缴纳|缴存|缴交|保证金|缴费|征率|征收率|收取|征收|上浮|下浮|优惠政策|享受|缴至|救助标准|/人(?<!万元/人)|元/(?<!万元/)|分值|以奖代补|浮动|缓缴|缓交|缴款|展期|不得(?![低高少多超大小])|扣\s?\d|奖\s?\d|得\s?\d|加(?<!增加)\s?\d+分|扣分|加分"
    r"|计分|满分|发放(?=.{0,12}元)|提取(?:[额限]|金额)|每个?家庭|(?:同一|单[个家户]|每[个家户项])(?:企业|项目|单位|个人|主体|申请人|社区|机构)?[^,。;]{0,8}(?:金额|资金|额度|不超过|最多)"
    r"|同一(?:企业|项目|单位|个人|主体|申请人)|拨付(?:金额|比例|节点)|调整?[至为到]\s?\d"
)


def _is_brought_down(case: Case) -> bool:
    """力争将平均利率降至4.95%, 入企检查次数压减30%以上: what is to be moved, and not set."""
    by_so_much = case.quantity.comparator == ">=" and _BROUGHT_DOWN.search(case.before)
    return bool(by_so_much or (case.quantity.before.startswith("降") and _PROMISES.search(case.clause)))


_BROUGHT_DOWN = expression(r"(?:次数|利率|成本|时限|环节|材料)[^,。;]{0,8}(?:压减|减少|下降|降低|压降)$")


#: 将农村低保标准从每人每月271元提高到300元: what those in need are sure of is raised by a government itself.
_NEEDED = expression(r"低保|特困|孤儿|养育|供养|五保|基础养老金|残疾人|补差|医保(?:财政)?补助|公共卫生")
_RAISED = expression(r"(?:提高|提升|增加|上调)[到至][^,。;]{0,24}$|标准(?:分别)?提高$")


def _is_raised(case: Case) -> bool:
    return bool(_NEEDED.search(case.clause) and _RAISED.search(case.before + case.quantity.before))


def _is_budget(case: Case) -> bool:
    """安排1000亿元专项奖补资金: what a government sets aside in all."""
    in_all = case.quantity.unit.startswith(("亿", "万亿", "万") if "消费券" in case.before else ("亿", "万亿"))
    return (in_all and bool(_SETS_ASIDE.search(case.before))) or bool(_PAYS_BY_A_DAY.search(case.before))


#: 县财政局在9月底前拨付工作经费180万元: what a treasury itself pays by a day.
_PAYS_BY_A_DAY = expression(r"前(?:足额|全部|全额)?(?:拨付|下达)[^,。;]{0,16}(?:经费|资金)$")
_SETS_ASIDE = expression(r"(?:发放|安排|筹措|筹集|设立|投入|整合)[^,]{0,6}$")
#: 市财政预算安排120亿元, 安排专项经费10亿元, 其中,用于学校建设资金22亿元: what a treasury gives out.
_FUNDED = expression(r"(?:财政|预算)[^,。;]{0,12}安排[^,。;]{0,10}$|安排[^,。;]{0,16}(?:资金|经费)$")
#: 补偿资金约需1100万元: what something will cost.
_COSTS = expression(r"(?<![必刚急亟])需(?:要|投入|资金|投资)?$")
_FUND, _SHARED_OUT = expression(r"(?:资金|经费)$"), expression(r"\s*其中[^。]{0,40}用于")


def is_funding(case: Case) -> bool:
    if case.quantity.kind != "money":
        return False
    if _COSTS.search(case.before):
        return True
    shared_out = _FUND.search(case.before.strip()) and _SHARED_OUT.match(case.sentence)
    return bool(shared_out or _FUNDED.search(case.before.strip()))


_CONDITION = expression(r"^\s*(?:以及|并)?(?:对|凡|若|如|符合)(?!.*(?:进行|开展|实施))")
_SCORED = expression(r"[扣奖得加]\s?\d+\s?分|最多|限享受|只能|上限(?:为|是)?\s?\d")
#: A rate by which something is reckoned (按80%收取, 按实际投入的30%核定), unless it is planned (按增长5%左右安排).
_RECKONED, _GOES_ON = (
    expression(r"按[^,。;]{0,24}$"),
    expression(r"(?!(?:左右|以上)?(?:安排|把握)(?:[,。;\s]|$))[^,。;)\s]"),
)
#: 每增加投资5000万元增加1名指标, 给予人才指标1名, 双方各承担50%: what comes with a step, is given or borne.
_PER_STEP = expression(r"\s*每(?:增加|新增|提高|满|引进|培育|招引|完成|出现|发生|发现)")
_GIVEN = expression(r"给予[^,。;]{0,16}(?:指标|名额)\s?$|承担$|负担$")


#: 贷款额度提高至50万元,双职工为70万元: how much one may get, said of each in its turn.
_CEILING = expression(r"额度|限额|[上下]限|封顶|保费|免税额|保底")


def _is_ceiling(case: Case) -> bool:
    return (
        case.quantity.kind == "money"
        and not case.quantity.unit.startswith(("亿", "万亿"))
        and bool(_CEILING.search(case.so_far))
        and not _BRINGS_ABOUT.search(case.clause)
    )


#: 压缩公积金贷款发放时间至3个工作日: how soon something is granted is promised, whatever it is.
_SHORTENED = expression(r"(?:压缩|压减|缩短|缩减)[^,。;]{2,24}(?:时间|时限|周期|期限)")


def is_policy_amount(case: Case) -> bool:
    reckoned = case.quantity.kind in ("percent", "money") and _GOES_ON.match(case.after)
    by_standard = _RECKONED.search(case.before) and _TO_STANDARD.match(case.after)
    if by_standard or (reckoned and _RECKONED.search(case.before)) or _is_ceiling(case):
        return True
    if _PER_STEP.match(case.clause) or _GIVEN.search(case.before):
        return True
    shortened = case.quantity.kind == "time" and _SHORTENED.search(case.before)
    if shortened or not POLICY.search(case.clause) or _is_budget(case) or _is_brought_down(case) or _is_raised(case):
        return False
    counts_things = case.quantity.kind == "count" and not case.quantity.in_words
    return not counts_things or bool(_CONDITION.match(case.clause) or _SCORED.search(case.clause))


#: A permission (可购买1套), a norm (层高原则上不低于3米), a parameter that is set anew (由1.8米调整为2.4米).
_MAY = expression(
    r"(?<![许认])可(?:以)?(?!持续|再生|回收|复制|比|支配|[办见视控靠研供转感追移降燃]|推广|循环|利用|信|量化|及)[^,。;]{0,24}$"
)
_PRESCRIBED = expression(r"(?:原则上(?:应当?)?(?:不.*)?|(?<![对相供响适反感])应当?[不高低大小多少].*|不[得应宜].*)$")
_SET_ANEW = expression(r"(?:(?:调整?|放宽)[为至到][^,。;\d]{0,6}|应当?在)$")
#: 车位按不小于0.7个/100平方米执行.
_TO_STANDARD = expression(r"[^,。;]{0,16}(?:执行|配建|配置|核定|的标准)")
#: 按不低于10%的比例配建, and the end of a case (当层高大于3.6米时, 除甲、乙等5所学校外, 对拥有1套住房的家庭).
_BY_STANDARD = expression(r"的?(?:标准|比例)(?:建|配|给|发|补|缴|提|拨|安排|执行|设)")
_CASE_ENDS = expression(
    r"\s*当[^年前地]{2,}(?:[高低大小]于|超过|不足|达到)|\s*(?:当|除|对于?|凡).*(?:时|外|家庭|居民|个人|人员|购房[者人])$"
)


#: 高度不超过5米, 自持年限不低于10年: how things of a kind are to be made.
_DIMENSION = expression(r"(?:面积|高度|净高|宽度|层高|间距|半径|进深|长度|(?<!运营)年限|日照时数)(?:原则上)?$")
_MADE_SO = ("平方米", "米", "年", "小时", "层")


#: 每期建筑面积不少于2万平方米, 同一企业申报不超过3人, 限购2套, 拥有2套及以上住房: for each of whom or what it holds.
_OF_EACH = expression(
    r"每[期套栋幢层][^,。;]{0,6}面积$|同一[^,。;]{1,16}(?:申[报请]|推荐)$|(?:限购|拥有|名下有)(?:住房)?$"
)


def _is_dimension(case: Case) -> bool:
    q = case.quantity
    if q.unit in ("套", "人", "万平方米") and _OF_EACH.search(case.before):
        return True
    bound = q.unit in _MADE_SO and (q.before.startswith("不") or case.before.endswith("原则上"))
    return bound and bool(_DIMENSION.search(case.before)) and not _BRINGS_ABOUT.search(case.clause)


def _is_prescribed(case: Case) -> bool:
    """What a paper that grants or rules prescribes (比例原则上不低于5%); a plan sets it for those whose work it is."""
    prescribed = _PRESCRIBED.search(case.before + case.quantity.before)
    return bool(prescribed) and (speaks_of_grants(case.text) or sets_rules(case.text))


def is_norm(case: Case) -> bool:
    """What is allowed, prescribed or set for whom it concerns: nobody promises to reach it."""
    lead = case.before + case.quantity.before
    if (
        ("可" in lead and _MAY.search(lead))
        or _is_prescribed(case)
        or _SET_ANEW.search(case.before)
        or case.before.endswith("含")
        or ("/" in case.quantity.unit and case.before.endswith(("按", "按照")))
        or _is_dimension(case)
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
_WORKED_ON = expression(
    r"\s*每年(?:组织)?(?:遴选|选树|评选|选拔|评定|认定|培育|引进|支持|打造)"
    r"|\s*(?:计划|全面|年度|[每全三五]年|累计|共){0,2}(?:完成|改造|新建|[改扩]建|实施|新增)(?![^,。;]{0,40}的$)"
)
_SUCH_CASES = expression(
    r"(?:\([^()]{0,40}\))?的(?:(?:基础上|前提下|情况下|情形|部分)|$|,|政策"
    r"|(?:不予|取消|可|应|由|给予|按|予以|一律|视为|实行|不得))|(?:\([^()]{0,40}\))?的?,?后?[即方才]可"
)


def is_condition(case: Case) -> bool:
    """报名人数不足3人的不予开考: a case for which something is ruled."""
    so_far = _CASE_SO_FAR.search(case.clause) and case.text.startswith(",", case.count.clause.end)
    if so_far or _IF.match(case.clause) or _COUNTS_AS.search(case.before):
        return True
    means = "指" in case.sentence and _MEANS.search(case.sentence)
    if (
        _NOT_REACHED.search(case.before)
        or means
        or _ALSO.match(case.clause)
        or _AND_HAS.match(case.after)
        or _SUCH_CASES.match(case.after)
    ):
        return True
    if _RULED.search(case.after) and (_ALLOWED.search(case.after) or _RULED_CLASS.match(case.after)):
        return True
    if case.quantity.after and case.after.startswith("的") and _HOW_MANY.search(case.before):
        return True
    if case.quantity.before and _LARGE.search(case.before) and _OF_CLASS.match(case.after):
        return True
    bound = case.quantity.after or (case.quantity.before and _OF_THEM.match(case.after))
    sized = case.quantity.kind in ("money", "measure", "bare")
    return bool(sized and bound and FOR_CLASS.match(case.clause))


#: A clause that ends so, where the sentence goes on, names the case for which the rest holds.
_CASE_SO_FAR = expression(r"[的后]$|(?<![小瓦])时$|(?:前提|情况|情形)下$")
#: 如库存去化周期在12个月以下, 凡举办3000人以上的活动, 在认定套数时核减1套: for whom or by what something is ruled.
_IF = expression(r"\s*(?:如果?(?![期实何下东皋此])|若(?!干)|凡)")
_COUNTS_AS = expression(r"(?:核减|计为|算作|视为)$")
#: 住宿人员30人以上的场所
_HOW_MANY = expression(r"(?:人员|人数|职工|员工|户数|床位数?|总数|人口)(?:达到?|在)?$")
#: 常住人口超过100万的县(市), 年营业收入超千万的企业
_LARGE = expression(r"(?:人口|收入|营收|产值|销售额|投资额?|税收|利润)(?:均|都)?$")
_OF_CLASS = expression(r"的[^,。;的]{0,10}(?:企业|项目|单位|县|市|镇|乡|村|街道|地区|城市)")
#: 月销售额10万元以下(含本数)的纳税人,免征增值税.
_RULED_CLASS = expression(
    r"(?:\([^()]{0,40}\))?(?:以[上下])?的(?:[^,。;]{2,40},[^。;]{0,12}|[^,。;]{2,12}暂?)(?:免|减|可|给予|享受|予以|不予|优先)|[^,。;]{0,30}(?:优惠|免收)"
)
#: 对超过400万元的项目公开采购需求
_OF_THEM = expression(r"[^,。;]{0,24}的[一-鿿]")
#: What is ruled behind a case holds one of these.
_RULED = expression("[免减可给享予优]")
#: 投资未达到25%的, and 可配建不超过5%的: a case and a permission.
_NOT_REACHED = expression(
    r"未$|(?:达不|不)到$|(?<![期圆丰])满$|(?<!许)可(?:以|按)?(?:配建|建设|新建|安排|申请|申领|提取|购买|预留)$"
)
#: 多子女家庭指养育两名以上子女的家庭; 且聘用5人以上
_MEANS = expression(r"[一-鿿”](?:家庭|企业|人员|人才|项目|单位|机构|”)是?指(?![标数导引挥定示南令纹派出向])")
_ALSO = expression(r"\s*直[至到]|\s*且(?:该|其|在|已|为|具[有备]|连续|符合|持有|满足|聘用|有(?![效序力]))")
#: 年薪达到50万元且有3年经验的, 产值达到2亿元且具有专利的
_AND_HAS = expression(r"\s*且(?:具[有备]|符合|持有|满足|有(?![效序力]))")
_ALLOWED = expression(r",可(?:以|按|办理|申请|享受|免|直接|凭|适当|继续)")
#: A grant that names whom it is for, or pays out something else, rewards nothing that stands before it.
_OF_ITS_OWN = expression(r",(?:对|向|为|凡|落实|发放)")


def is_condition_of_grant(case: Case) -> bool:
    """对销售额达2000万元的企业,每户奖励5万元."""
    if (_CONDITION.match(case.clause) or case.clause.endswith("的")) and _GRANT.search(case.sentence):
        return True
    grant = _GRANT.search(case.after) if _MAY_GRANT.search(case.after) else None
    if not grant or _OF_ITS_OWN.search(case.after, 0, grant.end()):
        return False
    return not (_PROMISES.search(case.clause) or _WORKED_ON.match(case.clause) or _is_raised(case))


#: What says that something shall be brought about, and not how much of it, for whom or by whose leave.
_BRINGS_ABOUT = expression(
    r"力争|确保|争取|突破|建成|新增|新建(?!商[品住]|住|居|房)|改建|扩建|培育|到20\d\d年|年内(?<![一二两三四五半\d]年内)|年底前?|全年|改造|打造|筹[集措]|举办|开展|开工|创建|引[进入]"
    r"|完成|培训|培养|选拔|遴选|评选|组建|集聚(?!发展|区)|挖掘|设有|重点(?:扶持|支持|资助)\d|推出|收购|认定|组织|增长|谋划|储备|盘活|建设(?!项目|进度|资金|单位|用地|工程|总)|实施|推[进动]|缩减|压缩|压减|缩短|利用|每年|惠民|消费券"
)


#: 健康管理率稳定在90%以上, 人才总量达到320万名左右: a rate or a total that is to be reached, where nothing hangs on it.
_RATE_OR_TOTAL = expression(r"(?:率|(?<!的)比例|占比|总量|位数|增[量速幅])(?:逐步|稳步|均|总体|在)?$")
_TO_LEVEL = ("达到", "提升", "提高", "稳定", "保持", "降")


def _is_level(case: Case) -> bool:
    q = case.quantity
    reached = q.before.startswith(_TO_LEVEL) or (bool(q.after) and case.before.endswith("在"))
    return reached and bool(_RATE_OR_TOTAL.search(case.before)) and case.after[:1] in ("", ",", "。", "”")


#: What a sentence says that looks ahead, and a time at the head of a clause.
_AHEAD = expression(r"力争|确保|争取|全年|(?<![一二两三四五半\d])年内|储备")
_IN_A_YEAR = expression(r"\s*(?:到|计划)?20\d\d年,?(?![\d年月日底末]{0,8}(?:[至到前起]|以[来前后]))")


def is_set(case: Case) -> bool:
    """In a paper that grants, a number promises only where something is brought about."""
    if case.quantity.kind == "time" or _BRINGS_ABOUT.search(case.clause):
        return False
    if _is_level(case) or _IN_A_YEAR.match(case.clause) or _AHEAD.search(case.so_far):
        return False
    return speaks_of_grants(case.text)
