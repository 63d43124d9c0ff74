"""Notes that hold for more than the words before them, and that say by other means who answers."""

from luoshi.reading import read

PLAN = "青河县2024年重点工作任务分工方案\n"


def named(text: str) -> list[tuple[str | None, str, list[str]]]:
    """Number, title and units of each task; who takes part in brackets."""
    [reading] = read((PLAN + text).encode(), "方案.txt")
    return [
        (
            one.number,
            one.title,
            [each.unit if each.role == "lead" else f"({each.unit})" for each in one.responsibilities],
        )
        for one in reading.tasks
    ]


def test_a_closing_note_names_items_by_their_numbers_through_all_chapters():
    text = (
        "一、强基础\n1.改造水厂。完成2座。\n2.整治河道。清淤8公里。\n二、惠民生\n3.扩建学校。新增学位300个。\n"
        "第1至2项由县水利局负责;第3项由县教育局负责。\n"
    )

    assert named(text) == [
        ("1", "改造水厂", ["县水利局"]),
        ("2", "整治河道", ["县水利局"]),
        ("3", "扩建学校", ["县教育局"]),
    ]


def test_who_supports_another_may_stand_first():
    assert named("1.整治河道。清淤8公里。(县财政局配合县水利局)\n") == [
        ("1", "整治河道", ["(县财政局)", "县水利局"]),
    ]


def test_units_stand_bare_behind_the_last_sentence_where_several_items_end_so():
    text = "1.改造水厂。完成2座。县水利局\n2.扩建学校。新增学位300个。县教育局、县财政局\n3.修路。修9公里。县交通局\n"

    assert [units for _, _, units in named(text)] == [["县水利局"], ["县教育局", "县财政局"], ["县交通局"]]


def test_a_heading_over_its_tasks_may_count_them():
    assert named("一、县水利局(2项)\n1.改造水厂。完成2座。\n2.整治河道。清淤8公里。\n") == [
        ("1", "改造水厂", ["县水利局"]),
        ("2", "整治河道", ["县水利局"]),
    ]


def test_a_blank_inside_a_short_title_ends_it_not():
    assert [title for _, title, _ in named("1.深入整治 河道行动。清淤8公里。(县水利局负责)\n")] == ["深入整治河道行动"]


def test_a_condition_inside_a_measure_is_no_task_and_its_note_is_the_measure_s():
    text = "一、放宽许可\n须满足以下条件:\n1.按期开工。\n2.未停工。(县住建局负责)\n二、顺延\n顺延三个月。(县住建局负责)"

    assert [(number, units) for number, _, units in named(text)] == [("一", ["县住建局"]), ("二", ["县住建局"])]


def test_a_person_behind_a_label_ends_the_units_before_it():
    assert named("1.改造水厂。 责任单位:县水利局 项目责任人:王军 配合单位:县财政局\n") == [
        ("1", "改造水厂", ["县水利局", "(县财政局)"]),
    ]


def test_places_in_a_list_share_no_part_of_a_word():
    assert named("1.办好会展。(开发区、东湖新城管委会负责)\n2.引进人才。(责任单位:青河市、经济和信息化局)\n") == [
        ("1", "办好会展", ["开发区管委会", "东湖新城管委会"]),
        ("2", "引进人才", ["青河市", "县经济和信息化局"]),
    ]


def test_a_unit_that_stands_once_in_a_flattened_table_holds_for_the_rows_below():
    text = "序号\n项目内容\n牵头单位\n落实情况\n1\n新建水厂2座\n县水利局\n已开工。\n2\n修复渠道9公里\n正在招标。\n"

    assert [(number, title, units) for number, title, units in named(text)] == [
        ("1", "新建水厂2座", ["县水利局"]),
        ("2", "修复渠道9公里", ["县水利局"]),
    ]


def test_chapters_beside_chapters_that_are_tasks_are_tasks_whatever_they_count_below():
    text = (
        "一、改造水厂\n完成2座。(责任单位:县水利局)\n二、扩建学校\n(一)新增学位300个。\n(二)配齐教师。(责任单位:县教育局)\n"
        "三、修好道路\n修9公里。(责任单位:县交通局)\n"
    )

    assert named(text) == [
        ("一", "改造水厂", ["县水利局"]),
        ("二", "扩建学校", ["县教育局"]),
        ("三", "修好道路", ["县交通局"]),
    ]


