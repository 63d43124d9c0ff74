"""Numbering: which characters are markers, and what stands under which."""

from luoshi.reading.flow import Flow
from luoshi.reading.outline import fold, outline_of, titles_without_numbers


def headings(text: str) -> list[tuple[int, str | None, str]]:
    found = outline_of(Flow(text)).headings
    return [(one.level, one.number, text[one.title.start : one.title.end]) for one in found]


def test_numbers_of_three_kinds_make_a_tree_whose_counts_restart():
    text = "一、抓产业\n（一）强链\n1.建园区。引企业。\n2．修道路。\n（二）补链\n1、办展会。\n二、惠民生\n"
    assert headings(text) == [
        (1, "一", "抓产业"),
        (2, "一", "强链"),
        (3, "1", "建园区"),
        (3, "2", "修道路"),
        (2, "二", "补链"),
        (3, "1", "办展会"),
        (1, "二", "惠民生"),
    ]


def test_a_text_on_one_line_is_parted_by_its_counts():
    text = "一、主要任务（一）建强队伍1.培训骨干。办好夜校。责任单位：各街道2.招录新人。（二）管好资金3.按季公开。"
    assert [title for _, _, title in headings(text)] == [
        "主要任务",
        "建强队伍",
        "培训骨干",
        "招录新人",
        "管好资金",
        "按季公开",
    ]


def test_decimals_dates_and_single_numbers_in_a_sentence_are_no_markers():
    text = "1.扩大绿地。新增1.5万亩，2024年3月1日前完成，比第一、二批多3.2个百分点。\n2.修好水渠。"
    assert [number for _, number, _ in headings(text)] == ["1", "2"]


def test_wide_and_plain_forms_count_together():
    assert headings("１．甲事。\n2.乙事。\n３、丙事。") == [(1, "1", "甲事"), (1, "2", "乙事"), (1, "3", "丙事")]


def test_decimal_numbers_nest_by_their_dots():
    assert headings("2.1 机构\n2.1.1 指挥部\n2.1.2 专家组\n2.2 职责") == [
        (1, "2.1", "机构"),
        (2, "2.1.1", "指挥部"),
        (2, "2.1.2", "专家组"),
        (1, "2.2", "职责"),
    ]


def test_a_list_inside_a_paragraph_ends_with_the_paragraph():
    text = "一、成立专班。专班负责：1、统筹；2、督办。\n县水务局：负责供水。\n"
    outline = outline_of(Flow(text))
    assert [text[one.body.start : one.body.end] for one in outline.headings[1:]] == ["；", "。"]


def test_families_and_paths():
    outline = outline_of(Flow("一、甲\n1.子\n2.丑\n二、乙\n"))
    assert (outline.children(None), outline.children(0), outline.path(2)) == ([0, 3], [1, 2], [0])


def test_an_article_is_parted_by_its_titles_or_by_the_sentences_that_open_its_paragraphs():
    paragraph = "全县上下凝心聚力，推进各项改革任务落地见效，营商环境持续优化，群众获得感明显增强，成效逐步显现。"
    titles = ["聚焦产业破难题", "聚焦环境优服务", "聚焦民生出实招"]
    over = "改革发布会召开\n" + paragraph + "\n" + "".join(f"{title}\n{paragraph}\n" for title in titles)
    opening = paragraph + "\n" + "".join(f"　　{title}。{paragraph}\n" for title in titles)
    for text in (over, opening):
        assert [text[span.start : span.end] for span in titles_without_numbers(fold(text))] == titles
    assert titles_without_numbers(fold(paragraph + "\n" + titles[0] + "\n" + paragraph)) == []


def test_a_number_that_lost_its_stop_counts_only_where_it_goes_on():
    text = "1降低成本。补贴。\n2.加大支持。贴息。\n3促进去化。\n15个部门配合。\n12345热线受理。\n"
    assert [number for _, number, _ in headings(text)] == ["1", "2", "3"]


def test_numbers_written_with_a_nought_count_behind_the_note_whose_line_was_lost():
    text = "发放补贴。\n每户补贴5元。（责任单位：县财政局）08完善学位政策。\n子女可就近入学。"
    text += "〔责任单位：县教育局〕09优化贷款。\n"
    text += "〔责任单位：县金融办〕10推行租购并举。试点。（2024年）20余所学校参加。（责任单位：县住建局）11加快发证。\n"
    assert headings(text) == [
        (1, "08", "完善学位政策"),
        (1, "09", "优化贷款"),
        (1, "10", "推行租购并举"),
        (1, "11", "加快发证"),
    ]
    assert headings("（责任单位：县住建局）2完善政策。（责任单位：县财政局）3优化贷款。（见附件）07号线。") == []


def test_prizes_of_several_ranks_are_no_chapter():
    assert headings("一、奖励人才。获一、\n二、三等奖的,给予奖励。\n二、改善住房。建好公寓。\n") == [
        (1, "一", "奖励人才"),
        (1, "二", "改善住房"),
    ]


def test_a_title_of_two_halves_or_with_its_measure_ends_where_a_text_on_one_line_lost_its_break():
    text = (
        "一、明确职责，加快任务推进 目前剩余时间不足两月，各村要抓紧。二、监督检查（684 个工作日）根据有关规定的范围，"
    )
    text += "共安排检查一批企业，其中列入重点检查对象的有三十家。"

    assert [title for _, _, title in headings(text)] == ["明确职责，加快任务推进", "监督检查（684 个工作日）"]


def test_a_chapter_that_ran_into_its_text_ends_before_the_verb_of_this():
    text = (
        "一、加强网格化服务管理为推进网格化服务创新工作，实现服务管理模式不断完善，不断形成组织健全、管理规范的队伍。\n"
    )

    assert headings(text) == [(1, "一", "加强网格化服务管理")]


def test_the_first_item_behind_a_chapter_on_its_line_holds_the_lines_below():
    text = "一、明确目标，促进发展1、入园目标。\n2027年，入园率达到96%以上。\n2、推进改革。\n新建幼儿园3所。\n"
    first = next(one for one in outline_of(Flow(text)).headings if one.number == "1")

    assert text[first.body.start : first.body.end] == "。\n2027年，入园率达到96%以上。\n"


def test_a_heading_that_says_of_whom_it_speaks_does_not_end_before_its_verb():
    text = "一、对落实养老政策积极主动、体系建设成效明显的县，安排补助时给予倾斜。\n二、对完成任务好的镇，给予奖励。\n"

    assert [title for _, _, title in headings(text)] == [
        "对落实养老政策积极主动、体系建设成效明显的县，安排补助时给予倾斜",
        "对完成任务好的镇，给予奖励",
    ]


def test_a_stock_title_ends_where_its_text_runs_on():
    text = "一、整治范围根据有关法规，凡违建均属整治范围。二、目标任务通过深入开展整治，全面清理。"
    assert [title for _, _, title in headings(text)] == ["整治范围", "目标任务"]


def test_a_number_that_closes_a_bracket_is_no_marker():
    text = (
        "（一）摸清底数各村填写登记表（见附件1），汇总上报。责任单位：各村（二）逐级建档各站填写统计表（见附件2）备查。"
    )
    assert [number for _, number, _ in headings(text)] == ["一", "二"]
    assert [number for _, number, _ in headings("请按以下次序：1）填表。2）审核。3）存档。")] == ["1", "2", "3"]
