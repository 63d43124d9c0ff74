"""Facts with numbers and ranks, in sentences written for these tests."""

from decimal import Decimal

import pytest

from luoshi.reading.findings import claims, targets
from luoshi.reading.findings.outlook import outlook_of
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Claim, DocumentFields, Rank, Task, Versus
from luoshi.reading.outline import Outline, fold


def found_in(text, kind="news", tasks=(), title=None):
    fields = DocumentFields(kind=kind, title=title)
    return claims.find(Flow(text), Outline(), tasks, fields, outlook_of(fold(text), Outline(), fields))


def read(text):
    return [
        (c.indicator, c.value and str(c.value), c.unit, c.change and str(c.change), c.rank and c.rank.position)
        for c in found_in(text)
    ]


def test_among_whom_a_rate_ranks_is_no_name():
    text = "上半年,社会固定资产投资增长8.1%,增幅全省排第7位。"
    assert read(text) == [("社会固定资产投资", None, None, "8.1", 7)]


def test_what_was_paid_out_is_told_and_what_is_granted_is_not():
    assert [one[1:3] for one in read("全年兑现以旧换新补贴5600万元。")] == [("5600", "万元")]
    assert read("对符合条件的给予每户5万元补贴。") == []


def test_codes_count_nothing():
    assert read("索引号: 11341729003257952H/202301-00044 组配分类: 任务分解") == []


def test_how_much_a_growth_was_is_told_of_the_thing():
    text = "全乡总收入达到2.6亿元,比上年增加0.2亿元,增长10%。"
    assert read(text)[0][0] == "全乡总收入"
    assert not any("增加增长" in one[0] for one in read(text))


def test_value_growth_comparison_and_rank_make_one_claim():
    text = "上半年,全市实现地区生产总值1063.42亿元,可比增长3.6%,增幅高于全国1.1个百分点,居全省第4位。"
    assert found_in(text) == (
        Claim(
            indicator="地区生产总值",
            value=Decimal("1063.42"),
            unit="亿元",
            change=Decimal("3.6"),
            rank=Rank(4, "全省"),
            versus=(Versus("全国", Decimal("1.1")),),
            period="上半年",
            text=text[4:-1],
            span=Span(4, len(text) - 1),
            confidence=0.98,
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("固定资产投资增长16.9%,居全省第2位。", [("固定资产投资", None, None, "16.9", 2)]),
        ("上划中央收入9.4亿元,下降2.4%。", [("上划中央收入", "9.4", "亿元", "-2.4", None)]),
        ("召开专题会议4次。", [("专题会议", "4", "次", None, None)]),
        (
            "城镇、农村居民收入分别增长4.8%、5.9%。",
            [("城镇居民收入", None, None, "4.8", None), ("农村居民收入", None, None, "5.9", None)],
        ),
        ("税收收入增速居全国第二。", [("税收收入增速", None, None, None, 2)]),
        ("全年受理诉求7.4万件。", [("受理诉求", "7.4", "万件", None, None)]),
        ("出口额增长2.4倍。", [("出口额", None, None, "240.0", None)]),
    ],
)
def test_single_facts(text, expected):
    assert read(text) == expected


def test_growth_said_once_for_several_values():
    assert read("产品收入5.2亿元,服务收入9.5亿元,分别同比增长17%和57%。") == [
        ("产品收入", "5.2", "亿元", "17", None),
        ("服务收入", "9.5", "亿元", "57", None),
    ]


def test_ranks_said_once_for_several_rates():
    assert read("一产、二产增加值分别增长6%、5%,分别居全国第二、第七。") == [
        ("一产增加值", None, None, "6", 2),
        ("二产增加值", None, None, "5", 7),
    ]


