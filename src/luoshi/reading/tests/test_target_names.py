"""What belongs to the name and the unit of a target and what does not; sentences written for these tests."""

import pytest

from luoshi.reading.tests.test_targets import read

#: Enough words about grants for a paper that speaks of little else.
GRANTS = "\n补贴、补助、奖励、资助、贷款贴息由申请人申请。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0—6岁儿童体检率达到90%以上。", [("0—6岁儿童体检率", ">=", "90", "%")]),
        ("为65岁及以上老年人体检7050人次。", [("65岁及以上老年人体检", "=", "7050", "人次")]),
        ("人均预期寿命达到79.5岁。", [("人均预期寿命", ">=", "79.5", "岁")]),
        ("县级及以上城市黑臭水体比例均控制在10%以内。", [("县级及以上城市黑臭水体比例", "<=", "10", "%")]),
        (
            "市区再生水利用率达到20%,河谷区域达到30%以上。",
            [("市区再生水利用率", ">=", "20", "%"), ("河谷区域再生水利用率", ">=", "30", "%")],
        ),
        (
            "将70%的降雨就地利用的土地面积达到建成区面积的20%以上。",
            [("70%的降雨就地利用的土地面积达到建成区面积", ">=", "20", "%")],
        ),
        ("完成水利、交通等基础设施投资8亿元。", [("水利、交通等基础设施投资", "=", "8", "亿元")]),
        (
            "增殖放流鱼苗50万尾(每处5万尾左右)。",
            [("增殖放流鱼苗", "=", "50", "万尾"), ("每处增殖放流鱼苗", "~", "5", "万尾")],
        ),
        ("不折不扣完成粮食播种面积5万亩。", [("粮食播种面积", "=", "5", "万亩")]),
        ("(1)书画进校园活动(2)辩论赛2次。", [("辩论赛", "=", "2", "次")]),
        (
            "实现“乐师总量达到20名以上,城镇和乡村的文化馆全部开门,各镇的乐团总量达到3个”的目标。",
            [("乐师总量", ">=", "20", "名"), ("各镇的乐团总量", ">=", "3", "个")],
        ),
        ("应在2023年年底前淘汰旧车450辆。", [("淘汰旧车", "=", "450", "辆")]),
        ("在14个镇增补学位2万个。", [("增补学位", "=", "2", "万个")]),
    ],
)
def test_a_name_has_its_age_its_place_and_its_examples_and_nothing_before_them(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("出版论文、专著65篇(部)。", "65", "篇(部)"),
        ("改造渔排8万余平方。", "8", "万平方"),
        ("投放鱼礁5万空方。", "5", "万空方"),
        ("淘汰锅炉30蒸吨。", "30", "蒸吨"),
        ("争取债券资金2个亿。", "2", "亿"),
    ],
)
def test_units(text, value, unit):
    assert [(v, u) for _, _, v, u in read(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "淘汰旧车补偿资金约需1100万元。",
        "引进大项目(或1亿美元)。",
        "推动住宿人员30人以上的场所建立消防站。",
        "以53个村居为网格区域。",
        "通知第3、4、5、6、7、9项参加人员。",
    ],
)
def test_a_cost_another_measure_a_size_and_an_ordinal_promise_nothing(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("选拔100名后备人才,重点扶持50个研修班。", ["100", "50"]),
        ("儿童健康管理率稳定在90%以上。", ["90"]),
        ("毕业生留任比例在60%左右。", ["60"]),
        ("研发占比达到5%的企业。", []),
        ("商业比例在5%至10%。", []),
    ],
)
def test_what_is_promised_in_a_paper_about_grants(text, values):
    assert [value for _, _, value, _ in read(text + GRANTS)] == values
