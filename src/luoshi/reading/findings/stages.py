"""Stages of a work, whose days stand behind their name (动员部署阶段(3月1日—4月10日)) or open their words."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span

_MONTH = r"(?:(?:(?:19|20)\d\d|[明次])\s?年度?\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号]|份|[底末初]|[上中下]旬)?"
_POINT = rf"(?:{_MONTH}|20\d\d\.\d{{1,2}}(?:\.\d{{1,2}})?)"
_START = rf"(?:{_POINT}|即日|[^()\n]{{0,10}}之日|(?:(?:19|20)\d\d\s?年\s?)?\d{{1,2}})"
_RANGE = (
    rf"(?:[从自])?{_START}\s?起?[-—–―~至到一]{{1,2}}\s?(?:{_POINT}|\d{{1,2}}\s?[日号]|(?:20\d\d\s?)?年[底末])(?:前|止)?"
)
_NAME = r"[^;。\n]{0,24}?(?:阶段(?!性)|步骤)"

#: 集中整治阶段(3月1日—5月20日), 动员阶段(3月); 第一阶段为动员阶段,时间为3月1日至31日; 3月1日至31日为动员阶段.
_WAYS = tuple(
    expression(way)
    for way in (
        rf"(?:[^,;。\n]{{0,40}}?|{_NAME}[^;。\n]{{0,48}}?)\(\s?(?P<time>{_RANGE})\s?\)",
        rf"{_NAME}[^;。\n()]{{0,24}}?\(\s?(?P<time>{_POINT}(?:前|之前)?)\s?\)",
        rf"{_NAME}(?:为?[^;。\n()]{{0,20}}?[:。,])?\s{{0,8}}(?:时间)?[为:]?\s?(?P<time>{_RANGE}|{_POINT}(?=[,:]))",
        rf"[^,;。\n\d]{{0,6}}?(?P<time>{_RANGE})[为,是][^,;。\n]{{0,20}}?(?:阶段(?!性)|步骤)",
    )
)

#: What a stage is called, with its days or not: 自查阶段(4月1日—15日).
_STAGE = expression(r"[^,。;]{2,12}阶段(?:\([^()]{2,40}\))?")


def is_stage(folded: str, title: Span) -> bool:
    """Whether a title only names a stage of the work."""
    return bool(_STAGE.fullmatch(folded, *title))


def days_of_stage(folded: str, within: Span) -> Span | None:
    """Where the days of a stage stand, if a stretch is the words of one."""
    if folded.find("月", *within) < 0:
        return None
    return next((Span(*found.span("time")) for way in _WAYS if (found := way.match(folded, *within))), None)
