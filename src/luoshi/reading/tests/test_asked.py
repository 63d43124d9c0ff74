"""What plans and policies ask in chapters and items that name nobody."""

from luoshi.reading.tests.test_duties import reading

PLAN = (
    "青河县2023年农产品质量安全工作计划\n二、目标任务\n（一）落实日常巡查工作，全年检测样品不少于3200个。\n（二）不合格产品查处率100%。\n"
    "（三）加强诚信建设，责任告知率达到100%。\n三、工作重点\n（一）健全监管体系。完善各项制度。\n（二）认真履行职责。严格执法。\n"
)
STAGES = (
    "青河县消防安全整治方案\n五、整治步骤\n（一）部署阶段（2023年4月20日至4月30日）。召开动员大会，各村签订责任书。\n"
    "（二）排查阶段（2023年5月1日至7月30日）。各村要做好排查，建立台账。\n"
    "六、工作措施\n（一）提高认识。各村要高度重视。\n（二）建立机制。完善长效机制。\n"
)
MEASURES = (
    "一、给予购房契税补贴。购房人可按缴纳契税的50%申请补贴。\n二、发放消费券。每套限用一张。\n三、取消保证金。办理贷款不再收取。\n"
    "四、加大人才购房支持力度。按规定给予优惠。\n"
)
PROCEDURE = (
    "一、执行时间。本通知自印发之日起施行。\n二、发放方式。通过银行发放。\n三、执行标准。按现行规定。\n四、加大力度。\n"
)


def titles(text: str) -> list[str]:
    return [task.title for task in reading(text, "文件.txt").tasks]


def test_chapters_beside_the_one_called_by_what_is_asked_hold_tasks_too():
    assert titles(PLAN) == [
        "落实日常巡查工作，全年检测样品不少于3200个",
        "不合格产品查处率100%",
        "加强诚信建设，责任告知率达到100%",
        "健全监管体系",
        "认真履行职责",
    ]
    assert [(task.title, task.deadline) for task in reading(STAGES, "方案.txt").tasks] == [
        ("部署阶段", "2023-04-30"),
        ("排查阶段", "2023-07-30"),
        ("提高认识", None),
        ("建立机制", None),
    ]


def test_measures_of_a_policy_that_lost_its_head_are_tasks():
    assert titles(MEASURES) == ["给予购房契税补贴", "发放消费券", "取消保证金", "加大人才购房支持力度"]


def test_how_and_when_a_policy_is_carried_out_is_none():
    assert titles(PROCEDURE) == []


def test_items_that_are_sentences_are_tasks_beside_chapters_of_titled_ones():
    text = (
        "关于扩大培训规模的意见\n为落实任务，现提出如下意见：\n一、逐年扩大\n"
        "（一）扩大招生规模，以2022年实际招生人数1445名为基数，从2023年开始逐年扩大招生，分三年落实，至2025年达到2000名。\n"
        "（二）各有关乡镇要继续承办培训任务，按照县人民政府的安排做好场地、师资、经费、食宿和交通等各方面的准备工作。\n"
        "二、加强领导\n（一）加强责任。明确专人负责。\n（二）完善机制。理顺关系。\n（三）加大投入。落实经费。\n（四）强化考核。定期通报。\n"
    )
    assert [title[:8] for title in titles(text)] == [
        "扩大招生规模",
        "各有关乡镇要继续",
        "加强责任",
        "完善机制",
        "加大投入",
        "强化考核",
    ]


def test_the_content_of_works_holds_tasks_and_that_of_a_course_none():
    text = (
        "青河县钓场建设方案\n为推进建设，制定本方案。\n一、重点任务\n（一）完善布局。科学选点。\n（二）加强监管。定期巡查。\n"
        "二、{}内容\n（一）建设钓场。投放鱼礁。\n（二）配备船舶。统一编号。\n"
    )
    assert titles(text.format("建设")) == ["完善布局", "加强监管", "建设钓场", "配备船舶"]
    assert titles(text.format("培训")) == ["完善布局", "加强监管"]


def aims(text: str) -> list[tuple[str, list[str]]]:
    return [(one.title, [str(each.value) for each in one.targets]) for one in reading(text, "方案.txt").tasks][:2]


