"""The columns of the ledger's workbook: those of the list, and one row for each target of a task."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from luoshi.core.sheets.cells import plain
from luoshi.core.sheets.table import IDS
from luoshi.core.sheets.words import by_word, in_all_languages
from luoshi.documents.templatetags.reading import COMPARATORS
from luoshi.ledger.columns import COLUMNS, Row
from luoshi.ledger.models import Target, TargetVersion
from luoshi.ledger.states import AmendmentKind, ResponsibilityRole, TaskState

LABELS = {column.key: column.label for column in COLUMNS}

#: The separator in a cell that names several units.
BETWEEN = "、"

_NOTICE = re.compile(r"关于(?:印发|下达|公布)(.+)的(?:通知|决定)$")

TEXT, UNITS, NUMBER, DAY, SIGN, STATE = "text", "units", "number", "day", "sign", "state"


@dataclass(frozen=True)
class Field:
    """A column: what stands in it, and by which change it can be amended (None: it cannot be changed in a table)."""

    key: str
    label: Any
    kind: str
    width: int
    amends: AmendmentKind | None = None
    of_target: bool = False
    group: Any = ""
    also: tuple[str, ...] = ()  # what offices call it in their own tables


_UNITS, _TARGETS = _("Who answers for it"), _("Targets")

FIELDS = (
    Field("number", LABELS["number"], TEXT, 6, also=("编号", "项号")),
    Field(
        "title", LABELS["title"], TEXT, 42, AmendmentKind.TITLE, also=("任务名称", "工作任务", "重点任务", "任务内容")
    ),
    Field("lead", LABELS["lead"], UNITS, 18, AmendmentKind.LEAD, group=_UNITS, also=("牵头单位", "主要牵头单位")),
    Field("co_leads", LABELS["co_leads"], UNITS, 18, AmendmentKind.CO_LEADS, group=_UNITS, also=("共同牵头单位",)),
    Field(
        "participants", LABELS["participants"], UNITS, 26, AmendmentKind.PARTICIPANTS, group=_UNITS, also=("配合单位",)
    ),
    Field("indicator", _("What is counted"), TEXT, 24, of_target=True, group=_TARGETS, also=("指标", "目标名称")),
    Field("sign", _("Compares"), SIGN, 8, AmendmentKind.TARGET, True, _TARGETS),
    Field("amount", _("Figure"), NUMBER, 10, AmendmentKind.TARGET, True, _TARGETS, also=("目标值",)),
    Field("unit_label", _("Unit of measure"), TEXT, 9, of_target=True, group=_TARGETS, also=("单位",)),
    Field("due", _("Target due"), DAY, 14, AmendmentKind.TARGET, True, _TARGETS),
    Field("deadline", LABELS["deadline"], DAY, 14, AmendmentKind.DEADLINE, also=("完成时限", "办结时限")),
    Field("state", LABELS["state"], STATE, 12),
)
BY_KEY = {field.key: field for field in FIELDS}


class Held(NamedTuple):
    """What stands in a cell: as it is shown (a text, a number, a day), and its plain value to compare."""

    shown: str | Decimal | date
    value: Any

    @property
    def words(self) -> str:
        """What is shown, as a text."""
        return f"{self.shown:f}" if isinstance(self.shown, Decimal) else str(self.shown)


def cells_of_task(row: Row) -> dict[str, Held]:
    """What stands in the columns of a task (with its parts)."""
    task = row.task
    roles = {
        "lead": (ResponsibilityRole.MAIN, ResponsibilityRole.SHARE),
        "co_leads": (ResponsibilityRole.CO_LEAD,),
        "participants": (ResponsibilityRole.PARTICIPANT,),
    }
    return {
        "number": text_cell(task.number or str(task.no)),
        "title": text_cell(task.title),
        **{key: units_cell(row.parts(*held)) for key, held in roles.items()},
        "deadline": day_cell(task.deadline),
        "state": Held(task.get_state_display(), task.state),
    }


def cells_of_target(target: Target) -> dict[str, Held]:
    """What stands in the columns of a target; no figure for one that asks nothing yet."""
    versions: list[TargetVersion] = target.newest_first  # type: ignore[attr-defined]
    version = versions[0] if versions else None
    return {
        "indicator": text_cell(target.indicator),
        "sign": sign_cell(version.comparator if version else "="),
        "amount": number_cell(version.amount if version else None),
        "unit_label": text_cell(target.unit_label),
        "due": day_cell(version.due_on if version else None),
    }


def text_cell(text: str) -> Held:
    return Held(text, text)


def units_cell(parts: list[tuple[int, str]]) -> Held:
    return Held(BETWEEN.join(name for _unit, name in parts), [unit for unit, _name in parts])


def day_cell(day: date | None) -> Held:
    return Held(day or "", day.isoformat() if day else "")


def number_cell(number: Decimal | None) -> Held:
    if number is None:
        return Held("", "")
    plain = number.normalize()
    return Held(plain, f"{plain:f}")


def sign_cell(comparator: str) -> Held:
    return Held(str(COMPARATORS[comparator]), comparator)


def subject_of(title: str) -> str:
    """What a plan is about: of a notice that issues a list, the list."""
    found = _NOTICE.search(title)
    return found[1].strip("《》") if found else title


@cache
def keys_by_header() -> Mapping[str, str]:
    """Which column a header names, in every language of the product and in the words of offices."""
    known = {plain(name): field.key for field in FIELDS for name in field.also}
    known |= {plain(name): field.key for field in FIELDS for name in in_all_languages(field.label)}
    return known | {IDS: IDS}


@cache
def signs_by_word() -> Mapping[str, str]:
    """The comparator that a word of a cell means, in every language."""
    return by_word(COMPARATORS.items())


@cache
def states_by_word() -> Mapping[str, str]:
    return by_word(TaskState.choices)
