"""Responsibility notes: where a text says who answers, in brackets, on lines of their own, or run into the text.

`find` marks the notes; `notes_grammar` parts each into groups of units, and `notes_rules` says which group
leads, since a remark anywhere in the document can decide it (列第一位者为牵头单位,下同).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luoshi.reading.expressions import expression
from luoshi.reading.findings.notes_grammar import (
    ANSWERS,
    HEADS,
    LABEL,
    LEADER,
    SCOPE,
    SUPPORTS,
    Group,
    by_labels,
    by_verbs,
    is_divided,
    names_units,
    parse,
    speaks_of_units,
)
from luoshi.reading.findings.notes_rules import Rules, Standing, resolved, rules_of
from luoshi.reading.findings.units_grammar import is_body_of_place, is_department, is_unit
from luoshi.reading.findings.units_lists import split
from luoshi.reading.flow import Span

__all__ = [
    "ANSWERS",
    "HEADS",
    "LEADER",
    "SUPPORTS",
    "Group",
    "Note",
    "Rules",
    "Standing",
    "find",
    "names_units",
    "parse",
    "resolved",
    "rules_of",
]

#: Brackets, and the empty line that no note reaches over.
_BRACKET = expression(r"[()〔〕\n](?:(?<!\n)|\n)")
_NOTE_WORD = expression(r"牵头|负责|责任|配合|参与|落实|主办|协办|承办|参加|实施")
#: Units alone in brackets; behind a name they are another name of it (政府办公室(效能办)).
_BARE_LIST = expression(
    r"\((?<=[\u4e00-\u9fff。;%”\s]\()(?<![局办室委]\()(?:[^()]|\([^()]*\)){3,120}\)"
    r"(?=\s*(?:\n|$|[。;]|[(]?[一二三四五六七八九十]{1,3}[、)]|\d{1,2}[、.]))"
)
_BARE_TAIL = expression(r"[。;](?P<units>[\u4e00-\u9fff][\u4e00-\u9fff、() ]{2,160})(?=。?\s{0,20}(?:\n|$))")
_FEWEST_LISTS = 3
_TOLD = expression(
    rf"(?:^|(?<=[。;\n)]))[ ]*(?:(?:{SCOPE}"
    r"|(?:以上|上述)(?:[一二两三四五六七八九十]{1,2}项|各项|任务|工作|措施|事项)*)[,]?)?由"
    r"(?P<words>[^。\n]{2,160}?(?:牵头|负责|配合|落实|参与|实施))(?=。|\n|$)",
    re.M,
)
#: Who leads and who takes part at the head of a sentence, before the work (甲牵头,乙、丙参加,负责…).
_OPENS_SENTENCE = r"(?:^|(?<=[。;:\n)]))[ ]*"
_TEAM = expression(
    rf"{_OPENS_SENTENCE}由?(?P<words>(?=[^牵负:;\n]{{2,80}}(?:牵头|负责),)"
    r"[^。:;\n]{2,200}?(?:配合|参加|参与|协助|协同))(?=[。,;\n]|$)",
    re.M,
)
#: The same as a list whose first name is marked (组别:甲(牵头)、乙、丙。).
_MARKED_TEAM = expression(
    rf"{_OPENS_SENTENCE}(?P<units>[^。:;,()\n]{{2,24}}\((?:牵头|主办)(?:单位)?\)[^。:;\n]{{0,160}}?)(?=[。;\n]|$)",
    re.M,
)
_LIST_GOES_ON = expression(r"\s{0,20}\n\s{0,20}(?=[、,;])")
_HOST = expression(r"(?:主办|承办|主管)(?:单位)?:")
_LIST_ENDS = expression(r"。|\n|\s{2,}|第[一二三四五六]阶段")


@dataclass(slots=True)
class Note:
    """One note: where it stands, whom it names, whether each answers for a part, and whether it has its own line."""

    span: Span
    groups: tuple[Group, ...]
    divided: bool = False
    own_line: bool = False


def find(folded: str, stops: list[int]) -> list[Note]:
    """All notes of a text in reading order; none reaches over one of the `stops` (where headings begin)."""
    bracketed = _outermost([note for span in _bracket_pairs(folded) if (note := _in_brackets(folded, span))])
    labelled = _without_foot(folded, _sorted([*bracketed, *_labelled(folded, stops, bracketed)]))
    labelled = _sorted([*labelled, *_bare_lists(folded, labelled)])
    labelled = labelled or _bare_tails(folded)
    told = [note for note in _told(folded) if not _covered(labelled, note.span)]
    named = _sorted([*labelled, *told])
    return _sorted([*named, *_teams(folded, named)])


def _teams(folded: str, named: Sequence[Note]) -> list[Note]:
    """Who leads and who takes part ahead of the work, where several sentences say so; one alone is told by the way."""
    teams = [*_naming(folded, _TEAM), *_marked_teams(folded)]
    found = [note for note in teams if not _covered(named, note.span)]
    return found if len(found) >= _FEWEST_LISTS else []


def _without_foot(folded: str, notes: list[Note]) -> list[Note]:
    """The notes without the one at a page's foot, which says who runs the site (主办单位:…) and speaks of no task."""
    hosts = [note for note in notes if note.own_line and _HOST.match(folded, note.span.start)]
    if len(hosts) == 1 and hosts[0] is notes[-1] and "。" not in folded[hosts[0].span.end :]:
        return notes[:-1]
    return notes


