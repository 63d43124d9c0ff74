"""Damage that the rooms' own checks notice."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.db.models import F

from luoshi.core import calendar
from luoshi.documents.actions import map_columns
from luoshi.documents.models import ColumnMapping, Finding, Reading, ReadingChoice, Verdict
from luoshi.ledger.actions import adopt, decide_amendment, propose_amendment, split_task
from luoshi.ledger.actions.splitting import Split
from luoshi.ledger.changes import Change
from luoshi.ledger.models import Amendment, Responsibility, Target, TargetVersion, Task
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.actions import Grounds, Heir, merge_units
from luoshi.organizations.bodies.models import Body, BodySeat
from luoshi.organizations.catalogue.models import DutyBook, DutyPart, DutyVersion
from luoshi.organizations.charges.models import Charge
from luoshi.organizations.models import Holding, Post, RegionSpan, Unit, UnitHeir, UnitVersion, User
from luoshi.organizations.portfolios.models import Portfolio
from luoshi.organizations.standing_in.models import Delegation
from tests.support import bodies, calendars, duties
from tests.support.cast import MOMENT, SINCE, TODAY
from tests.support.corruptions.records import NOBODY
from tests.support.corruptions.table import corrupts
from tests.support.papers import bring

NEXT_YEAR = TODAY + timedelta(days=365)


# Organizations


@corrupts("records.rows", "organizations.closure")
def a_region_that_lies_nowhere(world):
    county, city = world.cast.regions["county"], world.cast.regions["city"]
    RegionSpan.objects.get(ancestor=city, region=county).delete()


@corrupts("records.rows", "organizations.closure")
def a_region_that_lies_where_it_does_not(world):
    county, neighbour = world.cast.regions["county"], world.cast.regions["neighbour"]
    RegionSpan.objects.create(ancestor=neighbour, region=county, valid_from=SINCE, act=NOBODY)


@corrupts("records.rows", "organizations.versions")
def two_versions_of_a_unit_at_once(world):
    version = UnitVersion.objects.get(unit=world.cast.units["science"])
    version.pk, version.valid_to = None, TODAY + timedelta(days=1)
    version.save()


@corrupts("records.rows", "organizations.holders")
def two_holders_of_a_post(world):
    post = Post.objects.get(holdings__user=world.cast.office)
    Holding.objects.create(
        post=post, user=world.cast.people["public"], valid_from=TODAY, valid_to=NEXT_YEAR, act=NOBODY
    )


@corrupts("records.rows", "organizations.apart")
def an_administrator_with_another_role(world):
    post = Post.objects.create(unit=world.cast.units["supervision"], role="audit", title="审计管理员", act=NOBODY)
    Holding.objects.create(post=post, user=world.cast.office, valid_from=SINCE, act=NOBODY)


@corrupts("records.rows", "organizations.uscc")
def a_slip_in_a_credit_code(world):
    Unit.objects.filter(pk=world.cast.units["science"].pk).update(uscc="91350100M000100Y4Z")


@corrupts("records.rows", "organizations.inactive")
def a_closed_account_that_holds_a_post(world):
    User.objects.filter(pk=world.cast.office.pk).update(is_active=False)


def lent(holding, person, **facts):
    """A delegation that no act has written."""
    days = {"valid_from": SINCE, "valid_to": NEXT_YEAR, "made_at": MOMENT - timedelta(days=200)}
    Delegation.objects.create(holding=holding, delegate=person, act=NOBODY, **days | facts)


@corrupts("records.rows", "organizations.delegations")
def a_post_lent_to_two_at_once(world):
    held = Holding.objects.get(user=world.cast.leader)
    lent(held, world.cast.people["unit"])
    lent(held, world.cast.people["auditor"])


@corrupts("records.rows", "organizations.delegations")
def a_post_lent_to_its_own_holder(world):
    lent(Holding.objects.get(user=world.cast.leader), world.cast.leader)


@corrupts("records.rows", "organizations.delegations")
def a_post_lent_to_an_administrator(world):
    lent(Holding.objects.get(user=world.cast.leader), world.cast.people["audit"])


@corrupts("records.rows", "organizations.another-hand")
def a_delegate_who_has_decided_on_his_principals_change(world):
    change = amended(world)
    lent(Holding.objects.get(user_id=change.proposed_by_id), User.objects.get(pk=change.decided_by_id))


@corrupts("records.rows", "organizations.portfolios")
def a_liaison_officer_who_is_in_charge_of_a_unit(world):
    post = Post.objects.get(holdings__user=world.cast.people["unit"])
    Portfolio.objects.create(post=post, unit=world.cast.units["reform"], valid_from=SINCE, act=NOBODY)


@corrupts("records.rows", "organizations.portfolios", "organizations.owners")
def a_leader_in_charge_of_a_unit_that_has_ended(world):
    farming, post = merged(world), Post.objects.get(holdings__user=world.cast.leader)
    Portfolio.objects.create(post=post, unit=farming, valid_from=SINCE, act=NOBODY)


@corrupts("records.rows", "organizations.charges")
def a_river_in_the_charge_of_a_post_that_nobody_holds(world):
    post = Post.objects.create(unit=world.cast.units["hill_town"], role="liaison", title="空岗", act=NOBODY)
    county = world.cast.regions["county"]
    Charge.objects.create(region=county, line="河长", place="清水河", post=post, valid_from=SINCE, act=NOBODY)


@corrupts("records.rows", "organizations.bodies", "organizations.owners")
def a_seat_in_a_body_of_a_unit_that_has_ended(world):
    farming, body = merged(world), bodies.set_up(world.cast, members=["reform"])
    BodySeat.objects.filter(body=body, role="member").update(unit=farming)


@corrupts("records.rows", "organizations.bodies")
def a_body_without_an_office(world):
    bodies.set_up(world.cast).seats.filter(role="office").delete()


@corrupts("records.rows", "organizations.bodies")
def a_body_headed_by_nobody(world):
    body = bodies.set_up(world.cast)
    post = Post.objects.create(unit=world.cast.units["reform"], role="head", title="空岗", act=NOBODY)
    body.seats.filter(role="head").update(post=post)


@corrupts("records.rows", "organizations.bodies")
def a_dissolved_body_in_which_somebody_sits(world):
    body = bodies.set_up(world.cast)
    Body.objects.filter(pk=body.pk).update(state="dissolved")


@corrupts("records.rows", "organizations.duties")
def a_duty_that_says_two_things_on_one_day(world):
    duties.taken(world.cast, [duties.GRAIN])
    version = DutyVersion.objects.latest("pk")
    version.pk, version.valid_to, version.act = None, TODAY, NOBODY
    version.save()


@corrupts("records.rows", "organizations.duties")
def a_duty_of_an_edition_that_nobody_took(world):
    duties.taken(world.cast, [duties.GRAIN])
    DutyBook.objects.update(state="brought")


@corrupts("records.rows", "organizations.duties")
def a_unit_that_joins_in_its_own_duty(world):
    duties.taken(world.cast, [duties.GRAIN])
    DutyPart.objects.update(unit=world.cast.units["reform"])


@corrupts("organizations.calendar")
def a_calendar_file_edited_by_hand(world):
    calendars.announced(world.cast, date(2026, 12, 25))
    file = calendar.folder() / "2026.json"
    file.write_text(file.read_text("utf-8").replace("12-25", "12-24"), "utf-8")


def merged(world):
    """The bureau of farming is merged into that of science."""
    science, farming = world.cast.units["science"], world.cast.units["farming"]
    merge_units(world.cast.act("office"), [farming], Heir(science), Grounds("机构改革"))
    return farming


@corrupts("records.rows", "organizations.versions")
def a_unit_that_ended_without_an_heir(world):
    UnitHeir.objects.filter(unit=merged(world)).delete()


@corrupts("records.rows", "organizations.heirs")
def an_heir_that_has_an_heir(world):
    merged(world)
    science, reform = world.cast.units["science"], world.cast.units["reform"]
    event = UnitHeir.objects.get().event
    UnitHeir.objects.create(event=event, unit=science, heir=reform, whole=True, valid_from=SINCE, act=NOBODY)


@corrupts("records.rows", "organizations.tree")
def a_ring_of_units(world):
    science, farming = world.cast.units["science"], world.cast.units["farming"]
    UnitVersion.objects.filter(unit=science).update(parent=farming)
    UnitVersion.objects.filter(unit=farming).update(parent=science)


@corrupts("records.rows", "organizations.tree")
def a_unit_under_one_that_has_ended(world):
    farming = merged(world)
    UnitVersion.objects.filter(unit=world.cast.units["river_town"]).update(parent=farming)


@corrupts("records.rows", "organizations.owners")
def a_task_of_a_unit_that_has_ended(world):
    farming = merged(world)
    held = Responsibility.objects.filter(role="participant", valid_to=None, unit=world.cast.units["reform"])
    Responsibility.objects.filter(pk=held.earliest("pk").pk).update(unit=farming)


# Documents


@corrupts("documents.reading")
def a_reading_edited(world):
    reading = Reading.objects.get(document=world.desk)
    Reading.objects.filter(pk=reading.pk).update(body=reading.body + " ")


@corrupts("documents.findings")
def a_finding_edited(world):
    finding = Finding.objects.filter(reading__document=world.desk, kind="target").earliest("pk")
    Finding.objects.filter(pk=finding.pk).update(value=finding.value | {"unit": "户"})


@corrupts("documents.findings", "documents.spans")
def a_finding_that_points_elsewhere(world):
    finding = Finding.objects.filter(reading__document=world.desk, kind="responsibility").earliest("pk")
    Finding.objects.filter(pk=finding.pk).update(start=F("start") + 1, end=F("end") + 1)


@corrupts("documents.findings")
def a_finding_taken_away(world):
    Finding.objects.filter(reading__document=world.desk, kind="target").earliest("pk").delete()


@corrupts("records.rows", "documents.names")
def two_findings_under_one_name(world):
    ReadingChoice.objects.create(
        document=world.desk, reading=world.desk.readings.get(), names={"tasks.1": "tasks.0"}, at=MOMENT, act=NOBODY
    )


@corrupts("records.rows", "documents.columns")
def an_answer_about_columns_under_another_heading(world):
    said = [{"header": ["甲", "乙", "丙"], "meanings": ["number", "task", "heads"]}]
    document = bring(world.cast, "甲,乙,丙\n1,修路,县交通局\n", "任务.csv")
    map_columns(world.cast.act("office"), document, said)
    ColumnMapping.objects.update(header=["甲", "乙", "丁"])


@corrupts("records.rows", "documents.verdicts", "ledger.sources")
def a_verdict_taken_back_by_hand(world):
    first = Verdict.objects.filter(document=world.plan.document).earliest("pk")
    Verdict.objects.filter(pk=first.pk).update(state="withdrawn")


# The ledger


@corrupts("records.rows", "ledger.main-lead")
def a_second_main_lead(world):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("DROP INDEX one_main_lead_of_task")
    lead = Responsibility.objects.filter(task__plan=world.plan, role="main").earliest("pk")
    lead.pk, lead.unit = None, world.cast.units["reform"]
    lead.save()


@corrupts("records.rows", "ledger.dispatchable")
def a_main_lead_that_has_ended(world):
    lead = Responsibility.objects.filter(task__plan=world.plan, role="main").earliest("pk")
    Responsibility.objects.filter(pk=lead.pk).update(valid_from=SINCE, valid_to=TODAY)


@corrupts("records.rows", "ledger.dispatchable")
def a_split_task_of_whose_targets_one_has_no_lead(world):
    task = adopt(world.cast.act("office"), bring(world.cast, name="shared.txt")).tasks.get(state="to_split")
    leads = dict.fromkeys(task.targets.values_list("pk", flat=True), task.responsibilities.earliest("no").unit_id)
    split_task(world.cast.act("office"), task, Split(leads), "专题会议定")
    Responsibility.objects.filter(target__task=task).update(valid_from=SINCE, valid_to=TODAY)


@corrupts("records.rows", "ledger.nodes")
def nodes_out_of_order(world):
    nodes = [["2026-10-31", "1", ""], ["2026-06-30", None, "选址完成"]]
    TargetVersion.objects.filter(pk=TargetVersion.objects.earliest("pk").pk).update(points=nodes)


@corrupts("records.rows", "ledger.sources")
def a_target_without_a_sentence(world):
    Target.objects.filter(pk=Target.objects.earliest("pk").pk).update(verdict=None)


@corrupts("records.rows", "ledger.order")
def a_task_with_another_number(world):
    Task.objects.filter(plan=world.plan, no=2).update(no=9)


@corrupts("records.rows", "ledger.targets")
def a_target_that_asks_nothing(world):
    TargetVersion.objects.earliest("pk").delete()


def amended(world):
    """A change of the main lead that the office proposed and the leader approved."""
    task = world.plan.tasks.get(no=1)
    change = Change(AmendmentKind.LEAD, unit=world.cast.units["farming"])
    day = TODAY + timedelta(days=7)
    return decide_amendment(
        world.cast.act("leader"), propose_amendment(world.cast.act("office"), task, change, "会议定", day), True
    )


@corrupts("records.rows", "ledger.amendments")
def an_approval_by_nobody(world):
    Amendment.objects.filter(pk=amended(world).pk).update(decided_by=None)


@corrupts("records.rows", "ledger.amendments", engine="postgresql")
def an_amendment_decided_by_its_proposer(world):
    """On SQLite no constraint can be taken away while a transaction runs."""
    one = amended(world)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("ALTER TABLE ledger_amendment DROP CONSTRAINT amendment_by_another")
    Amendment.objects.filter(pk=one.pk).update(decided_by=world.cast.office)


@corrupts("records.rows", "ledger.effects")
def an_approved_lead_that_leads_nothing(world):
    one = amended(world)
    Responsibility.objects.filter(task=one.task_id, unit=one.unit_id).delete()
