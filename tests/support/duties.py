"""Editions of the catalogue of duties, filled in as an office would, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.support.cast import SINCE, TODAY, Cast
from tests.support.tables import opened, saved

BOUNDARY, BASIC, COOPERATING, TAKEN_BACK = "部门职责边界", "乡镇基本履职", "乡镇配合履职", "上级收回"

#: List, number, field, words, in charge, what it does, who joins, township, basis.
GRAIN = [
    BOUNDARY,
    1,
    "农业农村",
    "粮食储备与流通监管",
    "县发展和改革局",
    "管储备",
    "县农业农村局：管生产",
    "",
    "条例第6条",
]
CLINIC = [BASIC, 1, "民生服务", "村级互助养老点日常巡查", "", "", "", "", "履职清单"]
STRAW = [
    COOPERATING,
    1,
    "生态环保",
    "秸秆露天焚烧查处",
    "县农业农村局",
    "查处",
    "各镇街：巡查、劝阻、上报",
    "",
    "办法第3条",
]
FIRMS = [TAKEN_BACK, 1, "经济发展", "高新技术企业培育指标考核", "县科学技术局", "按年组织认定", "", "", "履职清单"]
FOUR = [GRAIN, CLINIC, STRAW, FIRMS]


def filled(rows: Sequence[Sequence[Any]]) -> bytes:
    """The template, in Chinese, with rows."""
    from django.utils import translation

    from luoshi.organizations.catalogue.book import empty_book

    with translation.override("zh-hans"):
        book = opened(empty_book())
    for n, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            book.worksheets[1].cell(n, column).value = value
    return saved(book)


def brought(
    cast: Cast,
    data: bytes,
    since: date = SINCE,
    person: str = "office",
    region: str = "county",
    name: str = "职责清单.xlsx",
) -> Any:
    """An edition that an office has brought."""
    from luoshi.organizations.actions import Edition, bring_duties

    edition = Edition(cast.regions[region], "青政办发〔2026〕9号", since)
    return bring_duties(cast.act(person), edition, name, data)


def proposed(book: Any) -> Any:
    """What an edition would change."""
    from luoshi.organizations.catalogue.comparing import duties_proposal
    from luoshi.organizations.catalogue.opening import duties_in
    from luoshi.records import files

    return duties_proposal(duties_in(files.read(book.file_id)), book, TODAY)


def taken(cast: Cast, rows: Sequence[Sequence[Any]], **edition: Any) -> Any:
    """An edition that was brought, looked at and taken."""
    from luoshi.organizations.actions import take_duties

    book = brought(cast, filled(rows), **edition)
    return take_duties(cast.act(edition.get("person", "office")), book, proposed(book).digest)
