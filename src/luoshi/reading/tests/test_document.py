"""What stands on the head of a document."""

import pytest

from luoshi.reading.findings import document
from luoshi.reading.flow import Cell, Flow, Span, Table
from luoshi.reading.model import Region
from luoshi.reading.outline import Outline


def fields(text):
    return document.fields_of(Flow(text), Outline())


FIELD_TABLE = """索 引 号: 113717230044875813/2024-00011 分  类: 政府文件
发布机构: 成武县人民政府办公室 成文日期: 2024 年 03 月 05 日
标  题: 成武县人民政府办公室关于印发全县重点工作清单的通知 发布日期: 2024 年 03 月 06 日
文  号: 成政办字〔2024〕3号
内容概述: 无 效力状态: 有效

正文略。
"""


def test_the_field_table_of_a_site():
    found = fields(FIELD_TABLE)
    assert (found.title, found.document_number, found.index_number) == (
        "成武县人民政府办公室关于印发全县重点工作清单的通知",
        "成政办字〔2024〕3号",
        "113717230044875813/2024-00011",
    )
    assert (found.issuer, found.written_on, found.published_on) == ("成武县人民政府办公室", "2024-03-05", "2024-03-06")
    assert (found.effect, found.region, found.kind) == ("有效", Region("成武县", "371723"), "plan")


def test_a_table_with_its_values_on_the_next_line():
    found = fields("索 引 号:\n000014349/2018-00228\n发文机关:\n国务院办公厅\n成文日期:\n2018年12月23日\n主 题 词:\n")
    assert (found.index_number, found.issuer, found.written_on) == (
        "000014349/2018-00228",
        "国务院办公厅",
        "2018-12-23",
    )
    assert found.region is None


SIGNED = """泰安市人民政府
关于加快推进农业机械化
转型升级的实施意见
泰政发〔2022〕8号

各县、市、区人民政府,市政府各部门:

农业机械化是农业现代化的基础。

一、总体要求
略。

泰安市人民政府
二〇二二年六月八日
"""


def test_title_over_three_lines_number_addressees_and_signature():
    found = fields(SIGNED)
    assert found.title == "泰安市人民政府关于加快推进农业机械化转型升级的实施意见"
    assert (found.document_number, found.issuer, found.written_on) == (
        "泰政发〔2022〕8号",
        "泰安市人民政府",
        "2022-06-08",
    )
    assert found.addressees == ("各县、市、区人民政府", "市政府各部门")
    assert found.region == Region("泰安市", "370900")


def test_a_text_on_one_line_is_signed_in_the_middle():
    found = fields("请认真贯彻执行。 成武县水务局 2021年3月29日 成武县河湖管护方案 一、目标 略。")
    assert (found.issuer, found.written_on) == ("成武县水务局", "2021-03-29")


def test_the_day_of_printing_is_no_signature():
    assert fields("各单位:\n略。\n成武县人民政府办公室 2016年3月30日印发\n").written_on is None


def test_a_title_that_lost_its_issuer_gets_it_from_the_text():
    found = fields("标题: 关于夏季检查情况的通报\n\n成武县应急管理局关于 夏季检查情况的通报\n略。")
    assert (found.title, found.kind) == ("成武县应急管理局关于夏季检查情况的通报", "notice")


NEWS = """我市召开专题发布会

改革创新结出硕果

□曹州晚报全媒体记者 某某

9月4日,我市召开专题发布会,菏泽市发展改革委负责人介绍情况。菏泽持续推进改革。
"""


def test_a_news_page_with_kicker_headline_and_byline():
    found = fields(NEWS)
    assert (found.kind, found.title, found.issuer) == ("news", "改革创新结出硕果", "曹州晚报")
    assert (found.region, found.written_on) == (Region("菏泽市", "371700"), None)


def test_a_news_page_with_source_and_day():
    found = fields(
        "全市重点工作发布会召开\n2023-12-06 15:33:42 来源:某网 大字体\n某网12月6日讯(记者 某某)泰安市召开发布会,略。"
    )
    assert (found.issuer, found.published_on, found.region) == ("某网", "2023-12-06", Region("泰安市", "370900"))


@pytest.mark.parametrize("text", ["一、强化创新\n1.建设平台。", "", "序号\n任务\n责任单位"])
def test_an_excerpt_has_no_head(text):
    found = fields(text)
    assert (found.title, found.document_number, found.issuer, found.region) == (None, None, None, None)


def test_a_number_named_in_the_text_is_not_its_own():
    assert fields("根据《某某办法》(国发〔2022〕18号)要求,制定本方案。").document_number is None


