"""Comparisons: how a fact grew, where it ranks, and how far it lies above or below others."""

from __future__ import annotations

import re
from decimal import Decimal

from luoshi.reading.expressions import expression
from luoshi.reading.findings.wording import thing
from luoshi.reading.model import Rank, Versus
from luoshi.reading.quantities import number_of
from luoshi.reading.vocabulary import words

#: 同比-3.2%: the sign alone says which way.
SINCE = expression(r"(?:同比|[比较]上年(?:同期)?)(?:分别)?$")
#: The words that lead over to a rate of growth, at the end of what stands before the number.
GROWTH = expression(
    r"(?:增幅|增速)?(?:分别|均|累计|平均|同比|可比|同口径|按(?:可比|不变)(?:价格?|口径)(?:计算)?|比上年(?:同期)?|较上年(?:同期)?|比去年(?:同期)?|较去年(?:同期)?|[比较]\s?20\d\d\s?年"
    r"|[比较](?:年初|上年末|上月)|环比|年均|名义|实际|逆势|大幅){0,7}(比增|增长|增加|增产|增速|增幅|增|上涨|上升|提高|提升|下降|减少|降低|回落|下滑|下跌|减产|降|负增长|压缩|压减|缩减|缩短|[上下]调)了?$"
)
_FALLS = words("下降 减少 降低 回落 下滑 下跌 减产 降 负增长 压缩 压减 缩减 缩短 下调")


def growth_sign(leading: str) -> tuple[str, int] | None:
    """What grows and which way (1 or -1), where the words before a rate speak of growth; else None."""
    found = GROWTH.search(leading.rstrip())
    if not found:
        return None
    return leading[: found.start()].rstrip(), -1 if found[1] in _FALLS else 1


_NUMERAL = r"[一二两三四五六七八九十]+|\d+"
_POSITION = rf"(?:第\s?(?P<at>{_NUMERAL})(?!\d)|前(?P<top>{_NUMERAL})(?!\d)|(?P<first>首位|榜首|首席))(?:位|名|强)?"
_AMONG_WORDS = r"[^、和第前]{0,40}?"
#: 居 is a place, but not in 居民; nor is 排 in 排放.
_AT = r"居(?![民住家委室])|(?<![系陈])列(?![车入支])|排名|排在|排位|(?<!安)排(?![放水查污涝除练])"
_RANKED = expression(
    r"(?<![^,])(?P<subject>[^,]*?)(?P<all>分别|均)?(?:稳|位|跃|继续|连续.{1,4}|仍|高|排名|并列|再){0,6}"
    rf"(?:{_AT}|位居|位列|位于|[升进跃]至|名列|跻身|进入|保持)(?:(?P<too>分别|均)?(?:位居|位列|[居列]))?(?P<rest>[^,]*)"
)
#: Looked for first: without a verb, `_RANKED` would try every beginning of a long clause.
_RANK_VERB = expression(rf"{_AT}|位于|[升进跃]至|跻身|进入|保持")
_PLACE = expression(
    rf"(?P<among>{_AMONG_WORDS}){_POSITION}(?![一-鿿])|(?P<among2>{_AMONG_WORDS})第\s?(?P<at2>{_NUMERAL})(?:位|名)"
)
_AMONG = expression(r"在(.{2,20}?)(?:中(?=.{0,14}[排位居列])|(?=[排位居列]))")


def ranks_in(clause: str) -> tuple[str, list[Rank]]:
    """The words before a rank in one clause, and the ranks: 居全国第26位、全省第2位 has two."""
    if led := _LEADS.search(clause):
        return led["subject"], [Rank(1, led["among"])]
    if "第" in clause and (bare := _BARE_RANK.search(clause)):
        return _own_subject(bare["subject"]), [Rank(int(number_of(bare["at"])), bare["among"])]
    found = _RANK_VERB.search(clause) and _RANKED.search(clause)
    if not found or not re.search(r"[第前首榜]", found["rest"]):
        return "", []
    ranks: list[Rank] = []
    for place in _PLACE.finditer(_CLIMB.sub("", found["rest"])):
        among = _PACE_OF.sub("", (place["among"] or place["among2"] or "").strip("、和的位 "))
        ranks.append(Rank(_position(place), among or (ranks[-1].among if ranks else _group(clause))))
    return _own_subject(found["subject"]) + (found["all"] or found["too"] or ""), ranks


