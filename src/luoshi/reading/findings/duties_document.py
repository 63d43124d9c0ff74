"""What all tasks of one document share: its folded text, notes, rules, units, level and year."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from luoshi.reading.expressions import expression
from luoshi.reading.findings import notes
from luoshi.reading.findings.closings import closing_start, ending_at
from luoshi.reading.findings.duties_apart import standing_apart
from luoshi.reading.findings.facts import lies_ahead, tells
from luoshi.reading.findings.grants import speaks_of_grants
from luoshi.reading.findings.outlook import outlook_of
from luoshi.reading.findings.statistics import Statistics, statistics_in
from luoshi.reading.findings.units import Units
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import DocumentFields, Mapping
from luoshi.reading.outline import CHAPTERS, Heading, Outline, fold
from luoshi.reading.outline.folding import numeral

#: (2022—2024年): what a plan for several years says of a year is of the first.
_STRETCH = expression(r"(20\d\d)\s?年?\s?[-—–~至]{1,2}\s?(20\d\d)\s?年")
_FIVE_YEARS = expression(r"(十[一二三四五六七])五[”\"]?")
_YEAR = expression(r"(20\d\d)(?:\s?年(?!以来)|〕)")
#: A year that a text without title and date speaks of, other than one that it looks back to; the day from which work
#: begins (自2024年3月10日起) is none of those.
_YEAR_AHEAD = expression(
    r"(20(?:(?<![比较自从于在]20)|(?<=在20)(?=\d\d年[底末])|(?<=[自从]20)(?=\d\d年\d{1,2}月\d{1,2}日起(?!施行|实施|执行|生效)))\d\d)"
    r"\s?年(?!以来|同期|度?(?:基础|水平))"
)
_YEAR_LOOKED_TO = expression(r"(?<=[到至])(20\d\d)\s?年|(20\d\d)\s?年[底末]")
#: The year of a paper's number: the last of those that a text cites.
_CITED = expression(r"\((20[0-3]\d)\)\s?\d{1,4}\s?号")
#: What a site prints above a text: 生效日期: | 2020-08-13.
_PRINTED = expression(r"(?:日期|时间)[:\s|]{1,6}(20\d\d)[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}")
_HEAD = 400
_REGION = expression(
    r"(?!国务院|中共中央|国家|全国|为|根据|按照|经|现|各)[\u4e00-\u9fff]{2,7}?(?P<level>自治区|新区|实验区|示范区|省|市|县|区|州|旗)"
)
_LEVEL_OF = {"自治区": "区", "新区": "区", "实验区": "区"}
_OWN_PLACE = expression(r"[全我]([县市区省州旗])(?!域)")
_OWN_BODY = expression(r"(?:(?<![\u4e00-\u9fff])|(?<=\d年))([县市区省州旗])(?:政府|府办|府及|委(?=[、,]))")
_LONGEST_LINE = 60
_LINE = expression(r"[^\n]+")
_LINES_ABOVE, _NEAR = 3, 240
#: How many things stand below (共5项), and the same without 共, which only a section says of what it holds.
_N = r"[\d一二三四五六七八九十百]{1,4}"
_OF_ITEMS = r"(?:个|件|项|条|类|大类|方面|批)(?:重点|具体|主要)?(?:项目|任务|事项|工作|措施|举措|指标|工程|实事)?"
_COUNT = expression(rf"[(（](?:共计?|合计|总计|计)有?{_N}{_OF_ITEMS}(?:[,，;；][^()（）]{{0,40}})?[)）]$")
_COUNT_BELOW = expression(rf"[(（]{_N}{_OF_ITEMS}(?:[,，;；][^()（）]{{0,40}})?[)）]$")
_CLAUSE = expression(r"[,;。:\n]")
#: What a title may be called (任务:新建小学).
_LABEL = expression(r"\s{0,20}(?:重点|工作|主要|具体)?(?:任务|事项|项目|内容|措施)(?:名称|内容)?:")
#: What only leads over to what is asked: by when, by what and for what (2024年8月底前,…; 根据任务清单,…).
_MONTH = r"(?:\d{1,2}[-—–~至到])?\d{1,2}\s?月"
_POINT = (
    rf"(?:(?:20\d\d|[今明本次])\s?年度?\s?(?:{_MONTH})?|{_MONTH})(?:\s?\d{{1,2}}\s?[日号])?(?:份|[上中下]旬|[底末初])?"
    r"|(?:20\d\d\s?年|[今明本]年)?(?:第?[一二三四]季度|[上下]半年|年[底末])"
)
_WHEN = rf"[于在到至从自]?(?:{_POINT})(?:[-—–~至到]{{1,2}}(?:{_POINT}))?(?:\(含\))?(?:以前|之前|前|起|开始|期间|内)?"
#: For whom something is done, at whatever length (对改革成效明显、群众反映好的市(地、州)、县,优先安排…).
_WHOM = r"(?:省|市|县|区|地方|地区|城市|单位|部门|企业|机构|个人|人员|项目|基地|园区|乡镇|村|学校)(?:\([^()]{1,30}\))?"
_FOR_THOSE = rf"对[^。;:\n]{{2,120}}?的[^,。;:\n]{{0,16}}?{_WHOM}(?:、{_WHOM}){{0,2}}(?!,[^,。;:\n]{{2,40}}的,)"
_LEADS_OVER = expression(
    rf"\s*(?:{_WHEN}|(?:按照?|根据|依据|依照|对照|参照|结合|围绕|针对)(?:(?!合理|科学|进行|开展|细化)[^,。;:\n]){{2,60}}"
    rf"|在[^,。;:\n]{{2,40}}(?:前|期间|中|[之以]?[下内后]|[年时]|基础上)|{_FOR_THOSE}),\s*(?=[^,。;:\n]{{4}})"
)
#: Words that only say when (第一季度), and the day that opens others (6月底前,…).
_ONLY_WHEN = expression(_WHEN)
_OPENS_WHEN = expression(rf"\s{{0,9}}(?:{_WHEN}),\s*")
_SHORT = 24
#: 完成时限除注明外均为12月底; 未注明完成时限的,均为年底前.
_DUE_ELSE = expression(
    r"(?:(?:时限|期限)[^。;\n,]{0,8}除[^。;\n,]{0,10}(?:注明|标明|明确|另有)[^。;\n,]{0,8}外,?(?:其[余他])?(?:均|都|一律)?(?:为|[应须]?[于在])"
    r"|(?:未|没有|无)(?:另行)?(?:注明|标明|明确)[^。;\n,]{0,8}(?:时限|期限)[^。;\n,]{0,6},?(?:均|都|一律)?(?:为|[应须]?[于在]))"
    r"(?P<cell>[^。;,\n]{3,16})"
)
#: The title of a document that sets rules and grants something: most of its numbers are conditions and amounts.
_GRANTS = expression(r"措施|政策|办法|细则|规定|条例|补贴|补助|公积金|奖补|奖励|扶持")


class Document:
    """One document as the duties see it; positions count in its `folded` text and in the flow alike."""

    def __init__(self, flow: Flow, outline: Outline, fields: DocumentFields, mappings: Sequence[Mapping] = ()) -> None:
        self.flow, self.outline = flow, outline
        self.mappings = {mapping.header: mapping.meanings for mapping in mappings}
        self.folded = fold(flow.text)
        self.rules = notes.rules_of(self.folded)
        self.notes = notes.find(self.folded, [heading.marker.start for heading in outline.headings])
        self.closes = closing_start(self.folded, outline.headings, self.notes)
        self.headings: tuple[Heading, ...] = ending_at(outline.headings, self.closes)
        self.kind, self.title = fields.kind, fields.title or ""
        self.issued, self.issuer = fields.written_on, fields.issuer
        self.tells = tells(fields, self.folded)
        self.lies_ahead = lies_ahead(self.folded, fields.title or "")
        self.outlook = outlook_of(self.folded, outline, fields)
        self.grants = bool(_GRANTS.search(fields.title or "")) or speaks_of_grants(self.folded)
        self.year = _year_of(self.folded, fields)
        self._level = _level_of(fields, self.folded)
        self._starts = [heading.marker.start for heading in self.headings]
        self._words: dict[Span, str] = {}

    def units_with(self, more: list[Span]) -> Units:
        """The units of the notes and of further lists."""
        lists = [group.units for note in self.notes for group in note.groups if group.kind != notes.LEADER]
        return Units(self.flow.text, [*lists, *more], self._level, self.issuer)

    @cached_property
    def statistics(self) -> tuple[Statistics, ...]:
        """The tables of statistics, which tell facts and ask nothing."""
        return statistics_in(self.folded, self.flow.tables)

    @cached_property
    def apart(self) -> dict[int, str]:
        """The headings that stand apart from sections and tasks, each with its reason."""
        return standing_apart(self)

    def year_at(self, position: int) -> int | None:
        """The year that what stands at a position is for: the one its part names, else the document's."""
        return self.outlook.year_at(position) or self.year

    def year_due(self, position: int) -> int | None:
        """The year of a day that names none: no work is due in a year before its paper was written."""
        year, ahead = self.year_at(position), self.outlook.year_at(position)
        written = int(self.issued[:4]) if self.issued else None
        return max(year, written) if year and written and not ahead else year

    def until_at(self, position: int) -> str | None:
        """The last day of a plan for several years (2023—2025年), where a part is for no year of its own."""
        stretch = _STRETCH.search(self.title)
        return f"{stretch[2]}-12-31" if stretch and not self.outlook.year_at(position) else None

    @cached_property
    def due_else(self) -> Span | None:
        """The words that say by when everything is done that names no day of its own."""
        found = _DUE_ELSE.search(self.folded) if "时限" in self.folded or "期限" in self.folded else None
        return Span(*found.span("cell")) if found else None

    def looks_back(self, position: int) -> bool:
        """Whether a position stands in a part that tells what was done."""
        return self.outlook.at(position) is False

    def looks_ahead(self, position: int) -> bool:
        """Whether a position stands in a part that says what shall be."""
        return self.outlook.at(position) is True

    def has_words(self, span: Span) -> bool:
        """Whether a stretch says anything; rules of a table (---) do not."""
        return any(map(str.isalnum, self.folded[span.start : span.end]))

    def words(self, span: Span) -> str:
        """The words of a heading without blanks and without the count of what stands below it (共5项)."""
        known = self._words.get(span)
        if known is None:
            known = "".join(self.flow.words(span).split())
            known = self._words[span] = _COUNT.sub("", known) if known.endswith((")", "）")) else known
        return known

    def name_of(self, section: Span) -> str:
        """The words of a section without the count of what it holds (12个)."""
        words = self.words(section)
        return _COUNT_BELOW.sub("", words) if words.endswith((")", "）")) else words

    def heading_at(self, position: int) -> int | None:
        """The innermost heading whose text holds a position, None outside all."""
        at: int | None = bisect_right(self._starts, position) - 1
        if at == -1:
            return None
        while at is not None and self.headings[at].body.end <= position:
            at = self.headings[at].parent
        return at

    def heading_from(self, position: int) -> Heading | None:
        """The heading that begins at a position."""
        at = bisect_left(self._starts, position)
        return self.headings[at] if at < len(self._starts) and self._starts[at] == position else None

    def first_from(self, position: int) -> int | None:
        """The first heading that begins at a position or behind it."""
        at = bisect_left(self._starts, position)
        return at if at < len(self._starts) else None

    def section_of(self, index: int) -> Span | None:
        """The words of the heading above one; a chapter is its own section, unless it is a whole sentence."""
        heading = self.headings[index]
        if heading.parent is None:
            return heading.title if heading.style in CHAPTERS and heading.is_called else None
        above = self.headings[heading.parent]
        return None if self.turns_between(above, heading) else above.title

    def turns_between(self, above: Heading, below: Heading) -> bool:
        """Whether a text turns from what was done to what shall be between two headings."""
        return self.looks_back(above.marker.start) and not self.looks_back(below.marker.start)

    def own_text(self, index: int) -> Span:
        """The text of a heading up to the first heading below it."""
        heading = self.headings[index]
        below = self.headings[index + 1].marker.start if index + 1 < len(self.headings) else heading.body.end
        return Span(heading.title.start, min(below, heading.body.end))

    def own_lines(self, index: int) -> Iterator[Span]:
        """The lines of a heading that stand under no heading below it, the title's line first."""
        start = self.headings[index].title.start
        for child in self.outline.children(index):
            yield from self.lines(Span(start, self.headings[child].marker.start))
            start = self.headings[child].body.end
        yield from self.lines(Span(start, self.headings[index].body.end))

    def lines(self, within: Span) -> Iterator[Span]:
        """The lines of a stretch that hold words, without the blanks around them."""
        for found in _LINE.finditer(self.folded, *within):
            line = self.trimmed(Span(*found.span()))
            if line.end > line.start:
                yield line

    def lines_above(self, position: int) -> list[Span]:
        """The few lines above a place, the nearest first."""
        return [*self.lines(Span(max(position - _NEAR, 0), position))][: -_LINES_ABOVE - 1 : -1]

    def parted(self, line: Span, sign: re.Pattern[str]) -> list[Span]:
        """The cells of a line between the signs that part it, the empty ones too."""
        edges = [found.span() for found in sign.finditer(self.flow.text, *line)]
        starts, ends = [line.start, *(end for _, end in edges)], [*(start for start, _ in edges), line.end]
        return [self.trimmed(Span(start, end)) for start, end in zip(starts, ends, strict=True)]

    def no_heading_after(self, position: int) -> bool:
        """Whether no heading begins after a position."""
        return not self._starts or self._starts[-1] < position

    @cached_property
    def has_titles(self) -> bool:
        """Whether most items begin with a short title rather than with their text."""
        items = [one for one in self.headings if one.parent is not None or one.style not in CHAPTERS]
        lengths = [one.title.end - one.title.start for one in items] or [0]
        return sum(length <= _SHORT for length in lengths) * 2 > len(lengths)

    def first_clause(self, words: Span) -> Span:
        """The first clause that says what is asked, without a stop that opens the words."""
        label = _LABEL.match(self.folded, *words)
        start = label.end() if label else words.start
        while start < words.end and self.folded[start] in " \n,:;、。":
            start += 1
        words = self.led_over(self.trimmed(Span(start, words.end)))
        stop = _CLAUSE.search(self.folded, words.start, words.end)
        return self.trimmed(Span(words.start, stop.start() if stop else words.end))

    def led_over(self, words: Span) -> Span:
        """The words behind the clauses that only lead over to what is asked."""
        while leads := _LEADS_OVER.match(self.folded, *words):
            words = Span(leads.end(), words.end)
        return words

    def says_only_when(self, words: Span) -> bool:
        """Whether words say when something is done, and not what."""
        return bool(_ONLY_WHEN.fullmatch(self.folded, *words))

    def undated(self, words: Span) -> Span:
        """Words without the day that opens them."""
        opens = _OPENS_WHEN.match(self.folded, *words)
        return Span(opens.end(), words.end) if opens else words

    def trimmed(self, span: Span) -> Span:
        """A stretch without the blanks at its ends."""
        start, end = span
        folded = self.folded
        if start < end and folded[start] not in " \n" and folded[end - 1] not in " \n":
            return span
        while start < end and folded[start] in " \n":
            start += 1
        while end > start and folded[end - 1] in " \n":
            end -= 1
        return Span(start, end)


