"""Who leads and who takes part, told ahead of the work or on a line below it."""

import pytest

from luoshi.reading import read
from luoshi.reading.findings.notes_rules import rules_of


def who(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Title, leads and participants of every task."""
    return [
        (
            task.title,
            [each.unit for each in task.responsibilities if each.role == "lead"],
            [each.unit for each in task.responsibilities if each.role == "participant"],
        )
        for reading in read(text.encode(), "文.txt")
        for task in reading.tasks
    ]


TEAMS = """青河县防汛应急预案（节选）
三、现场工作组
（1）综合组。县应急局牵头，县水利局、事发地乡镇参加，负责汇总信息。
（2）转移组：由县民政局牵头，县教育局（提供学校场所）、县红十字会配合。低洼处先行转移。
（3）电力组：县发改局（牵头）、县供电公司。抢修线路。
（4）追责组。由县公安局负责，县林业局协助，查明原因。
"""


def test_teams_are_named_ahead_of_their_work() -> None:
    """甲牵头,乙参加,负责… where several items say so; what a body gives stands beside its name."""
    assert who(TEAMS) == [
        ("综合组", ["县应急局"], ["县水利局", "事发地乡镇"]),
        ("转移组", ["县民政局"], ["县教育局", "县红十字会"]),
        ("电力组", ["县发改局"], ["县供电公司"]),
        ("追责组", ["县公安局"], ["县林业局"]),
    ]


BELOW = """青河县2026年教育工作要点
（排名第一的单位牵头）
一、学前教育
1. 扩大学位。新增公办学位900个。
   【县教育局、县财政局】
2. 落实资助政策。做到应助尽助。
   【县财政局】
二、普通高中
3. 改善办学条件。完成教学楼封顶。
   【县一中、县教育局】
"""


def test_units_stand_in_brackets_on_lines_of_their_own() -> None:
    """Several lists below the items name their units; a school by its number is one."""
    assert who(BELOW) == [
        ("扩大学位", ["县教育局"], ["县财政局"]),
        ("落实资助政策", ["县财政局"], []),
        ("改善办学条件", ["县一中"], ["县教育局"]),
    ]


@pytest.mark.parametrize("remark", ["责任单位中列第一位的牵头，其余配合", "排首位单位牵头", "列首位者为牵头单位"])
def test_the_first_leads_in_whatever_words(remark: str) -> None:
    assert rules_of(remark).first_leads
