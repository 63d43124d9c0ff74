"""Tasks that are paragraphs: titled lines with notes, lines under no heading, aims, paragraphs of a report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings import aims, deadlines, targets
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_counted import ASKING
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import Note
from luoshi.reading.flow import Span
from luoshi.reading.outline import Heading

_TITLED = expression(r"(?P<title>[“\"]?[^,;:。\n]{2,30}?[”\"]?)[:。]")
#: The title that opens a paragraph (促进高质量就业。…).
OPENING = expression(r"[“\"]?(?:[^,;:。\n\d]{4,24}|[^,;:。\n\d]{3,14},[^,;:。\n\d]{3,14})。")
_SHORT_LINE = 30
_AIMS = expression(r"目标|总体要求|主要指标|指标$")
#: Numbers of lists in a sentence; each item of aims told so is a part of them.
_IN_SENTENCES = ("circled", "ordinal_is")
_BY_YEAR = expression(r"(?<=[。\n ])到20\d\d年")
_EXPECTED = expression(
    r"(?:[^。;:\n,]{4,24},)?(?P<title>[^。;\n,%]{0,24}(?:预期(?:目标|指标)|主要目标|主要指标(?=:)|目标任务|发展目标|奋斗目标|总体(?:要求|思路)(?=[是为]:)))(?:是|为)?[:,]?"
)
#: The same behind other words of the line (《意见》提出,今年的主要目标是:… 未来五年的目标是:…).
_EXPECTED_INSIDE = expression(
    r"(?<=[。,;])(?P<title>(?:(?:下达)?(?:[今明全]年|20\d\d年|未来[\d一二三五十]{1,2}年|[“\"]?十[四五六]五[”\"]?(?:时期|期间))[^。;:\n,]{0,20}"
    r"|[^。;:\n,]{2,16}预期)目标(?:任务)?)(?:是|为):"
)

#: What the opening of a paper promises by a year, without a word for aims (…,力争到2026年,全县引育人才100名。).
_PROMISED = expression(r"(?P<title>力争(?<=[。,;]力争)到20\d\d年[底末]?,[^。;\n]{4,120})")


def line_blocks(document: Document, index: int, notes: tuple[Note, ...]) -> list[Block]:
    """The paragraphs of a heading that carry a note each, where all its notes stand so (金融支持:…(牵头单位:…))."""
    heading = document.headings[index]
    found = [
        block
        for line in document.own_lines(index)
        if line.start != heading.title.start and (block := _titled_line(document, heading, line, notes))
    ]
    if sum(len(block.notes) for block in found) == len(notes):
        return found
    apart = [note for note in notes if note.own_line and document.heading_at(note.span.start) == index]
    return list(_above_notes(document, heading.title.end, apart, heading.title)) if len(apart) == len(notes) > 1 else []


def _titled_line(document: Document, heading: Heading, line: Span, notes: tuple[Note, ...]) -> Block | None:
    inside = tuple(note for note in notes if line.start <= note.span.start < line.end)
    title = _TITLED.match(document.folded, line.start, line.end)
    if not inside or not title or title.end() > inside[0].span.start or line.end - inside[-1].span.end > 1:
        return None
    return Block(None, heading.title, Span(*title.span("title")), line, inside, "titled line with a note")


def _above_notes(document: Document, start: int, notes: list[Note], section: Span | None) -> Iterator[Block]:
    """The words between one note and the next are a task each; an empty line parts them from words before."""
    for note in notes:
        words = document.trimmed(Span(start, note.span.start))
        gap = document.folded.rfind("\n\n", words.start, words.end)
        words = document.trimmed(Span(gap, words.end)) if gap >= 0 else words
        if words.end > words.start:
            title = next(document.lines(words))
            title = title if title.end - title.start <= _SHORT_LINE else document.first_clause(words)
            yield Block(
                None,
                section,
                _without_stop(document, title),
                Span(words.start, note.span.end),
                (note,),
                "paragraph with a note",
            )
        start = note.span.end


def _without_stop(document: Document, title: Span) -> Span:
    stop = document.folded.find("。", title.start, title.end)
    return Span(title.start, stop) if stop > 0 else title


def aims_blocks(document: Document, index: int) -> list[Block]:
    """An aims heading is a task where it sets targets; each year that it sets them for is one of its own."""
    heading, text = document.headings[index], _aims_text(document, index)
    if not _sets_aims(document, index) or not (_sets_figures(document, text) or _looks_to_a_day(document, index, text)):
        return []
    labelled = _labelled(document, Span(heading.title.end, text.end))
    if len(labelled) > 1:
        return [Block(None, heading.title, title, part, (), "aims") for title, part in labelled]
    dated = [part for part in _by_year(document, text) if targets.find(document.flow, part, document.year)]
    section = document.section_of(index)
    if len(dated) > 1:
        return [Block(heading.number, section, heading.title, part, (), "aims of a year") for part in dated]
    return [Block(heading.number, section, heading.title, Span(heading.marker.start, text.end), (), "aims")]


#: What opens a paragraph of aims (总体目标:…。年度目标:…).
_LABEL = expression(r"(?<=[。\n ])(?P<title>[^,;:。\n ]{0,6}(?:目标|指标)):")


def _labelled(document: Document, text: Span) -> list[tuple[Span, Span]]:
    """The parts of a stretch that are called aims before a colon and set figures, each with what it is called."""
    titles = [Span(*found.span("title")) for found in _LABEL.finditer(document.folded, *text)]
    ends = [*(title.start for title in titles[1:]), text.end]
    parts = [document.trimmed(Span(title.start, end)) for title, end in zip(titles, ends, strict=False)]
    return [(title, part) for title, part in zip(titles, parts, strict=True) if _sets_figures(document, part)]


def _sets_figures(document: Document, text: Span) -> bool:
    return bool(targets.find(document.flow, text, document.year))


def _looks_to_a_day(document: Document, index: int, text: Span) -> bool:
    """Whether what is called an aim says without a figure by when it is reached (到2027年,体系基本建成)."""
    is_aim = _IS_AIM.search(document.words(document.headings[index].title))
    return bool(is_aim and deadlines.find(document.folded, text, document.year))


_IS_AIM = expression(r"目标(?:任务|要求)?$")


#: A line that only says that aims stand below it.
_AIMS_LINE = expression(r"(?:总体|主要|工作|发展|行动|攻坚|奋斗|预期|年度|具体)?目标(?:任务)?")


def aims_below_lines(document: Document) -> list[Block]:
    """The paragraph below a line without a number that is called an aim, in a text that numbers nothing."""
    if document.headings or document.tells:
        return []
    pairs = pairwise(document.lines(Span(0, len(document.folded))))
    return [
        Block(None, None, line, Span(line.start, below.end), (), "aims")
        for line, below in pairs
        if _AIMS_LINE.fullmatch(document.words(line)) and _sets_figures(document, below)
    ]


def _aims_text(document: Document, index: int) -> Span:
    """The words of a heading with the lists in its sentences (①…;②…), up to the first heading of another kind."""
    below = document.outline.children(index)
    if all(document.headings[at].style in _IN_SENTENCES for at in below):
        return Span(document.headings[index].title.start, document.headings[index].body.end)
    return document.own_text(index)


def _by_year(document: Document, text: Span) -> list[Span]:
    """The parts of aims that begin with the year that they are for (到2025年,…到2027年,…)."""
    years: dict[str, int] = {}
    for found in _BY_YEAR.finditer(document.folded, text.start, text.end):
        years.setdefault(found.group(), found.start())
    starts = list(years.values())
    ends = [*starts[1:], text.end] if starts else []
    return [document.trimmed(Span(start, end)) for start, end in zip(starts, ends, strict=True)]


def _sets_aims(document: Document, index: int) -> bool:
    heading = document.headings[index]
    if document.looks_back(heading.marker.start):
        return False
    if heading.style in _IN_SENTENCES and heading.parent is not None and _sets_aims(document, heading.parent):
        return False
    above = "" if heading.parent is None else document.words(document.headings[heading.parent].title)
    return bool(_AIMS.search(document.words(heading.title)) or above.endswith("目标"))


def orphan_blocks(document: Document, notes: list[Note]) -> list[Block]:
    """Notes that stand under no heading: each with the words of its line before it, or of the lines above."""
    orphans = [note for note in notes if document.heading_at(note.span.start) is None]
    found = list(_above_notes(document, 0, [note for note in orphans if note.own_line], None))
    for note in orphans:
        if note.own_line:
            continue
        line = document.folded.rfind("\n", 0, note.span.start) + 1
        quoted = document.folded.rfind("'", line, note.span.start) + 1
        begin = max(line, quoted, found[-1].span.end if found else 0)
        words = document.trimmed(Span(begin, note.span.start))
        if words.end > words.start:
            title = document.first_clause(words)
            found.append(Block(None, None, title, Span(words.start, note.span.end), (note,), "paragraph with a note"))
    return found


#: 目标任务已完成: what is told of aims sets none.
_TELLS = expression(r"已完成|截[至止]|完成率")


def expected_blocks(document: Document, within: Span) -> list[Block]:
    """Aims that a paper states in the paragraphs of a stretch (今年主要预期目标是:…), each up to the next."""
    return [
        Block(None, None, title, Span(title.start, end), (), "aims")
        for line in document.lines(within)
        for title, end in _expected_in(document, line)
        or ((title, part.end) for title, part in _labelled(document, line))
        if not _TELLS.search(document.folded, title.start, end) and _sets(document, Span(title.start, end))
    ]


def _expected_in(document: Document, line: Span) -> list[tuple[Span, int]]:
    """What a line calls its aims, each with where they end."""
    first = _EXPECTED.match(document.folded, *line)
    inside = (
        _EXPECTED_INSIDE.finditer(document.folded, *line) if "目标" in document.folded[line.start : line.end] else ()
    )
    titles = [Span(*found.span("title")) for found in ([first] if first else inside)]
    if not titles and document.kind != "news" and (promised := _PROMISED.search(document.folded, *line)):
        return [(Span(*promised.span("title")), promised.end())]
    return list(zip(titles, [*(title.start for title in titles[1:]), line.end], strict=False))


def _sets(document: Document, line: Span) -> bool:
    """Whether a line sets targets, or aims without a figure."""
    year = document.year
    return bool(targets.find(document.flow, line, year) or aims.find(document.flow, line, year))


def titled_paragraphs(document: Document, index: int) -> list[Block]:
    """The paragraphs of a heading that open with a short sentence, or follow one on a line of its own; what stands
    behind the title on the heading's own line is none."""
    text = document.own_text(index)
    heading = document.headings[index]
    below = document.folded.find("\n", heading.title.end, text.end)
    lines = list(document.lines(Span(below, text.end))) if below >= 0 else []
    found: list[Block] = []
    for at, line in enumerate(lines):
        title = OPENING.match(document.folded, line.start, line.end)
        if not title:
            continue
        end = line.end
        if title.end() >= line.end and at + 1 < len(lines):
            end = lines[at + 1].end
        if end > title.end():
            found.append(
                Block(
                    None,
                    heading.title,
                    Span(title.start(), title.end() - 1),
                    Span(line.start, end),
                    (),
                    "titled paragraph",
                )
            )
    return found


