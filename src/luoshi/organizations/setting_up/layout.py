"""The sheets and columns of the workbook from which a tree is set up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from luoshi.core.sheets.cells import plain
from luoshi.core.sheets.table import IDS
from luoshi.core.sheets.words import by_word, in_all_languages
from luoshi.organizations.states import ADMINISTRATORS, DetailKind, Role, UnitKind

#: The separators in a cell that holds several names; the broader one where a name holds the other.
BETWEEN, BROADER = "、", "；"

#: The kinds that a file may say, the kinds that a collective covers, and the roles that a file may give.
KINDS = [(kind.value, kind.label) for kind in UnitKind if kind != UnitKind.UNCONFIRMED]
COVERED = [one for one in KINDS if one[0] != UnitKind.COLLECTIVE]
ROLES = [(role.value, role.label) for role in Role if role not in ADMINISTRATORS]


@dataclass(frozen=True)
class Column:
    """A column: what stands in it and how it is explained; `words` are all that may stand there (none: anything)."""

    key: str
    label: Any
    width: int
    tells: Any
    needed: bool = False
    words: Sequence[tuple[str, Any]] = ()
    also: tuple[str, ...] = ()  # what offices call it in their own tables


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its columns, and the one by which its header is known."""

    name: Any
    columns: tuple[Column, ...]
    anchor: str

    @property
    def by_key(self) -> Mapping[str, Column]:
        return {column.key: column for column in self.columns}

    def place_of(self, key: str) -> int:
        """Which column it is, from 0."""
        return [column.key for column in self.columns].index(key)


_REGION = Column(
    "region",
    _("Region code"),
    12,
    _("The code of the region in which the unit stands, e.g. 371723; the region's name will do as well."),
    needed=True,
    also=("行政区划代码", "区划", "行政区划"),
)
_SINCE = _("The first day, e.g. 2026-01-01. Empty: today. What is there already keeps its own first day.")

UNITS = Sheet(
    _("Units"),
    (
        _REGION,
        Column(
            "name",
            _("Name of the unit"),
            30,
            _("As its seal has it. A unit that is there is found by this name, or by its credit code."),
            needed=True,
            also=("名称", "单位", "单位全称", "机构名称"),
        ),
        Column(
            "kind",
            _("Kind of unit"),
            20,
            _("Choose from the list."),
            needed=True,
            words=KINDS,
            also=("类别", "单位类型", "单位性质"),
        ),
        Column(
            "parent",
            _("Unit above"),
            26,
            _("The name of the unit above, in this sheet or in the system. Empty: it stands by itself, or stays."),
            also=("主管单位", "隶属单位", "隶属于"),
        ),
        Column(
            "uscc",
            _("Unified social credit code"),
            22,
            _("18 characters, checked. With it, a unit that has another name now is known as the same one."),
            also=("信用代码", "社会信用代码"),
        ),
        Column(
            "aliases",
            _("Other names in documents"),
            34,
            _("Short names by which documents call it, with 、 between them, or ； where a name holds a 、."),
            also=("简称", "别名", "又称"),
        ),
        Column(
            "covers",
            _("Stands for"),
            24,
            _("Only for a collective addressee such as 各镇街: the kinds of unit that it stands for, with ； between."),
            also=("所指单位类别",),
        ),
        Column("since", _("There since"), 14, _SINCE, also=("成立日期", "起始日期")),
    ),
    "kind",
)

SEATS = Sheet(
    _("Posts and people"),
    (
        _REGION,
        Column(
            "unit",
            _("Unit of the post"),
            30,
            _("The name of the unit, in the first sheet or in the system."),
            needed=True,
            also=("单位", "单位名称", "所在单位", "工作单位"),
        ),
        Column(
            "title",
            _("Title of the post"),
            24,
            _("As the post is called, e.g. 督查室主任."),
            needed=True,
            also=("岗位", "职务", "岗位名称"),
        ),
        Column(
            "role",
            _("Role of the post"),
            16,
            _("Choose from the list. Administrators are not made in a table: they get their posts one by one."),
            needed=True,
            words=ROLES,
            also=("角色", "系统角色"),
        ),
        Column(
            "name",
            _("Name of the person"),
            14,
            _("Empty, with the sign-in name empty as well: a post that nobody holds yet, or whose holder stays."),
            also=("姓名", "人员姓名"),
        ),
        Column(
            "account",
            _("Sign-in name"),
            18,
            _("Each person has one of his own: by it he is known, in every line and every file."),
            also=("登录名", "账号", "登录账号", "用户名"),
        ),
        Column("since", _("In this post since"), 14, _SINCE, also=("任职日期", "任职起始日期")),
        Column(
            "phone",
            _("Telephone of the person"),
            18,
            _("For the office alone, kept in the vault and not in this file. Empty: what is known stays."),
            also=("手机", "手机号", "手机号码", "电话", "联系电话", "办公电话"),
        ),
        Column(
            "email",
            _("E-mail of the person"),
            28,
            _("Kept likewise. Messages go to no address that its person has not chosen himself."),
            also=("邮箱", "电子邮箱", "电子邮件", "邮件地址"),
        ),
    ),
    "role",
)


#: What is taken out of a file before it is kept.
PRIVATE = tuple(DetailKind)


@cache
def headers_of(sheet: str) -> Mapping[str, str]:
    """Which column a header names, in every language of the product and in the words of offices."""
    columns = {"units": UNITS, "seats": SEATS}[sheet].columns
    known = {plain(name): column.key for column in columns for name in column.also}
    known |= {plain(name): column.key for column in columns for name in in_all_languages(column.label)}
    return known | {IDS: IDS}


@cache
def kinds_by_word() -> Mapping[str, str]:
    return by_word(KINDS)


@cache
def roles_by_word() -> Mapping[str, str]:
    return by_word(ROLES)


@cache
def administrators_by_word() -> Mapping[str, str]:
    """The roles that a file does not give."""
    return by_word((role.value, role.label) for role in Role if role in ADMINISTRATORS)
