"""Tables: each row that asks for something is a task with the units of its row."""

from luoshi.reading import read
from luoshi.reading.tests.test_duties import reading

Row = tuple[str | None, str | None, str, list[str], list[str]]


def rows(text: str, name: str = "表.html") -> list[Row]:
    """Number, section, title, leads and participants of every task that was read."""
    return [
        (
            task.number,
            task.section,
            task.title,
            [each.unit for each in task.responsibilities if each.role == "lead"],
            [each.unit for each in task.responsibilities if each.role == "participant"],
        )
        for reading in read(text.encode(), name)
        for task in reading.tasks
    ]


def page(*lines: str) -> str:
    """A page with one table; cells are parted by |, `^3` before a cell lets it span three columns."""
    body = "".join("<tr>" + "".join(map(_cell, line.split("|"))) + "</tr>" for line in lines)
    return f"<p>青河县2024年任务分解表</p><table>{body}</table>"


def _cell(words: str) -> str:
    spans = {"^": "colspan", "_": "rowspan"}
    if words[:1] in spans:
        return f"<td {spans[words[0]]}={words[1]}>{words[2:]}</td>"
    return f"<td>{words}</td>"


def test_a_row_that_spans_the_table_is_the_chapter_of_the_rows_below():
    text = page(
        "序号|重点任务|工作内容|牵头单位|配合单位",
        "^5一、乡村振兴",
        "1|整修水渠|年内整修12公里。|县水利局|县财政局、各镇街",
        "2|培训农户|办班6期。|县农业农村局|",
        "^5二、民生实事",
        "3|改造学校|改造4所。|县教育局|县财政局",
    )

    assert rows(text) == [
        ("1", "乡村振兴", "整修水渠", ["县水利局"], ["县财政局", "各镇街"]),
        ("2", "乡村振兴", "培训农户", ["县农业农村局"], []),
        ("3", "民生实事", "改造学校", ["县教育局"], ["县财政局"]),
    ]


def test_a_unit_cell_that_spans_rows_holds_for_each():
    text = page("任务|内容|责任单位", "修路|修30公里|_2县交通局<br>县财政局", "建桥|建2座", "植树|植千亩|县林业局")

    assert rows(text) == [
        (None, None, "修路", ["县交通局", "县财政局"], []),
        (None, None, "建桥", ["县交通局", "县财政局"], []),
        (None, None, "植树", ["县林业局"], []),
    ]


def test_a_task_cell_that_spans_rows_is_one_task_and_its_span_covers_them():
    text = page(
        "工作任务|任务分解|考核要点",
        "_2推进就业|3月:走访企业|有记录",
        "9月:办招聘会|有成效",
        "改善食堂|全年:检查|有台账",
    )
    (reading,) = read(text.encode(), "表.html")

    assert [(task.title, "招聘会" in text[slice(*task.span)]) for task in reading.tasks] == [
        ("推进就业", True),
        ("改善食堂", False),
    ]


def test_headings_of_two_rows_and_roles_inside_a_cell():
    text = page(
        "_2序号|_2工作任务|^2分工",
        "责任单位|完成时限",
        "1|建公园|牵头单位:县城管局<br>配合单位:县财政局、县林业局|6月底",
    )
    (reading,) = read(text.encode(), "表.html")

    assert rows(text) == [("1", None, "建公园", ["县城管局"], ["县财政局", "县林业局"])]
    assert reading.tasks[0].deadline == "2024-06-30"


def test_units_that_stand_where_the_item_is_expected():
    text = page("序号|^2考核项目|分值|考核内容", "1|_2重点部门|县水利局|60|整治河道", "2|县林业局|40|保护湿地")

    assert rows(text) == [
        ("1", "重点部门", "整治河道", ["县水利局"], []),
        ("2", "重点部门", "保护湿地", ["县林业局"], []),
    ]


def test_a_table_flattened_one_cell_a_line_with_cells_of_several_lines_or_none():
    heading = ["序号", "重点任务", "分值", "具体措施", "牵头单位", "总分", "100"]
    first = ["一、", "水利工程", "30", "1", "整修水渠", "5", "整修12公里。", "建立台账。", "县水利局", "县财政局"]
    others = ["2", "清理河道", "2", "县城管局", "二、", "民生", "20", "3", "改造学校", "4", "改造4所。", "县教育局"]
    text = "\n".join(["青河县任务表", *heading, *first, *others])

    assert rows(text, "表.txt") == [
        ("1", "水利工程", "整修水渠", ["县水利局", "县财政局"], []),
        ("2", "水利工程", "清理河道", ["县城管局"], []),
        ("3", "民生", "改造学校", ["县教育局"], []),
    ]


