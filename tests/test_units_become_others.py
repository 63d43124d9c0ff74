"""Units are renamed, merged and split: work goes along, and the past stays where it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.dispatch.actions import ask_to_reopen, close_round, decide_reopening, open_round
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.counting import counts_by_unit, missing_after_grace
from luoshi.dispatch.models import Ask, Report
from luoshi.dispatch.months import months_of
from luoshi.ledger.actions import adopt
from luoshi.ledger.models import Amendment, Plan, Responsibility
from luoshi.ledger.queries import tasks_by_lead
from luoshi.organizations.actions import (
    Grounds,
    Heir,
    Parts,
    add_alias,
    merge_units,
    open_post,
    rename_unit,
    split_unit,
)
from luoshi.organizations.handing import digest_of, open_work
from luoshi.organizations.heirs import by_units_of_now, successors, whole_heirs
from luoshi.organizations.models import Holding, Post, UnitVersion
from luoshi.organizations.queries import name_of, unit_named
from luoshi.organizations.reach import reach
from luoshi.records.models import LogEntry, Notice
from luoshi.supervision.models import Letter, Proposal
from luoshi.supervision.sweeps import look
from tests.support import letters, rounds
from tests.support.papers import bring
from tests.support.world import PLAN, problems

pytestmark = pytest.mark.django_db
THEN, TODAY = letters.LATER.date() - timedelta(days=1), letters.LATER.date()
WHY = Grounds("机构改革", "青编〔2026〕5号")


@pytest.fixture(autouse=True)
def later(settings):
    """A month after the plan was adopted."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    with clock.frozen(letters.LATER):
        yield


def act(world, person="office"):
    return letters.act_of(world.cast, person)


@pytest.fixture
def science(world):
    return world.cast.units["science"]


@pytest.fixture
def farming(world):
    return world.cast.units["farming"]


def merged(world, *olds, into=None, person="office"):
    heir = Heir(into) if into else Heir(name="县科技农业局", kind="government")
    return merge_units(act(world, person), olds, heir, WHY)


def leads(world, on):
    return {name: count for _unit, name, count in tasks_by_lead(world.plan, world.cast.reach("office"), on)}


def test_a_renamed_unit_is_found_by_both_names_and_was_called_as_it_was(world, science):
    county = world.cast.regions["county"]
    event = rename_unit(act(world), science, "县科技创新局", "government", WHY)
    assert (event.kind, event.unit, event.on, event.basis) == ("renamed", science, TODAY, "青编〔2026〕5号")
    assert [name_of(science, on) for on in (THEN, TODAY)] == ["县科学技术局", "县科技创新局"]
    assert {unit_named(name, county, TODAY) for name in ("县科学技术局", "县科技局", "县科技创新局")} == {science}
    assert whole_heirs(TODAY) == {}


def test_an_unconfirmed_name_is_confirmed_or_is_another_name_of_a_unit(world):
    county = world.cast.regions["county"]
    coop = unit_named("县供销合作社", county, TODAY)
    event = rename_unit(act(world), coop, "县供销合作社联合社", "enterprise", WHY)
    assert event.kind == "confirmed"
    assert UnitVersion.objects.get(unit=coop, valid_to=None).kind == "enterprise"
    assert unit_named("县供销合作社", county, TODAY) == coop


def test_a_name_that_was_a_mistake_is_merged_into_its_unit(world, farming):
    county = world.cast.regions["county"]
    coop = unit_named("县供销合作社", county, TODAY)
    merged(world, coop, into=farming)
    assert unit_named("县供销合作社", county, TODAY) == farming
    assert (successors(TODAY), problems(full=True)) == ({coop.pk: farming.pk}, {})


def test_two_bureaus_that_are_merged_hand_over_everything_in_one_act(world, science, farming):
    round = letters.round_of(world.cast, world.plan)
    before, last_week = counts_by_unit(round), leads(world, THEN)
    event = merged(world, science, farming)
    heir = event.unit
    assert leads(world, TODAY) == {"县科技农业局": 4}
    assert leads(world, THEN) == last_week == {"县农业农村局": 3, "县科学技术局": 2}
    assert {ask.unit_id for ask in Ask.objects.filter(round=round)} == {heir.pk}
    assert sum(one.asked for one in before.values()) == sum(one.asked for one in counts_by_unit(round).values())
    assert whole_heirs(TODAY) == {science.pk: heir.pk, farming.pk: heir.pk}
    assert LogEntry.objects.filter(act="organizations.merge_units").count() == 1
    assert problems(full=True) == {}


