"""What a letter asks by a day, under no number."""

from luoshi.reading.tests.test_duties import reading

LETTER = "青河县水利局关于开展水库核查的通知\n各镇人民政府：\n为落实县政府部署，{asks}\n青河县水利局\n2023年5月6日\n"


def due(asks: str) -> list[tuple[str, str | None, list[str]]]:
    """The title, day and units of what a letter asks."""
    tasks = reading(LETTER.format(asks=asks), "通知.txt").tasks
    return [(task.title, task.deadline, [one.unit for one in task.responsibilities]) for task in tasks]


def test_who_must_hand_in_something_by_a_day_has_a_task():
    assert due("现开展核查。\n请各镇按照要求，立即组织核查，务必于5月18日中午12点前报县水利局。") == [
        ("立即组织核查", "2023-05-18", ["各镇"])
    ]
    assert due("请各包片科室组织各村做好排查工作，于5月30日前将排查表报送至县水利局。") == [
        ("组织各村做好排查工作", "2023-05-30", ["各包片科室"])
    ]


def test_a_sentence_that_names_nobody_is_of_those_who_were_addressed_before_it():
    assert due("各镇要严肃查处问责。整改落实和查处问责情况于5月20日前反馈县效能办。") == [
        ("整改落实和查处问责情况于5月20日前反馈县效能办", "2023-05-20", ["各镇"])
    ]


def test_it_stands_behind_the_last_item_and_its_note_too():
    text = (
        "青河县2020年营商环境工作方案\n一、精简审批。压减环节。(县审批局负责)\n二、兑现政策。集中公布。(各镇、各部门负责)\n"
        "各镇、各部门要认真落实方案提出的各项任务和要求，围绕市场主体需求推出更多务实管用的改革举措，相关落实情况年底前报县政府。\n"
    )
    tasks = reading(text, "方案.txt").tasks
    assert [(task.title, task.deadline) for task in tasks] == [
        ("精简审批", None),
        ("兑现政策", None),
        ("相关落实情况年底前报县政府", "2020-12-31"),
    ]


def test_what_is_handed_in_every_year_or_by_nobody_by_name_is_none():
    assert due("各镇于每年2月底前报送名单。") == []
    assert due("请认真落实，牵头单位应于5月底前将落实情况报送县效能办。") == []