def test_a_flattened_table_with_a_category_first_measures_apart_and_those_who_judge_last():
    heading = ["考核项目", "序号", "考核指标", "考核内容", "单位", "年度目标", "责任部门", "评分部门"]
    first = ["生态宜居", "1", "改善水质", "水质达标率", "%", "≥90%", "县水利局", "县林业局", "市水利局"]
    others = ["2", "新增林地", "亩", "600", "县林业局", "市林业局", "3", "河长制", "-", "合格", "县水利局", "市水利局"]
    found = reading("\n".join(["青河县任务表", *heading, *first, *others]), "表.txt")

    assert [
        (task.number, task.title, [one.unit for one in task.responsibilities], [int(aim.value) for aim in task.targets])
        for task in found.tasks
    ] == [
        ("1", "水质达标率", ["县水利局", "县林业局"], [90]),
        ("2", "新增林地", ["县林业局"], [600]),
        ("3", "河长制", ["县水利局"], []),
    ]


def test_rows_between_strokes_whose_heading_was_lost():
    lines = [
        "1 | 改造27所学校,装空调970台、新风系统485套,年底前全部投入使用。 | 县教育局 | 已开标 |",
        "2 | 新建养老中心。 | 县民政局 | 施工 |",
        "3 | 修桥。 | 县交通局 | 完工 |",
    ]
    text = "\n|\n".join(lines)

    assert rows(text, "表.txt") == [
        ("1", None, "改造27所学校,装空调970台、新风系统485套,年底前全部投入使用", ["县教育局"], []),
        ("2", None, "新建养老中心", ["县民政局"], []),
        ("3", None, "修桥", ["县交通局"], []),
    ]


def test_tables_of_other_things_make_no_tasks():
    assert rows(page("指标|2022年|2027年", "城镇化率|74%|76%", "人均收入|5万元|7万元")) == []
    assert rows(page("姓名|职务|电话", "甲|局长|1", "乙|科长|2")) == []


def test_a_category_beside_its_rows_is_their_section_and_the_heading_may_stand_again():
    heading = "类别|序号|任务|内容|责任单位"
    text = page(
        "^5任务清单",
        heading,
        "_2水利|1|整修水渠|12公里|县水利局",
        "2|清理河道|3条|县城管局",
        heading,
        "教育|3|改造学校|4所|县教育局",
    )

    assert rows(text) == [
        ("1", "水利", "整修水渠", ["县水利局"], []),
        ("2", "水利", "清理河道", ["县城管局"], []),
        ("3", "教育", "改造学校", ["县教育局"], []),
    ]


def test_measures_with_units_of_their_own_are_the_tasks():
    text = page("重点任务|具体措施|牵头单位", "_2水利工程|整修水渠|县水利局", "清理河道|县城管局")

    assert rows(text) == [
        (None, "水利工程", "整修水渠", ["县水利局"], []),
        (None, "水利工程", "清理河道", ["县城管局"], []),
    ]


def test_a_chapter_names_units_for_its_rows():
    text = page(
        "序号|任务|内容|责任单位",
        "^4一、水利工程(县水利局牵头,县财政局配合)",
        "1|整修水渠|12公里|",
        "2|清理河道|3条|县城管局",
    )

    assert [(number, title, leads, others) for number, _, title, leads, others in rows(text)] == [
        ("1", "整修水渠", ["县水利局"], ["县财政局"]),
        ("2", "清理河道", ["县城管局"], []),
    ]


def test_a_table_with_a_row_a_line_whose_cells_blanks_part():
    text = "\n".join(
        [
            "青河县任务分解表",
            "序号 类别 主要任务 细化措施 牵头单位 配合单位 完成时限",
            "1 教育 新建城北第三小学 建教学楼2栋。 县教育局 县财政局、县住建局 2024年8月",
            "2  补充教师 招聘60名。 县委编办 县教育局 9月底前",
            "3   改善食堂。改造4所。 县教育局 县贸促会 长期",
        ]
    )

    assert rows(text, "表.txt") == [
        ("1", "教育", "新建城北第三小学", ["县教育局"], ["县财政局", "县住建局"]),
        ("2", "教育", "补充教师", ["县委编办"], ["县教育局"]),
        ("3", "教育", "改善食堂", ["县教育局"], ["县贸促会"]),
    ]


