"""The list of tasks: its columns, order and filters, and how it is taken along."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.db.models import F
from django.forms import ChoiceField
from django.urls import reverse

from luoshi.core import registry
from luoshi.core.registry import Column, Narrowing
from luoshi.ledger.actions import name_leader, propose_amendment
from luoshi.ledger.changes import Change
from luoshi.ledger.columns import COLUMNS
from luoshi.ledger.narrowing import LIST
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.models import Post
from tests.support.cast import TODAY
from tests.support.queries import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

LEDGER = reverse("ledger:list")


def listed(sign_in, query, person="office"):
    """The numbers of the tasks that a list shows, in its order."""
    answer = sign_in(person).get(f"{LEDGER}?{query}", headers={"Accept-Language": "en"})
    return [row.task.no for row in answer.context["rows"]]


@pytest.fixture
def changing(cast, plan):
    """A change of task 3 waits for its decision."""
    change = Change(AmendmentKind.DEADLINE, {"deadline": "2026-11-30"})
    return propose_amendment(cast.act("office"), plan.tasks.get(no=3), change, "会议定", TODAY)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("role=co_lead", [1]),
        ("role=participant&unit={science}", []),
        ("role=main&unit={science}", [1, 2]),
        ("leading=on", [1, 2, 3, 4]),
        ("kind=ceiling", []),
        ("kind=flow&words=创新", [1]),
        ("due_from=2026-10-01", [2]),
        ("due_until=2026-10-30", []),
        ("due_from=2026-10-31&due_until=2026-10-31&state=ready", [2]),
        ("changing=on", [3]),
        ("leader={mayor}", [2]),
        ("leader={mayor}&changing=on", []),
    ],
)
def test_filters_combine(sign_in, cast, plan, changing, query, numbers):
    mayor = Post.objects.get(title="县长").pk
    assert listed(sign_in, query.format(science=cast.units["science"].pk, mayor=mayor)) == numbers


def test_a_leader_who_was_named_is_found_and_shown(sign_in, cast, plan):
    mayor = Post.objects.get(title="县长")
    name_leader(cast.act("office"), [plan.tasks.get(no=4)], mayor, "会议定")
    answer = sign_in("office").get(f"{LEDGER}?leader={mayor.pk}")
    assert [(row.task.no, row.leaders()) for row in answer.context["rows"]] == [(2, ["韩远"]), (4, ["韩远"])]


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        ("-number", [6, 5, 4, 3, 2, 1]),
        ("deadline", [2, 1, 3, 4, 5, 6]),
        ("-deadline", [2, 1, 3, 4, 5, 6]),  # what has no date comes last either way
        ("-targets", [1, 2, 3, 4, 5, 6]),
        ("-changes", [3, 1, 2, 4, 5, 6]),
        ("lead", [3, 1, 2, 4, 5, 6]),
        ("nonsense", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_a_click_on_a_head_sorts(sign_in, plan, changing, sort, numbers):
    assert listed(sign_in, f"sort={sort}") == numbers


def test_the_head_says_how_the_list_is_sorted(sign_in, plan):
    body = sign_in("office").get(f"{LEDGER}?sort=-deadline&columns=title,deadline").content.decode()
    assert (body.count("aria-sort"), 'aria-sort="descending"' in body, "sort=deadline" in body) == (1, True, True)


def test_columns_are_chosen_in_the_address(sign_in, plan, changing):
    answer = sign_in("office").get(f"{LEDGER}?columns=number&columns=asked&columns=changes&words=耕地")
    [row] = answer.context["rows"]
    cells = [column.cell(row) for column in answer.context["columns"]]
    assert cells == ["3", ["粮食播种面积 不少于 48 万亩，时限2026年12月31日(周四)"], 1]


def test_columns_and_filters_are_kept_by_the_other_forms(sign_in, plan):
    kept = sign_in("office").get(f"{LEDGER}?columns=title&sort=title&state=ready&page=1").context["kept"]
    assert kept == {
        "filters": (("columns", "title"), ("sort", "title")),
        "columns": (("sort", "title"), ("state", "ready")),
        "ticked": (("columns", "title"), ("sort", "title"), ("state", "ready")),
    }


def workbook(answer):
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    return [[cell.value for cell in row] for row in sheet.rows]


def test_what_is_ticked_is_taken_along_in_the_chosen_columns(sign_in, plan):
    ticked = "&".join(f"task={plan.tasks.get(no=no).pk}" for no in (2, 3))
    address = f"{reverse('ledger:export')}?{ticked}&columns=title,lead,targets&sort=-number"
    office = sign_in("office")
    table = office.get(f"{address}&format=xlsx", headers={"Accept-Language": "en"})
    assert workbook(table) == [
        ["Task", "Main lead", "Targets"],
        ["守住耕地红线", "县农业农村局", 1],
        ["建设中试基地", "县科学技术局", 1],
    ]
    lines = office.get(address, headers={"Accept-Language": "en"}).content.decode("utf-8-sig").splitlines()
    assert lines == ["Task,Main lead,Targets", "守住耕地红线,县农业农村局,1", "建设中试基地,县科学技术局,1"]
    everything = office.get(f"{address}&format=xlsx&all=on")
    assert len(workbook(everything)) == 7


@pytest.fixture
def upper_room(monkeypatch):
    """A room above that adds a column and a filter to the list."""
    monkeypatch.setattr(registry.columns, "_things", {})
    monkeypatch.setattr(registry.narrowings, "_things", {})
    light = Column(
        "light",
        "Light",
        lambda row: row.task.light,
        sort="light",
        annotate=lambda tasks: tasks.annotate(light=F("number")),
    )
    registry.columns.add(LIST, light)
    choices = [("", "All lights"), ("3", "Three")]
    field = Narrowing(
        "light",
        lambda reach: ChoiceField(label="Light", required=False, choices=choices),
        lambda tasks, value: tasks.filter(number=value),
    )
    registry.narrowings.add(LIST, field)


def test_upper_rooms_add_columns_and_filters(sign_in, plan, upper_room):
    answer = sign_in("office").get(f"{LEDGER}?light=3&sort=-light&columns=light", headers={"Accept-Language": "en"})
    assert [column.cell(row) for row in answer.context["rows"] for column in answer.context["columns"]] == ["3"]
    assert [(one.label, one.value) for one in answer.context["chosen"]] == [("Light", "Three")]


def test_programs_get_them_too(sign_in, plan, upper_room):
    office, task = sign_in("office"), plan.tasks.get(no=3)
    answer = office.get("/api/v1/tasks?light=3&sort=-light&columns=light")
    assert answer.json() == {"items": [{"id": task.pk, "plan_id": plan.pk, "light": "3"}], "count": 1}
    assert office.get("/api/v1/tasks?light=9").status_code == 422


def test_all_columns_cost_the_same_for_one_row_and_for_six(sign_in, cast, plan, changing):
    name_leader(cast.act("office"), [plan.tasks.get(no=3)], Post.objects.get(title="县长"), "会议定")
    address = f"{LEDGER}?columns={','.join(column.key for column in COLUMNS)}"
    office = sign_in("office")
    counts = {
        len(queries_of(office, f"{address}{more}")) for more in ("&words=耕地", "", "&sort=-lead", "&sort=targets")
    }
    assert len(counts) == 1
