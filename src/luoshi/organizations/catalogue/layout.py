"""The columns of a workbook of duties."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.core.signing import BadSignature, Signer
from django.utils.translation import pgettext_lazy

from luoshi.core.sheets.cells import plain
from luoshi.core.sheets.table import IDS
from luoshi.core.sheets.words import by_word, in_all_languages
from luoshi.organizations.setting_up.layout import Column, Sheet
from luoshi.organizations.states import DutyKind

_SIGNER = Signer(salt="luoshi.organizations.catalogue")

KINDS = [(kind.value, kind.label) for kind in DutyKind]

DUTIES = Sheet(
    pgettext_lazy("catalogue", "Duties"),
    (
        Column(
            "kind",
            pgettext_lazy("catalogue", "List"),
            18,
            pgettext_lazy("catalogue", "Choose from the list. A list that no line of the file names stays as it is."),
            needed=True,
            words=KINDS,
            also=("清单", "清单类型", "类型"),
        ),
        Column("no", pgettext_lazy("catalogue", "No."), 8, pgettext_lazy("catalogue", "As the list numbers it.")),
        Column(
            "field",
            pgettext_lazy("catalogue", "Field of work"),
            18,
            pgettext_lazy("catalogue", "E.g. 生态环保, 平安法治."),
            also=("事项类别", "类别"),
        ),
        Column(
            "words",
            pgettext_lazy("catalogue", "The duty in words"),
            44,
            pgettext_lazy("catalogue", "As the list has it. By it an entry is found again."),
            needed=True,
            also=("事项", "事项名称", "职责", "具体事项", "工作事项", "履职事项"),
        ),
        Column(
            "unit",
            pgettext_lazy("catalogue", "Unit in charge"),
            26,
            pgettext_lazy(
                "catalogue",
                "Who leads it, with whom townships cooperate in it, or who took it back. Empty for basic duties.",
            ),
            also=("牵头部门", "主责部门", "责任部门", "对应上级部门", "上级部门", "承接部门", "收回部门"),
        ),
        Column(
            "does",
            pgettext_lazy("catalogue", "What it does"),
            40,
            pgettext_lazy("catalogue", "Its side of the boundary, or how it does what was taken back."),
            also=("部门职责", "上级部门职责", "工作方式", "承接方式"),
        ),
        Column(
            "parts",
            pgettext_lazy("catalogue", "Units that join"),
            44,
            pgettext_lazy("catalogue", "One a line, with what it does: 县财政局：安排资金."),
            also=("配合部门", "配合部门及职责", "配合单位"),
        ),
        Column(
            "town",
            pgettext_lazy("catalogue", "List of the township"),
            20,
            pgettext_lazy("catalogue", "The township whose list it is; empty for every township of the region."),
            also=("适用乡镇", "乡镇", "镇街"),
        ),
        Column(
            "basis",
            pgettext_lazy("catalogue", "Where it is written"),
            34,
            pgettext_lazy("catalogue", "The law or the paper, with its article or number."),
            also=("设定依据", "法律依据", "文件依据"),
        ),
    ),
    "words",
)


@cache
def headers() -> Mapping[str, str]:
    """Which column a header names, in every language of the product and in the words of offices."""
    known = {plain(name): column.key for column in DUTIES.columns for name in column.also}
    known |= {plain(name): column.key for column in DUTIES.columns for name in in_all_languages(column.label)}
    return known | {IDS: IDS}


@cache
def kinds_by_word() -> Mapping[str, str]:
    """The list that a word names, also in the words of offices."""
    offices = {
        "部门": DutyKind.DEPARTMENT,
        "部门职责边界": DutyKind.DEPARTMENT,
        "基本履职": DutyKind.BASIC,
        "配合履职": DutyKind.COOPERATING,
        "上级收回": DutyKind.TAKEN_BACK,
        "上级部门收回": DutyKind.TAKEN_BACK,
    }
    return by_word(KINDS) | {plain(word): kind.value for word, kind in offices.items()}


def sign(duty: int) -> str:
    """What the hidden column says of an entry: only this installation can have written it."""
    return _SIGNER.sign(str(duty))


def signed(mark: str) -> int:
    """The entry that the hidden column means; 0 for none."""
    try:
        return int(_SIGNER.unsign(mark))
    except (BadSignature, ValueError):
        return 0
