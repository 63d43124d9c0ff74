"""Units that are the subject of a paragraph or stand in the heading over a list, and what holds for several of them."""

from luoshi.reading.tests.test_duties import reading, tasks


def test_paragraphs_that_open_with_their_unit_are_its_tasks():
    text = (
        "为做好春灌，现将各单位任务明确如下：\n县水利局负责渠道清淤，做好放水。\n"
        "县财政局要保障春灌经费，及时拨付。\n县气象局负责雨情预报。\n"
    )
    assert tasks(text) == [
        (None, None, "渠道清淤", ["县水利局"], []),
        (None, None, "保障春灌经费", ["县财政局"], []),
        (None, None, "雨情预报", ["县气象局"], []),
    ]


def test_a_heading_announces_whose_work_stands_below():
    text = "青河县2024年任务清单\n一、县水利局牵头工作（2项）\n1.清淤渠道12公里。\n2.修复泵站3座。\n"
    assert [(number, leads) for number, _, _, leads, _ in tasks(text)] == [("1", ["县水利局"]), ("2", ["县水利局"])]


def test_towns_share_the_ending_of_the_last():
    text = "青河县治理方案\n1.清理河道。（责任单位：东沟乡、西岭镇、南坪镇人民政府）\n"
    assert tasks(text)[0][3] == ["东沟乡人民政府", "西岭镇人民政府", "南坪镇人民政府"]


def test_a_remark_in_brackets_is_no_unit():
    text = "青河市若干措施\n1.支持创业。（责任单位：市人社局、各区人民政府〈含开发区管委会，下同〉）\n"
    assert tasks(text)[0][3] == ["市人社局", "各区人民政府"]


def test_short_names_get_the_level_that_the_text_calls_its_own():
    text = "2024年区政府民生实事进展\n1.新建学校2所。（责任单位：教育局）\n"
    assert tasks(text)[0][3] == ["区教育局"]


def test_the_day_up_to_which_something_was_so_is_no_deadline():
    text = (
        "青河县2024年措施\n1.盘活土地。对2024年3月31日前供应的土地，分类处置。（责任单位：县住建局）\n"
        "2.建好水厂。2024年6月底前完工。（责任单位：县水利局）\n"
    )
    assert [task.deadline for task in reading(text).tasks] == [None, "2024-06-30"]


def test_what_a_table_tells_of_progress_is_no_deadline():
    text = (
        "青河县2024年民生实事\n序号 | 项目内容 | 进展情况 | 责任单位 |\n"
        "1 | 修复渠道12公里。 | 其余预计11月底前完成。 | 县水利局 |\n2 | 建校2所，8月底前开学。 | 在建。 | 县教育局 |\n"
    )
    assert [task.deadline for task in reading(text).tasks] == [None, "2024-08-31"]


def test_a_day_that_is_striven_for_is_a_deadline():
    text = "青河县2024年任务\n1.建好展馆。力争2024年7月1日开馆。（责任单位：县文旅局）\n"
    assert reading(text).tasks[0].deadline == "2024-07-01"


def test_who_heads_and_supervises_leads():
    text = "青河市方案\n1.清理工棚。（市住建局、水利局牵头督导，市公安局配合）\n"
    assert tasks(text)[0][3:] == (["市住建局", "市水利局"], ["市公安局"])


def test_by_when_stands_in_a_list_of_units_and_is_none():
    text = "青河县2024年方案\n1.清淤渠道。（责任单位：县水利局、县财政局；6月底完成）\n"
    assert tasks(text)[0][3] == ["县水利局", "县财政局"]
    assert reading(text).tasks[0].deadline == "2024-06-30"


def test_other_colons_are_colons():
    text = "青河县2024年方案\n1.清淤渠道。（责任单位∶县水利局、县财政局）\n"
    assert tasks(text)[0][3] == ["县水利局", "县财政局"]


def test_duties_of_units_before_a_colon_are_their_tasks():
    text = "县教育局：负责校园管理。\n县市场监管局：负责开展检查。\n县公安局：负责查处违法行为。\n"
    assert [(title, leads) for _, _, title, leads, _ in tasks(text)] == [
        ("负责校园管理", ["县教育局"]),
        ("负责开展检查", ["县市场监管局"]),
        ("负责查处违法行为", ["县公安局"]),
    ]


def test_who_supports_stands_behind_the_work_or_behind_the_last_comma():
    text = (
        "青河县任务分解\n一、县水利局负责抓好渠道清淤，县财政局、县公安局配合。\n"
        "二、修好泵站。责任单位：县水利局，县财政局、各乡镇配合。\n"
    )
    assert [found[2:] for found in tasks(text)] == [
        ("抓好渠道清淤", ["县水利局"], ["县财政局", "县公安局"]),
        ("修好泵站", ["县水利局"], ["县财政局", "各乡镇"]),
    ]


def test_who_must_act_leads_beside_those_whose_work_is_told():
    text = "青河县通知\n一、严管火源。县林业局要加强巡护，县公安局负责查处违法用火。\n"
    assert tasks(text)[0][3] == ["县林业局", "县公安局"]


def test_the_stages_of_a_plan_are_tasks():
    text = (
        "青河县方案\n一、工作步骤\n（一）宣传阶段（3月1日—3月31日）。开会。\n（二）整治阶段（4月1日—6月30日）。清理。\n"
        "二、责任分工\n县水利局负责牵头协调；县住建局负责垃圾清运。\n"
    )

    assert [number for number, *_ in tasks(text)] == ["一", "二", "二", "二"]


def test_what_stands_behind_a_title_on_its_line_is_no_paragraph_of_its_own():
    text = (
        "青河区2025年政府工作报告\n现将有关情况报告如下。\n第一部分 过去一年工作回顾\n"
        "（一）落实项目。完成投资13亿元，增长94%。\n"
        "第二部分 下一步工作打算\n（一）加快河道治理。开展专项排查，对问题限期整改。清淤渠道34公里。\n"
        "（二）完善社区服务。建立调度制度，及时解决难点。改造设施57处。\n"
    )
    assert [found[2] for found in tasks(text)] == ["加快河道治理", "完善社区服务"]


def test_bodies_of_the_state_are_told_inside():
    text = "国务院方案\n1.规范校舍改造。住房城乡建设部、全国妇联负责具体实施。加强联动。\n"
    assert tasks(text)[0][3] == ["住房城乡建设部", "全国妇联"]
