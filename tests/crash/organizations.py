"""Deaths in the acts of people, posts, units and the founding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from luoshi.core.acts import Act
from luoshi.core.calendar import year_of
from luoshi.ledger import actions as ledger
from luoshi.organizations import actions as organizations
from luoshi.organizations.actions import (
    Absence,
    Charter,
    Edition,
    Grounds,
    Heir,
    Parts,
    Spot,
    catalogue,
    founding,
    people,
    regions,
    setting_up,
)
from luoshi.organizations.bodies.models import Body
from luoshi.organizations.catalogue.models import DutyBook
from luoshi.organizations.catalogue.opening import duties_in
from luoshi.organizations.charges.models import Charge
from luoshi.organizations.models import Holding, Post, Region, Token, Unit, User
from luoshi.organizations.regions.comparing import regions_proposal
from luoshi.organizations.regions.opening import regions_in
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.organizations.setting_up.opening import content_of, taken_apart
from luoshi.organizations.standing_in.models import Delegation
from luoshi.records import files
from tests.crash.scenario import KEY, SOON, county, scenario, science
from tests.support import bodies, duties, setups
from tests.support.cast import MOMENT, PASSWORD, SINCE, TODAY
from tests.support.papers import bring
from tests.support.world import PLAN

AWAY = Absence(SOON, SOON + timedelta(days=7), "外出")


@scenario("organizations.register_person")
def _(world):
    act = world.cast.act("system", KEY)
    return lambda: people._register_person(act, User(username="new", name="新来", password="!"))


@scenario("organizations.change_password")
def _(world):
    act = world.cast.act("unit", KEY)
    return lambda: people._change_password(act, User.objects.get(pk=world.cast.unit.pk), "!")


@scenario("organizations.appoint")
def _(world):
    post = organizations.open_post(world.cast.act("system"), science(world), "head", "局长")
    act = world.cast.act("security", KEY)
    return lambda: organizations.appoint(act, Post.objects.get(pk=post.pk), world.cast.people["public"], TODAY)


@scenario("organizations.dismiss")
def _(world):
    act = world.cast.act("security", KEY)
    return lambda: organizations.dismiss(act, Holding.objects.get(user=world.cast.unit), SOON)


@scenario("organizations.succeed")
def _(world):
    act = world.cast.act("security", KEY)
    held = Holding.objects.get(user=world.cast.people["second_unit"])
    return lambda: organizations.succeed(act, Holding.objects.get(pk=held.pk), world.cast.people["town"], SOON)


@scenario("organizations.delegate")
def _(world):
    act, held = world.cast.act("leader", KEY), Holding.objects.get(user=world.cast.people["leader"])
    person = world.cast.people["auditor"]
    return lambda: organizations.delegate(act, Holding.objects.get(pk=held.pk), person, AWAY)


@scenario("organizations.set_portfolio")
def _(world):
    post = Post.objects.get(holdings__user=world.cast.people["leader"])
    organizations.set_portfolio(world.cast.act("office"), post, [world.cast.units["reform"]], "会议")
    act = world.cast.act("office", KEY)
    return lambda: organizations.set_portfolio(act, Post.objects.get(pk=post.pk), [science(world)], "会议")


def river(world) -> Spot:
    return Spot(county(world), "河长", "清水河上段")


@scenario("organizations.charge")
def _(world):
    organizations.charge(world.cast.act("office"), river(world), Post.objects.get(holdings__user=world.cast.leader))
    town, act = Post.objects.get(holdings__user=world.cast.people["town"]), world.cast.act("office", KEY)
    return lambda: organizations.charge(act, river(world), Post.objects.get(pk=town.pk))


@scenario("organizations.bring_duties")
def _(world):
    act, edition = world.cast.act("office", KEY), Edition(county(world), "职责清单", SINCE)
    stored = files.store(duties.filled([duties.GRAIN]))
    return lambda: catalogue.receive_duties(act, edition, "清单.xlsx", stored)


@scenario("organizations.take_duties")
def _(world):
    duties.taken(world.cast, [duties.GRAIN, [*duties.GRAIN[:3], "成品粮应急供应", *duties.GRAIN[4:]]])
    data = duties.filled([[*duties.GRAIN[:4], "县科学技术局", *duties.GRAIN[5:]], duties.STRAW])
    book, act = duties.brought(world.cast, data, TODAY), world.cast.act("office", KEY)
    content, seen = duties_in(data), duties.proposed(book).digest
    return lambda: catalogue.enter_duties(act, DutyBook.objects.get(pk=book.pk), content, seen)


@scenario("organizations.set_up_body")
def _(world):
    cast = world.cast
    charter, seats = Charter("县防汛指挥部", "committee", county(world)), bodies.makeup(cast, members=["farming"])
    act = cast.act("office", KEY)
    return lambda: organizations.set_up_body(act, charter, seats, "青政办字〔2026〕20号")


@scenario("organizations.change_body")
def _(world):
    body = bodies.set_up(world.cast)
    seats, act = bodies.makeup(world.cast, office="reform"), world.cast.act("office", KEY)
    return lambda: organizations.change_body(act, Body.objects.get(pk=body.pk), seats, "青政办字〔2026〕30号")


@scenario("organizations.dissolve_body")
def _(world):
    body = bodies.set_up(world.cast, name="县防火指挥部", members=[])
    act = world.cast.act("office", KEY)
    return lambda: organizations.dissolve_body(act, Body.objects.get(pk=body.pk), Grounds("机构清理"))


@scenario("organizations.discharge")
def _(world):
    post = Post.objects.get(holdings__user=world.cast.people["auditor"])
    given = organizations.charge(world.cast.act("office"), Spot(county(world), "路长", "滨河路"), post)
    act = world.cast.act("office", KEY)
    return lambda: organizations.discharge(act, Charge.objects.get(pk=given.pk), "道路取消")


@scenario("organizations.end_delegation")
def _(world):
    held, person = Holding.objects.get(user=world.cast.people["office"]), world.cast.people["unit"]
    lent = organizations.delegate(world.cast.act("office"), held, person, AWAY)
    act = world.cast.act("security", KEY)
    return lambda: organizations.end_delegation(act, Delegation.objects.get(pk=lent.pk))


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


@scenario("organizations.announce_year")
def _(world):
    year, act = replace(year_of(date(2025, 6, 1)), on=frozenset()), world.cast.act("system", KEY)
    return lambda: organizations.announce_year(act, year)


WHY = Grounds("机构改革")


@scenario("organizations.rename_unit")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: organizations.rename_unit(act, science(world), "县科技创新局", "government", WHY)


def two_new_ones(world) -> list[Unit]:
    """Two units of their own, with a task and a person each, so that what follows finds the cast as it was."""
    n = Unit.objects.count()
    units = [
        organizations.open_unit(world.cast.act("system"), f"第{n}{letter}局", "government", county(world), SINCE)
        for letter in "甲乙"
    ]
    post = organizations.open_post(world.cast.act("system"), units[0], "liaison", "联络员")
    user = organizations.register_person(world.cast.act("system"), f"clerk{n}", "任远", PASSWORD)
    organizations.appoint(world.cast.act("security"), post, user, SINCE)
    text = PLAN.replace("3号", f"{n + 400}号").replace("县科学技术局", f"第{n}甲局")
    ledger.adopt(world.cast.act("office"), bring(world.cast, text))
    return units


@scenario("organizations.merge_units")
def _(world):
    units, act = two_new_ones(world), world.cast.act("office", KEY)
    name = f"第{units[0].pk}合局"
    return lambda: organizations.merge_units(
        act, [Unit.objects.get(pk=one.pk) for one in units], Heir(name=name, kind="government"), WHY
    )


@scenario("organizations.split_unit")
def _(world):
    units, act = two_new_ones(world), world.cast.act("office", KEY)
    parts = Parts([Heir(Unit.objects.get(pk=units[1].pk)), Heir(name=f"第{units[0].pk}分局", kind="government")], False)
    return lambda: organizations.split_unit(act, Unit.objects.get(pk=units[0].pk), parts, WHY)


@scenario("organizations.move_unit")
def _(world):
    units, act = two_new_ones(world), world.cast.act("office", KEY)
    return lambda: organizations.move_unit(act, Unit.objects.get(pk=units[0].pk), Unit.objects.get(pk=units[1].pk), WHY)


def workbook() -> bytes:
    """Units, posts and people that are not there yet."""
    n = Unit.objects.count()
    people = [
        ["990221", f"第{n}局", "局长", "单位负责人", "江流", f"jiang{n}", "", "13800000001"],
        ["990221", f"第{n}局", "联络员", "联络员"],
    ]
    return setups.filled([["990221", f"第{n}局", "政府部门", "", "", f"{n}局"], UNDER_SCIENCE], people)


UNDER_SCIENCE = ["990221", "县审计局", "政府部门", "县科学技术局"]


@scenario("organizations.bring_setup")
def _(world):
    act, data = world.cast.act("system", KEY), workbook()
    kept, apart = taken_apart(data)
    return lambda: setting_up.receive_setup(act, "tree", "表.xlsx", files.store(kept), setting_up.MEDIA_TYPE, apart)


@scenario("organizations.set_contact_details")
def _(world):
    def enter(number, key=None):
        act, user = world.cast.act("system", key), User.objects.get(pk=world.cast.people["unit"].pk)
        return organizations.set_contact_details(act, user, {"phone": number, "email": ""})

    enter("13800000001")
    return lambda: enter("13800000002", KEY)


@scenario("organizations.set_up_units")
def _(world):
    data = workbook()
    setup, act = setups.brought(world.cast, data), world.cast.act("system", KEY)
    content, wish = content_of(data), setting_up.Wish(setups.proposed(data).digest, "机构改革")
    return lambda: setting_up.make_units(act, SetupBook.objects.get(pk=setup.pk), content, wish)


@scenario("organizations.set_up_posts")
def _(world):
    data = workbook()
    wish = setting_up.Wish(setups.proposed(data).digest, "机构改革")
    setup = organizations.set_up_units(world.cast.act("system"), setups.brought(world.cast, data), wish)
    act, content, wish = (
        world.cast.act("security", KEY),
        content_of(data),
        setting_up.Wish(setups.proposed(data).digest),
    )
    return lambda: setting_up.give_posts(act, SetupBook.objects.get(pk=setup.pk), content, wish)


@scenario("organizations.set_up_regions")
def _(world):
    old, new = (f"990221{n + 2 * Region.objects.count()}" for n in (200, 201))
    organizations.open_region(world.cast.act("system"), old, "旧镇", 4, county(world), valid_from=SINCE)
    data = setups.regions_file(
        [old, "老镇", 4, "990221", "2026-06-01", ""], [new, "新镇", 4, "990221", "2026-06-01", ""]
    )
    setup = organizations.bring_regions(world.cast.act("system"), "区划.csv", data)
    content = regions_in(data, "区划.csv")
    act, wish = world.cast.act("system", KEY), setting_up.Wish(regions_proposal(content, TODAY).digest)
    return lambda: regions.make_regions(act, SetupBook.objects.get(pk=setup.pk), content, wish)


def found() -> Region:
    seats = [
        founding.Seat(
            "市数据局", "government", Post(role=role, title=role), User(username=role, name=role, password="!")
        )
        for role in ("audit", "security", "system")
    ]
    act = Act(None, "", MOMENT, "setup", key=KEY)
    return founding._found_installation(act, [founding.Place("990200", "云麓市", 2)], seats, date(2026, 1, 1))
