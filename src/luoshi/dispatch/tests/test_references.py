"""The other figure of a comparison: asked of the unit, entered by the office, and the light is judged by it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luoshi.core.errors import Forbidden, Invalid
from luoshi.dispatch.actions import enter_reference, open_round
from luoshi.dispatch.models import Light, Reference
from luoshi.dispatch.reports import Compared
from tests.support import rounds
from tests.support.papers import bring

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def compared(cast):
    """The round over a plan of which a target is compared with the city's figure."""
    from luoshi.ledger.actions import adopt

    plan = adopt(cast.act("office"), bring(cast, rounds.COMPARED, "工业.txt"))
    return open_round(cast.act("office"), plan, date(2026, 8, 1))


def light_of(round) -> tuple[str, str]:
    light = Light.objects.get(target=target_of(round), valid_to=None)
    return light.colour, light.cause


def target_of(round):
    return rounds.ask_of(round, 1).task.targets.get()


def reported(cast, round, value: str, **facts):
    return rounds.reported(cast.act("unit"), round, 1, values=rounds.values_of(round, 1, value), **facts)


def entered(cast, round, value: str, source: str = "市统计月报8月", person: str = "office"):
    return enter_reference(cast.act(person), round, target_of(round), Compared(Decimal(value), source))


def test_a_unit_gives_the_figure_with_its_report_and_it_counts_when_that_is_accepted(cast, compared):
    given = {target_of(compared).pk: Compared(Decimal("5.8"), "市统计月报8月")}
    report = reported(cast, compared, "6.8", references=given)
    assert light_of(compared)[0] == "grey"
    rounds.accepted(cast.act("office"), report)
    assert light_of(compared) == ("green", "on_course")


def test_as_good_is_not_better_by_the_figure_of_the_office(cast, compared):
    rounds.accepted(cast.act("office"), reported(cast, compared, "5.8"))
    assert light_of(compared) == ("grey", "no_reference")
    entered(cast, compared, "5.8")
    assert light_of(compared) == ("red", "missed")


def test_the_office_goes_before_the_unit_and_an_earlier_figure_stays_beside(cast, compared):
    given = {target_of(compared).pk: Compared(Decimal("5.8"), "快报")}
    rounds.accepted(cast.act("office"), reported(cast, compared, "6.8", references=given))
    entered(cast, compared, "6.9")
    assert light_of(compared) == ("red", "missed")
    entered(cast, compared, "5.7", "市统计月报8月（修订）")
    assert light_of(compared) == ("green", "on_course")
    stand = Reference.objects.order_by("pk").values_list("value", "superseded")
    assert list(stand) == [(Decimal("5.8"), False), (Decimal("6.9"), True), (Decimal("5.7"), False)]


def test_a_figure_has_a_source_and_belongs_to_a_comparison(cast, compared, round):
    with pytest.raises(Invalid):
        entered(cast, compared, "5.8", " ")
    with pytest.raises(Invalid):
        other = rounds.ask_of(round, 1).task.targets.earliest("no")
        enter_reference(cast.act("office"), round, other, Compared(Decimal(1), "月报"))
    with pytest.raises(Invalid):
        reported(cast, compared, "6.8", references={target_of(compared).pk: Compared(Decimal("5.8"), "")})


def test_a_leader_reads_it_and_enters_none(cast, compared):
    with pytest.raises(Forbidden):
        entered(cast, compared, "5.8", person="leader")


def test_the_page_of_a_round_asks_for_it_and_takes_it(sign_in, compared):
    office, target = sign_in("office"), target_of(compared).pk
    address = f"/dispatch/rounds/{compared.pk}/targets/{target}/compare/"
    assert address in office.get(f"/dispatch/rounds/{compared.pk}/", headers=ENGLISH).content.decode()
    answer = office.post(address, {"value": "5.8", "source": "市统计月报8月"})
    assert (answer.status_code, answer.url) == (302, f"/dispatch/rounds/{compared.pk}/")
    assert "市统计月报8月" in office.get(answer.url).content.decode()


def test_the_form_of_the_unit_asks_for_it_with_its_source(sign_in, cast, compared):
    ask, target = rounds.ask_of(compared, 1), target_of(compared).pk
    unit = sign_in("unit")
    typed = {f"value_{target}": "6.2", f"reference_{target}": "5.8"}
    assert unit.post(f"/dispatch/asks/{ask.pk}/", typed).status_code == 422
    assert unit.post(f"/dispatch/asks/{ask.pk}/", typed | {f"source_{target}": "月报"}).status_code == 302
    assert Reference.objects.get().value == Decimal("5.8")