def test_amount_and_pace_rank_again_among_others_and_a_mean_over_years_is_a_fact_of_its_own():
    text = "工业投资312亿元,同比增长11.2%,两年平均增长9.5%,总量、增速在全省排名第10位、第4位,在中部排名第3位和第2位。"
    assert [(c.indicator, c.change and str(c.change), c.rank) for c in found_in(text)] == [
        ("工业投资", "11.2", Rank(10, "全省")),
        ("工业投资", "11.2", Rank(3, "中部")),
        ("工业投资两年平均增长", "9.5", None),
        ("工业投资增速", None, Rank(4, "全省")),
        ("工业投资增速", None, Rank(2, "中部")),
    ]


def test_two_ranks_of_one_fact_are_two_claims():
    ranks = [c.rank for c in found_in("民企净流入752家,居全省第2位、全国第17位。")]
    assert ranks == [Rank(2, "全省"), Rank(17, "全国")]


def test_from_one_value_to_another():
    assert read("2013年至2023年,全县生产总值从207亿元增长到446亿元。") == [
        ("全县生产总值", "207", "亿元", None, None),
        ("全县生产总值", "446", "亿元", None, None),
    ]


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("全县高新技术企业由上年的120家增加到150家。", [("全县高新技术企业", "150", "家", None, None)]),
        ("公交车由原来的40辆增加至65辆。", [("公交车", "65", "辆", None, None)]),
        (
            "粮食产量由2020年的30万吨跃升到35万吨。",
            [("粮食产量", "30", "万吨", None, None), ("粮食产量", "35", "万吨", None, None)],
        ),
    ],
)
def test_when_the_first_of_two_values_was_reached_is_not_part_of_the_name(told, claims):
    assert read(told) == claims


def test_comparisons_said_once_for_two_names():
    (claim,) = found_in("居民收入增长5.3%,增幅分别高于全省、全国0.8个和0.6个百分点。")
    assert [(v.with_, str(v.points)) for v in claim.versus] == [("全省", "0.8"), ("全国", "0.6")]


def test_below_is_negative_and_level_is_zero():
    (below,) = found_in("工业投资增长3%,低于全省2个百分点。")
    (level,) = found_in("工业投资增长3%,增幅与全省持平。")
    assert [str(v.points) for v in (*below.versus, *level.versus)] == ["-2", "0"]


@pytest.mark.parametrize("earlier", ["比上年同期高", "比一季度高", "高于去年"])
def test_an_earlier_time_is_nobody_to_be_compared_with(earlier):
    (claim,) = found_in(f"工业投资增长3%,{earlier}2个百分点。")
    assert claim.versus == ()


def test_a_period_holds_through_its_paragraph():
    periods = [c.period for c in found_in("1—7月份,投资增长3%。外贸增长5%。\n税收增长4%。")]
    assert periods == ["1—7月份", "1—7月份", None]


def test_a_headline_repeats_no_claim():
    assert read("全市进出口增长14%\n据统计,全市进出口增长14%。") == [("全市进出口", None, None, "14", None)]


@pytest.mark.parametrize(
    "text",
    [
        "力争全年生产总值增长5%以上。",
        "每户最高奖励5万元。",
        "综合实力进入全省第一方阵。",
        "完成预算69.6%。",
        "推出“十条措施”。",
        "开展“5G+”行动。",
    ],
)
def test_promises_grants_tiers_and_names_are_no_claims(text):
    assert read(text) == []


def test_ordinary_notices_and_plans_tell_facts_only_where_they_look_back():
    assert found_in("完成投资20亿元,增长5%。", "plan") == ()
    assert found_in("完成投资20亿元,增长5%。", "notice", title="关于开会的通知") == ()
    assert len(found_in("完成投资20亿元,增长5%。", "notice", title="督查情况的通报")) == 1
    assert [c.indicator for c in found_in("对接会已签约项目76个,成效明显。", "plan")] == ["对接会已签约项目"]


def test_what_is_promised_is_not_claimed():
    flow = Flow("新增规上企业20家。" + "其余各项工作按要求推进。" * 3)
    promised = Task("1", None, "", "", Span(0, 10), targets=targets.find(flow, Span(0, 10), 2023))
    assert found_in(flow.text, "report", (promised,)) == ()
    assert len(found_in(flow.text, "report")) == 1


