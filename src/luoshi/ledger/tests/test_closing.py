"""Adoption closes a document: what was said of it decides what goes into the ledger."""

from __future__ import annotations

import pytest

from luoshi.core.errors import Conflict
from luoshi.documents import actions, marking, queries
from luoshi.documents.desk import desk_of
from luoshi.documents.states import TRANSITIONS, DocumentState, FindingKind
from luoshi.ledger.actions import adopt

pytestmark = pytest.mark.django_db


def judge(cast, document, marks):
    return actions.judge(cast.act("office"), document, marks)


def test_what_stands_under_a_task_that_was_left_out_stays_out(cast, document):
    before = len(queries.unsettled(document))
    parts = len(desk_of(document).lines[0].things())
    judge(cast, document, marking.reject(desk_of(document), "tasks.0"))
    adopt(cast.act("office"), document)
    settled = [thing for line in desk_of(document).standing() for thing in line.things()]
    assert {thing.key.split(".")[1] for thing in settled} == {"1", "2", "3", "4", "5"}
    assert (len(settled), queries.unsettled(document)) == (before - parts, [])


def test_what_the_reader_missed_is_added_and_goes_into_the_ledger(cast, document):
    target = {
        "indicator": "登记古桥",
        "value": "30",
        "unit": "座",
        "under": "tasks.4",
        "text": "逐座登记",
        "span": [5, 9],
    }
    judge(cast, document, marking.add(FindingKind.TARGET, target))
    plan = adopt(cast.act("office"), document)
    added = plan.tasks.get(no=5).targets.get()
    assert (added.indicator, added.unit_label, added.versions.get().low, added.verdict.state) == (
        "登记古桥",
        "座",
        30,
        "added",
    )


def test_an_adopted_document_is_closed(cast, document):
    marks = marking.reject(desk_of(document), "tasks.0")
    adopt(cast.act("office"), document)
    document.refresh_from_db()
    assert (document.state, TRANSITIONS[DocumentState(document.state)]) == ("adopted", ())
    for do in (lambda: judge(cast, document, marks), lambda: actions.undo(cast.act("office"), document)):
        with pytest.raises(Conflict):
            do()


def test_the_unit_that_was_chosen_for_a_name_stands_in_the_ledger(cast, document):
    auditing = cast.units["auditing"]
    actions.choose_unit(cast.act("office"), document, "县财政局", auditing)
    plan = adopt(cast.act("office"), document)
    units = set(plan.tasks.get(no=4).responsibilities.values_list("unit", flat=True))
    assert units == {auditing.pk, cast.units["farming"].pk}