@pytest.mark.parametrize(
    "line", ["2024年03月05日 10:20 来源:某网", "发布时间:2024-03-05", "时间:2024/3/5 浏览量:12", "2024-03-05"]
)
def test_the_day_of_publication(line):
    assert fields(f"某县召开重点项目推进会\n{line}\n3月4日,某县召开会议。").published_on == "2024-03-05"


CELLS = """名称 成武县人民政府办公室关于印发质量强县工作要点的通知
索引号 003069/202404-00015 组配分类 其他文件
发布机构 成武县人民政府办公室 成文日期 2024-04-12
文号 成政办字〔2024〕11号 有效性 有效
"""


def test_a_field_table_without_colons():
    found = fields(CELLS)
    assert (found.title, found.index_number) == (
        "成武县人民政府办公室关于印发质量强县工作要点的通知",
        "003069/202404-00015",
    )
    assert (found.document_number, found.issuer, found.effect) == (
        "成政办字〔2024〕11号",
        "成武县人民政府办公室",
        "有效",
    )
    assert (found.written_on, found.published_on) == ("2024-04-12", None)


def test_a_place_that_no_table_knows():
    found = fields("青砚县人民政府关于加强水利工作的意见\n略。\n青砚县人民政府\n2026年3月1日\n")
    assert (found.issuer, found.region) == ("青砚县人民政府", Region("青砚县", None))


def test_two_bodies_sign_and_seal_for_others():
    found = fields("各单位:\n略。\n成武县营商环境领导小组办公室(代章)\n2023年2月17日\n")
    assert found.issuer == "成武县营商环境领导小组办公室"
    both = fields("各单位:\n略。\n中共成武县委办公室\n成武县人民政府办公室\n2023年2月17日\n")
    assert both.issuer == "中共成武县委办公室 成武县人民政府办公室"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2025年政府工作报告重点任务分解", "plan"),
        ("关于2025年预算执行情况的报告", "report"),
        ("关于上半年督查情况的通报", "notice"),
        ("关于召开全县防汛视频会的通知", "notice"),
        ("成武县2025年重点工作实施方案", "plan"),
    ],
)
def test_kinds_by_title(title, kind):
    assert fields(f"{title}\n略。").kind == kind


def test_a_unit_and_a_day_in_cells_are_no_signature():
    text = "任务\n县水务局\n2026年6月30日\n"
    table = Table(Span(0, len(text)), (Cell(Span(0, 2), 0, 0),))
    assert document.fields_of(Flow(text, tables=(table,)), Outline()).issuer is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "2025-02-08 10:54 来源: 某晚报\n办好八件事,件件有着落\n柳泉县今年民生项目公布\n\n"
            "2月8日,柳泉县公布今年的民生项目,"
            "共八件,涉及养老、托育、出行等多个方面,全部在年底前完成,群众可以随时查看各个项目的进度。",
            "柳泉县今年民生项目公布",
        ),
        ("当前位置\n青砚县今年办好八件实事\n时间:2025-02-11 来源:某网\n正文。", "青砚县今年办好八件实事"),
        (
            "青砚县加快完善托育服务体系\n减轻家庭负担若干措施\n为减轻家庭负担,现提出以下措施。",
            "青砚县加快完善托育服务体系减轻家庭负担若干措施",
        ),
        (
            "各镇人民政府:\n《青砚县支持托育服务的若干措施》已经县政府同意,现印发给你们。\n一、扩大供给\n",
            "青砚县支持托育服务的若干措施",
        ),
        (
            "青砚县人民政府关于加强托育服务的意见(青政〔2025〕10号)\n为加强托育服务,现提出意见。",
            "青砚县人民政府关于加强托育服务的意见",
        ),
        ("关于支持青年就业的八条意见。为落实部署,结合实际,提出以下意见。1.扩大岗位。", "关于支持青年就业的八条意见"),
    ],
)
def test_titles_on_pages_in_letters_and_over_two_lines(text, title):
    assert fields(text).title == title


def test_a_report_of_a_paper_is_news_though_its_headline_names_a_plan():
    assert fields("任务分解等方式推进项目建设\n本报讯(通讯员某某)上半年,某县完成投资2亿元。").kind == "news"


def test_a_region_is_of_the_level_that_the_text_calls_its_own():
    letter = "各镇乡:\n根据《柳泉市减贫计划》和菏泽市有关要求,结合我县实际,分解如下。"
    assert fields(letter).region is None
    assert fields("为推动菏泽全面振兴,提出措施。\n1.拓宽岗位。(责任单位:市教育局)").region == Region("菏泽市", "371700")