def test_notes_that_only_close_chapters_hold_for_all_items_above():
    text = "".join(
        f"{number}、{chapter}\n1、{first}。按期完成。\n2、{last}。按期完成。责任单位:{unit}\n"
        for number, chapter, first, last, unit in (
            ("一", "强基础", "改造水厂", "整治河道", "县水利局"),
            ("二", "惠民生", "扩建学校", "招录教师", "县教育局"),
            ("三", "畅交通", "修好道路", "建好车站", "县交通局"),
        )
    )

    assert [(title, units) for _, title, units in named(text)] == [
        ("改造水厂", ["县水利局"]),
        ("整治河道", ["县水利局"]),
        ("扩建学校", ["县教育局"]),
        ("招录教师", ["县教育局"]),
        ("修好道路", ["县交通局"]),
        ("建好车站", ["县交通局"]),
    ]


def test_what_says_how_long_a_paper_holds_is_no_task_beside_tasks():
    text = (
        "一、改造水厂。完成2座。(县水利局牵头)\n二、扩建学校。新增学位。(县教育局牵头)\n三、本措施自印发之日起施行。\n"
    )

    assert [title for _, title, _ in named(text)] == ["改造水厂", "扩建学校"]


def test_the_first_sentence_of_an_item_without_a_note_says_who_must_act_in_a_chapter_without_notes():
    text = (
        "一、主要任务\n(一)改造水厂。完成2座。(县水利局牵头)\n二、工作要求\n(一)加强领导。各县市人民政府要定方案。\n"
        "(二)加强督查。各部门要定期上报。\n"
    )

    assert [(title, units) for _, title, units in named(text)] == [
        ("改造水厂", ["县水利局"]),
        ("加强领导", ["各县市人民政府"]),
        ("加强督查", []),
    ]


def test_who_must_help_another_supports_it():
    text = "各处:\n现就有关事项通知如下:\n一、整治交通。派出所、综合执法大队要配合交通与建设处开展整治。\n"
    text += "二、清查车辆。请各村务必上门清查。\n"

    assert [(title, units) for _, title, units in named(text)] == [
        ("整治交通", ["(派出所)", "(县综合执法大队)", "交通与建设处"]),
        ("清查车辆", ["各村"]),
    ]


def test_a_letter_asks_of_those_who_get_the_plan_that_it_brings():
    letter = "各镇:\n现将任务分解方案印发给你们,并就有关事项通知如下:\n一、各牵头单位要于3月底前定好方案。\n"
    letter += "二、县督查室要加强督查,定期通报进展。\n青河县人民政府\n2024年1月3日\n任务分解方案\n"
    tasks = named(letter + "一、惠民生\n(一)扩建学校。新增学位300个。(县教育局牵头)\n")

    assert [(title, units) for _, title, units in tasks] == [
        ("各牵头单位要于3月底前定好方案", ["各牵头单位"]),
        ("县督查室要加强督查,定期通报进展", ["县督查室"]),
        ("扩建学校", ["县教育局"]),
    ]


def test_notes_on_lines_of_their_own_over_the_items_hold_up_to_the_next():
    text = (
        "牵头单位:县教育局\n配合单位:各镇街\n1.扩建学校。新增学位300个。\n2.改造食堂。改5个。\n"
        "牵头单位:县水利局\n3.改造水厂。完成2座。\n4.整治河道。清淤8公里。\n"
    )

    assert named(text) == [
        ("1", "扩建学校", ["县教育局", "(各镇街)"]),
        ("2", "改造食堂", ["县教育局", "(各镇街)"]),
        ("3", "改造水厂", ["县水利局"]),
        ("4", "整治河道", ["县水利局"]),
    ]


