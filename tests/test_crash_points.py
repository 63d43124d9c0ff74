"""Whenever the process dies in an act, nothing is half done: the check is clean and the act can be done again.

Every registered act has a scenario here. It is done in a child that dies before its first statement, its
second, … and before its COMMIT, on both engines.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from luoshi.core.acts import Act
from luoshi.dispatch import actions as dispatch
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.models import Measurement, Round
from luoshi.dispatch.reports import Row
from luoshi.documents import actions as documents
from luoshi.documents import marking
from luoshi.documents.candidates import candidate_of
from luoshi.documents.child import read_apart
from luoshi.documents.desk import desk_of
from luoshi.documents.models import Document
from luoshi.ledger import actions as ledger
from luoshi.ledger.actions import sheets
from luoshi.ledger.actions.planning import Description
from luoshi.ledger.actions.sheets import Wish
from luoshi.ledger.actions.splitting import Split
from luoshi.ledger.changes import Change
from luoshi.ledger.models import Amendment, Plan, SavedView, SheetUpload, Target, Task
from luoshi.ledger.sheets.opening import book_in, look_at
from luoshi.ledger.states import AmendmentKind, PlanKind, PlanLinkKind, TargetKind
from luoshi.organizations import actions as organizations
from luoshi.organizations.actions import founding, people
from luoshi.organizations.models import Holding, Post, Region, Token, Unit, User
from luoshi.publishing import actions as publishing
from luoshi.publishing.models import Bulletin
from luoshi.records import files
from luoshi.records.log import ACTS
from luoshi.supervision import actions as supervision
from luoshi.supervision.finding import missing_on
from luoshi.supervision.models import Letter, Proposal, Reply
from luoshi.supervision.rulebook import rules
from tests.support import bulletins, letters, rounds
from tests.support.cast import MOMENT, SINCE, TODAY, make_cast
from tests.support.crash import deaths, end_state, everything
from tests.support.letters import LATER, act_of
from tests.support.papers import bring
from tests.support.tables import edited, table_of
from tests.support.world import OTHER_PLAN, PLAN, World, committing, make_world, problems

pytestmark = pytest.mark.engines

KEY = "the same act, done again"
SOON = TODAY + timedelta(days=30)

Perform = Callable[[], object]
SCENARIOS: dict[str, Callable[[World], Perform]] = {}


def scenario(name: str):
    """Registers `(world) -> perform`: what comes before is committed, `perform` is the act (with rows freshly read)."""

    def register(prepare: Callable[[World], Perform]):
        SCENARIOS[name] = prepare
        return prepare

    return register


def science(world: World) -> Unit:
    return Unit.objects.get(pk=world.cast.units["science"].pk)


def county(world: World) -> Region:
    return Region.objects.get(pk=world.cast.regions["county"].pk)


@scenario("organizations.register_person")
def _(world):
    act = world.cast.act("system", KEY)
    return lambda: people._register_person(act, User(username="new", name="新来", password="!"))


@scenario("organizations.change_password")
def _(world):
    act = world.cast.act("unit", KEY)
    return lambda: people._change_password(act, User.objects.get(pk=world.cast.unit.pk), "!")


@scenario("organizations.reset_password")
def _(world):
    act = world.cast.act("system", KEY)
    return lambda: people._reset_password(act, User.objects.get(pk=world.cast.unit.pk), "!")


@scenario("organizations.close_account")
def _(world):
    act = world.cast.act("system", KEY)
    return lambda: organizations.close_account(act, User.objects.get(pk=world.cast.public.pk))


@scenario("organizations.sign_in")
def _(world):
    act = world.cast.act("unit", KEY)
    return lambda: organizations.sign_in(act, User.objects.get(pk=world.cast.unit.pk))


@scenario("organizations.appoint")
def _(world):
    post = organizations.open_post(world.cast.act("system"), science(world), "head", "局长")
    act = world.cast.act("security", KEY)
    return lambda: organizations.appoint(act, Post.objects.get(pk=post.pk), world.cast.people["public"], TODAY)


@scenario("organizations.dismiss")
def _(world):
    act = world.cast.act("security", KEY)
    return lambda: organizations.dismiss(act, Holding.objects.get(user=world.cast.unit), SOON)


@scenario("organizations.open_region")
def _(world):
    act = world.cast.act("system", KEY)
    return lambda: organizations.open_region(act, "990221100", "柳河镇", 4, county(world), valid_from=SINCE)


@scenario("organizations.open_unit")
def _(world):
    act = world.cast.act("system", KEY)
    return lambda: organizations.open_unit(act, "县水务局", "government", county(world), SINCE, aliases=["县水利局"])


@scenario("organizations.add_alias")
def _(world):
    act = world.cast.act("system", KEY)
    return lambda: organizations.add_alias(act, science(world), "县科技和创新局")


@scenario("organizations.open_post")
def _(world):
    act = world.cast.act("system", KEY)
    return lambda: organizations.open_post(act, science(world), "liaison", "第二联络员")


@scenario("organizations.issue_token")
def _(world):
    act = world.cast.act("unit", KEY)
    return lambda: organizations.issue_token(act, world.cast.unit, "读台账", SOON, False, digest="d" * 64)


@scenario("organizations.revoke_token")
def _(world):
    token = organizations.issue_token(world.cast.act("unit"), world.cast.unit, "旧", SOON, False, digest="e" * 64)
    act = world.cast.act("unit", KEY)
    return lambda: organizations.revoke_token(act, Token.objects.get(pk=token.pk))


@scenario("documents.refuse_marked")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: documents.refuse_marked(act, county(world))


@scenario("documents.receive")
def _(world):
    data = PLAN.replace("3号", "5号").encode()
    answer = read_apart(data, "third.txt", 2**30, 60)
    act = world.cast.act("office", KEY)
    return lambda: documents.receive(act, county(world), "third.txt", files.store(data), answer)


@scenario("documents.map_columns")
def _(world):
    data = "甲,乙,丙\n1,修路,县交通局\n".encode()
    said = [{"header": ["甲", "乙", "丙"], "meanings": ["number", "task", "heads"]}]
    document = documents.bring(world.cast.act("office"), county(world), "third.csv", data)
    answer = read_apart(data, "third.csv", 2**30, 60, said)
    act = world.cast.act("office", KEY)
    return lambda: documents.keep_mapping(act, Document.objects.get(pk=document.pk), said, answer)


@scenario("documents.judge")
def _(world):
    act = world.cast.act("office", KEY)
    marks = marking.reject(desk_of(world.desk), "tasks.0")
    return lambda: documents.judge(act, Document.objects.get(pk=world.desk.pk), marks)


@scenario("documents.undo")
def _(world):
    documents.judge(world.cast.act("office"), world.desk, marking.join(desk_of(world.desk), "tasks.1", "tasks.0"))
    act = world.cast.act("office", KEY)
    return lambda: documents.undo(act, Document.objects.get(pk=world.desk.pk))


@scenario("documents.choose_unit")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: documents.choose_unit(act, Document.objects.get(pk=world.desk.pk), "县供销合作社", science(world))


def read_otherwise() -> dict:
    """What a newer reader would say of the document on the desk."""
    return read_apart(OTHER_PLAN.replace("2家", "3家").encode(), "other.txt", 2**30, 60)


@scenario("documents.read_again")
def _(world):
    act, answer = world.cast.act("office", KEY), read_otherwise()
    return lambda: documents.keep_reading(act, Document.objects.get(pk=world.desk.pk), answer, "8.0")


@scenario("documents.work_from")
def _(world):
    documents.keep_reading(world.cast.act("office"), world.desk, read_otherwise(), "9.0")
    act = world.cast.act("office", KEY)
    return lambda: documents.work_from(act, Document.objects.get(pk=world.desk.pk), world.desk.readings.latest("pk"))


@scenario("documents.export_candidates")
def _(world):
    act, candidate = world.cast.act("office", KEY), candidate_of(world.desk)
    return lambda: documents.export_candidates(act, [candidate])


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
    return lambda: ledger.assign_lead(act, tasks_of(world, 1, 5), world.cast.units["farming"], "常务会议定", SOON)


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


def silent(world: World):
    """A round of its own, after whose days of grace no unit has reported."""
    text = PLAN.replace("3号", f"{Plan.objects.count() + 100}号")
    plan = ledger.adopt(world.cast.act("office"), bring(world.cast, text))
    return letters.round_of(world.cast, plan)


def a_letter(world: World, unit: str):
    return supervision.issue(act_of(world.cast, "office"), letters.proposed_to(world.cast, silent(world), unit))


def a_plan(world: World) -> Plan:
    """A further plan over which no round was opened."""
    return ledger.adopt(
        world.cast.act("office"), bring(world.cast, PLAN.replace("3号", f"{Plan.objects.count() + 200}号"))
    )


@scenario("dispatch.open_round")
def _(world):
    plan, act = a_plan(world), world.cast.act("office", KEY)
    return lambda: dispatch.open_round(act, Plan.objects.get(pk=plan.pk), date(2026, 8, 1))


@scenario("dispatch.remind_round")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    return lambda: dispatch.remind_round(act, Round.objects.get(pk=round.pk))


@scenario("dispatch.submit_reports")
def _(world):
    round, act = silent(world), world.cast.act("unit", KEY)
    four = {"values": rounds.values_of(round, 1, "4"), "proofs": (rounds.proof(),)}
    rows = [Row(rounds.ask_of(round, 1).pk, **four), Row(rounds.ask_of(round, 2).pk, words="正在申报")]
    return lambda: dispatch.submit_reports(act, Round.objects.get(pk=round.pk), science(world), rows)


@scenario("dispatch.review_reports")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    one = rounds.reported(world.cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "4"))
    other = rounds.reported(world.cast.act("unit"), round, 2, words="正在申报")
    reviews = [Review(one.pk, True, verified=rounds.values_of(round, 1, "3")), Review(other.pk, False, "请写明进度")]
    return lambda: dispatch.review_reports(act, Round.objects.get(pk=round.pk), reviews)


@scenario("dispatch.excuse_unit")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    return lambda: dispatch.excuse_unit(act, Round.objects.get(pk=round.pk), science(world), "防汛应急")


@scenario("dispatch.close_round")
def _(world):
    round, act = silent(world), act_of(world.cast, "office", key=KEY)
    return lambda: dispatch.close_round(act, Round.objects.get(pk=round.pk))


@scenario("dispatch.judge_lights")
def _(world):
    round, act = silent(world), Act(None, "", LATER, "sweep", key=KEY)
    tasks = list(Task.objects.filter(plan=round.plan_id).values_list("pk", flat=True))
    return lambda: dispatch.judge_lights(act, Round.objects.get(pk=round.pk), tasks)


@scenario("supervision.propose")
def _(world):
    round, farming = silent(world), Unit.objects.get(pk=world.cast.units["farming"].pk)
    facts = missing_on(LATER.date())[farming.pk, round.pk]
    act = Act(None, "", LATER, "sweep", key=KEY)
    return lambda: supervision.propose(act, round, farming, rules().rules[0], facts)


@scenario("supervision.overtake")
def _(world):
    proposal = letters.proposed_to(world.cast, silent(world), "farming")
    act = Act(None, "", LATER, "sweep", key=KEY)
    return lambda: supervision.overtake(act, Proposal.objects.get(pk=proposal.pk))


@scenario("supervision.issue")
def _(world):
    proposal = letters.proposed_to(world.cast, silent(world), "farming")
    act = act_of(world.cast, "office", key=KEY)
    return lambda: supervision.issue(act, Proposal.objects.get(pk=proposal.pk))


@scenario("supervision.dismiss")
def _(world):
    proposal = letters.proposed_to(world.cast, silent(world), "farming")
    act = act_of(world.cast, "office", key=KEY)
    return lambda: supervision.dismiss(act, Proposal.objects.get(pk=proposal.pk), "防汛")


@scenario("supervision.withdraw")
def _(world):
    letter, act = a_letter(world, "farming"), act_of(world.cast, "office", key=KEY)
    return lambda: supervision.withdraw(act, Letter.objects.get(pk=letter.pk), "电话说明")


@scenario("supervision.sign_for")
def _(world):
    letter, act = a_letter(world, "farming"), act_of(world.cast, "second_unit", key=KEY)
    return lambda: supervision.sign_for(act, Letter.objects.get(pk=letter.pk))


@scenario("supervision.answer")
def _(world):
    letter = letters.signed(world.cast, a_letter(world, "farming"), "second_unit")
    act, proof = act_of(world.cast, "second_unit", key=KEY), letters.proof()
    return lambda: supervision.answer(act, Letter.objects.get(pk=letter.pk), "已补报", [proof])


@scenario("supervision.check_reply")
def _(world):
    letter = letters.signed(world.cast, a_letter(world, "farming"), "second_unit")
    reply = letters.answered(world.cast, letter, "second_unit")
    act = act_of(world.cast, "office", key=KEY)
    return lambda: supervision.check_reply(act, Reply.objects.get(pk=reply.pk), True)


@scenario("dispatch.correct_value")
def _(world):
    round = silent(world)
    bulletins.reported(world.cast, round, "science", "unit")
    measurement, act = Measurement.objects.latest("pk"), act_of(world.cast, "office", key=KEY)
    return lambda: dispatch.correct_value(act, Measurement.objects.get(pk=measurement.pk), Decimal(9), "重复统计")


@scenario("publishing.draft")
def _(world):
    round, act = bulletins.closed(world.cast, silent(world).plan), act_of(world.cast, "office", key=KEY)
    return lambda: publishing.draft(act, Round.objects.get(pk=round.pk))


@scenario("publishing.rewrite")
def _(world):
    round, act = bulletins.closed(world.cast, silent(world).plan), act_of(world.cast, "office", key=KEY)
    bulletin = publishing.draft(act_of(world.cast, "office"), round)
    return lambda: publishing.rewrite(act, Bulletin.objects.get(pk=bulletin.pk), "抓落实力度加大。")


@scenario("publishing.publish")
def _(world):
    round, act = bulletins.closed(world.cast, silent(world).plan), act_of(world.cast, "leader", key=KEY)
    bulletin = publishing.draft(act_of(world.cast, "office"), round)
    return lambda: publishing.publish(act, Bulletin.objects.get(pk=bulletin.pk))


def survives(perform: Perform) -> int:
    """Does an act with a death at each of its points; how many there were."""
    before, undisturbed = everything(), end_state(perform)
    points = 0
    for _point in deaths(perform):
        points += 1
        assert everything() == before
        assert end_state(perform) == undisturbed
    assert problems(full=False) == {}  # and so it was after each death: not a value was another one
    assert end_state(perform, perform) == undisturbed  # died after the COMMIT, before anybody was told
    return points


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker, tmp_path_factory):
    """In place of pytest-django's, which commits nothing."""
    with committing(django_db_blocker, tmp_path_factory.mktemp("crash")) as folder:
        yield folder


@pytest.fixture(scope="module")
def committed_world(db):
    return make_world(make_cast(), db)


@pytest.fixture(autouse=True)
def own_names(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]


def found() -> Region:
    seats = [
        founding.Seat(
            "市数据局", "government", Post(role=role, title=role), User(username=role, name=role, password="!")
        )
        for role in ("audit", "security", "system")
    ]
    act = Act(None, "", MOMENT, "setup", key=KEY)
    return founding._found_installation(act, [founding.Place("990200", "云麓市", 2)], seats, date(2026, 1, 1))


def test_founding(db):
    assert survives(found) > 10


@pytest.mark.parametrize("name", SCENARIOS)
def test_an_act_is_done_wholly_or_not_at_all(committed_world, name):
    assert survives(SCENARIOS[name](committed_world)) > 3


def test_every_act_has_its_scenario():
    assert set(SCENARIOS) | {"organizations.found_installation"} == set(ACTS)
