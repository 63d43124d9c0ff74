"""What a policy sets is not promised: conditions, ceilings and amounts, in sentences written for these tests."""

import pytest

from luoshi.reading.findings import targets
from luoshi.reading.flow import Flow, Span

_POLICY = (
    "青砚县支持安居若干措施\n给予购房补贴,提高公积金贷款额度,对符合条件的家庭给予契税补助,减免登记费,"
    "可申请贴息贷款,享受物业优惠,奖励办法另行制定。\n"
)


def read(text, before=""):
    flow = Flow(before + text)
    found = targets.find(flow, Span(len(before), len(flow.text)), 2026)
    return [(t.indicator, str(t.value), t.unit) for t in found]


@pytest.mark.parametrize(
    "text",
    [
        "二孩家庭每套3万元。",
        "首套住房不低于15%,二套住房不低于25%。",
        "博士20万元,硕士5万元。",
        "抽奖活动设一等奖2名、二等奖3名。",
        "套型面积不大于90平方米,外廊面积不超过7平方米。",
        "团购5套以上。",
        "存贷倍数从20倍提高至30倍。",
        "半年内付款50%。",
        "2023年在库企业,季度增速高于8%的月份。",
        "出售的公共住房面积比例应不低于60%。",
        "随机抽查比例原则上不低于5%。",
    ],
)
def test_in_a_paper_that_grants_a_number_alone_is_set(text):
    assert read(text, _POLICY) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增上市企业3家。", [("新增上市企业", "3", "家")]),
        ("力争开展培训5000人次,贷款余额达到90亿元。", [("培训", "5000", "人次"), ("贷款余额", "90", "亿元")]),
        ("2026年线上融资30亿元以上。", [("线上融资", "30", "亿元")]),
        ("实施更新项目12个。", [("更新项目", "12", "个")]),
        ("办理时限压缩至5个工作日。", [("办理时限", "5", "个工作日")]),
        ("组建规模不低于10亿元的乐器产业基金。", [("乐器产业基金", "10", "亿元")]),
        ("每年遴选5个左右创业团队,最高给予90万元支持。", [("每年创业团队", "5", "个")]),
        (
            "2026年全装修交付比例达到30%以上;2027年达到50%以上。",
            [("全装修交付比例", "30", "%"), ("全装修交付比例", "50", "%")],
        ),
    ],
)
def test_what_it_brings_about_is_promised(text, expected):
    assert read(text, _POLICY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "家庭只有1人正常参保的,由窗口办理。",
        "去化周期连续三个月超过36个月时,暂停供地。",
        "付清剩余50%的价款后,办理登记。",
        "提取频次由每年1次调整为每年2次,由窗口办理。",
        "加大120平方米以下小户型供应。",
        "控制5岁以下儿童死亡率。",
        "在投入资金达到总投资25%的基础上,可申请预售。",
        "直至去化周期降至36个月以下。",
        "对年产值超过50亿且增速较快的企业予以激励。",
        "对超过400万元的项目公开采购需求。",
        "工程进度完成25%以上即可申报许可。",
        "投入资金达到总投资25%以上,即可申报许可。",
        "外墙面积不超过总面积3%的部分,不计入容积率。",
        "此项补贴政策1人只能享受1次。",
        "布局一批年出栏3000头以上的养殖基地。",
        "统筹划定农田、生态、城镇三条控制线。",
        "车位按不小于0.7个/户配建。",
        "取消对55个产粮县的配套资金要求。",
    ],
)
def test_a_case_a_first_value_and_a_class_promise_nothing(text):
    assert read(text) == []


def test_of_a_figure_that_is_moved_the_second_is_promised():
    assert [value for _, value, _ in read("巡查点由每镇3个增加到9个。")] == ["9"]


def test_an_amount_of_which_the_sentence_says_that_it_is_a_ceiling():
    assert read("调整贷款额度,单职工提高到50万元,双职工为70万元。") == []
    assert read("新增授信额度50亿元。") == [("新增授信额度", "50", "亿元")]


@pytest.mark.parametrize(
    ("text", "name"),
    [("改造提升400亩日光温室。", "日光温室"), ("完成剩余3万亩高标准农田建设。", "高标准农田建设")],
)
def test_a_measure_of_what_is_worked_on_is_no_size_in_a_name(text, name):
    assert [indicator for indicator, *_ in read(text)] == [name]