def test_the_people_go_along_with_the_roles_that_they_had_and_are_told(world, science, farming):
    heir = merged(world, science, farming).unit
    held = reach(world.cast.unit, TODAY).held
    assert [(one.unit, one.role, one.title) for one in held] == [(heir.pk, "liaison", "科技局联络员")]
    assert [one.unit for one in reach(world.cast.unit, THEN).held] == [science.pk]
    told = Notice.objects.filter(key__startswith="organizations.units:").values_list("recipient__username", flat=True)
    assert sorted(told) == ["second_unit", "unit"]


def test_a_title_that_the_heir_has_already_says_where_it_comes_from(world, science, farming):
    post = open_post(act(world, "system"), farming, "liaison", "科技局联络员")
    merged(world, science, into=farming)
    assert list(Post.objects.filter(unit=farming).order_by("pk").values_list("title", flat=True)) == [
        "农业农村局联络员",
        post.title,
        "科技局联络员（原县科学技术局）",
    ]


def test_a_post_given_from_a_later_day_goes_along_too(world, science, farming):
    from luoshi.organizations.actions import appoint

    post = open_post(act(world, "system"), science, "head", "局长")
    soon = TODAY + timedelta(days=7)
    appoint(act(world, "security"), post, world.cast.people["public"], soon)
    merged(world, science, into=farming)
    assert [one.unit for one in reach(world.cast.people["public"], soon).held] == [farming.pk]
    assert problems(full=True) == {}


def test_where_both_answer_for_a_task_the_stronger_role_stays(world, science, farming):
    task = world.plan.tasks.get(no=2)
    merged(world, farming, into=science)
    held = Responsibility.objects.filter(task=task, valid_to=None, target=None)
    assert [(one.unit_id, one.role) for one in held.exclude(role="leader")] == [(science.pk, "main")]
    assert problems(full=True) == {}


def test_what_was_accepted_stays_with_who_reported_it(world, science, farming):
    round = letters.round_of(world.cast, world.plan)
    first = rounds.reported(act(world, "unit"), round, 1, values=rounds.values_of(round, 1, "4"))
    rounds.accepted(act(world), first)
    heir = merged(world, science, farming).unit
    assert Report.objects.get(pk=first.pk).unit_id == science.pk
    assert {unit: one.asked for unit, one in counts_by_unit(round).items()} == {science.pk: 1, heir.pk: 3}
    assert by_units_of_now({science.pk: 1, heir.pk: 3}, TODAY) == {heir.pk: 4}


def test_a_report_in_review_is_the_heirs_and_can_be_reported_anew(world, science, farming):
    round = letters.round_of(world.cast, world.plan)
    report = rounds.reported(act(world, "unit"), round, 1, values=rounds.values_of(round, 1, "4"))
    heir = merged(world, science, farming).unit
    report.refresh_from_db()
    assert (report.unit_id, report.ask.unit_id) == (heir.pk, heir.pk)
    assert rounds.accepted(act(world), report).state == "accepted"
    assert problems(full=True) == {}


def granted_late(world, round, no=1):
    wished = ask_to_reopen(act(world, "unit"), rounds.ask_of(round, no), "联络员住院")
    return decide_reopening(act(world), wished, True, "情况属实", TODAY + timedelta(days=3))


def test_a_late_report_that_was_granted_is_the_heirs(world, science, farming):
    round = close_round(act(world), letters.round_of(world.cast, world.plan))
    granted = granted_late(world, round)
    merged(world, science, into=farming)
    assert Ask.objects.get(pk=granted.ask_id).unit_id == farming.pk
    assert {ask.unit_id for ask in Ask.objects.filter(round=round, task__no=2)} == {science.pk}
    four = {"values": rounds.values_of(round, 1, "4"), "proofs": (rounds.proof(),)}
    assert rounds.reported(act(world, "second_unit"), round, 1, **four).unit_id == farming.pk
    assert problems(full=True) == {}


def test_what_a_unit_that_is_no_more_has_missed_is_offered_to_its_heir(world, science, farming):
    round = close_round(act(world), letters.round_of(world.cast, world.plan))
    merged(world, science, into=farming)
    offered = ask_to_reopen(act(world), rounds.ask_of(round, 1), "机构改革期间漏报")
    assert (offered.offered, Ask.objects.get(pk=offered.ask_id).unit_id) == (True, farming.pk)
    assert problems(full=True) == {}


def test_an_open_letter_is_answered_by_the_heir_and_its_paper_stays(world, science, farming):
    from luoshi.supervision.actions import issue

    round = letters.round_of(world.cast, world.plan)
    letter = issue(act(world), letters.proposed_to(world.cast, round, "science"))
    merged(world, science, into=farming)
    kept = Letter.objects.get(pk=letter.pk)
    assert (kept.unit_id, kept.unit_name_then, kept.snapshot) == (farming.pk, "县科学技术局", letter.snapshot)
    letters.signed(world.cast, kept, "second_unit")
    assert problems(full=True) == {}


