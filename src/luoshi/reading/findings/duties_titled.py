"""Documents without notes: campaigns under titles, requirements in numbered chapters, plans inside reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings import deadlines
from luoshi.reading.findings.duties_announced import announced_blocks
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_counted import ASKING, asks, asks_somebody, counted_blocks, is_stock, listed_blocks
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_explains import explains, secures_work
from luoshi.reading.findings.duties_headed import headed_blocks
from luoshi.reading.findings.duties_paragraphs import titled_parts
from luoshi.reading.findings.duties_reports import promised_blocks, report_blocks, set_blocks
from luoshi.reading.findings.duties_setting import setting_blocks, titled_aims
from luoshi.reading.findings.duties_subjects import paragraph_blocks
from luoshi.reading.findings.duties_unnumbered import (
    listed_ahead,
    meeting_blocks,
    over_paragraphs,
    sentence_parts,
    titled_blocks,
)
from luoshi.reading.findings.notes_opening import of_opening
from luoshi.reading.findings.notes_subjects import of_addressees
from luoshi.reading.flow import Span
from luoshi.reading.model import DocumentFields
from luoshi.reading.outline import Heading

_LONGEST_TITLE = 24
_CAMPAIGN = expression(r"(?:攻坚|专项|提升|整治|治理)?(?:行动|工程|计划)$")
_ASKS = expression(
    r"提出(?:如下|以下)[^。\n]{0,8}(?:要求|意见|措施)|(?:措施|要求|意见|任务|事项|工作)(?:通[知告])?如下|如下(?:要求|意见|措施|工作任务)|制[定订][^。\n]{0,14}(?:措施|要点|方案|意见|计划)"
)
_REQUIRES = expression(
    r"^(?:下一?步|下阶段|工作|整改|有关|相关|几点)(?:工作)?(?:[应拟需]?要?采取的)?(?:工作|整改)?(?:要求|安排|打算|意见|重点|措施)$"
)
_FEWEST_ADDRESSED = 2
_FEWEST_BELOW = 2
#: A letter that brings another document: it asks nothing that this does not ask.
_BRINGS = expression(r"[印转]发给你们(?P<announces>[^。\n]{0,24}如下)?")
_DATE = r"\n\s{0,20}20\d\d年\d{1,2}月\d{1,2}日"
_DATED = expression(_DATE)
_DATED_ALONE = expression(rf"{_DATE}\s{{0,9}}(?:\n|$)")
_LONGEST_LETTER = 4000
_OUTER = ("chapter", "bracketed", "digit", "digit_bracketed")
_SHORT_TITLE = 36
_FEWEST, _MANY = 3, 5


def blocks_without_notes(document: Document, fields: DocumentFields) -> list[Block]:
    """What a document asks that names nobody: the first of these forms that it has; rules in articles ask nothing."""
    if sum(heading.style == "article" for heading in document.headings) > 1:
        return []
    headings = [] if document.tells else list(_outside_letter(document))
    return (
        set_blocks(document)
        or (paragraph_blocks(document) if not document.tells else [])
        or counted_blocks(document, headings)
        or campaign_blocks(document)
        or report_blocks(document)
        or (requirement_blocks(document) if fields.kind != "news" else [])
        or asking_blocks(document)
        or setting_blocks(document, headings)
        or listed_blocks(document, headings)
        or headed_blocks(document)
        or listed_ahead(document)
        or meeting_blocks(document)
        or titled_blocks(document)
        or sentence_parts(document)
        or over_paragraphs(document)
        or announced_blocks(document)
        or promised_blocks(document)
        or titled_aims(document)
    )


def letter_blocks(document: Document) -> list[Block]:
    """What a letter asks of those who get the plan that it brings, where most of its items say who must act."""
    letter = _letter(document.folded)
    inside = [at for at, one in enumerate(document.headings) if letter.start < one.marker.start < letter.end]
    items = [at for at in inside if _is_outermost(document.headings[at])]
    asked = [at for at in items if of_addressees(document.folded, document.own_text(at))]
    return [heading_block(document, at, (), ASKED) for at in asked] if len(asked) * 2 > len(items) else []


#: The rule of what is asked in a letter: each of its sentences may say of whom.
ASKED = "asked in a letter"


def campaign_blocks(document: Document) -> list[Block]:
    """Titles without number that end alike (…攻坚行动), each over its paragraphs."""
    lines = list(document.lines(Span(0, len(document.folded))))
    titles = [
        at for at, line in enumerate(lines[:-1]) if _is_title(document, line) and not _is_title(document, lines[at + 1])
    ]
    endings = Counter(_ending(document, lines[at]) for at in titles)
    titles = [at for at in titles if endings[_ending(document, lines[at])] >= _FEWEST]
    ends = [*(lines[at].start for at in titles[1:]), len(document.folded)][: len(titles)]
    return [
        Block(None, lines[at], lines[at], document.trimmed(Span(lines[at].start, end)), (), "campaign under a title")
        for at, end in zip(titles, ends, strict=True)
    ]


def requirement_blocks(document: Document) -> list[Block]:
    """The chapters after 提出如下要求, or a chapter of that name; their items where most have titled ones."""
    headings = document.headings
    outermost = [at for at in _outside_letter(document) if _is_outermost(headings[at])]
    asks = _asks(document)
    chapters = [at for at in outermost if asks and document.headings[at].marker.start > asks.end()]
    chapters = _requirements_among(document, chapters) or chapters or _called_so(document, outermost)
    chapters = chapters or _addressed(document, outermost)
    titled = {at: [one for one in _items_below(document, at) if _is_item_of(document, at, one)] for at in chapters}
    if sum(map(len, titled.values())) >= len(chapters):
        chosen = [one for at in chapters for one in _with_sentences(document, at, titled[at]) or _alone(document, at)]
    else:
        chosen = chapters
    return [heading_block(document, at, (), "numbered, names nobody") for at in chosen if not explains(document, at)]


def _requirements_among(document: Document, chapters: list[int]) -> list[int]:
    """The only chapter called by what is required of several that are announced, where no other asks (放假时间,
    值班安排, 有关要求), and it has items."""
    called = [at for at in chapters if _REQUIRES.search(document.words(document.headings[at].title))]
    others = [at for at in chapters if at not in called]
    asking = [at for at in others if asks_somebody(document, at) or _items_below(document, at)]
    return called if others and not asking and all(len(_items_below(document, at)) > 1 for at in called) else []


def _is_item_of(document: Document, chapter: int, index: int) -> bool:
    """Whether an item has a title, or says in sentences what its chapter by its name requires."""
    called = _REQUIRES.search(document.words(document.headings[chapter].title))
    return _is_titled(document, index) or bool(called)


def _called_so(document: Document, outermost: list[int]) -> list[int]:
    """The chapters that are called by what is asked; in a plan also those beside them whose items mostly ask."""
    called = [at for at in outermost if _REQUIRES.search(document.words(document.headings[at].title))]
    beside = outermost if called and not document.tells else called
    return [at for at in beside if at in called or _holds_asks(document, at)]


def _holds_asks(document: Document, chapter: int) -> bool:
    """Whether most items of a chapter ask, or say how the work goes on and is secured."""
    items = _items_below(document, chapter)
    ask = secures_work(document, chapter) or sum(asks_somebody(document, at) for at in items) * 2 > len(items)
    return len(items) >= _FEWEST_BELOW and ask


def _asks(document: Document) -> re.Match[str] | None:
    """The words that lead over to what is asked: 如下 anywhere, that a plan is made (特制定本方案) over all items."""
    first = document.headings[0].marker.start if document.headings else len(document.folded)
    found = _ASKS.finditer(document.folded)
    return next((one for one in found if "下" in one[0] or one.start() < first), None)


def asking_blocks(document: Document) -> list[Block]:
    """The titled headings of a plan that ask for something, the innermost ones; most of all titles must."""
    asks = _asks(document) if document.tells else None
    if document.tells and not asks:
        return []
    begin = asks.end() if asks else 0
    titled = [at for at in _outside_letter(document) if _may_ask(document, at, begin)]
    asking = [at for at in titled if _is_asking(document, at)]
    above = {parent for at in asking for parent in document.outline.path(at)}
    if len(asking) * 2 <= len(titled):
        return []
    chosen = [at for at in _with_their_like(document, asking, titled) if at not in above and not explains(document, at)]
    parts = _parts_of(document, chosen)
    return [block for at in chosen for block in parts.get(at, [heading_block(document, at, (), "numbered, asks")])]


def _parts_of(document: Document, chosen: list[int]) -> dict[int, list[Block]]:
    """The parts of those headings that have some; none of many in brackets where few have any: each is one task."""
    parts = {at: found for at in chosen if (found := titled_parts(document, at))}
    counted = [at for at in chosen if document.headings[at].style == "bracketed"]
    if len(parts) * 2 >= len(chosen) or len(counted) < _MANY:
        return parts
    return {at: found for at, found in parts.items() if at not in counted}


#: A title that says what shall have come about (实力明显增强).
_STATES = expression(
    r"(?:明显|显著|持续|逐[渐步]|不断|大幅|稳步|加快|进一步|全面)(?:增强|提升|提高|改善|推进|优化|完善|扩大|健全|壮大)$"
)


def _is_asking(document: Document, index: int) -> bool:
    title = document.words(document.headings[index].title)
    if ASKING.match(title) or (_STATES.search(title) and asks(document, index)):
        return True
    return is_due(document, index)


def is_due(document: Document, index: int) -> bool:
    """Whether an item is a stage with its days, opens with its months (1-3月,…), or says who does what by when."""
    text, year, title = document.own_text(index), document.year, document.headings[index].title
    if deadlines.of_stage(document.folded, text, year) or deadlines.of_opening(document.folded, title, year):
        return True
    if document.says_only_when(title):
        return True
    behind = Span(min(title.end + 1, text.end), text.end)
    return bool(deadlines.find(document.folded, text, year) and of_opening(document.folded, behind))


def _with_their_like(document: Document, asking: list[int], titled: list[int]) -> list[int]:
    """Those that ask, and the few among them that begin with another word (用足政策): of their style in a long list,
    or below the same heading."""
    headings = document.headings
    styles, asked = (Counter(headings[at].style for at in some) for some in (titled, asking))
    like = {style for style, n in styles.items() if n >= _MANY and asked[style] * 4 >= n * 3}
    families, asked_below = (Counter(headings[at].parent for at in some) for some in (titled, asking))
    beside = {at for at, n in families.items() if at is not None and n >= _FEWEST and asked_below[at] * 3 >= n * 2}
    return [at for at in titled if at in asking or headings[at].style in like or headings[at].parent in beside]


def _may_ask(document: Document, index: int, begin: int) -> bool:
    heading = document.headings[index]
    return (
        heading.marker.start >= begin
        and heading.style in _OUTER
        and heading.title.end - heading.title.start <= _SHORT_TITLE
    )


def _is_outermost(heading: Heading) -> bool:
    return heading.parent is None and heading.style != "ordinal_is"


def _outside_letter(document: Document) -> Iterator[int]:
    """The headings without those of a letter that brings another document, and of parts that look back."""
    letter = _letter(document.folded)
    if not any(letter.end < one.marker.start for one in document.headings):
        letter = Span(0, 0)  # what it brings is not here: it asks for itself
    for at, one in enumerate(document.headings):
        if at in document.apart or document.looks_back(one.marker.start):
            continue
        if not letter.start < one.marker.start < letter.end:
            yield at


def _letter(folded: str) -> Span:
    """A letter that brings another document: to its date, where its own chapters are announced or end with one."""
    for brings in _BRINGS.finditer(folded) if "发给你们" in folded else ():
        longest = min(brings.end() + _LONGEST_LETTER, len(folded))
        dated = (_DATED if brings["announces"] else _DATED_ALONE).search(folded, brings.end(), longest)
        if dated or brings["announces"]:
            return Span(brings.start(), dated.start() if dated else longest)
    return Span(0, 0)


def _addressed(document: Document, chapters: list[int]) -> list[int]:
    """All chapters where most say who must act (各镇乡要…)."""
    told = [at for at in chapters if of_addressees(document.folded, document.headings[at].body)]
    return chapters if len(told) >= _FEWEST_ADDRESSED and len(told) * 2 > len(chapters) else []


def _is_title(document: Document, line: Span) -> bool:
    return line.end - line.start <= _LONGEST_TITLE and bool(_CAMPAIGN.search(document.folded[line.start : line.end]))


def _ending(document: Document, line: Span) -> str:
    found = _CAMPAIGN.search(document.folded, line.start, line.end)
    return found.group() if found else ""


def _with_sentences(document: Document, chapter: int, titled: list[int]) -> list[int]:
    """The items of a chapter that have titles; where most ask, with the few that are sentences, or all if all are."""
    return _items_below(document, chapter) if _holds_asks(document, chapter) else titled


def _alone(document: Document, chapter: int) -> list[int]:
    """A chapter without items that opens with what is to be done, beside others that have some."""
    title = document.headings[chapter].title
    asking = ASKING.match(document.folded, title.start) and not is_stock(document.words(title))
    return [chapter] if asking else []


def _items_below(document: Document, chapter: int) -> list[int]:
    """The items of a chapter, without lists in sentences and the attachments that a last one of one line holds."""
    below = (at for at in document.outline.children(chapter) if at not in document.apart)
    return [at for at in below if document.headings[at].style != "ordinal_is"]


def _is_titled(document: Document, index: int) -> bool:
    title = document.headings[index].title
    return title.end - title.start <= _SHORT_TITLE
