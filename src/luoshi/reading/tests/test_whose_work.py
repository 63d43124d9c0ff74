"""Whose work a document is, where neither issuer nor title begin with the place."""

import pytest

from luoshi.reading import read
from luoshi.reading.findings.whose_work import region_of


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("在全县,稳步推进。(责任单位:县财政局、人行广昌支行)" * 2, "广昌县"),
        ("——在获嘉县第十二届人民代表大会第一次会议上\n各位代表:", "获嘉县"),
        ("现在,我代表青石镇人民政府向大会报告工作,请予审议。", "青石镇"),
        ("经研究决定,现将《青石镇年度工作计划》印发。根据我镇实际,", "青石镇"),
        ("濉溪县、各区人民政府:\n为促进我市发展。(责任单位:中国人民银行淮北市分行)" * 2, "淮北市"),
        ("各单位会同县财政局下达,会同县级主管部门落实。", None),
        ("上半年,全县运行平稳。北京专家来访。", None),
        ("菏泽经济技术开发区管委会,各县人民政府:\n菏泽一中改扩建,全市新增学位。菏泽二中迁建。", "菏泽市"),
        ("加快建设菏泽机场,做强青岛、济宁两地的制造业,支持菏泽种植牡丹。", "山东省"),
        ("菏泽职业学院、菏泽护理学院与企业合作,菏泽学院办讲座。", None),
        ("我区完成减排任务。(市生态环境局咸安分局)" * 2, "咸安区"),
        ("为加快建设进度,推进镇域发展,落实我镇任务,推进镇域治理,特制定方案。", None),
        ("上半年,全县运行平稳。(旺苍县统计局 王某)", "旺苍县"),
        ("江西省吉安市公积金中心优化政策。吉安市职工在江西吉安县购房的,额度上浮。江西省内通办。", "吉安市"),
        ("优化落户条件:在集美区、海沧区、同安区备案且居住满半年,并在本市缴存的,可在本市落户。", "厦门市"),
        ("购买范围为南宁中心城区,含兴宁区、青秀区、邕宁区。", "南宁市"),
        ("在本市购房且在本市缴存的,按照《佛山市住房公积金提取办法》办理。", "佛山市"),
        ("日前,太原推出新政策,规范市场秩序。", "太原市"),
        ("区经科局等部门支持在本市缴存的职工。(牵头部门:区住建局)临平区购房者在临平区享受补助。", "临平区"),
        ("泉州海关介绍,泉州出口增长。泉州、厦门、福州三市进口居全省前列,泉州民企、泉州机电增势良好。", "泉州市"),
        ("庆阳市内购房不限购,全面落实政策。对在西峰区购房的给予补贴,西峰区兑付,西峰区审核。全市推行。", "庆阳市"),
        ("新华社北京7月15日电 中央城市工作会议在北京举行。会议指出,实现均衡水平,推出真金白银的政策。", None),
        ("住房城乡建设部办公厅关于开展整治的通知。要重视老城区更新,改造老城区。", None),
        ("我市在福州市领先。鼓励我市企业。(责任单位:市金融局、人行福清支行)" + "(人行福清支行)" * 3, "福清市"),
    ],
)
def test_the_words_of_a_text_name_its_place(words, place):
    found = region_of(None, None, words)
    assert (found and found.name) == place


def test_a_title_within_the_place_of_the_issuer_is_more_exact():
    found = region_of("江西省住房和城乡建设厅", "万载县三举措推进城市管理工作", "")
    assert found and found.name == "万载县"


def test_an_autonomous_place_is_known_by_the_name_that_people_use():
    found = region_of(None, "关于促进西双版纳州房地产市场发展若干措施", "")
    assert found and (found.name, found.code) == ("西双版纳州", "532800")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("东莞市石碣镇促进产业转型实施办法", "石碣镇"),
        ("平潭综合实验区金井片区管理局关于印发禁毒工作方案的通知", "金井片区"),
        ("济宁市老旧城镇住宅改造方案", "济宁市"),
        ("山东巨野县第十九届人民代表大会开幕", "巨野县"),
        ("附件平潭综合实验区项目任务分解表", "平潭综合实验区"),
        ("成武县各乡镇防汛方案", "成武县"),
    ],
)
def test_a_town_or_quarter_behind_its_place_is_more_exact(title, place):
    found = region_of(None, title, "")
    assert found and found.name == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("据江西省赣州市人民政府网站消息,赣州市印发方案,增幅达到全省平均水平以上。", "赣州市"),
        ("全省新开工改造小区700个,完善全省执法监督机制,办好“江苏·文化讲堂”。", "江苏省"),
    ],
)
def test_a_place_named_again_and_the_one_province_of_a_text(text, place):
    found = region_of(None, None, text)
    assert found and found.name == place


def test_an_autonomous_region_speaks_for_itself_by_its_full_name():
    text = "2026年内蒙古自治区政府工作报告\n各位代表:\n现在,我代表自治区人民政府,向大会报告工作,请予审议。\n"
    [reading] = read(text.encode(), "report.txt")
    assert reading.document.region.name == "内蒙古自治区"
    assert reading.document.issuer == "内蒙古自治区人民政府"


def test_the_year_in_front_of_a_title_is_no_part_of_its_place():
    [reading] = read("关于2022年佛山市三水区促消费活动的通知\n各镇:\n请遵照执行。\n".encode(), "notice.txt")
    assert reading.document.region.name == "三水区"
