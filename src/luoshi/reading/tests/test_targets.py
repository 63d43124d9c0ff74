"""Commitments that a number can check, in sentences written for these tests."""

import pytest

from luoshi.reading import reader
from luoshi.reading.findings import targets
from luoshi.reading.flow import Flow, Span


def found_in(text, year=2023):
    return targets.find(Flow(text), Span(0, len(text)), year)


def read(text, year=2023):
    return [(t.indicator, t.comparator, str(t.value), t.unit) for t in found_in(text, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争2023年市级重点实验室达到20家以上。", [("市级重点实验室", ">=", "20", "家")]),
        ("积极培育1家左右省级工程中心。", [("省级工程中心", "~", "1", "家")]),
        ("新增护理型床位400张。", [("新增护理型床位", "=", "400", "张")]),
        ("年内建成不少于3座口袋公园。", [("口袋公园", ">=", "3", "座")]),
        ("年度用水总量控制在1.9亿立方米以内。", [("年度用水总量", "<=", "1.9", "亿立方米")]),
        ("地区生产总值按增长5%安排，", [("地区生产总值增长", "=", "5", "%")]),
        ("财政收入预期增长3%左右。", [("财政收入增长", "~", "3", "%")]),
        ("20户以上自然村通硬化路率达到100%。", [("20户以上自然村通硬化路率", ">=", "100", "%")]),
        ("实现一次申报、全程网办。", []),
        ("推动50个事项“一网通办”。", [("事项“一网通办”", "=", "50", "个")]),
    ],
)
def test_the_thing_counted_stands_before_or_after_the_number(text, expected):
    assert read(text) == expected


def test_an_enumeration_is_told_apart_and_keeps_each_bound():
    assert read("新增规上企业800家、省级专精特新企业1000家、单项冠军企业100家以上。") == [
        ("新增规上企业", "=", "800", "家"),
        ("省级专精特新企业", "=", "1000", "家"),
        ("单项冠军企业", ">=", "100", "家"),
    ]


def test_things_joined_before_one_figure_word_share_it():
    assert read("花生种植、收获机械化率分别达到65%和55%。") == [
        ("花生种植机械化率", ">=", "65", "%"),
        ("花生收获机械化率", ">=", "55", "%"),
    ]


def test_about_behind_the_last_of_several_holds_for_each():
    assert read("城乡居民人均可支配收入分别增长7%、8%左右。") == [
        ("城镇居民人均可支配收入增长", "~", "7", "%"),
        ("农村居民人均可支配收入增长", "~", "8", "%"),
    ]


def test_two_numbers_on_one_thing():
    assert read("开工改造老旧小区10个、4800余户。") == [
        ("开工改造老旧小区", "=", "10", "个"),
        ("开工改造老旧小区", ">=", "4800", "户"),
    ]


def test_a_threshold_describes_the_class():
    assert read("实施投资500万元以上技改项目25个以上。") == [("投资500万元以上技改项目", ">=", "25", "个")]


def test_at_least_one_in_words_counts_but_a_batch_does_not():
    assert read("申报领军人才,至少入选一人。") == [("申报领军人才入选", ">=", "1", "人")]
    assert read("建成一批示范项目。") == []


def test_a_remark_in_brackets_has_numbers_of_its_own():
    assert read("建成40座公厕(其中旧城区7座)。") == [("公厕", "=", "40", "座"), ("旧城区公厕", "=", "7", "座")]


def test_each_horizon_dates_its_own_targets():
    due = [(t.indicator, t.due) for t in found_in("到2025年,绿化率达到40%。到2027年,绿化率达到45%。")]
    assert due == [("绿化率", "2025-12-31"), ("绿化率", "2027-12-31")]


def test_half_year_and_year():
    due = [(str(t.value), t.due) for t in found_in("确保工业投资上半年完成16亿元,全年完成32亿元。")]
    assert due == [("16", "2023-06-30"), ("32", "2023-12-31")]


def test_two_values_for_two_years_are_due_each_in_its_own():
    due = [(str(t.value), t.due) for t in found_in("到2025年和2030年,参保率分别达到90%和95%以上。")]
    assert due == [("90", "2025-12-31"), ("95", "2030-12-31")]


