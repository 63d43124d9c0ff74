"""Facts: which documents report them, and which sentences and counts state one."""

from __future__ import annotations

from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.findings.counting import Count
from luoshi.reading.findings.grants import sets_rules
from luoshi.reading.findings.set_and_told import told_parts
from luoshi.reading.findings.wording import names_what_follows
from luoshi.reading.flow import Span
from luoshi.reading.model import DocumentFields, Task

_MUST = r"[^。;]{0,20}要(?![求素点]|看|认识|清醒)"
_FUTURE = expression(
    r"力争|确保|争取(?:达到|实现|完成|到)|预期目标(?<![比于过出初]预期目标)|目标是|奋斗目标|计划(?<![超按]计划)(?:完成(?!率)|实施|新[建改增开]|改造|建[设成]|开工|培[训育]|引进|招引)|拟(?:建|投)"
    rf"|将(?:于|在|建|达|新|进一步|继续|为民办|投[资入]|完成|实施|改造|开[工展]|启动|推出|实现|增加|打造|培[训育]|安排|发放|举办|组织|全面|重点|再)|实事(?<=民生实事|重点实事|民办实事)(?:项目)?(?:主要)?(?:包括|有|为|是|分别是)|下一步|下步|强调,{_MUST}|要求,{_MUST}|指出,{_MUST}|要(?:以|把|坚持|加快|全面|进一步|在|新[建增]|建成|完成)"
    r"|到(?<!年到)20[2-9]\d年[底末]?,(?!已)|年底前"
)
#: What a text says before it tells how things stand.
REPORTS_BELOW = expression(r"(?:情况|结果|进展|进度|问题|,现|,现)(?:予以)?(?:通报|汇报|报告)如下")
_DONE = expression(
    r"已|了|共(?=[签有完实投开])|达(?=\d)|目前|截至|累计|[同环]比|今年以来|上半年|居于?全|位[列居]|回[落升]"
)


#: Words of what lies behind; a text that tells facts has some for its figures.
_PAST = expression(
    r"已|了|获|累计|截至|截止|目前|同比|以来|去年|上年|上半年|季度|-\d{1,2}月|—\d{1,2}月|至\d{1,2}月"
    r"|增长\s?\d|下降\s?\d|共(?=[签有完实投开])|情况|占总|滞后|超前"
)
_FIGURE = expression(r"\d\s?[%\u4e00-\u9fff]")
#: To the last of four digits (20972人, 1970.6亿元) things are counted, not planned.
_EXACT = expression(
    r"(?<![\d.])(?!20\d\d年)(?:\d[\d,]{2,14}[1-9](?![\d,.])|\d{3,12}\.\d|\d{1,2}\.\d[1-9](?![\d%亿]|万元|个百分点))"
)
_FIGURES_TO_AN_EXACT_ONE = 4
#: The same to the last of three digits (197家, 149.5万个), in a text that promises nothing.
_FAIRLY_EXACT = expression(rf"{_EXACT.pattern}|(?<![\d.])\d\d[1-9](?![\d,.号〕年])|\d\d\.\d(?!\d)")
_YEAR = expression(r"20\d\d(?=年)")
_FIGURES_TO_A_WORD, _FEWEST_FIGURES = 10, 4
_LOOKED_AT = 20_000


@lru_cache(maxsize=4)
def lies_ahead(text: str, title: str) -> bool:
    """Whether a text with figures has next to no word of the past and they are round: all is still to be done."""
    if _TOLD_BY_TITLE.search(title) or told_parts(text) or (not title and reviews(text)):
        return False
    figures, past = (len(words.findall(text, 0, _LOOKED_AT)) for words in (_FIGURE, _PAST))
    years = _YEAR.findall(text, 0, _LOOKED_AT)
    past += sum(year < max(years) for year in years)
    if figures < _FEWEST_FIGURES or past * _FIGURES_TO_A_WORD >= figures:
        return False
    return len(_EXACT.findall(text, 0, _LOOKED_AT)) * _FIGURES_TO_AN_EXACT_ONE < figures


_TOLD_BY_TITLE = expression(r"情况|进展|通报|回顾|总结|成效|成就|成果(?!转化|应用)|综述")


#: What marks a sentence as told, and as promised: 增长5.6%, 居全国第3位; 增长6%左右.
_TOLD_SURELY = expression(
    r"以来|累计|同比|去年|上年|首次|居全国|居世界|位居|全国[第首]|率先(?![实建])|入选|获批|荣获|圆满|成功|顺利|全面完成"
    r"|取得(?:了|显著|明显|重大|积极)|\.\d+%(?!左右|以[上内])"
)
_MEASURED = expression(rf"已(?![解得])|了(?![解得])|{_TOLD_SURELY.pattern}")
_PROMISED = expression(r"力争|确保|争取|努力(?!让)|左右|(?<!级)以[上内]|不低于")
_FEWEST_MEASURED = 2