def test_a_table_with_all_rows_on_one_line():
    text = (
        "附件 青河县整治清单 序 号 工 作 任 务 责任单位 完成时限 1 宣讲标准 县应急管理局 2024年6月底 "
        "2 培训负责人 县应急管理局、各镇街 9月底 3 改造管网15公里 县住建局 12月底"
    )

    assert rows(text, "表.txt") == [
        ("1", None, "宣讲标准", ["县应急管理局"], []),
        ("2", None, "培训负责人", ["县应急管理局", "各镇街"], []),
        ("3", None, "改造管网15公里", ["县住建局"], []),
    ]


def test_an_excerpt_of_a_table_whose_numbers_jump_under_chapters():
    lines = [
        "序号",
        "重点任务",
        "牵头单位",
        "配合单位",
        "一、投资目标",
        "3",
        "投资增长7%。",
        "县发改局",
        "县工信局、县住建局。",
    ]
    lines += [
        "二、稳增长",
        "三、惠民生",
        "68",
        "扩建学校。",
        "县教育局",
        "各镇街。",
        "70",
        "引进名师。",
        "县教育局",
        "县人社局",
    ]

    assert [(number, section, leads) for number, section, _, leads, _ in rows("\n\n".join(lines), "表.txt")] == [
        ("3", "投资目标", ["县发改局"]),
        ("68", "惠民生", ["县教育局"]),
        ("70", "惠民生", ["县教育局"]),
    ]


def test_a_table_without_a_column_of_numbers():
    lines = [
        "重点任务",
        "责任单位",
        "1.修订绿色标准",
        "省住房城乡建设厅",
        "2.开展试点",
        "省财政厅、省科技厅",
        "3.推广建材",
        "省工信厅",
    ]

    assert [(number, title, leads) for number, _, title, leads, _ in rows("\n".join(lines), "表.txt")] == [
        ("1", "修订绿色标准", ["省住房城乡建设厅"]),
        ("2", "开展试点", ["省财政厅", "省科技厅"]),
        ("3", "推广建材", ["省工信厅"]),
    ]


def test_persons_beside_units_and_a_column_of_beginnings():
    text = page(
        "序号|工作任务|牵头单位及责任人|开工时间|完工时间",
        "1|改造管网|县水务局 王军|3月|10月",
        "2|建设学校|县教育局<br>李文|4月|11月",
    )
    (reading,) = read(text.encode(), "表.html")

    assert [leads for _, _, _, leads, _ in rows(text)] == [["县水务局"], ["县教育局"]]
    assert [task.deadline for task in reading.tasks] == ["2024-10-31", "2024-11-30"]


def test_cells_one_a_line_with_strokes_between_or_behind_them():
    lines = [
        "序号 |",
        "目标与任务 |",
        "分 管 县领导 |",
        "牵头责任单位 |",
        "责任单位 |",
        "80 |",
        "扩大托育。",
        "|",
        "俞 悦 |",
        "县教育局 |",
        "各有关单位 |",
    ]
    lines += ["81 |", "保障开学。 |", "陆 明 |", "县教育局 |", "县财政局 |"]

    assert rows("\n".join(lines), "表.txt") == [
        ("80", None, "扩大托育", ["县教育局"], ["各有关单位"]),
        ("81", None, "保障开学", ["县教育局"], ["县财政局"]),
    ]


def test_a_table_run_into_one_line_without_blanks_whatever_stands_behind_its_numbers_and_units():
    text = (
        "任务清单序号工作任务责任单位完成时限1制定方案,引进企业2家县工信局3月2建设厂房10万平方米县开发区管委会12月底前"
        "3举办推介会县商务局、各镇街6月底前注:按月调度。"
    )
    (reading,) = read(f"青河县2024年{text}".encode(), "表.txt")

    assert [(task.number, task.title, task.deadline) for task in reading.tasks] == [
        ("1", "制定方案", "2024-03-31"),
        ("2", "建设厂房10万平方米", "2024-12-31"),
        ("3", "举办推介会", "2024-06-30"),
    ]
    assert [[one.unit for one in task.responsibilities] for task in reading.tasks] == [
        ["县工信局"],
        ["县开发区管委会"],
        ["县商务局", "各镇街"],
    ]


def test_a_title_on_two_lines_heads_no_table():
    text = """望川区政府2023年重点工作

任务分解和责任分工方案

为做好全年工作，制定本方案。

一、产业

1.建好物流园区。

牵头单位：区商务局

责任单位：望川开发区

2.办好家电下乡。

牵头单位：区商务局

责任单位：各街道
"""
    assert rows(text, "方案.txt") == [
        ("1", "产业", "建好物流园区", ["区商务局"], ["望川开发区"]),
        ("2", "产业", "办好家电下乡", ["区商务局"], ["各街道"]),
    ]


