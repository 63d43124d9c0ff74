"""The tables of docs/reference/lights.md about ends of years (S18), by the code and by an evaluator of our own."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction
from math import ceil, floor

import pytest

from luoshi.dispatch.lights.aims import Aim, Node
from luoshi.dispatch.lights.judging import judge
from luoshi.dispatch.lights.numbers import plain
from luoshi.dispatch.lights.periods import Period, Situation, settled_as, situation
from luoshi.dispatch.lights.year_end import provisional_until, rest_of
from luoshi.dispatch.tests.test_golden import RULES, WHOLE, YEAR, end_of, table


def told(number: Fraction | None) -> str:
    return "—" if number is None else plain(number)


def given(text: str) -> Fraction | None:
    return None if text == "—" else Fraction(text)


def rest_by_hand(row: dict[str, str]) -> tuple[str, str, str]:
    """(left, asks then, begins at) of a row."""
    goal, value = Fraction(row["target"]), Fraction(row["value at the end"])
    if row["sign"] == "~":
        goal = Fraction(ceil(goal * 9 / 10)) if row["unit"] in WHOLE else goal * 9 / 10
    missing = value - goal if row["sign"] == "<=" else goal - value
    if row["kind"] not in ("flow", "stock", "reach") or missing <= 0:
        return "—", "—", "—"
    asks, begins = (missing, None) if row["kind"] == "flow" else (Fraction(row["target"]), value)
    return told(missing), told(asks), told(begins)


@pytest.mark.parametrize("row", table("The end of a year"), ids=str)
def test_what_is_left_is_as_by_hand(row):
    asked = Aim(row["kind"], row["sign"], Fraction(row["target"]), row["unit"], *YEAR, baseline=given(row["start"]))
    rest = rest_of(asked, Fraction(row["value at the end"]), RULES)
    by_code = told(rest.left), told(rest.amount), told(rest.baseline)
    assert by_code == rest_by_hand(row) == (row["left"], row["asks then"], row["begins at"])


def light_by_hand(row: dict[str, str]) -> str:
    """The light of a line of the new year: by its course, or by the days since its only node."""
    target, month, done = (int(row[name]) for name in ("target", "month", "done"))
    if row["nodes"] == "none":
        ahead = Fraction((done - floor(Fraction(target * month, 12))) * 100, target)
        return "green" if ahead >= 0 else "yellow" if ahead >= -10 else "red"
    days = (date(2026, month, monthrange(2026, month)[1]) - date(2026, 3, 31)).days
    return "green" if days <= 0 or done >= target else "yellow" if days <= 30 else "red"


@pytest.mark.parametrize("row", table("The new year"), ids=str)
def test_the_lines_of_the_new_year_stand_beside_each_other(row):
    nodes = () if row["nodes"] == "none" else (Node(date(2026, 3, 31), Fraction(2)),)
    asked = Aim("flow", ">=", Fraction(row["target"]), "家", *YEAR, nodes=nodes)
    here = Situation("accepted", 1, end_of(int(row["month"])), Fraction(row["done"]))
    assert judge(asked, here, RULES).colour == light_by_hand(row) == row["light"]


def late_by_hand(row: dict[str, str]) -> tuple[str, str]:
    """(judged by, light): the whole year once it is settled, else the months that statistics know."""
    month, settled = int(row["month"]), row["settled"] == "yes"
    known = month if settled and month == 12 else month - int(row["lag"])
    ahead = Fraction(row["value"]) * 100 / Fraction(row["target"]) - Fraction(known * 100, 12)
    return f"{known}/12", "green" if ahead >= 0 else "yellow" if ahead >= -10 else "red"


@pytest.mark.parametrize("row", table("Late figures of a settled year"), ids=str)
def test_the_settled_figure_of_late_statistics_is_that_of_the_year(row):
    settled = YEAR[1] if row["settled"] == "yes" else None
    asked = Aim("flow", ">=", Fraction(row["target"]), row["unit"], *YEAR, lag=int(row["lag"]), settled=settled)
    verdict = judge(asked, Situation("accepted", 1, end_of(int(row["month"])), Fraction(row["value"])), RULES)
    assert (Fraction(verdict.working["share"]), verdict.colour) == (Fraction(row["judged by"]), row["light"])
    assert late_by_hand(row) == (row["judged by"], row["light"])


def until_by_hand(row: dict[str, str]) -> str:
    """The last day of the second month after the year's last, where that is the month and nothing is settled."""
    if row["settled"] == "yes" or row["end of the month"] < row["the year ends"]:
        return "—"
    year, month = (int(part) for part in row["the year ends"].split("-")[:2])
    year, month = (year + 1, month - 10) if month > 10 else (year, month + 2)
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"


@pytest.mark.parametrize("row", table("Provisional lights"), ids=str)
def test_a_light_is_provisional_as_long_as_by_hand(row):
    ends, year_ends = (date.fromisoformat(row[name]) for name in ("end of the month", "the year ends"))
    until = provisional_until(ends, year_ends, row["settled"] == "yes")
    by_code = until.isoformat() if until else "—"
    assert by_code == until_by_hand(row) == row["provisional until"]


def never_came_by_hand(row: dict[str, str]) -> tuple[str, str]:
    """(light, cause): silence is red until a paper tells the figure of the year, and that is judged by all of it."""
    if row["settled"] == "—":
        return "red", "missing"
    points = (Fraction(row["settled"]) - Fraction(row["target"])) * 100 / Fraction(row["target"])
    light = "green" if points >= 0 else "yellow" if points >= -10 else "red"
    return light, "on_course" if light == "green" else "behind"


@pytest.mark.parametrize("row", table("A settled year of which the last report never came"), ids=str)
def test_what_never_came_is_judged_by_the_settled_figure_alone(row):
    asked = Aim("flow", ">=", Fraction(row["target"]), row["unit"], *YEAR, settled=YEAR[1])
    last = Period(2, YEAR[1], *[date(2027, 1, 12)] * 2)
    periods = [last if row["settled"] == "—" else settled_as(last, Fraction(row["settled"]))]
    if row["last report"] != "none":
        before = end_of(int(row["last report"]))
        periods.append(Period(1, before, before, before, Fraction(row["value"]), accepted=True))
    verdict = judge(asked, situation(periods, date(2027, 2, 28)), RULES)
    assert (verdict.colour, verdict.cause) == never_came_by_hand(row) == (row["light"], row["cause"])