def test_paragraphs_that_are_called_aims_are_tasks_where_they_set_figures():
    chapter = (
        "青河县钓场建设方案（2021—2023年）\n一、建设目标\n总体目标：到2023年，建成示范基地2个。\n"
        "年度目标：2021年，新增船舶30艘。\n二、保障措施\n（一）加强领导。\n（二）加大投入。\n"
    )
    assert aims(chapter) == [("总体目标", ["2"]), ("年度目标", ["30"])]
    above = (
        "青河县职业教育实施方案\n总体要求与目标：坚持正确方向。\n具体指标：到2025年，建设高水平学校5所。\n"
        "一、完善制度\n（一）健全框架。完善标准。\n（二）优化布局。加强统筹。\n"
    )
    assert aims(above) == [("具体指标", ["5"]), ("健全框架", [])]


def test_a_list_of_works_with_titles_of_nouns_is_one_though_an_item_asks_nothing():
    works = ["污染源全面达标", "重点区域气化", "电厂超低排放改造", "有机物综合整治", "水体保护"]
    bodies = ["限期改造锅炉。", "推进改造工程。", "完成机组改造。", "开展治理。", "实施整治工程。"]
    text = "专栏1　重点工程" + "".join(
        f"（{number}）{work}。{body}" for number, work, body in zip("一二三四五", works, bodies, strict=True)
    )
    assert titles(text) == works


def test_articles_named_in_a_paper_make_no_rules_of_it():
    text = MEASURES + "第一条至第二条补贴政策，各乡镇可参照执行。\n"
    assert titles(text) == ["给予购房契税补贴", "发放消费券", "取消保证金", "加大人才购房支持力度"]


def test_a_list_in_the_line_of_an_item_is_part_of_it_in_a_report_too():
    text = (
        "青河县农业农村局2024年工作总结及2025年工作思路\n一、2024年工作总结\n粮食总产量达到1.9万吨，同比增长2%。\n二、2025年工作计划"
        "（一）“一体化”推进城乡融合。一是推进改革，减少村庄5个。二是培育示范村。"
        "（二）“常态化”抓牢粮食底线。一是稳定面积，播种5.5万亩。二是加强监管。"
    )
    assert [(task.title, [str(one.value) for one in task.targets]) for task in reading(text, "思路.txt").tasks] == [
        ("“一体化”推进城乡融合", ["5"]),
        ("“常态化”抓牢粮食底线", ["5.5"]),
    ]


def test_a_standard_that_is_to_be_set_is_asked_for_and_one_that_holds_explains():
    head = "青河县农房排查方案\n一、工作措施\n(一)开展排查。逐户排查农房。\n(二)建立台账。逐户登记。\n"
    assert titles(f"{head}(三)统一标准。制定鉴定标准。\n")[2:] == ["统一标准"]
    assert titles(f"{head}(三)认定标准。按国家规定。\n")[2:] == []


def test_numbers_on_lines_of_their_own_count_the_lines_below_them():
    text = (
        "关于促进住房消费的若干措施\n为促进住房消费，制定以下措施。\n一\n\n加大学位供给\n新建学校2所，新增学位900个。\n"
        "二\n\n继续用好税费优惠政策\n落实契税减免，压减办理时间。\n三\n\n开展以旧换新服务\n组织企业参加，提供专项服务。\n"
    )
    tasks = reading(text, "措施.txt").tasks
    assert [(task.number, task.title) for task in tasks] == [
        ("一", "加大学位供给"),
        ("二", "继续用好税费优惠政策"),
        ("三", "开展以旧换新服务"),
    ]


def test_questions_that_a_paper_answers_are_no_tasks():
    text = (
        "一、落实责任。县住建局要加强审核。\n二、补贴如何办理。应当向县住建局申请。\n"
        "三、强化宣传。各镇要广泛宣传。\n四、加强监督。县审计局要定期检查。\n"
    )
    assert titles(text) == ["落实责任", "强化宣传", "加强监督"]


def test_items_that_are_sentences_are_tasks_where_most_say_who_must_act():
    text = (
        "青河县危化品整治方案\n五、进度安排\n（一）自查阶段（2023年6月至7月）。组织摸排，建立台账。\n"
        "（二）总结阶段（2023年11月）。认真总结，完善机制。\n六、有关要求\n"
        "（一）各村、各企业要高度重视整治工作，加强领导，精心组织，周密部署，制定具体工作方案，确保落实到位。\n"
        "（二）有关企业要将由主要负责人签字的自查情况于7月5日前报送镇安监站，并及时整改问题，建立工作台账。\n"
        "（三）镇安监站安排专人联络和汇总。\n"
        "（四）各村、各企业要及时收集、分析、报告整治过程中的难点问题，共同研究解决存在的问题，健全完善制度。\n"
    )
    assert [title[:7] for title in titles(text)] == [
        "自查阶段",
        "总结阶段",
        "各村、各企业要",
        "有关企业要将由",
        "镇安监站安排专",
        "各村、各企业要",
    ]


