"""Two people at one document: who has the desk open is told what the other did, and only that."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from luoshi.documents import actions, marking
from luoshi.documents.desk import desk_of
from luoshi.documents.news import news_since, version_of
from luoshi.organizations.middleware import COOKIE
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
BY_ITSELF = {"X-By-Itself": "1", "Accept-Language": "en"}


@pytest.fixture
def say(cast, document):
    """The office judges what `mark` makes of a task or of a part."""
    return lambda mark, *keys: [
        actions.judge(cast.act("office"), document, mark(desk_of(document), key)) for key in keys
    ]


@pytest.fixture
def news(document, english):
    return lambda version, reader=None: news_since(document, version, reader)


def test_nothing_said_is_no_news_and_takes_one_query(document, news, django_assert_num_queries):
    version = version_of(document)
    with django_assert_num_queries(1):
        assert news(version) is None


def test_a_verdict_is_told_with_its_line_and_what_stands_above(cast, document, news, say):
    version = version_of(document)
    say(marking.accept, "tasks.1")
    told = news(version)
    assert told.sentences == [f"{cast.people['office'].name} has just accepted item 2."]
    assert [(line.task.key, line.task.state, above) for line, above in told.changed] == [
        ("tasks.1", "accepted", "tasks.0")
    ]
    assert (told.gone, told.whole, told.version, news(told.version)) == ([], False, version_of(document), None)


def test_what_was_said_of_a_part_changes_its_line(document, news, say):
    version = version_of(document)
    say(marking.reject, "tasks.0.targets.0")
    assert [line.task.key for line, _above in news(version).changed] == ["tasks.0"]


def test_my_own_words_change_the_lines_of_my_other_window_and_are_not_told_to_me(cast, news, document, say):
    version = version_of(document)
    say(marking.accept, "tasks.1", "tasks.2")
    told = news(version, cast.people["office"].pk)
    assert (told.sentences, len(told.changed)) == ([], 2)


def test_joining_and_taking_back_are_told_for_both_lines(cast, document, news, say):
    version = version_of(document)
    actions.judge(cast.act("office"), document, marking.join(desk_of(document), "tasks.1", into="tasks.0"))
    joined = news(version)
    actions.undo(cast.act("office"), document)
    who = cast.people["office"].name
    assert joined.sentences == [f"{who} has just changed items 1, 2."]
    assert news(joined.version).sentences == [f"{who} has just taken back a word on items 1, 2."]
    assert [line.task.key for line, _above in news(joined.version).changed] == ["tasks.0", "tasks.1"]


def test_what_was_added_and_taken_back_is_gone(cast, document, news):
    value = {"title": "编制规划", "statement": "编制规划。", "span": [0, 4]}
    actions.judge(cast.act("office"), document, marking.add("task", value))
    version = version_of(document)
    [added] = [line.task.key for line in desk_of(document).lines if line.task.key.startswith("new.")]
    actions.undo(cast.act("office"), document)
    assert (news(version).gone, news(version).changed) == ([added], [])


def test_more_than_lines_asks_to_open_the_page_again(cast, document, news):
    version = version_of(document)
    actions.choose_unit(cast.act("office"), document, "县审计局", None)
    assert news(version).whole


def test_the_page_is_answered_with_the_changed_lines_alone(sign_in, document, say, english):
    client, address = sign_in("leader"), reverse("documents:news", args=[document.pk])
    page = client.get(reverse("documents:document", args=[document.pk])).content.decode()
    version = re.search(r'data-version="(\d+)"', page)[1]
    assert client.get(f"{address}?since={version}", headers=BY_ITSELF).status_code == 204
    say(marking.reject, "tasks.3")
    answer = client.get(f"{address}?since={version}", headers=BY_ITSELF).content.decode()
    assert re.findall(r'<li id="(line-[^"]+)', answer) == ["line-tasks.3"]
    assert ("1 of 6 tasks judged" in answer, 'name="take_in"' in answer) == (True, False)


def test_who_comes_by_hand_gets_the_desk(sign_in, document):
    answer = sign_in("office").get(reverse("documents:news", args=[document.pk]))
    assert answer["Location"] == reverse("documents:document", args=[document.pk])


def test_a_page_that_asks_by_itself_is_no_sign_of_life(sign_in, document):
    client, address = sign_in("office"), reverse("documents:news", args=[document.pk])
    assert COOKIE not in client.get(address, headers=BY_ITSELF).cookies
    assert COOKIE in client.get(address).cookies


def test_news_take_as_many_queries_however_much_was_said(sign_in, document, say):
    client, address = sign_in("office"), reverse("documents:news", args=[document.pk]) + "?since="
    client.defaults["HTTP_X_BY_ITSELF"] = "1"
    version = version_of(document)
    say(marking.accept, "tasks.0")
    few = len(queries_of(client, f"{address}{version}"))
    say(marking.accept, *(f"tasks.{n}" for n in range(1, 6)))
    assert len(queries_of(client, f"{address}{version}")) == few
