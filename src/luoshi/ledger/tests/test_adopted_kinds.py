"""The kinds of targets that go from the desk into the ledger: what a person said, else what the words propose."""

from __future__ import annotations

import pytest

from luoshi.documents import actions as documents
from luoshi.documents import marking
from luoshi.documents.desk import desk_of
from luoshi.ledger import actions

pytestmark = pytest.mark.django_db


def test_the_kind_that_a_person_gave_at_the_desk_goes_into_the_ledger(cast, document):
    said = marking.correct(desk_of(document), "tasks.0.targets.0", {"target_kind": "stock"})
    documents.judge(cast.act("office"), document, said)
    targets = actions.adopt(cast.act("office"), document).tasks.get(no=1).targets.order_by("no")
    assert [target.kind for target in targets] == ["stock", "reach"]
