"""Deaths in the acts of people, posts, units and the founding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luoshi.core.acts import Act
from luoshi.core.calendar import year_of
from luoshi.organizations import actions as organizations
from luoshi.organizations.actions import founding, people
from luoshi.organizations.models import Holding, Post, Region, Token, User
from tests.crash.scenario import KEY, SOON, county, scenario, science
from tests.support.cast import MOMENT, SINCE, TODAY


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


@scenario("organizations.announce_year")
def _(world):
    year, act = replace(year_of(date(2025, 6, 1)), on=frozenset()), world.cast.act("system", KEY)
    return lambda: organizations.announce_year(act, year)


def found() -> Region:
    seats = [
        founding.Seat(
            "市数据局", "government", Post(role=role, title=role), User(username=role, name=role, password="!")
        )
        for role in ("audit", "security", "system")
    ]
    act = Act(None, "", MOMENT, "setup", key=KEY)
    return founding._found_installation(act, [founding.Place("990200", "云麓市", 2)], seats, date(2026, 1, 1))
