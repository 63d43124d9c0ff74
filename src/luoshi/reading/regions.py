"""Regions: official names and codes of provinces, prefectures and counties (GB/T 2260), read when first asked for."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from luoshi.reading.expressions import expression
from luoshi.reading.model import Region
from luoshi.reading.vocabulary import any_of

#: Zones that govern a territory of their own but stand in no code table.
_ZONE = expression(
    r"[一-鿿]{2,6}?(?:综合实验区|示范区|(?:国家)?高新区|高新技术产业开发区|经济技术开发区|经济开发区|保税区|新区|管理区|风景区|片区(?=管))"
)
_SUFFIX = expression(r"(?:省|市|县|区|旗|盟|自治州|自治县|自治区|特别行政区|林区|矿区)$")
_LONGEST = 12
_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CODE = expression(rf"(?<![0-9A-Z])[{_LETTERS}]{{2}}(?P<place>\d{{6}})[{_LETTERS}]{{10}}(?![0-9A-Z])")
#: Official names that are everyday words as well.
_COMMON = {"城区", "郊区", "矿区", "市中区", "新城区", "老城区"}
#: And one that is a verb with its object inside a sentence (会同县财政局).
_VERBS = {"会同县"}


@lru_cache(maxsize=1)
def _codes() -> dict[str, list[str]]:
    codes: dict[str, list[str]] = defaultdict(list)
    with files("luoshi.reading").joinpath("data/regions.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(line for line in table if not line.startswith("#")):
            codes[row["name"]].append(row["code"])
            if (usual := _PEOPLES.sub(r"\1", row["name"])) != row["name"]:
                codes[usual].append(row["code"])
    return dict(codes)


#: What people leave out of the name of an autonomous place (西双版纳傣族自治州 -> 西双版纳州).
_PEOPLES = expression(
    r"(?<=[一-鿿]{2})(?:(?:土家|哈尼|布依|景颇|傈僳|仡佬|仫佬|毛南|拉祜|布朗|纳西|独龙|普米|撒拉|东乡|保安|裕固|达斡尔"
    r"|各|朝鲜|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|鄂伦春|鄂温克|[苗侗傣回彝白藏羌壮满瑶黎畲水佤怒土])族?){1,5}自治([州县旗])$"
)


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
    found, words = None, words[_led_by_short_name(words) :]
    while name := _one_at_start(words):
        found, words = name, words[len(name) :]
    town = _TOWN_BEHIND.match(words) if found else None
    return town[0] if town else found


def _led_by_short_name(words: str) -> int:
    """How long the short name is that only leads over to a place within it (山东巨野县, 深圳南山区)."""
    short = (n for n in (2, 3, 4) if words[:n] in _short_names())
    return next((n for n in short if contains(_short_names()[words[:n]], _one_at_start(words[n:]) or "")), 0)


_TOWN_BEHIND = expression(
    r"(?![乡城集小重建特])[^\W\da-zA-Z各全我本该在等]{2,3}?(?<![乡城村集])(?:镇|乡|街道)(?![镇村级域]|人大|街道)"
)


_FORM = expression(
    r"(?:中共)?(?P<name>(?!.{0,3}[各全我该本及]|关于|自治)[一-鿿]{2,5}?(?:省|市|县|区|旗|州|(?<!城)乡|镇|街道))(?=人民政府|政府|委|[一-鿿]{1,12}[局室厅组部会院办]|办事处|20\d\d年|(?<=街道)$"
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
    codes, no_places = _codes(), _COMMON | _VERBS
    for end in re.finditer(r"[省市县区旗盟州](?!级|域)", words):
        for length in range(_LONGEST, 2, -1):
            name = words[max(end.end() - length, 0) : end.end()]
            if name in codes and name not in no_places:
                found.append(name)
                break
    return found


def contains(place: str, part: str) -> bool:
    """Whether an official place lies in another one, by their codes."""
    outer, inner = _codes().get(place, []), _codes().get(part, [])
    return bool(outer and inner) and place != part and inner[0].startswith(re.sub(r"(?:00)+$", "", outer[0]))


def city_by_mark(mark: str, province: str) -> str | None:
    """The one city of a province whose name begins with the mark of a document's number (湖北省, 十 -> 十堰市)."""
    found = {
        codes[0]: name
        for name, codes in _codes().items()
        if name[0] == mark and codes[0].endswith("00") and contains(province, name)
    }
    return found.popitem()[1] if len(found) == 1 else None


_BRANCH = expression(
    r"中心支行|支行|分行|中支|金融监管[支分]局|银保监监管[支分]局|银监监管[支分]局|监管[支分]局|银保监分局|税务局|供电公司|分局(?<=局..分局)|分局(?<=局...分局)"
)
_LEVELS = frozenset("市县区州")


def named_by_branches(words: str) -> list[str]:
    """Full names of the places whose branches the words name (人行福清支行 -> 福清市, 市公安局福清分局)."""
    called = _short_names() | _short_counties()
    ends = (at.start() - (words[at.start() - 1 : at.start()] in _LEVELS) for at in _BRANCH.finditer(words))
    stems = ((words[end - length : end], length) for end in ends for length in (4, 3, 2))
    return [called[stem] for stem, length in stems if len(stem) == length and stem in called]


@lru_cache(maxsize=1)
def _short_counties() -> dict[str, str]:
    """Counties by the names that people use (福清, 广昌), where a name has one owner and two characters at least."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, codes in _codes().items():
        short = re.sub(r"(?:[市县区旗]|.族自治县)$", "", name)
        if not codes[0].endswith("00") and len(short) > 1:
            owners[short].update({name} if len(codes) == 1 else {name, ""})
    return {short: min(names) for short, names in owners.items() if len(names) == 1 and short not in _short_names()}


_TOWN = expression(
    r"(?:^|(?<=[。;,:、在将《“】\s]))(?![乡城集小重建特])([^\W\da-zA-Z各全我本该在等]{2,3}?(?:镇|乡|街道))(?![镇村级域]|人大|街道)",
    re.M,
)


def towns_in(words: str) -> list[str]:
    """Names of towns, townships and quarters that begin a clause, once for each time; no table knows them."""
    return [found[1] for found in _TOWN.finditer(words)]


def called_in(words: str) -> list[str]:
    """Full names of the provinces and prefectures that the words call by their short names, once for each time."""
    return [_short_names()[name] for name in _any_short_name().findall(words)]


def is_called(name: str) -> bool:
    """Whether a name is the short one of a province, a prefecture or a county (湖南, 长沙, 湘西, 福清)."""
    return name in _short_names() or name in _short_counties() or f"{name}州" in _codes()


def place_around(places: Iterable[str]) -> str | None:
    """The one city that all the places lie in, else their one province, by their codes."""
    codes = [_codes().get(place, []) for place in places]
    for length in (4, 2):
        around = set.intersection(*({code[:length] for code in known} for known in codes)) if codes else set()
        if len(around) == 1 and (name := name_of(around.pop().ljust(6, "0"))):
            return name
    return None


@lru_cache(maxsize=1)
def _any_short_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_short_names())})(?<!真金白银)(?<![均平]衡.)(?![湖省市州区])(?!{_SCHOOL})")


#: What makes the name of a place that of a school.
_SCHOOL = r"[一-鿿]{0,8}?(?:学院|大学|小学)"


def level_of(name: str) -> str:
    """What a place calls itself: 省, 市, or 县."""
    code = _codes().get(name, ["000001"])[0]
    return "省" if code.endswith("0000") else "市" if code.endswith("00") else "县"
