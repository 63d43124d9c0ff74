"""The table of docs/reference/who-may-write-to-whom.md, case by case; and that the product asks it."""

from __future__ import annotations

from copy import deepcopy
from itertools import product
from pathlib import Path

import pytest

from luoshi.core.errors import Forbidden
from luoshi.core.packaged import data_of
from luoshi.ledger.actions import adopt
from luoshi.organizations import actions as organizations
from luoshi.organizations.actions import Grounds
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.queries import units_on
from luoshi.organizations.reach import Held
from luoshi.organizations.states import UnitKind
from luoshi.supervision import actions, sweeps
from luoshi.supervision.addressees import SENTENCES, may_write, table
from luoshi.supervision.addressing.table import ADDRESSEES, INSTEAD, SENDERS, WRITINGS, Ruling, table_of
from luoshi.supervision.models import Letter, Proposal
from tests.support import letters
from tests.support.cast import SINCE, TODAY
from tests.support.papers import bring

PAGE = (Path(__file__).resolve().parents[5] / "docs" / "reference" / "who-may-write-to-whom.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")][
    1:
]
COLUMNS = ("hint", "rung", "letter", "notice", "instruction")
CASES = [
    (row[0], row[1], writing, said == "yes", "" if said == "yes" else row[8])
    for row in ROWS
    for writing, said in zip(COLUMNS, row[3:8], strict=True)
    if said != "—"
]


@pytest.mark.parametrize(("sender", "addressee", "writing", "may", "instead"), CASES)
def test_a_case_of_the_documentation(sender, addressee, writing, may, instead):
    assert table().rule(sender, addressee, writing) == Ruling(may, instead)


def test_every_pair_of_sender_and_addressee_is_a_case():
    pairs = [(row[0], row[1]) for row in ROWS]
    assert {(sender, writing) for sender, _to, writing, _may, _instead in CASES} == {
        (sender, writing) for sender, writings in WRITINGS.items() for writing in writings
    }
    assert sorted(pairs) == sorted(product(SENDERS, ADDRESSEES))
    assert set(ADDRESSEES) == set(UnitKind)
    assert set(SENTENCES) == set(INSTEAD)


def broken(change):
    body = deepcopy(data_of("supervision", "addressing.json"))
    change(body["rows"])
    return body


FAULTS = [
    (lambda rows: rows.pop(), "government_office to unconfirmed stands 0 times"),
    (lambda rows: rows.append(rows[0]), "government_office to government stands 2 times"),
    (lambda rows: rows[0]["may"].append("order"), "unknown writing order"),
    (lambda rows: rows[0]["may"].append("instruction"), "unknown writing instruction"),
    (lambda rows: rows[1].pop("instead"), "says not what to do instead"),
    (lambda rows: rows[0]["from"].append("citizen"), "citizen to government: unknown"),
]


@pytest.mark.parametrize(("change", "fault"), FAULTS)
def test_a_table_that_will_not_do_is_refused(change, fault):
    with pytest.raises(ValueError, match=fault):
        table_of(broken(change))


def post(role, kind):
    return Held(1, "岗位", role, 1, "单位", kind, 1, "县")


@pytest.mark.parametrize(
    ("held", "to", "writing", "may"),
    [
        (post("office", "government"), "government", "rung", True),
        (post("office", "government"), "party", "rung", False),
        (post("office", "party"), "party", "rung", True),
        (post("head", "government"), "township", "rung", False),
        (post("liaison", "government"), "township", "notice", True),
        (post("liaison", "township"), "township", "letter", True),
        (None, "township", "rung", False),
    ],
)
def test_a_sender_is_known_by_the_post_and_a_refusal_names_the_unit(held, to, writing, may):
    answer = may_write(held, UnitVersion(kind=to, name="柳河镇"), writing)
    assert bool(answer) == may
    assert may or "柳河镇" in str(next(iter(answer.reasons)))


PLAN = "2026年督办对象清单\n\n一、产业\n\n1.培育企业。新增企业6家。（牵头单位：{unit}）\n"


def behind(cast, name, kind):
    """A round in which a unit of that name and kind has not reported after the days of grace."""
    if kind:
        organizations.open_unit(cast.act("system"), name, kind, cast.regions["county"], SINCE)
    return letters.round_of(cast, adopt(cast.act("office"), bring(cast, PLAN.format(unit=name), f"{name}.txt")))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "kind", "proposed"),
    [
        ("市生态环境局青石分局", "vertical", False),
        ("县人民法院", "court", False),
        ("县委组织部", "", True),
        ("县科学技术局", "", True),
    ],
)
def test_rules_propose_only_to_whom_somebody_may_write(cast, name, kind, proposed):
    round = behind(cast, name, kind)
    sweeps.look(letters.act_of(cast, "office").at)
    assert Proposal.objects.filter(round=round).exists() == proposed


@pytest.mark.django_db
def test_the_party_committees_office_issues_what_the_governments_office_may_not(cast):
    round = behind(cast, "县委组织部", "")
    sweeps.look(letters.act_of(cast, "office").at)
    proposal = Proposal.objects.get(round=round)
    with pytest.raises(Forbidden):
        actions.issue(letters.act_of(cast, "office"), proposal)
    letters.party_office(cast)
    letter = actions.issue(letters.act_of(cast, "party"), proposal)
    assert (letter.unit_name_then, Letter.objects.count()) == ("县委组织部", 1)


@pytest.mark.django_db
def test_a_unit_of_another_kind_by_now_gets_none(cast):
    round = behind(cast, "县科学技术局", "")
    sweeps.look(letters.act_of(cast, "office").at)
    organizations.rename_unit(
        cast.act("office"), cast.units["science"], "县科学技术局", "vertical", Grounds("改为垂直管理")
    )
    assert units_on(TODAY).get(unit=cast.units["science"]).kind == "vertical"
    with pytest.raises(Forbidden):
        actions.issue(letters.act_of(cast, "office"), Proposal.objects.get(round=round))
