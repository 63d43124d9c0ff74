"""The checking desk as a page: one act a request, back to the line, nothing overwritten unseen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from luoshi.documents import actions, marking, queries
from luoshi.documents.desk import desk_of
from luoshi.documents.naming import choices_of
from luoshi.documents.news import version_of
from luoshi.organizations.queries import directory
from tests.support.cast import MOMENT
from tests.support.papers import PLAN, bring
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(sign_in, english):
    client = sign_in("office")
    client.headers = {"Accept-Language": "en"}
    return client


def page(client, document, query=""):
    answer = client.get(reverse("documents:document", args=[document.pk]) + query, headers={"Accept-Language": "en"})
    return words(answer)


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def post(client, route, document, query="", **data):
    address = reverse(f"documents:{route}", args=[document.pk]) + query
    return client.post(address, data, headers={"Accept-Language": "en"})


def leads_to(answer):
    return answer["Location"].partition("/documents/")[2].partition("/")[2]


def values(document, key, *names):
    value = desk_of(document).things()[key].value
    return tuple(value[name] for name in names)


def test_accepting_goes_on_to_the_next_line_with_all_parts(office, document):
    answer = post(office, "judge", document, thing="tasks.0", seen="0", accept="1")
    assert leads_to(answer) == "#line-tasks.1"
    assert {one.state for one in desk_of(document).lines[0].things()} == {"accepted"}
    assert "1 of 6 tasks judged" in page(office, document)


def test_what_is_narrowed_stays_narrowed(office, document):
    answer = post(office, "judge", document, "?show=open", thing="tasks.0", seen="0", accept="1")
    assert leads_to(answer) == "?show=open#line-tasks.1"
    told = page(office, document, "?show=open")
    assert ("培育创新企业 " in told.partition("What was read")[2], "建设中试基地" in told) == (False, True)


def test_what_leaves_no_doubt_is_accepted_at_once_and_taken_back_at_once(office, document):
    version = version_of(document)
    answer = post(office, "accept_clear", document, version=version)
    doubtful = [line.task.key for line in desk_of(document).lines if line.doubtful]
    judged = {line.task.key: line.task.state for line in desk_of(document).lines}
    assert (leads_to(answer), len(doubtful)) == (f"?show=doubtful#line-{doubtful[0]}", 2)
    assert judged == {f"tasks.{n}": "" if f"tasks.{n}" in doubtful else "accepted" for n in range(6)}
    assert "2 tasks with doubts are left: judge them one by one." in page(office, document)
    post(office, "undo", document)
    assert {line.task.state for line in desk_of(document).lines} == {""}


def test_what_others_said_meanwhile_is_seen_before_the_rest_is_accepted(cast, office, document):
    version = version_of(document)
    other = replace(cast.act("office"), actor_id=cast.people["leader"].pk, actor_name=cast.people["leader"].name)
    actions.judge(other, document, marking.reject(desk_of(document), "tasks.0"))
    assert leads_to(post(office, "accept_clear", document, version=version)) == ""
    assert "has judged something meanwhile." in page(office, document)
    assert [line.task.state for line in desk_of(document).lines] == ["rejected", "", "", "", "", ""]


def test_who_did_not_see_the_last_word_is_told_on_the_page(cast, office, document):
    actions.judge(cast.act("office"), document, marking.reject(desk_of(document), "tasks.0"))
    answer = post(office, "judge", document, thing="tasks.0", seen="0", accept="1")
    assert leads_to(answer) == "#line-tasks.0"
    told = page(office, document)
    assert "has judged this meanwhile: Left out. Look at it as it stands now" in told
    assert desk_of(document).lines[0].task.state == "rejected"


def test_a_line_is_answered_alone(office, document):
    address = reverse("documents:judge", args=[document.pk])
    given = {"thing": "tasks.1", "seen": "0", "accept": "1"}
    answer = office.post(address, given, headers={"X-Desk-Line": "1", "Accept-Language": "en"})
    assert (answer.status_code, answer.content.count(b'class="line')) == (200, 3)  # the line, its head, its title
    assert "1 of 6 tasks judged" in words(answer)
    assert office.post(address, given, headers={"X-Desk-Line": "1"}).status_code == 409


def test_a_form_opens_in_its_line_and_what_is_typed_comes_back(office, document):
    assert (
        'value="2.6"'
        in office.get(reverse("documents:document", args=[document.pk]) + "?edit=tasks.0.targets.1").content.decode()
    )
    given = {"indicator": "研发投入强度", "comparator": ">=", "value": "很高", "unit": "%", "due": ""}
    answer = post(office, "correct", document, thing="tasks.0.targets.1", seen="0", **given)
    assert (answer.status_code, "“很高” is no number." in words(answer)) == (422, True)
    assert 'value="很高"' in answer.content.decode()


@pytest.mark.parametrize(
    ("key", "given", "names"),
    [
        ("tasks.0", {"title": "壮大创新企业", "section": "推动科技创新", "deadline": "2026-11-30"}, None),
        ("tasks.1.leaders.0", {"name": "韩远航"}, None),
        ("tasks.0.responsibilities.1", {"unit": "县工业和信息化局", "role": "participant"}, None),
    ],
)
def test_things_are_corrected(office, document, key, given, names):
    answer = post(office, "correct", document, thing=key, seen="0", **given)
    task = ".".join(key.split(".")[:2])
    assert (answer.status_code, leads_to(answer)) == (302, f"#line-{task}")
    assert values(document, key, *given) == tuple(given.values())


def test_a_stale_form_is_not_written_and_can_be_sent_again(cast, office, document):
    actions.judge(cast.act("office"), document, marking.correct(desk_of(document), "tasks.2", {"title": "守牢耕地"}))
    given = {"title": "守住耕地", "section": "", "deadline": ""}
    answer = post(office, "correct", document, thing="tasks.2", seen="0", **given)
    assert (answer.status_code, values(document, "tasks.2", "title")) == (422, ("守牢耕地",))
    assert 'name="seen" value="1"' in answer.content.decode()


def test_marked_words_become_a_target_of_the_task(office, document):
    flow = queries.opened(queries.desk_reading(document)).flow
    at = flow.text.index("清查闲置校舍和厂房20处")
    end = at + len("清查闲置校舍和厂房20处")
    opened = office.get(
        reverse("documents:document", args=[document.pk]) + f"?add=target&under=tasks.4&from={at}&to={end}"
    ).content.decode()
    assert [found in opened for found in ('value="清查闲置校舍和厂房"', 'value="20"', 'value="处"')] == [True] * 3
    given = {"indicator": "古桥登记", "comparator": "=", "value": "20", "unit": "处", "due": ""}
    answer = post(office, "add", document, kind="target", under="tasks.4", start=at, end=end, **given)
    [added] = desk_of(document).line("tasks.4").targets
    assert leads_to(answer) == "#line-tasks.4"
    assert (added.state, added.span, added.value["text"]) == ("added", (at, end), "清查闲置校舍和厂房20处")


def test_a_unit_added_by_hand_leads_after_those_of_the_text(office, document):
    post(office, "add", document, kind="responsibility", under="tasks.0", unit="县教育局", role="lead")
    assert [one.value["unit"] for one in desk_of(document).lines[0].leads()][-1] == "县教育局"


def test_a_task_that_was_not_found_is_added(office, document):
    post(office, "add", document, kind="task", title="编制规划", section="", deadline="", statement="编制规划。")
    last = desk_of(document).lines[-1].task
    assert (last.state, last.value["title"], last.value["statement"]) == ("added", "编制规划", "编制规划。")


def test_a_task_is_split_at_one_of_its_sentences_and_joined_again(office, document):
    opened = office.get(reverse("documents:document", args=[document.pk]) + "?split=tasks.0").content.decode()
    places = re.findall(r'<option value="(\d+)">([^<]+)', opened)
    at = next(at for at, begins in places if begins.startswith("年内新增"))
    assert post(office, "split", document, thing="tasks.0", seen="0", at=at, title="").status_code == 302
    assert [line.task.value["title"] for line in desk_of(document).lines[:2]] == [
        "培育创新企业",
        "年内新增高新技术企业6家以上",
    ]

    second = desk_of(document).lines[1].task
    answer = post(office, "join", document, thing=second.key, seen=second.n)
    assert (leads_to(answer), len(desk_of(document).standing())) == ("#line-tasks.0", 6)


def test_the_first_task_has_none_above_to_be_joined_with(office, document):
    post(office, "join", document, thing="tasks.0", seen="0")
    assert "No task stands above this one." in page(office, document)


def test_undo_leads_back_to_the_line(office, document):
    post(office, "judge", document, thing="tasks.3", seen="0", leave_out="1")
    assert leads_to(post(office, "undo", document)) == "#line-tasks.3"
    assert desk_of(document).line("tasks.3").task.state == ""
    assert "The word before counts again." in page(office, document)


def test_undo_with_nothing_said_says_so(office, document):
    post(office, "undo", document)
    assert "There is nothing of yours to take back here." in page(office, document)


def test_one_answer_settles_a_name_everywhere(cast, office, document):
    unit = directory(document.region, MOMENT.date()).find("县科学技术局")
    assert "县审计局" in page(office, document, "?unit=县审计局")
    assert leads_to(post(office, "choose_unit", document, name="县审计局", unit=unit)) == "#units"
    assert choices_of(document) == {"县审计局": unit}
    post(office, "choose_unit", document, name="县审计局", unit="")
    assert choices_of(document) == {"县审计局": None}


def test_doubts_stand_first(office, document):
    told = page(office, document)
    assert told.index("please look at") < told.index("1. 培育创新企业")


@pytest.mark.parametrize("route", ["judge", "correct", "add", "split", "join", "undo", "choose_unit"])
def test_who_only_reads_judges_nothing(sign_in, document, route):
    given = {"thing": "tasks.0", "kind": "task", "at": "1", "name": "县财政局"}
    statuses = [post(sign_in(who), route, document, **given).status_code for who in ("leader", "unit")]
    assert (statuses, document.verdicts.count()) == ([403, 404], 0)
    assert (
        'name="leave_out"'
        not in sign_in("leader").get(reverse("documents:document", args=[document.pk])).content.decode()
    )


@pytest.mark.parametrize("query", ["?edit=tasks.77", "?add=claim", "?split=tasks.0.targets.0", "?show=x", "?unit=x"])
def test_an_address_that_asks_for_nothing_there_is_shows_the_desk(office, document, query):
    assert "0 of 6 tasks judged" in page(office, document, query)


def test_the_desk_takes_as_many_queries_however_much_was_read_and_judged(office, cast, document):
    short = bring(cast, PLAN.split("二、")[0], "short.txt")
    marks = [mark for n in range(6) for mark in marking.accept(desk_of(document), f"tasks.{n}")]
    actions.judge(cast.act("office"), document, marks)
    for query in ("", "?edit=tasks.0", "?show=open"):
        few, many = (
            len(queries_of(office, reverse("documents:document", args=[one.pk]) + query)) for one in (short, document)
        )
        assert few == many
