"""Tables whose cells ran together on one line, and what becomes of their rows."""

from luoshi.reading.tests.test_duties import reading

PACKAGES = (
    "附件2024年度投资工程包汇总表序号工程包及项目名称2024年计划完成投资(亿元)投资重点内容推进单位牵头部门 合计4.6 "
    "一停车场工程包0.50新建立体停车楼，共计新建泊位640个县交通投资集团有限公司县交通运输局"
    "二农网改造工程包3.60新建变电站两座县城市投资集团有限公司、能源投资公司县发展改革局"
    "三供水设施工程包0.40 （一）城镇供水0.30扩建水厂一座县水务投资有限公司县水利局"
    "（二）农村供水0.10新建集中供水点12处县水务投资有限公司县农业农村局"
    "四养老工程包0.10改造敬老院2所县民政局县民政局"
)
TASKS_OF_UNITS = (
    "附件2项目策划任务分解表 序号单位名称策划项目方向目标数1县商务局现代物流、国际贸易等5"
    "2县文化旅游局观光旅游及10大景区配套等53县教育局职业教育等3合计 13注：方向仅作参考"
)


def rows(text: str) -> list[tuple[str | None, str, list[tuple[str, str]], list[tuple[str, str]]]]:
    return [
        (
            task.number,
            task.title,
            [(one.role, one.unit) for one in task.responsibilities],
            [(str(one.value), one.unit) for one in task.targets],
        )
        for task in reading(text, "汇总表.txt").tasks
    ]


def test_rows_are_cut_where_a_value_stands_between_name_and_content():
    assert rows(PACKAGES) == [
        (
            "一",
            "停车场工程包",
            [("participant", "县交通投资集团有限公司"), ("lead", "县交通运输局")],
            [("640", "个"), ("0.50", "亿元")],
        ),
        (
            "二",
            "农网改造工程包",
            [("participant", "县城市投资集团有限公司"), ("participant", "能源投资公司"), ("lead", "县发展改革局")],
            [("2", "座"), ("3.60", "亿元")],
        ),
        ("一", "城镇供水", [("participant", "县水务投资有限公司"), ("lead", "县水利局")], [("0.30", "亿元")]),
        (
            "二",
            "农村供水",
            [("participant", "县水务投资有限公司"), ("lead", "县农业农村局")],
            [("12", "处"), ("0.10", "亿元")],
        ),
        ("四", "养老工程包", [("lead", "县民政局")], [("2", "所"), ("0.10", "亿元")]),
    ]


def test_the_number_of_a_row_is_told_from_the_value_before_it():
    assert [(number, title, units) for number, title, units, _ in rows(TASKS_OF_UNITS)] == [
        ("1", "现代物流、国际贸易等", [("lead", "县商务局")]),
        ("2", "观光旅游及10大景区配套等", [("lead", "县文化旅游局")]),
        ("3", "职业教育等", [("lead", "县教育局")]),
    ]


def test_a_figure_whose_unit_nobody_says_is_in_doubt():
    found = [
        target for task in reading(TASKS_OF_UNITS, "汇总表.txt").tasks for target in task.targets if not target.unit
    ]
    assert [(str(one.value), one.confidence) for one in found] == [("5", 0.8), ("5", 0.8), ("3", 0.8)]
