"""Lines are handed down, shared out, proposed to each other and linked; the neighbour sees nothing of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.ledger.actions import apportion, end_link, hand_down, link_tasks, take_back
from luoshi.ledger.carrying.apportioning import apportioned
from luoshi.ledger.carrying.models import HandedLine, TaskLink
from luoshi.ledger.carrying.pairing import adds_up, converted
from luoshi.ledger.carrying.receiving import compared_with, handed_plans, sheet_of
from luoshi.ledger.models import Target
from luoshi.ledger.queries import get_task_with_parts
from luoshi.ledger.states import RollUp
from luoshi.records.models import Notice
from tests.support import levels
from tests.support.cast import TODAY
from tests.support.once import once

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def city(cast):
    """The city's office and its bureau of science."""
    levels.citys_office(cast)
    return cast


@pytest.fixture
def citys(city, db):
    """The city's plan, not handed down yet."""
    return once("citys", lambda: levels.citys_plan(city))


@pytest.fixture
def below(cast, citys):
    """The city's plan, handed down to both counties."""
    levels.handed(cast, citys)
    return citys


def lines(plan):
    return list(HandedLine.objects.filter(task__plan=plan).order_by("pk").values_list("task__no", "how", "valid_to"))


def test_lines_are_handed_down_once_and_the_offices_below_are_told(cast, citys):
    levels.handed(cast, citys, "county")
    told = Notice.objects.filter(key__startswith="ledger.handed").values_list("recipient__username", "url")
    address = f"/ledger/handed/{citys.pk}/{cast.regions['county'].pk}/"
    assert (lines(citys), list(told)) == ([(1, "sum", None), (2, "sum", None), (3, "all", None)], [("office", address)])
    with pytest.raises(Conflict):
        levels.handed(cast, citys, "county")
    levels.handed(cast, citys)  # the neighbour is new
    assert len(lines(citys)) == 6


def test_only_its_office_hands_a_plan_down_and_only_downwards(cast, plan, citys):
    county, tasks = cast.regions["county"], list(citys.tasks.all())
    with pytest.raises(Unknown):
        hand_down(cast.act("office"), citys, [county], tasks)
    with pytest.raises(Forbidden):
        hand_down(cast.act("leader"), plan, [county], list(plan.tasks.all()))
    for regions, chosen in (([], tasks), ([county], []), ([cast.regions["city"]], tasks), ([county], plan.tasks.all())):
        with pytest.raises(Invalid):
            hand_down(cast.act("city"), citys, regions, list(chosen))


def test_shares_are_added_up_beside_the_target(cast, below):
    county, neighbour = (levels.line_of(below, 1, cast.regions[name]) for name in ("county", "neighbour"))
    shares = levels.shares(county, "6") | levels.shares(neighbour, "9")
    apportion(cast.act("city"), below.tasks.get(no=1), RollUp.SUM, shares)
    apportion(cast.act("city"), below.tasks.get(no=1), RollUp.LAST, levels.shares(county, "7"))

    sheet = apportioned(get_task_with_parts(cast.reach("city"), county.task_id, TODAY), TODAY)
    told = [(row.region, list(row.shares.values())) for row in sheet.rows]
    assert told == [("青石县", [Decimal(7)]), ("白水县", [Decimal(9)])]
    assert [(one.asked, one.shared, one.left) for one in sheet.totals()] == [(20, 16, 4)]
    assert sheet.how == "last"
    with pytest.raises(Invalid):
        apportion(cast.act("city"), below.tasks.get(no=1), RollUp.SUM, levels.shares(county, "-1"))
    with pytest.raises(Invalid):
        apportion(cast.act("city"), below.tasks.get(no=2), RollUp.SUM, levels.shares(county, "1"))
    with pytest.raises(Forbidden):
        apportion(cast.act("office"), below.tasks.get(no=1), RollUp.SUM, {})


