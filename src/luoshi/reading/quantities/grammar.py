"""The grammar of quantities: one expression for a number with its unit and the words that bound it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span
from luoshi.reading.quantities.numerals import number_of
from luoshi.reading.quantities.units import KIND_OF, KINDS, SCALES, kind_of
from luoshi.reading.vocabulary import any_of, words


def _not(*words: str) -> tuple[str, ...]:
    """不少于, 不得少于, 不应少于, 不宜少于."""
    return tuple(f"不{must}{word}" for must in ("", "得", "应", "宜") for word in words)


#: Words before a number that say how it binds, and words after it.
BEFORE: dict[str, tuple[str, ...]] = {
    ">=": (
        *_not("少于", "低于", "小于"),
        *words(
            """
        至少 最少 达到了 达到 达 提高到 提高至 提升到 提升至 发展到 增加到
        增加至 增长到 增长至 扩大到 扩大至 增至 上升到 上升至 跃升到 跃升至 攀升到 攀升至 回升到 回升至 升至 升到
        迈上 跨上 站上 上调到 上调至
        到达 稳定在 稳定到 保持在 维持在 保持 稳定 实现 ≥ ≧ >=
    """
        ),
    ),
    "<=": (
        *_not("超过", "高于", "多于", "大于"),
        *words(
            """
        不突破 控制目标为 控制在 控制到 压减到 压减至 降至 降到 降低到 降低至
        下降到 下降至 下调到 下调至 缩小到 缩小至 收窄到 收窄至 压降到 压降至
        压缩到 压缩至 压缩为 压减为 缩短为 压缩在 缩减到 缩减至 缩短到 缩短至 减少到 减少至 减至 ≤ ≦ <=
    """
        ),
    ),
    ">": words("超过 超出 突破 高于 大于 多于 优于 逾 超 过 >"),
    "<": words("低于 小于 少于 <"),
    "~": words("接近 将近 大约 约为 约 近"),
}
AFTER: dict[str, tuple[str, ...]] = {
    ">=": words("(含)以上 及以上 (含)及以上 以上(含) 以上 之上"),
    "<=": words("(含)以下 及以下 以下(含) 以内 之内 以下"),
    "~": words("左右 上下"),
}
#: Words that end another word as often: 下达, 经过, 节约, 附近.
_GUARDED = {"达": "(?<![下发表传到])达", "过": "(?<![通经超])过", "约": "(?<![节预公制])约", "近": "(?<![附最])近"}
_COMPARATOR_BEFORE = {word: sign for sign, words in BEFORE.items() for word in words}
_COMPARATOR_AFTER = {word: sign for sign, words in AFTER.items() for word in words}


#: Thousands stand behind a comma, or behind a space where only a lost digit could begin so (3 000).
_ARABIC = r"(?:\d{1,3}(?:,\d{3}|[ \xa0\u2009]0\d\d){1,6}(?!\d)|\d{1,20})(?:\.\d+)?"
_DIGIT = "一二三四五六七八九十百千两零〇"
#: What can stand behind a number in words: a unit, a gap, the stroke of a range; in 进一步 and 统一 none does.
_BEHIND = "".join(sorted({word[0] for word in (*KIND_OF, *SCALES)})) + "余多来分 \u3000\xa0-—–~―至到或"
#: Every quantity holds one of these.
NUMERAL = expression(rf"[\d{_DIGIT}](?:(?<=\d)|(?=[{re.escape(_BEHIND)}]))")
_WORDS = rf"[{_DIGIT}]{{1,20}}(?:万[{_DIGIT}]{{1,20}})?"
#: A measure by another (吨/日, 元/平方米), written with a stroke.
_FOR_WHAT = [*KIND_OF, *words("日 月 次 人月 人年 人·月 人·年 户年")]
_PER = rf"(?:/(?:{any_of(SCALES)})?(?:{any_of(_FOR_WHAT)}))?"
_COUNTED = any_of(KINDS["count"])
#: What is counted in one word or another (篇(部), 条(个), 条(段)).
_OR = rf"(?:\((?:{_COUNTED}|段)\))?"
#: Units that begin other words: 最高800万支持, 千亿台阶, 市住建委等5部门.
_OWN = {"支": "支(?![持付出撑援])", "台": "台(?![阶账])", "部": "部(?!门)"}
_UNITS = "|".join([any_of(set(KIND_OF) - set(_OWN)), *_OWN.values()])
#: 九成, 九成五: tenths, and hundredths behind them.
_TENTHS = rf"成[{_DIGIT[:9]}](?=[以左上,。;、)]|$)"
_UNIT = rf"个亿|{_TENTHS}|(?:{any_of(SCALES)})?[余多]?(?:{_UNITS}){_PER}{_OR}|(?:{any_of(SCALES)})[余多]?"
_BOUND = "|".join([any_of(set(_COMPARATOR_BEFORE) - set(_GUARDED)), *_GUARDED.values()])
_GAP = r"[ \u3000\xa0]?"
#: Where a quantity can begin: the search goes past all other places at once.
_BEGINS = rf"(?=[-−\d{_DIGIT}万{''.join(sorted({word[0] for word in _COMPARATOR_BEFORE}))}])"
#: A rate below zero (增长-3.2%); between two numbers the stroke makes a range.
_MINUS = r"(?P<minus>(?<=[一-鿿、,(:])[-−]{1,2}(?=\d{1,4}(?:\.\d{1,4})?[%‰]))?"
_QUANTITY = expression(
    rf"{_BEGINS}(?:(?P<before>{_BOUND}){_GAP})?{_MINUS}"
    rf"(?<![\d.第])(?<!\d/)(?<![^A-Za-z][A-Za-z])(?<![Pp][Mm])(?<![Tt][Oo][Pp])(?P<number>{_ARABIC}|{_WORDS})(?![\d.]){_GAP}(?P<more>[余多来]?)"
    rf"(?:(?P<lowunit>{_UNIT})?{_GAP}[-—–~―至到或]+{_GAP}(?P<high>{_ARABIC}|{_WORDS}))?{_GAP}"
    rf"(?P<unit>{_UNIT})(?P<after>{any_of(_COMPARATOR_AFTER)})?"
)
#: Shares by their denominator: 百分之五, 十万分之十二, 10/10万, 三分之二.
_SHARE = expression(
    rf"{_BEGINS}(?:(?P<before>{_BOUND}){_GAP})?"
    rf"(?:(?P<part>[{_DIGIT}万]{{1,20}}|\d{{1,20}})分之(?P<number>{_WORDS}|{_ARABIC})|(?P<over>{_ARABIC})/(?P<whole>1?0?万))"
    rf"(?P<after>{any_of(_COMPARATOR_AFTER)})?"
)
_SHARE_SIGNS = {100: "%", 1000: "‰"}


#: Figures that have no unit: 健康指数达到85以上.
_INDEX = expression(
    rf"(?<=[指系])数(?:总体|平均|稳定)?(?P<before>{_BOUND}){_GAP}(?P<number>{_ARABIC})(?P<after>{any_of(_COMPARATOR_AFTER)})?"
    r"(?=[,。;、)\s]|$)"
)


@dataclass(slots=True)  # not frozen, which would make each of thousands four times as slow
class Quantity:
    """A number with its unit. `span` takes in the words that bound it (不少于800户, 20家以上), `number` does not.

    `value` counts in `unit`, which keeps its scale (1.9 of 亿立方米). `in_words` says that the number
    was written in Chinese numerals, which names and sayings use too. Tenths (三成) and thirds count in %.
    """

    value: Decimal
    unit: str
    comparator: str
    span: Span
    number: Span
    before: str = ""
    after: str = ""
    in_words: bool = False

    def unit_in(self, original: str) -> str:
        """The unit with the brackets that the original text has (套（次））."""
        at = self.number.end - len(self.unit)
        return original[at : self.number.end] if "(" in self.unit else self.unit

    @property
    def kind(self) -> str:
        return kind_of(self.unit)


def quantities_in(text: str, within: Span | None = None) -> list[Quantity]:
    """All quantities of an interval in order; a range (1-2个) gives its two ends, >= and <=.

    `text` has half-width digits and punctuation (`half_width`).
    """
    start, end = within or Span(0, len(text))
    found = [q for match in _QUANTITY.finditer(text, start, end) for q in _read(match, text)]
    words = text[start:end]
    if "数" in words:
        found += map(_index, _INDEX.finditer(text, start, end))
        found.sort(key=lambda q: q.number)
    if ("分之" in words or "/" in words) and _IS_SHARE.search(words):
        shares = list(map(_share, _SHARE.finditer(text, start, end)))
        found = [q for q in found if not any(s.span.start <= q.number.start < s.span.end for s in shares)] + shares
        found.sort(key=lambda q: q.number)
    return found


def _index(found: re.Match[str]) -> Quantity:
    value, after = number_of(found["number"]), found["after"] or ""
    span = Span(found.start("before"), found.end())
    return Quantity(value, "", _comparator(found) or "=", span, Span(*found.span("number")), found["before"], after)


_IS_SHARE = expression(r"分之|/1?0?万")


def _share(found: re.Match[str]) -> Quantity:
    """百分之九十以上 is 90 of %, 三分之二 66.7 of %, 10/10万 10 of /10万."""
    before, after = found["before"] or "", found["after"] or ""
    number = Span(min(found.start(one) for one in ("part", "over") if found[one]), found.end() - len(after))
    value = number_of(found["number"] or found["over"])
    value, unit = _share_of(value, int(number_of(found["part"]))) if found["part"] else (value, f"/{found['whole']}")
    of_few = found["part"] is not None and len(found["part"]) == 1 and found["part"] in _DIGIT[:9]
    return Quantity(value, unit, _comparator(found) or "=", Span(*found.span()), number, before, after, of_few)


def _share_of(value: Decimal, whole: int) -> tuple[Decimal, str]:
    """How many of a whole, with the sign of this; what is no hundredth or thousandth is told in hundredths, to one
    digit behind the point."""
    if whole % 10_000 == 0:
        return value, f"/{whole // 10_000}万"
    if sign := _SHARE_SIGNS.get(whole):
        return value, sign
    share = round(value * 100 / whole, 1)
    return (share.to_integral_value() if share % 1 == 0 else share), "%"


def _read(found: re.Match[str], plain: str) -> Sequence[Quantity]:
    if _is_no_quantity(found, plain):
        return ()
    written, unit, before, after, high, minus = found.group("number", "unit", "before", "after", "high", "minus")
    number = Span(found.start("number"), found.end("unit"))
    plainly = "亿" if unit == "个亿" else unit.replace("余", "").replace("多", "")
    if high:
        return list(_range(found, plainly, number))
    value = number_of(written)
    if unit[0] == "成":
        value, plainly = value * 10 + (number_of(unit[1:]) if unit[1:] else 0), "%"
    quantity = Quantity(
        -value if minus else value,
        plainly,
        _comparator(found) or _roughly(found),
        Span(*found.span()),
        number,
        before or "",
        after or "",
        not written[0].isdigit(),
    )
    return (quantity,)


def _range(found: re.Match[str], unit: str, number: Span) -> Iterator[Quantity]:
    """Both ends of a range count in the unit of the second (2-3万亩), unless the first has its own (800元-1万元)."""
    in_words = not found["number"][0].isdigit()
    low_unit = _with_measure(found["lowunit"], unit) if found["lowunit"] else unit
    for written, own_unit, sign in ((found["number"], low_unit, ">="), (found["high"], unit, "<=")):
        yield Quantity(number_of(written), own_unit, sign, Span(*found.span()), number, in_words=in_words)


def _with_measure(low_unit: str, unit: str) -> str:
    """0.6万至1万人 counts people at both ends: a scale alone takes the measure of the other end."""
    scale = next((one for one in SCALES if unit.startswith(one)), "")
    return low_unit + unit[len(scale) :] if low_unit in SCALES else low_unit


def _comparator(found: re.Match[str]) -> str | None:
    """The sign that the words around a number give it, the one behind before the one in front.

    实现98% and 实现2810亿元 are levels to be reached, 实现40个社区全覆盖 an amount.
    """
    before, after = found.group("before", "after")
    if after:
        return _COMPARATOR_AFTER[after]
    if not before or (before == "实现" and kind_of(found["unit"]) == "count"):
        return None
    return _COMPARATOR_BEFORE[before]


def sign_of(word: str) -> str | None:
    """The sign of a word that stands before a number (不低于 is >=), or None."""
    return _COMPARATOR_BEFORE.get(word)


#: The words that `sign_of` knows, as an expression.
BOUNDS = any_of(_COMPARATOR_BEFORE)


def _roughly(found: re.Match[str]) -> str:
    """4800余户 is at least that many."""
    return ">=" if found["more"] or "余" in found["unit"] or "多" in found["unit"] else "="


#: Units that a Chinese numeral does not count (一类, 三种, 二批): it classes with them.
_CLASSES = set(
    words("类 种 批 对 期 轮 片 面 门 度 分 天 周 口 组 支 字 位 课 村 镇 站 款 队 顶 团 根 车 首 集 列 幅 单 席 升 档")
)
_NO_NUMBER_BEFORE = expression(r"[数几第每某上下前后这那]$")
#: 第三十四条, which a number in words could begin in the middle of.
_ORDINAL = expression(rf"第[{_DIGIT}]{{1,8}}$")
#: 前900家企业: the first so many of a ranking.
_FIRST_OF_ALL = expression(r"(?<![提之以此目日月年周])前$")
#: 第17、18件
_LISTED_ORDINAL = expression(r"第\d{1,3}(?:[、和]\d{1,3}){0,8}[、和]$")
#: A number that begins with a nought belongs to a code (202301-00044).
_CODE = expression(r"0\d")
_ORDINAL_AFTER = expression(r"[级届度代]|大(?!关)")
#: 百万吨级工程, 三人制篮球.
_OF_CLASS = expression(r"级(?!别)|制(?![作造定订品度止备])")
#: What is classed by how many live there.
_SETTLEMENT = expression(r"的?(?:自然村|村民?小?组|屯|居民点|聚居点)")
#: 50万人口以上的县
_POPULATION = expression(r"口(?:以[上下]|的[县市镇城])")
_NAME_IN_WORDS = expression(
    r"二套|[一二三四五六七八九十百千]+(?:次?性|次(?:申报|办[好成结]|告知|受理|元(?!\d))|体化|流|把手|[次个张批件家站条面位行]+[一二三四五六七八九百千万])"
)


def _is_class(unit: str, bound: str | None, after: str) -> bool:
    """Whether a number with its unit tells of what kind a thing is (十亿级, 百万吨级, 三人制, 30户以上自然村)."""
    if bound:
        return unit in ("户", "人") and bool(_SETTLEMENT.match(after))
    if unit.endswith("人") and _POPULATION.match(after):
        return True
    kind = kind_of(unit)
    if kind in ("money", "bare"):
        return bool(_ORDINAL_AFTER.match(after))
    return kind != "percent" and bool(_OF_CLASS.match(after))


def _is_no_quantity(found: re.Match[str], plain: str) -> bool:
    """Years, dates, ordinals (第四届), classes (十亿级) and sayings in words (一次性, 一事一议) count nothing."""
    unit, number, high, after = found.group("unit", "number", "high", "after")
    if _CODE.match(number) or (high and _CODE.match(high)):
        return True
    in_words = not number[0].isdigit()
    if unit == "年" and (len(number) == 4 or in_words or found["before"] == "近"):
        return True
    if _is_class(unit, after, plain[found.end() : found.end() + 6]):
        return True
    at = found.start("number")
    behind = plain[max(at - 1, 0) : at]
    if not in_words:
        ordinal = bool(behind) and behind in "第前后" and unit in ("位", "名")
        ordinal = ordinal or (unit == "家" and bool(_FIRST_OF_ALL.search(plain, max(at - 2, 0), at)))
        return ordinal or (behind in "、和" and bool(_LISTED_ORDINAL.search(plain, max(at - 36, 0), at)))
    if unit in _CLASSES or (behind and behind in _DIGIT and _ORDINAL.search(plain, max(at - 9, 0), at)):
        return True
    return bool(_NO_NUMBER_BEFORE.search(behind) or _NAME_IN_WORDS.match(plain, at))
