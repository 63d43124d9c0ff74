"""What the desk says of a task's parts: kinds of targets and what they lack, addressees, shared, supporting tasks."""

from __future__ import annotations

import pytest
from django.urls import reverse

from luoshi.documents.desk import desk_of
from luoshi.documents.kinds import kind_of
from luoshi.documents.states import TargetKind
from tests.support.papers import bring
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def lines(sign_in, document, english):
    """The words of each line of the desk, as the page shows them."""

    def told(*keys):
        page = sign_in("office").get(reverse("documents:document", args=[document.pk]), headers=ENGLISH)
        marked = page.content.decode()
        return [marked.partition(f'id="line-{key}"')[2].partition("</li>")[0] for key in keys]

    return told


def test_a_target_shows_its_proposed_kind_and_lacks_nothing_that_is_guessed(lines):
    [first, second] = lines("tasks.0", "tasks.1")
    assert ('title="proposed because of “新增”">Flow' in first, ">Level to reach" in first) == (True, True)
    assert ("missing: the value it starts from" in first, "missing: its nodes" in second) == (True, True)


def test_a_person_says_which_kind_a_target_is(sign_in, document):
    given = {"indicator": "高新技术企业", "comparator": ">=", "value": "6", "unit": "家", "due": "2026-12-31"}
    address = reverse("documents:correct", args=[document.pk])
    sign_in("office").post(
        address, {**given, "thing": "tasks.0.targets.0", "seen": "0", "target_kind": "stock"}, headers=ENGLISH
    )
    value = desk_of(document).things()["tasks.0.targets.0"].value
    assert (kind_of(value).kind, kind_of(value).missing) == (TargetKind.STOCK, ("the value it starts from",))


def test_collectives_are_addressees_shared_tasks_are_to_be_split_and_support_is_asked_nothing(lines):
    told = lines("tasks.0", "tasks.3", "tasks.5")
    said = ("addressees", "to be split among its leads", "nothing is asked of it")
    assert [words in line for words, line in zip(said, told, strict=True)] == [True] * 3
    assert [told[1].count(words) for words in (said[0], said[2])] == [0, 0]


def test_three_tasks_and_thirty_take_as_many_queries(cast, sign_in):
    task = "{n}.新增企业{n}家以上。（牵头单位：县科学技术局；参与单位：县财政局、各镇街）\n"
    texts = ["重点任务\n一、创新\n" + "".join(task.format(n=n) for n in range(1, many + 1)) for many in (3, 30)]
    documents = [bring(cast, text, f"{len(text)}.txt") for text in texts]
    client = sign_in("office")
    pages = [len(queries_of(client, reverse("documents:document", args=[one.pk]))) for one in documents]
    assert ([len(desk_of(one).lines) for one in documents], pages[0]) == ([3, 30], pages[1])