def test_the_words_stand_at_the_span():
    text = "据统计,全市投资增长3%,居全省第2位。其他略。"
    (claim,) = found_in(text)
    assert claim.text == text[slice(*claim.span)] == "全市投资增长3%,居全省第2位"


def test_growth_of_several_values_in_a_clause_of_its_own():
    assert read("接待游客862万人次,实现旅游收入71亿元,同比分别增长18.6%、22.4%。") == [
        ("接待游客", "862", "万人次", "18.6", None),
        ("旅游收入", "71", "亿元", "22.4", None),
    ]


def test_a_thousands_comma_divides_no_clause():
    assert read("总收入完成292,805万元,增长10.9%。") == [("总收入", "292805", "万元", "10.9", None)]


def test_a_share_and_a_surplus_are_no_claims_of_their_own():
    assert read("支出17.2亿元,完成预算的61.6%,增支1.2亿元,增长7.7%。") == [("支出", "17.2", "亿元", "7.7", None)]


def test_what_is_announced_is_no_fact_until_its_paragraph_ends():
    announced = "县政府将继续改善民生,办好以下实事: (1)新建学校2所。(2)改造厕所40座。"
    assert read(announced + "\n去年完成投资20亿元。") == [("投资", "20", "亿元", None, None)]
    assert read("今年民生实事项目包括:建设养老院30家,新增床位500张。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "总产值564.9亿元,占全市的比重为69.3%,同比增长5.4%。",
            [("总产值", "564.9", "亿元", "5.4", None), ("总产值占全市的比重", "69.3", "%", None, None)],
        ),
        ("第三产业增加值64.8亿元,增长9%,第三产业增速领跑全市。", [("第三产业增加值", "64.8", "亿元", "9", 1)]),
        (
            "制造业投资增长35%,民间投资增长27%,增速均排名全市前二。",
            [("制造业投资", None, None, "35", 2), ("民间投资", None, None, "27", 2)],
        ),
        ("实现生产总值662亿元,按不变价格计算,同比增长8.2%,位于全省新区首位。", [("生产总值", "662", "亿元", "8.2", 1)]),
        (
            "规上工业增加值、固定资产投资2项指标增速全市第一。",
            [("规上工业增加值、固定资产投资", None, None, None, 1)],
        ),
        (
            "人均纯收入达到12406元,增长1630元,位居全省第四。",
            [("人均纯收入", "12406", "元", None, 4), ("人均纯收入增长", "1630", "元", None, None)],
        ),
        ("光伏收益达到19.21亿元,连续三年全省第一。", [("光伏收益", "19.21", "亿元", None, 1)]),
        (
            "高新技术企业增长近三成,粮食产量增产2.3%。",
            [("高新技术企业", None, None, "30", None), ("粮食产量", None, None, "2.3", None)],
        ),
        (
            "当月进出口96.3亿元,同比增长33.1%,环比增长7.4%。",
            [("当月进出口", "96.3", "亿元", "33.1", None), ("当月进出口环比增长", None, None, "7.4", None)],
        ),
        (
            "全县完成投资126亿元,其中,滨河区90亿元,临江区36亿元,增长37%。",
            [
                ("投资", "126", "亿元", None, None),
                ("滨河区投资", "90", "亿元", None, None),
                ("临江区投资", "36", "亿元", "37", None),
            ],
        ),
        (
            "税收收入、非税收入分别完成年计划的118%、248%。",
            [("税收收入完成年计划", "118", "%", None, None), ("非税收入完成年计划", "248", "%", None, None)],
        ),
        ("两年平均下降15.7%。", []),
        ("地区生产总值增长5.5%、达到10.3万亿元。", [("地区生产总值", "10.3", "万亿元", "5.5", None)]),
        ("优良天数比率82%,同比下降2.2个百分点。", [("优良天数比率", "82", "%", None, None)]),
        ("粮食产量比2015年翻了一番。", [("粮食产量", "1", "番", None, None)]),
        ("新建商品住宅均价6481元/平方米,居中部第5。", [("新建商品住宅均价", "6481", "元/平方米", None, 5)]),
        (
            "招商引资到位资金4亿元,占全年目标任务133%。",
            [("招商引资到位资金", "4", "亿元", None, None), ("招商引资到位资金占全年目标任务", "133", "%", None, None)],
        ),
    ],
)
def test_growth_and_ranks_find_what_they_speak_of(text, expected):
    assert read(text) == expected


