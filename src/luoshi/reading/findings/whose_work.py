"""Whose work a document is: the place that issued it, that its title names, or that its words take for their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from luoshi.reading.expressions import expression
from luoshi.reading.model import Region
from luoshi.reading.regions import (
    called_in,
    city_by_mark,
    contains,
    named_by_branches,
    place_around,
    region_at_start,
    region_by_form,
    region_named,
    region_of_index_number,
    regions_in,
    towns_in,
)

_NATIONAL = expression(r"国务院|中共中央|中央|全国|国家|最高人民|[一-鿿]{2,6}部$")
_LOOKED_AT, _OPENING = 4000, 400


def coded(region: Region | None, index_number: str) -> Region | None:
    """The place with the code that the index number holds; its own where the words name none."""
    found = region_of_index_number(index_number)
    return found if found and (region is None or region.name == found.name) else region


def region_of(issuer: str | None, title: str | None, text: str) -> Region | None:
    """The place whose work it is: the issuer's, the title's, or the one that the text speaks of."""
    if issuer and _NATIONAL.match(issuer):
        branch = regions_in(issuer)
        return region_named(branch[-1]) if branch else None
    name = _at_the_head(issuer or "", title or "", text) or _spoken_of(text, title or "", issuer or "")
    name = name or _by_number(text)
    return region_named(name) if name else None


def _at_the_head(issuer: str, title: str, text: str) -> str | None:
    """The place that the issuer's name begins with, or the title where that lies in it, or the text."""
    issuing = region_at_start(issuer.removeprefix("中共"))
    titled = region_at_start(_BEFORE_PLACE.sub("", title))
    if issuing and titled and contains(issuing, titled):
        return titled
    return issuing or titled or _opening(text) or region_by_form(issuer) or region_by_form(title)


_BEFORE_PLACE = expression(r"^(?:附件\d?:?|关于印发|关于|《|中共|20\d\d年度?)+")


def _opening(text: str) -> str | None:
    """The place that the text begins with; not one that a salutation begins with (某县、各区人民政府:)."""
    words = _BEFORE_PLACE.sub("", text.lstrip())[:_LONGEST_SALUTATION]
    name = region_at_start(words[:100].removeprefix("中共"))
    return None if name and (words[len(name) : len(name) + 1] in "、," or _SALUTATION.match(words)) else name


_LONGEST_SALUTATION = 200
_SALUTATION = expression(r"[^\n。]{2,40},各[^\n。]{2,150}:\s*\n")


def _spoken_of(text: str, title: str, issuer: str) -> str | None:
    """The place that the title calls by name, that a report was made to, or that a text speaks of; 我市 means a 市."""
    if named := regions_in(title) + called_in(title) + towns_in(title):
        return named[0]
    head = text[:_LOOKED_AT]
    if own := _OWN_PLACE.search(head):
        return own["named"] or own["met"] or own["of"]
    level, firmly = _own_level(head, issuer)
    head = _ELSEWHERE.sub("", head)
    times = _mentions(head, level)
    at_level = {place: n for place, n in times.items() if place.endswith(_SUFFIXES.get(level, level))} if level else {}
    if around := _around(times, level, bool(at_level)):
        return around
    place = _most_named(at_level if at_level or firmly else times)
    if place and (times[place] > 1 or _is_sure(place, firmly, head)):
        return place
    if place in at_level and _calls_alone(place, times, at_level, level, head):
        return place
    most = None if firmly else _most_named(times)
    return most if most and times[most] > 1 else None


#: Where a report comes from and a meeting was held says nothing of whose work it is (新华社北京7月15日电, 在北京举行).
_ELSEWHERE = expression(r"新华社[一-鿿]{2,6}(?=\d{1,2}月)|在[一-鿿]{2,12}?(?:举行|召开|举办|开幕)")


def _calls_alone(place: str, times: Mapping[str, int], at_level: Mapping[str, int], level: str, head: str) -> bool:
    """Whether a text that speaks of its province or city twice (全市, 本市, 我市) names none of that level but one."""
    named = level == "省" or (level == "市" and place in head)
    parts = [head.find(part) for part in times if contains(place, part)] if level == "市" and times[place] else []
    around = bool(parts) and head.find(place) < min(parts)
    return len(at_level) == 1 and named and (around or len(_OWN.findall(head)) > 1)


_OWN = expression(r"[全本我][省市](?!场)")


def _around(times: Mapping[str, int], level: str, named: bool) -> str | None:
    """The city or province of a text that names several of its parts, and no place that it calls its own."""
    parts = [place for place in times if not any(contains(place, other) for other in times)]
    evenly = 3 * max(times.values(), default=0) <= 2 * sum(times[part] for part in parts)
    if not level and len(parts) >= _MANY_PARTS and evenly:
        return place_around(parts)
    districts = [place for place in times if place.endswith("区")] if level == "市" and not named else []
    city = place_around(districts) if len(districts) > 1 else None
    return city if city and city.endswith("市") else None


