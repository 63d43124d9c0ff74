"""What is promised and what is told: lists of public works, and texts without a word of the past."""

from __future__ import annotations

from decimal import Decimal

from luoshi.reading import read
from luoshi.reading.model import Reading

LIST = """云溪市今年要办好四件民生实事
本报讯 昨日开幕的人代会上,市政府公布了要办的四件民生实事:
一是实施扩大学位工程,新建幼儿园12所。
二是开展适老化改造,完成困难老人家庭改造300户。
三是新增公交线路6条,更新公交车40辆。
四是建成社区食堂20处。
相关新闻
云溪市去年收到建议48件
"""
TOLD = """云溪市2025年四件民生实事完成情况
一是扩大学位工程,新建幼儿园12所。
二是适老化改造,完成困难老人家庭改造300户。
三是新增公交线路6条,更新公交车40辆。
四是建成社区食堂20处。
"""
CAPTIONS = """文化体育方面:
送戏下乡250场,建成健身步道12公里。
住房保障方面:
开工建设安置房900套,整治老旧小区35个。
"""


REPORT = """云溪县政府工作报告

(三)领跑大发展,在强农固本上增收增效。坚持质量兴农、绿色兴农,加快一产接二连三、融合发展,推进农业大县向农业强县跨越。
产业化引领,让农业更兴。新增优质水稻3.5万亩,龙头企业突破95家,认证绿色食品10个。
景致化建设,让农村更美。新建中心村5个,改造卫生厕所4000个。
"""
NEWS = """上半年我市外贸增长较快
本报讯 记者从市商务局获悉,上半年全市进出口478.6亿元,增长21.3%。
下半年,市商务局将新增外贸实绩企业150家以上,建设海外仓5个。
——品牌建设。培育出口品牌30个。
"""


def read_one(text: str) -> Reading:
    return read(text.encode(), "a.txt")[0]


def test_a_list_of_works_holds_tasks_and_targets_and_no_claims() -> None:
    reading = read_one(LIST)
    assert [(task.title, [target.value for target in task.targets]) for task in reading.tasks] == [
        ("实施扩大学位工程", [12]),
        ("开展适老化改造", [300]),
        ("新增公交线路6条", [6, 40]),
        ("建成社区食堂20处", [20]),
    ]
    assert not {claim.value for claim in reading.claims} & {12, 300, 6, 40, 20}


def test_how_such_works_came_along_is_told() -> None:
    reading = read_one(TOLD)
    assert reading.tasks == ()
    assert [claim.value for claim in reading.claims] == [12, 300, 6, 40, 20]


def test_items_below_the_headings_of_a_list_of_works_are_the_works() -> None:
    text = "云溪县2026年民生实事\n一、学有所教\n①新建小学2所。\n②改造厨房8个。\n二、住有所居\n①建安置房90套。\n"
    text += "②改造小区4个。\n三、老有所养\n①新增床位60张。\n②建日间照料中心5处。\n联系电话12345\n"
    assert [task.title for task in read_one(text).tasks] == [
        "新建小学2所",
        "改造厨房8个",
        "建安置房90套",
        "改造小区4个",
        "新增床位60张",
        "建日间照料中心5处",
    ]


def test_a_text_without_a_word_of_the_past_promises() -> None:
    reading = read_one(CAPTIONS)
    assert [(task.title, len(task.targets)) for task in reading.tasks] == [("文化体育", 2), ("住房保障", 2)]
    assert reading.claims == ()


def test_what_a_government_vows_is_a_task() -> None:
    reading = read_one("云溪市政府承诺,今年新建幼儿园12所,新增学位3000个。")
    assert [(task.title, len(task.targets)) for task in reading.tasks] == [("新建幼儿园12所", 2)]


def test_an_item_of_a_progress_report_that_first_says_what_is_set_is_a_task() -> None:
    reading = read_one(
        "现将重点工作上半年完成情况通报如下:\n一、指标任务完成情况\n"
        "1.新建幼儿园不少于20所。上半年,开工建设幼儿园15所。\n2.培育家庭农场30家以上。目前,已培育家庭农场12家。\n"
    )
    assert [(task.number, [target.value for target in task.targets]) for task in reading.tasks] == [
        ("1", [20]),
        ("2", [30]),
    ]
    assert [claim.value for claim in reading.claims] == [15, 12]


def test_how_much_of_a_plan_is_done_is_told_of_each_part() -> None:
    reading = read_one(
        "云溪县民生实事进展情况\n15个幸福院建设已完成8个(53%),126条沟渠治理已完成120条(95%),引水工程正在施工中(75%)。\n"
    )
    assert [(claim.indicator, claim.value) for claim in reading.claims] == [
        ("幸福院建设", 8),
        ("幸福院建设", 53),
        ("沟渠治理", 120),
        ("沟渠治理", 95),
        ("引水工程", 75),
    ]