def test_how_far_things_are_is_told_of_their_topic():
    assert read("全县56个重点项目,已开工建设37个,开工率66%。其中:工业项目13个,已开工10个;") == [
        ("全县重点项目已开工建设", "37", "个", None, None),
        ("全县重点项目开工率", "66", "%", None, None),
        ("工业项目", "13", "个", None, None),
        ("工业项目已开工", "10", "个", None, None),
    ]
    assert read("2、招商项目:已完成投资6亿元,占年度计划的31.8%。目前10个项目中1个已完工、5个在建。") == [
        ("招商项目已完成投资", "6", "亿元", None, None),
        ("招商项目已完成投资占年度计划", "31.8", "%", None, None),
        ("招商项目已完工", "1", "个", None, None),
        ("招商项目在建", "5", "个", None, None),
    ]
    assert read("承担58项省定项目,全面完成全年目标任务的有28项,占48.3%。")[1:] == [
        ("省定项目全面完成全年目标任务", "28", "项", None, None),
        ("省定项目全面完成全年目标任务占", "48.3", "%", None, None),
    ]


def test_a_letter_that_makes_results_known_reports_facts():
    text = "各镇:现将督查情况通报如下:一、进展情况。已完成投资2亿元。"
    assert [claim.value for claim in found_in(text, "notice")] == [2]


def test_points_above_another():
    (claim,) = found_in("高新技术产业增加值增长25.5%,增幅比全市高8.7个百分点。")
    assert [(v.with_, str(v.points)) for v in claim.versus] == [("全市", "8.7")]


def test_figures_of_others_in_brackets_are_compared_with_and_claimed_by_nobody():
    (claim,) = found_in("投资增长34.5%,增速比全省平均水平(17.3%)和全国(11.4%)分别高17.2、23.1个百分点。")
    assert [(v.with_, str(v.points)) for v in claim.versus] == [("全省平均", "17.2"), ("全国", "23.1")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值83.5亿元,同比增长9%,增速同比提高0.5个百分点。", [("产值", "83.5", "亿元", "9", None)]),
        ("技改投资增长22%,居全省第11位,比一季度前移3位。", [("技改投资", None, None, "22", 11)]),
        ("投资保持30%以上的快速增长势头。", []),
        ("产值、投资增速分别比一季度提升1.4个、6.6个百分点。", []),
        (
            "城乡收入分别达到4万元、2万元,增长5%和7%。",
            [("城镇收入", "4", "万元", "5", None), ("农村收入", "2", "万元", "7", None)],
        ),
        (
            "四上企业达到1860家,较年初净增215家,总量居全省第7位。",
            [("四上企业", "1860", "家", None, 7), ("四上企业较年初净增", "215", "家", None, None)],
        ),
        ("预算收入连续三年保持两位数增长,达到18.2亿元。", [("预算收入", "18.2", "亿元", None, None)]),
        ("夏粮总产量高达89.6万吨。", [("夏粮总产量", "89.6", "万吨", None, None)]),
        (
            "生产总值、投资增速排名全省前3位。",
            [("生产总值增速", None, None, None, 3), ("投资增速", None, None, None, 3)],
        ),
        ("产值增长13%,全省排名第3位。", [("产值", None, None, "13", 3)]),
    ],
)
def test_how_a_rate_moved_is_no_fact_and_ranks_go_to_the_thing(text, expected):
    assert read(text) == expected


