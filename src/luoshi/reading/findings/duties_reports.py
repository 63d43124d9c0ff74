"""What a report asks: the parts in which it looks ahead set aims and say in items and paragraphs what shall be done."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings import targets
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_counted import ASKING, asks, asks_somebody
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_explains import explains
from luoshi.reading.findings.duties_paragraphs import expected_blocks, sentence_titles, titled_paragraphs
from luoshi.reading.findings.facts import reviews
from luoshi.reading.findings.notes_subjects import of_addressees
from luoshi.reading.findings.set_and_told import TOLD, set_parts
from luoshi.reading.findings.units_grammar import OPENS_WITH_VERB
from luoshi.reading.flow import Span
from luoshi.reading.outline import CHAPTERS

_LONGEST_TITLE = 60
_SHORTEST_PARAGRAPH = 60
_ITEMS = ("bracketed", "digit")
#: A title that only says what stands below it, and one that states something (产业强则经济强).
_CAPTION = expression(r"[^,]{0,16}(?:思路|目标|任务|要求|考虑|形势|原则)")
_STATES = expression(r"(?<![总正])是|则|决定|提出了")


def report_blocks(document: Document) -> list[Block]:
    """The aims at the head of a document, and the items and paragraphs of the parts in which it looks ahead."""
    ahead = _parts_ahead(document)
    first = document.headings[0].marker.start if document.headings else len(document.folded)
    aims = [aim for part in (Span(0, first), *ahead) for aim in expected_blocks(document, part)]
    if not ahead and (not aims or (document.headings and document.kind == "plan")):
        return []
    inside = document.looks_ahead if document.outlook.turns else lambda _: True
    headings = [at for at, heading in enumerate(document.headings) if inside(heading.marker.start)]
    items = [block for at in headings for block in _of_heading(document, at)]
    items += _beside_most(document, headings, items) + _setting_beside(document, headings, items)
    lines = [block for part in ahead for block in _asking_lines(document, part)]
    return _apart([*aims, *items, *lines])


def _beside_most(document: Document, headings: list[int], items: list[Block]) -> list[Block]:
    """The aims told one by one (一是…) beside most of which ask something."""
    outermost = [at for at in headings if document.headings[at].parent is None]
    told = [at for at in outermost if document.headings[at].style == "ordinal_is"]
    asking = {block.span.start for block in items}
    rest = [at for at in told if document.headings[at].marker.start not in asking]
    most = _begins_ahead(document) and len(rest) * 2 < len(told)
    return [heading_block(document, at, (), "numbered, asks") for at in rest if most]


def _setting_beside(document: Document, headings: list[int], items: list[Block]) -> list[Block]:
    """The items that set something to be reached (稳产保供。总产达到46万吨) below a heading most of whose items ask."""
    asking = {block.span.start for block in items}
    families: dict[int | None, list[int]] = defaultdict(list)
    for at in headings:
        if document.headings[at].style in _ITEMS and not document.outline.children(at):
            families[document.headings[at].parent].append(at)
    beside = [
        at
        for family in families.values()
        if len(rest := [at for at in family if document.headings[at].marker.start not in asking]) * 2 < len(family)
        for at in rest
    ]
    setting = [at for at in beside if targets.find(document.flow, document.headings[at].span, document.year)]
    return [heading_block(document, at, (), "numbered, asks") for at in setting if not explains(document, at)]


def _parts_ahead(document: Document) -> list[Span]:
    """Where a report looks ahead: all of one that has no word of the past."""
    if document.lies_ahead and document.kind == "report" and document.headings and not document.outlook.turns:
        return [Span(0, len(document.folded))]
    may_turn = document.tells or document.kind == "news" or not document.headings or _begins_ahead(document)
    return document.outlook.parts(True) if may_turn else []


def _begins_ahead(document: Document) -> bool:
    """Whether a report is cut where it says one by one what it aims at (一是…): all its headings but the chapters of
    a report stand behind that."""
    headings = (one for one in document.headings if document.kind != "report" or one.style not in CHAPTERS)
    first = next(headings, None)
    return first is not None and first.style == "ordinal_is" and document.looks_ahead(first.marker.start)


def _apart(blocks: list[Block]) -> list[Block]:
    """The blocks in reading order, without those that begin inside one that was named before them."""
    kept: list[Block] = []
    for block in blocks:
        if not any(one.span.start <= block.span.start < one.span.end for one in kept):
            kept.append(block)
    return sorted(kept, key=lambda block: block.span)


def _of_heading(document: Document, index: int) -> list[Block]:
    """The paragraphs of a heading that have titles of their own, else the heading where nothing stands below it."""
    if paragraphs := titled_paragraphs(document, index) or sentence_titles(document, index):
        return [block for block in paragraphs if not _STATES.search(document.words(block.title))]
    title = document.headings[index].title
    below = [child for child in document.outline.children(index) if child not in document.apart]
    if (
        _is_part(document, index)
        or not all(_is_part(document, child) for child in below)
        or (title.end - title.start > _LONGEST_TITLE and not _may_be_long(document, index))
        or explains(document, index)
    ):
        return []
    if _CAPTION.fullmatch(document.words(title)):
        return []
    return [heading_block(document, index, (), "numbered, asks")] if asks_somebody(document, index) else []


def _may_be_long(document: Document, index: int) -> bool:
    """Whether a heading may be a whole sentence: one of a list in a line, or one that opens with who must act."""
    heading = document.headings[index]
    must = of_addressees(document.folded, heading.title) if heading.style != "ordinal_is" else ()
    return heading.style == "ordinal_is" or bool(must and must[0].units.start == heading.title.start)


def _is_part(document: Document, index: int) -> bool:
    """Whether a heading is of a list in the line of an item (一是…), which stands in a chapter and asks."""
    heading = document.headings[index]
    if heading.style != "ordinal_is" or heading.parent is None:
        return False
    item = document.headings[heading.parent]
    if item.parent is None or item.style not in _ITEMS or document.turns_between(item, heading):
        return False
    if not asks(document, heading.parent):
        return False
    return "\n" not in document.folded[item.marker.start : heading.marker.start]


def _asking_lines(document: Document, part: Span) -> Iterator[Block]:
    """The paragraphs under no heading that open with what is to be done."""
    for line in document.lines(part):
        if line.end - line.start < _SHORTEST_PARAGRAPH or document.heading_at(line.start) is not None:
            continue
        if ASKING.match(document.folded, line.start):
            yield Block(None, None, document.first_clause(line), line, (), "paragraph, asks")


def set_blocks(document: Document) -> list[Block]:
    """The items of a progress report that first say what is set, and those beside them that tell nothing yet."""
    parts = reversed(set_parts(document.folded))
    found = {at: part for part in parts if (at := document.heading_at(part.start)) is not None}
    items = {at: part for at, part in found.items() if _opens(document, at, part)}
    setting = [at for at, part in items.items() if targets.find(document.flow, part, document.year)]
    families = {at for one in setting for at in document.outline.children(document.headings[one].parent)}
    bare = {at: document.own_text(at) for at in families - items.keys() if _sets_only(document, at)}
    chosen = {at: part for at, part in items.items() if at in families} | bare
    return [_set_item(document, at, chosen[at]) for at in sorted(chosen)]


def saying_what_is_set(document: Document, blocks: list[Block]) -> list[Block]:
    """The blocks; of one that tells behind what it sets how far this is, only what it sets is said."""
    parts = set_parts(document.folded)
    return [block if block.said or block.in_table else _saying_one_of(parts, block) for block in blocks]


def _saying_one_of(parts: Sequence[Span], block: Block) -> Block:
    at = bisect_left(parts, (block.span.start,))
    inside = at < len(parts) and parts[at].end <= block.span.end
    return replace(block, said=(parts[at],)) if inside else block


def _opens(document: Document, index: int, part: Span) -> bool:
    """Whether an item begins with what is set (3.其中,新建公厕5座)."""
    return document.folded[document.headings[index].title.start : part.start] in ("", "其中,")


def _sets_only(document: Document, index: int) -> bool:
    text = document.own_text(index)
    return bool(OPENS_WITH_VERB.match(document.folded, *text)) and not TOLD.search(document.folded, *text)


def _set_item(document: Document, index: int, part: Span) -> Block:
    block = heading_block(document, index, (), "set and told")
    return replace(block, title=document.first_clause(part), said=(part,))


_TO_COME = (
    r"(?:[今明]年|20\d\d年|下半年|[二三四]季度|下一?步|下一?阶段|接下来|未来[\d一二三五]年"
    r"|[“\"]?十[四五六]五[”\"]?(?:期间|时期))"
)
#: What a paper tells of a plan: 今年实事项目主要包括:…, 到2027年,….
_PROMISED = expression(
    r"(?:(?<=[,。;:\n])|^)[ ]{0,8}(?:(?P<title>[^,。;:\n]{4,24}实事(?:项目)?)(?:主要)?(?:包括|有|为|是|分别是)[:,]"
    rf"|(?:(?:力争|争取|确保)?到20\d\d年年?[底末]?,|[^,。;:\n]{{2,14}}承诺[,:]|{_TO_COME}[^,。;:\n]{{0,16}}(?:,[^,。;:\n]{{2,14}})?(?:将|计划(?!总?投资))"
    rf"|[^,。;:\n]{{0,8}}计划:|[^,。;:\n]{{0,30}}(?:指标|目标|年度)任务(?:为|是)[:,]?|[^,。;:\n]{{0,6}}20\d\d年度?计划(?=新|建|改|兴|扩|完成(?!率)|实施)"
    rf"|(?:努力|力争|争取)?(?:实现)?[用在][\d一二三两]年(?:左右)?的?时间,|围绕[^,。;:\n]{{2,24}}(?:目标|任务),{_TO_COME},)"
    r"(?:[今明]年)?"
    r"(?P<aim>[^,;。\n]{4,60}))"
)
_FEWEST_PROMISED = 2
#: Where a paper goes on to what was done.
_TURNS_BACK = expression(
    r"(?<=[。;,])\s{0,4}截[至止]|(?<=。)\s{0,4}(?:到?目前|今年以来|去年|据(?:介绍|了解|悉)|[^,。\n]{0,12}(?:已经?[全完开]|相继))"
)


def promised_blocks(document: Document) -> list[Block]:
    """What a text under no numbers says that shall be reached, where several targets stand behind each other."""
    if document.headings:
        return []
    lines = list(document.lines(Span(0, len(document.folded))))
    over = _years_told(document)
    found = _issued(document) or [block for line in lines for block in _promised_in(document, line, over)]
    if document.lies_ahead and not found:
        return [block for block in _bare_promises(document, lines) if _sets(document, block) >= _FEWEST_PROMISED]
    counted = [_sets(document, block) for block in found]
    return [block for block, n in zip(found, counted, strict=True) if n] if sum(counted) >= _FEWEST_PROMISED else []


def _sets(document: Document, block: Block) -> int:
    return len(targets.find(document.flow, block.span, document.year))


#: A line that says what the next is about (住房保障方面:).
_ABOUT = expression(r"(?P<title>[^,。;:\d]{2,16}?)(?:方面)?:")


def _bare_promises(document: Document, lines: list[Span]) -> Iterator[Block]:
    """The paragraphs of a text that tells nothing of the past, each by the line that stands over it."""
    for above, line in pairwise([Span(0, 0), *lines]):
        about = _ABOUT.fullmatch(document.folded, *above)
        title = Span(*about.span("title")) if about else document.first_clause(line)
        yield Block(None, None, title, Span(title.start, line.end), (), "promises of a paragraph")


#: A paper on a plan that was issued; what it says from there on is the plan's.
_ISSUED = expression(r"(?:印发|出台|制定|发布)了?《[^》\n]{4,60}(?:方案|计划|规划)》,(?P<aim>[^,;。\n]{4,60})[,。]")


def _issued(document: Document) -> list[Block]:
    issued = _ISSUED.search(document.folded) if document.kind == "news" and document.lies_ahead else None
    if not issued:
        return []
    plan = document.trimmed(Span(issued.start("aim"), len(document.folded)))
    return [Block(None, None, Span(*issued.span("aim")), plan, (), "promises of a paragraph")]


#: The lines under a promise that a stroke parts (——高端制造引领。…).
_DASHED = expression(r"(?:\s{0,12}[—–-]{1,2}[^\n]{8,600}){1,12}")


def _with_dashes(document: Document, line: Span) -> Span:
    dashed = _DASHED.match(document.folded, line.end)
    return Span(line.start, dashed.end()) if dashed else line


#: A year that something is said of (2015年,…), and one by which it shall be (到2015年,…).
_YEAR_TOLD = expression(r"(?<!到)(20\d\d)年,")
_BY_YEAR = expression(r"到(?P<year>20\d\d)年")


def _years_told(document: Document) -> set[str]:
    """The years of which a text that reviews tells: what it says of being there by one of them is past."""
    return set(_YEAR_TOLD.findall(document.folded)) if reviews(document.folded) else set()


def _promised_in(document: Document, line: Span, over: set[str]) -> Iterator[Block]:
    """The promises of a line, each up to the next; none by a year that is over."""
    found = ((one, _BY_YEAR.search(one[0])) for one in _PROMISED.finditer(document.folded, *line))
    starts = [one for one, by in found if not by or by["year"] not in over]
    for at, told in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else _with_dashes(document, line).end
        turned = _TURNS_BACK.search(document.folded, told.end(), end)
        end = turned.start() if turned else end
        title = document.trimmed(Span(*told.span("title" if told["title"] else "aim")))
        yield Block(None, None, title, document.trimmed(Span(told.start(), end)), (), "promises of a paragraph")
