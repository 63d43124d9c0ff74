"""Completing a target: what its words do not say is filled in, never guessed, never run over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.documents import actions as documents
from luoshi.documents import marking
from luoshi.documents.states import FindingKind
from luoshi.ledger.actions import adopt, complete_target
from luoshi.ledger.kinds import missing_in
from luoshi.ledger.nodes import Node, nodes_of
from luoshi.ledger.states import TargetKind
from luoshi.ledger.story import story_of
from luoshi.ledger.tests.test_pages import ENGLISH, told
from luoshi.records.models import LogEntry
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 31)


@pytest.fixture
def plan(cast, document):
    """The plan with a target that a person added and that names no day: thirty bridges are registered."""
    target = {
        "indicator": "登记古桥",
        "value": "30",
        "unit": "座",
        "under": "tasks.3",
        "text": "逐座登记",
        "span": [5, 9],
    }
    documents.judge(cast.act("office"), document, marking.add(FindingKind.TARGET, target))
    return adopt(cast.act("office"), document)


def target_of(plan):
    return plan.tasks.get(no=4).targets.get(indicator="登记古桥")


def complete(cast, target, kind=TargetKind.STOCK, person="office", **facts):
    return complete_target(cast.act(person), target, kind, facts)


def test_what_is_missing_is_listed_and_filled_in(cast, plan):
    target = target_of(plan)
    old = target.versions.get()
    lacking = missing_in(TargetKind.STOCK, old)
    complete(cast, target, baseline=Decimal(5), due_on=DUE)
    new = target.versions.get(n=2)
    assert (lacking, missing_in(TargetKind.STOCK, new)) == (["the value it starts from", "the day it is due"], [])
    assert (target.kind, new.baseline, new.due_on, new.effective_on) == ("stock", 5, DUE, TODAY)
    assert (new.comparator, new.low, new.high, new.proposed_by) == (old.comparator, old.low, old.high, cast.office)


def test_the_kind_alone_makes_no_new_version(cast, plan):
    target = complete(cast, target_of(plan), TargetKind.DONE)
    assert (target.kind, target.versions.count()) == ("done", 1)
    with pytest.raises(Invalid):
        complete(cast, target, TargetKind.DONE)


def test_what_is_given_is_amended_instead(cast, plan):
    target = complete(cast, target_of(plan), baseline=Decimal(5))
    with pytest.raises(Conflict):
        complete(cast, target, baseline=Decimal(6))
    assert target.versions.latest("n").baseline == 5


@pytest.mark.parametrize(("person", "refusal"), [("leader", Forbidden), ("second_unit", Forbidden), ("town", Unknown)])
def test_the_office_alone_completes(cast, plan, person, refusal):
    before = LogEntry.objects.count()
    with pytest.raises(refusal):
        complete(cast, target_of(plan), person=person, due_on=DUE)
    assert LogEntry.objects.count() == before


def test_the_story_tells_what_was_filled_in(cast, plan, english):
    target = complete(cast, target_of(plan), baseline=Decimal(5), due_on=DUE)
    assert story_of(target.task)[-1].what == f"Completed. {target.indicator}: Stock, from 5, due Thu 31 Dec 2026"


def test_the_page_asks_only_for_what_is_missing_and_says_why_it_thinks_so(sign_in, cast, plan):
    target = target_of(plan)
    address = reverse("ledger:complete", args=[target.pk])
    office = sign_in("office")
    page = told(office.get(address, **ENGLISH))
    assert "Missing the kind of the target the day it is due" in page
    answer = office.post(address, {"kind": "flow", "due_on": "2026-12-31"}, follow=True, **ENGLISH)
    assert "What was missing stands in the ledger now." in told(answer)
    page = office.get(address, **ENGLISH)
    assert (list(page.context["form"].fields), page.context["missing"]) == (
        ["key", "kind", "baseline", "judged_in", "lag"],
        [],
    )


def base_of(plan):
    """「10月底前建成中试基地1处」: one place to build, so that only nodes can tell whether it is on its way."""
    return plan.tasks.get(no=2).targets.get()


SITE = Node(date(2026, 6, 30), None, "选址完成")
BUILT = Node(date(2026, 10, 31), Decimal(1), "建成")


def complete_by(cast, target, *nodes, kind=TargetKind.FLOW):
    return complete_target(cast.act("office"), target, kind, {}, nodes)


def test_nodes_are_kept_with_or_without_a_value(cast, plan):
    target = base_of(plan)
    lacking = missing_in(TargetKind.FLOW, target.versions.get())
    complete_by(cast, target, SITE, BUILT)
    new = target.versions.get(n=2)
    assert (lacking, missing_in(TargetKind.FLOW, new)) == (["its nodes"], [])
    assert new.points == [["2026-06-30", None, "选址完成"], ["2026-10-31", "1", "建成"]]
    assert nodes_of(new) == [SITE, BUILT]


@pytest.mark.parametrize(
    ("nodes", "kind", "reasons"),
    [
        ([BUILT, SITE], "flow", ["Tue 30 Jun 2026: write the nodes in the order of time", "The last node must reach"]),
        ([BUILT._replace(day=date(2026, 12, 1))], "flow", ["Tue 1 Dec 2026: choose a day from Thu 1 Jan 2026 to Sat"]),
        ([BUILT._replace(value=Decimal("0.5"))], "flow", ["The last node must reach the target: 1."]),
        ([SITE._replace(value=Decimal(1)), BUILT], "flow", ["Sat 31 Oct 2026: the value must be above"]),
        ([SITE._replace(words=""), BUILT], "flow", ["Say of each node what must stand"]),
        ([BUILT], "reach", ["Nodes are for what is done or not done"]),
    ],
    ids=["out of order", "after it is due", "below the target", "not growing", "saying nothing", "not by nodes"],
)
def test_nodes_that_cannot_stand_are_refused_with_every_reason(cast, plan, english, nodes, kind, reasons):
    with pytest.raises(Invalid) as refused:
        complete_by(cast, base_of(plan), *nodes, kind=TargetKind(kind))
    told = [reason[: len(start)] for reason, start in zip(refused.value.reasons, reasons, strict=True)]
    assert (told, base_of(plan).versions.count()) == (reasons, 1)


def test_what_is_done_or_not_done_needs_no_value(cast, plan):
    complete_by(cast, base_of(plan), SITE, kind=TargetKind.DONE)
    assert nodes_of(base_of(plan).versions.get(n=2)) == [SITE]


def test_nodes_are_entered_on_the_page_and_shown_on_the_tasks(sign_in, cast, plan):
    target, office = base_of(plan), sign_in("office")
    address = reverse("ledger:complete", args=[target.pk])
    given = {"kind": "flow", "day_1": "2026-06-30", "words_1": "选址完成", "words_2": "建成"}
    answer = office.post(address, given, **ENGLISH)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["day_2"])
    given |= {"day_2": "2026-10-31", "value_2": "1"}
    page = told(office.post(address, given, follow=True, **ENGLISH))
    assert "选址完成 by Tue 30 Jun 2026 1 处, 建成 by Sat 31 Oct 2026" in page
    assert f"Completed. {target.indicator}: Flow, 2 nodes" in page
