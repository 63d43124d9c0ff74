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


def test_bodies_that_open_a_clause_act_in_it_and_who_helps_takes_part():
    text = (
        "关于秸秆综合利用专题会议的纪要\n（2024年9月23日）\n9月20日，副县长刘宁主持召开会议。纪要如下：\n"
        "1. 严格执法。县公安局依法查处露天焚烧行为，每出现1个火点，扣拨乡镇资金20万元。\n"
        "2. 强化服务。县融媒体中心每日刊播，县气象局每日发布预报。\n"
        "3. 完善方案。由县城管局根据意见修改完善，县财政局、县司法局做好审查等配合工作，8月底前报批。\n"
    )
    assert [[(one.unit, one.role) for one in task.responsibilities] for task in reading(text, "a.txt").tasks] == [
        [("县公安局", "lead")],
        [("县融媒体中心", "lead"), ("县气象局", "lead")],
        [("县城管局", "lead"), ("县财政局", "participant"), ("县司法局", "participant")],
    ]


def test_a_letter_that_answers_is_no_report_however_exact_its_figures():
    text = (
        "青河市交通运输局\n对市人大第126号建议的答复\n刘芳代表：\n您提出的建议收悉。现答复如下：\n"
        "截至去年底，全市农村公路达11326公里，等级公路比例97.4%；累计投入5.37亿元，实施安防工程873公里。\n"
        "下一步我们将重点做好三方面工作：\n第一，进一步压实管养责任。全面推行三级路长制，年底前实现专员配备率100%。\n"
        "第二，进一步做活客运。2025年底前更新客车160辆，建成服务站420个。\n"
        "第三，进一步落实资金。县局将研究制定办法，年内出台，每年安排不低于1500万元。\n青河市交通运输局\n2024年6月11日\n"
    )
    assert [(task.number, task.title, len(task.targets)) for task in reading(text, "a.txt").tasks] == [
        ("一", "进一步压实管养责任", 1),
        ("二", "进一步做活客运", 2),
        ("三", "进一步落实资金", 1),
    ]