def _sorted(notes: list[Note]) -> list[Note]:
    return sorted(notes, key=lambda note: note.span)


def _covered(notes: Sequence[Note], span: Span) -> bool:
    """Whether one of the notes, which stand in order, touches a stretch."""
    at = bisect_right(notes, span.end - 1, key=lambda note: note.span.start) - 1
    return at >= 0 and notes[at].span.end > span.start


def _bracket_pairs(folded: str) -> Iterator[Span]:
    opened: list[int] = []
    for found in _BRACKET.finditer(folded):
        if found.group() in "(〔":
            opened.append(found.start())
        elif found.group() == "\n\n":
            opened = [at for at in opened if _goes_on(folded, at, found.end())]
        elif opened:
            yield Span(opened.pop(), found.end())


def _goes_on(folded: str, opened: int, behind: int) -> bool:
    """Whether a list of units that a label opened in brackets goes on behind a gap, on the next page."""
    return bool(LABEL.match(folded, opened + 1) and _REST_OF_LIST.match(folded, behind))


_REST_OF_LIST = expression(r"[\s\d—-]{0,40}[\u4e00-\u9fff][\u4e00-\u9fff、,;: ]{0,120}\)")


def _in_brackets(folded: str, span: Span) -> Note | None:
    inner = Span(span.start + 1, span.end - 1)
    words = folded[inner.start : inner.end]
    if len(words) < 4 or not _NOTE_WORD.search("".join(words.split())):
        return None
    groups = parse(folded, inner)
    if not groups or not speaks_of_units(folded, groups):
        return None
    return Note(span, groups, is_divided(words), _begins_line(folded, span.start))


def _bare_lists(folded: str, taken: Sequence[Note]) -> list[Note]:
    """Brackets that hold units and nothing else, at the ends of sentences or below them: several, or one beyond doubt
    behind words (one on a line of its own is who issues a paper)."""
    spans = [Span(*found.span()) for found in _BARE_LIST.finditer(folded)]
    lists = [(span, _before_time(folded, span)) for span in spans if not _covered(taken, span)]
    parted = [(span, units, split(folded, units)) for span, units in lists]
    named = [one for one in parted if one[2] and all(_names_unit(piece.name) for piece in one[2])]
    return [
        Note(span, (Group(ANSWERS, units),), False, own_line)
        for span, units, pieces in named
        for own_line in [_begins_line(folded, span.start)]
        if len(named) >= _FEWEST_LISTS or (not own_line and any(is_body_of_place(piece.name) for piece in pieces))
    ]


#: By when, behind the units of a bracket (县水利局;完成时限:10月底前).
_BY_WHEN = expression(
    r"[,;\s]\s?(?:(?:完成|办结|整改)?(?:时限|时间|期限)\s?:?[^()]{2,24}"
    r"|(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末)?(?:之?前)?(?:完成|办结)?)\)$"
)


def _before_time(folded: str, bracket: Span) -> Span:
    """What stands in a bracket before the day by which it is to be done."""
    timed = _BY_WHEN.search(folded, *bracket)
    return Span(bracket.start + 1, timed.start() if timed else bracket.end - 1)


def _bare_tails(folded: str) -> list[Note]:
    """Units and nothing else behind the last sentence of a line, where several lines end so."""
    spans = [Span(*found.span("units")) for found in _BARE_TAIL.finditer(folded)]
    named = [span for span in spans if (pieces := split(folded, span)) and all(_names_unit(one.name) for one in pieces)]
    return [Note(span, (Group(ANSWERS, span),)) for span in named] if len(named) >= _FEWEST_LISTS else []