def test_whom_a_paper_names_as_issuing():
    text = "某网讯:9月9日,山东省菏泽市人民政府办公室印发《关于促进消费的若干措施》。以下为文件全文:\n一、扩大供给\n"
    assert fields(text).issuer == "菏泽市人民政府办公室"


def test_a_document_on_one_line_and_a_town():
    found = fields("关于下达林业生产任务的通知 各村委会: 现将任务下达如下。\n柳溪乡人民政府\n2008年1月22日\n")
    assert (found.title, found.issuer, found.region) == (
        "关于下达林业生产任务的通知",
        "柳溪乡人民政府",
        Region("柳溪乡", None),
    )


def test_a_place_named_once_counts_where_the_units_are_of_its_level():
    assert fields("为深入开展安徽省消费行动,提出措施。\n一、稳定物价。(省商务厅、省财政厅负责)").region == Region(
        "安徽省", "340000"
    )
    assert fields("我县投资较快增长。" + "各项工作继续推进。" * 60 + "超过肥东县,跃居第一。").region is None


def test_labels_in_brackets_and_a_red_head():
    database = (
        "∙【制定机关】菏泽市人民政府办公室\n∙【公布日期】2020.01.17\n∙【字 号】菏政办〔2020〕1号\n"
        "∙【时效性】现行有效\n正文"
    )
    found = fields(database)
    assert (found.issuer, found.document_number, found.published_on, found.effect) == (
        "菏泽市人民政府办公室",
        "菏政办〔2020〕1号",
        "2020-01-17",
        "现行有效",
    )
    red = "青砚县人民政府文件\n青政发〔2023〕2号\n青砚县人民政府关于印发重点工作分工方案的通知\n各镇:\n略。"
    assert fields(red).title == "青砚县人民政府关于印发重点工作分工方案的通知"


def test_party_and_government_issue_together():
    text = "中共青砚县委 青砚县人民政府\n关于推动高质量发展的实施意见\n(2024年2月1日)\n为此,提出意见。"
    found = fields(text)
    assert (found.issuer, found.written_on) == ("中共青砚县委 青砚县人民政府", "2024-02-01")


def test_of_several_days_the_most_exact_label_counts():
    assert (
        fields("公开日期:2023-04-22\n某县卫生健康工作要点\n发布日期:2023-04-25 浏览次数:\n略。").published_on
        == "2023-04-25"
    )


def test_the_day_of_a_letter_whose_signature_was_lost():
    assert fields("各县区:\n现印发给你们,请贯彻落实。\n2020年11月17日\n实施方案\n").written_on == "2020-11-17"
    assert fields("各县区:\n现印发给你们,请贯彻落实。\n二○○一年四月四日\n").written_on == "2001-04-04"
    assert fields("各县区:\n请贯彻落实\n二〇〇九年十二月三十一日").written_on == "2009-12-31"


def test_the_index_number_names_the_place_where_nothing_else_does():
    head = "索引号: {}/2026-00011\n发布机构: 教育局\n名称: 重点工作任务分解表\n"
    assert fields(head.format("11371723MB28571300")).region == Region("成武县", "371723")
    assert fields(head.format("11371723MB28571301")).region is None


def test_a_two_column_field_table_names_title_issuer_and_days():
    text = (
        "文件名称 | 2024年第二次县政府常务会议议定事项落实情况的通报 | ||\n"
        "索引号 | lqx/2024-0115 | 公开目录: | 督查 |\n"
        "公开责任部门 | 柳泉县政府办公室 | 成文日期: | 2024年05月06日 |\n现通报如下。\n"
    )
    found = fields(text)
    assert (found.title, found.issuer, found.kind) == (
        "2024年第二次县政府常务会议议定事项落实情况的通报",
        "柳泉县政府办公室",
        "notice",
    )


def test_a_title_stands_under_the_path_of_a_site():
    text = (
        "首页>\n> 政务公开 > 乡镇公开 > 青石街道 > 工作报告\n"
        "索引号: 0010/2024-1 发布机构: 青石街道\n发文日期: 2024-01-20\n"
        "青石街道办事处工作报告\n发布时间: 2024-01-20 来源: 青石街道\n各位代表:\n"
    )
    found = fields(text)
    assert (found.title, found.issuer) == ("青石街道办事处工作报告", "青石街道")
    assert found.region and found.region.name == "青石街道"


