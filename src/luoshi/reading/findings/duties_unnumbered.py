"""What papers and letters ask that number nothing: lists in their sentences, words of a meeting, titled paragraphs.

下一步,我市将…一是…二是…; 会议要求,要…; 做优增量。… over paragraphs of a plan that is told. What comes before it in the
same text tells facts all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings import targets
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_counted import ASKING, asks, is_stock
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes_subjects import of_addressees
from luoshi.reading.flow import Span

_FEWEST, _FEWEST_LISTED = 3, 2
#: What leads over to a list of what is still to be done, and what of one that tells.
_ANNOUNCES = expression(
    r"下一?步|下一?阶段|今后|接下来|下半年|(?:^|[,。\n:])(?![^,。\n:]{0,24}(?:贯彻|落实))[^,。\n:]{0,24}会议(?:要求|强调|明确|提出|部署)"
    r"|(?:20\d\d|[今明])年(?!以?来)[^。\n]{0,40}(?:(?<![重主需紧])要(?![求素点闻])|将|计划|工作(?:重点|任务|安排|要点))"
    r"|(?:(?<![重主需紧])要(?![求素点闻])|将|请)[^。;\n]{0,12}(?:做好|抓好|着力|重点|从以下|推出|出台)|工作(?:要求|打算|安排)[:。]"
)
_TOLD = expression(r"已|了(?![解得])|取得|成效|以来|累计|同比|做法|今年上半年")
#: Measures that will be issued: each item says one, however it begins (将陆续推出增量政策:一是加力支持…).
_ISSUES = expression(r"将[^。;\n]{0,12}(?:推出|出台)[^。;\n]{0,24}(?:举措|措施|政策)")
_ANNOUNCED_WITHIN = 240


def listed_ahead(document: Document) -> list[Block]:
    """The items of lists in sentences (一是…二是…) that are announced as what shall be done, in a text of no others;
    one that tells what was done may stand before one that is ahead."""
    items = list(range(len(document.headings)))
    if len(items) < _FEWEST_LISTED or any(document.headings[at].style != "ordinal_is" for at in items):
        return []
    announced = [one for one in _runs(document, items) if _lies_ahead(document, one)]
    return [block for one in announced for block in _items(document, one)]


def _runs(document: Document, items: list[int]) -> list[list[int]]:
    """The lists, each from the item that begins to count to the next such."""
    starts = [at for at in items if at == items[0] or document.headings[at].number == "一"]
    return [list(range(start, end)) for start, end in pairwise([*starts, len(items)])]


def _lies_ahead(document: Document, items: list[int]) -> bool:
    """Whether a list is announced as what shall be done, and most of it asks and tells nothing."""
    start = document.headings[items[0]].marker.start
    above = document.folded[max(0, start - _ANNOUNCED_WITHIN) : start]
    last = max((found.end() for found in _ANNOUNCES.finditer(above)), default=None)
    if last is None or _TOLD.search(above, last):
        return False
    told = [at for at in items if _TOLD.search(document.folded, *document.own_text(at))]
    asking = len(items) if _ISSUES.search(above) else sum(_asks(document, at) for at in items)
    return asking * 2 > len(items) > len(told) * 2


def _asks(document: Document, index: int) -> bool:
    """Whether an item asks, by its title or its number (二要千方百计稳工业)."""
    return document.folded.endswith("要", *document.headings[index].marker) or asks(document, index)


def _items(document: Document, items: list[int]) -> list[Block]:
    return [_item(document, at, is_last=at == items[-1]) for at in items]


def _item(document: Document, index: int, is_last: bool) -> Block:
    block = heading_block(document, index, (), "list ahead")
    end = document.folded.find("\n", block.span.start, block.span.end) if is_last else -1
    span = document.trimmed(Span(block.span.start, end if end > 0 else block.span.end))
    return replace(block, title=document.first_clause(Span(block.title.start, span.end)), span=span)


#: Who speaks at a meeting, and the verb that says that something is asked.
_SPOKEN = expression(
    r"(?:(?<=[。\n])|^)\s{0,8}(?:会议(?:还)?|会上,?[一-鿿]{2,4}|[一-鿿]{2,4}(?:同志)?)?(?P<verb>强调|要求|指出|提出|明确)(?:指出|强调|要求)?[,:]"
)
_MUST = expression(
    r"(?:(?<=[,。;:])|^)\s{0,4}(?P<who>各[^,。;:\n]{1,14}?|全[省市县区][^,。;:\n]{0,10}?)?(?:(?<![需主重])要(?![求素闻点件])|必须|务必)"
)
_MEETING = expression(r"会议|座谈会|推进会|调度会|动员会|部署会|调研")


def meeting_blocks(document: Document) -> list[Block]:
    """What is asked at a meeting that a paper tells of (会议要求,要…): a task for each time that somebody speaks."""
    if document.headings or not _MEETING.search(document.folded):
        return []
    starts = list(_SPOKEN.finditer(document.folded))
    ends = [*(one.start() for one in starts[1:]), len(document.folded)][: len(starts)]
    parts = [_to_line_end(document, Span(one.end(), end)) for one, end in zip(starts, ends, strict=True)]
    return [block for part in parts for block in _asked(document, part)]


def _to_line_end(document: Document, part: Span) -> Span:
    end = document.folded.find("\n", *part)
    return Span(part.start, part.end if end < 0 else end)


def _asked(document: Document, part: Span) -> list[Block]:
    """The words from the first that says that something must be done, called by its aim where a figure sets one; each
    part of them that stands alone is a task of its own."""
    must = _MUST.search(document.folded, *part)
    if not must or _TOLD.search(document.folded, must.end(), part.end):
        return []
    start = must.start("who") if must["who"] else must.end() if must.group().strip() == "要" else must.start()
    span = document.trimmed(Span(start, part.end))
    if alone := _standing_alone(document, span):
        return [_of_meeting(_title_of(document, one), part) for one, part in alone]
    sets = targets.find(document.flow, span, document.year)
    title = document.first_clause(Span(sets[0].span.start, span.end) if sets else span)
    return [_of_meeting(title, span)]


def _of_meeting(title: Span, span: Span) -> Block:
    return Block(None, None, title, span, (), "asked at a meeting", said=(span,))


#: Where a sentence or a part of one says anew that something must be done, and of whom.
_ANEW = expression(r"(?<=[。;])\s{0,4}(?:要(?![求素闻点件])|[一-鿿][^,。;:\n]{1,40}?(?<![需主重])要(?![求素闻点件]))")


def _standing_alone(document: Document, span: Span) -> list[tuple[Span, Span]]:
    """The parts of what is asked that each name who must act, or set figures, each with the words up to the next such;
    none where fewer than two do."""
    anew = [one.start() for one in _ANEW.finditer(document.folded, *span)]
    parts = [document.trimmed(Span(*pair)) for pair in pairwise([span.start, *anew, span.end])]
    alone = [one for one in parts if _names_who(document, one) or _sets_figures(document, one)]
    if len(alone) < _FEWEST_ALONE:
        return []
    spans = pairwise([span.start, *(one.start for one in alone[1:]), span.end])
    return [(one, document.trimmed(Span(*pair))) for one, pair in zip(alone, spans, strict=True)]


_FEWEST_ALONE = 2


def _sets_figures(document: Document, part: Span) -> bool:
    return bool(targets.find(document.flow, part, document.year))


def _names_who(document: Document, part: Span) -> bool:
    return any(group.units.start == part.start for group in of_addressees(document.folded, part))


#: What stands before the words of a task (县水利局要…; 要…).
_BEFORE_WORK = expression(r"[^,。;:\n]{0,40}?(?<![需主重])要(?:在[^,。;\n]{2,12}[前内])?(?![求素闻点件])")


def _title_of(document: Document, part: Span) -> Span:
    opens = document.folded.startswith("要", part.start) or _names_who(document, part)
    before = _BEFORE_WORK.match(document.folded, *part) if opens else None
    return document.first_clause(Span(before.end() if before else part.start, part.end))


#: 去库存,防风险。, with or without who says so (方案提出,…).
_TITLED = expression(
    r"(?:[一-鿿]{0,4}(?:文件|方案|计划|意见|措施)(?:还)?(?:提出|明确|要求),)?(?:第(?P<number>[一二三四五六七八九十]{1,2}),)?"
    r"(?P<title>[^,;:。\n\d]{4,24}|[^,;:。\n\d]{2,14},[^,;:。\n\d]{3,14})。"
)
_SHORTEST = 30


def titled_blocks(document: Document) -> list[Block]:
    """The paragraphs of a plan without numbers that each open with a title, where hardly one tells a fact."""
    if document.tells or document.headings:
        return []
    lines = [one for one in document.lines(Span(0, len(document.folded))) if one.end - one.start >= _SHORTEST]
    found = list(_titled(document, lines))
    told = [block for block in found if _TOLD.search(document.folded, *block.span)]
    return found if len(found) >= _FEWEST and len(told) * 2 < len(found) else []


def _titled(document: Document, lines: list[Span]) -> Iterator[Block]:
    for line in lines:
        if title := _TITLED.match(document.folded, *line):
            yield Block(title["number"], None, Span(*title.span("title")), line, (), "paragraph, asks")


#: A line that is but a title (降低贷款利率).
_LINE_TITLE = expression(r"[“\"]?[^,;:。\n\d|]{4,24}")


def over_paragraphs(document: Document) -> list[Block]:
    """What stands below lines that are titles without a number, where most of these ask: each up to the next."""
    if document.tells or document.headings:
        return []
    lines = list(document.lines(Span(0, len(document.folded))))
    titles = [
        line
        for line, below in pairwise(lines)
        if _LINE_TITLE.fullmatch(document.folded, *line) and below.end - below.start >= _SHORTEST
    ]
    asking = [line for line in titles if ASKING.match(document.folded, line.start)]
    if len(asking) < _FEWEST or len(asking) * 3 < len(titles) * 2:
        return []
    found = [
        one for one in _up_to_next(document, titles, "titled line, asks") if not is_stock(document.words(one.title))
    ]
    told = [block for block in found if _TOLD.search(document.folded, *block.span)]
    return found if len(told) * 2 < len(found) else []


def _up_to_next(document: Document, titles: list[Span], rule: str) -> list[Block]:
    """A task for each title, with the words up to the next one."""
    ends = [*(title.start for title in titles[1:]), len(document.folded)][: len(titles)]
    parts = (document.trimmed(Span(title.start, end)) for title, end in zip(titles, ends, strict=True))
    return [Block(None, None, title, part, (), rule) for title, part in zip(titles, parts, strict=True)]


#: A short sentence that asks and titles those behind it (推进海绵城市建设。…).
_SENTENCE = expression(r"(?:(?<=[。\n ])|\A)(?P<title>[^,;:。\n\d]{4,24})。(?=[^\n]{30})")
_FEWEST_SENTENCES = 2
#: A line or two over them that say but what they are about.
_OVER = expression(r"\s*(?:[^,;:。\n]{2,40}\n\s*){0,2}")


def sentence_parts(document: Document) -> list[Block]:
    """The parts of a plan without numbers that opens with a short sentence that asks: each up to the next of these."""
    if document.tells or document.headings:
        return []
    titles: list[Span] = []
    for sentence in _SENTENCE.finditer(document.folded):
        if titles and sentence.start("title") - titles[-1].end < _SHORTEST:
            continue
        if ASKING.match(document.folded, sentence.start("title")):
            titles.append(Span(*sentence.span("title")))
    if len(titles) < _FEWEST_SENTENCES or not _OVER.fullmatch(document.folded, 0, titles[0].start):
        return []
    return _up_to_next(document, titles, "titled sentence")
