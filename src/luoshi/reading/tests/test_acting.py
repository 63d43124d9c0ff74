"""Who acts in the prose of items that name nobody in a note."""

from luoshi.reading.findings.notes_subjects import of_sentence
from luoshi.reading.findings.units_lists import names_of
from luoshi.reading.flow import Span
from luoshi.reading.tests.test_duties import reading


def acting(*items: str) -> list[list[str]]:
    """The units of the items of a letter, those that only help in brackets."""
    numbers = "一二三四五六七八九"
    lines = [f"{number}、{item}\n" for number, item in zip(numbers, items, strict=False)]
    text = "青河县水利局关于开展水库检查的通知\n各镇人民政府：\n现将有关事项通知如下：\n" + "".join(lines)
    tasks = reading(text, "通知.txt").tasks
    assert len(tasks) == len(items)
    return [[one.unit if one.role == "lead" else f"({one.unit})" for one in task.responsibilities] for task in tasks]


def test_who_opens_the_first_sentence_leads_without_a_word_that_he_must():
    assert acting(
        "全面排查。各地综合考虑水库类型，逐座建立台账。",
        "信息录入。农业农村处负责信息汇总，6月5日前完成录入。",
        "审查阶段。4月至6月，由县水利局根据规定进行审查，提出意见。",
        "拨付资金。按程序批准后，由县财政局将补助资金发放到户。",
        "建立机制。县水利局、县应急局、各镇建立联席会议，定期会商。",
    ) == [["各地"], ["农业农村处"], ["县水利局"], ["县财政局"], ["县水利局", "县应急局", "各镇"]]


def test_a_subject_follows_a_title_that_only_a_blank_parts():
    assert acting(
        "做好宣传 县农业农村局、各镇、村应密切配合，张贴标语。", "开展调查 各镇、行政村要逐户查清，登记造册。"
    ) == [
        ["县农业农村局", "各镇", "村"],
        ["各镇", "行政村"],
    ]


def test_who_sees_to_it_behind_the_first_helps():
    assert acting(
        "开展检查。各镇人民政府要组织排查。县水利局要加强督促、检查和指导。有关部门要完善措施。",
        "强化监管。各镇人民政府要落实方案；村民委员会要协助做好工作。",
    ) == [["各镇人民政府", "(县水利局)", "(有关部门)"], ["各镇人民政府", "(村民委员会)"]]


def test_what_only_reads_like_a_body_does_not_act():
    assert acting(
        "按期移交。已建成的配套幼儿园应按规定移交，逾期收回。",
        "开展补贴。各地可根据实际发放补贴，标准自定。",
        "压实责任。强化措施，各镇作为责任主体统筹推进。",
    ) == [[], [], []]


def test_bodies_in_a_row_are_parted_at_the_word_that_joins_them():
    assert names_of("各级环境保护部门和公安机关") == ["各级环境保护部门", "公安机关"]
    assert names_of("各处室、各村居及包村工作队") == ["各处室", "各村居", "包村工作队"]
    assert names_of("各市、县级人民政府") == ["各市、县级人民政府"]
    assert names_of("各级卫生和计划生育部门") == ["各级卫生和计划生育部门"]


def test_a_region_of_a_trial_is_a_body_and_who_is_named_inside_long_prose_is_not_asked():
    assert acting("制定方案。试点地区要制定实施方案，报县政府备案。", "总结经验。试点城市要及时总结。") == [
        ["试点地区"],
        ["试点城市"],
    ]
    prose = (
        "实施大气环境管理。各镇要对照标准开展形势分析，定期公布信息，深入推进清洁能源使用，实现达标。"
        "加强污染天气应对。健全应急预案体系，各镇要及时修编预案，强化对预案实施情况的检查和评估。"
    )
    assert [task.responsibilities for task in reading(prose, "规划.txt").tasks] == [(), ()]


def test_who_acts_in_a_stage_stands_behind_its_days():
    text = (
        "青河县房屋排查工作通知\n一、落实责任\n（一）各包村工作队负责督促各村及时反馈。\n"
        "二、组织实施\n分两个阶段进行。\n第一阶段（5月22日前）由各镇组织自查，登记造册。\n"
        "第二阶段（6月20日前）由县住建局对排查表整理建档，发现问题及时反馈。\n"
    )
    tasks = reading(text, "通知.txt").tasks
    assert [[one.unit for one in task.responsibilities] for task in tasks] == [["各包村工作队"], ["各镇"], ["县住建局"]]


def test_who_is_bound_by_the_work_leads_it():
    assert acting(
        "夯实责任。各区政府是推进改造工作的责任主体，健全协调机制。",
    ) == [["各区政府"]]


def test_whose_paper_is_due_leads():
    assert acting(
        "及时反馈。各单位检查方案于7月底前报县水利局。",
        "按时反馈。各单位各部门整改落实情况于5月29日前向县水利局反馈。",
    ) == [["各单位"], ["各单位各部门"]]


def test_what_a_body_does_is_no_part_of_its_name():
    assert acting(
        "优化供应。各县（区）对住房供应不足的片区，加快许可办理。",
        "规范服务。各镇对照标准整改，县住建局根据职责分工负责督促落实。",
        "明确责任。县水利局是水库安全的主管部门，负责日常监督管理。",
    ) == [["各县（区）"], ["县住建局"], ["县水利局"]]


def test_those_with_whom_work_is_done_lead_it_only_where_they_open_it():
    assert acting(
        "扩大白名单。完善协调机制，推送项目。金融机构要强化支持，加大投放。",
        "抓好施工。施工单位应按图施工，确保质量。",
    ) == [[], ["施工单位"]]
    untitled = "充分发挥融资协调机制作用，扩大覆盖范围，严格按照规定的程序和条件标准筛选推送项目，做好问题修复。"
    assert acting(*[untitled + "银行业金融机构要加大投放。"] * 3) == [[], [], []]


