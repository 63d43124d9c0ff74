"""Duties: tasks with their units, sections and items, and nothing numbered is lost."""

import pytest

from luoshi.reading import Reading, read
from luoshi.reading.findings.duties_leftover import NUMBERING_JUMPS
from luoshi.reading.findings.duties_tasks import LOST_NAME, NO_LEAD
from luoshi.reading.model import LEFT_OUT
from luoshi.reading.planted import documents

PLAN = """白塔县2024年重点工作安排

一、扩大投资
1.建好园区。新修道路3公里，年底前通车。（牵头单位：县交通运输局，配合单位：财政局、各镇街）
2.引好项目。（1）办展会；（2）建专班。（牵头单位：县商务局）
二、保障措施
3.加强领导。各部门要压实责任。
"""


def reading(text: str, name: str = "计划.txt") -> Reading:
    [only] = read(text.encode(), name)
    return only


def tasks(text: str) -> list[tuple[str | None, str | None, str, list[str], list[str]]]:
    """Number, section, title, leads and participants of each task."""
    return [
        (
            task.number,
            task.section,
            task.title,
            [one.unit for one in task.responsibilities if one.role == "lead"],
            [one.unit for one in task.responsibilities if one.role == "participant"],
        )
        for task in reading(text).tasks
    ]


def test_a_plan_with_notes():
    assert tasks(PLAN) == [
        ("1", "扩大投资", "建好园区", ["县交通运输局"], ["县财政局", "各镇街"]),
        ("2", "扩大投资", "引好项目", ["县商务局"], []),
        ("3", "保障措施", "加强领导", [], []),
    ]


def test_an_item_with_its_own_note_is_a_task_beside_those_below_it():
    words = (
        "松林县任务分工方案\n二、放权。（三）清理各类审批，该减的减。（县政务办牵头，各乡镇负责）"
        "具体措施：1．编制清单。（县政务办牵头）2．压减时限。（县政务办及相关地区按职责分工负责）"
        "（四）定期评估。（县审计局负责）四、服务（九）推动全县通办。（县人社局负责）"
        "具体措施：1．设置窗口。（县人社局、县民政局负责）2．共享数据。（县大数据局负责）"
        "（十）简化办理。（县医保局负责）"
    )
    assert tasks(words) == [
        ("三", "放权", "清理各类审批，该减的减", ["县政务办"], ["各乡镇"]),
        ("1", "放权", "编制清单", ["县政务办"], []),
        ("2", "放权", "压减时限", ["县政务办", "相关地区"], []),
        ("四", "放权", "定期评估", ["县审计局"], []),
        ("九", "服务", "推动全县通办", ["县人社局"], []),
        ("1", "服务", "设置窗口", ["县人社局", "县民政局"], []),
        ("2", "服务", "共享数据", ["县大数据局"], []),
        ("十", "服务", "简化办理", ["县医保局"], []),
    ]


def test_a_list_in_the_sentences_of_an_aim_is_a_part_of_it():
    text = (
        "云溪县产业方案\n一、总体思路\n（一）发展目标\n"
        "到2026年底：①园区建设：建成园区6个以上；②主体培育：引进企业40家以上。\n"
        "到2028年底：①园区建设：建成园区9个以上；②主体培育：引进企业80家以上。\n"
        "二、主要任务\n1.建好园区。完善道路。\n2.引好企业。上门服务。\n"
    )
    aims = [task for task in reading(text).tasks if task.rule.startswith("aims")]
    assert [(one.number, one.title, [int(aim.value) for aim in one.targets]) for one in aims] == [
        ("一", "发展目标", [6, 40]),
        ("一", "发展目标", [9, 80]),
    ]


def test_sections_items_deadlines_repairs_and_doubts():
    found = reading(PLAN)
    assert [(one.number, one.title) for one in found.sections] == [("一", "扩大投资"), ("二", "保障措施")]
    assert [[(item.number, item.text) for item in task.items] for task in found.tasks] == [
        [],
        [("1", "办展会；"), ("2", "建专班。（牵头单位：县商务局）")],
        [],
    ]
    assert [task.deadline for task in found.tasks] == ["2024-12-31", None, None]
    assert [(one.found, one.restored, one.why) for one in found.repairs] == [("财政局", "县财政局", "县 was lost")]
    assert [task.warnings for task in found.tasks] == [(), (), (NO_LEAD,)]


