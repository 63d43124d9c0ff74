"""A second reading by a newer reader: what changed is seen, and what was judged stays judged."""

from __future__ import annotations

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.documents import actions, marking, queries
from luoshi.documents.desk import GONE, LATE, OTHERWISE, desk_of
from luoshi.documents.models import Verdict
from luoshi.documents.rules import RULES
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT
from tests.support.papers import adopt

pytestmark = pytest.mark.django_db

#: What is asked when every task of PLAN was accepted and the newer reader has NEWER.
DOUBTS = {
    "tasks.2": OTHERWISE,
    "tasks.2.targets.0": OTHERWISE,
    "tasks.2.targets.r2-1": LATE,
    "tasks.2.responsibilities.r2-3": LATE,
    "tasks.2.responsibilities.r2-4": LATE,
    "tasks.3": GONE,
}


def judge(cast, document, marks, person="office"):
    return actions.judge(cast.act(person), document, marks)


def accept_all(cast, document):
    for line in desk_of(document).lines:
        judge(cast, document, marking.accept(desk_of(document), line.task.key))


def reread(cast, document):
    """The document read again by the newer reader, the desk working from that reading."""
    actions.read_again(cast.act("office"), document)
    return actions.work_from(cast.act("office"), document, document.readings.latest("pk"))


def doubts_of(document):
    return {key: thing.doubt for key, thing in desk_of(document).things().items() if thing.doubt}


def titles(document):
    return {line.task.key: line.task.value["title"] for line in desk_of(document).standing()}


def test_the_newer_reading_stands_beside_the_old_one_which_does_not_change(cast, document, newer_reader):
    first = document.readings.get()
    before = (first.body, first.flow, first.sha, titles(document))
    actions.read_again(cast.act("office"), document)
    old, new = document.readings.order_by("pk")
    assert (old.body, old.flow, old.sha, titles(document)) == before
    assert (new.reader_version, queries.desk_reading(document)) == ("9.0", old)
    assert [entry.act for entry in LogEntry.objects.order_by("-seq")[:1]] == ["documents.read_again"]


def test_the_same_reader_does_not_read_twice(cast, document, english):
    with pytest.raises(Conflict, match="has read this document already"):
        actions.read_again(cast.act("office"), document)


def test_nobody_judged_so_the_newer_words_stand(cast, document, newer_reader):
    reread(cast, document)
    assert titles(document) == {
        "tasks.0": "培育创新企业",
        "tasks.1": "建设中试基地",
        "tasks.2": "守住耕地红线",
        "tasks.4": "修缮乡村古桥",
        "tasks.5": "加强组织领导",
        "tasks.r2-5": "开办夜校",
    }
    assert desk_of(document).things()["tasks.2.targets.0"].value["value"] == 49
    assert doubts_of(document) == {}


def test_what_was_judged_stays_judged_with_who_and_when(cast, document, newer_reader):
    judge(cast, document, marking.correct(desk_of(document), "tasks.4", {"title": "修好古桥"}))
    judge(cast, document, marking.reject(desk_of(document), "tasks.5"))
    reread(cast, document)
    line = desk_of(document).line("tasks.4")
    assert (line.task.value["title"], line.task.state, line.task.verdict.by.username, line.task.verdict.at) == (
        "修好古桥",
        "corrected",
        "office",
        MOMENT,
    )
    assert line.task.finding.path == "tasks.3"  # the newer reading counts anew
    assert desk_of(document).line("tasks.5").task.state == "rejected"


def test_where_the_newer_reading_differs_the_persons_word_stands_and_is_asked_about(cast, document, newer_reader):
    accept_all(cast, document)
    said = Verdict.objects.filter(document=document).count()
    reread(cast, document)
    assert Verdict.objects.filter(document=document).count() == said
    assert doubts_of(document) == DOUBTS
    target = desk_of(document).things()["tasks.2.targets.0"]
    assert (target.value["value"], target.state) == (48, "accepted")


