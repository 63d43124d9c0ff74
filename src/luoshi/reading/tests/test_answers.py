"""What letters that answer and approvals say will be done, and what is asked beside chapters that name units."""

import pytest

from luoshi.reading.tests.test_duties import reading

REPLY = (
    "省政府办公厅关于青河市在调研时所提问题和建议办理情况的函\n青河市人民政府：\n现将有关情况函复如下：\n"
    "一、关于水库项目问题。你市请求，尽快审核水库项目建议书。\n省发展改革委会同省水利厅研究提出了办理意见：该项目已列入规划，"
    "省发展改革委将与你市充分协商，适时启动审核。\n"
    "二、关于粮食补贴问题。你市请求，增加补贴。\n省财政厅研究提出了办理意见：将根据今年产量统筹考虑。\n"
)
APPROVAL = (
    "省人民政府关于同意青河高新区建设创新示范区的批复\n省科技厅、青河市人民政府：\n现批复如下：\n"
    "一、同意青河高新区建设创新示范区。\n二、同意青河高新区享受有关政策，同时结合自身特点，探索示范。\n"
    "三、青河市人民政府要加强组织领导，细化任务分工。\n"
)
PROJECT = (
    "青河县发展改革局关于学校项目建议书的批复\n县教育局：\n现批复如下：\n一、项目名称：青河县第三小学。\n"
    "二、建设地点：城关镇。\n三、建设规模及内容：新建教学楼5000平方米。\n四、投资估算：总投资2000万元。\n"
)
PARTLY_NAMED = (
    "青河市创新行动方案\n一、主要任务\n（一）优化空间布局\n1.建设集聚区。盘活闲置资产，打造集聚区。\n（二）提升服务\n"
    "2.吸引人才。落实补贴政策，引进青年人才。\n3.提供空间支持。给予场地支持，降低创业成本。\n4.加快场景开放。开放应用场景。\n"
    "二、组织保障\n5.明确责任分工。市科技局负责创新平台建设；市人社局负责创业政策落实；市国资委负责盘活闲置资产。\n"
)


def named(text: str) -> list[tuple[str | None, str, list[tuple[str, str]]]]:
    return [
        (task.number, task.title, [(one.role, one.unit) for one in task.responsibilities])
        for task in reading(text, "文件.txt").tasks
    ]


def test_each_matter_of_a_reply_is_a_task_of_those_who_drew_up_the_answer():
    assert named(REPLY) == [
        ("一", "关于水库项目问题", [("lead", "省发展改革委"), ("participant", "省水利厅")]),
        ("二", "关于粮食补贴问题", [("lead", "省财政厅")]),
    ]


def test_what_an_approval_says_beside_agreeing_is_to_be_done():
    assert [(number, title) for number, title, _named in named(APPROVAL)] == [
        ("二", "同意青河高新区享受有关政策，同时结合自身特点，探索示范"),
        ("三", "青河市人民政府要加强组织领导，细化任务分工"),
    ]


def test_what_an_approved_project_is_asks_nothing():
    assert named(PROJECT) == []


@pytest.mark.parametrize("number", ["1", "2", "3", "4"])
def test_items_of_chapters_that_name_nobody_are_tasks_beside_one_that_shares_out_duties(number):
    assert number in [one for one, _title, _named in named(PARTLY_NAMED)]


def test_the_duties_that_one_item_shares_out_stay_tasks_of_their_own():
    assert [one for one in named(PARTLY_NAMED) if one[0] == "5"] == [
        ("5", "创新平台建设", [("lead", "市科技局")]),
        ("5", "创业政策落实", [("lead", "市人社局")]),
        ("5", "盘活闲置资产", [("lead", "市国资委")]),
    ]


def test_each_body_that_means_to_do_something_has_a_task_and_a_chapter_on_how_things_are_none():
    text = (
        "省政府办公厅关于节水建议的复函\n李明委员：\n现将有关情况函复如下：\n一、企业节水情况。多数企业建成了回用设施。\n"
        "二、有关部门下一步拟采取的措施。省发展改革委拟研究制订节水政策，加大推广力度。省科技厅拟在今后两年，安排回用技术课题，加大支持力度。\n"
    )
    assert named(text) == [
        (None, "研究制订节水政策", [("lead", "省发展改革委")]),
        (None, "安排回用技术课题", [("lead", "省科技厅")]),
    ]


def test_two_things_that_a_reply_says_will_be_done_are_tasks():
    text = (
        "县政府办公室对第12号建议的答复\n李明代表：\n您的建议收悉，现答复如下：\n网站建设已取得进展。我们将在下一步工作中认真采纳：一是拟在正在起草的指导意见中，"
        "明确要求有条件的乡镇开设网页；二是加强对网页建设的指导，坚持宣传与服务并重，结合各村实际选择栏目，不断充实内容。\n感谢您的关心。\n"
    )
    assert [title for _number, title, _named in named(text)] == ["拟在正在起草的指导意见中", "加强对网页建设的指导"]


def test_who_holds_a_view_on_a_matter_leads_it_and_one_left_out_is_no_task():
    text = (
        "省政府办公厅关于所提问题办理情况的函\n现将有关情况函复如下：\n一、关于柴油机项目问题。你市请求支持。省工业厅意见：请按程序报批。\n"
        "二、关于机场项目问题。（略）\n三、关于电厂建设问题。你市请求审批。省能源局、省发展改革委提出了以下意见：（一）应优先利用煤炭。"
        "（二）要做好前期工作。\n四、关于港口项目问题。你市请求立项。省交通运输厅会同省财政厅研究提出：将予以支持。\n"
    )
    assert named(text) == [
        ("一", "关于柴油机项目问题", [("lead", "省工业厅")]),
        ("三", "关于电厂建设问题", [("lead", "省能源局"), ("lead", "省发展改革委")]),
        ("四", "关于港口项目问题", [("lead", "省交通运输厅"), ("participant", "省财政厅")]),
    ]
