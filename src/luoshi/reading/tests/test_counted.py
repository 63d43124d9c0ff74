"""Numbered items that name nobody are tasks where they ask: counted on through chapters, or side by side in a list."""

from luoshi.reading.tests.test_duties import reading, tasks

MEASURES = """青河县2024年促进消费若干措施
现结合我县实际，提出以下措施。
一、增收促进行动
（一）促进工资增长。
1.调整全县最低工资标准。对困难企业给予指导。
2.对就业困难人员，按规定给予补贴。
（二）发展农业。
3.2024年培育家庭农场50家。
二、消费保障行动
（三）办好展会。
4.举办展销会3次。
5.推动老街改造，增加停车位。
"""


def titles(text: str) -> list[tuple[str | None, str]]:
    return [(task.number, task.title) for task in reading(text).tasks]


def test_what_is_counted_on_from_chapter_to_chapter_are_the_tasks():
    assert titles(MEASURES) == [
        ("1", "调整全县最低工资标准"),
        ("2", "对就业困难人员，按规定给予补贴"),
        ("3", "2024年培育家庭农场50家"),
        ("4", "举办展销会3次"),
        ("5", "推动老街改造，增加停车位"),
    ]


def test_an_excerpt_is_counted_through_from_any_number_on():
    excerpt = (
        "(四)加强生育保障\n6.扩大保障覆盖面。将农民工纳入保障范围。\n7.提高待遇水平。推行津贴直接发放。\n"
        "(五)扩大学位供给\n8.适应人口变化趋势，实施扩优提质行动，加快建设标准化学校。办好乡村小学。\n9.实行长幼随学，指导各校制定办法。\n"
    )
    assert titles(excerpt) == [
        ("6", "扩大保障覆盖面"),
        ("7", "提高待遇水平"),
        ("8", "适应人口变化趋势，实施扩优提质行动，加快建设标准化学校"),
        ("9", "实行长幼随学，指导各校制定办法"),
    ]


def test_a_chapter_on_securing_does_not_hide_the_other_chapters_of_a_plan_that_names_nobody():
    text = (
        "一、就业行动\n（一）拓宽门路。开发岗位。\n（二）提高工资。落实标准。\n"
        "二、生活保障行动\n（三）加强养老服务。建好食堂。\n（四）做好救助。及时发放。"
    )
    assert [number for number, _ in titles(text)] == ["一", "二", "三", "四"]


def test_a_list_of_what_must_be_done():
    text = "青河镇护林工作具体要求\n1.护林员每周需要巡山至少2次。\n2.村干部应当每月检查1次。\n3.发现火情必须立即上报。"
    assert [number for number, _ in titles(text)] == ["1", "2", "3"]


def test_a_list_that_tells_what_was_done_or_what_holds_asks_nothing():
    text = "青河镇基本情况\n1.全镇有林地3万亩。\n2.去年收入增长5%。\n3.辖12个村。"
    assert titles(text) == []


def test_a_unit_that_is_named_by_the_way_takes_no_item_from_the_others():
    text = (
        "青河县规范执法实施意见\n一、总体要求\n（一）基本原则。坚持公开。\n（二）强化事前公开。完善清单。\n二、主要任务\n"
        "（三）完善文字记录。规范文书，由县司法局负责指导。\n（四）严格记录归档。健全制度。\n（五）推进信息共享。打通数据。\n"
    )
    assert [(number, leads) for number, _, _, leads, _ in tasks(text)] == [
        ("二", []),
        ("三", ["县司法局"]),
        ("四", []),
        ("五", []),
    ]
