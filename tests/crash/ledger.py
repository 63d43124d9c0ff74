"""Deaths in the acts of the ledger."""

from __future__ import annotations

from datetime import date, timedelta

from luoshi.documents import actions as documents
from luoshi.documents.models import Document
from luoshi.ledger import actions as ledger
from luoshi.ledger.actions import sheets
from luoshi.ledger.actions.planning import Description
from luoshi.ledger.actions.sheets import Wish
from luoshi.ledger.actions.splitting import Split
from luoshi.ledger.carrying.models import TaskLink
from luoshi.ledger.changes import Change
from luoshi.ledger.models import Amendment, Plan, SavedView, SheetUpload, Target, Task
from luoshi.ledger.sheets.opening import book_in, look_at
from luoshi.ledger.states import AmendmentKind, PlanKind, PlanLinkKind, RollUp, TargetKind
from luoshi.organizations.models import Post
from luoshi.records import files
from tests.crash.scenario import KEY, SOON, county, scenario, science
from tests.support import levels
from tests.support.cast import TODAY
from tests.support.papers import bring
from tests.support.tables import edited, table_of
from tests.support.world import PLAN


@scenario("ledger.adopt")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: ledger.adopt(act, Document.objects.get(pk=world.desk.pk))


@scenario("ledger.name_lead")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: ledger.name_lead(act, Task.objects.get(plan=world.plan, no=5), science(world), "牵头更合适")


@scenario("ledger.name_leader")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: ledger.name_leader(act, list(world.plan.tasks.select_related("plan")), mayor(world), "常务会议定")


@scenario("ledger.release_leader")
def _(world):
    ledger.name_leader(world.cast.act("office"), list(world.plan.tasks.all()), mayor(world), "常务会议定")
    act = world.cast.act("office", KEY)
    return lambda: ledger.release_leader(act, list(world.plan.tasks.select_related("plan")), mayor(world), "分工调整")


@scenario("ledger.describe_plan")
def _(world):
    act = world.cast.act("office", KEY)
    hundred_days = Description(PlanKind.CAMPAIGN, 2026, TODAY, TODAY + timedelta(days=99))
    return lambda: ledger.describe_plan(act, Plan.objects.get(pk=world.plan.pk), hundred_days)


def another_plan(world, number: str) -> Plan:
    text = PLAN.replace("3号", number)
    document = documents.bring(world.cast.act("office"), county(world), f"{number}.txt", text.encode())
    return ledger.adopt(world.cast.act("office"), document)


@scenario("ledger.link_plan")
def _(world):
    lower, upper = another_plan(world, "31号"), another_plan(world, "32号")
    act = world.cast.act("office", KEY)
    return lambda: ledger.link_plan(act, Plan.objects.get(pk=lower.pk), upper, PlanLinkKind.CARRIES)


@scenario("ledger.unlink_plan")
def _(world):
    lower, upper = another_plan(world, "33号"), another_plan(world, "34号")
    ledger.link_plan(world.cast.act("office"), lower, upper, PlanLinkKind.CARRIES)
    act = world.cast.act("office", KEY)
    return lambda: ledger.unlink_plan(act, Plan.objects.get(pk=lower.pk))


def mayor(world) -> Post:
    return Post.objects.get(holdings__user=world.cast.leader)


def proposed(world, change: Change, key: str | None = None) -> Amendment:
    task = Task.objects.get(plan=world.plan, no=1)
    return ledger.propose_amendment(world.cast.act("office", key), task, change, "常务会议定", SOON)


def more(world) -> Change:
    target = Target.objects.get(task__plan=world.plan, task__no=1, no=1)
    asked = {"comparator": "=", "low": "8", "high": "8", "due_on": None}
    return Change(AmendmentKind.TARGET, asked, target=target)


@scenario("ledger.propose_amendment")
def _(world):
    return lambda: proposed(world, more(world), KEY)


@scenario("ledger.decide_amendment")
def _(world):
    amendment = proposed(world, Change(AmendmentKind.LEAD, unit=world.cast.units["farming"]))
    act = world.cast.act("leader", KEY)
    return lambda: ledger.decide_amendment(act, Amendment.objects.get(pk=amendment.pk), True)


def tasks_of(world, *numbers: int) -> list[Task]:
    return list(Task.objects.filter(plan=world.plan, no__in=numbers).order_by("no"))


@scenario("ledger.assign_lead")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: ledger.assign_lead(act, tasks_of(world, 2, 5), world.cast.units["farming"], "常务会议定", SOON)


@scenario("ledger.propose_dates")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: ledger.propose_dates(act, tasks_of(world, 1, 2), SOON, "常务会议定", TODAY)