def test_without_a_date_the_plan_year_ends_it():
    assert [t.due for t in found_in("新建学校2所。")] == ["2023-12-31"]
    assert [t.due for t in found_in("新建学校2所。", None)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "对首次入库企业给予10万元奖励。",
        "对年营收首次达到2000万元的,奖励5万元。",
        "每家企业每年最高补助50万元。",
        "落实“八抓20条”和“百城万站”行动。",
        "办理时间一般为3个工作日。",
        "得5分,每少一次扣0.5分。",
        "目前全县共有农家书屋13个。",
        "去年完成投资20亿元。",
        "扎实办好8个方面实事。",
        "依据政办字〔2023〕9号文件,自2023年8月1日起施行。",
        "提升全国168个城市中的位次。",
        "中部50万吨/年化工项目加快建设。",
    ],
)
def test_what_is_no_target(text):
    assert read(text) == []


def test_a_ceiling_on_days_is_a_target():
    assert read("办理时限压缩至3个工作日以内。") == [("办理时限", "<=", "3", "个工作日")]
    assert read("企业开办时间控制在0.5个工作日以内。") == [("企业开办时间", "<=", "0.5", "个工作日")]


def test_the_words_stand_at_the_span():
    text = "一是抓投资,完成技改投资20亿元;二是抓招商。"
    (target,) = found_in(text)
    assert target.text == text[slice(*target.span)] == "完成技改投资20亿元"


def test_the_rows_of_an_indicator_table():
    cells = [
        "序号",
        "指标(单位)",
        "2022年",
        "2027年",
        "1",
        "城镇化率(%)",
        "73",
        "76",
        "2",
        "新增参保人数(万人)",
        "60",
        "[200]",
    ]
    found = found_in("\n".join(cells))
    assert [(t.indicator, t.comparator, str(t.value), t.unit, t.due) for t in found] == [
        ("城镇化率", ">=", "76", "%", "2027-12-31"),
        ("新增参保人数", ">=", "200", "万人", "2027-12-31"),
    ]


def test_a_row_with_its_unit_in_a_cell_of_its_own():
    assert read("高新技术企业\n家\n20\n市科技局\n万元产值能耗\n吨标准煤\n0.5\n0.45\n") == [
        ("高新技术企业", ">=", "20", "家"),
        ("万元产值能耗", "<=", "0.45", "吨标准煤"),
    ]


def test_one_number_for_each_of_several_things():
    assert read("新建幼儿园、小学各2所。") == [("新建幼儿园", "=", "2", "所"), ("小学", "=", "2", "所")]
    assert read("重点项目开工率、投资完成率均达到100%。") == [
        ("重点项目开工率", ">=", "100", "%"),
        ("投资完成率", ">=", "100", "%"),
    ]


def test_stages_of_the_same_projects():
    assert read("新开工亿元以上项目20个、竣工15个。") == [
        ("新开工亿元以上项目", "=", "20", "个"),
        ("竣工亿元以上项目", "=", "15", "个"),
    ]


def test_a_part_in_brackets_belongs_to_what_stands_before_it():
    assert read("培育示范社30家(其中省级5家)、家庭农场60家。") == [
        ("示范社", "=", "30", "家"),
        ("家庭农场", "=", "60", "家"),
        ("省级示范社", "=", "5", "家"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年收入10万元以上的村占比达到90%。", [("年收入10万元以上的村占比", ">=", "90", "%")]),
        (
            "引进项目30个以上,其中10亿元以上项目3个。",
            [("引进项目", ">=", "30", "个"), ("10亿元以上项目", "=", "3", "个")],
        ),
        ("推进总投资12亿元的物流园项目。", []),
    ],
)
def test_a_size_that_describes_is_no_target(text, expected):
    assert read(text) == expected


def test_short_brackets_belong_to_a_name():
    assert read("选择至少一个乡(镇)开展试点。") == [("乡(镇)开展试点", ">=", "1", "个")]


def test_a_place_to_be_held_in_a_ranking():
    assert read("空气质量综合指数排名保持全市前5位。") == [("空气质量综合指数位次", "<=", "5", "位")]
    assert read("目前综合排名保持全市前5位。") == []