def test_stages_and_items_that_say_who_does_what_by_when_are_tasks():
    text = (
        "青河县环境整治方案\n二、时间安排\n(一)宣传发动(12月7日—12月9日)\n各单位通过广播宣传整治内容。\n"
        "(二)整治提升(12月10日—12月30日)\n各单位集中力量整治。\n"
    )
    assert [(task.title, task.deadline) for task in reading(f"2023年{text}", "方案.txt").tasks] == [
        ("宣传发动", "2023-12-09"),
        ("整治提升", "2023-12-30"),
    ]
    text = (
        "三、支撑体系\n(一)提高首页质量。各地要加强管理。\n(二)统一编码和术语集。各地启用统一编码。\n"
        "四、考核程序\n(一)医院自查自评。各医院对照指标,在2019年9月底前,完成分析评估。\n"
        "(二)县级年度考核。各县于2019年11月底前完成考核工作。\n"
    )
    assert [(task.title, task.deadline) for task in reading(text, "方案.txt").tasks] == [
        ("提高首页质量", None),
        ("统一编码和术语集", None),
        ("医院自查自评", "2019-09-30"),
        ("县级年度考核", "2019-11-30"),
    ]


def test_the_attachments_of_one_line_hide_no_item():
    text = (
        "关于考评问题整改的通知 各镇：现将有关整改事项通知如下：一、坚持问题导向。各镇要高度重视。"
        "二、强化问效。各镇要倒查责任。三、按时反馈。各镇要及时反馈。"
        " 附件：1.指标情况表2.分值情况表3.问题情况表 青河县效能办 2016年5月24日"
    )
    assert titles(text) == ["坚持问题导向", "强化问效", "按时反馈"]


def test_what_measures_a_report_names_for_the_time_to_come_are_tasks():
    text = (
        "关于2015年防疫考核情况的通报\n各镇：\n现将考核情况通报如下：\n一、考核结果\n全县15个镇已全部完成防疫。\n"
        "二、下一步应采取的措施\n(一)认真整改,落实责任。东街镇、西街镇等人民政府要尽快整改,并于2016年3月底前全面完成。\n"
        "(二)统筹兼顾,强化措施。要落实免疫、消毒等措施。\n青河县农业局\n2016年1月11日\n"
    )
    tasks = reading(text, "通报.txt").tasks
    assert [(task.title, task.deadline) for task in tasks] == [
        ("认真整改,落实责任", "2016-03-31"),
        ("统筹兼顾,强化措施", None),
    ]
    assert [one.unit for one in tasks[0].responsibilities] == ["东街镇人民政府", "西街镇人民政府"]


def test_a_chapter_without_items_is_a_task_beside_those_that_have_some():
    text = (
        "青河县2016年旅游工作要点\n为加快发展，特制定2016年旅游工作要点如下：\n一、推动建设方案获批由县发展改革局牵头，"
        "争取尽早批复。\n"
        "二、完成景区整改。上半年通过整改验收。\n三、编制规划\n1.争取总体规划上半年获批。\n2.委托编制详细规划。\n"
        "四、提高设施\n1.完成通达道路建设。\n2.完成旅游厕所建设。\n"
    )
    tasks = reading(text, "要点.txt").tasks
    assert [(task.title, task.deadline) for task in tasks] == [
        ("推动建设方案获批由县发展改革局牵头，争取尽早批复", None),
        ("完成景区整改", "2016-06-30"),
        ("争取总体规划上半年获批", "2016-06-30"),
        ("委托编制详细规划", None),
        ("完成通达道路建设", None),
        ("完成旅游厕所建设", None),
    ]
    assert [one.unit for one in tasks[0].responsibilities] == ["县发展改革局"]


def test_items_on_the_principles_of_a_work_ask_nothing():
    text = (
        "关于水利试点的通知\n一、推进水利试点的基本原则\n(一)遵循市场原则。\n(二)推动归位尽责。\n"
        "二、加强组织。\n(一)推进审批。压减环节。\n(二)完善机制。定期会商。\n(三)加强监管。严格执法。\n"
    )
    assert titles(text) == ["推进审批", "完善机制", "加强监管"]


