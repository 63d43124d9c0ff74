"""Items that are counted on from chapter to chapter: (一)…(三) in the first, (四)…(六) in the next.

Who counts through a whole document counts its tasks, so all of them are, once most ask for something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_explains import explains
from luoshi.reading.findings.notes_subjects import of_addressees
from luoshi.reading.findings.units_grammar import OPENS_WITH_VERB
from luoshi.reading.outline.folding import numeral

_STYLES = ("bracketed", "digit")
_FEWEST, _FEWEST_CHAPTERS = 4, 2
_FEWEST_LISTED, _LONG_LIST = 3, 5
_LISTS = ("chapter", *_STYLES)
#: What stands before it: 以…为抓手.
_BY_WHAT = (
    r"(?:以[^,，。;；]{2,24}为"
    r"(?:[总主]?抓手|牵引|重点|目标|导向|引领|契机|核心|[主总]线|载体|支撑|突破口|统领)[,，])?"
)
#: Verbs and adverbs that open an ask.
ASKING = expression(
    _BY_WHAT + r"(?:[“\"][^”\"]{1,8}[”\"])?(?:" + OPENS_WITH_VERB.pattern + r"|更[大高][力水程][度平]"
    r"|全方位|全链条|全力|优先|统筹|高[质水标][量平准]|坚[持决]|突出|紧盯|立足|强力|合力|稳[住妥定]|用好|抓[好紧实牢]"
    r"|管好|[守扛]牢|[筑压]牢|夯实|巩固|拓[展宽]|激发|释放|壮大|做[强优大实]|提振|推[广行出]|发展|防范|化解|维护|营造|建[强优]|改[善进革]|治理|压[实减]|降低|减轻|控制(?![价率指标目线在性])|限制(?!性)|帮扶|开[发好]|盘活|整合"
    r"|聚力|打[好赢响]|补齐|延伸|增加|丰富|传承|弘扬|保[护障]|修复|调整|创新|理顺|摸清|允许|支持|鼓励|明确|严[控守厉把]|畅通|放宽|规划|布局|谋划"
    r"|给予|提供|发放(?=[一-鿿])(?!方式|程序|标准|对象|时间|流程)|实行|执行(?!时间|期限|时限|情况|标准)|延[长续]|继续|维持|保持|[上下]调|统一|试点|取消|恢复"
    r"|满足(?!以下|下列|上述|条件)|加大|转变|简化|精简|缩短|压缩|开通|助力|缓解|充分(?!体现)|适[当度时]|有[力序效]|合理|科学|妥善|精[心准]|拟(?![定建])|逐步|动态|阶段性|常态化|组织(?:召开|编制|举办|申报|评[审选]|对|《)|认真|高度重视|务必|迅速|抓紧|尽快|严肃|立即)"
)
_SENTENCE = expression(r"[。;\n]\s{0,20}")
_MUST = expression(
    r"必须|应当|需要|务必|不得|严禁|禁止|一律|各[^,。;]{1,10}要(?![素求闻点])|(?<![^,。;:、. ])要(?![素求闻点么塞])"
    r"|要[求]?(?:按照|加强|做好|严格|确保)|进行[^,。;]{0,12}(?:整治|清理|保洁)"
)


def counted_blocks(document: Document, headings: list[int]) -> list[Block]:
    """The items of the innermost style that is counted through, if most of them ask for something."""
    for style in reversed(_STYLES):
        items = [at for at in headings if document.headings[at].style == style]
        asking = [at for at in items if asks(document, at)]
        if _is_counted_through(document, items) and len(asking) * 2 > len(items):
            return [heading_block(document, at, (), "counted, asks") for at in items if not _is_explained(document, at)]
    return []


def _is_explained(document: Document, index: int) -> bool:
    heading = document.headings[index]
    if is_stock(document.words(heading.title)):
        return True
    return heading.parent is not None and explains(document, heading.parent) and not asks(document, index)


def is_stock(title: str) -> bool:
    """Whether an item is one that stands in every such document and asks nothing."""
    return bool(_STOCK.fullmatch(title))


_STOCK = expression(
    r"指导思想|(?:基本|工作|主要|实施)原则|总体(?:要求|思路)|重要意义|(?:执行|实施|施行|申报|申请|受理|办理)(?:时间|期限|时限|地点|流程|程序|[及和、]){1,4}"
)


def listed_blocks(document: Document, headings: list[int]) -> list[Block]:
    """Items beside each other that all ask for something: a document that is little more than this list."""
    families: dict[int | None, list[int]] = defaultdict(list)
    for at in headings:
        is_told = document.kind == "news" and document.headings[at].style == "ordinal_is"
        if not is_told and not document.outline.children(at):
            families[document.headings[at].parent].append(at)
    lists = [items for items in families.values() if len(items) >= _FEWEST_LISTED]
    asked = [items for items in lists if _nearly_all_ask(document, items)]
    listed = (at for items in asked for at in items if not is_stock(document.words(document.headings[at].title)))
    return [heading_block(document, at, (), "numbered, asks") for at in listed]


def _nearly_all_ask(document: Document, items: list[int]) -> bool:
    """Whether each item of a list asks; of a longer one under titles, one need not that explains nothing either."""
    others = [at for at in items if not asks(document, at)]
    may_lack = len(items) >= _LONG_LIST and document.has_titles and document.headings[items[0]].style in _LISTS
    return not others or (len(others) == 1 and may_lack and not explains(document, others[0]))


def asks(document: Document, index: int) -> bool:
    """Whether the title of an item or a sentence of it opens with what is to be done, or says that it must be."""
    text = document.own_text(index)
    starts = {text.start, document.undated(text).start, *_after_stops(document, text.start, text.end)}
    return any(ASKING.match(document.folded, at) for at in starts) or bool(_MUST.search(document.folded, *text))


def asks_somebody(document: Document, index: int) -> bool:
    """Whether an item asks, or says who must act (县水利局要倒排工期)."""
    return asks(document, index) or bool(of_addressees(document.folded, document.own_text(index)))


def _after_stops(document: Document, start: int, end: int) -> Iterator[int]:
    return (stop.end() for stop in _SENTENCE.finditer(document.folded, start, end) if stop.end() < end)


def _is_counted_through(document: Document, items: list[int]) -> bool:
    """Whether items are numbered one after the other under several chapters; an excerpt begins at any number."""
    numbers = [numeral(document.headings[at].number or "0") for at in items]
    chapters = {document.headings[at].parent for at in items}
    whole = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(items)))
    return whole and len(items) >= _FEWEST and len(chapters) >= _FEWEST_CHAPTERS and None not in chapters
