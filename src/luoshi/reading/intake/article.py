"""The document of a page: which of its lines belong to it and which to the site around it.

The running words of a page gather in one element, the core. It is widened as long as nothing of the site comes
with it. Inside it only buttons and lists of links are dropped; outside it only what tells of the document is kept:
its title, its fields, its number and day, and whole sentences. Lines that only lead to attached files are in neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Attachment, Flow, Link, Span
from luoshi.reading.intake.cutting import kept
from luoshi.reading.intake.elements import Element, Line
from luoshi.reading.intake.furniture import is_attachment, is_label, words_end
from luoshi.reading.intake.line_kinds import FURNITURE, LINKS, WORDS, kinds_of

_SHARE_OF_CORE = 0.8  # of the running words of a page
_LEAST_CORE = 40  # characters without which a page has no running words
_RUNNING = 10  # characters of a line that count as running words
_SENTENCE = 30  # characters that make a line outside the core worth keeping
_RUN_OF_LINKS = 3
_FIELD_TABLE = 600  # characters of the largest table of fields
_FEWEST_FIELDS = 2
_TITLES_KEPT = 2
_LONGEST_DAY_LINE, _LONGEST_NAME = 120, 200
_HEAD_LINES = 12  # among which the day of publishing is looked for
_TITLED = expression(r"title|headline|biaoti|(?:^|[ _-])(?:tit|bt)(?:$|[ _-])", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_STOPS = expression("[。;；,，]")
_NUMBER = expression(r"[〔\[［【(（](?:19|20)\d\d[〕\]］】)）].{0,3}\d+号")
DAY = expression(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_PUBLISHED = expression(
    rf"(?:发布|公开|公布|发表)[日时][期间]|(?:来源|时间).{{0,80}}{DAY.pattern}|{DAY.pattern}.{{0,80}}(?:来源|\d:\d\d)"
)
#: What parts the name of the document from that of the site in the name of a page.
_SITE = expression(r"[_|｜]|\s[-—–]+\s?|-(?=[^-]*(?:网|政府|门户)[^-]*$)")
#: Lines that nobody sees on the page: its name, and what it says of itself.
HEAD, META_TITLE, META_DAY = "title", "meta-title", "meta-day"


def document_of(flow: Flow, elements: Sequence[Element], lines: Sequence[Line], links: Sequence[Link]) -> Flow:
    """The flow without what the site prints around the document, and the files that hang on to it.

    The whole flow where no core stands out.
    """
    page = _Page(flow, elements, lines, links)
    chosen = range(len(lines)) if page.is_bare else page.chosen()
    document = kept(flow, list(_with_one_name(page, list(chosen))))
    return replace(document, attachments=tuple(_attachments(flow, links)))


def _attachments(flow: Flow, links: Sequence[Link]) -> Iterator[Attachment]:
    """Each file once, by the words that lead to it; their spans count in the source."""
    seen: set[str] = set()
    for link in links:
        name = flow.words(link.span).strip()
        if name and link.href not in seen and is_attachment(link.href, name):
            seen.add(link.href)
            yield Attachment(name, link.href, flow.to_source(link.span))


class _Page:
    """The lines of a page, each with its element and kind; `core` holds the first and the last line of the core."""

    def __init__(self, flow: Flow, elements: Sequence[Element], lines: Sequence[Line], links: Sequence[Link]) -> None:
        self.text, self.elements, self.lines = flow.text, elements, lines
        self.words = [flow.text[line.start : line.end].strip() for line in lines]
        self.kinds = kinds_of(flow, lines, links)
        self._extents = _extents(elements, lines)
        running = [self._running(at) for at in range(len(lines))]
        weights = _summed(elements, lines, running)
        self.is_bare = weights[0] < _LEAST_CORE or not FURNITURE.intersection(self.kinds)
        self.core = self._widened(_core(elements, weights))
        self._runs = _runs(self.kinds)
        above = (at for at in range(self.core[0] - 1, -1, -1) if self.kinds[at] == LINKS)
        self._head = next(above, -1) + 1  # from here to the core no list of links comes between

    def tag(self, at: int) -> str:
        return self.elements[self.lines[at].element].tag

    def is_hidden(self, at: int) -> bool:
        return self.tag(at) in (HEAD, META_TITLE, META_DAY)

    def chosen(self) -> Iterator[int]:
        """The lines of the document."""
        first, last = self.core
        titles = set(self._titles())
        fields = set(self._field_lines())
        for at in range(len(self.lines)):
            if self.is_hidden(at) or at in fields:
                yield at
            elif first <= at <= last:
                if not self._is_dropped_inside(at):
                    yield at
            elif at in titles or self._tells(at):
                yield at

    def _running(self, at: int) -> int:
        """How many running words a line has."""
        words = self.words[at]
        runs = self.kinds[at] == WORDS and len(words) >= _RUNNING and not self.is_hidden(at) and not is_label(words)
        return len(words) if runs else 0

    def _widened(self, core: int) -> tuple[int, int]:
        """The lines of the widest element around the core that brings nothing of the site with it."""
        first, last = self._extents[core]
        parent = self.elements[core].parent
        while parent >= 0:
            start, end = self._extents[parent]
            if any(self.kinds[at] in FURNITURE for at in (*range(start, first), *range(last + 1, end + 1))):
                break
            first, last = start, end
            parent = self.elements[parent].parent
        return first, last

    def _is_dropped_inside(self, at: int) -> bool:
        """Buttons, and links that stand under a button or on end."""
        if self.kinds[at] != LINKS:
            return self.kinds[at] in FURNITURE
        first, length = self._runs[at]
        return length >= _RUN_OF_LINKS or (first > 0 and self.kinds[first - 1] in FURNITURE)

    def _tells(self, at: int) -> bool:
        """Whether a line outside the core tells of the document."""
        words = self.words[at]
        if self.kinds[at] in FURNITURE:
            return False
        if len(words) >= _SENTENCE and _STOPS.search(words):
            return True
        heads = self._head <= at < self.core[0]
        return is_label(words) or bool(_NUMBER.search(words)) or (heads and bool(DAY.search(words)))

    def _titles(self) -> list[int]:
        """Headings over the core: those that the name of the page has, else the last two."""
        headings = [at for at in range(self.core[0]) if self._is_heading(at)]
        names = ["".join(self.words[at].split()) for at in range(len(self.lines)) if self.is_hidden(at)]
        named = [at for at in headings if any("".join(self.words[at].split()) in name for name in names)]
        return named or headings[-_TITLES_KEPT:]

    def _is_heading(self, at: int) -> bool:
        element = self.elements[self.lines[at].element]
        around = self.elements[element.parent] if element.parent >= 0 else element
        titled = element.tag in _HEADINGS or _TITLED.search(element.hint) or _TITLED.search(around.hint)
        return bool(titled) and self.kinds[at] == WORDS and len(self.words[at]) >= 6 and not self.is_hidden(at)

    def _field_lines(self) -> Iterator[int]:
        """The lines of every small element that holds several fields."""
        labels = [int(self.kinds[at] == WORDS and is_label(self.words[at])) for at in range(len(self.lines))]
        counts = _summed(self.elements, self.lines, labels)
        sizes = _summed(self.elements, self.lines, [len(words) for words in self.words])
        small = zip(counts, sizes, self._extents, strict=True)
        for first, last in {lines for count, size, lines in small if count >= _FEWEST_FIELDS and size <= _FIELD_TABLE}:
            if self._is_one_table(first, last):
                yield from range(first, last + 1)

    def _is_one_table(self, first: int, last: int) -> bool:
        """Whether the lines are labels and their values, with no sentence and no list of links among them."""
        lines = range(first, last + 1)
        labels = sum(is_label(self.words[at]) for at in lines)
        return labels * 3 >= len(lines) and not any(
            len(self.words[at]) >= _SENTENCE and "。" in self.words[at] for at in lines
        )


def _with_one_name(page: _Page, chosen: Sequence[int]) -> Iterator[Span]:
    """The chosen lines; the page's own name and day only where no other line says them, without the site's name."""
    shown = [at for at in chosen if not page.is_hidden(at)]
    said = "".join("".join(page.words[at].split()) for at in shown)
    dated = any(_PUBLISHED.search(page.words[at][:_LONGEST_DAY_LINE]) for at in shown[:_HEAD_LINES])
    tells_title = any(page.tag(at) == META_TITLE for at in chosen)
    for at in chosen:
        line = page.lines[at]
        if (page.tag(at) == META_DAY and dated) or (page.tag(at) == HEAD and tells_title):
            continue
        if page.tag(at) in (HEAD, META_TITLE):
            name = _SITE.split(page.words[at][:_LONGEST_NAME])[0].strip()
            if name and "".join(name.split()) not in said:
                said += "".join(name.split())
                start = line.start + page.text[line.start : line.end].index(name)
                yield from (Span(start, start + len(name)), Span(line.end - 1, line.end))
            continue
        yield from _without_buttons(page, line)


def _without_buttons(page: _Page, line: Line) -> Iterator[Span]:
    """A line; one that tells the day of publishing without the buttons behind it."""
    words = page.text[line.start : line.end]
    end = words_end(words.rstrip("\n")) if len(words) <= _LONGEST_DAY_LINE and _PUBLISHED.search(words) else 0
    if 0 < end < len(words) - 1:
        yield Span(line.start, line.start + end)
        yield Span(line.end - 1, line.end)
    else:
        yield Span(line.start, line.end)


def _runs(kinds: Sequence[str]) -> list[tuple[int, int]]:
    """For each line where the run of its kind begins, and how many lines it has."""
    runs: list[tuple[int, int]] = []
    for _, group in groupby(kinds):
        length = sum(1 for _ in group)
        runs.extend([(len(runs), length)] * length)
    return runs


def _extents(elements: Sequence[Element], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The first and the last line of each element; (n, -1) for one without lines."""
    firsts, lasts = [len(lines)] * len(elements), [-1] * len(elements)
    for at, line in enumerate(lines):
        firsts[line.element] = min(firsts[line.element], at)
        lasts[line.element] = at
    for at in range(len(elements) - 1, 0, -1):
        parent = elements[at].parent
        firsts[parent] = min(firsts[parent], firsts[at])
        lasts[parent] = max(lasts[parent], lasts[at])
    return list(zip(firsts, lasts, strict=True))


def _summed(elements: Sequence[Element], lines: Sequence[Line], values: Sequence[int]) -> list[int]:
    """The values of the lines of each element, those inside its elements too."""
    sums = [0] * len(elements)
    for line, value in zip(lines, values, strict=True):
        sums[line.element] += value
    for at in range(len(elements) - 1, 0, -1):
        sums[elements[at].parent] += sums[at]
    return sums


def _core(elements: Sequence[Element], weights: Sequence[int]) -> int:
    """The innermost element that holds most of the running words."""
    heaviest: dict[int, int] = {}
    for at in range(1, len(elements)):
        parent = elements[at].parent
        if parent not in heaviest or weights[at] > weights[heaviest[parent]]:
            heaviest[parent] = at
    core = 0
    while core in heaviest and weights[heaviest[core]] >= _SHARE_OF_CORE * weights[0]:
        core = heaviest[core]
    return core
