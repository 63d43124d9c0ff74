"""What meetings, letters and told plans ask without numbering it, and what they tell beside that."""

import pytest

from luoshi.reading.findings.facts import lies_ahead
from luoshi.reading.tests.test_duties import reading

MEETING = (
    "青河县召开春季农业生产推进会\n2024年3月8日\n3月6日，青河县召开春季农业生产推进会。县委副书记李明主持会议。\n"
    "会议指出，去年以来，全县农业生产稳中向好，粮食总产量达到45.2万吨，同比增长2.1%。\n"
    "会议强调，春耕是一年之计。各乡镇要压实责任，抢抓农时，确保4月底前完成春播面积32万亩。\n"
    "会议要求，要加强农资保供，严厉打击假冒伪劣农资；要做好防灾减灾，备足应急物资。\n"
)
IN_ONE_PARAGRAPH = (
    "10月12日，全市工业经济运行调度会召开。王强指出，今年以来工业经济稳中有进，1-9月规上工业增加值增长6.3%。"
    "王强强调，要聚焦全年目标，力争四季度新增规上企业20家；要强化要素保障，帮助企业解决用工难题。\n"
)
LETTER = (
    "关于市政协四届二次会议第56号提案的答复\n刘芳委员：\n您提出的关于加强社区养老服务的提案收悉。现答复如下：\n"
    "近年来，我市已建成社区养老服务站85个。\n下一步，我局将重点做好以下工作：一是完善服务网络，今年新建社区食堂12个。"
    "二是加强人员培训，全年培训护理员600人次。三是强化资金保障，落实运营政策。\n青河市民政局\n2023年6月12日\n"
)
NEWS = (
    "青河县敲定2024年水利重点工作\n2024-03-09 12:57\n来源：青河县水利局\n3月7日，青河县水利工作会议召开。"
    "会议明确，2024年全县水利工作要以三项重点为抓手，全力推进。\n一是编制水网规划，报省市批准。\n"
    "二是做实项目，全年储备项目15个。\n三是加大执法力度，方案编制率、费用收缴率均达到100%。\n"
)
LOOKS_BACK = (
    "县住建局召开总结会\n2024年1月9日 来源：青河县住建局\n今年以来，县住建局主要做了以下工作：一是改造老旧小区15个。"
    "二是新建污水管网26公里。三是整治燃气隐患180处。\n"
)
TOLD_THEN_ISSUED = (
    "今年以来，县财政局认真贯彻落实全县经济工作会议要求，加大支出力度。主要包括以下2个方面：\n"
    "一是扩大支出规模。安排专项债务限额3.9亿元，比上年增加1亿元。\n二是优化补助政策。安排补助667万元，支持就业。\n"
    "按照全县经济工作会议部署，县财政局在落实已确定政策的基础上，将在近期陆续推出增量政策举措：\n"
    "一是加力支持化解债务，增加债务额度。\n二是叠加运用专项资金，支持收购存量房。\n三是加大对困难学生的补助力度。\n"
)
PLAN_TOLD = (
    "据青河市人民政府网站消息，《青河市住房发展三年行动计划（2025-2027年）》近日印发。\n"
    "稳需求，优化购房政策。发放购房补贴，支持多子女家庭购房，2025年新增保障房1200套。\n"
    "保交付，守住民生底线。建立项目台账，逐个项目制定方案，2025年底前完成15个项目交付。\n"
    "计划提出，建设好房子。推动绿色建筑占比达到90%以上，完善物业服务标准。\n"
)


def asked(text: str) -> list[tuple[str, list[str], list[str]]]:
    """The title, the units and the values of the targets of each task."""
    return [
        (task.title, [one.unit for one in task.responsibilities], [str(one.value) for one in task.targets])
        for task in reading(text, "新闻.txt").tasks
    ]


def told(text: str) -> list[str]:
    return [str(claim.change if claim.value is None else claim.value) for claim in reading(text, "新闻.txt").claims]


def test_each_word_of_a_meeting_that_asks_is_a_task_named_by_its_aim():
    assert asked(MEETING) == [
        ("确保4月底前完成春播面积32万亩", ["各乡镇"], ["32"]),
        ("加强农资保供", [], []),
    ]
    assert told(MEETING) == ["45.2"]


def test_a_speaker_asks_in_the_paragraph_in_which_he_told_facts():
    assert asked(IN_ONE_PARAGRAPH) == [("力争四季度新增规上企业20家", [], ["20"])]
    assert told(IN_ONE_PARAGRAPH) == ["6.3"]