def test_titles_that_stand_behind_gaps_in_one_line_part_it():
    text = (
        "(二)着力削减排放量。　  加大重点地区、行业水污染物减排力度。实施总量控制，推进造纸、印染和化工等行业减排，"
        "严格控制新增产能项目，禁止新建制革项目。　  开展机动车船排放控制。实施机动车环境保护标志管理。"
        "加速淘汰老旧汽车、机车、船舶，提高环境准入要求，加强生产一致性检查。\n"
    )
    assert titles(text) == ["加大重点地区、行业水污染物减排力度", "开展机动车船排放控制"]


def test_a_line_that_says_what_they_are_about_may_stand_over_titled_sentences():
    text = (
        "第二节　深入推进减排\n改革完善控制制度。以提高环境质量为核心，科学确定总量控制要求，实施差别化管理。"
        "推动治污工程建设。各县要制定专项治理方案，应于2017年底前制定方案并向社会公开，大幅降低污染物排放强度。\n"
        "控制重点行业有机物排放。全面加强石化、有机化工、表面涂装等重点行业控制，建立排放清单，实施重点减排。\n"
    )
    assert [(task.title, task.deadline) for task in reading(text, "规划.txt").tasks] == [
        ("改革完善控制制度", None),
        ("推动治污工程建设", "2017-12-31"),
        ("控制重点行业有机物排放", None),
    ]


def test_clauses_of_one_item_that_say_who_does_them_stand_beside_items_that_ask():
    text = (
        "四、政策衔接\n(一)探索支付标准协同。原则上按相同的标准结算。\n(二)促进医疗机构改革。深化支付方式改革。\n(三)压实机构责任。严格处方审核。\n"
        "(四)明确部门职责。县医保局承担制定试点方案的职责;各级卫生健康部门负责对使用情况进行指导;县药监局负责对企业资质进行认定。\n"
    )
    assert titles(text) == [
        "探索支付标准协同",
        "促进医疗机构改革",
        "压实机构责任",
        "制定试点方案的职责",
        "对使用情况进行指导",
        "对企业资质进行认定",
    ]


def test_who_makes_a_policy_acts_but_its_background_is_told():
    text = (
        "关于水利试点的通知\n各镇:\n现将有关事项通知如下:\n一、制定政策落实的配套制度和具体办法。各镇要修订办法，以上工作2019年2月底前完成。\n"
        "二、推进审批\n(一)明确程序。各镇要公开程序。\n(二)做好宣传。各镇要组织培训。\n三、制定背景\n(一)依据上位法。\n(二)结合实际。\n"
    )
    assert titles(text) == ["制定政策落实的配套制度和具体办法", "明确程序", "做好宣传"]


def test_those_who_must_act_begin_the_text_where_the_stop_before_them_was_lost():
    text = (
        "三、工作任务（一）摸清基础底数各村（居）要逐户开展排查，建立专档。责任单位：各村（居）完成时限：2022年5月31日前"
        "（二）强化技防应用各科室，各村（居）要推广报警器。责任单位：各科室，各村（居）完成时限：2022年9月25日前"
        "（三）县水利局各分支机构要落实方案。责任单位：县水利局完成时限：2022年9月25日前\n"
    )
    assert [(task.title, task.deadline) for task in reading(text, "方案.txt").tasks] == [
        ("摸清基础底数", "2022-05-31"),
        ("强化技防应用", "2022-09-25"),
        ("县水利局各分支机构要落实方案", "2022-09-25"),
    ]


def test_of_chapters_that_are_announced_the_one_of_requirements_asks_where_the_others_only_tell():
    text = (
        "柳塘街道办事处关于国庆节放假值班的通知\n各村（社区）：\n现将2024年国庆节放假有关事项通知如下：\n"
        "一、放假时间\n10月1日至7日放假，共7天。\n二、值班安排\n节日期间实行24小时值班，值班表由党政办编排。\n"
        "三、有关要求\n（一）应急所要在9月28日前对加油站开展一次安全检查，及时消除隐患。\n"
        "（二）遇有突发事件，30分钟内电话报告党政办，不得迟报、漏报。\n"
        "（三）各村书记离开辖区的，须提前1天向党政办请假。\n柳塘街道办事处\n2024年9月9日\n"
    )
    found = reading(text, "通知.txt").tasks
    assert [(one.number, one.title, [unit.unit for unit in one.responsibilities]) for one in found] == [
        ("一", "应急所要在9月28日前对加油站开展一次安全检查", ["应急所"]),
        ("二", "遇有突发事件", []),
        ("三", "各村书记离开辖区的", []),
    ]
