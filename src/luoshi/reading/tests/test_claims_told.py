"""What a report tells of works and projects, and numbers in it that are no figures of their own."""

import pytest

from luoshi.reading import read as read_file
from luoshi.reading.findings.facts import lies_ahead
from luoshi.reading.tests.test_claims import read


def test_what_grew_was_told_before_how_much_more_it_was():
    text = "1-10月完成投资46.9亿元,比去年同期多完成11亿元,同比增长30.6%。"
    assert [(name, value, change) for name, value, _, change, _ in read(text)] == [("投资", "46.9", "30.6")]


@pytest.mark.parametrize(
    "text",
    [
        "方案已经市政府七届44次常务会议讨论通过。",
        "同比增幅6.2%,综合排名全省第1。",
        "完成投资7.5亿元,增幅11个县区中排名第一。",
    ],
)
def test_numbers_of_meetings_and_of_those_ranked_are_no_figures(text):
    assert [value for _, value, unit, _, _ in read(text) if unit in ("次", "个")] == []
    assert "综合排名" not in [name for name, *_ in read(text)]


def test_works_of_the_topic_that_are_as_far():
    text = "全市民生实事共有45个事项。其中24个事项已提前完成全年任务,11个事项已开工。"
    assert [name for name, *_ in read(text)][-2:] == ["事项已提前完成全年任务", "事项已开工"]


def test_a_report_of_results_lies_behind():
    text = "建成卫生站5个、服务点30个,新增就业3486人,发放补贴475万元,改造180户。"
    assert lies_ahead(text, "发展成果可感可及") is False
    assert lies_ahead(text, "关于促进科技成果转化的措施") is True


def test_places_in_a_row_are_each_a_fact_unless_they_are_aimed_at():
    text = "位居全国百强县投资潜力第3、新型城镇化质量第4、绿色发展第5。"
    assert [(name, place) for name, _, _, _, place in read(text)] == [
        ("投资潜力", 3),
        ("新型城镇化质量", 4),
        ("绿色发展", 5),
    ]
    assert read("力争" + text) == []


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("实现生产总值33.74亿元,比增9.2%,增速排位全市第8。", [("生产总值", "33.74", "9.2", 8)]),
        ("工业投资18.93亿元,下降3%,总量排位第14。", [("工业投资", "18.93", "-3", 14)]),
        (
            "2020年全市实现生产总值1097亿元、税费收入144.8亿元,较2015年分别增长26.8%和25.9%。",
            [("生产总值", "1097", "26.8", None), ("税费收入", "144.8", "25.9", None)],
        ),
        (
            "工业增加值增长14.8%,固定资产投资增长20.4%,分别比预期目标高4.8、10.4个百分点。",
            [("工业增加值", None, "14.8", None), ("固定资产投资", None, "20.4", None)],
        ),
        ("生产总值跨越5000亿元,达5600亿元,增长14%。", [("生产总值", "5600", "14", None)]),
        ("财政收入迈过千亿大关,达1330亿元。", [("财政收入", "1330", None, None)]),
        ("生产总值增长12.9%,总量突破5万亿元,达到50012亿元。", [("生产总值", "50012", "12.9", None)]),
        ("生产总值增长5%、达到10万亿元,成为全国第三个过10万亿元省份。", [("生产总值", "10", "5", None)]),
        (
            "实现销售面积9188万平方米,下降2.6%,总量、增速分别在全国排名第8位、第21位。",
            [("销售面积", "9188", "-2.6", 8), ("销售面积增速", None, None, 21)],
        ),
        ("实现生产总值676亿元,增长5.5%,总量和增速均居全国第5位。", [("生产总值", "676", "5.5", 5)]),
        (
            "实现生产总值756亿元、增长5.6%,财政总收入、税收收入分别达到107亿元和63亿元,均保持全省第三。",
            [("生产总值", "756", "5.6", None), ("财政总收入", "107", None, 3), ("税收收入", "63", None, 3)],
        ),
        ("在全省三大城市中,泉州进出口总值居厦门、福州之后列福建省第三位。", [("泉州进出口总值", None, None, 3)]),
        ("青砚市水质改善幅度在6月份全省21个城市中排名第七位。", [("青砚市水质改善幅度", None, None, 7)]),
        ("在“双创”城市评估中,菏泽居全国65个城市第14位。", [("“双创”城市评估", None, None, 14)]),
        (
            "1000个重点产业项目完成投资1865亿元,增长4%。",
            [("重点产业项目", "1000", None, None), ("重点产业项目完成投资", "1865", "4", None)],
        ),
        (
            "城镇居民、农村居民人均可支配收入分别增长4.5%、5.7%。",
            [("城镇居民人均可支配收入", None, "4.5", None), ("农村居民人均可支配收入", None, "5.7", None)],
        ),
        (
            "人民币存贷款余额分别增长6.9%、6.6%。",
            [("人民币存款余额", None, "6.9", None), ("人民币贷款余额", None, "6.6", None)],
        ),
        (
            "非化石能源发电量、用电量占比均超过30%。",
            [("非化石能源发电量占比", "30", None, None), ("用电量占比", "30", None, None)],
        ),
    ],
)
def test_what_reports_say_of_one_thing_and_of_several(told, claims):
    assert [(name, value, change, place) for name, value, _, change, place in read(told)] == claims


RULES = """一、提高额度。单缴存人最高额度提高至60万元,拥有2套住房的,不再发放贷款。
二、放宽条件。符合条件的可申请一次性补贴5万元,多子女家庭最高额度可上浮20%。
三、一季度全市累计发放贷款7050户。本办法自印发之日起施行,有效期3年。
"""


def test_what_rules_set_is_no_fact_unless_they_say_since_when():
    reading = read_file(RULES.encode(), "rules.txt")[0]
    assert [(claim.indicator, claim.value) for claim in reading.claims] == [("发放贷款", 7050)]


@pytest.mark.parametrize(
    "told",
    [
        "双职工贷款最高额度由50万元提高至60万元。",
        "多子女家庭额度可上浮20%。",
        "全市限购2套住房。",
        "租房提取限额提高到1500元。",
    ],
)
def test_up_to_how_much_somebody_may_have_is_no_fact(told):
    assert read(told) == []
