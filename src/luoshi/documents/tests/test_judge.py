"""Saying what of a reading goes into the ledger, and closing a document by adoption."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from luoshi.core.errors import Conflict, Forbidden, Unknown
from luoshi.documents import actions, queries
from luoshi.documents.models import Finding, Verdict
from luoshi.documents.rules import RULES
from luoshi.documents.states import LEDGER_KINDS, TRANSITIONS, DocumentState, VerdictState
from luoshi.ledger.actions import adopt
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT

pytestmark = pytest.mark.django_db


def task_of(document, n):
    return Finding.objects.get(reading__document=document, path=f"tasks.{n}")


def said_of(finding):
    return list(finding.verdicts.order_by("n").values_list("n", "state", "by__username", "at"))


def test_what_is_said_last_counts(cast, document):
    first = task_of(document, 0)
    actions.judge(cast.act("office"), document, first, VerdictState.REJECTED)
    actions.judge(cast.act("office"), document, first, VerdictState.ACCEPTED)

    assert said_of(first) == [(1, "rejected", "office", MOMENT), (2, "accepted", "office", MOMENT)]
    judged = dict(queries.with_verdict(queries.newest_reading(document), "task"))
    assert list(judged.values()) == ["accepted", None, None, None, None, None]
    entries = LogEntry.objects.filter(subject_type="documents.document", subject_id=document.pk).order_by("seq")
    assert [entry.act for entry in entries] == ["documents.receive", "documents.judge", "documents.judge"]


def test_said_twice_with_one_key_is_said_once(cast, document):
    for _click in range(2):
        actions.judge(cast.act("office", "one-click"), document, task_of(document, 1), VerdictState.REJECTED)
    assert len(said_of(task_of(document, 1))) == 1


def test_what_stands_under_a_task_that_was_left_out_stays_out(cast, document):
    before = len(queries.unsettled(document))
    actions.judge(cast.act("office"), document, task_of(document, 0), VerdictState.REJECTED)
    adopt(cast.act("office"), document)

    left_out = Finding.objects.filter(reading__document=document, path__startswith="tasks.0", kind__in=LEDGER_KINDS)
    settled = queries.settled(document)
    assert {finding.path.split(".")[1] for finding in settled} == {"1", "2", "3", "4", "5"}
    assert (len(settled), queries.unsettled(document)) == (before - left_out.count(), [])


def test_an_adopted_document_is_closed(cast, document):
    adopt(cast.act("office"), document)
    document.refresh_from_db()
    assert (document.state, TRANSITIONS[DocumentState(document.state)]) == ("adopted", ())
    with pytest.raises(Conflict):
        actions.judge(cast.act("office"), document, task_of(document, 0), VerdictState.REJECTED)


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
    with pytest.raises(refusal):
        actions.judge(cast.act(person), document, task_of(document, 0), VerdictState.REJECTED)
    assert (Verdict.objects.count(), LogEntry.objects.count()) == before


def test_the_answer_and_the_query_agree_for_everybody(cast, document):
    answers = {person: bool(RULES.answer("see", cast.reach(person), document)) for person in cast.people}
    listed = {person: queries.visible_to(cast.reach(person)).filter(pk=document.pk).exists() for person in cast.people}
    assert answers == listed
    assert sorted(person for person, sees in answers.items() if sees) == ["auditor", "leader", "office"]


def test_a_finding_of_another_document_is_unknown(cast, document):
    with pytest.raises(Unknown):
        queries.finding_of(document, task_of(document, 0).pk + 10_000)


@pytest.mark.parametrize("end", [0, 5])
def test_a_finding_without_words_is_refused_by_the_database(document, end):
    reading = queries.newest_reading(document)
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.create(reading=reading, path="tasks.99", kind="task", start=5, end=end, value={})
