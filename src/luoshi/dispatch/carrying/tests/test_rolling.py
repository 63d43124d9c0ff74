"""What counties bring for the city's lines: only what was accepted, and nobody reports it twice."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.dispatch.actions import open_round
from luoshi.dispatch.answering import form_for
from luoshi.dispatch.carrying.panels import lines_below, panel_of
from luoshi.dispatch.carrying.rolling import rolled_up
from luoshi.dispatch.carrying.taking_over import origins_of
from luoshi.dispatch.models import Evidence
from luoshi.ledger.actions import adopt, apportion
from luoshi.ledger.states import RollUp
from tests.support import levels, rounds
from tests.support.cast import TODAY
from tests.support.folders import data_folder  # noqa: F401
from tests.support.papers import PLAN, bring
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db

AUGUST, ENDS = date(2026, 8, 1), date(2026, 8, 31)


@pytest.fixture(scope="module")
def city(cast):
    levels.citys_office(cast)
    return cast


@pytest.fixture
def citys(city, plan):
    """The city's plan, handed down to both counties; the county carries out its first two lines."""
    citys = levels.citys_plan(city)
    levels.handed(city, citys)
    levels.linked(city, citys, plan, (1, 1), (2, 3))
    return citys


@pytest.fixture
def round(cast, plan, citys):
    return open_round(cast.act("office"), plan, AUGUST)


def reported(cast, round, no, value, accept=True):
    """A figure of the county's, accepted unless it is to wait."""
    person = {1: "unit", 3: "second_unit"}[no]
    values = rounds.values_of(round, no, value)
    report = rounds.reported(cast.act(person), round, no, values=values, words="已办结", proofs=(rounds.proof(),))
    return rounds.accepted(cast.act("office"), report) if accept else report


def brought(cast, citys, no):
    """(region, figures) of a line of the city, and what they come to."""
    task = citys.tasks.get(no=no)
    rolled, target = rolled_up([task.pk], TODAY)[task.pk], task.targets.get()
    told = [(place.region, [one.value for one in place.figures(target.pk)]) for place in rolled.places]
    return told, rolled.value(target), rolled.without_line


def test_only_what_was_accepted_counts_and_who_has_no_line_is_named(cast, citys, round):
    report = reported(cast, round, 1, "4", accept=False)
    assert brought(cast, citys, 1) == ([("青石县", []), ("白水县", [])], None, ["白水县"])
    rounds.accepted(cast.act("office"), report)
    assert brought(cast, citys, 1) == ([("青石县", [4]), ("白水县", [])], 4, ["白水县"])


def test_how_results_come_together(cast, citys, round):
    theirs = adopt(cast.act("neighbour"), bring(cast, PLAN.replace("青石", "白水"), "白水.txt", "neighbour"))
    levels.linked(cast, citys, theirs, (1, 1), person="neighbour")
    reported(cast, round, 1, "4")
    task, target = citys.tasks.get(no=1), citys.tasks.get(no=1).targets.get()
    told = {}
    for how in RollUp:
        apportion(cast.act("city"), task, how, {})
        rolled = rolled_up([task.pk], TODAY)[task.pk]
        told[str(how)] = (rolled.value(target), rolled.worst.colour, f"{rolled.done}/{len(rolled.places)}")
    assert told == {
        "sum": (4, "grey", "0/2"),
        "last": (4, "grey", "0/2"),
        "worst": (None, "grey", "0/2"),
        "all": (None, "grey", "0/2"),
    }


def test_the_citys_unit_finds_the_figure_in_its_form(cast, citys, round):
    reported(cast, round, 1, "4")
    above = open_round(cast.act("city"), citys, AUGUST)
    ask = rounds.ask_of(above, 1)
    form = form_for(cast.reach("city_unit"), ask, TODAY)
    field = form[f"value_{ask.task.targets.get().pk}"]
    assert (field.value(), "青石县 4" in field.help_text, "白水县" in field.help_text) == ("4", True, True)

    report = rounds.reported(cast.act("city_unit"), above, 1, values=rounds.values_of(above, 1, "4"))
    told = [(one.region, one.figure.value, one.figure.source.report.round_id) for one in origins_of(report, TODAY)]
    assert told == [("青石县", 4, round.pk)]


def test_what_a_unit_changed_is_its_own(cast, citys, round):
    reported(cast, round, 1, "4")
    above = open_round(cast.act("city"), citys, AUGUST)
    report = rounds.reported(cast.act("city_unit"), above, 1, values=rounds.values_of(above, 1, "5"))
    assert origins_of(report, TODAY) == []


def test_the_city_opens_what_was_accepted_and_nothing_else(sign_in, cast, citys, round):
    accepted, waiting = reported(cast, round, 1, "4"), reported(cast, round, 3, "47", accept=False)
    first, second = (citys.tasks.get(no=no).links_down.get() for no in (1, 2))
    city, neighbour = sign_in("city"), sign_in("neighbour")
    page = city.get(f"/ledger/tasks/{first.upper_id}/").content.decode()
    assert f"/dispatch/carried/{first.pk}/" in page
    opened, other = (city.get(f"/dispatch/carried/{one.pk}/").content.decode() for one in (first, second))
    assert ("已办结" in opened, "已办结" in other) == (True, False)

    proof, hidden = (Evidence.objects.get(report=one) for one in (accepted, waiting))
    answers = [
        city.get(address).status_code
        for address in (
            f"/dispatch/carried/{first.pk}/proofs/{proof.pk}/",
            f"/dispatch/carried/{second.pk}/proofs/{hidden.pk}/",
            f"/dispatch/reports/{accepted.pk}/",
            f"/ledger/tasks/{first.lower_id}/",
            f"/ledger/plans/{round.plan_id}/",
        )
    ]
    assert answers == [200, 404, 404, 404, 404]
    for address in (f"/dispatch/carried/{first.pk}/", f"/ledger/tasks/{first.upper_id}/"):
        assert neighbour.get(address).status_code == 404


def test_a_plan_tells_what_comes_of_its_lines_at_as_many_queries_for_one_as_for_three(sign_in, cast, citys, round):
    reported(cast, round, 1, "4")
    told = [(line.task.no, line.rolled.without_line) for line in lines_below(cast.reach("city"), citys)]
    assert told == [(1, ["白水县"]), (2, ["白水县"]), (3, ["青石县", "白水县"])]
    assert lines_below(cast.reach("office"), citys) == []
    assert panel_of(cast.reach("office"), round.plan.tasks.get(no=1)) is None
    client, address = sign_in("city"), f"/ledger/plans/{citys.pk}/"
    before = len(queries_of(client, address))
    levels.linked(cast, citys, round.plan, (3, 5))
    assert len(queries_of(client, address)) == before