def test_digits_in_a_name_are_no_number():
    assert read("12345热线满意率达到96%以上。") == [("12345热线满意率", ">=", "96", "%")]
    assert read("建设110千伏柳泉输变电工程。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建立1个省级、3个市级大师工作室。", [("省级大师工作室", "=", "1", "个"), ("市级大师工作室", "=", "3", "个")]),
        (
            "每个街道至少建成1所社区食堂,全区不少于12所。",
            [("每个街道社区食堂", ">=", "1", "所"), ("全区社区食堂", ">=", "12", "所")],
        ),
        ("孵化器、众创空间分别达到2家、3家。", [("孵化器", ">=", "2", "家"), ("众创空间", ">=", "3", "家")]),
        ("实现100个行政村服务设施全覆盖。", [("行政村服务设施全覆盖", "=", "100", "个")]),
    ],
)
def test_what_one_count_leaves_to_the_other(text, expected):
    assert read(text) == expected


def test_a_number_without_words_of_its_own_counts_what_was_named_before_or_the_title():
    assert read("全市充电桩达到5000个;到2027年,达到8000个。") == [
        ("全市充电桩", ">=", "5000", "个"),
        ("全市充电桩", ">=", "8000", "个"),
    ]
    assert read("新增绿色工厂5家、2026年新增8家。") == [
        ("新增绿色工厂", "=", "5", "家"),
        ("新增绿色工厂", "=", "8", "家"),
    ]
    titled = targets.find(Flow("2024年培育10家。"), Span(0, 11), 2024, "培育专精特新企业")
    assert [(t.indicator, str(t.value)) for t in titled] == [("专精特新企业", "10")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研发投入达到2020年的2.4倍。", [("研发投入", ">=", "2.4", "倍", "2020年")]),
        ("网络零售额比2020年翻两番。", [("网络零售额", "=", "2", "番", "2020年")]),
        ("用水量较上年下降3%以上。", [("用水量下降", ">=", "3", "%", "上年")]),
    ],
)
def test_since_when_a_growth_counts(text, expected):
    assert [(t.indicator, t.comparator, str(t.value), t.unit, t.base) for t in found_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新能源公交车占比达到三成以上。", [("新能源公交车占比", ">=", "30", "%")]),
        ("培育两个百亿级产业集群。", [("百亿级产业集群", "=", "2", "个")]),
        ("优良天数达到300天以上。", [("优良天数", ">=", "300", "天")]),
        ("引进6家投资5000万元以上的工业项目。", [("引进投资5000万元以上的工业项目", "=", "6", "家")]),
        ("定向招用毕业生,比例不低于40%。", [("定向招用毕业生比例", ">=", "40", "%")]),
        ("拿出不低于30%比例用于招聘毕业生。", [("招聘毕业生比例", ">=", "30", "%")]),
        ("安排1000亿元专项奖补资金。", [("专项奖补资金", "=", "1000", "亿元")]),
        ("营商环境指数达到85以上。", [("营商环境指数", ">=", "85", "")]),
        (
            "新签约、新开工亿元项目分别不少于50个、30个。",
            [("新签约亿元项目", ">=", "50", "个"), ("新开工亿元项目", ">=", "30", "个")],
        ),
        ("市区PM2.5年均浓度控制在30ug/m3以下。", [("市区PM2.5年均浓度", "<=", "30", "ug/m3")]),
        (
            "优良天数分别达到柳泉县220天、青砚县210天。",
            [("柳泉县优良天数", ">=", "220", "天"), ("青砚县优良天数", ">=", "210", "天")],
        ),
        (
            "高新技术企业和科技型企业实现倍增,分别超过90家和870家。",
            [("高新技术企业", ">", "90", "家"), ("科技型企业", ">", "870", "家")],
        ),
        (
            "机器人密度达到360台/万人,劳动生产率超过50万元/人。",
            [("机器人密度", ">=", "360", "台/万人"), ("劳动生产率", ">", "50", "万元/人")],
        ),
        ("开工建设柳泉、青砚、白塔3个项目。", [("开工建设项目", "=", "3", "个")]),
        ("必须引进一个投资超亿元的工业项目。", [("引进投资超亿元的工业项目", "=", "1", "个")]),
        ("发放2亿元消费券。", [("发放消费券", "=", "2", "亿元")]),
        (
            "重点项目完成投资10亿元以上、投资进度完成15%左右。",
            [("重点项目完成投资", ">=", "10", "亿元"), ("重点项目完成投资投资进度", "~", "15", "%")],
        ),
        ("事故起数和死亡人数均下降5%以上。", [("事故起数下降", ">=", "5", "%"), ("死亡人数下降", ">=", "5", "%")]),
    ],
)
def test_what_is_counted(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2022年规上企业达到210家。",
        "检测费用按80%收取。",
        "资金使用额度可上浮10%。",
        "允许不超过五分之一的人员兼职。",
        "报名人数不足3人的不予开考。",
        "投入资金达到总投资额的25%以上,可办理预售许可。",
        "推动50万吨/年污水处理厂提标改造。",
        "对月销售额10万元以下(含本数)的纳税人,免征增值税。",
        "适用3%预征率的项目,减按1%预缴。",
        "新增用地(不含6亩绿地)。",
        "成为“两头在外”企业。",
        "确保建成一亩、管护一亩。",
        "在市直60个部门中抽调人员。",
        "对于400万元以上工程中适宜小企业的部分,整体预留。",
        "对每月通行30次以上的客车,给予通行费八五折优惠。",
        "投资额未达到20%的地块不得转让。",
        "多孩家庭指养育两名以上子女的家庭。",
        "且聘用6名以上本地员工。",
        "贷款限额市区调至90万元。",
        "每个家庭每年36000元。",
        "对文旅、会展等4个困难行业缓缴费用。",
        "对营业面积150平方米以下的门店,可简化手续。",
        "已完成25家,占比62%;正在办理15家。",
    ],
)
def test_past_years_rates_and_conditions_are_no_targets(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "家庭可购买1套改善性住房。",
        "住宅层高原则上不低于3米。",
        "阳台进深由不应大于1.8米调整为不应大于2.4米。",
        "培训机构专职教师应在5人及以上。",
        "按不低于10%的比例配建公共租赁住房。",
        "每户认购车位不限(含2个)。",
        "除东街小学、西街小学等5所学校外,其余学校秋季招生。",
        "走进千家万户,服务千行百业。",
    ],
)
def test_norms_and_permissions_are_no_targets(text):
    assert read(text) == []


