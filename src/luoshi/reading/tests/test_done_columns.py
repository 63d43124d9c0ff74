"""Columns of what was done hold facts, those beside them targets."""

from luoshi.reading import read

_TABLE = """2024年区政府民生实事项目进展情况表
序号 | 项目内容 | 进展情况(截至9月底) | 责任单位 |
1 | 新建公园4座。 | 新建公园5座。 | 区园林局 |
新增停车泊位600个。 | 新增停车泊位650个。 | ||
2 | 改造老旧小区12个。 | 改造老旧小区9个。 | 区住建局 |
以上情况特此说明。
"""


def _read() -> tuple[set[int], set[int]]:
    [reading] = read(_TABLE.encode(), "表.txt")
    targets = {int(target.value) for task in reading.tasks for target in task.targets}
    return targets, {int(claim.value) for claim in reading.claims if claim.value}


def test_what_stands_under_progress_is_a_fact_and_no_target() -> None:
    targets, facts = _read()
    assert facts == {5, 650, 9}
    assert not targets & facts


_REPORT = """现将有关情况汇报如下:
一、总体情况
议定事项25件,已办结20件,占比80%;正在办理5件,由区财政局负责的第1件、区教育局负责的第3、4件进展较慢。
二、下一步工作要求
各单位要加快办理,年底前新增充电桩60个。(责任单位:区发展改革局)
"""


def test_a_report_tells_until_it_comes_to_the_next_steps() -> None:
    [reading] = read(_REPORT.encode(), "报告.txt")
    assert reading.document.kind == "report"
    assert [int(target.value) for task in reading.tasks for target in task.targets] == [60]
    assert [int(claim.value or 0) for claim in reading.claims] == [25, 20, 80, 5]


_ROWS = """2025年区民生实事任务分解表
序号 | 项目名称 | 年度目标 | 责任单位 | 完成时限 | 1-6月进展 |
1 | 新建口袋公园 | 15个 | 区城管局 | 11月底 | 已建成6个,完成率40% |
2 | 适老化改造 | 300户 | 区民政局 | 12月底 | 完成210户 |
"""


def test_what_a_cell_tells_is_told_of_the_task_of_its_row() -> None:
    [reading] = read(_ROWS.encode(), "表.txt")
    assert [(claim.indicator, int(claim.value or 0)) for claim in reading.claims] == [
        ("新建口袋公园已建成", 6),
        ("新建口袋公园完成率", 40),
        ("适老化改造完成", 210),
    ]


_A_CELL_A_LINE = """2024年区政府民生实事项目推进情况
序号 |
主要任务 |
牵头单位 |
1-11月推进情况 |
是否达序 |
1 |
优化50条小巷交通组织。 |
区城管局 |
完成60%。 |
是 |
2 |
新建分类池20个。 |
区城管局 |
已建成17个。 |
是 |
"""


def test_a_cell_a_line_heads_no_column_of_strokes() -> None:
    [reading] = read(_A_CELL_A_LINE.encode(), "表.txt")
    assert [int(target.value) for task in reading.tasks for target in task.targets] == [50, 20]


def test_a_page_whose_table_looks_ahead_tells_in_its_column_of_the_half_year() -> None:
    heads, first, second = (
        ("序号", "重点任务", "年度目标", "上半年进展", "责任单位"),
        ("1", "新建农村公路", "80公里", "已完成52公里", "县交通运输局"),
        ("2", "教育提升", "新建学校3所", "开工2所", "县教体局"),
    )
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (heads, first, second))
    page = f"<html><body><h1>青河县2024年重点工作进展情况</h1><table>{rows}</table></body></html>"
    [reading] = read(page.encode(), "页.html")
    assert [[int(target.value) for target in task.targets] for task in reading.tasks] == [[80], [3]]
    assert [(claim.indicator, int(claim.value or 0)) for claim in reading.claims] == [
        ("新建农村公路已完成", 52),
        ("教育提升开工", 2),
    ]
