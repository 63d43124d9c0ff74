"""A document that was read waits for the office, until it is in the ledger."""

import pytest

from luoshi.core.registry import open_items
from luoshi.documents.models import Document
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def waiting(reach):
    return [
        (item.what, item.owner, item.url)
        for source in open_items.named("documents.to_check")
        for item in source.of(reach, TODAY)
    ]


def test_it_waits_for_the_office_alone(cast, document, english):
    people = ("office", "unit", "leader", "neighbour")
    item = (f"Check and adopt “{document.title}”", document.issuer, f"/documents/{document.pk}/")
    assert {person: waiting(cast.reach(person)) for person in people} == {
        "office": [item],
        "unit": [],
        "leader": [],
        "neighbour": [],
    }


def test_adopted_it_waits_no_more(cast, document):
    Document.objects.filter(pk=document.pk).update(state="adopted")
    assert waiting(cast.reach("office")) == []
