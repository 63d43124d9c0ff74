"""Splitting a task that several units lead together: each target gets its lead among them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.ledger import queries, wording
from luoshi.ledger.actions import adopt, decide_amendment, propose_amendment, split_task
from luoshi.ledger.actions.splitting import Split
from luoshi.ledger.changes import Change
from luoshi.ledger.columns import rows_of
from luoshi.ledger.comparing import differences
from luoshi.ledger.slots import unled
from luoshi.ledger.states import AmendmentKind
from luoshi.ledger.story import story_of
from luoshi.ledger.tests.test_pages import ENGLISH, told
from luoshi.organizations.acting import act_as
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import names_of
from luoshi.records.models import LogEntry, Notice
from tests.support.cast import MOMENT, TODAY
from tests.support.papers import bring

pytestmark = pytest.mark.django_db

#: As item 47 of a county's plan: three numbers, four units that share them.
SHARED = """青石县2026年改革任务清单

一、数字政府

1.推进一网通办。梳理高频事项50项，归集数据目录100项，电子证照使用率达到60%。\
（责任单位：县审计局、县财政局、县农业农村局、县科学技术局按职责分工负责）
"""
LATER = MOMENT + timedelta(days=7)


@pytest.fixture
def task(cast, db):
    return adopt(cast.act("office"), bring(cast, SHARED, "改革.txt")).tasks.get()


def unit(name: str) -> int:
    return Unit.objects.get(versions__name=name, versions__region__versions__name="青石县").pk


def by_numbers(task, *units: str, **owes: str) -> Split:
    """A split that gives the targets in their order to units."""
    targets = task.targets.order_by("no").values_list("pk", flat=True)
    return Split(dict(zip(targets, map(unit, units), strict=True)), {unit(name): words for name, words in owes.items()})


def whole(task) -> Split:
    return by_numbers(task, "县审计局", "县财政局", "县财政局", 县农业农村局="配合事项梳理")


def held(task):
    """(role, unit, target, owes, from, to) of everything the task ever had."""
    rows = list(queries.history_of(task).select_related("target"))
    names = names_of([row.unit_id for row in rows], TODAY)
    return [
        (row.role, names[row.unit_id], row.target and row.target.no, row.owes, row.valid_from, row.valid_to)
        for row in rows
    ]


def test_every_target_gets_its_lead_and_the_task_is_ready(cast, task):
    assert (task.state, task.targets.count()) == ("to_split", 3)
    split_task(cast.act("office"), task, whole(task), "专题会议定")
    assert (task.state, held(task)) == (
        "ready",
        [
            ("share", "县审计局", None, "", TODAY, None),
            ("share", "县财政局", None, "", TODAY, None),
            ("share", "县农业农村局", None, "配合事项梳理", TODAY, None),
            ("share", "县科学技术局", None, "", TODAY, None),
            ("main", "县审计局", 1, "", TODAY, None),
            ("main", "县财政局", 2, "", TODAY, None),
            ("main", "县财政局", 3, "", TODAY, None),
        ],
    )
    assert (story_of(task)[-1].reason, task.responsibilities.filter(assigned_by=cast.office).count()) == (
        "专题会议定",
        3,
    )


def test_the_leads_are_told_once_that_it_was_split(cast, task):
    split_task(cast.act("office"), task, whole(task), "县政府办公室协调会议定")
    told = Notice.objects.filter(key__startswith="ledger.split:").values_list("recipient__name", "params", "url")
    address = reverse("ledger:task", args=[task.pk])
    assert sorted(told) == sorted((name, {"task": task.title}, address) for name in ("梁舟", "丁禾"))


def test_leads_by_unit_are_as_many_after_the_split_as_before(cast, task):
    tasks = queries.tasks_visible_to(cast.reach("office"))
    before = queries.leads_among(tasks, TODAY)
    split_task(cast.act("office"), task, whole(task), "专题会议定")
    [row] = rows_of(queries.with_parts(tasks, TODAY), TODAY)
    shares = ["县审计局", "县财政局", "县农业农村局", "县科学技术局"]
    assert (before, queries.leads_among(tasks, TODAY), row.units("main", "share")) == (4, 4, shares)


def test_on_a_later_day_what_a_lead_owed_before_stays_as_history(cast, task):
    later = TODAY + timedelta(days=7)
    with clock.frozen(LATER):
        split_task(act_as(cast.office, LATER, "test"), task, whole(task), "专题会议定")
    of_farming = [row[3:] for row in held(task) if row[1] == "县农业农村局"]
    assert of_farming == [("", TODAY, later), ("配合事项梳理", later, None)]


def test_the_lead_of_a_target_changes_when_another_person_approves(cast, task, english):
    split_task(cast.act("office"), task, whole(task), "专题会议定")
    first, farming = task.targets.earliest("no"), Unit.objects.get(pk=unit("县农业农村局"))
    later, change = TODAY + timedelta(days=7), Change(AmendmentKind.LEAD, target=first, unit=farming)
    proposed = propose_amendment(cast.act("office"), task, change, "职责调整", later)
    assert [one.sentence() for one in wording.told([proposed], TODAY)] == [
        f"Main lead of “{first.indicator}”: 县审计局 → 县农业农村局"
    ]
    decide_amendment(cast.act("leader"), proposed, True)
    assert [row for row in held(task) if row[0] == "main"] == [
        ("main", "县审计局", 1, "", TODAY, later),
        ("main", "县财政局", 2, "", TODAY, None),
        ("main", "县财政局", 3, "", TODAY, None),
        ("main", "县农业农村局", 1, "", later, None),
    ]


def test_a_split_that_is_not_whole_is_refused_with_every_reason(cast, task, english):
    before = (held(task), LogEntry.objects.count())
    first = task.targets.earliest("no")
    with pytest.raises(Invalid) as refused:
        split_task(cast.act("office"), task, Split({first.pk: unit("县发展和改革局")}, {unit("柳河镇"): "跑腿"}), " ")
    indicators = [f"“{target.indicator}”: choose its lead" for target in task.targets.order_by("no")]
    starts = ["Say who agreed on this split", *indicators, "Only units that lead the task owe"]
    assert [reason[: len(start)] for reason, start in zip(refused.value.reasons, starts, strict=True)] == starts
    assert (held(task), LogEntry.objects.count()) == before


def test_what_is_split_or_led_is_not_split_again(cast, task, plan):
    split_task(cast.act("office"), task, whole(task), "专题会议定")
    for other in (task, plan.tasks.get(no=1)):
        with pytest.raises(Conflict):
            split_task(cast.act("office"), other, whole(task), "再议")


@pytest.mark.parametrize(
    ("person", "refusal"), [("leader", Forbidden), ("unit", Forbidden), ("town", Unknown), ("neighbour", Unknown)]
)
def test_the_office_alone_splits(cast, task, person, refusal):
    with pytest.raises(refusal):
        split_task(cast.act(person), task, whole(task), "专题会议定")


def test_split_twice_with_one_key_is_split_once(cast, task):
    for _click in range(2):
        split_task(cast.act("office", "one-click"), task, whole(task), "专题会议定")
    assert task.responsibilities.filter(role="main").count() == 3


def test_a_task_without_a_number_has_nothing_to_split(sign_in, cast, english):
    text = SHARED.replace("梳理高频事项50项，归集数据目录100项，电子证照使用率达到60%。", "让数据多跑路。")
    task = adopt(cast.act("office"), bring(cast, text, "改革.txt")).tasks.get()
    with pytest.raises(Invalid, match="Name its main lead instead"):
        split_task(cast.act("office"), task, Split({}), "专题会议定")
    assert "Name its main lead instead" in told(
        sign_in("office").get(reverse("ledger:split", args=[task.pk]), **ENGLISH)
    )


def test_the_page_offers_the_leads_and_the_task_shows_who_leads_what(sign_in, cast, task):
    office, address = sign_in("office"), reverse("ledger:split", args=[task.pk])
    assert address in [item.url for item in unled(cast.reach("office"), TODAY)]
    form = office.get(address, **ENGLISH).context["form"]
    offered = [label for _value, label in form.of_targets()[0].field.choices]
    assert offered == ["Choose a unit", "县审计局", "县财政局", "县农业农村局", "县科学技术局"]
    split = whole(task)
    given = {f"target_{target}": led for target, led in split.leads.items()} | {"reason": "专题会议定"}
    given |= {f"owes_{owing}": words for owing, words in split.owes.items()}
    assert office.post(address, given | {"reason": ""}, **ENGLISH).status_code == 422
    page = told(office.post(address, given, follow=True, **ENGLISH))
    assert "The task is split: every target has its lead." in page
    assert page.count("led by 县财政局") == 2 and "县农业农村局 配合事项梳理" in page
    assert "Another main lead" not in page


def test_a_plan_on_two_days_tells_the_leads_of_its_targets(cast, task, english):
    later = TODAY + timedelta(days=7)
    with clock.frozen(LATER):
        split_task(act_as(cast.office, LATER, "test"), task, whole(task), "专题会议定")
    told_of = [(one.label, one.then, one.now) for one in differences([task], TODAY, later)]
    first, *others = task.targets.order_by("no")
    assert told_of == [
        (f"{first.indicator}, lead", "", "县审计局"),
        *((f"{target.indicator}, lead", "", "县财政局") for target in others),
    ]
