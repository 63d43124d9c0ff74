"""What a text says was won, tried out, first done or held up as an example."""

import pytest

from luoshi.reading.findings import achievements
from luoshi.reading.findings.outlook import Outlook
from luoshi.reading.flow import Flow
from luoshi.reading.model import DocumentFields


def read(text, kind="news", turns=()):
    found = achievements.find(Flow(text), DocumentFields(kind=kind), (), Outlook(turns, len(text)))
    return [(a.name, a.kind, a.level) for a in found]


def names(text):
    return [name for name, _, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成功入选全国绿色发展示范县。", [("全国绿色发展示范县", "honour", "国家级")]),
        ("在全省首创“码上诉”办理模式。", [("“码上诉”办理模式", "innovation", "省级")]),
        ("叫响了“成心办”政务服务品牌。", [("“成心办”政务服务品牌", "brand", None)]),
        ("获批国家级电商试验区。", [("国家级电商试验区", "pilot", "国家级")]),
        ("30余项经验做法被省委改革办刊发推广。", [("30余项经验做法", "experience", "省级")]),
    ],
)
def test_each_kind_with_its_level(text, expected):
    assert read(text) == expected


def test_a_list_of_experiences_is_told_apart():
    found = read("“链上党建”、推行“首问负责制”、乡村治理积分制等3项经验做法被省委改革办刊发推广。")
    assert [name for name, _, _ in found] == ["“链上党建”", "推行“首问负责制”", "乡村治理积分制"]


@pytest.mark.parametrize(
    "text", ["争创全国文明县城。", "积极申报国家级试点。", "力争获批国家级电商试验区。", "群众获得感持续增强。"]
)
def test_wishes_are_no_achievements(text):
    assert read(text) == []


def test_a_plan_reports_none_but_where_it_looks_back():
    plan = "成功入选全国示范县。争取更多。获评省级示范园区。"
    assert read(plan, "plan") == []
    assert read(plan, "plan", ((0, False), (10, True))) == [("全国示范县", "honour", "国家级")]


def test_what_a_report_asks_of_the_year_ahead_is_none():
    assert read("成功入选全国示范县。获评省级示范园区。", "report", ((10, True),)) == [
        ("全国示范县", "honour", "国家级")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青江南站片区获批建设国家级零碳园区。", "国家级零碳园区"),
        ("三县要素改革综合试点获批。", "三县要素改革综合试点"),
        ("青江油菜技术创新中心获批建设。", "青江油菜技术创新中心"),
        ("青江都市圈改革试点获国务院批复。", "青江都市圈改革试点"),
        ("国家油菜种业创新基地落地青江。", "国家油菜种业创新基地"),
        ("青江、安平经开区纳入国家级零碳园区建设名单。", "国家级零碳园区"),
        ("青江梯田进入世界灌溉工程遗产名录。", "世界灌溉工程遗产"),
        ("新增国家美丽湖泊3个。", "国家美丽湖泊"),
        ("新培育4个国家级特色产业集群。", "国家级特色产业集群"),
        ("县医院创成三级甲等医院。", "三级甲等医院"),
        ("被省工信厅认定为全省数字化转型示范县。", "全省数字化转型示范县"),
        ("我局被省厅评为先进集体。", "先进集体"),
        ("国家数据产权试点通过验收。", "国家数据产权试点"),
        ("创建国家乡村振兴示范县2个。", "国家乡村振兴示范县"),
        ("青江获批中欧班列国家集结中心。", "中欧班列国家集结中心"),
        ("联合国旅游组织授予青江市“卓越旅游城市”称号。", "“卓越旅游城市”称号"),
        ("青江湖景区成为首批国家级绿色旅游示范基地。", "国家级绿色旅游示范基地"),
    ],
)
def test_titles_and_trials_by_how_they_are_told(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建成全国首家油菜博物馆。", "全国首家油菜博物馆"),
        ("全球首个竹材试验网成功搭建。", "全球首个竹材试验网"),
        ("青江推出西北首条低空游览线路。", "西北首条低空游览线路"),
        ("国内首台油菜联合收割机器人进入田间试验。", "国内首台油菜联合收割机器人"),
        ("县药厂建成全国中药领域首座“灯塔工厂”。", "全国中药领域首座“灯塔工厂”"),
        ("在全省率先建成县域医共体。", "县域医共体"),
    ],
)
def test_firsts_end_where_it_is_told_what_became_of_them(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县医改经验向全国推介。", "县医改经验"),
        ("自贸片区创新成果在全国推广。", "自贸片区创新成果"),
        ("12起成功避险案例获应急管理部通报表扬。", "成功避险"),
        ("“青江方案”成为全国开展评估的基础性方案。", "“青江方案”"),
        ("四好农村路等工作在全省相关会议上作经验交流。", "四好农村路"),
        ("在国家粮食安全责任制考核中获优秀等次。", "国家粮食安全责任制考核优秀等次"),
        ("安全生产工作考核连续3年获评优秀。", "安全生产工作考核优秀"),
        ("在全国职业技能大赛中获一等奖3个。", "全国职业技能大赛一等奖"),
        ("5家企业获评2023年度县长质量奖。", "县长质量奖"),
        ("绩效考核连续三年位居全市第一。", "绩效考核"),
    ],
)
def test_what_was_praised_or_graded_is_named(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "工程获国务院批复。",
        "绿心发展规划获国务院批复。",
        "获金牌数位列全国第一。",
        "获省级财政补助3000万元。",
        "新增国家级专精特新“小巨人”企业81家。",
        "开展“票根”联动试点。",
        "全国文明城市创成率居首。",
        "正在创建全国文明城市。",
        "2人被列为失信被执行人。",
    ],
)
def test_what_is_received_undertaken_or_counted_is_none(text):
    assert names(text) == []


def test_a_list_of_honours_is_told_apart_without_how_many():
    assert names("新增2个国家生态示范区、3个“两山”实践创新基地。") == ["国家生态示范区", "“两山”实践创新基地"]
    assert names("入选国家5G工厂29家、智能车间8家、居全国前列。") == ["国家5G工厂"]
    assert names("获评省政府“制度创新成果”和省委“改革优秀案例”。") == ["省政府“制度创新成果”", "省委“改革优秀案例”"]
    assert names("新创建青江稻米、安平油菜国家地理标志保护示范区。") == ["青江稻米、安平油菜国家地理标志保护示范区"]


def test_what_is_won_for_a_practice_is_named_by_the_practice_alone():
    assert read("“众议三步”工作法入选全国典型案例。") == [("“众议三步”工作法", "experience", "国家级")]