@lru_cache(maxsize=4)
def leans_back(text: str) -> bool:
    """Whether a text rather tells than promises: the chapters of reports, each by itself, are told apart so."""
    measured, promised = (len(words.findall(text, 0, _LOOKED_AT)) for words in (_MEASURED, _PROMISED))
    return measured >= _FEWEST_MEASURED and measured > promised


_TO_A_FIGURE = 150


@lru_cache(maxsize=4)
def reviews(text: str) -> bool:
    """Whether a text is full of figures of what was reached, as chapters of reports are that lost their title."""
    measured, promised, figures = (len(words.findall(text)) for words in (_TOLD_SURELY, _PROMISED, _FIGURE))
    is_full = figures >= _FEWEST_FIGURES and figures * _TO_A_FIGURE >= len(text)
    if is_full and not promised and len(_FAIRLY_EXACT.findall(text)) * _FIGURES_TO_AN_EXACT_ONE >= figures:
        return True
    return measured >= _FEWEST_MEASURED and measured > promised and figures * _TO_A_FIGURE >= len(text)


def tells(fields: DocumentFields, text: str) -> bool:
    """Whether a document is there to tell how things stand; what it asks stands in parts of its own."""
    title = fields.title or ""
    if lies_ahead(text, title) or not (title or leans_back(text)):
        return False
    return fields.kind in ("news", "report") or (fields.kind == "notice" and "通报" in title and "情况" in title)


def reports_facts(fields: DocumentFields, tasks: tuple[Task, ...], text: str) -> bool:
    """Whether a document tells what happened: news, reports, circulars on results; a plan tells what shall."""
    if fields.kind in ("news", "report"):
        return True
    if fields.kind == "notice":
        return "通报" in (fields.title or "") or bool(REPORTS_BELOW.search(text) or told_parts(text))
    tells = bool(told_parts(text)) or (not sets_rules(text) and all(task.rule in _TOLD_OF for task in tasks))
    return fields.kind == "other" and tells


#: Tasks that a text tells of, beside what was done.
_TOLD_OF = ("promises of a paragraph", "work in a list", "set and told", "list ahead")
#: The line from which a report speaks of what is still to do.
_NEXT_STEPS = expression(
    r"\n[^\n,。]{0,12}(?:下一?步|工作要求|有关要求|几点要求|工作建议|意见建议|工作安排|工作打算|目标任务)[^\n。]{0,12}(?=\n|$)|。下一?步,"
)
_HEAD = 1500


def told_below(text: str) -> Span | None:
    """From where to where a text tells how things stand (现将有关情况汇报如下), or None."""
    begins = REPORTS_BELOW.search(text, 0, _HEAD)
    ends = _NEXT_STEPS.search(text, begins.end()) if begins else None
    return Span(begins.end(), ends.start() if ends else len(text)) if begins else None


def looks_ahead(words: str) -> bool:
    """Whether words in a report announce something (下一步, 力争, 到20XX年)."""
    return bool(_FUTURE.search(words))


_GOES_ON = expression(r"\s*(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]+|[①-⑳])[)、.是]|—|分别是|包括|具体)")
_ANNOUNCES = expression(r"到20\d\d年|目标[是为:]|实事|将继续|包括|如下|以下|:$")
#: What says of a sentence in a list of aims that it tells all the same; 达45% alone does not.
_SURELY_DONE = expression(r"已|了|目前|截至|同比|今年以来|实际(?:完成|新建|投入|支出|到位)|完成率")


_DIGIT = expression(r"\d(?=[^\d]*$)")


def _announces(sentence: str) -> bool:
    """Whether a sentence speaks of what shall be, before the last of its figures if it has any (办结50件,确保落实)."""
    future, last = _FUTURE.search(sentence), _DIGIT.search(sentence)
    return bool(future and (not last or future.start() < last.start()))


_WITH_ITS_TIME = expression(r"同比|累计|截[至止]|以来|上半年|季度|[去上今]年\d|\d月份")


def tells_its_time(sentence: str, begins_line: bool, behind_semicolon: bool) -> bool:
    """Whether a sentence among rules tells all the same: it says since or by when (截至6月底, 累计发放贷款7050户)."""
    return bool(_WITH_ITS_TIME.search(sentence)) and not _announces(sentence)


