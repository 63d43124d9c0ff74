"""The tables of docs/reference/lights.md, judged twice: by the code, and by an evaluator of our own beside it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest

from luoshi.dispatch.lights.aims import Aim, Node
from luoshi.dispatch.lights.colours import Verdict
from luoshi.dispatch.lights.judging import judge
from luoshi.dispatch.lights.numbers import tenths
from luoshi.dispatch.lights.periods import Period, Situation, in_season, situation
from luoshi.dispatch.lights.rates import Answer, count, rate
from luoshi.dispatch.lights.rules import load
from luoshi.dispatch.lights.tasks import worst

TOP = Path(__file__).resolve().parents[4]
PAGE = (TOP / "docs" / "reference" / "lights.md").read_text("utf-8")
RULES = load(json.loads((TOP / "src/luoshi/dispatch/data/lights.json").read_text("utf-8"))["body"])
YEAR = date(2026, 1, 1), date(2026, 12, 31)
WHOLE = {"户", "家"}


def table(heading: str) -> list[dict[str, str]]:
    """The rows of the first table under a heading of the page."""
    lines = PAGE.partition(f"\n## {heading}")[2].split("\n## ")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def rounded(number: Fraction) -> str:
    """One decimal half up, by way of decimals."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def end_of(month: int) -> date:
    return (date(2026 + month // 12, month % 12 + 1, 1)) - timedelta(days=1)


def aim(
    kind: str = "flow", sign: str = ">=", amount: str = "10", unit: str = "家", nodes: tuple[Node, ...] = ()
) -> Aim:
    return Aim(kind, sign, Fraction(amount), unit, *YEAR, nodes=nodes)


def flow_by_hand(row: dict[str, str]) -> tuple[str, str, str]:
    """(expected, ahead, light) of a row, worked out in hundredths of the target."""
    months, done, target = int(row["months"].split("/")[0]), Fraction(row["done"]), Fraction(row["target"])
    if row["sign"] == "~":
        target = Fraction(ceil(target * 9 / 10))
    expected = target * months / 12
    if row["unit"] in WHOLE:
        expected = Fraction(expected.numerator // expected.denominator)
    points = done * 100 / target - expected * 100 / target
    light = next(light for limit, light in ((0, "green"), (-10, "yellow"), (-1000, "red")) if points >= limit)
    return rounded(expected).removesuffix(".0"), rounded(points), light


@pytest.mark.parametrize("row", table("Flows"), ids=str)
def test_a_flow_is_judged_as_by_hand(row):
    months = int(row["months"].split("/")[0])
    here = Situation("accepted", 1, end_of(months), Fraction(row["done"]))
    verdict = judge(aim("flow", row["sign"], row["target"], row["unit"]), here, RULES)
    told = tenths(Fraction(verdict.working["expected"])), tenths(Fraction(verdict.working["ahead"]))
    by_code = str(told[0]).removesuffix(".0"), str(told[1]), verdict.colour
    assert by_code == flow_by_hand(row) == (row["expected"], row["ahead"], row["light"])


def nodes_in(text: str) -> list[tuple[date, int]]:
    pairs = re.findall(r"(\d{4}-\d\d-\d\d): (\d+)", text)
    return [(date.fromisoformat(day), int(value)) for day, value in pairs]


def nodes_by_hand(row: dict[str, str]) -> tuple[str, str]:
    """(days overdue, light) of a row."""
    nodes, end = nodes_in(row["nodes"]), date.fromisoformat(row["end of the month"])
    late = max([(end - day).days for day, value in nodes if value > int(row["reported"])], default=0)
    light = "grey" if not nodes else "green" if late <= 0 else "yellow" if late <= 30 else "red"
    return str(max(late, 0)), light


@pytest.mark.parametrize("row", table("Few things"), ids=str)
def test_nodes_are_judged_as_by_hand(row):
    nodes = tuple(Node(day, Fraction(value)) for day, value in nodes_in(row["nodes"]))
    here = Situation("accepted", 1, date.fromisoformat(row["end of the month"]), Fraction(row["reported"]))
    verdict = judge(aim(amount="2", nodes=nodes), here, RULES)
    by_code = verdict.working.get("days", "0"), verdict.colour
    assert by_code == nodes_by_hand(row) == (row["days overdue"], row["light"])


def by_code(row: dict[str, str], month: int, **more) -> Verdict:
    """The product's verdict on a row."""
    start = row.get("start")
    asked = Aim(
        row.get("kind", more.pop("kind", "flow")),
        row.get("sign", ">="),
        Fraction(row["target"]),
        row.get("unit", ""),
        *YEAR,
        baseline=Fraction(start) if start else None,
        months=more.pop("months", ()),
        lag=more.pop("lag", 0),
    )
    now = Period(1, end_of(month), YEAR[1], YEAR[1], Fraction(row["value"]), accepted=True, **more)
    return judge(asked, situation(in_season([now], asked), YEAR[1]), RULES)


def three(points: Fraction) -> str:
    return next(light for limit, light in ((0, "green"), (-10, "yellow"), (-10000, "red")) if points >= limit)


def way_by_hand(row: dict[str, str]) -> list[str]:
    """[expected, way, ahead, light] of a row, in parts of the way."""
    start, goal, value = (Fraction(row[name]) for name in ("start", "target", "value"))
    steps = (goal - start) * int(row["months"].split("/")[0]) / 12
    if row["unit"] in WHOLE:
        steps = Fraction(steps.numerator // steps.denominator)
    gone, asked = (value - start) * 100 / (goal - start), steps * 100 / (goal - start)
    return [rounded(start + steps).removesuffix(".0"), rounded(gone), rounded(gone - asked), three(gone - asked)]


@pytest.mark.parametrize("row", table("Stocks"), ids=str)
def test_a_way_from_a_baseline_is_judged_as_by_hand(row):
    verdict = by_code(row, int(row["months"].split("/")[0]))
    figures = [str(tenths(Fraction(verdict.working[name]))) for name in ("expected", "way", "ahead")]
    told = [figures[0].removesuffix(".0"), *figures[1:], verdict.colour]
    assert told == way_by_hand(row) == [row[name] for name in ("expected", "way", "ahead", "light")]


def holds(sign: str, value: Fraction, amount: Fraction) -> bool:
    return {"<=": value <= amount, "<": value < amount, ">": value > amount}.get(sign, value >= amount)


@pytest.mark.parametrize("row", table("Levels to hold"), ids=str)
@pytest.mark.parametrize("month", [1, 8, 12])
def test_a_level_is_held_or_not_in_any_month(row, month):
    held = holds(row["sign"], Fraction(row["value"]), Fraction(row["target"]))
    assert by_code(row, month).colour == {True: "green", False: "red"}[held] == row["light"]


@pytest.mark.parametrize("row", table("Ceilings"), ids=str)
def test_a_ceiling_is_judged_as_by_hand(row):
    months, value, amount = int(row["months"].split("/")[0]), Fraction(row["value"]), Fraction(row["target"])
    verdict = by_code(row, months, kind="ceiling")
    told = [
        str(tenths(Fraction(verdict.working[name]))) if name in verdict.working else "—" for name in ("allowed", "over")
    ]
    hand = ["—", "—", "red"]
    if holds(row["sign"], value, amount):
        over = value * 100 / amount - Fraction(months * 100, 12)
        hand = [
            rounded(amount * months / 12),
            rounded(over),
            "green" if over <= 0 else "yellow" if over <= 10 else "red",
        ]
    assert [*told, verdict.colour] == hand == [row["allowed"], row["over"], row["light"]]


@pytest.mark.parametrize("row", table("Growth"), ids=str)
def test_growth_is_judged_as_by_hand(row):
    verdict = by_code(row, 8, kind="growth")
    value, amount = Fraction(row["value"]), Fraction(row["target"])
    part = value * 100 / amount if row["sign"] != "<=" else 200 - value * 100 / amount
    hand = [rounded(part), "green" if part >= 100 else "yellow" if part >= 90 else "red"]
    assert (
        [str(tenths(Fraction(verdict.working["attained"]))), verdict.colour] == hand == [row["attained"], row["light"]]
    )


@pytest.mark.parametrize("row", table("Comparisons"), ids=str)
def test_comparisons_and_ranks_are_judged_as_by_hand(row):
    other, value, amount = row["compared with"], Fraction(row["value"]), Fraction(row["target"])
    verdict = by_code(row, 8, reference=None if other == "—" else Fraction(other))
    if row["kind"] == "rank":
        held = holds(row["sign"], value, amount)
    elif other != "—":
        better = (value - Fraction(other)) * (-1 if "<" in row["sign"] else 1)
        held = better > 0 and better >= amount
    hand = "grey" if row["kind"] == "relative" and other == "—" else "green" if held else "red"
    assert verdict.colour == hand == row["light"]


@pytest.mark.parametrize("row", table("Seasons"), ids=str)
def test_seasons_and_late_figures_are_judged_as_by_hand(row):
    month, lag = int(row["month"]), int(row["lag"])
    judged = () if row["months of judging"] == "all" else tuple(map(int, row["months of judging"].split(",")))
    verdict = by_code(row, month, months=judged, lag=lag)
    known = month - lag
    points = Fraction(row["value"]) * 100 / Fraction(row["target"]) - Fraction(known * 100, 12)
    hand = "grey" if (judged and known not in judged) or (lag and known <= 1) else three(points)
    assert (verdict.colour, verdict.cause == "not_yet") == (hand, hand == "grey")
    assert hand == row["light"]


def verdicts_in(text: str) -> list[Verdict]:
    parts = (re.fullmatch(r"(\w+)(?: \((\w+)\))?", part.strip()) for part in text.split(","))
    return [Verdict(found[1], found[2] or "on_course") for found in parts if found]


def task_by_hand(text: str) -> tuple[str, str, str]:
    """(light, tally, outside) of the lights of a task's targets."""
    lasting = {"no_nodes", "no_baseline", "kind_not_judged", "no_target", "excused"}
    colours = [one.colour for one in verdicts_in(text) if one.cause not in lasting]
    light = next((one for one in ("grey", "red", "yellow", "green") if one in colours), "grey")
    return light, f"{colours.count('green')}/{len(colours)}", str(len(verdicts_in(text)) - len(colours))


@pytest.mark.parametrize("row", table("A task"), ids=str)
def test_a_task_is_the_worst_of_its_targets(row):
    verdict = worst(verdicts_in(row["targets"]))
    by_code = verdict.colour, "{on_course}/{of}".format(**verdict.working), verdict.working["outside"]
    assert by_code == task_by_hand(row["targets"]) == (row["light"], row["tally"], row["outside"])


def silence_by_hand(row: dict[str, str]) -> tuple[str, str]:
    """(light, cause) of a row; the month before was green, and so is a report that is accepted."""
    if row["report"] in ("accepted", "excused") or row["day"] <= "2026-10-09":
        return "green", "on_course"
    if row["day"] <= "2026-10-13":
        return "grey", "in_grace"
    return "red", "unreviewed" if row["report"] == "in review" else "missing"


@pytest.mark.parametrize("row", table("Silence"), ids=str)
def test_silence_turns_a_light(row):
    before = Period(1, end_of(8), date(2026, 9, 9), date(2026, 9, 14), Fraction(7), accepted=True)
    accepted = row["report"] == "accepted"
    now = Period(
        2,
        end_of(9),
        date(2026, 10, 9),
        date(2026, 10, 13),
        Fraction(9) if accepted else None,
        reported=row["report"] == "in review",
        excused=row["report"] == "excused",
        accepted=accepted,
    )
    verdict = judge(aim(), situation([before, now], date.fromisoformat(row["day"])), RULES)
    assert (verdict.colour, verdict.cause) == silence_by_hand(row) == (row["light"], row["cause"])


def rate_by_hand(part: int, due: int) -> str:
    return f"{part}/{due} = {rounded(Fraction(part * 100, due))}" if due else "—"


@pytest.mark.parametrize("row", table("Rates"), ids=str)
def test_rates_have_honest_denominators(row):
    asked, excused, on_time, late, returned = (int(row[n]) for n in ("asked", "excused", "on time", "late", "returned"))
    due_on, silent = date(2026, 9, 9), asked - excused - on_time - late - returned
    answers = [Answer(submitted_on=due_on)] * on_time + [Answer(submitted_on=due_on + timedelta(days=1))] * late
    answers += [Answer(submitted_on=due_on, returned=True)] * returned
    counts = count([*answers, *[Answer(excused=True)] * excused, *[Answer()] * silent], due_on)
    by_code = [
        f"{part}/{counts.due} = {rate(part, counts.due)}" if counts.due else "—"
        for part in (counts.on_time, counts.reported)
    ]
    by_hand = [rate_by_hand(part, asked - excused) for part in (on_time, on_time + late)]
    assert by_code == by_hand == [row["on-time rate"], row["reporting rate"]]


def test_the_page_has_its_cases():
    headings = [line[3:].partition(" (")[0] for line in PAGE.splitlines() if line.startswith("## ")]
    counted = {name.split(",")[0].split(":")[0]: len(table(name)) for name in headings if table(name)}
    assert counted == {
        "Flows": 15,
        "Few things": 8,
        "Stocks": 8,
        "Levels to hold": 6,
        "Ceilings": 7,
        "Growth": 6,
        "Comparisons and ranks": 10,
        "Seasons": 12,
        "The end of a year": 11,
        "The new year beside what was carried over": 7,
        "Provisional lights": 5,
        "Late figures of a settled year": 6,
        "A settled year of which the last report never came": 6,
        "A task": 6,
        "Silence": 8,
        "Rates of a round": 5,
    }