def test_what_can_be_done_online_is_no_permission():
    assert read("高频事项掌上可办率达到70%以上。") == [("高频事项掌上可办率", ">=", "70", "%")]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("新增规上工业企业20家以上。", 0.97),
        ("新增规上工业企业20家。", 0.97),
        ("省级中试平台20家。", 0.85),
        ("改造供水、排水管网20公里。", 0.97),
        ("供水、排水管网20公里。", 0.85),
        ("培育两个百亿级产业集群。", 0.8),
        ("且全年投入200亿元。", 0.6),
        ("遴选企业30家。", 0.6),
    ],
)
def test_how_sure_a_target_is(text, sure):
    assert [target.confidence for target in found_in(text)] == [sure]


def test_a_number_in_a_document_that_grants_something_is_doubted():
    plan = (
        "\n一、培育企业。新增科技型企业20家。(牵头单位:县科技局)\n"
        "二、改造路网。改造农村公路30公里。(牵头单位:县交通运输局)\n"
    )

    def sure(title: str) -> set[float]:
        [reading] = reader.read((title + plan).encode(), "plan.txt")
        return {target.confidence for task in reading.tasks for target in task.targets}

    assert sure("青砚县2026年重点工作任务") == {0.97}
    assert sure("青砚县支持企业发展若干措施") == {0.97, 0.85}


@pytest.mark.parametrize(
    "text",
    [
        "对三类房屋分别按1.5%、3%、4%预征税款。",
        "竞买保证金比例不高于20%。",
        "每增加到位投资500万元增加1名指标。",
        "给予人才指标1名。",
        "修缮费用由双方各承担50%。",
        "当去化周期超过36个月,暂停供地。",
        "依托在校学生超10万人的人才优势。",
        "增长目标调整(调增2个百分点)。",
    ],
)
def test_what_is_reckoned_given_or_there_already_promises_nothing(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泵站完好率达到95%,对先进乡镇给予奖励2万元。", [("泵站完好率", 95)]),
        ("管护费用不高于上年,灌溉面积增长6%。", [("灌溉面积增长", 6)]),
        ("办理环节由7个减少到3个。", [("办理环节", 3)]),
        ("每个灌区至少建成2座提水泵站。", [("每个灌区提水泵站", 2)]),
        ("每年培育管水员40名。", [("每年管水员", 40)]),
        ("到位资金9000万元,给予奖励5万元。", []),
    ],
)
def test_how_far_words_beside_a_figure_reach(text, expected):
    assert [(target.indicator, target.value) for target in found_in(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "市财政2023年预算安排120.5亿元。",
        "省财政安排贴息资金2亿元。",
        "安排“两业”专项经费10亿元。",
        "其中,用于学校、医院等建设资金22亿元,道路、管网等建设资金48亿元。",
    ],
)
def test_what_a_treasury_gives_out_is_no_target(text):
    assert read(text) == []