def test_every_span_is_what_was_read():
    found = reading(PLAN)
    assert [PLAN[one.span.start : one.span.end] for task in found.tasks for one in task.responsibilities] == [
        "县交通运输局",
        "财政局",
        "各镇街",
        "县商务局",
    ]
    assert PLAN[found.tasks[1].span.start :].startswith("2.引好项目")


def test_chapters_with_notes_are_sections_and_tasks():
    found = reading("一、纠正乱收费。严查乱收费。（牵头单位：用地科）\n二、纠正乱占地。严查。（牵头单位：执法队）\n")
    assert [one.title for one in found.sections] == [task.title for task in found.tasks] == ["纠正乱收费", "纠正乱占地"]


def test_a_line_after_a_chapter_covers_its_items():
    text = "一、促消费\n（一）办节庆。发券。\n（二）稳大宗。补贴。\n牵头单位：市商务局，责任单位：各县区人民政府\n"
    assert tasks(text) == [
        ("一", "促消费", "办节庆", ["市商务局"], ["各县区人民政府"]),
        ("二", "促消费", "稳大宗", ["市商务局"], ["各县区人民政府"]),
    ]


def test_a_note_after_the_last_step_belongs_to_the_whole_task():
    text = "（一）强主业\n1.明确目标。一是收入增长；二是成本下降。责任单位：各区属国企\n2.走出去。责任单位：区国资局\n"
    assert tasks(text) == [
        ("1", "强主业", "明确目标", ["各区属国企"], []),
        ("2", "强主业", "走出去", ["区国资局"], []),
    ]


def test_several_notes_in_one_item_are_one_task_and_titled_lines_are_tasks_of_their_own():
    text = (
        "（一）放宽准入。简化登记。（市场监管局负责）加强培训。（教育局负责）\n"
        "（二）建好平台。分头推进。\n算力平台：统一调度。（责任单位：数据局）\n公共平台：开放工具。（责任单位：科技局）\n"
    )
    assert tasks(text) == [
        ("一", None, "放宽准入", ["市场监管局", "教育局"], []),
        (None, "建好平台", "算力平台", ["数据局"], []),
        (None, "建好平台", "公共平台", ["科技局"], []),
    ]


def test_units_that_come_first():
    text = "一、职责\n（1）县公安局负责维护秩序，保证畅通。\n（2）县水务局、县林业局负责巡查。\n"
    assert tasks(text) == [
        ("1", "职责", "维护秩序", ["县公安局"], []),
        ("2", "职责", "巡查", ["县水务局", "县林业局"], []),
    ]


def test_a_standing_remark_reaches_all_later_tasks():
    text = "1.查底数。（区水务局牵头；各片区配合，以下均需各片区配合落实，不再列出）\n2.治源头。（区水务局牵头）\n"
    assert [one[3:] for one in tasks(text)] == [(["区水务局"], ["各片区"])] * 2


def test_campaigns_under_titles_without_numbers():
    paragraph = "全面排查，逐项整改，按月通报进展情况，确保全年任务完成，群众满意度明显提高。\n\n"
    text = "".join(f"{name}攻坚行动\n\n{paragraph}" for name in ("治水", "修路", "扩绿"))
    found = reading(text)
    assert [one.title for one in found.sections] == [task.title for task in found.tasks]
    assert [task.title for task in found.tasks] == ["治水攻坚行动", "修路攻坚行动", "扩绿攻坚行动"]


def test_explanations_are_no_tasks_and_aims_are_where_they_set_targets():
    text = (
        "一、总体要求\n（一）指导思想。深入贯彻。\n（二）发展目标。到2027年，建成园区10个以上。\n"
        "二、主要任务\n（三）建园区。（县工信局负责）\n"
    )
    found = reading(text)
    assert [(task.title, task.deadline) for task in found.tasks] == [("发展目标", "2027-12-31"), ("建园区", None)]
    assert [(one.text, one.why) for one in found.left_out] == [("（一）指导思想", "not_a_task")]


