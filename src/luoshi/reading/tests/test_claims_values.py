"""Which of the numbers of a fact is its value, its growth or its place, and which are none of it."""

import pytest

from luoshi.reading.tests.test_claims import found_in, read


@pytest.mark.parametrize(
    ("told", "values"),
    [
        ("公办园占比由48.2%提升到56.7%。", ["56.7"]),
        ("公办园占比从48.2%上升到56.7%。", ["56.7"]),
        ("公办园占比由去年的48.2%提升到56.7%。", ["56.7"]),
        ("公办园占比由“十三五”末的48.2%提升到2025年的56.7%。", ["56.7"]),
        ("公办园低保标准从596元/月提高至642元/月。", ["642"]),
        ("公办园由71所优化整合为47所。", ["71", "47"]),
        ("公办园占比从2020年的51%提升到2025年的70%。", ["51", "70"]),
    ],
)
def test_from_one_value_to_another_each_is_of_one_name(told, values):
    claims = read(told)
    assert [one[1] for one in claims] == values
    assert all(one[0] in ("公办园占比", "公办园低保标准", "公办园") for one in claims)
    assert all(one[3] is None for one in claims)


def test_a_value_has_the_year_that_stands_before_it():
    told = "农产品加工率从2020年的51%提升到2025年的70%。"
    assert [claim.period for claim in found_in(told)] == ["2020年", "2025年"]
    first, _ = found_in("2023年,财政收入4.4亿元,是2020年的1.6倍。")
    assert first.period == "2023年"


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("全县生产总值突破300亿元、达到312亿元。", "312"),
        ("全县生产总值迈上300亿元台阶,达到312亿元。", "312"),
        ("全县生产总值达到312亿元,首次突破300亿元大关。", "312"),
    ],
)
def test_what_was_passed_on_the_way_is_no_value_of_its_own(told, value):
    assert read(told) == [("全县生产总值", value, "亿元", None, None)]


def test_value_place_and_growth_between_marks_of_one_clause():
    (claim,) = found_in("全县生产总值达到312亿元、稳居全市前五强、增长4.8%。")
    assert (claim.indicator, claim.value, claim.change) == ("全县生产总值", 312, claim.change)
    assert (str(claim.change), claim.rank.position) == ("4.8", 5)


def test_a_comparison_speaks_of_the_growth_in_its_own_clause():
    first, second = found_in("工业增加值增长6.2%、高于全市0.3个百分点,固定资产投资增长4%、低于全市1个百分点。")
    assert [str(one.points) for one in first.versus] == ["0.3"]
    assert [str(one.points) for one in second.versus] == ["-1"]
    (only,) = found_in("招商引资到位资金居全市第3位,民营工业增速高于全部工业2.3个百分点。")
    assert only.versus == ()


def test_growth_on_another_scope_does_not_replace_growth():
    assert read("财政收入完成35亿元、增长1.7%(同口径增长2.5%以上)。") == [("财政收入", "35", "亿元", "1.7", None)]


def test_growth_by_comparable_scope_belongs_to_the_value_before_it():
    assert read("财政收入完成35亿元,按可比口径下降9.3%。") == [("财政收入", "35", "亿元", "-9.3", None)]


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("引进亿元以上项目11个、5亿元以上项目4个。", [("引进亿元以上项目", "11", "个"), ("5亿元以上项目", "4", "个")]),
        ("建成5G基站862个。", [("5G基站", "862", "个")]),
        ("商品住房TOP10项目销售金额为51.5亿元。", [("商品住房TOP10项目销售金额", "51.5", "亿元")]),
        ("高考600分以上考生318人。", [("高考600分以上考生", "318", "人")]),
        ("年末个体工商户44530户。", [("个体工商户", "44530", "户")]),
        ("人口自然增长率为-3.19‰,比上年下降1.2个千分点。", [("人口自然增长率", "-3.19", "‰")]),
        (
            "享受就业补贴2575人,资助困难学生1200人次。",
            [("享受就业补贴", "2575", "人"), ("资助困难学生", "1200", "人次")],
        ),
    ],
)
def test_things_whose_names_begin_or_end_with_numbers_and_grants(told, claims):
    assert [one[:3] for one in read(told)] == claims


