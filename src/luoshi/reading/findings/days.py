"""Days of a document: on which it was written or spoken, and on which a page published it."""

from __future__ import annotations

import re

from luoshi.reading.expressions import expression
from luoshi.reading.findings.periods import dates_in

_HEAD, _FOOT = 2500, 1200


def written_on(text: str, values: dict[str, list[str]], signed: str | None) -> str | None:
    """As a label says it, the signature, the line under a report's title, or as it stands alone."""
    labelled, sent = _day(values.get("written_on", [])), _day(values.get("sent_on", []))
    return labelled or signed or _spoken_on(text) or sent or _day_alone(text)


def published_on(text: str, values: dict[str, list[str]]) -> str | None:
    """As a label says it, or as the page prints it under its headline."""
    return _day(values.get("published_on", [])) or _date_line(text) or _for_machines(text)


def _day(values: list[str]) -> str | None:
    return next((days[0][1] for value in values if (days := dates_in(value[:40]))), None)


_DIGIT = r"[\d〇○零Oo一二三四五六七八九十]"
#: The day on which a report was made (——2023年2月2日在某县第十八届人民代表大会第三次会议上).
_SPOKEN_ON = expression(
    rf"^[\s—―–(-]{{0,20}}({_DIGIT}{{4}}年{_DIGIT}{{1,2}}月{_DIGIT}{{1,3}}日)在[^,。]{{4,40}}?(?:会议|大会)(?:上|\)|$)",
    re.M,
)


def _spoken_on(text: str) -> str | None:
    spoken = _SPOKEN_ON.search(text[:_HEAD])
    return _day([spoken[1]]) if spoken else None


#: The day under a letter whose signature was lost, or in brackets under a title.
_ALONE = rf"(20\d\d年\d{{1,2}}月\d{{1,2}}日|[二一][〇○零九]{_DIGIT}{{2}}年{_DIGIT}{{1,2}}月{_DIGIT}{{1,3}}日)"
_UNDER_LETTER = expression(
    rf"(?:。|特此通知)\s{{0,20}}\n\s{{0,20}}{_ALONE}[\s?]{{0,20}}\n"
    r"|^\s{0,20}\(([^()\n]{8,16}日)\)\s{0,20}$",
    re.M,
)
_LAST_LINE = expression(rf"\n[ \t\u3000]{{0,60}}{_ALONE}\s{{0,60}}\Z")


def _day_alone(text: str) -> str | None:
    if found := _UNDER_LETTER.search(text[:_HEAD]):
        return _day([found[1] or found[2]])
    last = _LAST_LINE.search(text, max(len(text) - _FOOT, 0))
    return _day([last[1]]) if last else None


#: On a line of its own, also with how often the page was read (2026-02-10 222).
_DATE_ALONE = expression(r"^[ \t\u3000]*(20\d\d-\d\d-\d\d)[ \t\u3000]*\d{0,6}$|'(20\d\d-\d\d-\d\d)'", re.M)
_PAGE_LINE = expression(r"\d{1,2}[:时]\d\d|来源|浏览|字号|发布[时日于]|^\W*时间|点击|阅读")
_LONGEST_PAGE_LINE = 120


def _is_page_line(line: str) -> bool:
    return bool(_PAGE_LINE.search(line)) and not re.search(r"成文|发文|。|起至|日起|截止", line)


def _date_line(text: str) -> str | None:
    """The date that a page prints by itself under its headline (2023-12-06 15:33, 2023年12月6日 来源:…)."""
    for line in text[:_HEAD].split("\n"):
        if len(line) < _LONGEST_PAGE_LINE and _is_page_line(line) and (days := dates_in(line)):
            return days[0][1]
    alone = _DATE_ALONE.search(text[:_HEAD])
    return alone[1] or alone[2] if alone else None


#: The day at the head of a page that is kept as text (date: Sat, 23 Oct 2021 06:55:26 GMT).
_FOR_MACHINES = expression(r"^date:\s(?:[A-Z][a-z]{2},\s)?(\d{1,2})\s([A-Z][a-z]{2})\s(20\d\d)\b", re.M)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _for_machines(text: str) -> str | None:
    found = _FOR_MACHINES.search(text[:_HEAD])
    if not found or found[2] not in _MONTHS:
        return None
    return f"{found[3]}-{_MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"