def test_matters_belong_to_the_meeting_that_decided_them() -> None:
    reading = read_one(
        "云溪县会议事项落实情况通报\n全年召开常务会议9次,确定事项40项,完成38项,正在办理2项,完成率95%。\n"
    )
    assert [(claim.indicator, claim.value) for claim in reading.claims] == [
        ("常务会议", 9),
        ("常务会议事项", 40),
        ("常务会议事项完成", 38),
        ("常务会议事项正在办理", 2),
        ("常务会议事项完成率", 95),
    ]


def test_news_tells_what_will_be_done_and_what_was() -> None:
    reading = read_one(
        "本报讯 记者从市交通局获悉,今年我市将投资12亿元建设农村公路。计划新改建农村公路500公里,改造危桥30座。"
        "目前,首批项目已陆续开工,环湖路改建工程完成投资1.3亿元。\n"
    )
    assert [[target.value for target in task.targets] for task in reading.tasks] == [[12, 500, 30]]
    assert [str(claim.value) for claim in reading.claims] == ["1.3"]


def test_the_paragraphs_of_a_report_without_a_word_of_the_past_are_tasks() -> None:
    reading = read_one(REPORT)
    assert [(task.title, [target.value for target in task.targets]) for task in reading.tasks] == [
        ("产业化引领,让农业更兴", [Decimal("3.5"), 95, 10]),
        ("景致化建设,让农村更美", [5, 4000]),
    ]
    assert not reading.claims


def test_what_a_paper_says_will_be_done_is_a_task_beside_what_was() -> None:
    reading = read_one(NEWS)
    assert [[target.value for target in task.targets] for task in reading.tasks] == [[150, 5, 30]]
    assert [claim.value for claim in reading.claims] == [Decimal("478.6")]


def test_most_items_that_are_done_are_told_though_no_title_says_so() -> None:
    reading = read_one(
        "云溪市民生实事\n"
        "一是扩大学位工程已开工,新建幼儿园12所。\n"
        "二是适老化改造累计完成困难老人家庭改造300户。\n"
        "三是新增公交线路6条,目前更新公交车40辆。\n"
        "四是建成社区食堂20处。\n"
    )
    assert (reading.tasks, [claim.value for claim in reading.claims]) == ((), [12, 300, 6, 40, 20])


PARTED = """云溪市2026年民生实事
一、教育提升。新建幼儿园12所。
(一)城东片区。建成幼儿园7所。
(二)城西片区。建成幼儿园5所。
二、适老化改造。改造困难老人家庭300户。
三、社区食堂。建成社区食堂20处。
"""


def test_a_work_that_says_what_it_is_keeps_its_parts_and_a_bare_heading_gives_way_to_them() -> None:
    whole, bare = read_one(PARTED), read_one(PARTED.replace("。新建幼儿园12所。", ""))
    assert [(task.title, len(task.items)) for task in whole.tasks] == [
        ("教育提升", 2),
        ("适老化改造", 0),
        ("社区食堂", 0),
    ]
    assert [task.title for task in bare.tasks] == ["城东片区", "城西片区", "适老化改造", "社区食堂"]


def test_a_list_in_the_line_of_a_paragraph_with_a_title_is_part_of_it_beside_others():
    text = (
        "（七）加大保障和改善民生力度\n促进高质量就业。实施稳岗行动，稳定重点群体就业，输转劳动力2万人。\n"
        "提升社会保障水平。扩大保险覆盖面，提高参保率，完善养老服务，优化大病保险政策。\n"
        "持续办好为民实事。一是新增学位2000个。二是改造养老服务中心10个。三是新建健身设施30个。\n"
    )
    tasks = read(text.encode(), "报告.txt")[0].tasks
    assert [(task.title, len(task.targets)) for task in tasks] == [
        ("促进高质量就业", 1),
        ("提升社会保障水平", 0),
        ("持续办好为民实事", 3),
    ]


def test_a_list_under_principles_that_seek_truth_from_facts_is_none_of_works():
    text = (
        "低保调整方案\n一、指导思想\n"
        "本着实事求是的原则：一是动态管理。应退尽退。二是属地管理。人户一致。三是公平公正。规范运作。\n"
    )
    assert read(text.encode(), "方案.txt")[0].tasks == ()


def test_works_that_one_sentence_lists_are_a_task_each() -> None:
    text = (
        "各位代表！今年，我们将办好4件民生实事，包括：改造老旧小区60个；为20万名以上学生开展心理健康测评；"
        "免费开展筛查7万人，覆盖率达到55%；整治堵点6处。让群众得到实惠。\n四、提升治理水平\n全面依法行政，强化审计监督。\n"
    )
    assert [(task.title, [str(target.value) for target in task.targets]) for task in read_one(text).tasks][:4] == [
        ("改造老旧小区60个", ["60"]),
        ("为20万名以上学生开展心理健康测评", ["20"]),
        ("免费开展筛查7万人", ["7", "55"]),
        ("整治堵点6处", ["6"]),
    ]
