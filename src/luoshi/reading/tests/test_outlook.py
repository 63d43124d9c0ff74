"""A report looks back in some of its parts and ahead in others."""

from __future__ import annotations

import pytest

from luoshi.reading import read
from luoshi.reading.model import Reading

REPORT = """云溪镇2025年工作总结和2026年工作计划
一、2025年工作回顾
一年来,全镇上下迎难而上。
(一)强化产业培育,壮大集体经济。建成大棚120座,村集体收入达到800万元。
(二)改善人居环境。改造户厕310座。
二、2026年工作安排
主要预期目标是:固定资产投资增长6%左右,农民人均可支配收入增长7%以上。
(一)聚焦产业发展,夯实增收基础。新建冷库3座,培育家庭农场12家以上。
(二)聚焦乡村建设,提升镇容村貌。完成老旧小区改造4个。
"""

GLOSSARY = """云溪镇2026年政府工作报告
三、2026年工作安排
(一)推进数字乡村建设。建成数字乡村示范点5个。
名词解释
1.“两新”:是指大规模设备更新和消费品以旧换新。
2.“双评议”:是指由服务对象和工作人员分别评议的做法。
3.“一码通办”:由县大数据中心牵头建设,群众凭一个码办理事项。
"""


def read_one(text: str) -> Reading:
    return read(text.encode(), "a.txt")[0]


def test_what_a_report_promises_is_a_target_and_what_it_tells_is_a_claim() -> None:
    reading = read_one(REPORT)
    assert [(task.title, len(task.targets)) for task in reading.tasks] == [
        ("主要预期目标", 2),
        ("聚焦产业发展,夯实增收基础", 2),
        ("聚焦乡村建设,提升镇容村貌", 1),
    ]
    assert [(claim.indicator, claim.value) for claim in reading.claims] == [
        ("大棚", 120),
        ("村集体收入", 800),
        ("改造户厕", 310),
    ]


def test_a_list_of_terms_asks_nothing() -> None:
    reading = read_one(GLOSSARY)
    assert [task.title for task in reading.tasks] == ["推进数字乡村建设"]
    assert [one.why for one in reading.left_out] == ["definition"] * 3


def test_items_of_a_chapter_that_looks_back_are_no_tasks_of_a_plan() -> None:
    text = "县粮油增产实施方案\n一、工作开展情况\n1.推进高标准农田建设。建成2万亩。\n2.加强农技服务。培训600人次。\n"
    plan = read_one(text + "二、重点任务\n1.推进良种繁育。建成基地3处。\n2.加强病虫防治。统防统治覆盖率达到60%以上。\n")
    assert [task.title for task in plan.tasks] == ["推进良种繁育", "加强病虫防治"]


def test_the_year_of_a_part_is_that_of_its_heading() -> None:
    assert {target.due for task in read_one(REPORT).tasks for target in task.targets} == {"2026-12-31"}
    text = "云溪镇2026年政府工作报告\n二、“十五五”时期主要目标\n主要目标是:常住人口城镇化率达到62%以上。\n"
    assert [target.due for task in read_one(text).tasks for target in task.targets] == ["2030-12-31"]


def test_what_a_paper_tells_of_a_plan_is_a_task_with_its_targets() -> None:
    text = (
        "(记者 王平)云溪县近日印发三年行动计划(2024—2027年)。其中提到,到2025年,电商产业稳步壮大,网店超过900家,"
        "直播基地达到6个。到2027年,网店超过1500家,直播基地达到15个。\n"
    )
    reading = read_one(text)
    assert [(task.title, [str(one.value) for one in task.targets]) for task in reading.tasks] == [
        ("电商产业稳步壮大", ["900", "6"]),
        ("网店超过1500家", ["1500", "15"]),
    ]
    assert reading.claims == ()


SUMMARY = """白塔县教育局2022年工作总结{}
一、{}
新建学校3所。
二、{}
(一)优化布局。6月底前新建学校2所。责任单位:县教育局
"""


