"""Regions: official names and codes of provinces, prefectures and counties (GB/T 2260), read when first asked for."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

from luoshi.reading.expressions import expression
from luoshi.reading.model import Region
from luoshi.reading.vocabulary import any_of

#: Zones that govern a territory of their own but stand in no code table.
_ZONE = expression(
    r"[一-鿿]{2,6}?(?:综合实验区|示范区|(?:国家)?高新区|高新技术产业开发区|经济技术开发区|经济开发区|保税区|新区|管理区|风景区)"
)
_SUFFIX = expression(r"(?:省|市|县|区|旗|盟|自治州|自治县|自治区|特别行政区|林区|矿区)$")
_LONGEST = 12
_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CODE = expression(rf"(?<![0-9A-Z])[{_LETTERS}]{{2}}(?P<place>\d{{6}})[{_LETTERS}]{{10}}(?![0-9A-Z])")
#: Official names that are everyday words as well.
_COMMON = {"城区", "郊区", "矿区", "市中区", "新城区"}


@lru_cache(maxsize=1)
def _codes() -> dict[str, list[str]]:
    codes: dict[str, list[str]] = defaultdict(list)
    with files("luoshi.reading").joinpath("data/regions.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(line for line in table if not line.startswith("#")):
            codes[row["name"]].append(row["code"])
    return dict(codes)


@lru_cache(maxsize=1)
def _short_names() -> dict[str, str]:
    """Provinces and prefectures by the names that people use (河南, 菏泽), where a name has one owner."""
    short: dict[str, str] = {}
    for name, codes in _codes().items():
        if codes[0].endswith("00"):
            short[re.sub(r"(?:[壮回维]\w*?自治区|自治区|省|市)$", "", name)] = name
    return {name: full for name, full in short.items() if len(name) > 1}


def region_named(name: str) -> Region:
    """A region with its code, or without one where the name is no official name or has several owners."""
    codes = _codes().get(name, [])
    return Region(name, codes[0] if len(codes) == 1 else None)


def region_of_index_number(number: str) -> Region | None:
    """The place of the body whose unified social credit code (GB 32100) an index number holds.

    The code has its own check digit, and behind its first two characters the six digits of the place.
    """
    for found in _CREDIT_CODE.finditer(number):
        name = _names().get(found["place"])
        if name and _checks(found[0]):
            return Region(name, found["place"])
    return None


def _checks(code: str) -> bool:
    """Whether the last character of a credit code is the one that the others make: weights 3^n, modulo 31."""
    total = sum(_LETTERS.index(letter) * pow(3, at, 31) for at, letter in enumerate(code[:-1]))
    return _LETTERS[-total % 31] == code[-1]


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The official names by their codes."""
    return {code: name for name, codes in _codes().items() for code in codes}


def name_of(code: str) -> str:
    """The official name of six digits; "" for those that are no unit."""
    return _names().get(code, "")


def region_at_start(words: str) -> str | None:
    """The most exact region whose full name the words begin with: 菏泽市成武县人民政府 -> 成武县."""
    found = None
    while name := _one_at_start(words):
        found, words = name, words[len(name) :]
    return found


_FORM = expression(
    r"(?:中共)?(?P<name>(?!.{0,3}[各全我该本]|关于)[一-鿿]{2,5}?(?:省|市|县|区|旗|州|乡|镇|街道))(?=人民政府|政府|委|[一-鿿]{1,12}[局室厅组部会院办]|办事处|20\d\d年|(?<=街道)$"
    r"|(?<=[乡镇道])(?:关于|召开|开展|举行|组织|调度))"
)


def region_by_form(words: str) -> str | None:
    """A place that no code table knows, by the form of its name in front of a body or a year (某某县人民政府)."""
    found = _FORM.match(words)
    return found["name"] if found else None


def _one_at_start(words: str) -> str | None:
    zone = _ZONE.match(words)
    for length in range(min(_LONGEST, len(words)), 1, -1):
        if words[:length] in _codes() and words[:length] not in _COMMON and _SUFFIX.search(words[:length]):
            return words[:length] if not zone or zone.end() <= length else zone[0]
    return zone[0] if zone else None


def regions_in(words: str) -> list[str]:
    """Every official full name in the words, in order."""
    found = []
    for end in re.finditer(r"[省市县区旗盟州]", words):
        for length in range(_LONGEST, 2, -1):
            name = words[max(end.end() - length, 0) : end.end()]
            if name in _codes() and name not in _COMMON:
                found.append(name)
                break
    return found


def called_in(words: str) -> list[str]:
    """Full names of the provinces and prefectures that the words call by their short names, once for each time."""
    return [_short_names()[name] for name in _any_short_name().findall(words)]


@lru_cache(maxsize=1)
def _any_short_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_short_names())})(?![湖省市])")


def level_of(name: str) -> str:
    """What a place calls itself: 省, 市, or 县."""
    code = _codes().get(name, ["000001"])[0]
    return "省" if code.endswith("0000") else "市" if code.endswith("00") else "县"