def test_a_time_that_is_compared_with_is_not_the_time_of_the_fact():
    periods = [c.period for c in found_in("上半年,投资增长8%,比一季度加快1个百分点。外贸增长5%。")]
    assert periods == ["上半年", "上半年"]


def test_places_in_the_line_under_a_heading():
    text = "情况通报\n一、各县区项目建设进度排名\n第一名柳泉县;第二名青砚县、白塔区;第四名松陵区。"
    assert [(c.indicator, c.rank) for c in found_in(text)] == [
        ("柳泉县项目建设进度排名", Rank(1, "各县区")),
        ("青砚县项目建设进度排名", Rank(2, "各县区")),
        ("白塔区项目建设进度排名", Rank(2, "各县区")),
        ("松陵区项目建设进度排名", Rank(4, "各县区")),
    ]


def test_a_minus_sign_says_that_a_thing_fell():
    assert read("农业产值12.3亿元,增长-8.7%;粮食、蔬菜产量分别增长-1.5%和-7.7%;出口额8亿元,同比-2.2%。") == [
        ("农业产值", "12.3", "亿元", "-8.7", None),
        ("粮食产量", None, None, "-1.5", None),
        ("蔬菜产量", None, None, "-7.7", None),
        ("出口额", "8", "亿元", "-2.2", None),
    ]
    assert [str(c.value) for c in found_in("合格率98-99%。")] == ["98", "99"]


def test_shares_of_matters_belong_to_those_counted_before():
    assert read("进度滞后的有17个,占总任务的7.7%;超前的有24个,占总任务的10.8%。") == [
        ("进度滞后", "17", "个", None, None),
        ("进度滞后占总任务", "7.7", "%", None, None),
        ("超前", "24", "个", None, None),
        ("超前占总任务", "10.8", "%", None, None),
    ]


def test_days_are_facts_and_how_far_a_measure_moved_is_none():
    assert read("全市优良天数达到28天。颗粒物浓度98微克/立方米,同比下降5微克/立方米。") == [
        ("全市优良天数", "28", "天", None, None),
        ("颗粒物浓度", "98", "微克/立方米", None, None),
    ]


def test_a_mean_over_years_is_a_fact_beside_the_last_value():
    assert read("完成工业产值306亿元、365亿元,年均增长14.5%。")[-1] == ("工业产值年均增长", None, None, "14.5", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全区76条86公里沟渠已全部完成清淤。",
            [("沟渠已全部完成清淤", "76", "条"), ("沟渠已全部完成清淤", "86", "公里")],
        ),
        ("全镇36条沟渠全部完成清淤。", [("沟渠全部完成清淤", "36", "条")]),
        ("县财政局举办两场业务培训班。", [("业务培训班", "2", "场")]),
        ("算力规模达12万P。", [("算力规模", "12", "万P")]),
        ("粮食最高年产84亿斤、居全省第5位。", [("粮食最高年产", "84", "亿斤")]),
        ("滤膜、轴承等30多种产品产能全国第一。", [("产品产能", "30", "种")]),
    ],
)
def test_how_long_a_whole_is_and_how_much_of_it_was_done_are_told(text, expected):
    assert [one[:3] for one in read(text)] == expected


def test_commas_part_two_things_of_which_one_is_joined_itself():
    text = "软件、租赁和商务服务业增加值分别增长18.6%、5.2%。"
    assert [(one[0], one[3]) for one in read(text)] == [("软件增加值", "18.6"), ("租赁和商务服务业增加值", "5.2")]


def test_the_figure_behind_each_place_is_its_own():
    assert [one[:3] for one in read("完成进度前三名的是：城关镇（92.3%）、柳河镇（88.1%）、东山乡（85.6%）。")] == [
        ("城关镇", "92.3", "%"),
        ("柳河镇", "88.1", "%"),
        ("东山乡", "85.6", "%"),
    ]
