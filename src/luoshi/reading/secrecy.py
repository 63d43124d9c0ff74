"""Secrecy markings: whether a file says on its face that it is a state secret, which no ledger may hold.

A marking is a word on its own (GB/T 9704: in the head, as 机密★1年), never a word in a sentence:
保守国家秘密, 商业秘密 and 绝密级档案管理 mark nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow, Span, Table

_GAP = r"[^\S\n]{0,40}"  # space between letters: 机 密
_LEVEL = rf"(?P<level>(?:绝|絕|机|機|秘){_GAP}密)"
_STAR = "[★☆✩⭐*]"
_NUMBER = "[0-9０-９一二三四五六七八九十]"
_PERIOD = rf"(?:{_NUMBER}{{1,6}}{_GAP}(?:年|个月|個月)|长{_GAP}期|長{_GAP}期|启用前|至.{{4,12}}日?)"
_MARK = rf"{_LEVEL}级?{_GAP}(?:{_STAR}{_GAP}{_PERIOD}?|{_PERIOD})?"
#: What may stand beside the marking in its line: brackets, the copy number, the urgency, a form's label.
_NUMBERED = rf"[^\s〔\[]{{1,12}}[〔\[]\d{{4}}[〕\]]{_GAP}第?\d{{1,6}}号"  # 县委〔2024〕3号
_BEFORE = (
    rf"{_GAP}[*_]{{0,2}}(?:{_NUMBERED}[^\S\n]{{1,40}})?(?:(?:№|No\.?)?{_GAP}[0-9０-９]{{1,20}}{_GAP})?"
    rf"(?:密{_GAP}级{_GAP}[:：]?{_GAP})?[(（\[【〔]?{_GAP}"
)
_URGENCY = rf"(?:特{_GAP}[急提]|加{_GAP}急|平{_GAP}急|急{_GAP}件)"
_AFTER = rf"{_GAP}[*_]{{0,2}}[)）\]】〕]?{_GAP}(?:·?{_GAP}{_URGENCY})?{_GAP}"

_LINE = expression(rf"{_BEFORE}{_MARK}{_AFTER}")
_FIELD = expression(rf"密{_GAP}级{_GAP}[:：]{_GAP}{_MARK}(?!{_GAP}[、/|□])")
_SPACED_FIELD = expression(rf"密{_GAP}级[^\S\n]+{_MARK}(?=\s|$)(?!{_GAP}[、/|□])")
_STARRED = expression(rf"(?<!商业)(?<!工作)(?<!国家){_LEVEL}{_GAP}★")
_STARRED_LINE = expression(rf"^{_BEFORE}{_LEVEL}{_GAP}★", re.MULTILINE)
_LONE_STAR = expression(rf"{_GAP}★{_GAP}{_PERIOD}?{_GAP}")
_EDGE = r"[\s\d_.()（）\[\]【】〔〕·+-]"  # what parts a word of a file name from the next
_IN_NAME = expression(rf"(?:^|{_EDGE}){_LEVEL}(?:级|件|文件)?(?:{_STAR}|{_PERIOD})?(?=$|{_EDGE})")
_HEAD_LINES, _HEAD_CHARACTERS, _FIRST_WORDS = 40, 2000, 300
_ANY_LEVEL = expression(_LEVEL)
_COLUMN = expression(rf"{_GAP}(?:[定保]?密{_GAP}级[别]?|定{_GAP}密){_GAP}[:：]?{_GAP}")
_LINE_END = expression(r"[\n\f\r\v\u2028\u2029]")
_LONGEST, _NEAR = 60, 3  # characters of a marked line; lines to either side of it
_MODERN = str.maketrans("絕機", "绝机")


@dataclass(frozen=True)
class Marking:
    """What marks a file as secret: the level (秘密, 机密, 绝密, or ★ alone), and where it stands."""

    level: str
    where: str  # head | body | name


def marking_of(flow: Flow, name: str) -> Marking | None:
    """The secrecy marking of a file, from its head, a line of its own, or its name; None for an open document."""
    named = _IN_NAME.search(name.rpartition(".")[0] or name)
    if named:
        return Marking(_level(named), "name")
    head = flow.text[:_HEAD_CHARACTERS]
    found = _marked_line(head) or _FIELD.search(head) or _SPACED_FIELD.search(head)
    found = found or _STARRED.search(head[:_FIRST_WORDS]) or _STARRED_LINE.search(flow.text)
    if found:
        return Marking(_level(found), "head")
    later = _marked_later(flow)
    return Marking(_level(later), "body") if later else None


def _marked_line(head: str) -> re.Match[str] | None:
    """A line of the head that holds a marking and nothing else."""
    lines = islice(filter(str.strip, head.split("\n")), _HEAD_LINES)
    return next((found for line in lines if (found := _LINE.fullmatch(line) or _LONE_STAR.fullmatch(line))), None)


def _marked_later(flow: Flow) -> re.Match[str] | None:
    """A line past the head that holds a marking of a level and nothing else, as on the first page of an attachment."""
    if not _ANY_LEVEL.search(flow.text):
        return None
    lines = [line for line in _LINE_END.split(_without_values(flow)) if line.strip()]
    marked = [(at, found) for at, line in enumerate(lines) if (found := _alone(line))]
    return next((found for at, found in marked if not _is_one_of_a_list(lines, at)), None)


def _without_values(flow: Flow) -> str:
    """The text without the cells that share their row of a table: a word there is a value, not a marking."""
    kept, at = [], 0
    for start, end in sorted(span for table in flow.tables for span in _values(flow.text, table)):
        kept.append(flow.text[at:start])
        at = max(at, end)
    return "".join(kept) + flow.text[at:]


def _values(text: str, table: Table) -> list[Span]:
    filled = [cell for cell in table.cells if text[cell.span.start : cell.span.end].strip()]
    in_row = Counter(cell.row for cell in filled)
    return [cell.span for cell in filled if in_row[cell.row] > 1]


def _alone(line: str) -> re.Match[str] | None:
    return _LINE.fullmatch(line) if len(line) <= _LONGEST else None


def _is_one_of_a_list(lines: list[str], at: int) -> bool:
    """Whether the word is a value or a choice: lines close by are 密级 or other levels."""
    near = lines[max(at - _NEAR, 0) : at + _NEAR + 1]
    levels = {_level(found) for line in near if (found := _alone(line))}
    return len(levels) > 1 or any(_COLUMN.fullmatch(line) for line in near)


def _level(found: re.Match[str]) -> str:
    level = found.groupdict().get("level")
    return re.sub(r"\s", "", level).translate(_MODERN) if level else "★"