@pytest.mark.parametrize(
    "told",
    [
        "工业增加值增长7.4%,较一季度回升0.3个百分点。",
        "工业增加值增长7.4%,为10年来最高增幅。",
        "工业增加值增长7.4%,增速连续5个季度居全市前列。",
        "工业增加值增长7.4%,快于2024年1.8个百分点。",
    ],
)
def test_how_a_rate_moved_and_for_how_long_is_no_fact_of_its_own(told):
    assert read(told) == [("工业增加值", None, None, "7.4", None)]


def test_how_large_a_thing_is_that_was_built():
    assert read("总投资6亿元的食品加工项目已建成投产。") == []


def test_a_range_of_years_announces_nothing():
    assert [one[:2] for one in read("2020年到2025年,粮食单产年均增长1.9%,仓储能力达到35万吨。")][-1] == (
        "仓储能力",
        "35",
    )


def test_residents_are_no_place_in_a_ranking():
    assert read("居民人均可支配收入增速居全省第6位。") == [("居民人均可支配收入增速", None, None, None, 6)]
    assert read("高速通车里程进至全省第5位。") == [("高速通车里程", None, None, None, 5)]


def test_the_day_on_which_a_paper_wrote_is_no_period():
    (claim,) = found_in("5月5日,记者从文旅局获悉,假期全市接待游客312万人次。")
    assert claim.period is None


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("集成电路、锂电池出口分别增长7%、5%。", ["集成电路出口", "锂电池出口"]),
        ("猪、牛出栏分别增长2.2%、25%。", ["猪出栏", "牛出栏"]),
        (
            "新一代信息技术、医药制造、新材料产业增加值分别增长9%、8%、7%。",
            ["新一代信息技术增加值", "医药制造增加值", "新材料产业增加值"],
        ),
        ("制造业、普惠小微贷款余额分别增长9%、8%。", ["制造业贷款余额", "普惠小微贷款余额"]),
    ],
)
def test_what_several_things_share_behind_the_last(told, names):
    assert [claim.indicator for claim in found_in(told)] == names


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("沿河生态廊道114公里全线贯通。", "沿河生态廊道"),
        ("游客人数、旅游收入均增长10%。", "游客人数"),
        ("首期规模50亿元的产业基金落地,使用外资1.6亿美元。", "使用外资"),
    ],
)
def test_the_name_of_what_is_ready_is_before_its_number(told, name):
    assert found_in(told)[0].indicator == name


def test_the_time_of_a_part_does_not_go_on():
    told = "上半年,工业增加值增长13.3%。其中,6月份工业增加值增长6.9%。工业技改投资增长22%。"
    assert [claim.period for claim in found_in(told)] == ["上半年", "6月份", "上半年"]


def test_how_the_works_of_a_topic_go_on():
    told = "截至7月底,10项民生实事项目中,1项已完成,4项推进顺利,5项推进滞后。"
    assert [(name, value) for name, value, *_ in read(told)] == [
        ("民生实事项目已完成", "1"),
        ("民生实事项目推进顺利", "4"),
        ("民生实事项目推进滞后", "5"),
    ]


@pytest.mark.parametrize(
    ("told", "name", "value", "unit"),
    [
        ("人均预期寿命达到79.5岁。", "人均预期寿命", "79.5", "岁"),
        ("全县企业出口货值占全线货值的60.8%。", "全县企业出口货值占全线货值", "60.8", "%"),
        ("算力规模突破4000P。", "算力规模", "4000", "P"),
        ("发射卫星37颗。", "发射卫星", "37", "颗"),
        ("个人养老金开户602万人。", "个人养老金开户", "602", "万人"),
        ("发放社保待遇5亿元、救助补助资金3.2亿元。", "救助补助资金", "3.2", "亿元"),
        ("20.3亿元以旧换新补贴拉动消费215亿元。", "以旧换新补贴", "20.3", "亿元"),
        ("撬动贴息贷款超17亿元。", "撬动贴息贷款", "17", "亿元"),
    ],
)
def test_lives_shares_and_sums_paid_out_have_their_values(told, name, value, unit):
    assert (name, value, unit) in [one[:3] for one in read(told)]