def test_a_number_that_lost_its_last_character_and_the_issue_of_a_series():
    assert fields("关于印发方案的通知\n云政发〔2024〕1 \n各镇人民政府:\n").document_number == "云政发〔2024〕1号"
    assert fields("发布文号: 督查通报第三期\n名称: 事项落实情况的通报\n").document_number == "督查通报第三期"


def test_a_town_that_calls_or_orders_is_the_place():
    found = fields("青石镇关于做好防汛工作的通知\n各村:\n").region
    assert found and found.name == "青石镇"


def test_a_text_that_lost_its_line_breaks():
    text = (
        "青砚县人民政府办公室关于优化办事环境的实施意见青政办发〔2024〕7号\n"
        "各乡镇:现提出如下意见。一、简化手续。抓好落实。青砚县人民政府办公室2024年5月6日(此件公开发布)"
    )
    found = fields(text)
    assert (found.title, found.document_number, found.issuer, found.written_on) == (
        "青砚县人民政府办公室关于优化办事环境的实施意见",
        "青政办发〔2024〕7号",
        "青砚县人民政府办公室",
        "2024-05-06",
    )


def test_the_issuing_government_is_called_by_its_place():
    found = fields("推动菏泽发展。菏泽各县抓好落实,我市重点是项目。\n市人民政府办公室\n2024年5月6日\n")
    assert (found.issuer, found.kind) == ("菏泽市人民政府办公室", "other")


def test_what_makes_measures_is_a_plan():
    assert fields("为推动增长,力争增长6%,现制定如下举措。\n").kind == "plan"


def test_a_number_begins_with_its_city_in_the_province_that_the_text_names():
    text = "菏政办发〔2025〕7号\n市人民政府办公室\n关于促进消费的通知\n为落实《{0}促进消费办法》,现通知如下。\n"
    assert fields(text.format("山东省")).region == Region("菏泽市", "371700")
    assert fields(text.format("湖北省")).region is None


def test_the_day_of_a_signature_that_lost_its_signs():
    assert (
        fields("关于民生实事进度的公示\n已建成3处。\n\n柳泉市民生工作办公室\n\n20251011\n").written_on == "2025-10-11"
    )


def test_a_report_to_a_congress_says_when_it_was_made_and_for_whom():
    found = fields(
        "政府工作报告\n\n  ——2023年2月2日在成武县第十八届人民代表大会第三次会议上\n\n  县长 王强\n\n  各位代表:\n"
        "  现在,我代表县人民政府,向大会报告工作,请予审议。\n"
    )
    assert (found.issuer, found.written_on) == ("成武县人民政府", "2023-02-02")


def test_the_years_of_a_plan_below_its_title():
    found = fields("成武县促进消费三年行动方案\n\n(2023—2025年)\n\n为促进消费,制定本方案。\n")
    assert found.title == "成武县促进消费三年行动方案(2023—2025年)"


def test_growth_that_is_to_be_reached_makes_no_report():
    assert fields("1.盘活资产。力争营业收入增长10%以上。").kind == "other"
    assert fields("1.盘活资产。营业收入增长10%,利润下降2%。").kind == "report"


def test_a_letter_that_a_site_prints_with_its_source_is_a_notice_and_no_news():
    head = "关于调整租房提取政策的通知\n发布日期:2023-03-27来源:市住建局办公室\n各单位:\n现通知如下:\n"
    assert fields(head).kind == "notice"
    assert fields("记者从市住建局获悉,关于调整租房提取政策的通知印发。\n来源:成武日报\n").kind == "news"