def test_a_change_that_names_the_unit_names_its_heir(world, science, farming):
    from luoshi.ledger.actions import decide_amendment, propose_amendment
    from luoshi.ledger.changes import Change
    from luoshi.ledger.states import AmendmentKind

    task = world.plan.tasks.get(no=1)
    reform = world.cast.units["reform"]
    change = Change(AmendmentKind.LEAD, unit=farming)
    amendment = propose_amendment(act(world), task, change, "分工", TODAY + timedelta(days=3))
    merged(world, farming, into=reform)
    merged(world, science, into=world.cast.units["auditing"])
    kept = Amendment.objects.get(pk=amendment.pk)
    assert (kept.unit_id, kept.before) == (reform.pk, {"units": [world.cast.units["auditing"].pk]})
    leader = act(world, "leader")
    decide_amendment(leader, kept, True, "")
    assert problems(full=True) == {}


def test_heirs_are_named_directly_however_often_units_are_merged(world, science, farming):
    first = merged(world, science, farming).unit
    reform = world.cast.units["reform"]
    merged(world, first, into=reform)
    assert whole_heirs(TODAY) == {science.pk: reform.pk, farming.pk: reform.pk, first.pk: reform.pk}
    assert problems(full=True) == {}


def test_a_split_gives_each_task_to_who_was_chosen_and_leaves_the_past_where_it_was(world, farming):
    before = leads(world, THEN)
    chosen = {f"task:{world.plan.tasks.get(no=4).pk}": 0}
    parts = Parts([Heir(name="县乡村建设局", kind="government")], keeps=True, shares=chosen)
    split_unit(act(world), farming, parts, WHY)
    assert leads(world, TODAY) == {"县农业农村局": 2, "县科学技术局": 2, "县乡村建设局": 1}
    assert (leads(world, THEN), whole_heirs(TODAY), successors(TODAY)) == (before, {}, {})
    assert problems(full=True) == {}


def test_a_unit_that_is_split_and_ends_leaves_nothing_without_an_owner(world, farming):
    heirs = [Heir(name="县农业局", kind="government"), Heir(world.cast.units["reform"])]
    chosen = {f"task:{world.plan.tasks.get(no=3).pk}": 1}
    split_unit(act(world), farming, Parts(heirs, keeps=False, shares=chosen), WHY)
    assert leads(world, TODAY) == {"县农业局": 2, "县科学技术局": 2, "县发展和改革局": 1}
    assert unit_named("县农业农村局", world.cast.regions["county"], TODAY) == unit_named(
        "县农业局", world.cast.regions["county"], TODAY
    )
    assert problems(full=True) == {}


@pytest.mark.parametrize(
    ("person", "refusal"),
    [
        ("unit", Forbidden),
        ("leader", Forbidden),
        ("security", Forbidden),
        ("system", Forbidden),
        ("neighbour", Unknown),
        ("public", Unknown),
    ],
)
def test_only_the_office_of_the_region_merges_and_splits(world, science, farming, person, refusal):
    by = act(world, person)
    for perform in (
        lambda: merge_units(by, [science], Heir(farming), WHY),
        lambda: split_unit(by, science, Parts([Heir(farming)], keeps=True), WHY),
    ):
        with pytest.raises(refusal):
            perform()


def test_the_system_administrator_renames_too(world, science):
    with pytest.raises(Forbidden):
        rename_unit(act(world, "unit"), science, "县科创局", "government", WHY)
    assert rename_unit(act(world, "system"), science, "县科创局", "government", WHY).kind == "renamed"


def test_what_makes_no_sense_is_refused(world, science, farming):
    cast = world.cast
    towns, next_one = cast.units["all_towns"], cast.units["next_science"]
    for olds, heir in (
        ([], Heir(science)),
        ([science], Heir(science)),
        ([science], Heir(name="县科创局", kind="government")),
        ([science, farming], Heir(name=" ", kind="government")),
        ([science, farming], Heir(name="县科农局", kind="unconfirmed")),
        ([science], Heir(towns)),
        ([towns], Heir(science)),
    ):
        with pytest.raises(Invalid):
            merge_units(act(world), olds, heir, WHY)
    with pytest.raises(Unknown):
        merge_units(act(world), [science, next_one], Heir(farming), WHY)
    with pytest.raises(Invalid):
        merge_units(act(world), [science], Heir(farming), Grounds(" "))
    with pytest.raises(Conflict):
        merge_units(act(world), [science, farming], Heir(name="县审计局", kind="government"), WHY)
    with pytest.raises(Conflict):
        rename_unit(act(world), science, "县农业农村局", "government", WHY)
    for parts in (Parts([Heir(farming)], keeps=False), Parts([], keeps=True), Parts([Heir(science)], keeps=True)):
        with pytest.raises(Invalid):
            split_unit(act(world), science, parts, WHY)