def test_a_table_run_into_one_line():
    text = (
        "白塔县2024年任务分工表 序号主要任务具体措施完成时限责任单位任务来源"
        "1治水1、清河道，修护岸3月县水务局县财政局1、县工作要点2、县会议纪要2、建管网6月县住建局"
        "2治气3、关锅炉全年县生态环境局 注：责任单位第一个为牵头单位。"
    )
    assert tasks(text) == [
        ("1", "治水", "清河道", ["县水务局"], ["县财政局"]),
        ("2", "治水", "建管网", ["县住建局"], []),
        ("3", "治气", "关锅炉", ["县生态环境局"], []),
    ]
    assert [task.deadline for task in reading(text).tasks] == ["2024-03-31", "2024-06-30", "2024-12-31"]


def test_a_name_that_is_gone_is_doubted():
    [task] = reading("1.建档案。（牵头单位：县科技局、局）").tasks
    assert (task.warnings, task.confidence) == ((LOST_NAME,), 0.78)


@pytest.mark.parametrize("planted", list(documents(38, seed=5)), ids=lambda planted: planted.shape)
def test_every_marker_is_kept_exactly_once(planted):
    found = reading(planted.text, planted.name)
    begun = {one.span.start for one in found.tasks} | {one.span.start for one in found.sections}
    items = [item.span.start for task in found.tasks for item in task.items]
    left = [one.span.start for one in found.left_out]
    kept = [(one.start in begun) + items.count(one.start) + left.count(one.start) for one in found.markers]
    assert kept == [1] * len(found.markers)
    assert {one.why for one in found.left_out} <= set(LEFT_OUT)


def test_contents_attachments_and_members_are_kept_apart():
    text = (
        "目录\n一、修路……1\n二、治水……2\n\n一、修路\n1.铺沥青。（县交通局负责）\n二、治水\n1.清淤泥。（县水务局负责）\n\n"
        "附件：1.任务清单\n2.考核办法\n"
    )
    found = reading(text)
    assert [task.title for task in found.tasks] == ["铺沥青", "清淤泥"]
    assert [(one.text.strip(), one.why) for one in found.left_out] == [
        ("一、修路……1", "contents"),
        ("二、治水……2", "contents"),
        ("1.任务清单", "attachment"),
        ("2.考核办法", "attachment"),
    ]


def test_a_note_beside_a_chapter_holds_for_its_items():
    text = "一、兴工业（牵头单位：县工信局）\n1.建园区。三年成势。\n2.引项目。五年成链。\n"
    assert tasks(text) == [("1", "兴工业", "建园区", ["县工信局"], []), ("2", "兴工业", "引项目", ["县工信局"], [])]


def test_units_told_at_the_end_of_a_sentence():
    text = (
        "1.修路。完成十公里，由县交通局牵头，县财政局、各乡镇配合。\n"
        "2.扩绿。县林业局牵头，会同县农业农村局等2个部门落实。\n"
    )
    assert tasks(text) == [
        ("1", None, "修路", ["县交通局"], ["县财政局", "各乡镇"]),
        ("2", None, "扩绿", ["县林业局"], ["县农业农村局"]),
    ]


def test_items_under_the_name_of_a_unit():
    text = "一、职责分工\n（一）县教育局\n1.制定方案。\n2.抓好培训。\n（二）县公安局\n1.巡查校园。\n"
    assert tasks(text) == [
        ("1", "职责分工", "制定方案", ["县教育局"], []),
        ("2", "职责分工", "抓好培训", ["县教育局"], []),
        ("1", "职责分工", "巡查校园", ["县公安局"], []),
    ]


def test_brackets_with_nothing_but_units_are_notes_where_they_are_bodies_of_a_place_or_several():
    text = "1.办学。（县教育局、县财政局）\n2.行医。（县卫生健康局）\n3.养老。（县民政局）\n"
    assert [one[3] for one in tasks(text)] == [["县教育局", "县财政局"], ["县卫生健康局"], ["县民政局"]]
    assert [one[3] for one in tasks("1.办学。（县教育局）\n2.行医。（以下略）\n")] == [["县教育局"], []]
    assert tasks("1.办学。（学校）\n2.行医。（以下略）\n") == []