@pytest.mark.parametrize(
    ("text", "issuer", "day"),
    [
        (
            "请认真组织实施。青砚县住房和城乡建设局2025年1月3日(此件主动公开)\n2025年措施\n",
            "青砚县住房和城乡建设局",
            "2025-01-03",
        ),
        ("附件:任务表.doc 青砚县水务局2022年5月10日 来源:青砚县水务局 附件下载", "青砚县水务局", "2022-05-10"),
        (
            "附件:汇总表 青砚县政府办公室2016年4月22日 青砚县政府办公室 2016年4月22日印发 来源:某网",
            "青砚县政府办公室",
            "2016-04-22",
        ),
        (
            "青砚县统计公报\n青砚县统计局\n国家统计局青砚调查队\n(2024 年 4 月 8 日)\n2023年,",
            "青砚县统计局 国家统计局青砚调查队",
            "2024-04-08",
        ),
        ("为落实青砚县税务局2025年5月7日发布的决定,提高额度。", None, None),
    ],
)
def test_signatures_that_run_on_or_stand_in_brackets(text, issuer, day):
    found = fields(text)
    assert (found.issuer, found.written_on) == (issuer, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("政府工作报告\n——二〇二六年一月二十七日在青砚县第十四届人民代表大会第四次会议上\n略。", "2026-01-27"),
        ("政府工作报告\n——2026年1月26日在青砚县第十四届\n人民代表大会第五次会议上\n略。", "2026-01-26"),
        ("发文日期: 2025-01-27\n工作报告\n(2025年1月14日在柳溪街道第二届居民议事会第四次会议上)\n", "2025-01-14"),
    ],
)
def test_the_day_on_which_a_report_was_made(text, day):
    assert fields(text).written_on == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("2026年02月10日 07时41分\n来源:\n某报", "2026-02-10"),
        ("2026-02-10 222", "2026-02-10"),
        ("date: Sat, 23 Oct 2021 06:55:26 GMT", "2021-10-23"),
        ("date: Sat, 23 Foo 2021", None),
    ],
)
def test_the_day_that_a_page_prints(head, day):
    assert fields(f"青砚县水务局工作要点\n{head}\n略。").published_on == day


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("青砚县3月份行动进展情况表\n发布时间:2023-05-09 信息来源:县发改委文字大小:[ ]\n略。", "县发改委"),
        ("青砚县民生工程进展情况\n发表时间:2025-10-09 信息来源:民生办 作者:民生办\n略。", "民生办"),
        ("工作总结\n信息来源:柳溪街道\n略。", "柳溪街道"),
        ("柳泉县教育局2026年工作要点\n略。", "柳泉县教育局"),
        ("青砚县充电设施发展规划\n来源:高新院 example.org\n略。", None),
        ("青砚县粮食产量增长\n2023-04-20 10:52 来源:互联网\n本报讯(记者 某某)略。", None),
    ],
)
def test_whom_a_page_names_as_its_source(text, issuer):
    assert fields(text).issuer == issuer


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "标题: 青砚县政府办关于对重点工作第一轮\n\n青砚县政府办关于对重点工作第一轮督查发现问题整改的通知\n",
            "青砚县政府办关于对重点工作第一轮督查发现问题整改的通知",
        ),
        ("【进展情况】2023年3月行动进展情况表\n\n2023年3月行动进展情况表\n略。", "2023年3月行动进展情况表"),
        ("青砚县人民政府办公室\n2021年9月2日\n关于优化投入的实施意见\n(试行)\n为此,", "关于优化投入的实施意见(试行)"),
        ("附件1\n2026年县十件民生实事\n坚持民生为大。\n一、提高低保标准。\n", "2026年县十件民生实事"),
        ("市各有关单位\n根据文件精神,现通知如下:\n一、提高额度\n", None),
        ("优化住房认定标准\n" + "购房人名下没有住房的,按首套认定,各银行抓紧办理。" * 3, None),
        ("各镇人民政府,市政府各工作部门\n" + "为促进发展,结合实际,现提出意见,请抓紧办理。" * 3, None),
    ],
)
def test_titles_that_are_cut_short_led_over_to_or_tried(text, title):
    assert fields(text).title == title


def test_a_number_behind_what_it_names_is_not_its_own():
    assert fields("根据《2023年重点任务清单》的通知(青政发〔2023〕8号),其中第2项为略。").document_number is None


def test_a_state_of_a_saved_page():
    assert fields("标题: 青砚县人民政府关于支持托育的意见\n状态: 有效\n\n略。").effect == "有效"


def test_a_row_of_a_register():
    found = fields("2022-10-13 00:00:00 | 住建部、财政部 | 关于做好年度监测评价工作的通知 | 一、重点内容\n略。")
    assert (found.title, found.issuer, found.published_on) == (
        "关于做好年度监测评价工作的通知",
        "住建部、财政部",
        "2022-10-13",
    )


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("2021年全县十件民生实事办理情况\n1.新建幼儿园3所。\n", "2021年全县十件民生实事办理情况", "report"),
        (
            "青河区2025年经济社会发展主要预期目标\n生产总值增长6%左右。\n",
            "青河区2025年经济社会发展主要预期目标",
            "plan",
        ),
        ("附件：青河市城市更新行动任务清单 一、实施改造工程 1. 改造小区60个。", "青河市城市更新行动任务清单", "plan"),
    ],
)
def test_titles_of_progress_of_aims_and_of_attachments(text, title, kind):
    found = fields(text)
    assert (found.title, found.kind) == (title, kind)