@pytest.mark.parametrize(
    ("text", "values", "facts"), [(LETTER, [["12"], ["600"], []], ["85"]), (NEWS, [[], ["15"], ["100", "100"]], [])]
)
def test_a_list_in_sentences_that_is_announced_lies_ahead(text, values, facts):
    assert [figures for _, _, figures in asked(text)] == values
    assert told(text) == facts


def test_a_list_of_what_was_done_asks_nothing():
    assert asked(LOOKS_BACK) == []
    assert next(claim.indicator for claim in reading(LOOKS_BACK, "新闻.txt").claims) == "改造老旧小区"


def test_paragraphs_with_titles_of_a_plan_that_is_told_are_tasks():
    assert asked(PLAN_TOLD) == [
        ("稳需求，优化购房政策", [], ["1200"]),
        ("保交付，守住民生底线", [], ["15"]),
        ("建设好房子", [], ["90"]),
    ]
    assert told(PLAN_TOLD) == []


def test_an_item_is_set_and_the_label_below_it_tells_of_it():
    text = (
        "关于2024年重点工作推进情况的通报\n现将有关情况通报如下：\n一、年度预期目标\n(一)工业增加值增长8%。\n"
        "进展情况：1-6月，规模以上工业增加值增长6.5%。\n(二)新建公办幼儿园3所。\n进展情况：已建成1所，2所正在施工。\n"
        "(三)居民收入与经济增长同步。\n进展情况：上半年，居民人均可支配收入12800元。\n"
    )
    assert [values for _, _, values in asked(text)] == [["8"], ["3"], []]
    assert told(text) == ["6.5", "1", "2", "12800"]
    assert "新建公办幼儿园已建成" in [claim.indicator for claim in reading(text, "通报.txt").claims]


def test_an_item_beside_those_that_set_is_a_task_though_it_tells_nothing_yet():
    text = (
        "现将有关情况通报如下：\n一、任务完成情况\n1.新建泵站不少于3座。上半年，新建泵站2座。\n"
        "2.培育示范企业5家，总数达到30家。支持企业改造设备。\n"
    )
    assert [values for _, _, values in asked(text)] == [["3"], ["5", "30"]]
    assert told(text) == ["2"]


DUTIES = (
    "青河县购房补贴发放方案\n一、工作要求\n(一)强化合力。建立联动机制，压实责任。县住建局统筹政策实施、审核等工作；"
    "县财政局负责资金拨付；县审计局做好跟踪审计；县融媒体中心等部门要全力做好宣传。\n"
    "二、活动安排\n1.现场准备：资源管理处负责制作指示牌3面。\n2.技术指导：林业服务站负责安排技术人员5名。\n"
)


def test_clauses_beside_one_that_says_who_answers_are_duties_too():
    assert [(title, units) for title, units, _ in asked(DUTIES)] == [
        ("统筹政策实施、审核等工作", ["县住建局"]),
        ("资金拨付", ["县财政局"]),
        ("做好跟踪审计", ["县审计局"]),
        ("做好宣传", ["县融媒体中心"]),
        ("现场准备", ["资源管理处"]),
        ("技术指导", ["林业服务站"]),
    ]


def test_lines_over_months_are_tasks_with_their_steps():
    text = "工作任务\n时序进度\n考核要点\n办好农技培训\n3月：调研需求\n4月-6月：2期培训班开班\n已完成\n"
    text += "全年完成改厕150户\n3-5月：入户摸底\n9月:验收\n成立志愿者协会\n5月：召开大会\n保存\n提交\n"
    found = reading(text)

    assert [(task.title, [(item.number, item.text) for item in task.items]) for task in found.tasks] == [
        ("办好农技培训", [("3月", "调研需求"), ("4月-6月", "2期培训班开班")]),
        ("全年完成改厕150户", [("3-5月", "入户摸底"), ("9月", "验收")]),
        ("成立志愿者协会", [("5月", "召开大会")]),
    ]
    assert [(target.value, target.unit) for task in found.tasks for target in task.targets] == [
        (2, "期"),
        (150, "户"),
    ]
    assert found.claims == ()


