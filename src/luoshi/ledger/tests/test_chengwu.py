"""A real county's plan becomes a ledger: every task, every lead, and the way back from each to its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from luoshi.documents import actions, queries
from luoshi.ledger.actions import adopt
from luoshi.ledger.models import Plan, Responsibility, Target
from luoshi.ledger.states import LEADING

pytestmark = pytest.mark.django_db

DOCUMENT = Path(__file__).resolve().parents[5] / "shared" / "corpus" / "mission" / "chengwu-key-tasks-2023.txt"


@pytest.fixture(scope="module")
def chengwu(cast) -> int:
    if not DOCUMENT.exists():
        pytest.skip("the corpus is not beside this checkout")
    data = DOCUMENT.read_bytes()
    return adopt(cast.act("office"), actions.bring(cast.act("office"), cast.regions["county"], DOCUMENT.name, data)).pk


@pytest.fixture
def plan(db, chengwu):
    return Plan.objects.get(pk=chengwu)


def test_it_has_its_81_tasks_in_11_sections_and_its_118_leads(plan):
    leads = Responsibility.objects.filter(task__plan=plan, role__in=LEADING)
    assert (plan.tasks.count(), plan.sections.count(), leads.count()) == (81, 11, 118)
    assert leads.values("task").distinct().count() == 78
    assert list(plan.tasks.filter(state="support").order_by("no").values_list("no", flat=True)) == [79, 80, 81]


def test_task_47_is_to_be_split_and_every_other_has_one_main_lead(plan):
    assert list(plan.tasks.filter(state="to_split").values_list("no", flat=True)) == [47]
    mains = Responsibility.objects.filter(task__plan=plan, role="main").values_list("task__no", flat=True)
    assert sorted(mains) == [no for no in range(1, 79) if no != 47]
    second = plan.tasks.get(no=2).responsibilities.order_by("no").values_list("role", "unit__versions__name")
    assert list(second[:2]) == [("main", "县科技局"), ("co_lead", "县工业和信息化局")]


def test_every_row_leads_back_to_its_words(plan):
    flow = queries.opened(queries.desk_reading(plan.document)).flow

    def words(row):
        finding = row.verdict.finding
        return queries.words_of(flow, finding.start, finding.end)

    tasks = [(task.no, task.title, words(task)) for task in plan.tasks.select_related("verdict__finding")]
    units = Responsibility.objects.filter(task__plan=plan).select_related("verdict__finding")
    targets = Target.objects.filter(task__plan=plan).select_related("verdict__finding")
    assert [(no, title) for no, title, text in tasks if title not in text] == []
    assert [(one.as_written, words(one)) for one in units if one.as_written != words(one)] == []
    assert [(one.words, words(one)) for one in targets if one.words != words(one)] == []
    assert (len(tasks), units.count() > 225, targets.count() > 55) == (81, True, True)
