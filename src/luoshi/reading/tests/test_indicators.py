"""Indicator tables without strokes: cells that ran together, and a cell a line under a heading that is understood."""

from luoshi.reading.tests.test_duties import reading

GROWTH = (
    "专栏1：“十五五”水利发展主要指标序号指　标2025年2030年2030年比2025年增长1供水能力（亿立方米）12.414.920%"
    "2漏损率（%）11.8<9-2.8个百分点3水质达标率（%）84≥906个百分点\n"
)
SUMS = (
    "专栏2　“十五五”绿化主要指标指　　标2025年2030年〔累计〕属性1.森林森林覆盖率（%）31.4233.12〔1.70〕约束性"
    "草原综合植被盖度2（%）-58左右-预期性2.排放总量减少（%）粉尘--〔12〕约束性烟尘--〔9〕\n"
)


def rows(text: str) -> list[tuple[str, str, str, str]]:
    """What a table sets: of what, how compared, how many, in what unit."""
    (task,) = reading(text, "规划.txt").tasks
    return [(one.indicator, one.comparator, str(one.value), one.unit) for one in task.targets]


def test_columns_that_ran_together_are_cut_where_growth_fits_the_years():
    assert rows(GROWTH) == [
        ("供水能力", ">=", "14.9", "亿立方米"),
        ("供水能力比2025年", ">=", "20", "%"),
        ("漏损率", "<", "9", "%"),
        ("漏损率比2025年", "<=", "-2.8", "个百分点"),
        ("水质达标率", ">=", "90", "%"),
        ("水质达标率比2025年", ">=", "6", "个百分点"),
    ]


def test_sums_stand_in_brackets_and_a_group_lends_its_unit():
    assert rows(SUMS) == [
        ("森林森林覆盖率", ">=", "33.12", "%"),
        ("森林森林覆盖率累计增加", ">=", "1.70", "个百分点"),
        ("草原综合植被盖度", "~", "58", "%"),
        ("粉尘排放总量减少", ">=", "12", "%"),
        ("烟尘排放总量减少", ">=", "9", "%"),
    ]


def test_the_table_is_a_task_called_like_its_box_and_due_with_its_last_year():
    (task,) = reading(GROWTH, "规划.txt").tasks
    assert (task.title, task.deadline, {one.due for one in task.targets}) == (
        "“十五五”水利发展主要指标",
        "2030-12-31",
        {"2030-12-31"},
    )


LINED = """青河区水务“十五五”规划
（三）发展目标
2.主要指标

板块

序号

指标名称

指标
属性

单位

“十四五”现状

目标值
（2030年）

目标值
（2035年）

供水

1

供水管网漏损率

约束性

%

9.4

≤8

≤6

其中 城区漏损率

9

7.5

5以下

治污

2

新建污水厂

预期性

座

/

2

5

四、主要任务

推进供水设施改造，加强管网巡查。
"""


def test_a_cell_a_line_has_its_own_unit_or_that_above_and_each_aim_its_year():
    (task,) = reading(LINED, "规划.txt").tasks
    assert task.title == "主要指标"
    assert [(one.indicator, one.comparator, str(one.value), one.unit, one.due[:4]) for one in task.targets] == [
        ("供水管网漏损率", "<=", "8", "%", "2030"),
        ("供水管网漏损率", "<=", "6", "%", "2035"),
        ("城区漏损率", "<=", "7.5", "%", "2030"),
        ("城区漏损率", "<=", "5", "%", "2035"),
        ("新建污水厂", ">=", "2", "座", "2030"),
        ("新建污水厂", ">=", "5", "座", "2035"),
    ]


def test_remarks_and_sums_of_years_beside_the_aims_set_nothing():
    cells = "指标|单位|2025年|2030年|年均增长|备注|水厂|座|3|9|25|绿道|公里|40|60以上|—"
    (task,) = reading("青河县规划\n二、主要指标\n" + cells.replace("|", "\n") + "\n", "规划.txt").tasks
    assert [(one.indicator, one.comparator, str(one.value), one.unit) for one in task.targets] == [
        ("水厂", ">=", "9", "座"),
        ("绿道", ">=", "60", "公里"),
    ]


def test_two_tables_on_one_line_end_where_the_next_begins():
    rows = "1水厂（座）10.512.620%2绿道（公里）41.041.82%3泵站（座）20.130.250%"
    head = "专栏{n}“十五五”{of}指标指标2025年2030年2030年比2025年增长"
    text = head.format(n=1, of="水利") + rows + head.format(n=2, of="交通") + rows + "\n"
    assert [(task.title, len(task.targets)) for task in reading(text, "规划.txt").tasks] == [
        ("“十五五”水利指标", 6),
        ("“十五五”交通指标", 6),
    ]