def test_a_doubt_is_decided_for_the_judged_or_for_the_newer_words(cast, document, newer_reader):
    accept_all(cast, document)
    reread(cast, document)
    judge(cast, document, marking.keep(desk_of(document), "tasks.2.targets.0"))
    judge(cast, document, marking.follow(desk_of(document), "tasks.2"))
    judge(cast, document, marking.follow(desk_of(document), "tasks.3"))
    things = desk_of(document).things()
    assert things["tasks.2.targets.0"].value["value"] == 48
    assert "盘活闲置资产" in things["tasks.2"].value["statement"]
    assert things["tasks.3"].state == "rejected"
    assert {"tasks.2.targets.0", "tasks.2", "tasks.3"} & doubts_of(document).keys() == set()


def test_a_word_taken_back_gives_the_judged_words_again_not_the_newer_ones(cast, document, newer_reader):
    judge(cast, document, marking.accept(desk_of(document), "tasks.2"))
    judge(cast, document, marking.correct(desk_of(document), "tasks.2.targets.0", {"value": "50"}))
    reread(cast, document)
    actions.undo(cast.act("office"), document)
    assert desk_of(document).things()["tasks.2.targets.0"].value["value"] == 48


def test_what_a_person_added_and_the_newer_reading_finds_is_one_thing(cast, document, newer_reader):
    text = queries.opened(queries.desk_reading(document)).flow.text
    start = text.index("青石县人民政府\n")
    value = {"title": "开办夜校", "statement": "开办夜校。", "span": [start, start + 7]}
    judge(cast, document, marking.add("task", value))
    [added] = [line.task.key for line in desk_of(document).lines if line.task.state == "added"]
    reread(cast, document)
    task = desk_of(document).line(added).task
    assert (task.finding.path, task.state, task.value["title"]) == ("tasks.5", "added", "开办夜校")
    assert "tasks.r2-5" not in titles(document)


def test_the_desk_goes_back_to_the_first_reading_and_every_name_is_what_it_was(cast, document, newer_reader):
    accept_all(cast, document)
    before = titles(document)
    reread(cast, document)
    actions.work_from(cast.act("office"), document, document.readings.earliest("pk"))
    assert (titles(document), doubts_of(document)) == (before, {})
    with pytest.raises(Conflict):
        actions.work_from(cast.act("office"), document, document.readings.earliest("pk"))


def test_for_an_adopted_document_the_newer_reading_is_to_compare_only(cast, document, newer_reader, english):
    plan = adopt(cast, document)
    document.refresh_from_db()
    before = list(plan.tasks.order_by("no").values_list("title", flat=True))
    actions.read_again(cast.act("office"), document)
    with pytest.raises(Conflict, match="to compare only"):
        actions.work_from(cast.act("office"), document, document.readings.latest("pk"))
    assert list(plan.tasks.order_by("no").values_list("title", flat=True)) == before


def test_a_document_that_the_newer_reader_does_not_find_stays_as_it_is(cast, document, newer_reader, english):
    newer_reader("没有条款的一句话。", readings=(), flows=())
    with pytest.raises(Invalid, match="stays as it is"):
        actions.read_again(cast.act("office"), document)
    assert document.readings.count() == 1


def test_documents_that_the_present_reader_has_not_read_are_listed(cast, document, newer_reader):
    reach = cast.reach("office")
    assert list(queries.unread_by(reach, "9.0")) == [document]
    actions.read_again(cast.act("office"), document)
    assert list(queries.unread_by(reach, "9.0")) == []
    assert list(queries.unread_by(cast.reach("neighbour"), "10.0")) == []


@pytest.mark.parametrize(("person", "refusal"), [("leader", Forbidden), ("auditor", Forbidden), ("neighbour", Unknown)])
def test_only_the_office_has_a_document_read_again(cast, document, newer_reader, person, refusal):
    with pytest.raises(refusal):
        actions.read_again(cast.act(person), document)
    with pytest.raises(refusal):
        actions.work_from(cast.act(person), document, document.readings.get())
    assert not RULES.answer("read_again", cast.reach(person), document)
