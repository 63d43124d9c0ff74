"""The columns of a file of regions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.utils.translation import gettext_lazy as _

from luoshi.core.sheets.cells import plain
from luoshi.core.sheets.words import by_word, in_all_languages
from luoshi.organizations.setting_up.layout import Column, Sheet
from luoshi.organizations.states import Level

LEVELS = [(str(level.value), level.label) for level in Level]

REGIONS = Sheet(
    _("Regions"),
    (
        Column("code", _("Code"), 14, _("6, 9 or 12 digits."), needed=True, also=("code", "代码", "区划代码")),
        Column("name", _("Name"), 20, _("In full."), needed=True, also=("name", "名称", "单位名称")),
        Column("level", _("Level"), 10, _("1 province to 5 village."), True, LEVELS, ("level", "级别", "层级")),
        Column("parent", _("Lies in"), 14, _("The code above."), also=("parent", "上级代码", "上级")),
        Column("since", _("From"), 14, _("The first day."), needed=True, also=("valid_from", "生效日期", "起始日期")),
        Column("was", _("Code before"), 20, _("Former codes."), also=("was", "原代码", "曾用代码")),
    ),
    "code",
)


@cache
def headers() -> Mapping[str, str]:
    """Which column a header names, in every language of the product and as tables of others have it."""
    known = {plain(name): column.key for column in REGIONS.columns for name in column.also}
    return known | {plain(name): column.key for column in REGIONS.columns for name in in_all_languages(column.label)}


@cache
def levels_by_word() -> Mapping[str, str]:
    return by_word(LEVELS)
