"""Parts: where in a file one document ends and the next begins.

Careful on purpose: a letter begins anew only with a number, a title and a salutation of its own, behind one that was
signed and that does not name it; what a letter forwards, and its attachments, belong to it. An article begins anew
only with a headline over a byline of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow, Span
from luoshi.reading.intake.cutting import kept
from luoshi.reading.intake.furniture import is_label
from luoshi.reading.outline import fold

_FEWEST_WORDS = 120  # of a document
_MOST = 200  # places where documents may begin; a file with more is a collection of something else
_TITLE_LINES = 3
_NEAR = 4  # lines between a title and its number or salutation
_FIELD_LINES = 24  # of the table of fields over a letter
_LONGEST_TITLE, _LONGEST_HEADLINE = 90, 45

_NUMBER = expression(r"[一-鿿]{1,12}\s?[〔(【](?:19|20)\d\d[〕)】]\s?\d{1,4}\s?号(?:\s*签发人.*)?")
_LETTER = expression(r"(?!.*[。;])(?:.{0,40}?)关于.{2,70}的(?:通知|意见|决定|批复|函|通报|公告|通告|请示|报告)")
_SALUTATION = expression(r"[^。;]{2,160}:")
_SIGNED = expression(r"(?:(?:19|20)\d\d|二[〇○零]..)\s?年.{1,3}月.{1,3}日", re.M)
_ATTACHED = expression(r"附\s?[件录表]\s?\d*\s?:?")
_HEADED = expression(r".{2,30}文件")

_NAME = "[一-鿿]{2,4}"
_BYLINE = expression(
    rf"本[报网台]讯|^\s?(?:□|◎|■)|讯\s?\(|[一-鿿](?:日报|晚报|晨报|早报|时报|网|电视台|融媒|全媒体|本报|见习|首席)记者\s?{_NAME}"
    rf"|^记者\s?{_NAME}|通讯员\s?{_NAME}|来源:.{{0,80}}(?:19|20)\d\d-\d|(?:19|20)\d\d[-年]\d.{{0,80}}来源:"
)
_MAY_BE_BYLINE = expression(r"[讯者员源□◎■]")
_NO_HEADLINE = expression(r"[。;,:]$|^\(|^(?:上一|下一|相关|来源|责任编辑|编辑|记者|□)")


def parts_of(flow: Flow) -> list[Flow]:
    """The documents of a file in their order; nearly always the one flow as it came."""
    if any(cell.place for table in flow.tables for cell in table.cells):
        return [flow]
    lines = _lines(flow.text)
    for openings in (list(_letters(lines)), list(_articles(lines))):
        starts = _apart(lines, openings)
        if len(starts) > 1:
            return _cut(flow, [0, *(lines[at].start for at in starts[1:]), len(flow.text)])
    return [flow]


def begins_as(text: str) -> str | None:
    """Whether a document in the text begins so that it can be told from what stands before it: letter or article."""
    lines = _lines(text)
    kinds = (("letter", _letters), ("article", _articles))
    return next((kind for kind, openings in kinds if any(True for _ in openings(lines))), None)


@dataclass(slots=True)
class _Line:
    words: str  # folded, without space around
    start: int


@dataclass(frozen=True)
class _Opening:
    """The line in which a document begins, and what it is called if it must have been signed before the next."""

    line: int
    title: str
    signed: bool


def _lines(text: str) -> list[_Line]:
    lines, at = [], 0
    for line in fold(text).split("\n"):
        if line.strip():
            lines.append(_Line(line.strip(), at))
        at += len(line) + 1
    return lines


def _letters(lines: Sequence[_Line]) -> Iterator[_Opening]:
    """Titles of letters with a salutation below, and a number above or below."""
    for at in _may_be_titles(lines):
        below = _title_end(lines, at)
        if below and not (at and _ATTACHED.fullmatch(lines[at - 1].words)):
            salutes = any(_SALUTATION.fullmatch(line.words) for line in lines[below : below + _NEAR])
            numbered = next((n for n in _around(lines, at, below) if _NUMBER.fullmatch(lines[n].words)), None)
            if salutes and numbered is not None:
                first = min(at, numbered)
                first -= first > 0 and bool(_HEADED.fullmatch(lines[first - 1].words))
                yield _Opening(
                    _before_fields(lines, first), "".join(line.words for line in lines[at:below]), signed=True
                )


def _may_be_titles(lines: Sequence[_Line]) -> list[int]:
    """The lines in or shortly above which 关于 stands, maybe cut in two: no title of a letter begins in others."""
    named = (at for at, line in enumerate(lines) if "关于" in line.words or line.words.endswith("关"))
    return sorted({at for below in named for at in range(max(below - _TITLE_LINES + 1, 0), below + 1)})


def _before_fields(lines: Sequence[_Line], first: int) -> int:
    """The first of the fields that a site prints over a letter (索引号 …), each with its value behind it or below."""
    start = at = first
    while at > 0 and first - at < _FIELD_LINES and len(lines[at - 1].words) <= _LONGEST_HEADLINE:
        at -= 1
        start = at if is_label(lines[at].words) else start
    return start


def _title_end(lines: Sequence[_Line], at: int) -> int | None:
    """The line behind a title of a letter that begins here, over up to three lines; None where none begins."""
    title = ""
    for end, line in enumerate(lines[at : at + _TITLE_LINES], at):
        title += line.words
        if len(title) > _LONGEST_TITLE or line.words.endswith(":") or _NUMBER.fullmatch(line.words):
            return None
        if "关于" in title and _LETTER.fullmatch(title):
            return end + 1
    return None


def _around(lines: Sequence[_Line], at: int, below: int) -> Iterator[int]:
    yield from range(max(at - 2, 0), at)
    yield from range(below, min(below + 2, len(lines)))


def _articles(lines: Sequence[_Line]) -> Iterator[_Opening]:
    """Headlines directly over a byline."""
    for at, line in enumerate(lines):
        if _MAY_BE_BYLINE.search(line.words) and _BYLINE.search(line.words[:80]):
            first = at
            while first > 0 and at - first < _TITLE_LINES and _is_headline(lines[first - 1].words):
                first -= 1
            if first < at:
                yield _Opening(first, lines[first].words, signed=False)


def _is_headline(words: str) -> bool:
    return 6 <= len(words) <= _LONGEST_HEADLINE and "。" not in words and not _NO_HEADLINE.search(words)


def _apart(lines: Sequence[_Line], openings: Sequence[_Opening]) -> list[int]:
    """The lines in which documents begin that stand each for itself."""
    starts: list[_Opening] = []
    for opening in openings if len(openings) <= _MOST else ():
        if not starts or (starts[-1].line < opening.line and _ended(lines, starts[-1], opening)):
            starts.append(opening)
    lengths = [opening.line for opening in starts] + [len(lines)]
    whole = all(_length(lines[first:last]) >= _FEWEST_WORDS for first, last in pairwise(lengths))
    return [opening.line for opening in starts] if whole else []


def _ended(lines: Sequence[_Line], last: _Opening, opening: _Opening) -> bool:
    """Whether the last document is over: long enough, and a letter signed and without a word of what follows."""
    between = lines[last.line : opening.line]
    if _length(between) < _FEWEST_WORDS:
        return False
    text = "\n".join(line.words for line in between)
    matter = re.sub(r"^.*?关于|的\w+$", "", opening.title)
    return not last.signed or (bool(_SIGNED.search(text)) and matter not in text.replace("\n", ""))


def _length(lines: Sequence[_Line]) -> int:
    return sum(len(line.words) for line in lines)


def _cut(flow: Flow, places: Sequence[int]) -> list[Flow]:
    """The flow cut at these places, each part with the attachments that stand in its piece of the source."""
    parts = []
    for start, end in pairwise(places):
        source = flow.to_source(Span(start, end))
        attached = tuple(one for one in flow.attachments if source.start <= one.span.start < source.end)
        parts.append(replace(kept(flow, [Span(start, end)]), attachments=attached))
    return parts