def test_who_carries_out_or_looks_into_something_does_it():
    assert acting(
        "实行奖惩制。为确保工作顺利推进，区政府执行考核制度，兑现奖励。",
        "提升水平。各区调查公园内的树木，制定养护方案。",
    ) == [["区政府"], ["各区"]]


def test_who_makes_the_rules_for_it_leads_where_nobody_else_does():
    assert acting(
        "发放补贴。购买新房的给予补贴。具体实施细则由县住建局会同县财政局另行制定。",
        "落户入学。购房家庭可以落户。具体办法由县教育局负责解释。",
    ) == [["县住建局", "(县财政局)"], []]


def test_a_paragraph_behind_the_last_item_is_no_part_of_it():
    text = (
        "青河县促进消费若干措施\n一、举办展会。定期举办展会，组织企业参加。\n二、发放补贴。对购买家电的给予补贴。\n"
        "三、优化环境。规范市场秩序，畅通投诉渠道。\n{closing}\n青河县商务局\n2024年5月6日\n"
    )

    def read(closing: str) -> list[tuple[str, list[str]]]:
        tasks = reading(text.format(closing=closing), "措施.txt").tasks
        return [(task.title, [f"{one.role[0]}:{one.unit}" for one in task.responsibilities]) for task in tasks]

    items: list[tuple[str, list[str]]] = [("举办展会", []), ("发放补贴", []), ("优化环境", [])]
    assert read("各镇要切实加强组织领导，到2025年底，全县新增门店300家。") == items
    assert read("县商务局牵头会同县财政局制定相关政策的操作流程。") == [
        *items,
        ("制定相关政策的操作流程", ["l:县商务局", "p:县财政局"]),
    ]
    assert read("本措施配套工作指引由县商务局、县财政局负责制定。") == [
        *items,
        ("本措施配套工作指引", ["l:县商务局", "l:县财政局"]),
    ]


def test_a_salutation_is_no_label_and_a_label_may_run_into_a_name():
    letter = "关于印发办法的通知\n各贷款缴存人、各贷款业务承办机构：\n为扩大受益范围,经县委员会同意,请遵照执行。\n"
    assert reading(letter, "通知.txt").tasks == ()
    reply = "高中教育的建议主办单位：县教育局、河东片区管理局委员反馈：满意办复内容：学校达标，县财政局拨款。"
    (task,) = reading(reply, "提案.txt").tasks
    assert [one.unit for one in task.responsibilities] == ["县教育局", "河东片区管理局"]


def test_a_body_that_writes_speaks_of_itself():
    assert acting(
        "建设网站。目前，国办已会同县信息办起草意见，明确目标。",
        "制定标准。我局将与县质监局、县信息办等单位一起，组织制定标准。",
        "普及应用。将由县科技局牵头，抓紧研究制定措施。",
        "督促检查。检查列入考评。我局将担负督促检查的作用。",
    ) == [
        ["国办", "(县信息办)"],
        ["青河县水利局", "(县质监局)", "(县信息办)"],
        ["县科技局"],
        ["青河县水利局"],
    ]


def test_departments_in_a_row_share_the_level_ahead_of_them():
    assert names_of("省级财政、住房城乡建设部门") == ["省级财政部门", "省级住房城乡建设部门"]
    assert names_of("各级财政、税务等部门") == ["各级财政部门", "各级税务部门"]
    assert names_of("区交通委、区水务局等建设主管部门") == ["区交通委", "区水务局"]


def test_who_leads_or_takes_part_in_so_many_projects_is_asked_nothing():
    told = "省重大科技计划项目中企业牵头或参与占比超过80%"
    assert of_sentence(told, Span(0, len(told))) is None


def test_whom_the_one_who_answers_takes_along_takes_part():
    assert acting(
        "欠款问题。由县住建局负责，会同县财政局，5月底前拿出方案。",
        "供水问题。由县水利局牵头，会同县卫健局、县住建局，6月底前完成。",
    ) == [["县住建局", "(县财政局)"], ["县水利局", "(县卫健局)", "(县住建局)"]]


def test_what_a_circular_on_progress_asks_of_single_units_is_a_task_each():
    text = (
        "关于三季度重点工作完成情况的通报\n各单位：\n现将有关情况通报如下：\n一、总体情况\n投资完成86.5亿元，同比增长11.3%。\n"
        "二、下步要求\n（一）县水利局要倒排工期，10月底前完成3座水库加固任务。\n（二）各单位要于10月15日前报送报告。\n2023年10月8日\n"
    )
    assert [(task.title, task.deadline) for task in reading(text, "通报.txt").tasks] == [
        ("县水利局要倒排工期", "2023-10-31"),
        ("各单位要于10月15日前报送报告", "2023-10-15"),
    ]


def test_an_item_alone_below_its_heading_asks_where_the_items_beside_it_count_on():
    text = (
        "青河县产业方案\n一、主要任务\n（一）优化布局\n1.建设创新集聚区。完善空间布局。\n（二）提升服务\n"
        "2.提供创业空间。盘活闲置厂房。\n3.提供住宿保障。建设人才公寓。\n二、组织保障\n"
        "4.明确分工。县科技局负责统筹推进各项工作。县财政局负责资金保障。\n"
    )
    assert [(task.number, task.title) for task in reading(text, "a.txt").tasks][:3] == [
        ("1", "建设创新集聚区"),
        ("2", "提供创业空间"),
        ("3", "提供住宿保障"),
    ]
