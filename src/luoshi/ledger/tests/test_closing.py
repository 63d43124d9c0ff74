"""What adoption does to the document: it is closed, and holds what was not left out."""

from __future__ import annotations

import pytest

from luoshi.core.errors import Conflict
from luoshi.documents import actions, queries
from luoshi.documents.models import Finding
from luoshi.documents.states import LEDGER_KINDS, TRANSITIONS, DocumentState, VerdictState
from luoshi.ledger.actions import adopt

pytestmark = pytest.mark.django_db


def task_of(document, n):
    return Finding.objects.get(reading__document=document, path=f"tasks.{n}")


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
