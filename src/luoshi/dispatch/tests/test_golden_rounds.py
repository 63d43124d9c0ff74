"""The tables of docs/reference/rounds.md: days, burden, doubts, entries for units."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from luoshi.dispatch.actions.lighting import packaged
from luoshi.dispatch.burden import Burden, drawn_among, reasons_needed
from luoshi.dispatch.dates import days_of, last_period
from luoshi.dispatch.doubts import doubts_of
from luoshi.dispatch.entering import dispute_until
from luoshi.dispatch.lights.aims import Aim
from luoshi.dispatch.lights.rules import load
from luoshi.dispatch.reports import Asked, Row

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "reference" / "rounds.md").read_text("utf-8")
RULES = load(packaged()["body"])


def table(heading: str) -> list[dict[str, str]]:
    """The rows of the table under a heading of the page."""
    lines = PAGE.partition(f"\n## {heading}")[2].split("\n## ")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


@pytest.mark.parametrize("row", table("How often"), ids=str)
def test_the_days_of_a_round(row):
    today = date.fromisoformat(row["today"])
    first, last = last_period(row["rule"], today)
    days = days_of(first, today, row["rule"])
    told = {"rule": days.rule, "today": row["today"], "period": f"{first} – {last}"}
    told |= {"opens": f"{days.opens_on}", "due": f"{days.due_on}"}
    assert told | {"days of grace until": f"{days.grace_until}", "closes": f"{days.closes_on}"} == row


@pytest.mark.parametrize("row", table("The burden meter"), ids=str)
def test_the_meter_stops(row):
    asks, tasks = int(row["asks"]), int(row["tasks"])
    burden = Burden(asks, 60, tasks, asks, drawn_among(asks), 0, 0, 0)
    told = {"reason needed": "yes" if reasons_needed(burden, row["rule"]) else "no"}
    assert row | told | {"drawn at most": f"{burden.proofs}"} == row


@pytest.mark.parametrize("row", table("Doubts"), ids=str)
def test_a_figure_that_looks_wrong(row):
    year = date(2026, 1, 1), date(2026, 12, 31)
    aim = Aim(row["kind"], ">=", Fraction(row["target"]), row["unit"], *year)
    last = {} if row["last"] == "none" else {1: SimpleNamespace(counts=Decimal(row["last"]))}
    asked = Asked(SimpleNamespace(drawn=False), {1: None}, {1: aim}, last, RULES)  # type: ignore[arg-type, dict-item]
    found = [str(doubt) for _pk, doubt in doubts_of(asked, Row(1, {1: Decimal(row["value"])}))]
    assert found == ([] if row["doubt"] == "none" else [row["doubt"]])


@pytest.mark.parametrize("row", table("What the office enters"), ids=str)
def test_how_long_a_unit_may_dispute(row):
    assert f"{dispute_until(date.fromisoformat(row['entered']))}" == row["last day to dispute"]


def test_the_page_has_its_tables():
    headings = ("How often", "The burden meter", "Doubts", "What the office enters")
    assert [len(table(heading)) >= 3 for heading in headings] == [True] * 4