@pytest.mark.parametrize(
    ("title", "told", "ahead"),
    [
        ("和2023年工作计划", "2022年总结", "下一步工作打算"),
        ("和2023年工作计划", "2022年工作情况", "2023年工作计划"),
        ("", "工作完成情况", "明年工作计划"),
    ],
)
def test_what_is_ahead_of_a_summary_is_of_the_year_behind_it(title, told, ahead):
    [reading] = read(SUMMARY.format(title, told, ahead).encode(), "summary.txt")
    assert [(claim.indicator, claim.value) for claim in reading.claims] == [("新建学校", 3)]
    assert [task.deadline for task in reading.tasks] == ["2023-06-30"]


def test_a_title_that_names_summary_and_plan_does_not_turn():
    [reading] = read("2022年工作总结和2023年工作计划\n2022年,我局新建学校3所。\n".encode(), "summary.txt")
    assert [claim.value for claim in reading.claims] == [3]


SENTENCES = """云溪县2026年政府工作报告
三、2026年重点工作
(一)巩固向好势头。为发展提供有力支撑。更大力度提振消费。优化以旧换新办法,打造首店首秀等新场景,培育特色商圈3个,让群众愿意消费、方便消费。\
着力扩大有效投资。抓好重点项目50个,建好项目库,完善民营企业参与项目的办法,做到开工一批、投产一批。
(二)守牢安全底线。今年要完善制度,开展排查整治,把风险化解在萌芽。办好安全培训。让每个企业都懂规程、会自救,全年培训3000人次以上。
"""


def test_short_sentences_that_ask_head_the_parts_of_a_paragraph() -> None:
    assert [(task.title, len(task.targets)) for task in read_one(SENTENCES).tasks] == [
        ("更大力度提振消费", 1),
        ("着力扩大有效投资", 1),
        ("守牢安全底线", 1),
    ]


AHEAD_IN_PARAGRAPHS = """(五)推进乡村全面振兴
抓实常态化帮扶。健全防止返贫机制,完善联农带农办法。实施促农增收行动。壮大特色产业,提高组织化程度,农民收入增长6%以上。
建设和美乡村。分类推进片区振兴,推动环境整治、组织连片共建。持续建好农村公路。建成安全防护工程600公里,按需设置寄递站点。
(六)持续提升生态质量
全力防治污染。协同控制臭氧,推进重点行业超低排放改造。整治黑臭水体。推进偏远村镇垃圾小型化处理,基本消除露天焚烧的现象。
加强生态修复。健全推进机制,整合优化自然保护地。治理水土流失。新增治理面积52平方公里,完成营造林20万亩,守护良好的环境。
"""


def test_where_each_paragraph_opens_with_a_title_short_sentences_inside_them_head_nothing() -> None:
    assert [(task.title, len(task.targets)) for task in read_one(AHEAD_IN_PARAGRAPHS).tasks] == [
        ("抓实常态化帮扶", 1),
        ("建设和美乡村", 1),
        ("全力防治污染", 0),
        ("加强生态修复", 2),
    ]


def test_a_part_of_a_plan_without_headings_is_parted_by_its_short_sentences() -> None:
    text = (
        "推进海绵城市建设。控制初期雨水污染,排入水体的雨水须经过岸线净化,加快雨水蓄积利用设施的建设。"
        "增加清洁能源使用。实施绿色能源计划。大力发展风能、太阳能,推进水电开发,鼓励农村用能清洁化替代,非化石能源装机比重达到39%。"
    )
    assert [(task.title, len(task.targets)) for task in read_one(text).tasks] == [
        ("推进海绵城市建设", 0),
        ("增加清洁能源使用", 1),
    ]


def test_what_a_meeting_says_was_reached_is_told_up_to_what_it_asks():
    asked = ("加强企业纾困,落实减税政策", "扩大有效投资,管好专项债券", "防范债务风险,守住底线", "优化经费管理,支持创新")
    text = (
        "会议指出,2023年,全县财政工作取得新成效。一是加强收入组织,优化支出结构。二是支持科技自立,改革经费管理。"
        "三是加大民生投入,办好养老教育。会议要求,2024年要做好以下工作。\n"
    ) + "\n\n".join(f"{n}是{title}。严格执行规定。加快支出进度。" for n, title in zip("一二三四", asked, strict=True))
    assert [task.title for task in read(text.encode(), "会议.txt")[0].tasks] == [*asked]


