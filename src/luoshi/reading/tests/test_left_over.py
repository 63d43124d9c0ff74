"""What is left of something, aims that a paper calls its general demands, and the offices of towns."""

from luoshi.reading.findings.units_lists import names_of
from luoshi.reading.tests.test_duties import reading, tasks

PLAN = (
    "青河县水利局2024年工作要点\n"
    "2024年全县水利工作的总体要求是：守底线、强管护，全年完成投资2.6亿元，供水普及率提高到92.5%。\n"
    "一、抓好防汛\n1.加快水毁修复。去年洪水造成的31处水毁工程，已修复19处，剩余12处5月底前全部完工。（工程股、各乡镇水管站）\n"
    "2.开展培训活动，每月集中学习1次。（办公室、机关党总支）\n"
    "3.管好水费，收缴率达到95%。（供水股）\n"
)


def test_what_is_left_is_still_to_be_done_and_the_general_demands_are_aims():
    assert [
        (one.title, [(target.indicator, str(target.value)) for target in one.targets]) for one in reading(PLAN).tasks
    ] == [
        ("2024年全县水利工作的总体要求", [("投资", "2.6"), ("供水普及率", "92.5")]),
        ("加快水毁修复", [("剩余水毁工程", "12")]),
        ("开展培训活动，每月集中学习1次", [("每月集中学习", "1")]),
        ("管好水费，收缴率达到95%", [("收缴率", "95")]),
    ]


def test_units_inside_a_bureau_and_its_party_branch_answer_for_tasks():
    assert [leads for *_, leads, _ in tasks(PLAN)] == [
        [],
        ["工程股", "各乡镇水管站"],
        ["办公室", "机关党总支"],
        ["供水股"],
    ]


def test_the_offices_of_all_towns_are_one_name():
    assert names_of("养老股、各乡镇民政办、各有关镇财政所") == ["养老股", "各乡镇民政办", "各有关镇财政所"]
    assert names_of("各乡镇财政局") == ["各乡镇", "财政局"]
