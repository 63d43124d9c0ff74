"""A workbook goes in: units, posts and accounts are made by one hand, the posts are given by another."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.organizations.actions import bring_setup, open_unit, set_up_posts, set_up_units
from luoshi.organizations.actions.setting_up import Wish
from luoshi.organizations.models import Holding, Post, Unit, UnitAlias, UnitEvent, UnitVersion, User
from luoshi.organizations.setting_up.cells import joined, split
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.records.models import LogEntry, Notice
from tests.support.cast import SINCE, TODAY
from tests.support.folders import data_folder  # noqa: F401
from tests.support.setups import SEATS, UNITS, brought, edited, filled, made, proposed, taken_along

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]

NEW = ("县水利局", "县水旱灾害防御中心")


def tree(*names):
    """(name, kind, the unit above, first day) of some units."""
    units = UnitVersion.objects.filter(name__in=names, valid_to=None).order_by("pk")
    above = {one.unit_id: one.name for one in UnitVersion.objects.filter(valid_to=None)}
    return [(one.name, one.kind, above.get(one.parent_id), one.valid_from) for one in units]


def held(*units):
    """(unit, title, role, sign-in name, since) of who holds what there."""
    rows = Holding.objects.filter(post__unit__versions__name__in=units, post__unit__versions__valid_to=None)
    found = rows.filter(valid_to=None).order_by("pk")
    return [
        (
            one.post.unit.versions.get(valid_to=None).name,
            one.post.title,
            one.post.role,
            one.user.username,
            one.valid_from,
        )
        for one in found
    ]


def test_a_whole_tree_is_set_up_by_two_hands(cast):
    made(cast, filled(UNITS, SEATS))
    assert tree(*NEW) == [
        ("县水利局", "government", None, TODAY),
        ("县水旱灾害防御中心", "government", "县水利局", TODAY),
    ]
    assert Unit.objects.get(versions__name="县水利局").uscc == "91350100M000100Y43"
    assert sorted(UnitAlias.objects.values_list("name", flat=True)) == ["县水务局", "水利局"]
    assert held(*NEW) == [
        ("县水利局", "局长", "head", "jiangliu", TODAY),
        ("县水利局", "联络员", "liaison", "heqing", TODAY),
        ("县水旱灾害防御中心", "联络员", "liaison", "heqing", TODAY),
    ]
    assert Post.objects.filter(title="主任", holdings=None).exists()
    assert [user.has_usable_password() for user in User.objects.filter(username__in=["jiangliu", "heqing"])] == [
        False,
        False,
    ]
    assert SetupBook.objects.get().state == "given"


def test_every_unit_and_person_has_a_line_of_its_own_in_the_log(cast):
    before = LogEntry.objects.count()
    made(cast, filled(UNITS, SEATS))
    entries = LogEntry.objects.order_by("seq")[before:]
    assert [(one.act, one.subject_type, one.actor_name) for one in entries] == [
        ("organizations.bring_setup", "organizations.setupbook", "系统管理员"),
        ("organizations.set_up_units", "organizations.setupbook", "系统管理员"),
        *[("organizations.set_up_units", "organizations.unit", "系统管理员")] * 2,
        *[("organizations.set_up_units", "organizations.user", "系统管理员")] * 2,
        ("organizations.set_up_posts", "organizations.setupbook", "安全管理员"),
        *[("organizations.set_up_posts", "organizations.holding", "安全管理员")] * 3,
    ]
    told = Notice.objects.filter(key__startswith="organizations.appointed").order_by("pk")
    assert [one.recipient.username for one in told][-3:] == ["jiangliu", "heqing", "heqing"]


def test_the_same_file_again_changes_nothing(cast):
    made(cast, filled(UNITS, SEATS))
    again = proposed(filled(UNITS, SEATS))
    assert (again.to_make, again.appointments, again.troubles, again.same_units, again.same_seats) == (0, [], [], 2, 3)
    setup = brought(cast, filled(UNITS, SEATS))
    with pytest.raises(Invalid):
        set_up_units(cast.act("system"), setup, Wish(again.digest))
    with pytest.raises(Conflict):
        set_up_posts(cast.act("security"), setup, Wish(again.digest))


def test_what_is_taken_along_comes_back_unchanged(cast):
    made(cast, filled(UNITS, SEATS))
    back = proposed(taken_along())
    assert (back.to_make, back.appointments, back.troubles, back.missing) == (0, [], [], [])


def test_a_changed_name_is_a_renaming_and_the_old_one_still_finds_it(cast):
    data = edited(taken_along(), 1, 2, "县科学技术局", "县科技创新局")
    [unit] = proposed(data).changed
    assert [(change.key, change.before, change.after) for change in unit.changes] == [
        ("name", "县科学技术局", "县科技创新局")
    ]
    setup = brought(cast, data)
    set_up_units(cast.act("system"), setup, Wish(proposed(data).digest, "机构改革"))
    science = cast.units["science"]
    assert list(
        UnitVersion.objects.filter(unit=science).order_by("pk").values_list("name", "valid_from", "valid_to")
    ) == [
        ("县科学技术局", SINCE, TODAY),
        ("县科技创新局", TODAY, None),
    ]
    assert [(one.kind, one.reason) for one in UnitEvent.objects.filter(unit=science)] == [("renamed", "机构改革")]
    assert list(science.aliases.values_list("name", flat=True)) == ["县科学技术局"]


def test_the_credit_code_tells_that_a_unit_has_another_name(cast):
    made(cast, filled(UNITS, SEATS))
    renamed = [[*UNITS[0][:1], "县水资源局", *UNITS[0][2:5]]]
    [unit] = proposed(filled(renamed)).changed
    assert [(change.key, change.before, change.after) for change in unit.changes] == [
        ("name", "县水利局", "县水资源局")
    ]


def test_a_post_is_handed_over_without_a_gap(cast):
    data = filled([], [["990221", "县科学技术局", "科技局联络员", "联络员", "江流", "jiangliu", date(2026, 10, 1)]])
    made(cast, data)
    rows = Holding.objects.filter(post__title="科技局联络员").order_by("pk")
    assert list(rows.values_list("user__name", "valid_from", "valid_to")) == [
        ("梁舟", SINCE, date(2026, 10, 1)),
        ("江流", date(2026, 10, 1), None),
    ]
    succeeded = Notice.objects.filter(key__startswith="organizations.succeeded")
    assert [one.recipient.name for one in succeeded] == ["梁舟"]


def test_nothing_is_closed_by_leaving_a_line_out(cast):
    proposal = proposed(filled(UNITS))
    assert (proposal.changed, "县科学技术局" in proposal.missing) == ([], True)


def test_each_does_his_own_part_alone(cast):
    data = filled(UNITS, SEATS)
    setup, wish = brought(cast, data, "security"), Wish(proposed(data).digest)
    with pytest.raises(Forbidden):
        set_up_units(cast.act("security"), setup, wish)
    with pytest.raises(Conflict):
        set_up_posts(cast.act("security"), setup, wish)
    setup = set_up_units(cast.act("system"), setup, wish)
    with pytest.raises(Forbidden):
        set_up_posts(cast.act("system"), setup, Wish(proposed(data).digest))


@pytest.mark.parametrize("person", ["office", "unit", "audit", "public"])
def test_nobody_else_brings_a_workbook(cast, person):
    with pytest.raises(Forbidden):
        bring_setup(cast.act(person), "单位表.xlsx", filled(UNITS))
    assert SetupBook.objects.count() == 0


def test_what_changed_since_the_look_is_looked_at_again(cast):
    data = filled(UNITS)
    setup = brought(cast, data)
    with pytest.raises(Conflict):
        set_up_units(cast.act("system"), setup, Wish("0" * 64))
    assert tree(*NEW) == []


def test_a_marked_file_is_not_kept(cast):
    with pytest.raises(Invalid):
        bring_setup(cast.act("system"), "单位表（机密）.xlsx", filled([["990221", "机密★5年", "政府部门"]]))
    assert SetupBook.objects.count() == 0


def test_names_and_kinds_that_hold_a_separator_come_back_unchanged(cast):
    act, county = cast.act("system"), cast.regions["county"]
    open_unit(act, "各部门", "collective", county, SINCE, aliases=["各局、各办"], covers=["court", "township", "party"])
    back = proposed(taken_along())
    assert (back.to_make, back.troubles, split(joined(["甲、乙", "丙"])), split(joined(["甲", "乙"]))) == (
        0,
        [],
        ["甲、乙", "丙"],
        ["甲", "乙"],
    )
