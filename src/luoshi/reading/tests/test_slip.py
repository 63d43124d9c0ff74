"""Slips that order one matter: what is asked, of whom and by when stand behind labels."""

import pytest

from luoshi.reading.tests.test_duties import reading

NUMBERED = (
    "督办通知单\n编号：青政督〔2024〕第15号\n承办单位：县自然资源局\n督办事项：县政府常务会议确定的划定成果应用事项\n"
    "办理要求：请于2024年7月15日前完成，并书面报县政府督查室。\n联系人：李明\n青河县人民政府督查室\n2024年6月20日\n"
)
PLAIN = (
    "青河县政府督查室交办通知\n交办事项：关于城区积水点整治，请加快推进3处积水点改造。\n牵头单位：县住建局\n配合单位：县城管局\n"
    "完成时限：8月31日前\n2024年6月20日\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NUMBERED, ("县政府常务会议确定的划定成果应用事项", [("lead", "县自然资源局")], "2024-07-15", 0)),
        (
            PLAIN,
            ("关于城区积水点整治", [("lead", "县住建局"), ("participant", "县城管局")], "2024-08-31", 1),
        ),
    ],
)
def test_the_matter_of_a_slip_is_its_one_task(text, expected):
    [task] = reading(text, "督办.txt").tasks
    units = [(one.role, one.unit) for one in task.responsibilities]
    assert (task.title, units, task.deadline, len(task.targets)) == expected