def test_an_item_with_a_title_whose_sentences_say_who_does_it():
    text = (
        "一、促消费\n（一）办节会。县文旅局牵头举办桃花节，县融媒体中心、各镇街配合做好宣传。\n"
        "（二）办展销。由县商务局牵头，县供销社配合，每季度一场。\n（三）补贴家电。（县商务局牵头）\n"
        "二、附则\n（四）解释。本措施由县商务局负责解释。\n"
    )
    assert [(title, leads, others) for _, _, title, leads, others in tasks(text)] == [
        ("办节会", ["县文旅局"], ["县融媒体中心", "各镇街"]),
        ("办展销", ["县商务局"], ["县供销社"]),
        ("补贴家电", ["县商务局"], []),
    ]


def test_a_remark_on_all_tasks_reaches_the_first_one_too():
    text = "1.办学。（县教育局牵头）\n2.行医。（县卫生健康局牵头）\n各项任务均需各乡镇配合落实，不再逐一列出。\n"
    assert [one[4] for one in tasks(text)] == [["各乡镇"], ["各乡镇"]]


def test_leaders_and_deadlines_on_lines_of_their_own():
    text = "（一）供水。管网改造。\n牵头领导：王强、赵刚\n责任单位：县水务局\n完成时限：2024年11月\n"
    [task] = reading(text).tasks
    assert ([one.name for one in task.leaders], task.deadline) == (["王强", "赵刚"], "2024-11-30")


def test_a_jump_in_the_numbering_is_told():
    found = reading("1.修路。（县交通局负责）\n2.治水。（县水务局负责）\n4.扩绿。（县林业局负责）\n")
    assert found.warnings == (NUMBERING_JUMPS,)


def test_several_units_open_a_sentence():
    text = (
        "一、任务\n1.县交通局配合县公安局开展整治。\n2.县教育局牵头，县财政局、各乡镇配合，新建幼儿园3所。\n"
        "3.由县水务局负责，建成水厂1座。\n"
    )
    assert [one[2:] for one in tasks(text)] == [
        ("开展整治", ["县公安局"], ["县交通局"]),
        ("新建幼儿园3所", ["县教育局"], ["县财政局", "各乡镇"]),
        ("建成水厂1座", ["县水务局"], []),
    ]


def test_words_after_a_note_stay_with_the_task_and_the_closing_of_the_document_does_not():
    text = (
        "1.建园区（县工信局牵头）\n新修道路3公里。\n2.引项目。新引5个。（县商务局牵头）\n"
        "本方案自印发之日起施行。\n白塔县人民政府办公室\n2024年5月6日\n"
    )
    assert [(task.title, task.statement) for task in reading(text).tasks] == [
        ("建园区", "建园区（县工信局牵头）\n新修道路3公里。"),
        ("引项目", "引项目。新引5个。"),
    ]


def test_units_before_the_text():
    text = "（1）责任单位：县水务局。\n整治河道3条，清淤。\n（2）（县林业局牵头，县财政局配合）植树5万株。\n"
    assert [one[2:] for one in tasks(text)] == [
        ("整治河道3条", ["县水务局"], []),
        ("植树5万株", ["县林业局"], ["县财政局"]),
    ]


def test_a_circular_asks_in_its_chapter_of_requirements_only():
    text = (
        "关于一季度工作情况的通报\n一、总体情况\n（一）投资增长。完成12亿元。\n"
        "二、下步要求\n（一）压实责任。各单位要认真履责。\n（二）加快进度。倒排工期。\n"
    )
    assert tasks(text) == [("一", "下步要求", "压实责任", ["各单位"], []), ("二", "下步要求", "加快进度", [], [])]