def test_a_summary_tells_though_its_chapters_lost_their_lines_and_the_second_is_cut_off():
    text = (
        "标题: 青河县市场监管局关于2024年工作总结和2025年工作思路\n发布机构: 青河县市场监管局\n"
        "一、2024年工作总结过去一年,我们守住底线。(一)实施放心工程,夯实基础。一是强化食品监管。县市场监管局牵头,县教育局配合,完成检查120家。"
        "二是强化药品监管。开展行动,完成抽检110批次。(二)着眼重点领域,深化治理。一是强化价格监管。约谈企业20家。"
        "二是强化案件查办。办结案件37件。\n"
    )
    reading = read(text.encode(), "总结.txt")[0]
    assert [task.title for task in reading.tasks] == []
    assert [int(one.value) for one in reading.claims] == [120, 110, 20, 37]


_TOLD = (
    "六是着力增进民生福祉。坚持推进20件民生实事。开发公益岗位3.5万个,城镇新增就业7.1万人;实施适老化改造3600户。"
    "新增公办托位900个,3所职业学校入选国家“双高计划”。新高考平稳落地,任务圆满完成。为1.8万残疾人发放两项待遇。\n"
)


def test_a_chapter_without_its_report_tells_where_it_is_full_of_what_was_reached():
    (told,) = read(_TOLD.encode(), "a.txt")
    assert told.document.kind == "report" and not told.tasks
    assert [str(claim.value) for claim in told.claims] == ["20", "3.5", "7.1", "3600", "900", "3", "1.8"]
    (asked,) = read(_TOLD.replace("入选", "力争进入").replace("任务圆满完成", "确保达到目标").encode(), "a.txt")
    assert asked.document.kind == "other" and not asked.claims


def test_what_a_speaker_says_comes_next_is_asked_and_what_he_told_before_is_not() -> None:
    reading = read_one(
        "县住建局负责人在新闻发布会上介绍\n2024年8月5日\n今年以来，我县住房市场企稳。\n"
        "一是印发工作要点，开展预警提示，惠及3200户。\n二是引导银行下调利率，首付比例降至15%。\n"
        "下一步，我们将按照省里部署，做好以下几项工作。\n一是促进住房消费。延续补贴政策。\n二是改善住房供应。优化土地出让。\n"
        "以上是有关情况。\n"
    )
    assert [task.title for task in reading.tasks] == ["促进住房消费", "改善住房供应"]


def test_aims_that_are_told_one_by_one_are_asked_whatever_else_a_report_holds() -> None:
    reading = read_one(
        "“十五五”时期，要努力实现以下目标任务：\n一是发展水平明显提升。全县生产总值年均增长5%以上，打造产业集群4个。\n"
        "二是开放能级明显提升。推动口岸复通，外贸进出口总额达到30亿元。\n三是生活品质明显提升。城镇调查失业率控制在5.5%左右。\n"
    )
    assert [(task.title, len(task.targets)) for task in reading.tasks] == [
        ("发展水平明显提升", 2),
        ("开放能级明显提升", 1),
        ("生活品质明显提升", 1),
    ]


def test_what_a_label_in_the_same_line_sets_is_no_fact():
    text = (
        "青江市水利局关于2024年重点工作完成情况的自查报告\n一、完成情况\n"
        "(一)供水工程。目标任务:新建水厂2座,铺设管网186公里。完成情况:建成水厂1座,铺设管网192公里。\n"
    )
    assert [str(claim.value) for claim in read_one(text).claims] == ["1", "192"]