def test_lines_that_are_titles_without_numbers_head_what_stands_below_them():
    measures = (
        "促进就业八条政策措施\n"
        "降低企业用工成本\n对吸纳毕业生的企业，由银行按程序批量调整稳岗贷款的利率，帮助企业减轻负担。\n"
        "向高校毕业生发放求职补贴\n毕业年度内符合条件的毕业生，可以在毕业学校领取一次性求职补贴，随申请随审核。\n"
        "优化招聘服务\n各类招聘会进校园、进社区，搭建供需对接的平台，让求职者就近选择合适的岗位。\n"
        "建设零工市场\n在交通便利的地方设置零工驿站，新建零工市场6个，提供信息登记和休息的场所。\n"
    )
    assert [(task.title, len(task.targets)) for task in reading(measures).tasks] == [
        ("降低企业用工成本", 0),
        ("向高校毕业生发放求职补贴", 0),
        ("优化招聘服务", 0),
        ("建设零工市场", 1),
    ]


def test_a_list_behind_words_that_only_hold_the_letters_of_an_ask_tells():
    text = (
        "今年以来，全县认真贯彻落实上级部署要求，持续加大力度，实现良好开局。主要有：\n"
        "一是推进项目建设。新开工项目12个，投资增长8.5%。\n"
        "二是改善人居环境。改造老旧小区7个，完成率91.5%。\n三是扩大就业。新增就业3126人。\n"
    )
    assert not reading(text, "新闻.txt").tasks


def test_what_a_month_shall_bring_is_no_task_of_its_own():
    rows = [
        "开展学习教育\n3-4月：组织生活会\n4月底前完成组织生活会\n5-12月：网络平台学习\n评定学习成绩\n已完成\n未完成\n",
        "完善积分考核\n3月：制定实施方案\n正式印发方案\n4-12月：按方案考核\n严格执行考核\n已完成\n未完成\n",
        "创建工作品牌\n3-11月：开展品牌申报\n进行评比工作\n12月：总结评比\n已完成\n未完成\n",
    ]
    text = "工作任务\n时序进度\n考核要点\n已完成\n未完成\n" + "".join(rows)
    assert [one.title for one in reading(text, "任务.txt").tasks] == ["开展学习教育", "完善积分考核", "创建工作品牌"]


def test_what_a_speech_counts_by_what_must_be_done_is_a_task_each():
    text = (
        "在全县经济工作会议上的讲话（摘要）\n同志们：\n过去一年，全县生产总值突破300亿元，增长6.5%，居全市第二位。\n"
        "做好今年工作，要重点抓好以下几个方面：\n一要坚定不移抓项目。要力争新开工亿元以上项目30个。\n"
        "二要千方百计扩消费。要办好花会，社零总额增长8%以上。\n三要全力以赴保民生。要新建学校3所。\n"
    )
    found = reading(text, "讲话.txt")
    assert (found.document.title, [(task.number, task.title, len(task.targets)) for task in found.tasks]) == (
        "在全县经济工作会议上的讲话(摘要)",
        [("一", "坚定不移抓项目", 1), ("二", "千方百计扩消费", 1), ("三", "全力以赴保民生", 1)],
    )


def test_figures_to_the_second_place_were_counted_but_money_is_planned_so():
    counted = "新增就业8.81万人，新建校舍6.25万平方米，改造教室1.76万间，建成高中71所，铺设管网75公里，惠及30万人。"
    planned = "筹措8.81亿元实施就业工程，筹措6.25亿元实施健康工程，改造教室2万间，建成高中71所，铺设管网75公里。"
    assert (lies_ahead(counted, ""), lies_ahead(planned, "")) == (False, True)


def test_a_list_that_tells_asks_nothing_and_one_of_measures_to_be_issued_may_begin_with_any_word():
    assert asked(TOLD_THEN_ISSUED) == [
        ("加力支持化解债务", [], []),
        ("叠加运用专项资金", [], []),
        ("加大对困难学生的补助力度", [], []),
    ]


#: The chapter of a report without a word of the past: its figures are exact to the last digit.
EXACT_ONLY = (
    "（六）用情办好民生实事，民生保障水平得到提升。健全就业服务。新建、改扩建学校291所，新增学位5.8万个。城镇新增就业75.7万人。"
    "197家二级以上医院开设门诊，新技术项目874项落地。149个村享受补贴。改造老旧小区1130个、危旧房2.6万户。\n"
)


def test_a_chapter_of_exact_figures_tells_without_a_word_of_the_past():
    assert asked(EXACT_ONLY) == []
    assert told(EXACT_ONLY) == ["291", "5.8", "75.7", "197", "874", "149", "1130", "2.6"]