def test_what_is_cut_falls_and_what_is_raised_grows():
    assert read("审批时限压缩40%。") == [("审批时限", None, None, "-40", None)]
    assert read("退休人员基本养老金上调2%。") == [("退休人员基本养老金", None, None, "2", None)]


def test_a_name_in_letters_reaches_from_one_value_to_another():
    assert [one[:2] for one in read("人均GDP从2020年的5.2万元提高到2025年的7.4万元。")] == [
        ("人均GDP", "5.2"),
        ("人均GDP", "7.4"),
    ]


def test_two_that_lie_above_one_other_and_two_places_are_told_apart():
    first, second = found_in("装备制造业增长11.2%,高技术制造业增长14.6%,分别快于规上工业3.9个、7.3个百分点。")
    assert [str(one.versus[0].points) for one in (first, second)] == ["3.9", "7.3"]
    text = "及时受理率、按期办结率均达100%,群众满意率98.7%、参评率91.4%,居全省第3位、第5位。"
    assert [(one[0], one[4]) for one in read(text)] == [
        ("及时受理率", None),
        ("按期办结率", None),
        ("群众满意率", 3),
        ("参评率", 5),
    ]


def test_what_there_was_to_be_is_no_fact_beside_what_was_done():
    text = "计划新建产业路35公里,实际完成35.6公里,完成率101.7%。"
    assert [one[1] for one in read(text)] == ["35.6", "101.7"]
    assert [one[0] for one in read("项目验收合格率98%,目标值为95%。")] == ["项目验收合格率"]


def test_how_old_they_are_and_how_many_there_are_of_a_class_belong_to_the_name():
    assert [one[:2] for one in read("0-17周岁人口65669人,平均年龄52岁。")] == [
        ("0-17周岁人口", "65669"),
        ("平均年龄", "52"),
    ]
    assert [one[:2] for one in read("全县56人以上大班额38个。")] == [("全县56人以上大班额", "38")]
    assert [one[0] for one in read("带动脱贫户3260户10412人增收。")] == ["脱贫户增收"] * 2


def test_among_whom_it_ranks_is_no_thing():
    assert read("收入增幅比全省平均增幅高6个百分点,在全省21个地级市中居第7位。") == []


def test_second_homes_are_no_two_homes():
    assert read("首套房贷利率4.9%,二套房贷利率5.2%,较上月回落10个基点。")[:2] == [
        ("首套房贷利率", "4.9", "%", None, None),
        ("二套房贷利率", "5.2", "%", None, None),
    ]


def test_a_rate_that_is_set_anew_tells_what_it_is_now():
    assert read("首套房贷利率从此前的5.6%下调至5.4%。") == [("首套房贷利率", "5.4", "%", None, None)]


@pytest.mark.parametrize(
    ("told", "claim"),
    [
        ("举办了沙滩手球锦标赛、风翼世界杯、龙舟赛等品牌赛事活动62场。", ("品牌赛事活动", "62", "场", None, None)),
        ("累计完成东岸路、大河路等50条（段）景观道路建设。", ("景观道路建设", "50", "条(段)", None, None)),
    ],
)
def test_what_is_counted_behind_its_examples_is_named_without_them(told, claim):
    assert read(told) == [claim]


@pytest.mark.parametrize(
    ("told", "values"),
    [
        ("管网漏损率由年初的17.8%降至11.2%。", ["11.2"]),
        ("管网漏损率由2021年的17.8%降至11.2%。", ["17.8", "11.2"]),
        ("优良中等路率由81.2%提升至88.6%。", ["88.6"]),
        ("生产总值、预算收入分别从2075亿元、159.3亿元增长到4464亿元、316.5亿元。", ["2075", "159.3", "4464", "316.5"]),
    ],
)
def test_from_where_something_moved_is_told_with_its_year_or_where_two_things_did(told, values):
    assert [value for _, value, *_ in read(told)] == values
