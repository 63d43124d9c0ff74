"""A plan on two days, and the list as a table."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse

from luoshi.ledger.actions import decide_amendment, propose_amendment
from luoshi.ledger.changes import Change, asked_from
from luoshi.ledger.comparing import differences
from luoshi.ledger.exporting import defused, plain
from luoshi.ledger.states import AmendmentKind
from luoshi.ledger.tests.test_pages import ENGLISH
from tests.support.cast import TODAY
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db

YESTERDAY, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=7)


def amend(cast, task, change, on):
    one = propose_amendment(cast.act("office"), task, change, "会议定", on)
    return decide_amendment(cast.act("leader"), one, True)


def amend_two(cast, plan):
    """Another lead of task 2 and another figure of task 1, both later."""
    amend(cast, plan.tasks.get(no=2), Change(AmendmentKind.LEAD, unit=cast.units["farming"]), LATER)
    target = plan.tasks.get(no=1).targets.earliest("no")
    asked = asked_from(">=", target.versions.get().low + 2, date(2026, 12, 31))
    amend(cast, target.task, Change(AmendmentKind.TARGET, asked, target=target), LATER)


def compared(plan, then, now):
    tasks = list(plan.tasks.select_related("plan").order_by("no"))
    return [(one.task.no, one.label, one.then, one.now) for one in differences(tasks, then, now)]


def test_what_another_day_says_stands_beside_what_this_one_says(cast, plan, english):
    amend_two(cast, plan)
    indicator = plan.tasks.get(no=1).targets.earliest("no").indicator
    [figure, lead] = compared(plan, TODAY, LATER)
    assert (figure[0], figure[1], figure[3]) == (1, indicator, "at least 8 家, due Thu 31 Dec 2026")
    assert figure[2].startswith("at least 6 家")
    assert lead == (2, "Main lead", "县科学技术局", "县农业农村局")
    assert compared(plan, TODAY, LATER - timedelta(days=1)) == compared(plan, LATER, LATER) == []


def test_a_date_of_before_is_told_though_the_task_has_the_new_one(cast, plan, english):
    amend(cast, plan.tasks.get(no=2), Change(AmendmentKind.DEADLINE, {"deadline": "2026-11-30"}), TODAY)
    plan.adopted_at -= timedelta(days=1)
    tasks = [plan.tasks.get(no=2)]
    tasks[0].plan = plan
    told = [(one.label, one.then, one.now) for one in differences(tasks, YESTERDAY, TODAY) if one.label == "Deadline"]
    assert told == [("Deadline", "Sat 31 Oct 2026", "Mon 30 Nov 2026")]


def test_before_it_was_adopted_a_plan_said_nothing(cast, plan, english):
    first = [row[1:] for row in compared(plan, YESTERDAY, TODAY) if row[0] == 2]
    assert first[0] == ("Main lead", "", "县科学技术局")
    assert ("Deadline", "", "Sat 31 Oct 2026") in first


def address(plan, then=TODAY, now=LATER):
    return f"{reverse('ledger:compare', args=[plan.pk])}?then={then}&now={now}"


@pytest.mark.parametrize(
    ("person", "seen"), [("office", [1, 2]), ("unit", [1, 2]), ("town", [1]), ("second_unit", [2])]
)
def test_each_compares_what_is_his_to_see(sign_in, cast, plan, person, seen):
    amend_two(cast, plan)
    answer = sign_in(person).get(address(plan))
    assert [one.task.no for one in answer.context["differences"]] == seen
    assert sign_in("neighbour").get(address(plan)).status_code == 404


def test_days_the_wrong_way_round_are_named(sign_in, plan):
    answer = sign_in("office").get(address(plan, LATER, TODAY), **ENGLISH)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["now"])


def test_comparing_takes_as_many_queries_for_many_differences_as_for_few(sign_in, cast, plan):
    office = sign_in("office")
    amend(cast, plan.tasks.get(no=2), Change(AmendmentKind.LEAD, unit=cast.units["farming"]), LATER)
    few = len(queries_of(office, address(plan)))
    amend(cast, plan.tasks.get(no=1), Change(AmendmentKind.LEAD, unit=cast.units["farming"]), LATER)
    amend(cast, plan.tasks.get(no=3), Change(AmendmentKind.LEAD, unit=cast.units["science"]), LATER)
    assert len(queries_of(office, address(plan))) == few


def test_the_table_has_the_rows_and_columns_of_the_list_as_filtered(sign_in, cast, plan):
    narrowed = f"?unit={cast.units['science'].pk}&leading=on"
    answer = sign_in("office").get(reverse("ledger:export") + narrowed, **ENGLISH)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    names = ["Main lead", "Co-leads", "Participants", "Targets", "Deadline", "State"]
    assert rows[0][: len(names) + 3] == ["No.", "Task", "Section", *names]
    assert rows[2][:9] == [
        "2",
        "建设中试基地",
        "推动科技创新",
        "县科学技术局",
        "",
        "县文化和旅游局",
        "1",
        "2026-10-31",
        "Ready to dispatch",
    ]
    assert (len(rows), answer["Content-Type"]) == (3, "text/csv; charset=utf-8")
    assert "2026-09-24.csv" in answer["Content-Disposition"]


def test_each_takes_along_what_is_his_to_see(sign_in, plan):
    lines = {
        who: sign_in(who).get(reverse("ledger:export")).content.decode().count("\r\n") for who in ("town", "public")
    }
    assert lines == {"town": 3, "public": 1}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start):
    assert defused(f"{start}1+1") == f"'{start}1+1"


def test_numbers_days_and_names_stay_what_they_are():
    assert [plain(one) for one in (3, TODAY, ["甲", "乙"], None, "丙=1")] == [3, "2026-09-24", "甲、乙", "", "丙=1"]
