"""A printed document on the desk: its pages with the box of each finding, drawn apart, for who may see it."""

import re

import pytest
from django.urls import reverse

from luoshi.core.errors import Unknown
from luoshi.documents import actions, pages
from luoshi.documents.desk import desk_of
from luoshi.documents.highlight import places_of
from luoshi.documents.paper import papers_of
from luoshi.documents.queries import desk_reading, opened
from luoshi.reading.tests.test_printed import SENTENCES, ofd_of, printed

PLAN = "一、强化科技创新\n1.培育创新企业。新增高新技术企业10家以上。（牵头单位：县科技局；配合单位：县财政局）"

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


@pytest.fixture
def paper(cast):
    return actions.bring(cast.act("office"), cast.regions["county"], "任务.pdf", printed(PLAN))


def shown(client, document, query=""):
    return client.get(reverse("documents:document", args=[document.pk]) + query).content.decode()


def test_the_desk_shows_the_page_with_a_box_for_each_finding(sign_in, paper):
    page = shown(sign_in("office"), paper)

    assert f'<img src="{reverse("documents:page", args=[paper.pk, 1])}"' in page
    for key in desk_of(paper).things():
        assert re.search(rf'<g id="{key}"[^>]*>.*?<rect ', page)


def test_the_words_lie_over_the_page_where_they_stand_in_the_text(paper):
    body, flow = opened(desk_reading(paper))
    [sheet] = papers_of(body, flow, places_of(desk_of(paper), []))

    assert [flow.text[run.at : run.at + len(run.words)] for run in sheet.runs] == [run.words for run in sheet.runs]
    assert "".join(run.words for run in sheet.runs) == flow.text.replace("\n", "")


def test_the_text_is_shown_to_who_asks_for_it_until_he_asks_for_pages(sign_in, paper):
    client = sign_in("office")

    views = [shown(client, paper, query) for query in ("", "?source=text", "", "?source=pages", "")]

    assert ["<svg viewBox" in view for view in views] == [True, False, False, True, True]


def test_an_ofd_is_shown_by_its_words(cast, sign_in):
    document = actions.bring(cast.act("office"), cast.regions["county"], "任务.ofd", ofd_of(SENTENCES))
    page = shown(sign_in("office"), document)

    assert ('class="sheet undrawn"' in page, "<img" in page.split('id="source"')[1]) == (True, False)


def test_a_page_is_drawn_once_and_sent_once(sign_in, paper, monkeypatch):
    client = sign_in("office")
    address = reverse("documents:page", args=[paper.pk, 1])
    first = client.get(address)
    monkeypatch.delattr("luoshi.documents.pages.draw_apart")
    again = client.get(address)
    unchanged = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.content[:3] == b"\xff\xd8\xff"
    assert (again.content, unchanged.status_code) == (first.content, 304)
    assert "private" in first.headers["Cache-Control"]


@pytest.mark.parametrize("number", [0, 2, 99])
def test_there_is_no_page_beyond_the_last(paper, number):
    with pytest.raises(Unknown):
        pages.picture_of(paper, number)


def test_a_page_that_cannot_be_drawn_within_the_limits_is_not_there(paper, settings):
    settings.READING_MEMORY = 2**20
    with pytest.raises(Unknown):
        pages.picture_of(paper, 1)


def test_a_stranger_sees_no_page(sign_in, paper):
    address = reverse("documents:page", args=[paper.pk, 1])
    sign_in("office").get(address)  # drawn, and kept

    assert sign_in("neighbour").get(address).status_code == 404


def test_pictures_of_a_month_ago_are_taken_away(paper):
    from datetime import timedelta

    from luoshi.core import clock

    pages.picture_of(paper, 1)
    now = clock.now()

    assert [pages.take_away_old(now + timedelta(days=days)) for days in (1, 400, 400)] == [0, 1, 0]
