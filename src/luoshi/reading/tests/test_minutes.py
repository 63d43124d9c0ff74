"""Minutes: what a meeting settled item by item, and what it asks behind the last."""

from luoshi.reading.tests.test_duties import reading

MINUTES = (
    "青河县人民政府专题会议纪要\n〔2024〕第8号\n青河县人民政府办公室　　　　2024年4月9日\n"
    "关于研究校车安全有关问题的会议纪要\n"
    "4月8日上午，副县长刘宁主持召开专题会议。现将会议议定事项纪要如下：\n"
    "会议听取了县教育局的汇报。截至3月底，全县有校车86辆。\n会议明确：\n"
    "一、关于停靠点问题。由县交通运输局牵头，县公安局配合，5月20日前增设停靠点12处。\n"
    "二、关于经费问题。缺口由县财政局按季度拨付，首批300万元。县教育局要做好申报，力争争取补助不少于500万元。\n"
    "三、关于驾驶员问题。原则同意培训方案。县人社局对培训合格的驾驶员发放补贴。\n"
    "会议要求，县政府督查室要将上述事项列入督查，每月通报一次。\n出席：刘宁\n记录：王敏\n"
)


def test_each_item_that_a_meeting_settled_is_a_task_of_those_who_act_in_it():
    found = reading(MINUTES, "a.txt")
    assert found.document.title == "关于研究校车安全有关问题的会议纪要"
    assert found.document.document_number == "〔2024〕第8号"
    assert [
        (task.number, task.title, task.deadline, [(one.unit, one.role) for one in task.responsibilities])
        for task in found.tasks
    ] == [
        ("一", "关于停靠点问题", "2024-05-20", [("县交通运输局", "lead"), ("县公安局", "participant")]),
        ("二", "关于经费问题", None, [("县财政局", "lead"), ("县教育局", "lead")]),
        ("三", "关于驾驶员问题", None, [("县人社局", "lead")]),
        (None, "将上述事项列入督查", None, [("县政府督查室", "lead")]),
    ]
    assert found.tasks[2].statement.endswith("发放补贴。")
