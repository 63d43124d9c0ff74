"""Chapters that stand alone and ask in their prose, whatever they are called."""

from luoshi.reading.tests.test_duties import reading

AHEAD = (
    "（二）锚定工业强县，做强做优实体经济。\n"
    "深入实施产业集群培育行动。绘制强链补链图谱，组织产业链对接活动20场以上，工业增加值增长6%左右。支持各镇发展特色产业，着力培育3个产业集群。\n"
    "推进传统产业转型增效。加快智改数转，新增智能工厂8家。开展技术改造，滚动推进30个重点项目，稳住主要产品市场份额。\n"
)
BACK = (
    "（二）锚定工业强县，实体经济稳步壮大。\n"
    "深入实施产业集群培育行动。组织产业链对接活动23场，工业增加值增长6.4%，居全市第2位，3个产业集群获批省级试点，成效首次进入全省前列。\n"
    "推进传统产业转型增效。加快智改数转，新增智能工厂8家，入选省级名单2家，技术改造投资增长13.3%，重点项目顺利投产。\n"
)
ONE_PARAGRAPH = (
    "（六）全心全意办好民生实事。实施就业优先行动，新增城镇就业3000人。健全社会保障体系，提高低保标准。"
    "推进学校建设，新增学位600个。办好群众体育活动，改造老旧场地。\n"
)


def found(text: str) -> list[tuple[str, int]]:
    return [(task.title, len(task.targets)) for task in reading(text, "报告.txt").tasks]


def test_paragraphs_with_titles_are_tasks_under_a_heading_that_need_not_ask():
    assert found(AHEAD) == [("深入实施产业集群培育行动", 3), ("推进传统产业转型增效", 2)]


def test_the_same_chapter_told_holds_none():
    assert found(BACK) == []


def test_a_chapter_of_one_paragraph_is_a_task_where_its_sentences_ask():
    assert found(ONE_PARAGRAPH) == [("全心全意办好民生实事", 2)]


def test_a_text_that_cites_the_central_conference_is_no_news():
    letter = (
        "各县区财政局：\n为落实中央经济工作会议要求，现就有关要求通知如下：\n"
        "一、加快拨付。抓紧拨付资金。\n二、加强监督。定期通报。\n"
    )
    assert reading(letter, "通知.txt").document.kind != "news"


def test_attachments_behind_a_notice_on_one_line_are_none_of_its_items():
    text = (
        "关于整改2015年度考评问题的通知 各单位：现将有关整改事项通知如下：一、坚持问题导向。各单位要分析原因，"
        "明确时限和责任人。二、强化问责问效。各单位要倒查责任，通报不力的。三、严格反馈时限。各单位整改情况于5月29日前报县效能办。"
        " 附件：1.指标最低值情况一览表2.评议分值情况一览表3.存在问题一览表 县政府办公室 2016年5月24日\n"
    )
    found = reading(text, "通知.txt")
    assert [task.title for task in found.tasks] == ["坚持问题导向", "强化问责问效", "严格反馈时限"]
    assert [one.why for one in found.left_out] == ["attachment"] * 3


def test_the_numbered_steps_of_a_stage_are_its_tasks_and_a_stage_without_them_is_one():
    text = (
        "县粮食库存检查工作方案\n三、工作要求\n（一）准备阶段（4月10日前）\n1.制定检查方案。细化具体安排。\n2.做好人员培训。可现场演练。\n"
        "（二）自查阶段（4月15日前）。各企业要认真自查。\n（三）汇总阶段（5月15日前）。县发改局要汇总报告。\n"
    )
    assert [task.title.split("（")[0] for task in reading(text, "方案.txt").tasks] == [
        "制定检查方案",
        "做好人员培训",
        "自查阶段",
        "汇总阶段",
    ]


def test_items_counted_in_brackets_are_whole_where_few_of_them_have_parts():
    titles = ("加强县城建设", "控制建设密度", "限制建筑高度", "推行绿色建筑", "保护历史文化", "营造公共环境")
    text = "县城绿色建设意见\n" + "".join(
        f"（{number}）{title}。新建建筑要达到基本要求。鼓励发展星级绿色建筑。加快推行节能标准，加强设计施工和运行管理，提高绿色建筑比例。"
        "推行装配式新型建造方式。提升能源使用效率，大力发展适应当地资源禀赋和需求的可再生能源，推广绿色建材。\n"
        if title == "推行绿色建筑"
        else f"（{number}）{title}。要统筹发展与安全，明确底线。\n"
        for number, title in zip("一二三四五六", titles, strict=True)
    )
    assert [task.title for task in reading(text, "意见.txt").tasks] == list(titles)


def test_what_is_asked_may_stand_behind_what_it_is_done_by():
    text = (
        "三、主要任务\n1.提高防洪能力。完成60公里堤防改造。\n2.以“三水行动”为抓手，持续治理河湖。实施60公里河道整治。\n"
        "3.推进污水治理。推进3万户处理工程。\n"
    )
    assert [task.title for task in reading(text, "规划.txt").tasks] == [
        "提高防洪能力",
        "以“三水行动”为抓手，持续治理河湖",
        "推进污水治理",
    ]


def test_items_that_set_figures_under_titles_that_do_not_ask_are_tasks_though_one_has_a_list():
    text = (
        "2.农村饮水。全县三年计划建设水厂6座，总投资1.2亿元。\n3.特色产业。油茶面积达到9万亩，蜂箱8000箱。\n"
        "4.危桥改造。2026年，完成危桥改造15座。\n5.乡村医疗。一是降低看病负担。门诊报销比例提高到90%以上。"
        "二是提升服务质量。每年组织不少于10名医生到乡镇服务。\n"
    )
    assert found(text) == [("农村饮水", 1), ("特色产业", 2), ("危桥改造", 1), ("乡村医疗", 1)]


def test_an_item_of_a_report_that_sets_figures_beside_items_that_ask_is_a_task() -> None:
    text = (
        "县农业农村局2023年工作总结和2024年工作计划\n一、2023年工作完成情况\n1.生产稳步发展。粮食总产46.2万吨，同比增长1.8%。\n"
        "二、2024年工作计划\n1.稳产保供。粮食面积稳定在75万亩，总产达到46万吨以上。\n"
        "2.产业兴农。新增龙头企业5家。\n3.和美乡村。创建美丽乡村8个。\n"
    )
    assert found(text) == [("稳产保供", 2), ("产业兴农", 1), ("和美乡村", 1)]
