"""Acts on many tasks: looked at first, then all or nothing, each task with its own entry in the log."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luoshi.core.errors import Conflict, Forbidden, Invalid, Refusal
from luoshi.ledger import bulk
from luoshi.ledger.actions import assign_lead, propose_amendment, propose_dates
from luoshi.ledger.changes import Change
from luoshi.ledger.models import Amendment, Task
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.models import Post
from luoshi.records.models import LogEntry
from tests.support.cast import TODAY
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db

ENGLISH = {"headers": {"Accept-Language": "en"}}
TOMORROW = TODAY.replace(day=TODAY.day + 1)


def tasks_of(plan, *numbers):
    return list(Task.objects.filter(plan=plan, no__in=numbers).order_by("no"))


def address(what, plan, *numbers):
    ticked = "&".join(f"task={task.pk}" for task in tasks_of(plan, *numbers))
    return f"{reverse('ledger:bulk', args=[what])}?{ticked or 'all=on'}"


def entries(name):
    return LogEntry.objects.filter(act=name).count()


def test_tasks_without_a_lead_get_it_and_to_the_others_it_is_proposed(cast, plan):
    farming = cast.units["farming"]
    assign_lead(cast.act("office"), tasks_of(plan, 1, 4, 5), farming, "会议定", TOMORROW)
    assert [task.state for task in tasks_of(plan, 1, 4, 5)] == ["ready"] * 3
    mains = Task.objects.filter(responsibilities__unit=farming, responsibilities__role="main", plan=plan)
    assert sorted(mains.values_list("no", flat=True)) == [3, 4, 5]
    assert [(one.task.no, one.kind, one.state) for one in Amendment.objects.all()] == [(1, "lead", "proposed")]
    assert entries("ledger.assign_lead") == 3


def test_one_task_that_cannot_take_it_and_nothing_is_written(cast, plan):
    before = LogEntry.objects.count()
    with pytest.raises(Refusal):
        assign_lead(cast.act("office"), tasks_of(plan, 5, 3), cast.units["farming"], "会议定", TOMORROW)
    with pytest.raises(Conflict):
        propose_dates(cast.act("office"), tasks_of(plan, 1, 5), TOMORROW, "会议定", TODAY)
    assert (LogEntry.objects.count(), Amendment.objects.count(), plan.tasks.get(no=5).state) == (before, 0, "unled")


def test_done_twice_is_done_once(cast, plan):
    for _click in range(2):
        first = propose_dates(cast.act("office", "one click"), tasks_of(plan, 1, 2), TOMORROW, "会议定", TODAY)
    assert (first, Amendment.objects.count()) == (Amendment.objects.earliest("pk"), 2)


def test_no_task_is_no_act(cast):
    with pytest.raises(Invalid):
        propose_dates(cast.act("office"), [], TOMORROW, "会议定", TODAY)


def test_who_may_not_does_not(cast, plan):
    with pytest.raises(Forbidden):
        propose_dates(cast.act("unit"), tasks_of(plan, 1), TOMORROW, "会议定", TODAY)


def told(prospects):
    return [(one.task.no, one.may, one.what if one.may else " ".join(one.reasons)) for one in prospects]


def test_what_would_happen_is_told_of_each_task(cast, plan, english):
    change = Change(AmendmentKind.DEADLINE, {"deadline": "2026-11-30"})
    propose_amendment(cast.act("office"), plan.tasks.get(no=1), change, "会议定", TODAY)
    tasks, reach = list(bulk.with_history(plan.tasks.order_by("no"))), cast.reach("office")
    assert told(bulk.prospects_of_lead(reach, tasks, cast.units["farming"], TOMORROW)) == [
        (1, True, "is proposed instead of 县科学技术局; another person decides"),
        (2, True, "is proposed instead of 县科学技术局; another person decides"),
        (3, False, "This unit leads the task already."),
        (4, True, "becomes the main lead at once"),
        (5, True, "becomes the main lead at once"),
        (6, False, "This task has no lead yet; name it first."),
    ]
    date = change.value["deadline"]
    assert told(bulk.prospects_of_date(reach, tasks[:2], TODAY.fromisoformat(date), TODAY)) == [
        (1, False, "Such a change is proposed already. Decide on it first, then propose the next."),
        (2, True, "is proposed instead of Sat 31 Oct 2026; another person decides"),
    ]


def test_the_pages_ask_show_and_do(sign_in, cast, plan):
    office, place = sign_in("office"), address("lead", plan, 1, 3, 5)
    assert [task.no for task in office.get(place).context["form"].tasks] == [1, 3, 5]
    given = {"unit": cast.units["farming"].pk, "effective_on": TOMORROW, "reason": "会议定"}
    preview = office.post(place, given, **ENGLISH)
    assert ([one.task.no for one in preview.context["able"]], preview.context["unable"]) == ([1, 5], 1)
    assert (Amendment.objects.count(), "is left as it is" in preview.content.decode()) == (0, True)
    confirmed = {"confirmed": ",".join(str(one.task.pk) for one in preview.context["able"])}
    assert office.post(place, given | confirmed)["Location"] == f"{reverse('ledger:list')}?"
    assert (Amendment.objects.get().task.no, plan.tasks.get(no=5).state) == (1, "ready")


def test_what_has_changed_since_it_was_shown_stops_it_all(sign_in, cast, plan):
    given = {"unit": cast.units["farming"].pk, "effective_on": TOMORROW, "reason": "会议定"}
    confirmed = {"confirmed": ",".join(str(task.pk) for task in tasks_of(plan, 1, 5))}
    change = Change(AmendmentKind.LEAD, unit=cast.units["reform"])
    propose_amendment(cast.act("office"), plan.tasks.get(no=1), change, "另议", TOMORROW)
    answer = sign_in("office").post(address("lead", plan, 1, 5), given | confirmed, **ENGLISH)
    assert (answer.status_code, plan.tasks.get(no=5).state) == (422, "unled")
    assert "Such a change is proposed already." in answer.content.decode()


def test_a_leader_is_named_for_all_that_fit(sign_in, cast, plan):
    place = f"{address('leader', plan)}&state=ready"
    mayor = Post.objects.get(title="县长").pk
    given = {"post": mayor, "reason": "会议定"}
    preview = sign_in("office").post(place, given)
    confirmed = {"confirmed": ",".join(str(one.task.pk) for one in preview.context["able"])}
    sign_in("office").post(place, given | confirmed)
    heads = Task.objects.filter(responsibilities__post=mayor).order_by("no").values_list("no", flat=True)
    assert list(heads) == [1, 2, 3]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"reason": "会议定", "effective_on": TODAY}, ["deadline"]),
        ({"deadline": "2026-12-01", "effective_on": "2026-12-01", "reason": "会议定"}, ["effective_on"]),
        ({"deadline": "2026-12-01", "effective_on": TODAY, "reason": " "}, ["reason"]),
    ],
)
def test_what_is_wrong_stands_beside_its_field(sign_in, plan, given, wrong):
    answer = sign_in("office").post(address("date", plan, 1), given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, wrong)


def test_nothing_ticked_or_too_much_is_said(sign_in, plan, monkeypatch):
    office = sign_in("office")
    for nothing in ("", "?all=", "?task=x"):
        assert office.get(reverse("ledger:bulk", args=["date"]) + nothing).status_code == 422
    monkeypatch.setattr(bulk, "MOST", 5)
    answer = office.get(address("date", plan), **ENGLISH)
    assert (answer.status_code, "At most 5 tasks" in answer.content.decode()) == (422, True)


def test_each_is_offered_what_he_may(sign_in, plan):
    offered = {who: sign_in(who).get(reverse("ledger:list")).context["bulk"] for who in ("office", "unit")}
    keys = {who: [key for key, _label in acts] for who, acts in offered.items()}
    assert keys == {"office": ["lead", "date", "leader"], "unit": []}


@pytest.mark.parametrize("what", ["lead", "date", "leader"])
def test_asking_costs_the_same_for_one_task_and_for_five(sign_in, plan, what):
    office = sign_in("office")
    assert len({len(queries_of(office, address(what, plan, *numbers))) for numbers in ((1,), (1, 2, 3, 4, 5))}) == 1


def test_the_preview_costs_the_same_for_one_task_and_for_five(sign_in, cast, plan):
    given = {"unit": cast.units["reform"].pk, "effective_on": TOMORROW, "reason": "会议定"}
    office, counts = sign_in("office"), set()
    for numbers in ((1,), (1, 2, 3, 4, 5)):
        with CaptureQueriesContext(connection) as captured:
            office.post(address("lead", plan, *numbers), given)
        counts.add(len(captured))
    assert len(counts) == 1