RAN = (
    "国务院2024年重点工作任务分工方案\n序号工作任务完成时限责任单位1、修订标准3月财政部2、清理合同6月底前{}"
    "3、公开目录全年商务部4、普查水源9月底水利部"
)


def test_a_table_on_one_line_knows_bodies_of_the_whole_country():
    assert [each[2:4] for each in rows(RAN.format("人民银行、国务院国资委"), "表.txt")] == [
        ("修订标准", ["财政部"]),
        ("清理合同", ["人民银行", "国务院国资委"]),
        ("公开目录", ["商务部"]),
        ("普查水源", ["水利部"]),
    ]


def test_a_row_whose_unit_nobody_knows_does_not_take_the_others_along():
    assert [each[2:4] for each in rows(RAN.format("某某大院"), "表.txt")] == [
        ("修订标准", ["财政部"]),
        ("清理合同", []),
        ("公开目录", ["商务部"]),
        ("普查水源", ["水利部"]),
    ]


def test_measures_a_line_each_stay_out_of_the_title_of_their_task():
    steps = "1.摸清底数\n2.分类整改\n3.组织验收"
    cells = f"序号|工作任务|具体措施|责任单位|1|整治河道|{steps}|县水利局|2|改造校舍|{steps}|县教育局"
    text = "青河县2024年任务分工表\n" + cells.replace("|", "\n") + "\n"

    assert [each[2:4] for each in rows(text, "表.txt")] == [("整治河道", ["县水利局"]), ("改造校舍", ["县教育局"])]


def test_a_table_of_problems_on_one_line_goes_on_from_any_number():
    text = "青河县专项督查发现问题汇总表 序号存 在 问 题整改责任单位98 东环路项目（总投资10.8亿元）。红线还未划定。 "
    text += "东山片区管理局、县交通投资有限公司99 粮食园区项目（总投资1.7亿元），计划2016年12月完工，仍是一片菜地。"
    text += "县农业农村局、县财政局100 滨湖路项目。用林手续未办理，无法开工。县国有林场、县自然资源局"

    assert rows(text, "表.txt") == [
        ("98", None, "东环路项目", ["东山片区管理局", "县交通投资有限公司"], []),
        ("99", None, "粮食园区项目", ["县农业农村局", "县财政局"], []),
        ("100", None, "滨湖路项目", ["县国有林场", "县自然资源局"], []),
    ]
    assert [(task.targets, task.deadline) for task in reading(text).tasks] == [((), None)] * 3


GROUPED = "\n\n".join(
    [
        "青河区城市更新任务清单",
        "任务类型",
        "序号",
        "工作任务",
        "推进单位",
        "行动一：再造空间",
        "1",
        "编制片区规划",
        "区规划局、城关街道",
        "行动二：改善住房",
        "旧区改造",
        "2",
        "完成旧房改造",
        "区房管局、区建设局",
        "住房更新",
        "3",
        "完成加装电梯70台",
        "4",
        "推进成套改造",
        "行动三：优化环境",
        "公共空间",
        "5",
        "新建口袋公园9座",
        "区绿化局",
    ]
)


def test_groups_before_the_number_stand_over_the_rows_below_them():
    tasks = reading(GROUPED, "清单.txt").tasks
    assert [(one.number, one.section, one.title, [each.unit for each in one.responsibilities]) for one in tasks] == [
        ("1", "再造空间", "编制片区规划", ["区规划局", "城关街道"]),
        ("2", "改善住房", "完成旧房改造", ["区房管局", "区建设局"]),
        ("3", "改善住房", "完成加装电梯70台", ["区房管局", "区建设局"]),
        ("4", "改善住房", "推进成套改造", ["区房管局", "区建设局"]),
        ("5", "优化环境", "新建口袋公园9座", ["区绿化局"]),
    ]


def test_what_two_cells_of_a_row_say_alike_is_one_target():
    table = page(
        "序号|工作任务|工作内容|工作目标|责任单位",
        "1|推进课程建设|建成在线课程6门|建成在线课程6门|教务处",
        "2|修缮实训室|修缮实训室3间||后勤处",
    )
    tasks = read(table.encode(), "表.html")[0].tasks
    assert [[(one.indicator, one.value) for one in task.targets] for task in tasks] == [
        [("在线课程", 6)],
        [("修缮实训室", 3)],
    ]