def test_what_a_meeting_puts_first_for_the_year_ahead_is_asked_one_by_one() -> None:
    reading = read_one(
        "县委经济工作会议召开\n12月23日，县委经济工作会议召开。会议指出，今年发展取得新成效，项目投产12个。\n"
        "会议确定，明年经济工作抓好以下重点任务。\n\n一是千方百计扩大需求。建好商圈。\n\n二是加力推动科技创新。培育企业。\n"
    )
    assert [task.title for task in reading.tasks] == ["千方百计扩大需求", "加力推动科技创新"]


CHAPTER = """三、2026年重点工作
今年是“十五五”开局之年，全县上下要坚定信心。
经济主要预期目标是：地区生产总值增长5%左右，城镇新增就业8万人以上。
（一）扩大内需。
大力提振消费。举办促销活动30场以上，促进消费回暖，培育消费新场景。
（二）发展产业。
培育壮大企业。新增规上企业20家，加大技改力度，推动转型升级。
"""


def test_a_chapter_that_looks_ahead_says_its_aims_before_the_first_item() -> None:
    reading = read_one(CHAPTER)
    assert (reading.tasks[0].title, len(reading.tasks[0].targets)) == ("经济主要预期目标", 2)


PROPOSAL = """关于制定国民经济和社会发展第十五个五年规划的建议
一、开启新征程
1.“十四五”时期全县发展取得重大成就。坚持创新驱动，研发投入强度达到2.8%，新引进研究院8家。
2.“十五五”时期的主要目标。地区生产总值力争达到900亿元。
二、加快转型
3.培育新兴产业。确保打造产业集群4个。
4.深化改革开放。努力推进园区改革。
"""


def test_an_item_on_what_five_years_achieved_sets_nothing() -> None:
    reading = read_one(PROPOSAL)
    assert [target.value for task in reading.tasks for target in task.targets] == [900, 4]


IN_ITS_HEAD = """青河县2026年旅游工作要点
2026年是起步之年，全县旅游工作的预期目标是：接待游客90万人次，增长20%。为此，制定本要点。
一、编制规划
1.争取总体规划上半年获批
2.委托编制详细规划
3.编制片区旅游发展规划
二、完善设施
1.完成道路建设
2.新建旅游厕所10座
"""


def test_aims_in_the_head_of_a_plan_leave_its_items_as_they_are() -> None:
    reading = read_one(IN_ITS_HEAD)
    assert [task.title for task in reading.tasks] == [
        "全县旅游工作的预期目标",
        "争取总体规划上半年获批",
        "委托编制详细规划",
        "编制片区旅游发展规划",
        "完成道路建设",
        "新建旅游厕所10座",
    ]


def test_an_item_of_a_plan_that_tells_what_the_years_before_brought_is_told() -> None:
    reading = read_one(
        "关于制定青江市第十五个五年规划的建议\n一、“十五五”时期是青江加快发展的关键时期\n"
        "1.“十四五”时期青江发展取得新进展新成效。全社会研发投入强度达到2.85%，引进研究院8家，市经开区入选国家级零碳园区。\n"
        "2.“十五五”时期的主要目标。全市生产总值年均增长6%以上，建成研究院12家。\n"
        "二、加快建设现代化产业体系\n3.推动产业升级。建设产业园5个。\n"
    )
    assert [str(claim.value) for claim in reading.claims] == ["2.85", "8"]
    assert [one.name for one in reading.achievements] == ["国家级零碳园区"]
    assert all("取得新进展" not in task.title for task in reading.tasks)


def test_a_self_assessment_tells_up_to_a_chapter_that_lost_its_line() -> None:
    reading = read_one(
        "青江县公共机构节能工作自评报告\n一、工作情况\n我县积极推进节能。1.成立领导小组，召开会议3次；2.开展调查登记，登记面达到100%；"
        "3.强化监督管理。截至9月底，共清理用房1385平方米。 二、下一步工作计划“十五五”期间，我们将创建2个示范单位。\n"
    )
    assert [task.title for task in reading.tasks] == []
    assert [str(claim.value) for claim in reading.claims] == ["3", "100", "1385"]