def test_a_department_that_will_act_or_acts_first_leads_where_nobody_else_is_named():
    text = "各镇:\n现将有关事项通知如下:\n一、开展检查。县教育局将组织检查组逐校检查。\n"
    text += "二、公示结果。县住建局对审核通过的名单分批公示。\n三、强化追责。对违规机构依法处理。\n"

    assert [(title, units) for _, title, units in named(text)] == [
        ("开展检查", ["县教育局"]),
        ("公示结果", ["县住建局"]),
        ("强化追责", []),
    ]


def test_an_article_of_rules_that_shares_out_duties_holds_a_task_each():
    text = "第一条 为管好专项资金,制定本办法。\n第二条 由县工信局负责项目审批,县财政局负责资金拨付。\n"
    text += "第三条 本办法由县工信局负责解释。\n"

    assert [(title, units) for _, title, units in named(text)] == [
        ("项目审批", ["县工信局"]),
        ("资金拨付", ["县财政局"]),
    ]


def test_a_remark_adds_units_to_all_tasks_in_other_words_too():
    text = "1.改造水厂。完成2座。(责任单位:县水利局。具体任务均涉及相关镇人民政府,不再做分工,下同。)\n"
    text += "2.扩建学校。新增学位300个。(责任单位:县教育局)\n"

    assert [units for _, _, units in named(text)] == [
        ["县水利局", "(相关镇人民政府)"],
        ["县教育局", "(相关镇人民政府)"],
    ]


def test_who_does_the_work_with_others_answers_where_the_text_opens_with_it():
    text = "一、主要任务\n1.改造水厂。完成2座。(县水利局牵头)\n二、保障措施\n"
    text += "县工信局会同县财政局、县水利局等部门,建立协调机制,统筹推进。\n"

    assert [units for _, _, units in named(text)] == [["县水利局"], ["县工信局", "(县财政局)", "(县水利局)"]]


def test_titles_that_state_what_shall_be_ask_beside_those_that_ask():
    text = "".join(
        f"({n}){title}。{words}\n"
        for n, title, words in (
            ("一", "加强资产清查", "组织盘点。"),
            ("二", "推进战略重组", "整合企业。"),
            ("三", "拓宽融资渠道", "搭建平台。"),
            ("四", "经营实力明显增强", "推进重组整合。"),
            ("五", "服务能力持续提升", "引进人才。"),
        )
    )

    assert [title for _, title, _ in named(text)][3:] == ["经营实力明显增强", "服务能力持续提升"]


def test_stages_are_counted_like_chapters_and_end_the_list_of_units_before_them():
    text = (
        "一、工作步骤\n第一阶段:宣传发动(3月1日—3月31日)。印发通告。责任单位:县委宣传部、县民政局,各乡镇"
        "第二阶段:全面整治(4月1日—5月31日)。清理坟墓。责任单位:县民政局、公安局,各乡镇\n"
        "第三阶段:督促检查(6月1日—6月30日)。开展督查。责任单位:县民政局,各乡镇\n"
    )

    assert named(text) == [
        ("一", "宣传发动", ["县委宣传部", "县民政局", "各乡镇"]),
        ("二", "全面整治", ["县民政局", "县公安局", "各乡镇"]),
        ("三", "督促检查", ["县民政局", "各乡镇"]),
    ]


def test_lists_of_units_in_brackets_hold_where_the_next_number_follows_on_the_same_line():
    text = (
        "三、强化保护(五)加强监测预警。立即排查原因。(县生态环境局、相关乡镇)(六)强化源头管控。停止生产活动。"
        "(县生态环境局、县农业农村局)四、落实责任(七)加强安全论证。将结果报县政府。(县水利局、青阳镇)"
    )

    assert named(text) == [
        ("五", "加强监测预警", ["县生态环境局", "相关乡镇"]),
        ("六", "强化源头管控", ["县生态环境局", "县农业农村局"]),
        ("七", "加强安全论证", ["县水利局", "青阳镇"]),
    ]


