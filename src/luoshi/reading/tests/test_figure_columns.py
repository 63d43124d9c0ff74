"""Columns of figures: of years, of money, under headings of two rows; totals, and chapters with sums beside them."""

from luoshi.reading import read
from luoshi.reading.tests.test_tables import page, rows

Target = tuple[str, str, str, str | None]


def targets(text: str, name: str = "表.html") -> list[list[Target]]:
    """Indicator, value, unit and day of each task's targets."""
    return [
        [(one.indicator, f"{one.value:f}", one.unit, one.due) for one in task.targets]
        for reading in read(text.encode(), name)
        for task in reading.tasks
    ]


def test_a_chapter_over_number_and_task_may_have_sums_beside_it_and_a_total_is_neither():
    text = page(
        "序号|项目名称|建设内容|总投资（万元）|2024年计划投资（万元）|责任单位",
        "^3总计|61000|21000|",
        "^3一、续建项目|52000|16000|",
        "1|河道治理|治理河道14.2公里|28000|13000|_2县水利局",
        "2|灌区改造|改造渠道32公里|24000|3000",
        "^3二、新建项目|9000|5000|",
        "3|物流园|建设仓储2.6万平方米|9000|5000|县商务局",
        "^3合计|61000|21000|",
    )

    assert rows(text) == [
        ("1", "续建项目", "河道治理", ["县水利局"], []),
        ("2", "续建项目", "灌区改造", ["县水利局"], []),
        ("3", "新建项目", "物流园", ["县商务局"], []),
    ]
    assert [each[-1] for each in targets(text)] == [
        ("2024年计划投资", "13000", "万元", "2024-12-31"),
        ("2024年计划投资", "3000", "万元", "2024-12-31"),
        ("2024年计划投资", "5000", "万元", "2024-12-31"),
    ]


def test_the_unit_of_money_may_stand_in_the_upper_heading_or_over_the_table():
    text = page(
        "_2项目名称|_2建设内容|^2投资（万元）|_2责任单位",
        "总投资|年度计划投资",
        "水厂|日供水5万吨|22000|8000|县水利局",
    )
    tabbed = "项目名称\t建设内容\t总投资\t年度计划投资\t责任单位\n水厂\t日供水5万吨\t2.2\t0.8\t县水利局\n"

    assert targets(text)[0][-1] == (
        "年度计划投资",
        "8000",
        "万元",
        "2024-12-31",
    )
    assert targets(f"青河县2024年重点项目表\n单位：亿元\n{tabbed}", "表.txt")[0][-1] == (
        "年度计划投资",
        "0.8",
        "亿元",
        "2024-12-31",
    )


def test_each_year_has_its_own_target_and_years_that_are_over_have_none():
    text = page(
        "_2指标名称|_2计量单位|^3目标值|_2责任单位",
        "2023年|2024年|2025年",
        "有效注册商标|万件|1|1.2|≥1.5|县市场监管局",
    )
    tabbed = "序号|指标名称|计量单位|目标值||责任单位\n|||2024年|2025年|\n1|有效注册商标|万件|1.2|1.5|县市场监管局\n"
    two = [[("有效注册商标", "1.2", "万件", "2024-12-31"), ("有效注册商标", "1.5", "万件", "2025-12-31")]]

    assert targets(text) == two
    assert targets("青河县2024年任务表\n" + tabbed.replace("|", "\t"), "表.txt") == two


def test_years_beside_an_indicator_without_units_are_aims_of_the_chapter():
    cells = "序号|指标|单位|2020年|2025年|属性|1|入园率|%|88|92|预期性|2|新增学位|个|—|12000|预期性"
    text = "青河县“十四五”教育规划\n一、主要目标\n到2025年，水平提升。\n" + cells.replace("|", "\n") + "\n"

    assert targets(text, "表.txt") == [[("入园率", "92", "%", "2025-12-31"), ("新增学位", "12000", "个", "2025-12-31")]]


def test_what_a_row_promises_falls_due_on_the_day_of_its_column():
    text = page(
        "序号|工作任务|责任单位|完成时限", "1|新建菜市场3个|县商务局|10月底前", "2|改造小区12个|县住建局|12月底前"
    )

    assert targets(text) == [[("新建菜市场", "3", "个", "2024-10-31")], [("改造小区", "12", "个", "2024-12-31")]]


def test_a_project_table_a_cell_a_line_whose_group_stands_once():
    cells = (
        "序号|项目类别|项目名称|建设内容及规模|建设年限|总投资|2025年计划投资|2025年形象进度|责任单位|合计|60000|29000"
        "|1|交通|枫林大道|新建道路3.2公里|2024-2026|36000|12000|完成路基5公里|市交通局"
        "|2|沿江公路|改造公路18公里|2025-2026|15000|8000|完成路面10公里|市交通局"
        "|3|水利|龙潭水库|加固大坝1座|2025|9000|9000|全部完工|市水利局"
    )
    text = "枫林市2025年重点项目表\n单位：万元\n" + cells.replace("|", "\n") + "\n"

    assert rows(text, "表.txt") == [
        ("1", "交通", "枫林大道", ["市交通局"], []),
        ("2", "交通", "沿江公路", ["市交通局"], []),
        ("3", "水利", "龙潭水库", ["市水利局"], []),
    ]
    assert [[one[:3] for one in each] for each in targets(text, "表.txt")] == [
        [("路基", "5", "公里"), ("2025年计划投资", "12000", "万元")],
        [("路面", "10", "公里"), ("2025年计划投资", "8000", "万元")],
        [("2025年计划投资", "9000", "万元")],
    ]


def test_the_innermost_name_is_what_a_figure_counts_and_a_range_sets_two():
    text = page(
        "序号|一级指标|二级指标|单位|目标值|责任单位",
        "1|_2市场准入|开办环节|个|1-2|县市场监管局",
        "2|网办率|%|98以上|县市场监管局",
    )

    assert [[one[:3] for one in each] for each in targets(text)] == [
        [("开办环节", "1", "个"), ("开办环节", "2", "个")],
        [("网办率", "98", "%")],
    ]


def test_a_cell_says_by_marks_and_labels_which_part_its_units_have():
    text = page(
        "序号|整改要求|责任单位|整改时限",
        "1|增设隔离间2间|县市场监管局（牵头）<br/>柳塘街道、县农业农村局（配合）|10月15日前",
        "2|引入物业|柳塘街道、鹤渚街道；指导单位：县住建局|10月底前",
        "3|补齐公示牌32块|鹤渚街道<br/>县城管局|9月20日前",
    )

    [reading] = read(text.encode(), "清单.html")
    assert [[(one.unit, one.role) for one in task.responsibilities] for task in reading.tasks] == [
        [("县市场监管局", "lead"), ("柳塘街道", "participant"), ("县农业农村局", "participant")],
        [("柳塘街道", "lead"), ("鹤渚街道", "lead"), ("县住建局", "participant")],
        [("鹤渚街道", "lead"), ("县城管局", "lead")],
    ]
