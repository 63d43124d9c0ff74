"""Tables that ran into one line without a mark between their cells: 序号单位名称方向目标数1县商务局现代物流项目52县…

What the columns hold tells where a cell ends: a number in the count begins a row, a value is a number alone, names of
units stand behind the number or at the end of a row. What is left between them is the words of the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.tables_columns import CONTENT, TASK, UNITS, VALUE, makes_tasks, meaning_of, meanings_of
from luoshi.reading.findings.units_grammar import ENDS_AS_UNIT, LEVEL, is_unit
from luoshi.reading.findings.units_lists import split
from luoshi.reading.flow import Cell, Span, Table
from luoshi.reading.outline.folding import numeral

_FIRST = r"(?:1(?=[\u4e00-\u9fff])|一(?=[\u4e00-\u9fff]))"
_SUM = r"(?:\s?(?:合计|总计)\s?[\d.]{1,12}\s?)?"
_HEADING = expression(rf"(?:序号|编号)(?P<heads>(?:20\d\d年|[^\d,。;\n]){{6,60}}?){_SUM}(?={_FIRST})")
_ARABIC = expression(r"(?<![\d.])\d{1,9}(?=[\u4e00-\u9fff“])")
_IN_WORDS = expression(r"[一二三四五六七八九十]{1,3}(?=[\u4e00-\u9fff“])|[(（][一二三四五六七八九十]{1,2}[)）]")
_VALUE = expression(r"(?<=[\u4e00-\u9fff)）])\d{1,9}(?:\.\d{1,6})?(?=[\u4e00-\u9fff(（\s“]|$)(?!\s?[年月日号个座])")
_LAST_VALUE = expression(r"\d{1,9}(?:\.\d{1,6})?$")
_CLOSES = expression(r"注\s?:|合计|备注|来源:|$")
#: What opens the name of a body behind other words, what closes one, and what stands in none.
_BEGINS = expression(rf"(?<![验新片园社街城景小山全])(?:{LEVEL})(?=[\u4e00-\u9fff])|中国(?=[\u4e00-\u9fff])|国网")
_ORGAN = expression(r"局|办(?![公事])|委(?!员)|部(?!门)|公司|中心|集团|管委会|政府|街道")
_NO_NAME = expression(r"等|[A-Za-z\d]|工程|项目")
_TWICE = expression(r"(?P<name>[\u4e00-\u9fff]{5,40})(?P=name)$")
_COLUMN_ENDS = expression(
    r"名称|内容|方向|标准|任务|事项|项目|工程|措施|目标|指标|要求|单位|部门|领导|责任人|时限|时间|节点|备注|[数值额量]|投资(?:\([^()]{1,4}\))?"
)
_GOES_ON = expression(r"名称|方向|及|和|与|数|值|额|量|\(")
_BESIDE_NAME = expression(r"20\d\d年|\([^()]*\)")
_FEWEST_ROWS, _LONGEST_COLUMN, _USUAL = 3, 16, 4
_EACH, _UNKNOWN = 0.5, 4.0
_LONGEST_NAME, _LONGEST_UNITS, _LONGEST_ROW = 20, 160, 600


def glued(document: Document) -> Iterator[Table]:
    """The table of a line whose heading can be parted into columns that ask somebody for something."""
    headings = list(_HEADING.finditer(document.folded))
    starts = [heading.start() for heading in headings]
    for heading, end in zip(headings, (*starts[1:], len(document.folded)), strict=False):
        columns = _columns(document, Span(*heading.span("heads")))
        meanings = meanings_of([document.words(span) for span in columns])
        if VALUE not in meanings or not makes_tasks(meanings):
            continue
        rows = list(_rows(document, Span(heading.end(), end), meanings))
        if len(rows) >= _FEWEST_ROWS:
            number = Span(heading.start(), heading.start() + len("序号"))
            cells = [Cell(span, 0, at) for at, span in enumerate((number, *columns))]
            cells += [cell for at, row in enumerate(rows, 1) for cell in _cells(document, row, meanings, at)]
            yield Table(Span(heading.start(), cells[-1].span.end), tuple(cells))


def _columns(document: Document, heads: Span) -> list[Span]:
    """A heading parted behind words that end what a column is called, into columns of the usual length."""
    words = document.folded[heads.start : heads.end]
    ends = [*dict.fromkeys(found.end() for found in _COLUMN_ENDS.finditer(words) if not _goes_on(words, found.end()))]

    @cache
    def best(start: int) -> tuple[float, tuple[int, ...]]:
        if start == len(words):
            return 0.0, ()
        choices = (
            (cost + _unlike(words[start:end]), (end, *more))
            for end in ends
            if start < end <= start + _LONGEST_COLUMN
            for cost, more in [best(end)]
        )
        return min(choices, default=(float("inf"), ()))

    places = [0, *best(0)[1]]
    return [Span(heads.start + start, heads.start + end) for start, end in pairwise(places)]


def _goes_on(words: str, end: int) -> bool:
    return end < len(words) and bool(_GOES_ON.match(words, end))


def _unlike(name: str) -> float:
    """How much longer or shorter than usual a column is called, and whether nobody calls one so."""
    return abs(len(_BESIDE_NAME.sub("", name)) - _USUAL) + (_EACH if meaning_of(name) else _UNKNOWN)


Row = tuple[Span, Span]  # its number and its words


def _rows(document: Document, within: Span, meanings: Sequence[str | None]) -> Iterator[Row]:
    """The rows in the order of their numbers, each up to the next; the last up to what closes a table."""
    numbers = list(_numbers(document.folded, within, meanings))
    if not numbers:
        return
    last = numbers[-1].end
    closing = _CLOSES.search(document.folded, last, min(last + _LONGEST_ROW, within.end))
    ends = [*(number.start for number in numbers[1:]), closing.start() if closing else last]
    for number, end in zip(numbers, ends, strict=True):
        yield number, document.trimmed(Span(number.end, end))


def _numbers(folded: str, within: Span, meanings: Sequence[str | None]) -> Iterator[Span]:
    """The number of each row, and of the parts that some are counted into; each stands behind the end of a row."""
    in_words = not folded[within.start].isdigit()
    expected, at = 1, within.start
    for found in (_IN_WORDS if in_words else _ARABIC).finditer(folded, *within):
        number = Span(found.start() if in_words else found.end() - len(str(expected)), found.end())
        words = folded[number.start : number.end]
        is_part = in_words and words[0] in "(（"
        is_next = not is_part and (numeral(words) == expected if in_words else words == str(expected))
        if (is_next or is_part) and (at == within.start or _ends_row(folded, at, number.start, meanings, is_part)):
            yield number
            at = number.end
            expected += not is_part


def _ends_row(folded: str, start: int, end: int, meanings: Sequence[str | None], is_part: bool) -> bool:
    """Whether what stands before a number can be the last cell of a row."""
    before = folded[max(start, end - _USUAL * 5) : end].rstrip()
    if meanings[-1] in UNITS:
        return bool(ENDS_AS_UNIT.search(before) or (is_part and _LAST_VALUE.search(before)))
    return meanings[-1] == VALUE


def _cells(document: Document, row: Row, meanings: Sequence[str | None], at: int) -> Iterator[Cell]:
    """The cells of a row in the order of their columns; the first column is that of the numbers."""
    number, words = row
    units, words = _units_cut(document, words, meanings)
    found = units | _words_around_value(document, words, meanings)
    yield Cell(number, at, 0)
    yield from (Cell(span, at, column + 1) for column, span in sorted(found.items()))


def _units_cut(document: Document, words: Span, meanings: Sequence[str | None]) -> tuple[dict[int, Span], Span]:
    """The names at both ends of a row by their columns, and the words between them."""
    found: dict[int, Span] = {}
    if meanings[0] in UNITS and (unit := _unit_at(document, words)):
        found[0], words = unit, document.trimmed(Span(unit.end, words.end))
    columns = [column for column, meaning in enumerate(meanings) if meaning in UNITS and column > 0]
    behind = _units_behind(document, words, len(columns))
    for column, span in zip(reversed(columns), reversed(behind), strict=False):
        found[column], words = span, document.trimmed(Span(words.start, span.start))
    return found, words


def _words_around_value(document: Document, words: Span, meanings: Sequence[str | None]) -> dict[int, Span]:
    """The value of a row by its column, and the words before and behind it by the first column there that has some."""
    value = meanings.index(VALUE)
    goes_on = value + 1 < len(meanings) and meanings[value + 1] in (TASK, CONTENT)
    number = (_VALUE if goes_on else _LAST_VALUE).search(document.folded, *words)
    span = Span(*number.span()) if number else Span(words.end, words.end)
    found = {value: span} if number else {}
    others = [column for column, meaning in enumerate(meanings) if meaning not in UNITS and column != value]
    before = next((column for column in others if column < value), None)
    behind = next((column for column in others if column > value), None)
    for column, side in ((before, Span(words.start, span.start)), (behind, Span(span.end, words.end))):
        part = document.trimmed(side)
        if column is not None and part.end > part.start:
            found[column] = part
    return found


def _unit_at(document: Document, words: Span) -> Span | None:
    """The name that a row begins with, up to the first organ that closes one."""
    for found in _ORGAN.finditer(document.folded, words.start, min(words.end, words.start + _LONGEST_NAME)):
        if is_unit(document.folded[words.start : found.end()]):
            return Span(words.start, found.end())
    return None


def _units_behind(document: Document, words: Span, columns: int) -> list[Span]:
    """The lists of names that a row ends with, as many as it has columns for them; one name may stand in both."""
    start = max(words.start, words.end - _LONGEST_UNITS)
    if columns > 1 and (twice := _TWICE.search(document.folded, start, words.end)) and is_unit(twice["name"]):
        return [Span(*twice.span("name")), Span(twice.end("name"), twice.end())]
    for begins in _BEGINS.finditer(document.folded, start, words.end):
        names = split(document.folded, Span(begins.start(), words.end))
        if names and names[0].span.start == begins.start() and all(_is_name(name.name) for name in names):
            cuts = [after.span.start for one, after in pairwise(names) if one.span.end == after.span.start]
            places = [begins.start(), *cuts[: columns - 1], words.end]
            return [Span(*pair) for pair in pairwise(places)]
    return []


def _is_name(name: str) -> bool:
    return is_unit(name) and not _NO_NAME.search(name)