def test_numbered_sides_of_one_task_are_its_items():
    text = (
        "2024年重点工程\n一、强工工程\n1.工作目标：新建园区2个。\n2.主要措施：盘活土地。\n3.牵头单位：县工信局\n"
        "4.配合单位：县财政局、各乡镇\n5.完成时限：10月底前\n"
        "二、强农工程\n1.工作目标：新建大棚20个。\n2.牵头单位：县农业农村局\n3.完成时限：11月底前\n"
    )
    assert tasks(text) == [
        ("一", "强工工程", "强工工程", ["县工信局"], ["县财政局", "各乡镇"]),
        ("二", "强农工程", "强农工程", ["县农业农村局"], []),
    ]
    assert [(len(task.items), task.deadline) for task in reading(text).tasks] == [(5, "2024-10-31"), (3, "2024-11-30")]


def test_paragraphs_without_numbers_are_tasks_where_each_has_its_note():
    text = "白塔县2024年重点工作\n\n强化招商引资\n新引项目10个。\n牵头单位：县商务局\n\n优化营商环境\n压减时限。\n牵头单位：县审批局\n"  # noqa: E501
    assert tasks(text) == [
        (None, None, "强化招商引资", ["县商务局"], []),
        (None, None, "优化营商环境", ["县审批局"], []),
    ]
    under = "（一）强县行动\n新引项目10个。\n责任单位：县商务局\n压减时限。\n责任单位：县审批局\n"
    assert tasks(under) == [
        (None, "强县行动", "新引项目10个", ["县商务局"], []),
        (None, "强县行动", "压减时限", ["县审批局"], []),
    ]


def test_lines_with_bracketed_notes_under_a_chapter():
    text = "一、主要目标\n地区生产总值增长6%。（县发改局牵头，县统计局配合）\n工业增加值增长8%。（县工信局牵头）\n"
    assert tasks(text) == [
        (None, "主要目标", "地区生产总值增长6%", ["县发改局"], ["县统计局"]),
        (None, "主要目标", "工业增加值增长8%", ["县工信局"], []),
    ]


def test_the_unit_in_the_title_leads_whatever_its_notes_add():
    text = "（一）县发改局：负责项目审批，配合单位：县住建局。\n（二）县财政局：负责资金保障。\n"
    assert tasks(text) == [
        ("一", None, "负责项目审批", ["县发改局"], ["县住建局"]),
        ("二", None, "负责资金保障", ["县财政局"], []),
    ]


def test_a_note_that_names_its_items_by_number_holds_for_these():
    text = "一、实事\n1.修路。\n2.建园。\n3.改楼。\n以上第1至3项由县住建局牵头，县交通局配合。\n4.办食堂。\n5.体检。\n"
    text += "（第4项责任单位：县民政局；第5项责任单位：县卫健局）\n"
    assert [(title, leads, others) for _, _, title, leads, others in tasks(text)] == [
        *((title, ["县住建局"], ["县交通局"]) for title in ("修路", "建园", "改楼")),
        ("办食堂", ["县民政局"], []),
        ("体检", ["县卫健局"], []),
    ]


def test_chapters_that_say_who_must_act_are_tasks():
    asked = "一、落实责任。各镇要层层签约，3月底前报备。\n二、创新机制。各镇、各部门要总结经验。\n"
    assert [(title, leads) for _, _, title, leads, _ in tasks("各镇：\n现将计划下达你们。\n" + asked)] == [
        ("落实责任", ["各镇"]),
        ("创新机制", ["各镇", "各部门"]),
    ]
    assert len(tasks("各镇：\n现将方案印发给你们，并就有关事项通知如下：\n" + asked)) == 2


def test_a_title_that_asks_explains_nothing():
    text = "一、促就业\n（一）落实补贴政策。兑现。\n（二）办招聘会。（县人社局牵头）\n（三）适用对象。新市民。\n"
    text += "（四）高标准农田。推进。\n"
    assert [title for _, _, title, _, _ in tasks(text)] == ["落实补贴政策", "办招聘会", "高标准农田"]


def test_notes_below_the_steps_of_tasks_belong_to_these_even_below_a_single_step():
    text = "一、举措\n（一）强链。\n1.做强。\n2.做优。\n牵头单位：市工信局；责任单位：市科技局\n"
    text += "（二）转型。\n1.创建工厂。\n牵头单位：市发改委\n"
    assert [(title, leads) for _, _, title, leads, _ in tasks(text)] == [("强链", ["市工信局"]), ("转型", ["市发改委"])]