def _names_unit(name: str) -> bool:
    return is_unit(name) or is_department(name)


def _outermost(notes: list[Note]) -> list[Note]:
    kept: list[Note] = []
    for note in sorted(notes, key=lambda note: (note.span.start, -note.span.end)):
        if not kept or note.span.start >= kept[-1].span.end:
            kept.append(note)
    return kept


def _labelled(folded: str, stops: list[int], taken: Sequence[Note]) -> Iterator[Note]:
    """Labels outside brackets, or in brackets that never close; labels in a row make one note."""
    row: list[re.Match[str]] = []
    for label in LABEL.finditer(folded):
        if _covered(taken, Span(label.start(), label.start() + 1)) or _closes_salutation(folded, label):
            continue
        if row and not _same_note(folded, row[-1], label, stops):
            yield _note_of_row(folded, row, stops)
            row = []
        row.append(label)
    if row:
        yield _note_of_row(folded, row, stops)


#: A line that is a salutation ends like a label (各县人民政府,联席会议成员单位:).
_SALUTATION = expression(r"\s*[^\s。;:]{2,80}[,、][^\s。;:,、]{2,40}")


def _closes_salutation(folded: str, label: re.Match[str]) -> bool:
    line = folded.rfind("\n", 0, label.start()) + 1
    is_last = not folded[label.end() - 1 : folded.find("\n", label.end() - 1)].strip(" :")
    return is_last and bool(_SALUTATION.fullmatch(folded, line, label.start()))


def _same_note(folded: str, left: re.Match[str], right: re.Match[str], stops: list[int]) -> bool:
    return _units_end(folded, left.end(), stops, right.start()) == right.start()


def _note_of_row(folded: str, row: list[re.Match[str]], stops: list[int]) -> Note:
    end = _units_end(folded, row[-1].end(), stops, len(folded))
    start = row[0].start()
    while start > 0 and folded[start - 1] in " (":
        start -= 1
    span = Span(start, end)
    groups = tuple(by_labels(folded, Span(row[0].start(), end), row))
    return Note(span, groups, is_divided(folded[start:end]), _begins_line(folded, start))


def _begins_line(folded: str, at: int) -> bool:
    line = folded.rfind("\n", 0, at) + 1
    return not folded[line:at].strip()


def _told(folded: str) -> Iterator[Note]:
    """Sentences that do nothing but name units (由县财政局牵头,县水利局配合。)."""
    return _naming(folded, _TOLD)


def _marked_teams(folded: str) -> Iterator[Note]:
    for found in _MARKED_TEAM.finditer(folded) if "(牵头" in folded or "(主办" in folded else ():
        units = Span(*found.span("units"))
        if names_units(folded, units):
            yield Note(units, (Group(ANSWERS, units),), False, _begins_line(folded, units.start))


def _naming(folded: str, form: re.Pattern[str]) -> Iterator[Note]:
    """The notes that stand in a form of words and name units only."""
    for found in form.finditer(folded):
        groups = tuple(by_verbs(folded, Span(*found.span("words"))))
        if groups and all(names_units(folded, group.units) for group in groups):
            end = found.end() + folded.startswith("。", found.end())
            yield Note(
                Span(found.start(), end),
                groups,
                is_divided(found.group()),
                _begins_line(folded, found.start()),
            )


def _units_end(folded: str, start: int, stops: list[int], limit: int) -> int:
    """Where a list without brackets ends: at a stop, a full stop, or a line that does not go on."""
    limit = min(
        [limit, *(stop for stop in stops if stop >= start)][:2] if not stops else [limit, _next(stops, start, limit)]
    )
    at = start
    while found := _LIST_ENDS.search(folded, at, limit):
        goes_on = found.group() != "。" and (
            folded[found.start() - 1] in "、," or _LIST_GOES_ON.match(folded, found.start())
        )
        next_label = LABEL.match(folded, _skip_blanks(folded, found.end()))
        if next_label and next_label.start() <= limit:
            return next_label.start()
        if not goes_on and found.start() > start:
            return found.start()
        at = found.end()
    return limit


def _skip_blanks(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " \n()":
        at += 1
    return at


def _next(stops: list[int], start: int, limit: int) -> int:
    at = bisect_left(stops, start)
    return min(stops[at], limit) if at < len(stops) else limit
