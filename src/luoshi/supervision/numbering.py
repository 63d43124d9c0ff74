"""Numbers of letters: one after the other in each region, kind and year; what was given is never given again."""

from __future__ import annotations

from luoshi.organizations.models import Region
from luoshi.records.log import Entry
from luoshi.supervision.models import NumberSeries

#: What the numbers of a kind begin with, after the first character of the region's name.
PREFIX = {"reminder": "督函"}


def next_number(entry: Entry, region: Region, region_name: str, kind: str, year: int) -> tuple[int, str]:
    """Takes the next number, with the way it is printed: 青督函〔2026〕1号.

    The series is locked until the act ends, so two letters never take one number, and an act that
    fails gives its number back.
    """
    series = NumberSeries.objects.select_for_update().filter(region=region, kind=kind, year=year).first()
    if series is None:
        prefix = f"{region_name[:1]}{PREFIX[kind]}"
        series = entry.add(NumberSeries(region=region, kind=kind, year=year, prefix=prefix))
    number = series.next
    entry.change(series, next=number + 1)
    return number, f"{series.prefix}〔{year}〕{number}号"