class Told:
    """Which sentences of a report may be read as facts: those that say so, and open ones where nothing is announced.

    What a sentence announces (将继续改善…分别是:) goes on behind a semicolon, in the numbered sentences and in the
    lines of a list below it.
    """

    def __init__(self, only_what_is_said: bool = False) -> None:
        """With `only_what_is_said`, as in a plan, open sentences are no facts either."""
        self._only_what_is_said = only_what_is_said
        self._announced = self._line_goes_on = False

    def __call__(self, sentence: str, begins_line: bool, behind_semicolon: bool) -> bool:
        goes_on = self._announced and bool(_GOES_ON.match(sentence))
        self._line_goes_on = goes_on if begins_line else self._line_goes_on
        carried = goes_on or (self._announced and (behind_semicolon or self._line_goes_on))
        ahead = carried or _announces(sentence)
        promised = ahead and not _SURELY_DONE.search(sentence)
        self._announced = promised and (carried or bool(_ANNOUNCES.search(sentence)))
        return not promised and (not self._only_what_is_said or bool(_DONE.search(sentence)))


_NORM = expression(
    r"(?<!全国)(?<!全省)(?<!全市)(?<!年来)(?<!历史)最[高低](?![年月日]|产量)|上限|首付|收费|税率|减征|免征|租金|公积金|按.{0,30}(?:计算|缴纳|执行)|允许|应当|不得|可增?购|(?<!超)不超过|不低于|/平方米|(?<![亿万])元/"
    r"|预算清册|处分|留用(?:察看|\d)"
)
#: 贷款最高额度由50万元提高至60万元, 限购2套: up to how much somebody may have, also where a paper tells of it.
_CEILING = expression(r"(?:(?<!再)贷款|最高|可贷|提取|缴存|保底)[^,。;]{0,16}[额限][度额]|可贷|[上下]浮(?!动)|限[购售]")
#: What is granted; how many were given something is told all the same (享受补贴2575人, 资助学生1200人次).
_GRANTED = expression(r"奖励|补助|补贴|资助|贴息|给予")
_FOR_EACH = expression(r"\s*(?:其中)?(?:对|凡|每|按|符合|经)")
#: 为138万残疾人发放补贴, 兑现补贴169亿元: what was paid out, and to how many.
_PAID = expression(r"(?:发放|兑现|拨付|支付|下达|落实|开展)[^,。;元]{0,16}$|^\s*为[^,。;]{0,6}$|惠及[^,。;元]{0,8}$")
#: 均价6481元/平方米, 已将标准提高到835元/人月: what something costs or is worth, as it is told.
_PRICE = expression(r"均价|单价|[人户亩地]均|提高[到至]|(?:^|[^平])已将")
_SHARE = expression(
    r"^(?:同比|比上年)?(?:完成(?:年初|年度|全年|上年)?(?:预算|指标|计划|任务|目标)|占(?!比)(?!.*(?:比重|占比|份额))|增收|减收|增支|减支|大大超过|超过全年)"
)
_NO_THING = expression(
    r"(?:方面|领域|环节|阶段|维度|层面|步骤|百分点|之一|的|(?<![进施设工高初])中)$|^(?:市)?之一|^个(?!体|人)|^方面"
)
_WHOLE = expression(r"全[国省市县区州镇]$")
#: 全区176条河道全部完成整治: how large the whole is, but also how much of it was done.
_ALL_DONE = expression(r"(?:全部|均|都)已?(?:完成|通过|建成|实现|整治)")
_PAPER = expression(r"^(?:的?(?:意见|举措|措施|政策|规定))")
#: 为民办10件实事: how many works there are to be.
_WORKS = expression(r"办的?实事$")
_POINTING = expression(r"[这该]$|上述$")
_OF_A_RATE = expression(
    r"^(?:增速|增幅|涨幅|降幅|进度|[快高低慢]于|回落|回升|提高|下降|上升)|^(?:超过?|欠|落后|滞后于?).*进度$|[比较][^,]{1,8}(?:提升|提高|加快|回落|回升|前移|上升|下降|降低|放缓|收窄|扩大)$|(?:前移|后移|上升|进位)$"
)
_PACE = expression(r"的[^,]{0,6}(?:增长|势头|速度|增速)|位次")


def _is_of_a_rate(count: Count) -> bool:
    """增速比一季度提高1个百分点, 前移3位, 保持30%以上的增速: how a rate moved is no fact of its own."""
    places = count.quantity.unit == "位"
    if (count.quantity.kind == "points" or places) and _OF_A_RATE.search(count.indicator):
        return True
    return bool(_PACE.match(count.right) or (places and _MOVED.search(count.indicator)))