def test_likeness_proposes_and_a_person_links(cast, plan, below):
    county = cast.regions["county"]
    own, _plans = compared_with(below, county, "", TODAY)
    sheet = sheet_of(below, county, own, TODAY)
    proposed = [(row.task.no, [one.task.no for one in row.proposals]) for row in sheet.rows]
    assert (proposed, sheet.waiting, TaskLink.objects.count()) == ([(1, [1]), (2, [3]), (3, [5])], 3, 0)

    link_tasks(cast.act("office"), [(one.line, one.task) for one in sheet.proposals])
    after = sheet_of(below, county, own, TODAY)
    pairs = [
        (pair.upper.indicator, pair.lower.indicator) for row in after.rows for link in row.links for pair in link.held
    ]
    assert (after.waiting, after.proposals) == (0, [])
    assert pairs == [("新增高新技术企业", "新增高新技术企业"), ("粮食播种面积", "粮食播种面积")]
    assert set(TaskLink.objects.values_list("how", flat=True)) == {"sum", "all"}
    with pytest.raises(Conflict):
        levels.linked(cast, below, plan, (1, 1))


def test_a_region_carries_out_its_own_lines_alone(cast, plan, below):
    ours, theirs = (levels.line_of(below, 1, cast.regions[name]) for name in ("county", "neighbour"))
    task = plan.tasks.get(no=1)
    with pytest.raises(Unknown):
        link_tasks(cast.act("office"), [(theirs, task)])
    with pytest.raises(Unknown):  # a task of another county
        link_tasks(cast.act("neighbour"), [(theirs, task)])
    with pytest.raises(Forbidden):
        link_tasks(cast.act("leader"), [(ours, task)])
    with pytest.raises(Forbidden):  # the city does not say what carries its lines out
        link_tasks(cast.act("city"), [(ours, task)])
    assert [one.waiting for one in handed_plans(cast.reach("neighbour"), TODAY)] == [3]


def test_a_link_ends_with_a_reason_and_what_is_taken_back_ends_with_all_that_hangs_on_it(cast, plan, below):
    line = levels.line_of(below, 1, plan.region)
    link = levels.linked(cast, below, plan, (1, 1))
    with pytest.raises(Invalid):
        end_link(cast.act("office"), link, " ")
    with pytest.raises(Forbidden):
        end_link(cast.act("city"), link, "不对应")
    end_link(cast.act("office"), link, "不对应")
    with pytest.raises(Conflict):
        end_link(cast.act("office"), link, "不对应")

    apportion(cast.act("city"), line.task, RollUp.SUM, levels.shares(line, "6"))
    again = levels.linked(cast, below, plan, (1, 1))
    take_back(cast.act("city"), HandedLine.objects.get(pk=line.pk), "任务调整")
    again.refresh_from_db()
    assert (again.valid_to, line.shares.get().valid_to) == (TODAY, TODAY)
    with pytest.raises(Conflict):
        levels.linked(cast, below, plan, (1, 1))


def test_measures_are_converted_and_rates_make_no_sum():
    wan, mu, rate = (Target(unit_label=unit, kind="hold") for unit in ("万亩", "亩", "%"))
    assert (converted(Decimal(2000), mu, wan), adds_up(wan), adds_up(rate)) == (Decimal("0.2"), True, False)


def test_the_pages_from_handing_down_to_taking_back(sign_in, cast, plan, citys):
    city, office, county = sign_in("city"), sign_in("office"), cast.regions["county"]
    tasks = [task.pk for task in citys.tasks.order_by("no")]
    city.post(f"/ledger/plans/{citys.pk}/hand-down/", {"regions": [county.pk], "tasks": tasks})
    line = levels.line_of(citys, 1, county)
    target = line.task.targets.get()
    city.post(f"/ledger/tasks/{line.task_id}/shares/", {"how": "sum", f"share_{line.pk}_{target.pk}": "6"})

    address = f"/ledger/handed/{citys.pk}/{county.pk}/"
    page = office.get(address)
    assert page.context["ticked"] == {one.key for one in page.context["sheet"].proposals if not one.match.doubtful}
    assert address in office.get("/ledger/families/").content.decode()
    office.post(address, {"pairs": [f"{line.pk}-{plan.tasks.get(no=1).pk}"]})
    link = TaskLink.objects.get()
    assert (line.shares.get().amount, link.lower.no, link.valid_to) == (6, 1, None)

    city.post(f"/ledger/handed/lines/{line.pk}/take-back/", {"reason": "任务调整"})
    link.refresh_from_db()
    assert link.valid_to == TODAY
    assert office.get(address).context["sheet"].waiting == 2
