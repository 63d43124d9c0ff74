"""A press brief says what the published bulletin says, names nobody who is behind, and each figure opens."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from luoshi.core.papers import docx_of
from luoshi.core.papers.measures import RED
from luoshi.core.papers.page import page_of
from luoshi.publishing.actions import publish
from luoshi.publishing.briefs import brief_of, paper_of_brief
from luoshi.publishing.bulletins import content_of, is_provisional, paper_of
from luoshi.publishing.figures import Counted, Row
from luoshi.publishing.models import Bulletin
from luoshi.publishing.tests.conftest import TODAY
from tests.support.letters import act_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(cast, bulletin) -> Bulletin:
    publish(act_of(cast, "leader"), bulletin)
    return Bulletin.objects.get(pk=bulletin.pk)


def sentences(bulletin: Bulletin) -> list[str]:
    return ["".join(piece.text for piece in sentence) for sentence in brief_of(bulletin).paragraphs]


def test_a_brief_has_the_figures_of_the_bulletin_and_no_unit_behind_them(published):
    assert sentences(published) == [
        "《青石县2026年重点工作任务清单》2026年8月共调度任务3项，其中严重滞后1项、待数2项。",
        "本期各牵头单位应报3项，按时报告2项，按时率66.7%，报告率66.7%。",
        "以上数据来自县人民政府《关于2026年8月重点任务进展情况的通报》，截至2026年10月23日。",
    ]


def test_every_figure_opens_to_its_rows(published, sign_in):
    page = sign_in("office").get(f"/bulletins/{published.pk}/brief/").content.decode()
    keys = [piece.key for sentence in brief_of(published).paragraphs for piece in sentence if piece.key]
    assert keys == ["light_red", "light_grey", "asked", "on_time"]
    assert [key for key in keys if f"/bulletins/{published.pk}/figures/{key}/" not in page] == []


def test_the_same_bulletin_gives_the_same_file(published):
    one, other = (docx_of(paper_of_brief(brief_of(published))) for _time in range(2))
    assert one == other


def test_its_file_begins_with_a_plain_title_and_no_red_head(published):
    paper = paper_of_brief(brief_of(published))
    file = Document(BytesIO(docx_of(paper)))
    assert next(one.text for one in file.paragraphs if one.text) == "2026年8月重点任务进展情况新闻通稿"
    assert (RED in file.element.xml, 'class="mark"' in page_of(paper)) == (False, False)
    assert file.paragraphs[-2].text == brief_of(published).issuer


def test_what_goes_well_is_named_by_its_title(published):
    from luoshi.publishing import briefs
    from luoshi.publishing.bulletins import figures_in

    rows = tuple(Row(n, str(n), f"任务{n}", 1, "县科学技术局") for n in range(1, 5))
    figures = figures_in(published)
    figures = replace(figures, counted=figures.counted | {"light_green": Counted("light_green", rows)})
    told = "".join(piece.text for piece in briefs._examples(figures))
    assert told == "“任务1”、“任务2”、“任务3”等4项任务按序时推进。"


def test_the_end_of_a_year_is_called_provisional(bulletin):
    round = bulletin.round
    assert not is_provisional(round)
    round.plan.ends_on = round.period_end
    assert is_provisional(round)
    words = [getattr(block, "text", "") for block in paper_of(content_of(bulletin, TODAY, [])).body]
    assert any("暂定数" in text for text in words)