def titled_parts(document: Document, index: int) -> list[Block]:
    """The parts of a heading's words with titles of their own: its paragraphs where most open with one, else the parts
    of a paragraph."""
    found = titled_paragraphs(document, index)
    asking = sum(bool(ASKING.match(document.folded, block.title.start)) for block in found)
    text = document.own_text(index)
    lines = sum(line.start > document.headings[index].title.end for line in document.lines(text))
    most = len(found) >= _FEWEST_TITLES and asking * 2 >= len(found) > lines / 2
    return found if most else sentence_titles(document, index)


#: A short sentence that asks, between longer ones (…协同发力。着力扩大有效投资。推进…).
_SHORT_SENTENCE = expression(r"(?<=[。\n])(?P<gap> {0,6})(?P<title>[^,;:。\n\d ]{4,24})。(?=[^\n]{30})")
_SHORT, _GAP = 16, 2  # behind a gap, where lines were joined, a title may be longer
_SHORTEST_BELOW = 40
_FEWEST_TITLES = 2


def sentence_titles(document: Document, index: int) -> list[Block]:
    """The parts of a paragraph that open with a short sentence each, the first behind no more than one other."""
    text, heading = document.own_text(index), document.headings[index]
    found = _asking_sentences(document, Span(heading.title.end, text.end))
    ends = [*(title.start for title in found[1:]), text.end]
    titles = [(title, end) for title, end in zip(found, ends, strict=False) if end - title.end >= _SHORTEST_BELOW]
    if len(titles) < _FEWEST_TITLES or document.folded.count("。", heading.title.end + 1, titles[0][0].start) > 1:
        return []
    ends = [*(title.start for title, _ in titles[1:]), text.end]
    return [
        Block(None, heading.title, title, document.trimmed(Span(title.start, end)), (), "titled sentence")
        for (title, _), end in zip(titles, ends, strict=True)
    ]


def _asking_sentences(document: Document, text: Span) -> list[Span]:
    """The short sentences that ask; where lines were joined with gaps, only those that opened one."""
    found = [
        one
        for one in _SHORT_SENTENCE.finditer(document.folded, *text)
        if ASKING.match(document.folded, one.start("title"))
    ]
    opened = [one for one in found if len(one["gap"]) >= _GAP]
    parted = len(opened) >= _FEWEST_TITLES
    chosen = opened if parted else [one for one in found if len(one["title"]) <= _SHORT]
    return [Span(*one.span("title")) for one in chosen]
