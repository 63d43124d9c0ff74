"""Lists whose items stand below lines that only name who does them."""

from luoshi.reading.tests.test_duties import tasks

LIST = (
    "附件1\n青河县秋季植树行动部门任务清单\n\n县林业局\n1.栽植苗木3万株。\n2.完成苗圃改造，更新苗床20亩。\n"
    "县水利局（县财政局配合）\n3.修复水渠6公里。\n县教育局　县妇联\n4.组织志愿服务8场。\n"
    "县融媒体中心牵头，各乡镇参与\n5.开设专栏，刊播稿件30篇。\n\n备注：去年同期栽植苗木2万株。各单位10月8日前报送方案。\n"
)


def test_items_below_lines_that_only_name_units_are_tasks_of_these():
    assert tasks(LIST) == [
        ("1", None, "栽植苗木3万株", ["县林业局"], []),
        ("2", None, "完成苗圃改造，更新苗床20亩", ["县林业局"], []),
        ("3", None, "修复水渠6公里", ["县水利局"], ["县财政局"]),
        ("4", None, "组织志愿服务8场", ["县教育局", "县妇联"], []),
        ("5", None, "开设专栏，刊播稿件30篇", ["县融媒体中心"], ["各乡镇"]),
    ]


def test_a_line_of_a_unit_over_but_a_later_item_parts_no_list():
    text = "青河县秋季植树任务清单\n1.栽植苗木3万株。\n县水利局\n2.修复水渠6公里。\n县妇联\n3.组织志愿服务8场。\n"
    assert tasks(text) == []