def test_a_note_behind_an_only_item_is_for_the_heading_above_where_the_others_have_theirs():
    text = "（一）给予契税补贴\n1.购房的，全额补贴。\n2.办证的，减半补贴。（责任单位：县财政局）\n"
    text += "（二）给予购房补贴\n3.自公布之日起，购房的，每户补贴2万元。（责任单位：县住建局）\n"
    others = "（三）支持企业\n4.搭建平台。\n5.加大融资。（责任单位：县金融办）\n"
    assert [(number, title, leads) for number, _, title, leads, _ in tasks(text + others)] == [
        ("一", "给予契税补贴", ["县财政局"]),
        ("二", "给予购房补贴", ["县住建局"]),
        ("三", "支持企业", ["县金融办"]),
    ]
    assert [number for number, *_ in tasks(text)] == ["一", "3"]


@pytest.mark.parametrize(
    ("opening", "beside"),
    [
        (
            "符合以下条件之一的购房人，给予补贴。",
            "二、支持住房公积金\n（一）提额度；\n（二）放条件。\n（牵头单位：公积金中心）\n",
        ),
        (
            "",
            "二、指导预售价格。把握两个范围：一是均价；二是总价。（牵头单位：县住建局）\n三、优化预售条件。（牵头单位：县住建局）\n",
        ),
    ],
)
def test_a_note_below_groups_of_people_is_for_the_chapter(opening, beside):
    text = (
        f"一、实施购房补贴\n{opening}\n（一）就业群体\n缴纳社保的人员；\n（二）城镇化群体\n1.农村居民；\n2.外县人员。\n"
    )
    text += "以上每户补贴1万元。\n（牵头单位：县财政局；责任单位：县税务局）\n"
    assert tasks(text + beside)[0] == ("一", "实施购房补贴", "实施购房补贴", ["县财政局"], ["县税务局"])


def test_a_plan_that_names_nobody_has_its_titled_asks_as_tasks():
    text = "青河县政务公开工作要点\n一、总体要求\n围绕中心。\n二、优化公开\n（一）推进信息公开。及时公布。\n"
    text += "（二）加强解读。多样。\n三、强化保障。配齐人员。\n"
    assert [(number, title) for number, _, title, _, _ in tasks(text)] == [
        ("一", "推进信息公开"),
        ("二", "加强解读"),
        ("三", "强化保障"),
    ]
    assert tasks("本报讯 记者获悉。\n一、推进信息公开。已公布。\n二、加强解读。已加强。\n") == []


def test_rules_in_articles_name_duties_and_are_no_tasks():
    text = "青河县房屋管理办法\n第一章 总则\n第一条 为加强管理，制定以下办法。\n"
    text += "第二条 县住建局负责全县房屋管理工作。\n第三条 规范交易。各镇要配合。\n"
    assert tasks(text) == []


def test_points_of_an_article_are_its_tasks():
    text = "青河县若干措施\n第一条 人才支持\n(一)引育青年人才。给予补贴。(责任单位:县人社局)\n"
    text += (
        "(二)奖励团队。给予奖励。(责任单位:县科技局)\n第二条 资金支持\n(一)贴息贷款。给予贴息。(责任单位:县财政局)\n"
    )
    assert [(number, section, title) for number, section, title, _, _ in tasks(text)] == [
        ("一", "人才支持", "引育青年人才"),
        ("二", "人才支持", "奖励团队"),
        ("一", "资金支持", "贴息贷款"),
    ]


def test_people_and_terms_under_their_headings_are_no_tasks():
    found = reading(
        "白塔县安全生产工作方案\n"
        "一、工作任务\n"
        "1.排查隐患。全面排查工贸企业隐患。（牵头单位：县应急管理局）\n"
        "二、领导小组组成人员\n"
        "1.组长：县长\n"
        "2.副组长：分管副县长\n"
        "三、名词解释\n"
        "1.两客一危：从事旅游的包车、班线客车和运输危险化学品的车辆。\n"
        "2.九小场所：小学校、小医院、小商店等场所。\n"
    )
    assert [task.title for task in found.tasks] == ["排查隐患"]
    assert [(one.text, one.why) for one in found.left_out] == [
        ("1.组长", "member_list"),
        ("2.副组长", "member_list"),
        ("1.两客一危", "definition"),
        ("2.九小场所", "definition"),
    ]


