"""Naming the main lead of a task that has none, or that several units share."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.core.registry import Chapter
from luoshi.ledger import queries
from luoshi.ledger.actions import name_lead
from luoshi.ledger.columns import rows_of
from luoshi.ledger.models import Responsibility
from luoshi.ledger.states import TRANSITIONS, TaskState
from luoshi.ledger.story import story_of
from luoshi.organizations.acting import act_as
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import names_of
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT, TODAY

pytestmark = pytest.mark.django_db

LATER = MOMENT + timedelta(days=7)
LATER_DAY = TODAY + timedelta(days=7)


def task_of(plan, no):
    return plan.tasks.get(no=no)


def held(task):
    """(role, unit, from, to) of everything a task ever had, oldest first."""
    rows = queries.history_of(task)
    names = names_of((row.unit_id for row in rows), LATER_DAY)
    return [(row.role, names[row.unit_id], row.valid_from, row.valid_to) for row in rows]


def test_a_task_without_a_unit_gets_its_lead(cast, plan):
    task = name_lead(cast.act("office"), task_of(plan, 5), cast.units["farming"], " 县长办公会议定 ")

    row = task.responsibilities.get()
    assert (row.role, row.unit_id, row.as_written) == ("main", cast.units["farming"].pk, "")
    assert (row.assigned_by_id, row.valid_from, row.verdict) == (cast.office.pk, TODAY, None)
    assert (task.state, TRANSITIONS[TaskState.UNLED]) == ("ready", (TaskState.READY,))
    assert story_of(task)[-1] == Chapter(MOMENT, story_of(task)[-1].what, story_of(task)[-1].who, "县长办公会议定")


def test_of_several_who_share_one_leads_and_the_others_become_co_leads(cast, plan):
    task = name_lead(cast.act("office"), task_of(plan, 4), cast.units["auditing"], "分工")
    assert held(task) == [
        ("co_lead", "县财政局", TODAY, None),
        ("main", "县审计局", TODAY, None),
        ("co_lead", "县农业农村局", TODAY, None),
    ]


def test_on_a_later_day_what_held_before_stays_as_history(cast, plan):
    with clock.frozen(LATER):
        task = name_lead(act_as(cast.office, LATER, "test"), task_of(plan, 4), cast.units["auditing"], "分工")
    assert held(task) == [
        ("share", "县财政局", TODAY, LATER_DAY),
        ("share", "县审计局", TODAY, LATER_DAY),
        ("share", "县农业农村局", TODAY, LATER_DAY),
        ("co_lead", "县财政局", LATER_DAY, None),
        ("main", "县审计局", LATER_DAY, None),
        ("co_lead", "县农业农村局", LATER_DAY, None),
    ]
    asked = queries.with_parts(queries.tasks_visible_to(None).filter(pk=task.pk), TODAY)
    assert rows_of(asked, TODAY)[0].units("share") == ["县财政局", "县审计局", "县农业农村局"]


def test_named_twice_with_one_key_is_named_once(cast, plan):
    for _click in range(2):
        name_lead(cast.act("office", "one-click"), task_of(plan, 5), cast.units["farming"], "会议定")
    assert Responsibility.objects.filter(task=task_of(plan, 5)).count() == 1


def test_two_who_name_at_the_same_time_one_is_told(cast, plan):
    mine, yours = task_of(plan, 5), task_of(plan, 5)
    name_lead(cast.act("office"), mine, cast.units["farming"], "会议定")
    with pytest.raises(Conflict):
        name_lead(cast.act("office"), yours, cast.units["science"], "会议定")
    assert held(mine) == [("main", "县农业农村局", TODAY, None)]


def test_without_a_reason_nothing_is_named(cast, plan, english):
    with pytest.raises(Invalid, match="Say why this unit leads the task"):
        name_lead(cast.act("office"), task_of(plan, 5), cast.units["farming"], "  ")
    assert held(task_of(plan, 5)) == []


@pytest.mark.parametrize("no", [1, 6], ids=["has a lead", "supports"])
def test_a_task_that_needs_no_lead_is_refused(cast, plan, english, no):
    before = held(task_of(plan, no))
    with pytest.raises(Conflict, match="This task has its lead"):
        name_lead(cast.act("office"), task_of(plan, no), cast.units["farming"], "会议定")
    assert held(task_of(plan, no)) == before


@pytest.mark.parametrize(
    ("person", "refusal"),
    [
        ("leader", Forbidden),
        ("auditor", Forbidden),
        ("second_unit", Forbidden),
        ("unit", Unknown),
        ("town", Unknown),
        ("neighbour", Unknown),
        ("public", Unknown),
        ("system", Unknown),
        ("security", Unknown),
        ("audit", Unknown),
    ],
)
def test_only_the_office_names_a_lead(cast, plan, person, refusal):
    before = (held(task_of(plan, 4)), LogEntry.objects.count())
    with pytest.raises(refusal):
        name_lead(cast.act(person), task_of(plan, 4), cast.units["auditing"], "会议定")
    assert (held(task_of(plan, 4)), LogEntry.objects.count()) == before


def test_neither_a_collective_nor_a_neighbours_unit_leads(cast, plan, english):
    with pytest.raises(Invalid, match="leads nothing"):
        name_lead(cast.act("office"), task_of(plan, 5), Unit.objects.get(versions__name="各镇街"), "会议定")
    with pytest.raises(Unknown):
        name_lead(cast.act("office"), task_of(plan, 5), cast.units["next_science"], "会议定")
    assert held(task_of(plan, 5)) == []
