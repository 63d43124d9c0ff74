"""What news and notices say shall be, and what they tell beside it."""

from luoshi.reading.tests.test_duties import reading

SET_AND_TOLD = (
    "目标任务：清淤渠道30公里，新建泵站4座，入网率达到95%。\n"
    "完成情况：清淤渠道34公里，拆除棚屋2.5万平方米，入网率达到96%。\n"
)
NEWS = (
    "青河区调高全年目标\n2024年7月8日\n记者从青河区了解到，该区计划：力争生产总值增长8%以上（调增1个百分点）；新进企业12家（调增2家）。\n"
    "围绕增调目标，下半年，该区再引进项目6个，比目标任务增加2个。\n"
)
DONE = (
    "青河县水利局实事项目公示\n我局承办的年度目标任务为：新增通水人口8200人，截至10月底，已完成年度任务。\n"
    "我县2024年计划新建水厂3处。所有项目自5月起相继开工，截至10月底已完工，完成投资930万元。\n"
)
ISSUED = (
    "青河区打造蔬菜基地\n本网讯 日前，青河区印发《青河区蔬菜基地建设三年行动方案》，实施蔬菜提质工程。"
    "力争到2026年，产值达到9亿元。\n"
    "根据方案，青河区将用3年时间，建设蔬菜基地7个，培育龙头企业2家。\n"
)


ROWS = (
    "青河县2024年一季度实事进展情况表\n项目 目标任务 完成进度\n"
    "一、就业行动(2项) *1.开发公益岗位540个 完成838个,完成率155.2%\n"
    "2.其中,新增技能人才4000人 完成736人,完成率18.4%\n"
    "二、养老行动\n*1.新增食堂不少于6个 完成1个\n2.新设护理院2所 无任务\n"
)
AIMS_INSIDE = (
    "县政府印发实施意见\n本网讯 日前,县政府发布《实施意见》提出,"
    "今年的主要目标是:粮食面积稳定在40万亩以上,粮食产量保持在12万吨以上。"
    "未来五年的目标是:农业基础更加稳固,打造产业强镇10个。\n"
)


def promised(text: str) -> list[list[tuple[str, str]]]:
    """The value and unit of each target, by task."""
    return [[(str(one.value), one.unit) for one in task.targets] for task in reading(text, "新闻.txt").tasks]


def told(text: str) -> list[tuple[str, str | None]]:
    return [(str(claim.value), claim.unit) for claim in reading(text, "新闻.txt").claims]


def test_a_label_parts_what_is_set_from_what_was_done():
    assert promised(SET_AND_TOLD) == [[("30", "公里"), ("4", "座"), ("95", "%")]]
    assert told(SET_AND_TOLD) == [("34", "公里"), ("2.5", "万平方米"), ("96", "%")]


def test_news_of_plans_promise_and_by_how_much_a_target_was_moved_is_none():
    assert promised(NEWS) == [[("8", "%"), ("12", "家")], [("6", "个")]]
    assert told(NEWS) == []


def test_what_a_notice_planned_ends_where_it_tells_how_far_it_is():
    assert promised(DONE) == [[("8200", "人")], [("3", "处")]]
    assert told(DONE) == [("930", "万元")]


def test_news_of_a_plan_that_was_issued_are_one_task():
    assert promised(ISSUED) == [[("9", "亿元"), ("7", "个"), ("2", "家")]]


def test_rows_that_lost_their_strokes_set_and_tell():
    found = reading(ROWS, "进展.txt")
    assert [(task.number, task.title) for task in found.tasks] == [
        ("1", "开发公益岗位540个"),
        ("2", "新增技能人才4000人"),
        ("1", "新增食堂不少于6个"),
        ("2", "新设护理院2所"),
    ]
    assert promised(ROWS) == [[("540", "个")], [("4000", "人")], [("6", "个")], [("2", "所")]]
    assert told(ROWS) == [("838", "个"), ("155.2", "%"), ("736", "人"), ("18.4", "%"), ("1", "个")]


def test_aims_behind_other_words_of_a_line_are_a_task_each():
    found = reading(AIMS_INSIDE, "新闻.txt")
    assert [task.title for task in found.tasks] == ["今年的主要目标", "未来五年的目标"]
    assert promised(AIMS_INSIDE) == [[("40", "万亩"), ("12", "万吨")], [("10", "个")]]


def test_what_a_review_says_of_being_there_by_a_year_that_it_tells_of_is_past():
    sure = "全县粮食累计达到12.5万吨，同比增长3.2%，工业产值首次突破30亿元，圆满完成任务。\n"
    until = "到2015年，全县建成水厂8处。到2015年，建成泵站6座。\n"
    assert promised("青河县五年回顾\n" + sure + until) == [[("8", "处")], [("6", "座")]]
    assert promised("青河县五年回顾\n" + sure + "2015年，新建道路3公里。\n" + until) == []


def test_works_that_are_promised_to_the_people_set_figures_though_many_of_them_grant_something():
    text = (
        "今年再办好5件民生实事。一是对新生儿参保给予全额补助。二是招募志愿者300名。三是发放辅助器具补贴40人。"
        "四是建立丧葬补助制度。五是为住宅加装电梯60部，给予奖补。\n"
    )
    assert promised(text) == [[], [("300", "名")], [("40", "人")], [], [("60", "部")]]


AIMS = ["地区生产总值增长6%左右", "工业增加值增长7.5%", "城镇新增就业1.2万人以上"]


def test_a_paper_that_does_nothing_but_set_aims_is_one_task_or_a_task_for_each_item():
    together = "青河区2025年经济社会发展主要预期目标\n" + "；".join(AIMS) + "。\n"
    assert promised(together) == [[("6", "%"), ("7.5", "%"), ("1.2", "万人")]]
    assert told(together) == []
    apart = "2025年主要目标任务\n" + "".join(f"{n}.{aim}\n" for n, aim in enumerate(AIMS, 1))
    assert promised(apart) == [[("6", "%")], [("7.5", "%")], [("1.2", "万人")]]


def test_works_whose_units_are_named_set_what_stands_before_how_far_they_are():
    report = "2021年全县民生实事办理情况\n"
    behind = (
        "1.新建幼儿园3所。目前，已完成投资420万元。责任单位：县教育局\n2.改造小区8个。已完工5个。责任单位：县住建局\n"
    )
    labelled = (
        "一、新建幼儿园3所\n责任单位：县教育局\n进展情况：完成投资420万元。\n"
        "二、改造小区8个\n责任单位：县住建局\n进展情况：已完工5个。\n"
    )
    for text in (behind, labelled):
        assert promised(report + text) == [[("3", "所")], [("8", "个")]]
        assert told(report + text) == [("420", "万元"), ("5", "个")]
