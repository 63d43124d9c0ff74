"""Heads of documents as sites and letters really print them: titles, those who sign together, days and effect."""

import pytest

from luoshi.reading.findings import document
from luoshi.reading.flow import Flow
from luoshi.reading.outline import Outline


def fields(text):
    return document.fields_of(Flow(text), Outline())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "关于支持青年就业的八条意见\n(征求意见稿)\n为落实部署,提出意见。",
            "关于支持青年就业的八条意见(征求意见稿)",
        ),
        (
            "- 索引号:88/2020-1\n- 公开范围:全部公开\n青砚县水利局2020年实事完成情况公示\n现公示如下。",
            "青砚县水利局2020年实事完成情况公示",
        ),
        (
            "各镇:\n县政府确定了《2025年青砚县重要事项分工》,现印发给你们。\n青砚县人民政府\n",
            "2025年青砚县重要事项分工",
        ),
        (
            "这一年,我们办实事,见实效\n坚持把群众的事放在心上,用心用情办好民生实事,不断增进全县人民福祉,成效看得见、摸得着。\n",
            "这一年,我们办实事,见实效",
        ),
        ("信息来源:县府办\n2021年青砚县十件实事进展情况登记表\n项目 | 任务 |\n", "2021年青砚县十件实事进展情况登记表"),
    ],
)
def test_titles_of_drafts_lists_and_reports(text, title):
    assert fields(text).title == title


def test_bodies_issue_together_in_a_title_and_one_of_them_is_something_besides():
    title = "青砚县财政局 青砚县民政局 关于印发养老实施方案的通知\n各镇:\n略。"
    assert fields(title).issuer == "青砚县财政局 青砚县民政局"
    signed = "关于印发养老实施方案的通知\n略。\n青砚县民政局\n(县养老工作专班办公室)\n青砚县财政局\n2025年3月4日\n"
    assert fields(signed).issuer == "青砚县民政局 青砚县财政局"


def test_a_quarter_issues_and_a_paper_is_in_force():
    found = fields("索引号 55/2020-1\n发布机构 柳溪街道办事处\n文件有效性 有效\n文件编号 柳办〔2020〕1号\n略。")
    assert (found.issuer, found.effect, found.document_number) == ("柳溪街道办事处", "有效", "柳办〔2020〕1号")


def test_a_day_on_the_last_line_or_before_lost_characters():
    assert fields("现公示如下。\n已建成3所。\n2024年12月9日\n").written_on == "2024-12-09"
    assert fields("各镇:\n现予分解,请抓好落实。\n2024年2月9日????\n任务分解\n").written_on == "2024-02-09"


def test_what_publishes_how_far_works_are_is_a_report():
    assert fields("青砚县水利局2020年实事完成情况公示\n现公示如下。").kind == "report"


@pytest.mark.parametrize("title", ["青砚县水利局实事项目公示", "这一年,我们用心办实事,发展见成效"])
def test_a_headline_that_tells_or_publishes_names_no_plan(title):
    assert fields(f"{title}\n全县建成水厂3处,同比增长5%,群众用水更加方便,各项工作有序进行。\n").kind != "plan"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("菏泽市助企纾困\n激发经营主体活力若干措施\n为落实部署,提出措施。", "菏泽市助企纾困激发经营主体活力若干措施"),
        (
            "2020年议案、提案办理工作\n完成情况说明\n现将办理工作说明如下。",
            "2020年议案、提案办理工作完成情况说明",
        ),
    ],
)
def test_a_title_broken_behind_its_place_or_year(text, title):
    assert fields(text).title == title
