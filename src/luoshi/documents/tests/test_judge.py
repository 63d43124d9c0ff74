"""Saying what of a reading goes into the ledger."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.documents import actions, marking, queries
from luoshi.documents.desk import desk_after, desk_of
from luoshi.documents.models import Finding, Verdict
from luoshi.documents.rules import RULES
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT

pytestmark = pytest.mark.django_db


def judge(cast, document, marks, person="office", key=None):
    return actions.judge(cast.act(person, key), document, marks)


def said_of(document, key):
    return list(document.verdicts.filter(key=key).order_by("n").values_list("n", "state", "by__username", "at"))


def standing(document):
    return [line.task.value["title"] for line in desk_of(document).standing()]


def test_what_is_said_last_counts(cast, document):
    judge(cast, document, marking.reject(desk_of(document), "tasks.0"))
    judge(cast, document, marking.accept(desk_of(document), "tasks.0"))

    assert said_of(document, "tasks.0") == [(1, "rejected", "office", MOMENT), (2, "accepted", "office", MOMENT)]
    assert [line.task.state for line in desk_of(document).lines] == ["accepted", "", "", "", "", ""]
    entries = LogEntry.objects.filter(subject_type="documents.document", subject_id=document.pk).order_by("seq")
    assert [entry.act for entry in entries] == ["documents.receive", "documents.judge", "documents.judge"]


def test_a_desk_after_a_word_is_the_desk_asked_anew(cast, document):
    words = [
        lambda desk: marking.accept(desk, "tasks.0"),
        lambda desk: marking.reject(desk, "tasks.2.targets.0"),
        lambda desk: marking.join(desk, "tasks.1", "tasks.0"),
        lambda desk: marking.reject(desk, "tasks.4"),
        lambda desk: marking.accept(desk, "tasks.4"),
    ]
    for word in words:
        desk = desk_of(document)
        marks = word(desk)
        judge(cast, document, marks)
        after = desk_after(desk, [mark.key for mark in marks])
        assert (after.lines, after.things()) == (desk_of(document).lines, desk_of(document).things())


def test_said_twice_with_one_key_is_said_once(cast, document):
    for _click in range(2):
        judge(cast, document, marking.reject(desk_of(document), "tasks.1"), key="one-click")
    assert len(said_of(document, "tasks.1")) == 1


def test_who_did_not_see_the_last_word_is_told_so(cast, document, english):
    judge(cast, document, marking.reject(desk_of(document), "tasks.0", seen=0))
    with pytest.raises(Conflict, match="has judged this meanwhile: Left out"):
        marking.accept(desk_of(document), "tasks.0", seen=0)


def test_a_task_is_corrected_beside_what_was_read(cast, document):
    judge(cast, document, marking.correct(desk_of(document), "tasks.2", {"title": " 守牢耕地红线 "}))
    thing = desk_of(document).things()["tasks.2"]
    assert (thing.state, thing.value["title"], thing.finding.value["title"]) == (
        "corrected",
        "守牢耕地红线",
        "守住耕地红线",
    )


def test_a_target_that_cannot_be_taken_is_refused_with_every_reason(document, english):
    with pytest.raises(Invalid) as refused:
        marking.correct(
            desk_of(document), "tasks.0.targets.0", {"indicator": "", "value": "六", "due": "年底", "comparator": "ca"}
        )
    assert refused.value.reasons == [
        "The target does not say what is counted. Write it.",
        "“六” is no number. Write the figure alone, the unit beside it.",
        "Choose how the figure compares: at least, at most, exactly …",
        "“年底” is no date. Write it as 2026-12-31.",
    ]


def test_a_task_is_split_where_its_text_is_marked(cast, document):
    desk = desk_of(document)
    flow = queries.opened(queries.desk_reading(document)).flow
    line = desk.lines[0]
    at = line.targets[1].span[0]
    judge(cast, document, marking.split(desk, "tasks.0", at, "加大研发投入", lambda *s: queries.words_of(flow, *s)))

    first, second = desk_of(document).lines[:2]
    assert (first.task.value["title"], second.task.value["title"]) == ("培育创新企业", "加大研发投入")
    assert second.task.value["statement"].startswith("研发投入强度达到2.6%")
    assert [[one.value["value"] for one in line.targets] for line in (first, second)] == [[6], [2.6]]
    units = [[(one.value["unit"], one.value["role"]) for one in line.responsibilities] for line in (first, second)]
    assert units[0] == units[1]


def test_two_tasks_are_joined_into_one(cast, document):
    before = desk_of(document)
    judge(cast, document, marking.join(before, "tasks.1", into="tasks.0"))
    joined = desk_of(document).standing()[0]
    assert standing(document)[:2] == ["培育创新企业", "守住耕地红线"]
    assert len(joined.targets) == sum(len(line.targets) for line in before.lines[:2])
    leads = [one.value["unit"] for one in joined.leads()]
    assert leads == ["县科学技术局", "县发展改革局"]  # the second task's lead was one of the first's


def test_taking_back_makes_the_word_before_count_again(cast, document):
    judge(cast, document, marking.reject(desk_of(document), "tasks.0"))
    judge(cast, document, marking.join(desk_of(document), "tasks.2", into="tasks.1"))
    actions.undo(cast.act("office"), document)
    assert [line.task.state for line in desk_of(document).lines] == ["rejected", "", "", "", "", ""]
    assert len(desk_of(document).lines[1].targets) == 1


def test_taking_back_twice_goes_two_steps_back(cast, document, english):
    judge(cast, document, marking.correct(desk_of(document), "tasks.0", {"title": "一"}))
    judge(cast, document, marking.correct(desk_of(document), "tasks.0", {"title": "二"}))
    titles = []
    for _step in range(2):
        actions.undo(cast.act("office"), document)
        titles.append(desk_of(document).lines[0].task.value["title"])
    assert titles == ["一", "培育创新企业"]
    with pytest.raises(Conflict, match="nothing of yours"):
        actions.undo(cast.act("office"), document)


def test_nobody_takes_back_what_he_did_not_say(cast, document, english):
    with pytest.raises(Conflict, match="nothing of yours"):
        actions.undo(cast.act("office"), document)


@pytest.mark.parametrize(
    ("person", "refusal"),
    [
        ("leader", Forbidden),
        ("auditor", Forbidden),
        ("unit", Unknown),
        ("second_unit", Unknown),
        ("town", Unknown),
        ("neighbour", Unknown),
        ("public", Unknown),
        ("system", Unknown),
        ("security", Unknown),
        ("audit", Unknown),
    ],
)
def test_only_the_office_judges(cast, document, person, refusal):
    before = (Verdict.objects.count(), LogEntry.objects.count())
    for do in (
        lambda act: actions.judge(act, document, marking.reject(desk_of(document), "tasks.0")),
        lambda act: actions.undo(act, document),
        lambda act: actions.choose_unit(act, document, "县财政局", None),
    ):
        with pytest.raises(refusal):
            do(cast.act(person))
    assert (Verdict.objects.count(), LogEntry.objects.count()) == before


def test_the_answer_and_the_query_agree_for_everybody(cast, document):
    answers = {person: bool(RULES.answer("see", cast.reach(person), document)) for person in cast.people}
    listed = {person: queries.visible_to(cast.reach(person)).filter(pk=document.pk).exists() for person in cast.people}
    assert answers == listed
    assert sorted(person for person, sees in answers.items() if sees) == ["auditor", "leader", "office"]


def test_a_thing_that_is_not_there_is_unknown(document):
    with pytest.raises(Unknown):
        marking.accept(desk_of(document), "tasks.77")


@pytest.mark.parametrize("end", [0, 5])
def test_a_finding_without_words_is_refused_by_the_database(document, end):
    reading = queries.desk_reading(document)
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.create(reading=reading, path="tasks.99", kind="task", start=5, end=end, value={})