def test_rows_in_brackets_stand_under_bare_chapters_and_each_part_of_one_has_its_own_units():
    cells = (
        "序号|工作任务|主要工作内容|牵头单位|配合单位|一|减少垃圾|（一）|推动源头减量|在设计文件中增加消纳内容。|县住建局|县水利局、县\n财政局"
        "|（二）|建设转运码头|按方案建设转运码头。|县交通局|——|开展码头备案工作。|县城管局|县水利局"
        "|二|严格监管|（一）|严查非法排放|加强工地检查，查验处置证。|县城管局|县公安局"
    )
    assert named(cells.replace("|", "\n\n") + "\n") == [
        ("一", "推动源头减量", ["县住建局", "(县水利局)", "(县财政局)"]),
        ("二", "按方案建设转运码头", ["县交通局"]),
        ("二", "开展码头备案工作", ["县城管局", "(县水利局)"]),
        ("一", "严查非法排放", ["县城管局", "(县公安局)"]),
    ]


def test_a_note_may_say_for_how_many_of_the_items_before_it_it_holds():
    text = (
        "一、强基础\n（一）改造水厂。完成2座。\n（二）整治河道。清淤8公里。\n（以上两项牵头单位：县水利局，责任单位：各乡镇）\n"
        "二、惠民生\n（三）扩建学校。新增学位300个。（牵头单位：县教育局）\n（四）改造危房。改造60户。\n"
        "（五）新建公厕。新建6座。以上两项由县住建局牵头，县财政局配合。\n"
    )
    assert named(text) == [
        ("一", "改造水厂", ["县水利局", "(各乡镇)"]),
        ("二", "整治河道", ["县水利局", "(各乡镇)"]),
        ("三", "扩建学校", ["县教育局"]),
        ("四", "改造危房", ["县住建局", "(县财政局)"]),
        ("五", "新建公厕", ["县住建局", "(县财政局)"]),
    ]


def test_a_sentence_before_a_note_that_speaks_of_two_grants_gives_the_note_to_no_other_item():
    text = (
        "1.引才补贴。每年补贴2万元。（责任单位：县人社局）\n"
        "2.租房补贴。每月补贴800元。同一人不得同时享受以上两项租房补贴。（责任单位：县住建局、县财政局）\n"
    )
    assert named(text) == [
        ("1", "引才补贴", ["县人社局"]),
        ("2", "租房补贴", ["县住建局", "县财政局"]),
    ]


def test_units_in_brackets_stand_before_the_day_by_which_they_are_done():
    text = (
        "1.扩大投资。实施项目120个。（县发改局、县财政局，完成时限：12月底）\n"
        "2.供水。建水厂2座。（县水利局；时限：10月底前）\n3.供气。建站3座。（县住建局 9月底前完成）\n"
    )
    [reading] = read((PLAN + text).encode(), "方案.txt")
    assert [([each.unit for each in task.responsibilities], task.deadline) for task in reading.tasks] == [
        (["县发改局", "县财政局"], "2024-12-31"),
        (["县水利局"], "2024-10-31"),
        (["县住建局"], "2024-09-30"),
    ]


def test_problems_counted_by_their_word_are_items_with_labels_of_their_own():
    text = (
        "问题一：招商实效不够。\n整改目标：全年引进亿元以上项目15个。\n整改措施：完善招商机制，5月底前出台考核办法。\n"
        "责任领导：刘伟\n牵头单位：县招商局\n责任单位：县发改局、县工信局\n整改时限：12月底\n"
        "问题二：环境保护存在短板。\n整改目标：断面达标率100%。\n整改措施：推进3座污水厂改造。\n"
        "责任领导：陈静\n牵头单位：县生态环境局\n责任单位：各乡镇\n整改时限：2024年10月底\n"
    )
    assert named(text) == [
        ("一", "招商实效不够", ["县招商局", "(县发改局)", "(县工信局)"]),
        ("二", "环境保护存在短板", ["县生态环境局", "(各乡镇)"]),
    ]
    [reading] = read((PLAN + text).encode(), "方案.txt")
    assert [(task.deadline, task.leaders[0].name) for task in reading.tasks] == [
        ("2024-12-31", "刘伟"),
        ("2024-10-31", "陈静"),
    ]


def test_sections_of_a_bureau_answer_too():
    assert named("1.抓项目。实施项目98个。责任股室：投资股、外资股。\n2.优环境。时限压缩30%。责任股室：审批股。\n") == [
        ("1", "抓项目", ["投资股", "外资股"]),
        ("2", "优环境", ["审批股"]),
    ]