_MANY_PARTS = 3


_ISSUES_ITSELF = r"[省市县区州]?[一-鿿]{0,12}(?:发布|印发|出台|推出|发文|召开)(?=了|关于|《|新|通知|公告|发布会|新闻)"


def _is_sure(place: str, firmly: bool, head: str) -> bool:
    """Whether a place that is named once is the text's own: named at once, by the name of a body, or by news."""
    if firmly and place[:-1] in head[:_OPENING]:
        return True
    body = re.search(rf"(?<![一-鿿]){place}[一-鿿]{{1,8}}[局委办]|{place[:-1]}{_ISSUES_ITSELF}", head)
    return bool(body or (not firmly and place[-1] not in _OF_TOWNS and _TELLS.search(head)))


def _mentions(head: str, level: str) -> Counter[str]:
    """How often the words name each place, by its full or its short name or in the name of a branch."""
    if level and level in _OF_TOWNS:
        return Counter(towns_in(head))
    named = Counter(regions_in(head) + called_in(head) + named_by_branches(head))
    return Counter(
        {place: max(n, head.count(place[:-1])) - _led_over(place, named, head) for place, n in named.items()}
    )


def _led_over(place: str, named: Mapping[str, int], head: str) -> int:
    """How often a place is only named before one within it (江西省吉安市, 江西吉安)."""
    within = [other[:-1] for other in named if contains(place, other)]
    return sum(head.count(place + part) + head.count(place[:-1] + part) for part in within)


def _most_named(times: Mapping[str, int]) -> str | None:
    """The place that is named most often; of a city and the one city within it that is named again the latter."""
    most = max(times.values(), default=0)
    tied = [place for place, n in times.items() if n == most]
    first = next((place for place in tied if all(place == other or contains(place, other) for other in tied)), None)
    within = [
        place for place in times if first and times[place] > 1 and place[-1] == first[-1] and contains(first, place)
    ]
    return within[0] if len(within) == 1 else first


_NUMBER = expression(r"(?:^|(?<=\s))([一-鿿])(?:政|府|委|发|办)[一-鿿]{0,4}〔\d{4}〕", re.M)


def _by_number(text: str) -> str | None:
    """The city that a document's number begins with, in the one province that its text names (十政办发, 湖北省)."""
    head = text[:_LOOKED_AT]
    provinces = {place for place in regions_in(head) if place.endswith(_SUFFIXES["省"])}
    number = _NUMBER.search(head)
    return city_by_mark(number[1], provinces.pop()) if number and len(provinces) == 1 else None


#: 结合官渡区实际, 在某县第十届人民代表大会上, 代表某镇人民政府: whose work it is, in its own words.
_OWN_PLACE = expression(
    r"结合(?P<of>(?!自治)[^我本各全\W]{2,4}[省市县区州旗镇乡])实际"
    r"|在(?:中共)?(?P<met>[^我本各全\W]{2,7}?[省市县区州旗镇乡])第[一二三四五六七八九十]{1,3}(?:届|次)人民?代表?大会?"
    r"|代表(?P<named>(?!自治)[^我本各全\W]{2,7}?[省市县区州旗镇乡])人民政府"
)
_TELLS = expression(
    r"记者|本报讯|\d日讯|新闻发布会|吹风会|来源:(?!公众号)|责任编辑|工作会议|一年来|刚刚过去|过去一年|工作回顾"
)
_US = expression(r"(?<!自)我([省市县区州旗镇乡])")
_UNITS = expression(r"(?:责任|牵头)(?:单位|部门):([省市县区州])|\(([省市县区州])[一-鿿]{2,10}?[局委厅办部][、,)]")
#: 全县, 本市; not what a place is compared with (居全省第二, 比全国、全省高).
_ALL = expression(r"(?:(?<![健居在、占列])全|(?<!基)本)([省市县区州旗镇乡])(?![级域场第])")
_LEVELS = "镇乡区县旗市州省"
_OF_TOWNS = "镇乡"
_SUFFIXES = {"省": ("省", "自治区"), "县": ("县", "旗"), "州": ("州", "盟"), "乡": ("乡",), "镇": ("镇", "街道")}


def _own_level(head: str, issuer: str) -> tuple[str, bool]:
    """The place's level as issuer, text (我县) or units say it, firmly; else the lowest of 全县 and 全市."""
    if by_issuer := re.match(r"[省市县区州旗镇乡](?!民)", issuer):
        return by_issuer[0], True
    if us := _US.search(head):
        return us[1], True
    if units := _UNITS.search(head):
        return units[1] or units[2], True
    return min(_ALL.findall(head), key=_LEVELS.index, default=""), False
