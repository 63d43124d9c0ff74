"""A body has its paper, who heads it, its members and an office; all of it is dated and no seat loses its owner."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations import actions
from luoshi.organizations.actions import Charter, Grounds, Heir
from luoshi.organizations.bodies.listing import bodies_visible_to, get_visible_body, rosters_of
from luoshi.organizations.bodies.models import Body
from luoshi.organizations.handing import open_work
from luoshi.organizations.heirs import whole_heirs
from luoshi.organizations.models import Holding, Unit, UnitVersion
from luoshi.organizations.queries import unit_named
from luoshi.records.models import Notice
from tests.support.bodies import NAME, PAPER, makeup, post_of, set_up
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def sitting(body, on=TODAY):
    """Everybody who sits in a body on a day: as what, of which unit, who."""
    [roster] = rosters_of([body], on)
    rows = [*roster.leading, *roster.members, *filter(None, [roster.office])]
    return [(one.seat.title or one.seat.role, one.unit_name, one.person) for one in rows]


GROUP = [
    ("组长", "县人民政府", "韩远"),
    ("member", "县农业农村局", ""),
    ("member", "柳河镇", ""),
    ("office", "县科学技术局", ""),
]


def test_who_sits_in_a_body_is_known_and_told(cast, django_assert_num_queries):
    body = set_up(cast)
    assert (sitting(body), body.basis) == (GROUP, PAPER)
    assert sitting(body, TODAY - timedelta(days=1)) == []
    told = {cast.people[one].pk for one in ("leader", "second_unit", "town")}
    assert set(Notice.objects.filter(key__startswith="organizations.body:").values_list("recipient", flat=True)) == told
    [office] = Notice.objects.filter(key__startswith="organizations.body_office:")
    assert office.recipient == cast.unit
    with django_assert_num_queries(4):
        assert len(rosters_of([body], TODAY)) == 1


def test_documents_find_it_by_the_name_of_its_office(cast):
    body = set_up(cast)
    for name in (NAME, f"{NAME}办公室", "优化营商环境领导小组办公室"):
        assert unit_named(name, cast.regions["county"], TODAY) == body.unit


def test_it_is_set_anew_and_what_held_stays_as_history(cast):
    body = set_up(cast)
    actions.change_body(
        cast.act("office"), body, makeup(cast, members=["farming", "reform"], office="reform"), "青政办字〔2026〕30号"
    )
    assert sitting(body)[1:] == [
        ("member", "县农业农村局", ""),
        ("member", "县发展和改革局", ""),
        ("office", "县发展和改革局", ""),
    ]
    assert sorted(body.seats.filter(valid_to=TODAY).values_list("role", flat=True)) == ["member", "office"]
    with pytest.raises(Conflict):
        actions.change_body(
            cast.act("office"), body, makeup(cast, members=["farming", "reform"], office="reform"), "再发"
        )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"who": "leader"}, Forbidden),
        ({"who": "unit"}, Forbidden),
        ({"who": "neighbour"}, Unknown),
        ({"basis": " "}, Invalid),
        ({"name": " "}, Invalid),
        ({"kind": "club"}, Invalid),
        ({"heads": []}, Invalid),
        ({"deputies": ["leader"]}, Invalid),
        ({"members": ["farming", "farming"]}, Invalid),
        ({"members": ["all_towns"]}, Invalid),
        ({"members": ["next_science"]}, Unknown),
        ({"heads": ["security"]}, Invalid),
        ({"name": "县科学技术局"}, Conflict),
    ],
)
def test_what_is_refused(cast, changes, refusal):
    with pytest.raises(refusal):
        set_up(cast, **changes)
    assert not Body.objects.exists()


def test_the_system_administrator_sets_up_but_does_not_dissolve(cast):
    body = set_up(cast, who="system")
    with pytest.raises(Forbidden):
        actions.dissolve_body(cast.act("system"), body, Grounds("撤销"))
    assert get_visible_body(cast.reach("neighbour"), set_up_next(cast).pk)
    with pytest.raises(Unknown):
        get_visible_body(cast.reach("neighbour"), body.pk)


def set_up_next(cast):
    """A body of the neighbour."""
    charter = Charter("县防汛抗旱指挥部", "committee", cast.regions["neighbour"])
    seats = actions.Makeup([post_of(cast, "neighbour")], [], [], cast.units["next_science"])
    return actions.set_up_body(cast.act("neighbour"), charter, seats, "白政发〔2026〕1号")


def test_a_head_hands_over_before_he_leaves(cast):
    body, held = set_up(cast), Holding.objects.get(user=cast.leader)
    with pytest.raises(Conflict):
        actions.dismiss(cast.act("security"), held, TODAY)
    actions.succeed(cast.act("security"), held, cast.auditor, TODAY)
    assert sitting(body)[0] == ("组长", "县人民政府", "郑鹤")


def test_seats_go_along_when_units_merge(cast):
    body = set_up(cast)
    actions.merge_units(
        cast.act("office"),
        [cast.units["farming"], cast.units["science"]],
        Heir(cast.units["river_town"]),
        Grounds("机构改革"),
    )
    assert sitting(body)[1:] == [("member", "柳河镇", ""), ("office", "柳河镇", "")]


def test_a_leaders_post_that_moves_takes_its_seats_along(cast):
    body = set_up(cast)
    actions.merge_units(cast.act("office"), [cast.units["government"]], Heir(cast.units["reform"]), Grounds("机构改革"))
    assert sitting(body)[0] == ("组长", "县发展和改革局", "韩远")


def test_a_dissolved_body_leaves_nobody_in_it_and_its_name_with_its_office(cast):
    body = set_up(cast)
    crew = set_up(cast, name="县营商环境专班", kind="task_force", under=body.unit)
    event = actions.dissolve_body(cast.act("office"), body, Grounds("机构清理", "青办发〔2026〕40号"))
    body.refresh_from_db()
    science = cast.units["science"]
    assert (event.kind, body.state, sitting(body), whole_heirs(TODAY)[body.unit_id]) == (
        "dissolved",
        "dissolved",
        [],
        science.pk,
    )
    assert unit_named(NAME, cast.regions["county"], TODAY) == science
    assert UnitVersion.objects.get(unit=crew.unit, valid_to=None).parent_id == science.pk
    with pytest.raises(Conflict):
        actions.change_body(cast.act("office"), body, makeup(cast), "再发")
    assert list(bodies_visible_to(cast.reach("office"), TODAY)) == [crew]


def test_a_body_that_is_merged_is_closed(cast):
    body = set_up(cast)
    assert [kind.kind for kind, _works in open_work([body.unit_id], TODAY)] == ["organizations.bodies"]
    actions.merge_units(
        cast.act("office"), [Unit.objects.get(pk=body.unit_id)], Heir(cast.units["reform"]), Grounds("合并")
    )
    body.refresh_from_db()
    assert (body.state, sitting(body)) == ("dissolved", [])


def test_a_body_with_people_in_it_becomes_no_other_kind_of_unit(cast):
    body = set_up(cast)
    with pytest.raises(Invalid):
        actions.rename_unit(cast.act("office"), body.unit, NAME, "government", Grounds("更正"))


def test_bodies_are_found_by_their_names_members_and_people(cast):
    body = set_up(cast)
    reach = cast.reach("unit")
    for words in ("营商", "农业", "科学", "韩远", ""):
        assert list(bodies_visible_to(reach, TODAY, words)) == [body]
    assert list(bodies_visible_to(reach, TODAY, "审计")) == []