@scenario("ledger.save_view")
def _(world):
    ledger.save_view(world.cast.act("office"), "变更中", "changing=on")
    act = world.cast.act("office", KEY)
    return lambda: ledger.save_view(act, "变更中", "changing=on&state=ready", shared=True)


@scenario("ledger.drop_view")
def _(world):
    view = ledger.save_view(world.cast.act("office"), "变更中", "changing=on")
    act = world.cast.act("office", KEY)
    return lambda: ledger.drop_view(act, SavedView.objects.get(pk=view.pk))


def brought(world, *edits) -> tuple[SheetUpload, bytes]:
    """A table that came back with cells changed."""
    data = edited(table_of(world.cast), *edits)
    return ledger.bring_sheet(world.cast.act("office"), county(world), "台账.xlsx", data), data


def wished(world, upload: SheetUpload, data: bytes) -> Wish:
    seen = look_at(book_in(data), upload, world.cast.reach("office"), TODAY).preview.digest
    return Wish("常务会议定", SOON, seen)


@scenario("ledger.receive_sheet")
def _(world):
    act, data = world.cast.act("office", KEY), table_of(world.cast)
    return lambda: sheets.receive_sheet(act, county(world), "台账.xlsx", files.store(data))


@scenario("ledger.apply_sheet")
def _(world):
    upload, data = brought(world, (5, "lead", "县审计局"), (4, "deadline", "2026-12-20"))
    act, book, wish = world.cast.act("office", KEY), book_in(data), wished(world, upload, data)
    return lambda: sheets.propose_sheet(act, SheetUpload.objects.get(pk=upload.pk), book, wish)


@scenario("ledger.decide_sheet")
def _(world):
    upload, data = brought(world, (3, "deadline", "2026-12-20"), (3, "participants", "县审计局"))
    ledger.apply_sheet(world.cast.act("office"), upload, wished(world, upload, data))
    act = world.cast.act("leader", KEY)
    return lambda: ledger.decide_sheet(act, SheetUpload.objects.get(pk=upload.pk), True)


@scenario("ledger.complete_target")
def _(world):
    act = world.cast.act("office", KEY)
    facts = {"baseline": "3", "due_on": date(2026, 12, 31)}
    return lambda: ledger.complete_target(
        act, Target.objects.get(task__plan=world.plan, task__no=2), TargetKind.STOCK, facts
    )


@scenario("ledger.split_task")
def _(world):
    plan = ledger.adopt(world.cast.act("office"), bring(world.cast, name="shared.txt"))
    act = world.cast.act("office", KEY)

    def perform():
        task = Task.objects.get(plan=plan, no=4)
        shares = [one.unit_id for one in task.responsibilities.order_by("no")]
        split = Split({task.targets.get().pk: shares[0]}, {shares[-1]: "配合清查"})
        return ledger.split_task(act, task, split, "专题会议定")

    return perform


def from_above(world) -> Plan:
    """The city's plan, handed down to both counties."""
    citys = levels.citys_plan(world.cast)
    levels.handed(world.cast, citys)
    return citys


@scenario("ledger.hand_down")
def _(world):
    citys = levels.citys_plan(world.cast)
    act, regions = world.cast.act("city", KEY), [world.cast.regions[name] for name in ("county", "neighbour")]
    return lambda: ledger.hand_down(act, Plan.objects.get(pk=citys.pk), regions, list(citys.tasks.order_by("no")))


@scenario("ledger.apportion")
def _(world):
    line = levels.line_of(from_above(world), 1, county(world))
    act, shares = world.cast.act("city", KEY), levels.shares(line, "6")
    return lambda: ledger.apportion(act, Task.objects.get(pk=line.task_id), RollUp.LAST, shares)


@scenario("ledger.take_back")
def _(world):
    citys = from_above(world)
    levels.linked(world.cast, citys, world.plan, (1, 1))
    act = world.cast.act("city", KEY)
    return lambda: ledger.take_back(act, levels.line_of(citys, 1, county(world)), "任务调整")


@scenario("ledger.link_tasks")
def _(world):
    citys, act = from_above(world), world.cast.act("office", KEY)

    def perform():
        pairs = [(levels.line_of(citys, one, county(world)), world.plan.tasks.get(no=one)) for one in (1, 2)]
        return ledger.link_tasks(act, pairs)

    return perform


@scenario("ledger.end_link")
def _(world):
    link = levels.linked(world.cast, from_above(world), world.plan, (1, 1))
    act = world.cast.act("office", KEY)
    return lambda: ledger.end_link(act, TaskLink.objects.get(pk=link.pk), "不对应")