def test_a_preview_that_is_out_of_date_is_refused(world, science, farming):
    seen = digest_of(open_work([science.pk], TODAY))
    letters.round_of(world.cast, world.plan)
    with pytest.raises(Conflict):
        merge_units(act(world), [science], Heir(farming), Grounds("机构改革", seen=seen))


def test_a_unit_that_has_ended_is_left_alone(world, science, farming):
    merged(world, science, into=farming)
    for perform in (
        lambda: merged(world, science, into=world.cast.units["reform"]),
        lambda: merged(world, farming, into=science),
        lambda: rename_unit(act(world), science, "县科创局", "government", WHY),
        lambda: add_alias(act(world, "system"), science, "县科创局"),
        lambda: open_post(act(world, "system"), science, "head", "局长"),
    ):
        with pytest.raises((Conflict, Invalid)):
            perform()
    assert Holding.objects.filter(post__unit=science, valid_to=None).count() == 0


def test_a_document_that_calls_a_merged_unit_by_its_old_name_is_understood(world, science, farming):
    merged(world, science, into=farming)
    adopted = adopt(act(world), bring(world.cast, PLAN.replace("3号", "77号")))
    leads = adopted.tasks.get(no=1).responsibilities.filter(role="main").values_list("unit", flat=True)
    assert list(leads) == [farming.pk]


def test_a_name_that_a_document_brought_is_settled_on_its_page(world, sign_in, settings, farming):
    settings.ALLOWED_HOSTS = ["testserver"]
    county = world.cast.regions["county"]
    client, coop = sign_in("office"), unit_named("县供销合作社", county, TODAY)
    assert coop.pk in [one.unit_id for one in client.get("/units/tree/").context["tree"].unsettled]
    data = {"means": str(farming.pk), "kind": "government", "reason": "同一单位"}
    assert client.post(f"/units/{coop.pk}/settle/", data).status_code == 302
    assert unit_named("县供销合作社", county, TODAY) == farming


def test_the_system_administrator_confirms_a_name_and_sees_no_work(world, sign_in, settings, farming):
    settings.ALLOWED_HOSTS = ["testserver"]
    client, coop = sign_in("system"), unit_named("县供销合作社", world.cast.regions["county"], TODAY)
    own = {"means": "", "name": "县供销合作社联合社", "kind": "enterprise", "reason": "已登记"}
    assert client.post(f"/units/{coop.pk}/settle/", own | {"means": str(farming.pk)}).status_code == 422
    assert client.post(f"/units/{coop.pk}/settle/", own).status_code == 302
    assert name_of(coop, TODAY) == "县供销合作社联合社"
    assert client.get(f"/units/{farming.pk}/merge/").status_code == 403


def test_the_months_of_a_plan_by_the_units_of_then_and_of_now(world, sign_in, settings, science, farming):
    settings.ALLOWED_HOSTS = ["testserver"]
    round = letters.round_of(world.cast, world.plan)
    close_round(act(world), round)
    merged(world, science, into=farming)
    tables = [months_of(world.plan, world.cast.reach("office"), TODAY, now) for now in (False, True)]
    counted = [{line.name: line.cells[0].counts.asked for line in table.lines} for table in tables]
    assert counted == [{"县农业农村局": 2, "县科学技术局": 2}, {"县农业农村局": 4}]
    page = sign_in("office").get(f"/dispatch/plans/{world.plan.pk}/?by=now")
    assert (page.status_code, page.context["now"], page.context["months"].merged) == (200, True, True)
    rows = [f"/dispatch/rounds/{round.pk}/{table.lines[0].address}" for table in tables]
    assert [sign_in("office").get(address).context["page"].total for address in rows] == [2, 4]


def test_what_a_unit_left_unanswered_is_missing_from_its_heir(world, science, farming):
    round = letters.round_of(world.cast, world.plan)
    close_round(act(world), round)
    merged(world, science, into=farming)
    assert {one.unit for one in missing_after_grace(TODAY)} == {farming.pk}
    assert len(list(missing_after_grace(TODAY, unit=farming.pk))) == 4
    while look(letters.LATER):
        pass
    assert [one.unit for one in Proposal.objects.filter(state="open")] == [farming]


def test_the_heir_reports_against_what_was_accepted_before(world, science, farming):
    round = letters.round_of(world.cast, world.plan)
    first = rounds.reported(world.cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "4"))
    rounds.accepted(world.cast.act("office"), first)
    close_round(act(world), round)
    merged(world, science, into=farming)
    september = open_round(act(world), Plan.objects.get(pk=world.plan.pk), date(2026, 9, 1))
    ask = Ask.objects.select_related("round").get(round=september, task__no=1)
    last = asked_by_ask([ask], TODAY)[ask.pk].last
    assert [int(row.value) for row in last.values()] == [4]