#: An article on what a bank did, its titles worded as if they asked; loans and quotas are what it tells of.
ON_LOANS = (
    "回归本源 提升服务实体经济水平\n一、完善总量调控\n2018年以来，13次下调准备金率，释放长期贷款资金10.87万亿元。\n"
    "二、优化贷款结构\n支持小微企业贷款，5年来平均增速为25.8%，2022年6月末普惠小微贷款余额21.8万亿元。\n"
    "三、创新支持工具\n推出再贷款工具，累计发放贷款1.25万亿元，贷款额度8000亿元，授信额度3.2万亿元。\n"
)


def test_an_article_that_tells_of_loans_asks_nothing_though_its_titles_do():
    assert asked(ON_LOANS) == []


def test_what_is_counted_by_what_must_be_done_asks_however_its_items_begin():
    text = (
        "青河县召开经济形势分析会\n2024-07-26 来源：青河县融媒体中心\n会议通报，上半年实现地区生产总值97.4亿元。\n"
        "会议强调，要咬定全年目标。一要全力以赴扩投资。县发改局要用好台账，年内再开工项目18个。"
        "二要千方百计稳工业。县工信局、县经开区要紧盯增量，全年新增规上企业16家。\n"
    )
    assert asked(text) == [
        ("全力以赴扩投资", ["县发改局"], ["18"]),
        ("千方百计稳工业", ["县工信局", "县经开区"], ["16"]),
    ]


def test_a_plan_tells_how_many_live_in_a_place_before_it_asks():
    text = (
        "青河县托育服务行动计划（2024—2026年）\n2024年3月1日\n"
        "我县户籍人口8.7万人，3岁以下婴幼儿约0.9万人，现有托位612个。为补齐短板，制定本计划。\n"
        "一、行动目标\n到2026年，新增托位1100个。\n"
    )
    assert told(text) == ["8.7", "0.9", "612"]


def test_aims_below_a_line_without_a_number_are_a_task_and_what_they_start_from_a_fact():
    text = (
        "青河县关于工业倍增行动的意见\n（2025—2027年）\n各乡镇人民政府：\n总体目标\n"
        "2024年，全县规上工业营收138亿元。到2027年，营收突破280亿元。\n主要任务\n"
        "龙头培育行动　每年新增上市企业1家。（县工信局牵头，县财政局参与）\n"
        "技术改造行动　实施技改项目20项。（县工信局牵头，县发改局参与）\n青河县人民政府\n2025年2月27日\n"
    )
    assert [(title, targets) for title, _, targets in asked(text)][:1] == [("总体目标", ["280"])]
    assert told(text) == ["138"]


def test_what_each_body_must_do_and_what_sets_figures_of_its_own_is_a_task_in_the_words_of_a_meeting():
    text = (
        "青河县召开重点项目推进会\n2024-08-05 来源：青河县融媒体中心\n8月3日，青河县召开重点项目推进会。\n"
        "李明强调，要抢抓时机，全力冲刺。要抓开工，三季度新开工项目12个；要抓入规，净增规上企业20户以上。"
        "县工信局要逐一会诊，拿出赶工方案；县水利局要在8月20日前办结取水许可。\n"
        "王强要求，各乡镇要落实包联机制，做到困难不过夜。县财政局要用好引导基金，帮助企业融资。\n"
    )
    assert asked(text) == [
        ("抓开工", [], ["12"]),
        ("抓入规", [], ["20"]),
        ("逐一会诊", ["县工信局"], []),
        ("办结取水许可", ["县水利局"], []),
        ("落实包联机制", ["各乡镇"], []),
        ("用好引导基金", ["县财政局"], []),
    ]


def test_what_a_report_on_progress_requires_is_a_task_of_whoever_must_do_it():
    text = (
        "关于一季度水毁修复进展情况的通报\n各乡镇人民政府：\n今年以来，面上推进平稳。现将有关情况通报如下。\n一、总体进展\n截至3月31日，完成修复12处，完工率40%，比去年同期快6个百分点。\n"
        "二、各乡镇情况\n进度较快的：东河镇（67.5%）。\n三、下步要求\n"
        "（一）西河乡、北河镇要倒排工期、挂图作战，4月底前完工率必须赶上50%，届时仍达不到的，由县政府分管领导约谈乡镇主要负责人，并在全县范围内通报批评。\n"
        "（二）县水利局、县供电公司要主动对接，及时解决泵站用电等问题。\n（三）各乡镇要严把质量关，抽检覆盖率100%。\n"
    )
    assert asked(text) == [
        ("西河乡、北河镇要倒排工期、挂图作战", ["西河乡", "北河镇"], ["50"]),
        ("县水利局、县供电公司要主动对接", ["县水利局", "县供电公司"], []),
        ("各乡镇要严把质量关", ["各乡镇"], ["100"]),
    ]
