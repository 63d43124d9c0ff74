"""Repairs: what was lost is told beside the text, which stays as it is."""

from luoshi.reading import read
from luoshi.reading.repair import LOST_STOP

TEXT = (
    "白塔县2024年重点工作\n一、重点\n1.加快老旧小区改造提升积极争取资金，改造小区5个。（牵头单位：县住建局、财政局）\n"
    "2.办好教育。新建学校2所。（牵头单位：教育局）\n3.办好医疗。（牵头单位：县卫健局）\n"
)


def test_lost_levels_and_stops_are_told_in_reading_order():
    [found] = read(TEXT.encode(), "计划.txt")
    assert [(TEXT[: one.span.start][-2:], one.found, one.restored, one.why) for one in found.repairs] == [
        ("提升", "", "。", LOST_STOP),
        ("局、", "财政局", "县财政局", "县 was lost"),
        ("位：", "教育局", "县教育局", "县 was lost"),
    ]
    assert [task.title for task in found.tasks] == ["加快老旧小区改造提升", "办好教育", "办好医疗"]


def test_a_text_that_lost_nothing_needs_no_repair():
    [found] = read("1.修路。（县交通局负责）\n".encode(), "计划.txt")
    assert found.repairs == ()
