"""What news on a paper says that the paper sets: 《措施》提出,我市将…,全年新增上市企业12家。"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from luoshi.reading.expressions import expression
from luoshi.reading.findings import deadlines, targets
from luoshi.reading.findings.clauses import sentences
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import Note
from luoshi.reading.findings.notes_subjects import of_tail
from luoshi.reading.findings.references import issued_in
from luoshi.reading.flow import Span

#: The rule of sentences that set a figure or a day.
RULE = "set by a paper in the news"
_HEAD = 400
#: Who sets it, and words that only lead over (根据《措施》,我市将…).
_LEADS_OVER = expression(
    r"(?:答:|(?:据(?:介绍|悉|了解)|记者(?:了解|获悉|留意)到?|值得(?:关注|注意|一提)的是|此外|同时|其中(?:包括)?|另外|接下来|下一?步|今后),(?:还)?|(?:根据|按照)《[^《》\n]{2,80}》(?:要求|规定)?,"
    r"|[\u4e00-\u9fff]{2,4}提出,|20\d\d年,|(?:此次|该)?《[^《》\n]{2,80}》(?:还|同时|特别)?(?:提出|明确|要求|规定)(?:要)?,?|在[^,。;:\n]{2,24}(?:上|方面),"
    r"|[我全][省市县区][^,。;:\n]{0,4}?(?:还)?将(?:继续|进一步)?)"
)
#: What is told of how things stand.
_TOLD = expression(
    r"已(?!建工会|出让|供应|批复的)|(?<![为除罢])了(?![解得])|目前|现有|环比|同比|以来|累计|截[至止]|追溯|去年|上年|获[评批得]|荣获|入选"
)
_FEWEST, _SHORT = 3, 30
#: What news are taken for, that have no title.
_TELLING = ("news", "report", "other")


def announced_blocks(document: Document) -> list[Block]:
    """The sentences of news on a paper just issued that set a figure to be reached or a day, each a task; of those that
    set the same, as what sums up and headlines do, the last."""
    issued = issued_in(document.folded, _HEAD) if document.kind in _TELLING else None
    if issued is None:
        return []
    stop = document.folded.find("。", issued.end)
    behind = sentences(document.folded, Span(stop if stop > 0 else issued.end, len(document.folded)))
    blocks = [_block(document, one) for one in _with_parts(document, behind)]
    set_below: set[tuple[Decimal, str]] = set()
    found = []
    for block in reversed(blocks):
        figures = {(one.value, one.unit) for one in targets.find(document.flow, block.span, document.year)}
        is_new = figures - set_below or (not figures and (block.notes or _names_a_day(document, block.span)))
        if is_new and not _tells_or_titles(document, block.span):
            found.append(block)
        set_below |= figures
    return found[::-1] if len(found) >= _FEWEST else []


def _with_parts(document: Document, found: Sequence[Span]) -> list[Span]:
    """The sentences, each with the one behind it that only says what part of it is done by when (其中今年建成45个)."""
    joined: list[Span] = []
    for one in found:
        if joined and document.folded.startswith("其中", one.start):
            joined[-1] = Span(joined[-1].start, one.end)
        else:
            joined.append(one)
    return joined


def _names_a_day(document: Document, sentence: Span) -> bool:
    return deadlines.find(document.folded, sentence, document.year) is not None


def _tells_or_titles(document: Document, sentence: Span) -> bool:
    """Whether a sentence tells how things stand, or is a headline: short, without a stop."""
    is_headline = document.folded[sentence.end : sentence.end + 1] in ("", "\n")
    told = _TOLD.search(document.folded, *sentence)
    return bool(told or (is_headline and sentence.end - sentence.start <= _SHORT))


def _block(document: Document, sentence: Span) -> Block:
    words = document.trimmed(sentence)
    while leads := _LEADS_OVER.match(document.folded, *words):
        words = Span(leads.end(), words.end)
    field = _FIELD.match(document.folded, *sentence)
    title = Span(*field.span("field")) if field else document.first_clause(words)
    who = of_tail(document.folded, words)
    notes = (Note(Span(who.groups[0].units.start, who.groups[-1].units.end), who.groups),) if who else ()
    return Block(None, None, title, Span(min(title.start, words.start), words.end), notes, RULE, said=(words,))


#: 在绿道贯通方面,…: what a sentence is about.
_FIELD = expression(r"\s{0,9}在(?P<field>[^,。;:\n]{2,24}?)方面,")
