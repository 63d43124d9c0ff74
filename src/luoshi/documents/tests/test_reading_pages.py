"""The pages of a second reading: having it made, what changed, deciding."""

from __future__ import annotations

import pytest

from luoshi.documents import actions, marking
from luoshi.documents.desk import desk_of
from tests.support.papers import adopt
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(sign_in, english):
    return sign_in("office")


def address(document, *words):
    return "/".join(["/documents", str(document.pk), *map(str, words), ""])


def page(client, where):
    return client.get(where, headers={"Accept-Language": "en"}).content.decode()


def test_from_the_list_to_what_the_newer_reading_changed(office, document, newer_reader):
    listed = page(office, "/documents/?reader=older")
    assert document.title in listed
    assert "Read again with reader 9.0" in page(office, address(document))
    answer = office.post(address(document, "read-again"))
    assert answer["Location"] == address(document, "readings", document.readings.latest("pk").pk)
    shown = page(office, answer["Location"])
    for words in ("开办夜校", "盘活闲置资产", "Older reading", "Newer reading", "Work from the reading of 9.0"):
        assert words in shown
    assert document.title not in page(office, "/documents/?reader=older")


def test_a_judged_difference_is_decided_on_the_page(cast, office, document, newer_reader):
    for line in desk_of(document).lines:
        actions.judge(cast.act("office"), document, marking.accept(desk_of(document), line.task.key))
    actions.read_again(cast.act("office"), document)
    newer = document.readings.latest("pk").pk
    office.post(address(document, "readings", newer, "work-from"))
    thing = desk_of(document).things()["tasks.2.targets.0"]
    assert page(office, address(document, "readings", newer)).count("Take the newer words") == 5
    asked = {"thing": thing.key, "seen": thing.n, "follow": "1", "at": "of-d1"}
    answer = office.post(address(document, "readings", newer, "decide"), asked)
    assert answer["Location"].endswith("#of-d1")
    assert desk_of(document).things()[thing.key].value["value"] == 49


def test_an_adopted_documents_newer_reading_offers_nothing_to_choose(cast, office, document, newer_reader):
    adopt(cast, document)
    shown = page(office, office.post(address(document, "read-again"))["Location"])
    assert "changes no line of it" in shown
    assert "Work from the reading" not in shown


def test_the_page_asks_as_often_whatever_differs(cast, office, document, newer_reader):
    actions.read_again(cast.act("office"), document)
    newer = document.readings.latest("pk").pk
    few = len(queries_of(office, address(document, "readings", newer)))
    for line in desk_of(document).lines:
        actions.judge(cast.act("office"), document, marking.accept(desk_of(document), line.task.key))
    assert len(queries_of(office, address(document, "readings", newer))) == few
