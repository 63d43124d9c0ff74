"""Reads the State Council's yearly notice on public holidays: its text as it was published, to a year's days.

What the notice says twice is compared: weekdays in brackets with the calendar, 共N天 with the days.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from luoshi.core.years import days_between

_BRACKET = r"(?:\(([^)]*)\))?"
_DAY = rf"(?:(\d{{4}})年)?(\d{{1,2}})月(\d{{1,2}})日{_BRACKET}"
_ONE = re.compile(_DAY)
_OFF = re.compile(rf"{_DAY}(?:至(?:(\d{{4}})年)?(?:(\d{{1,2}})月)?(\d{{1,2}})日{_BRACKET})?放假(?:[^。;]*?共(\d+)天)?")
_ON = re.compile(r"((?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\([^)]*\))?[、,和]?)+)上班")
_TITLE = re.compile(r"关于(\d{4})年")
_NUMBER = re.compile(r"国办发[^\s〔\[(]*[〔\[(](\d{4})[〕\])](\d+)号")
_WRITTEN = re.compile(r"^\s*(\d{4})年(\d{1,2})月(\d{1,2})日\s*$", re.M)
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_WEEKDAYS = {name: n for n, names in enumerate(["一", "二", "三", "四", "五", "六", "日天"]) for name in names}


@dataclass
class NoticeRead:
    """What a notice says; `slips` are places where it does not fit itself."""

    year: int | None = None
    notice: str = ""
    announced: date | None = None
    off: list[tuple[date, date]] = field(default_factory=list)
    on: list[date] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)


def read_notice(text: str) -> NoticeRead:
    """What the text of a notice says about a year; whatever it does not say stays empty."""
    plain = unicodedata.normalize("NFKC", text)
    found = NoticeRead()
    if title := _TITLE.search(plain):
        found.year = int(title[1])
    if number := _NUMBER.search(plain):
        found.notice = f"{number[0].split(number[1])[0][:-1]}〔{number[1]}〕{number[2]}号"
    if written := _WRITTEN.findall(plain):
        found.announced = _real(*written[-1])
    if found.year:
        found.off = list(_off(plain, found.year, found.slips))
        found.on = list(_on(plain, found.year, found.slips))
    return found


def _off(text: str, year: int, slips: list[str]) -> Iterator[tuple[date, date]]:
    """The free spans, as far as they lie in the year."""
    for match in _OFF.finditer(text):
        since, month, day, weekday, until, last_month, last_day, last_weekday, days = match.groups()
        first = _told(since or year, month, day, weekday, slips)
        last = _told(until or year, last_month or month, last_day, last_weekday, slips) if last_day else first
        if not first or not last or first > last:
            slips.append(match[0])
            continue
        if days and (last - first).days + 1 != int(days):
            slips.append(match[0])
        yield max(first, date(year, 1, 1)), min(last, date(year, 12, 31))


def _on(text: str, year: int, slips: list[str]) -> Iterator[date]:
    """The weekends that are worked, as far as they lie in the year."""
    for match in _ON.finditer(text):
        for one in _ONE.finditer(match[1]):
            day = _told(one[1] or year, one[2], one[3], one[4], slips)
            if day and day.year == year:
                yield day


def _told(year: object, month: object, day: object, weekday: str | None, slips: list[str]) -> date | None:
    """A day that a notice names; a weekday beside it that is another one is a slip."""
    told = _real(year, month, day)
    said = _WEEKDAY.search(weekday or "")
    if told is None or (said and _WEEKDAYS[said[1]] != told.weekday()):
        slips.append(f"{month}月{day}日({weekday or ''})")
    return told


def _real(year: object, month: object, day: object) -> date | None:
    try:
        return date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return None


def spans_in(text: str, year: int) -> list[tuple[date, date]]:
    """Days and spans as a person writes them (01-01..01-03 02-15), one or several a line; raises ValueError."""
    spans = []
    for word in text.replace(",", " ").split():
        first, _dots, last = word.partition("..")
        spans.append((date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last or first}")))
    return spans


def days_in(text: str, year: int) -> frozenset[date]:
    """Every day of the days and spans that a person wrote; raises ValueError."""
    return frozenset(day for first, last in spans_in(text, year) for day in days_between(first, last))


def written(spans: list[tuple[date, date]]) -> str:
    """Spans as a person writes them."""
    return " ".join(f"{first:%m-%d}" if first == last else f"{first:%m-%d}..{last:%m-%d}" for first, last in spans)