def test_money_that_is_gained_or_put_into_works_is_a_target():
    assert [value for _, _, value, _ in read("争取上级资金40亿元。投入资金10亿元,新建泵站3座。")] == ["40", "10", "3"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("办结率、满意率、回访率达100%。", ["办结率", "满意率", "回访率"]),
        ("确保增速高于全省1个点以上、全国3个点以上。", ["增速高于全省", "增速高于全国"]),
        ("一是新建泵站3座。", ["新建泵站"]),
    ],
)
def test_names_that_several_figures_or_a_list_share(text, names):
    assert [name for name, *_ in read(text)] == names


@pytest.mark.parametrize("goes_on", ["年度目标任务", "全年目标", "目标任务"])
def test_the_words_for_a_target_behind_an_amount_name_no_thing(goes_on):
    assert read(f"完成固定资产投资120亿元{goes_on}。") == [("固定资产投资", "=", "120", "亿元")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("油菜总产量持续稳定在30万吨以上。", [("油菜总产量", ">=", "30", "万吨")]),
        ("资产负债率显著下降,一般控制在65%以内。", [("资产负债率", "<=", "65", "%")]),
        (
            "新建6个国家级、20个省级临床专科。",
            [("新建国家级临床专科", "=", "6", "个"), ("省级临床专科", "=", "20", "个")],
        ),
        ("建成35个先导区、80个和美乡村。", [("先导区", "=", "35", "个"), ("和美乡村", "=", "80", "个")]),
        ("建设和改造地下管网400公里。", [("改造地下管网", "=", "400", "公里")]),
        ("撬动社会资本投入2亿元参与泵站建设。", [("撬动社会资本投入", "=", "2", "亿元")]),
        ("天然气产量达到22亿方。", [("天然气产量", ">=", "22", "亿方")]),
        ("建设三人制篮球场30个。", [("三人制篮球场", "=", "30", "个")]),
        ("新开发养生、书画等老年课程9门。", [("新开发老年课程", "=", "9", "门")]),
    ],
)
def test_names_reach_as_far_as_the_thing(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "属于办法第三十四条规定的地区。",
        "推进百万吨级工程示范。",
        "帮扶营业收入前90家工业企业。",
        "按层高的1/3倍计算。",
        "实施百亿斤粮食提升工程。",
    ],
)
def test_an_ordinal_a_class_and_a_fraction_are_no_numbers(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "制造业增加值、服务业增加值占地区生产总值的比重分别达到30%、50%。",
            ["制造业增加值占地区生产总值的比重", "服务业增加值占地区生产总值的比重"],
        ),
        ("游客人次、旅游花费分别增长8%以上。", ["游客人次增长", "旅游花费增长"]),
        (
            "去化周期缩短至30个月,2025年缩短至18个月的正常区间以内。",
            ["去化周期", "去化周期"],
        ),
        ("电子信息、装备制造业产业规模分别达到1.2万亿元、8200亿元。", ["电子信息产业规模", "装备制造业产业规模"]),
        (
            "全市储备项目不少于90个,漳县、临水县各20个,市直25个。",
            ["全市储备项目", "漳县储备项目", "临水县储备项目", "市直储备项目"],
        ),
    ],
)
def test_what_several_things_or_places_share(text, names):
    assert [name for name, *_ in read(text)] == names


def test_what_a_plan_for_several_years_sets_without_a_day_falls_due_at_its_end():
    plan = (
        "青砚县泵站提升三年行动方案(2023—2025年)\n"
        "一、更新泵站。新建泵站20座,2024年底前更新管网30公里。每年培训9人次。(牵头单位:县水利局)\n"
    )
    [reading] = reader.read(plan.encode(), "plan.txt")
    days = [target.due for task in reading.tasks for target in task.targets]
    assert days == ["2025-12-31", "2024-12-31", "2023-12-31"]
