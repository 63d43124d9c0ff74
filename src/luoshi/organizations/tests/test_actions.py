"""Acts: what they leave behind, who may not, and when they refuse."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.forms.models import model_to_dict

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations import actions, keys
from luoshi.organizations.accounts import keeping
from luoshi.organizations.accounts.invitations import invite
from luoshi.organizations.models import Holding, Post, Region, RegionSpan, Token, Unit, UnitAlias, UnitVersion, User
from luoshi.records.models import LogEntry, Notice
from tests.support.cast import MOMENT, PASSWORD, SINCE, TODAY

pytestmark = pytest.mark.django_db

LATER = date(2026, 10, 1)
RIGHT_CODE = "11371723MB2852345P"


def last_entry():
    """(act, actor, subject, names of the rows written) of the newest log entry."""
    entry = LogEntry.objects.latest("seq")
    rows = sorted(name.split(":")[0].split(".")[1] for name in json.loads(entry.body)["rows"])
    return entry.act, entry.actor_name, f"{entry.subject_type}:{entry.subject_id}", rows


def written():
    return LogEntry.objects.count(), Notice.objects.count()


@pytest.fixture
def post(cast):
    """An empty seat: head of the science office."""
    return actions.open_post(cast.act("system"), cast.units["science"], "head", "局长")


def test_a_town_opens_in_its_county_and_in_everything_above(cast):
    county, city = cast.regions["county"], cast.regions["city"]
    town = actions.open_region(cast.act("system"), "990221100", "柳河镇", 4, county, valid_from=LATER)

    spans = (
        RegionSpan.objects.filter(region=town).order_by("ancestor").values_list("ancestor", "valid_from", "valid_to")
    )
    assert list(spans) == [(city.pk, LATER, None), (county.pk, LATER, None), (town.pk, LATER, None)]
    assert last_entry() == (
        "organizations.open_region",
        "系统管理员",
        f"organizations.region:{town.pk}",
        ["region", "regionspan", "regionspan", "regionspan", "regionversion"],
    )


def test_a_region_with_everything_wrong_is_told_everything(cast):
    before = Region.objects.count()
    with pytest.raises(Invalid) as refused:
        actions.open_region(cast.act("system"), "99x", " ", 2, cast.regions["county"], valid_from=SINCE)
    assert (len(refused.value.reasons), Region.objects.count()) == (3, before)


def test_a_region_code_is_given_once(cast):
    with pytest.raises(Conflict, match="青石县"):
        actions.open_region(cast.act("system"), "990221", "青石新区", 3, cast.regions["city"], valid_from=SINCE)


def test_a_unit_opens_with_its_version_and_aliases(cast):
    county = cast.regions["county"]
    unit = actions.open_unit(
        cast.act("system"), "县卫生健康局", "government", county, SINCE, aliases=["县卫健局"], uscc=RIGHT_CODE
    )
    version = UnitVersion.objects.get(unit=unit)
    assert model_to_dict(version, exclude=["id"]) == {
        "unit": unit.pk,
        "name": "县卫生健康局",
        "kind": "government",
        "region": county.pk,
        "parent": None,
        "covers": [],
        "valid_from": SINCE,
        "valid_to": None,
    }
    assert list(unit.aliases.values_list("name", flat=True)) == ["县卫健局"]
    assert last_entry()[2:] == (f"organizations.unit:{unit.pk}", ["unit", "unitalias", "unitversion"])


def test_a_unit_with_everything_wrong_is_told_everything(cast):
    with pytest.raises(Invalid) as refused:
        actions.open_unit(
            cast.act("system"), "", "shop", cast.regions["county"], date(2025, 1, 1), covers=["party"], uscc="1" * 18
        )
    assert len(refused.value.reasons) == 5


def test_a_unit_is_not_opened_twice_under_another_spelling(cast):
    with pytest.raises(Conflict, match="县发展和改革局"):
        actions.open_unit(cast.act("system"), "青石县发展改革局", "government", cast.regions["county"], SINCE)
    assert actions.open_unit(cast.act("system"), "县发展改革局", "government", cast.regions["neighbour"], SINCE)


def test_an_alias_belongs_to_one_unit(cast):
    alias = actions.add_alias(cast.act("system"), cast.units["science"], "县科技局")
    assert last_entry()[2:] == (f"organizations.unitalias:{alias.pk}", ["unitalias"])
    with pytest.raises(Conflict, match="县科学技术局"):
        actions.add_alias(cast.act("system"), cast.units["farming"], "县科技局")


def test_a_post_is_opened_once(cast, post):
    assert model_to_dict(post, exclude=["id"]) == {"unit": cast.units["science"].pk, "role": "head", "title": "局长"}
    with pytest.raises(Conflict):
        actions.open_post(cast.act("system"), cast.units["science"], "head", "局长")


def test_a_person_is_registered_with_a_password_that_no_log_holds(cast):
    person = actions.register_person(cast.act("system"), " ｌin ", "林夏", PASSWORD)
    entry = LogEntry.objects.latest("seq")
    kept = person.passwords.get()
    assert (person.username, person.check_password(PASSWORD), kept.password) == ("lin", True, person.password)
    assert json.loads(entry.body)["rows"] == {
        f"organizations.user:{person.pk}": {"username": "lin", "name": "林夏", "is_active": True},
        f"organizations.keptpassword:{kept.pk}": {
            "user_id": person.pk,
            "seal": keeping.seal(person.password),
            "set_at": MOMENT.isoformat(),
        },
    }
    assert person.password not in entry.body


def test_a_sign_in_name_is_given_once(cast):
    with pytest.raises(Conflict, match="office"):
        actions.register_person(cast.act("system"), "office", "林夏", PASSWORD)


def test_an_appointment_is_told_to_the_person(cast, post):
    before = written()
    holding = actions.appoint(cast.act("security"), post, cast.public, LATER)
    notice = Notice.objects.latest("pk")
    assert model_to_dict(holding, exclude=["id"]) == {
        "post": post.pk,
        "user": cast.public.pk,
        "valid_from": LATER,
        "valid_to": None,
    }
    assert (notice.recipient, notice.params) == (cast.public, {"title": "局长", "day": "2026-10-01"})
    assert last_entry() == (
        "organizations.appoint",
        "安全管理员",
        f"organizations.holding:{holding.pk}",
        ["holding"],
    )
    assert written() == (before[0] + 1, before[1] + 1)


def test_a_second_click_appoints_once(cast, post):
    first = actions.appoint(cast.act("security", "click"), post, cast.public, LATER)
    before = written()
    assert actions.appoint(cast.act("security", "click"), post, cast.public, LATER) == first
    assert written() == before


def test_nobody_gives_a_post_to_himself(cast):
    post = actions.open_post(cast.act("system"), cast.units["science"], "security", "安全员")
    with pytest.raises(Forbidden, match=r"himself|自己"):
        actions.appoint(cast.act("security"), post, cast.security, LATER)


@pytest.mark.parametrize(("role", "person"), [("office", "audit"), ("audit", "unit")])
def test_an_administrator_holds_no_other_role_and_the_other_way_round(cast, role, person):
    post = actions.open_post(cast.act("system"), cast.units["science"], role, "兼职")
    with pytest.raises(Conflict):
        actions.appoint(cast.act("security"), post, cast.people[person], LATER)


def test_a_post_has_one_holder_at_a_time(cast, post):
    holding = actions.appoint(cast.act("security"), post, cast.public, SINCE)
    with pytest.raises(Conflict, match="田野"):
        actions.appoint(cast.act("security"), post, cast.unit, LATER)
    actions.dismiss(cast.act("security"), holding, LATER)
    assert actions.appoint(cast.act("security"), post, cast.unit, LATER).user == cast.unit


def test_a_dismissal_ends_the_holding_and_is_told(cast, post):
    holding = actions.appoint(cast.act("security"), post, cast.public, SINCE)
    ended = actions.dismiss(cast.act("security"), holding, LATER)
    assert (ended.valid_to, Notice.objects.latest("pk").params["day"]) == (LATER, "2026-10-01")
    with pytest.raises(Conflict) as refused:
        actions.dismiss(cast.act("security"), ended, SINCE)
    assert len(refused.value.reasons) == 2


def test_a_password_is_changed_by_its_person_only(cast):
    changed = actions.change_password(cast.act("unit"), cast.unit, "Loud-River-27")
    assert changed.check_password("Loud-River-27")
    assert last_entry()[:3] == ("organizations.change_password", "梁舟", f"organizations.user:{cast.unit.pk}")
    with pytest.raises(Forbidden):
        actions.change_password(cast.act("system"), cast.unit, "Loud-River-28")
    with pytest.raises(Unknown):
        actions.change_password(cast.act("second_unit"), cast.unit, "Loud-River-28")


def test_an_account_is_closed_when_its_posts_have_ended(cast):
    with pytest.raises(Conflict, match="科技局联络员"):
        actions.close_account(cast.act("system"), cast.unit)
    actions.dismiss(cast.act("security"), Holding.objects.get(user=cast.unit), TODAY)
    assert not actions.close_account(cast.act("system"), cast.unit).is_active
    with pytest.raises(Conflict):
        actions.close_account(cast.act("system"), cast.unit)


def test_a_key_is_kept_as_its_digest_outside_the_log(cast):
    key = keys.fresh_key()
    token = actions.issue_token(cast.act("unit"), cast.unit, "读台账", LATER, True, digest=keys.digest(key))
    assert model_to_dict(token, exclude=["id"]) == {
        "user": cast.unit.pk,
        "name": "读台账",
        "digest": keys.digest(key),
        "may_write": True,
        "expires_on": LATER,
        "revoked_at": None,
    }
    assert key not in str(LogEntry.objects.latest("seq").body)
    assert keys.digest(key) not in LogEntry.objects.latest("seq").body


@pytest.mark.parametrize("days", [0, 400])
def test_a_key_is_good_for_a_year_at_most(cast, days):
    with pytest.raises(Invalid):
        actions.issue_token(cast.act("unit"), cast.unit, "x", TODAY + timedelta(days=days), False, digest="0" * 64)


def test_a_key_is_revoked_by_its_person_or_by_the_security_administrator(cast, keys_of_everybody):
    own, others = (Token.objects.get(user=cast.people[person]) for person in ("unit", "leader"))
    assert actions.revoke_token(cast.act("unit"), own).revoked_at == MOMENT
    assert actions.revoke_token(cast.act("security"), others).revoked_at == MOMENT
    with pytest.raises(Conflict):
        actions.revoke_token(cast.act("unit"), own)
    with pytest.raises(Unknown):
        actions.revoke_token(cast.act("unit"), Token.objects.get(user=cast.office))


def attempts(cast, act):
    """Each act of organizations that has a place, tried once by whoever `act` is for."""
    county, science = cast.regions["county"], cast.units["science"]
    post = Post.objects.get(unit=science)
    holding = Holding.objects.get(post=post)
    return {
        "open_region": lambda: actions.open_region(act(), "990299", "新区", 3, cast.regions["city"], valid_from=SINCE),
        "open_unit": lambda: actions.open_unit(act(), "县水务局", "government", county, SINCE),
        "add_alias": lambda: actions.add_alias(act(), science, "科技局"),
        "open_post": lambda: actions.open_post(act(), science, "head", "局长"),
        "register_person": lambda: actions.register_person(act(), "lin", "林夏", PASSWORD),
        "invite": lambda: invite(act(), [cast.public]),
        "close_account": lambda: actions.close_account(act(), cast.public),
        "appoint": lambda: actions.appoint(act(), post, cast.public, LATER),
        "dismiss": lambda: actions.dismiss(act(), holding, LATER),
    }


EVERYBODY_ELSE = ["office", "unit", "leader", "town", "auditor", "neighbour", "public", "audit"]


@pytest.mark.parametrize("person", EVERYBODY_ELSE)
def test_nobody_but_the_administrators_changes_organizations(cast, person):
    before = written()
    for attempt in attempts(cast, lambda: cast.act(person)).values():
        with pytest.raises((Forbidden, Unknown)):
            attempt()
    assert written() == before


@pytest.mark.parametrize("person", ["neighbour", "public"])
def test_to_a_stranger_the_unit_does_not_exist(cast, person):
    tried = attempts(cast, lambda: cast.act(person))
    for name in ("open_unit", "add_alias", "open_post", "appoint", "dismiss"):
        with pytest.raises(Unknown):
            tried[name]()


@pytest.mark.parametrize(
    ("person", "may"),
    [
        (
            "system",
            {
                "open_region",
                "open_unit",
                "add_alias",
                "open_post",
                "register_person",
                "invite",
                "close_account",
            },
        ),
        ("security", {"dismiss"}),
    ],
)
def test_each_administrator_has_his_own_acts(cast, person, may):
    done = set()
    for name, attempt in attempts(cast, lambda: cast.act(person)).items():
        try:
            attempt()
        except (Forbidden, Conflict):
            continue
        done.add(name)
    assert done == may


def test_an_installation_is_founded_once_and_by_itself_only(cast):
    place, at = actions.Place("990300", "远山市", 2), MOMENT
    three = {
        role: actions.Administrator("市数据局", "government", role, f"new-{role}", role, PASSWORD)
        for role in ("system", "security", "audit")
    }
    with pytest.raises(Conflict):
        actions.found_installation(Act(None, "", at, "setup"), [place], three, SINCE)
    with pytest.raises(Forbidden):
        actions.found_installation(cast.act("system"), [place], three, SINCE)
    with pytest.raises(Invalid) as refused:
        actions.found_installation(Act(None, "", at, "setup"), [], {"system": three["system"]}, SINCE)
    assert len(refused.value.reasons) == 2


def test_the_first_act_of_an_installation_holds_all_its_rows(cast):
    entry = LogEntry.objects.get(act="organizations.found_installation")
    rows = sorted(name.split(":")[0].split(".")[1] for name in json.loads(entry.body)["rows"])
    assert rows == sorted(
        ["region", "regionversion", "regionspan", "unit", "unitversion"]
        + ["post", "holding", "user", "keptpassword"] * 3
    )
    assert User.objects.filter(act=entry.entry).count() == 3
    assert (Unit.objects.filter(act=entry.entry).count(), UnitAlias.objects.filter(act=entry.entry).count()) == (1, 0)


def test_signing_in_leaves_a_trace(cast):
    assert actions.sign_in(cast.act("public"), cast.public) == cast.public
    assert last_entry() == ("organizations.sign_in", "田野", f"organizations.user:{cast.public.pk}", [])