#: 比2015年翻了一番; 双双翻番 speaks of what was told before.
_DOUBLED = expression(r"(?<!双双)翻了?$")
#: 举办两场培训班: in words, but counted.
_HELD = expression(r"(?:举办|召开|举行|新建|建成|引进|新增)了?$")


def _is_saying(count: Count) -> bool:
    q = count.quantity
    if not q.in_words or q.before or q.comparator != "=" or _DOUBLED.search(count.left):
        return False
    return not (q.value == 2 and q.kind == "count" and _HELD.search(count.left))


_MOVED = expression(r"(?:提升|上升|前移|进位|下降|后移|提高)$")


_BASE = expression(r"[由从](?:上年|去年|原来|最初)的?$")
#: 由年初的10.4%降至9.1%, 由81.2%提升到88.6%: from where something moved. With the year of its own (由2020年的30万吨…,
#: 2013年至2023年,…从207亿元…) it is a fact as well, and so are two things that moved together (分别从…).
_MOVED_FROM = expression(r"(?<!分别)[由从][^,。;\d]{0,6}$")
_BETWEEN_YEARS = expression(r"20\d\d年?[-—–~至到]{1,2}20\d\d年")
_FAR_BEFORE = 40
_MOVED_ON = expression(r"(?:大幅|稳步|逐步)?[降提升增扩减压上下缩回][^,。;\d]{0,3}[至到为](?!20\d\d年)")


def _is_score_or_span(count: Count) -> bool:
    """Days are counted where they are what is told of (优良天数300天), else they say how long a thing takes."""
    kind = count.quantity.kind
    return kind in ("score", "grade") or (kind == "time" and not count.indicator.endswith(("天数", "寿命", "年龄")))


#: A name that begins with a number has lost what stood before it, but for 5G基站, 10亿元以上项目 and 600分以上考生.
_CUT_OFF = expression(
    r"\d(?![\d.]*(?:[-—~至]?\d{0,2}周?岁|[A-Za-z](?:级|[一-鿿])|[亿万千百]*[周元岁分吨米户人亩]+[(及含)]*以[上下]))"
)


def _moved_on(before: str, text: str, value: Span) -> bool:
    """Whether a value is but from where something moved to the next one."""
    moved = _MOVED_FROM.search(before) and _MOVED_ON.match(text, value.end)
    return bool(moved) and not _BETWEEN_YEARS.search(text, max(0, value.start - _FAR_BEFORE), value.start)


_SIZE = expression(r"(?:投资|规模)(?:额|约|达)?$")


def _is_size(count: Count) -> bool:
    """总投资6亿元的项目, 10亿元以上项目投资增长8.1%: how large each of the things is that are told of."""
    if count.quantity.kind != "money":
        return False
    of_class = count.quantity.after and names_what_follows(count.right)
    return bool(of_class or (count.right.startswith("的") and _SIZE.search(count.left)))


#: No one is granted hundreds of millions: so much was paid out to all together.
_SUMS = ("亿元", "万亿元")


def _rules(count: Count, clause: str) -> bool:
    """Whether a clause sets what holds or is granted, instead of telling what was."""
    q = count.quantity
    counted = q.kind == "count" and not q.after and not _FOR_EACH.match(clause)
    return bool(_NORM.search(clause) or (_GRANTED.search(clause) and not counted and q.unit not in _SUMS))


def is_fact(count: Count, clause: str, text: str) -> bool:
    """Whether a count states a fact of its own: no norm, share of a plan, span of time, score or saying."""
    q = count.quantity
    before = text[count.clause.start : q.span.start]
    if len(count.indicator) < 2 or _CUT_OFF.match(count.indicator) or _is_score_or_span(count):
        return False
    if _is_saying(count) or _POINTING.search(before) or _is_size(count):
        return False
    if (
        _CEILING.search(clause)
        or (_rules(count, clause) and not _PAID.search(before) and not _PRICE.search(clause))
        or _SHARE.match(before.lstrip("( "))
        or _NO_THING.search(count.indicator)
    ):
        return False
    if (q.unit == "条" and _PAPER.match(count.right)) or (_WORKS.search(count.indicator) and not _DONE.search(clause)):
        return False
    if _moved_on(before, text, q.span) or _BASE.search(before) or _is_of_a_rate(count):
        return False
    whole = _WHOLE.search(count.left) and not _ALL_DONE.search(count.right)
    return not (whole and q.comparator == "=" and "占" not in count.left)