#: 2项指标增速全市第一, 综合排名全省第四: a place without a verb.
_BARE_RANK = expression(
    rf"(?<![^,])(?P<subject>[^,]{{0,60}}?)(?:[\d一二三四五六七八九十]项指标增速|(?<=[幅速量率名绩数模能])|连续[^,]{{1,4}})(?P<among>全[国省市县区])"
    rf"第\s?(?P<at>{_NUMERAL})(?:位|名)?(?=$|[,、;。()\s])"
)
_LEADS = expression(r"(?<![^,])(?P<subject>[^,]*?)(?:领跑(?P<among>全[国省市区县]))(?:$|[,。])")
#: 总量居全省第5、增速居全省第2
_PACE_OF = expression(r"^(?:增速|增幅|总量)?(?:居|位居|列|位列|排|排名)(?=全)|^.{1,16}之后(?:位?[居列])?")
#: 由全省第56位上升至: where it ranked before.
_CLIMB = expression(r"[由从].*?(?:升|跃升|提升|前移|进)(?:至|到)")


def _own_subject(subject: str) -> str:
    """What stands behind the last number: 同口径增长12.2%、增幅 -> 增幅."""
    before, joined, last = subject.rpartition("、")
    return _AMONG_LAST.sub("", last if joined and re.search(r"\d", before) else subject)


#: 增幅全省排第7位, 改善幅度在全国168个城市中排名第七位: among whom stands before the verb too.
_AMONG_LAST = expression(r"(?<=[幅速量数])在?全[国省市县区](?:范围内?)?$|(?<=[幅度速量数率值额分])在[^,]{2,36}中$")


def _position(place: re.Match[str]) -> int:
    if place["first"]:
        return 1
    return int(number_of(place["at"] or place["top"] or place["at2"]))


def _group(clause: str) -> str:
    found = _AMONG.search(clause) or re.search(r"(全[国省市县区])", clause)
    return found[1] if found else ""


_VERSUS = expression(
    r"(?P<than>(?<!占)比(?P<whom>[^\d,比提加前]{1,40}?)(?:分别)?[高低快慢])出?(?P<points>\d[\d.]*\s?个?(?:、|和|及|百分点|个|\s|\d[\d.]*)*百分点)"
    r"|(?P<way>高于|低于|高出|快于|好于|优于|慢于|低)(?P<names>[^\d,]{1,40}?)(?P<numbers>\d(?:、|和|及|以及|百分点|个|\s|[\d.]){0,60}百分点)"
)
_LEVEL_WITH = expression(r"与(.{2,8}?)(?:水平|增速|增幅)?(?:持平|相当)")
_BELOW = ("低于", "慢于", "低")


def versus_in(clause: str) -> tuple[Versus, ...]:
    """How far above or below others, in percentage points: 分别高于全省、全国0.8个和0.6个百分点."""
    if level := _LEVEL_WITH.search(clause):
        return (Versus(level[1], Decimal(0)),)
    names, points = _margins(clause)
    points = points if len(points) >= len(names) else points * len(names)
    return tuple(map(Versus, names, points))


def versus_of_each(clause: str) -> tuple[Versus, ...]:
    """How far each of several things lies above one other: 分别快于规上工业3.9个、7.3个百分点."""
    names, points = _margins(clause) if "分别" in clause else ([], [])
    return tuple(Versus(names[0], each) for each in points) if len(names) == 1 < len(points) else ()


def _margins(clause: str) -> tuple[list[str], list[Decimal]]:
    """With whom a clause compares and by how many points, less than 0 below; with nobody if with an earlier time."""
    found = _VERSUS.search(_masked(clause))
    whom = (found["whom"] or found["names"]) if found else ""
    if not found or _EARLIER.search(whom):
        return [], []
    names = [name.strip() for name in re.split(r"[、和及]", re.sub(r"的|水平|同期", "", whom))]
    below = (found["way"] or "") in _BELOW or (found["than"] or "").endswith(("低", "慢"))
    points = map(Decimal, re.findall(r"\d+(?:\.\d+)?", found["points"] or found["numbers"]))
    return list(filter(None, names)), [-each if below else each for each in points]


def comparison_start(clause: str) -> int | None:
    """Where a comparison with others begins in a clause, or None."""
    found = _VERSUS.search(_masked(clause)) or _LEVEL_WITH.search(clause)
    return found.start() if found else None


_EARLIER = expression(r"季度|月|年|同期|上期|半年|年初")


def _masked(clause: str) -> str:
    """The clause with blanks for what stands in brackets: 比全省(7.7%)和全国(7%)分别高0.7、1.4个百分点."""
    return re.sub(r"\([^()]*\)", lambda remark: " " * len(remark[0]), clause)


_NO_SUBJECT = expression(
    r"全[国省市县区]|在?[东中西]部(?:地区|省份)?|(?:其|总体|主要)?(?:增幅|增速|总量|总数|数量|规模|(?:综合|总)?排名|同步|均|分别|并|且|也|总额|[、和及])*|.{2,20}[中里内]"
)


def is_no_subject(words: str) -> bool:
    """增幅, 增速, 总量: words that go on speaking of what was named before."""
    return bool(_NO_SUBJECT.fullmatch(thing(words)))
