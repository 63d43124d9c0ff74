"""The tables of docs/reference/clocks.md, reckoned twice: by the code, and by an evaluator of our own beside it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from luoshi.core.calendar import years
from luoshi.core.clocks import Clock, Due, Ends, From, Pause, Unit, clock_of, due

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "reference" / "clocks.md").read_text("utf-8")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
LAW = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"]


def table(heading: str) -> list[dict[str, str]]:
    """The rows of the first table under a heading of the page."""
    lines = PAGE.partition(f"\n## {heading}\n")[2].split("\n## ")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


YEARS = {int(row["year"]): row for row in table("The years")}


def is_free(day: date) -> bool:
    row = YEARS.get(day.year)
    if row is None:
        return f"{day:%m-%d}" in LAW
    spans = [(span.split("..")[0], span.split("..")[-1]) for span in row["free"].split()]
    return any(first <= f"{day:%m-%d}" <= last for first, last in spans)


def is_worked(day: date) -> bool:
    made_up = YEARS[day.year]["worked at weekends"].split() if day.year in YEARS else []
    return f"{day:%m-%d}" in made_up or (day.isoweekday() < 6 and not is_free(day))


def is_open(minute: datetime) -> bool:
    return is_worked(minute.date()) and (
        "08:30" <= f"{minute:%H:%M}" < "12:00" or "14:00" <= f"{minute:%H:%M}" < "17:30"
    )


@pytest.mark.parametrize("row", YEARS.values(), ids=lambda row: row["year"])
def test_a_year_is_as_it_was_announced(row):
    (year,) = [year for year in years() if str(year.year) == row["year"]]
    days = [date(year.year, 1, 1) + n * DAY for n in range(366)]
    days = [day for day in days if day.year == year.year]
    assert [year.is_workday(day) for day in days] == [is_worked(day) for day in days]
    assert (year.notice, str(year.announced), str(year.workdays)) == (row["notice"], row["announced"], row["workdays"])


def pauses_in(text: str) -> list[Pause]:
    spans = [span.split("..") for span in text.split(", ") if span]
    return [Pause(datetime.fromisoformat(first), datetime.fromisoformat(last)) for first, last in spans]


def stands(moment: datetime, pauses: list[Pause]) -> bool:
    return any(pause.begins <= moment < pause.ends for pause in pauses)


def hours_by_hand(unit: str, n: int, begins: datetime, pauses: list[Pause]) -> str:
    """Minute by minute."""
    left, minute = n * 60, begins
    while left:
        left -= (unit == "hour" or is_open(minute)) and not stands(minute, pauses)
        minute += MINUTE
    return f"{minute:%Y-%m-%d %H:%M}"


def days_by_hand(row: dict[str, str], clock: Clock, received: datetime, pauses: list[Pause]) -> str:
    """Day by day; a day's fate is that of its last minute."""
    close = "17:30" if clock.ends == "close_of_office" else "24:00"
    ends = timedelta(hours=17, minutes=30) if close == "17:30" else DAY
    day, left = received.date(), clock.n
    while True:
        midnight = datetime(day.year, day.month, day.day)
        first = day == received.date()
        counted = received < midnight + ends and (not first or clock.begins == "moment")
        if clock.unit == "working_day":
            counted = counted and is_worked(day)
        left -= counted and not stands(midnight + ends - MINUTE, pauses)
        if not left:
            break
        day += DAY
    while clock.rolls and not is_worked(day):
        day += DAY
    return f"{day} {close}"


def clock_in(row: dict[str, str], unit: str) -> Clock:
    usual = clock_of(row["n"] + {"working_day": "wd", "day": "d", "working_hour": "wh", "hour": "h"}[unit])
    return Clock(
        Unit(unit),
        int(row["n"]),
        From(row.get("from", usual.begins)),
        Ends(row.get("ends", usual.ends)),
        row["rolls"] == "yes" if "rolls" in row else usual.rolls,
    )


def written(found: Due) -> str:
    return f"{found.day} {found.time:%H:%M}" if found.time else f"{found.day} 24:00"


def by_hand(row: dict[str, str], clock: Clock, received: datetime, pauses: list[Pause]) -> str:
    if clock.unit in ("day", "working_day"):
        return days_by_hand(row, clock, received, pauses)
    begins = received if clock.begins == "moment" else datetime(received.year, received.month, received.day) + DAY
    found = hours_by_hand(clock.unit, clock.n, begins, pauses)
    return f"{date.fromisoformat(found[:10]) - DAY} 24:00" if found.endswith("00:00") else found


CASES = [
    *((row, "working_day") for row in table("Working days")),
    *((row, "day") for row in table("Days")),
    *((row, row["unit"]) for row in (*table("Hours"), *table("Suspension"), *table("Provisional"))),
]


@pytest.mark.parametrize(("row", "unit"), CASES, ids=str)
def test_a_clock_is_reckoned_as_by_hand(row, unit):
    clock, received = clock_in(row, unit), datetime.fromisoformat(row["received"])
    pauses = pauses_in(row.get("suspended", ""))
    assert written(due(clock, received, pauses)) == by_hand(row, clock, received, pauses) == row["due"]


@pytest.mark.parametrize("row", table("Provisional"), ids=str)
def test_a_day_reckoned_through_a_year_to_be_announced_says_so(row):
    found = due(clock_in(row, row["unit"]), datetime.fromisoformat(row["received"]))
    assert (found.provisional, found.calendar) == (row["provisional"] == "yes", row["reckoned with"])


def test_the_page_has_cases():
    assert len(CASES) > 30
