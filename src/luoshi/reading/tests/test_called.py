"""What a task is called: what leads over to it, when it is done and what ran into it are none of its title."""

import pytest

from luoshi.reading.tests.test_duties import reading

PLAN = """青河县池塘清淤行动方案
一、总体原则
（一）统筹兼顾、分步实施
各镇要把清淤与养殖结合起来，加强巡查。
（二）节约用水、保护生态
严格控制排放，做好尾水处理。
二、主要任务
（一）加快池塘改造
实施改造工程，清理淤泥。
（二）推广节水设备
开展技术培训，做好示范。
三、进度安排
（一）准备阶段
1.2025年3月底前，各镇水利站对辖区池塘进行登记，形成清单。
2.2025年5月底前，根据清单，编制清淤计划。
（二）实施阶段
1.2025年6月至9月，清理池塘淤泥，修复护坡。
2.2025年10月，验收清淤成果。
（三）总结阶段
2025年11月，各镇对清淤工作进行总结，形成长效机制。
"""
QUARTERS = """青河县2025年公园步道为民办实事项目实施方案
为保质保量完成公园步道为民办实事项目，特制定本方案。
一、工作目标
改善居民健身环境。
二、职责分工
县住建局统筹建设工作。
三、实施步骤
(一)第一季度：做好项目立项，确定选址；
(二)第二季度：完成招投标；
(三)第四季度：完成施工和验收。
四、工作要求
(一)加强组织领导。各单位要落实责任。
(二)加强宣传。各单位要做好报道。
"""


def found(text: str) -> list[tuple[str, str | None]]:
    return [(task.title, task.deadline) for task in reading(text, "方案.txt").tasks]


def test_principles_are_none_and_the_day_that_opens_an_item_is_no_part_of_its_title():
    assert found(PLAN) == [
        ("加快池塘改造", None),
        ("推广节水设备", None),
        ("各镇水利站对辖区池塘进行登记，形成清单", "2025-03-31"),
        ("根据清单，编制清淤计划", "2025-05-31"),
        ("清理池塘淤泥，修复护坡", "2025-09-30"),
        ("验收清淤成果", "2025-10-31"),
        ("总结阶段", "2025-11-30"),
    ]


def test_a_part_of_the_year_before_a_colon_says_when_and_chapters_of_a_plan_are_no_works():
    assert found(QUARTERS) == [
        ("做好项目立项", "2025-03-31"),
        ("完成招投标", "2025-06-30"),
        ("完成施工和验收", "2025-12-31"),
        ("加强组织领导", None),
        ("加强宣传", None),
    ]


SENTENCES = """青河县促进就业若干措施
1.{}（责任单位：县人社局）
2.对吸纳就业困难人员的企业，按规定发放补贴，逐月公布名单，接受监督。（责任单位：县人社局）
3.支持返乡人员创业，提供场地和指导，完善一站式服务体系。（责任单位：县人社局）
"""


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("按照自愿参与、公平公正的原则，组织企业开展岗位对接，建立对接台账。", "组织企业开展岗位对接"),
        ("2025年1月1日至12月31日期间，鼓励企业开展技能培训，给予场地支持。", "鼓励企业开展技能培训"),
        ("在摸清企业需求的基础上，开展送岗下乡活动，做好跟踪服务。", "开展送岗下乡活动"),
        ("对带动就业明显、群众反映好的乡（镇、街道）、园区，优先安排培训名额，予以通报。", "优先安排培训名额"),
        ("根据市场需要合理确定培训工种，办好技能培训班，做好回访。", "根据市场需要合理确定培训工种"),
    ],
)
def test_a_title_cut_from_a_sentence_is_its_first_clause_that_asks(sentence: str, title: str):
    assert found(SENTENCES.format(sentence))[0] == (title, None)


def test_a_title_on_a_line_of_its_own_is_whole():
    text = (
        "关于做好池塘清淤工作的通知\n现将有关要求通知如下：\n"
        "一、加强组织领导，广泛宣传，形成合力\n各镇要成立专班，明确分工，定期会商，及时解决清淤工作中出现的困难和问题。\n"
        "二、充分认识池塘清淤工作对保障水源安全和改善人居环境的重要性\n各镇要提高站位。\n"
        "三、认真落实池塘清淤工作各项监督管理制度和经费保障措施要求\n各镇要落实责任。\n"
    )
    assert found(text)[0] == ("加强组织领导，广泛宣传，形成合力", None)