@pytest.mark.parametrize("gap", ["\n", ""])
def test_what_the_closing_paragraph_hands_to_a_body_by_name_is_a_task(gap: str):
    text = "青河县促进消费若干措施\n一、发放消费券。分批发放消费券。责任单位：县商务局。\n"
    text += f"二、支持会展。办好年货节。责任单位：县贸促会。{gap}县发改局负责本措施的综合协调和政策宣传，各单位要配合。"
    text += "县督查室要将上述工作纳入督查内容。各责任单位要高度重视。县商务局负责本措施的具体解释工作。\n"

    assert [(title, units) for _, _, title, units, _ in tasks(text)] == [
        ("发放消费券", ["县商务局"]),
        ("支持会展", ["县贸促会"]),
        ("本措施的综合协调和政策宣传", ["县发改局"]),
        ("将上述工作纳入督查内容", ["县督查室"]),
    ]


def test_a_last_chapter_that_hands_out_work_sentence_by_sentence_holds_tasks():
    text = (
        "青河县种业振兴行动计划\n一、主要任务\n（一）建设良种基地。扩建良种基地。\n（二）支持育种创新。建设育种实验室。\n"
        "（三）培养育种人才。组织技能培训。\n二、组织保障\n"
    )
    items = [("建设良种基地", []), ("支持育种创新", []), ("培养育种人才", [])]

    def read(closing: str) -> list[tuple[str, list[str]]]:
        return [(title, units) for _, _, title, units, _ in tasks(text + closing)]

    assert read(
        "县农业农村局加强工作统筹，建立联席机制。县直有关部门对照任务清单细化工作措施，形成合力。各镇要结合实际，制定实施方案。\n"
    ) == [
        *items,
        ("加强工作统筹", ["县农业农村局"]),
        ("对照任务清单细化工作措施", ["县直有关部门"]),
        ("制定实施方案", ["各镇"]),
    ]
    assert read("各有关部门要高度重视，密切配合。县农业农村局要加强督促检查。\n") == items


def test_paragraphs_below_a_heading_that_open_with_their_units_are_a_task_each():
    text = (
        "青河县人民政府关于推进城市更新的实施意见\n五、主要职责\n（一）县更新办\n"
        "县更新办负责统筹协调城市更新工作，制定年度计划。\n（二）成员单位\n"
        "县住建局负责推动城市体检，督促更新改造。\n县财政局负责保障资金。\n县水利局负责整治排水设施。\n"
    )
    assert [(task.title, [one.unit for one in task.responsibilities]) for task in reading(text).tasks] == [
        ("统筹协调城市更新工作", ["县更新办"]),
        ("推动城市体检", ["县住建局"]),
        ("保障资金", ["县财政局"]),
        ("整治排水设施", ["县水利局"]),
    ]


def test_a_zone_beside_towns_heads_its_work_and_another_name_keeps_a_body_of_its_level():
    text = (
        "青河县清运行动方案\n一、责任分工\n（一）县水利局\n开展排查。\n（二）各街镇、经开区\n落实属地责任。\n"
        "（三）县城管局\n加强督促。\n"
    )
    tasks = reading(text, "方案.txt").tasks
    assert [[one.unit for one in task.responsibilities] for task in tasks] == [
        ["县水利局"],
        ["各街镇", "经开区"],
        ["县城管局"],
    ]
    (task,) = reading(
        "青河县方案\n1.加强管控。严格检查。（县交通局牵头，县公安局、综合执法局（安监局）负责）", "a.txt"
    ).tasks
    assert [one.unit for one in task.responsibilities] == ["县交通局", "县公安局", "县综合执法局（安监局）"]


def test_who_is_reached_where_is_no_task():
    lines = "县教育局：0592-2135579\n县委组织部：0592-2893885\n县卫健委：0592-2048870\n"
    assert reading("青河县人才引进办法\n一、联系方式\n" + lines, "办法.txt").tasks == ()