def _year_of(folded: str, fields: DocumentFields) -> int | None:
    """The plan's year: from its title, else from its date, else the last of its five years, else the one printed above
    it, else the one that it speaks of most."""
    for words in (
        _STRETCH.sub(r"\1年", fields.title or ""),
        fields.written_on and f"{fields.written_on[:4]}年",
        fields.published_on and f"{fields.published_on[:4]}年",
    ):
        found = _YEAR.search(words or "")
        if found:
            return int(found[1])
    if plan := _FIVE_YEARS.search(fields.title or ""):
        return 1955 + 5 * numeral(plan[1])
    if printed := _PRINTED.search(folded, 0, _HEAD):
        return int(printed[1])
    cited = max(map(int, _CITED.findall(folded)), default=None)
    named = Counter(map(int, _YEAR_AHEAD.findall(folded)))
    looked_to = Counter(int(by or end) for by, end in _YEAR_LOOKED_TO.findall(folded))
    spoken_of = named - looked_to
    return min(spoken_of or named, key=lambda year: (-spoken_of[year], year), default=cited)


def _level_of(fields: DocumentFields, folded: str) -> str | None:
    """The level of the place whose work it is: by its name, the title, the first line, or as it calls itself (全县)."""
    first_line = folded.lstrip().split("\n", 1)[0][:_LONGEST_LINE]
    for words in (fields.region and fields.region.name, fields.title, first_line):
        found = _REGION.match(words or "")
        if found:
            return _LEVEL_OF.get(found["level"], found["level"])
    own = Counter(_OWN_PLACE.findall(folded)) or Counter(_OWN_BODY.findall(folded))
    return own.most_common(1)[0][0] if own else None