def test_the_days_behind_a_stage_are_no_part_of_its_title_and_who_acts_stands_behind_them():
    text = (
        "青河县清淤行动方案\n一、方法步骤\n（一）自查阶段（4月1日—4月30日）。各镇要对池塘逐一登记。\n"
        "（二）整治阶段（5月底前）。县水利局要督促清理。\n二、工作要求\n（一）加强领导。各镇要落实责任。\n2025年3月1日\n"
    )
    tasks = reading(text, "方案.txt").tasks
    assert [(task.title, [one.unit for one in task.responsibilities]) for task in tasks][:2] == [
        ("自查阶段", ["各镇"]),
        ("整治阶段", ["县水利局"]),
    ]


def test_steps_of_a_stage_that_is_called_like_a_chapter_are_tasks_and_so_are_the_few_beside_those_that_ask():
    text = (
        "青河县桥梁检查方案\n一、实施步骤\n（一）组织实施阶段（2025年3月10日至3月22日）\n1.制定检查计划。明确时限。\n2.召开动员会议。通报情况。\n"
        "3.落实检查责任。签订责任书。\n（二）整改阶段（2025年4月1日至4月20日）\n1.实施整改。逐项销号。\n2.整理检查档案。装订成册。\n3.开展回访。听取意见。\n"
    )
    assert [title for title, _ in found(text)] == [
        "制定检查计划",
        "召开动员会议",
        "落实检查责任",
        "实施整改",
        "整理检查档案",
        "开展回访",
    ]


def test_what_a_report_means_to_do_is_no_part_of_the_item_that_it_stands_behind():
    text = (
        "青河县2024年节能工作自评报告\n（六）清理公务用车。全县封存车辆20辆。\n（七）推进照明改造。已改造灯具300盏。\n"
        "（八）强化监督管理，加大检查力度。共检查单位30家，完成整改。三、下一步工作计划2025年，我们将抓好以下工作："
        "一是进一步加强领导。二是推进制度创新。三是精心编制节能规划。\n"
    )
    tasks = reading(text, "报告.txt").tasks
    assert [(task.section, task.title) for task in tasks] == [
        (None, "进一步加强领导"),
        (None, "推进制度创新"),
        (None, "精心编制节能规划"),
    ]


def test_papers_that_are_handed_in_are_no_tasks():
    text = (
        "关于发放培训补助的通知\n现就有关要求通知如下：\n1.申请人身份证原件及复印件。\n2.结业证明。\n3.《培训协议》。\n4.其他证明材料。\n"
        "5.加强资金监管，定期公示名单。\n6.精简材料，缩短办理时间。\n"
    )
    assert [title for title, _ in found(text)][-2:] == ["加强资金监管，定期公示名单", "精简材料，缩短办理时间"]
    assert len(found(text)) == 2


def test_months_that_open_each_item_of_a_schedule_end_it_and_its_chapter_stands_beside_duties_by_unit():
    text = (
        "青河区登记计划实施方案 四、登记工作安排（一）2016年1月，启动登记工作。（二）2016年1－3月，收集外部数据。"
        "（三）2016年4－5月，完成数据比对。（四）2016年10－12月，完善数据库，总结工作成效。"
        "五、工作要求（一）加强组织领导。由区管委会统一领导，成立领导小组。（二）明确工作职责。建立联动机制。"
        "区教育局：负责做好学生信息的整理工作。区交通局：配合做好工伤信息的整理工作。区财政局：负责落实工作经费。"
        "（三）加强考评督促。定期通报。\n"
    )
    assert [
        (one.title, one.deadline, [(each.role, each.unit) for each in one.responsibilities])
        for one in reading(text, "方案.txt").tasks
    ] == [
        ("启动登记工作", "2016-01-31", []),
        ("收集外部数据", "2016-03-31", []),
        ("完成数据比对", "2016-05-31", []),
        ("完善数据库，总结工作成效", "2016-12-31", []),
        ("加强组织领导", None, []),
        ("负责做好学生信息的整理工作", None, [("lead", "区教育局")]),
        ("配合做好工伤信息的整理工作", None, [("participant", "区交通局")]),
        ("负责落实工作经费", None, [("lead", "区财政局")]),
        ("加强考评督促", None, []),
    ]


def test_months_behind_a_title_end_a_stage_and_a_heading_may_only_say_by_when():
    text = (
        "青河县创建活动方案\n一、时间安排\n（一）动员部署。2016年5月—6月，各乡镇要部署好创建工作。\n（二）组织实施。2016年6月—8月，各乡镇要开展创建活动。\n"
        "二、时间节点\n（一）2016年4月底前\n开展宣传教育。制定检查计划。\n（二）2016年6月底前\n召开推进会议。启动申报工作。\n"
    )
    assert [one.deadline for one in reading(text, "方案.txt").tasks] == [
        "2016-06-30",
        "2016-08-31",
        "2016-04-30",
        "2016-06-30",
    ]
