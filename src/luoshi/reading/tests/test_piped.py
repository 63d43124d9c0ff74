"""Tables whose cells a text parts by strokes: each row is read once, and spanned cells hold for every row."""

from luoshi.reading import read
from luoshi.reading.tests.test_tables import rows


def test_a_text_with_strokes_is_one_table_and_no_running_text():
    text = (
        "索引号 | 0001 | 公开方式 | 主动公开 |\n青河县2024年民生实事进展\n"
        "序号 | 项目内容 | 进展情况 | 责任单位 | 责任人 |\n"
        "1 | 新建水厂2座。 | 已完成1座。 | 县水利局 | 张三 |\n"
        "2 | 改造学校4所。 | 正在施工。 | 县教育局 | 李四 |\n"
    )

    assert rows(text, "表.txt") == [
        ("1", None, "新建水厂2座", ["县水利局"], []),
        ("2", None, "改造学校4所", ["县教育局"], []),
    ]


def test_cells_that_span_rows_hold_for_the_shorter_rows_below():
    text = (
        "青河县2024年民生实事\n序号 | 项目内容 | 进展情况 | 责任单位 |\n"
        "1 | 新建水厂2座。 | 已完成1座。 | 县水利局 |\n"
        "修复旧渠道12公里。 | 已完成8公里。 | ||\n"
        "2 | 改造学校4所。 | 正在施工。 | 县教育局 |\n"
    )

    assert rows(text, "表.txt") == [
        ("1", None, "新建水厂2座", ["县水利局"], []),
        ("1", None, "修复旧渠道12公里", ["县水利局"], []),
        ("2", None, "改造学校4所", ["县教育局"], []),
    ]


def test_a_cell_that_is_lacking_moves_no_other():
    text = (
        "青河县2024年公开工作台账 |\n序号 | 工作任务 | 细化分工 | 责任单位 | 完成时限 | 备注 |\n"
        "1 | 公开预算 | 按月更新 | 县财政局 | 2024年8月前 |\n|\n"
        "2 | 清理旧文件 | 县司法局 | 2024年10月前 |\n|\n"
    )

    [reading] = read(text.encode(), "表.txt")
    assert [(one.title, one.responsibilities[0].unit, one.deadline) for one in reading.tasks] == [
        ("公开预算", "县财政局", "2024-08-31"),
        ("清理旧文件", "县司法局", "2024-10-31"),
    ]


def test_the_first_column_is_what_is_done_where_others_say_who_and_by_when():
    text = "青河镇2024年整治安排\n整治行业 | 时间安排 | 责任单位 |\n渔船 | 1月份 | 渔政站 |\n网吧 | 2月份 | 文化站 |\n"

    [reading] = read(text.encode(), "表.txt")
    assert [(one.title, one.deadline) for one in reading.tasks] == [("渔船", "2024-01-31"), ("网吧", "2024-02-29")]


def test_a_heading_of_two_rows_parts_one_of_its_cells():
    text = (
        "青河县2024年任务表\n序号 | 重点任务 | 责任分工 | 备注\n| | 牵头单位 | 配合单位 |\n"
        "1 | 新建水厂2座 | 县水利局 | 县财政局 |\n2 | 改造学校4所 | 县教育局 | |\n"
    )
    short = text.replace("| | 牵头单位 | 配合单位 |", "牵头单位 | 配合单位 |")

    expected = [("1", None, "新建水厂2座", ["县水利局"], ["县财政局"]), ("2", None, "改造学校4所", ["县教育局"], [])]
    assert rows(text.replace(" | 备注", " |"), "表.txt") == expected
    assert rows(short, "表.txt") == expected
