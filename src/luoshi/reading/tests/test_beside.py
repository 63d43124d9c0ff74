"""Chapters that name nobody beside those that do."""

from luoshi.reading.tests.test_duties import reading

CAMPAIGN = """青河县河道清理行动方案
一、工作内容
（一）严把排查关
摸清河道底数，建立台账。
（二）强化清理整治
清除河道垃圾，修复堤岸。
（三）完善长效机制
健全巡河制度。
二、责任分工
（一）县水利局
组织开展河道清理，做好技术指导。
（二）县公安局
依法查处破坏河道的行为。
"""
REPORT = """青河县政府工作报告
一、2025年工作回顾
过去一年，全县生产总值增长6.1%，新增企业120家，入选省级试点。
二、2026年重点工作
（一）加快产业升级。培育壮大新兴产业，新增规上企业20家。
（二）推进城乡融合。完善基础设施，改造老旧小区15个。
三、2026年民生实事
1.新建幼儿园3所。（责任单位：县教育局）
2.改造农村公路60公里。（责任单位：县交通运输局）
"""


def titles(text: str) -> list[str]:
    return [task.title for task in reading(text, "文件.txt").tasks]


def test_items_that_ask_are_tasks_beside_a_chapter_whose_headings_are_units():
    assert titles(CAMPAIGN)[:3] == ["严把排查关", "强化清理整治", "完善长效机制"]


def test_what_explains_there_is_none():
    told = (
        CAMPAIGN.replace("严把排查关", "河道分类")
        .replace("强化清理整治", "清理标准")
        .replace("完善长效机制", "适用范围")
    )
    assert len(titles(told)) == len(titles(CAMPAIGN)) - 3


def test_a_report_asks_outside_the_works_that_name_who_answers():
    assert titles(REPORT) == ["加快产业升级", "推进城乡融合", "新建幼儿园3所", "改造农村公路60公里"]


def test_indicators_told_one_by_one_are_one_aim():
    text = (
        "二、“十五五”时期目标任务\n省政府全面贯彻决策部署，编制了《纲要》，提请审议。\n"
        "《纲要》明确了经济社会发展主要指标：一是围绕经济发展，地区生产总值年均增长5%左右。二是围绕创新，研发经费投入年均增长8%以上。"
        "三是围绕安全，粮食产量26亿斤左右。\n全县经济社会发展的主要预期目标是：地区生产总值增长4.5%左右，城镇新增就业5000人以上。\n"
    )
    tasks = reading(text, "报告.txt").tasks
    assert [(task.title[-4:], len(task.targets)) for task in tasks] == [("主要指标", 3), ("预期目标", 2)]


def test_what_a_paragraph_behind_items_of_one_line_hands_out_is_a_task():
    text = (
        "青河市促进消费若干措施\n为促进消费，制定本措施。\n（一）加大促销力度。组织商家开展让利活动。\n（二）发展夜间经济。完善夜市设施。\n"
        "（三）支持展会消费。办好农产品展会。\n（四）加大宣传力度。推出消费地图。\n市消费工作领导小组办公室牵头组织各部门制定相关政策的实施细则。\n"
    )
    tasks = reading(text, "措施.txt").tasks
    assert [(task.title, [one.unit for one in task.responsibilities]) for task in tasks][-2:] == [
        ("加大宣传力度", []),
        ("组织各部门制定相关政策的实施细则", ["市消费工作领导小组办公室"]),
    ]
