"""Responsibility notes: who answers for what, in brackets, on lines of their own, or run into the text.

A note is read in two steps: `find` marks the stretches that are notes, `parse` parts one into groups of
units with their part in the work. Which group leads is decided by `Rules`, since a remark anywhere in the
document can say it (列第一位者为牵头单位,下同).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.reading.findings.units_grammar import is_department, is_unit, split
from luoshi.reading.model import Span
from luoshi.reading.outline import fold

#: What a group of units does: it heads the work, answers for it, supports it, or names the person who heads it.
HEADS, ANSWERS, SUPPORTS, LEADER = "heads", "answers", "supports", "leader"

_BODY = r"(?:责任)?(?:单位|部门|科室|处室|主体|机构|企业|方)"
_LABELS = {
    LEADER: r"(?:牵头|责任|领衔|分管|包保|联系|挂钩|主管|督办|领办)(?:市|县|区|省|州)?(?:级)?(?:领导|人)(?:同志)?",
    HEADS: rf"(?:牵头|主办|主责|主体责任|组织实施|承办){_BODY}(?:及负责人)?|牵头主体",
    SUPPORTS: rf"(?:配合?|参与|参加|协办|协同|协助|协作|联办|支持)(?:配合)?{_BODY}",
    ANSWERS: rf"(?:主要|第一|直接|具体|共同)?(?:责任任?|负责|落实|实施|指导|考核|主管|完成){_BODY}|责任(?:分工|科室|处室|主体)|任务分工",
}
_SHORT = {HEADS: r"牵头|主办", SUPPORTS: r"配合|参与|协办|参加", ANSWERS: r"责任|负责"}
_LABEL = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items()) + r"|(?P<other>(?!))")
_LABEL_COLON = re.compile(rf"(?:{_LABEL.pattern})(?:\([^()]{{1,12}}\))?\s?[:]\s?")
_SHORT_COLON = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _SHORT.items()))
_SHORT_LABEL = re.compile(rf"(?:(?<=^)|(?<=[,;。\s(]))(?:{_SHORT_COLON.pattern})\s?:\s?")
_FOREIGN_LABEL = re.compile(
    r"[,;。\s](?:适用范围|时序进度|完成时[限间]|时间节点|任务来源|备注|联系人|进度安排|工作目标|考核方式|责任人)\s?[:]"
)

_VERBS = {
    HEADS: r"共同牵头(?:负责)?|联合牵头|牵头负责|牵头组织(?:实施|落实)?|牵头(?:落实|实施|推进)?|主办|主责|组织实施",
    SUPPORTS: r"(?:负责)?(?:积极|协同|做好)?配合(?:落实|实施|工作|推进)?|协助(?:落实)?|协同(?:落实|推进)?|协办|参与|参加|支持",
    ANSWERS: r"(?:具体|分别|共同|分工|组织)?负责(?:落实|实施|组织实施|推进)?|(?:组织|抓好|分工|具体|共同)?(?:落实|实施)|承办|承担",
}
_CLAUSE_VERB = re.compile("(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _VERBS.items()) + r")\s*$")
_JOINT = re.compile(r"会同|联合|(?<=[局委部厅办心])商(?=[\u4e00-\u9fff]{2,8}(?:局|委|部|厅|办))")
_CLAUSE = re.compile(r"[,;。]")
_DIVIDED = re.compile(r"按(?:照)?(?:各自)?(?:职责|职能|责任)|分别负责|分工负责")
#: A remark inside a note that is no unit; what follows it is none either.
_REMARK = re.compile(
    r"[,;。\s]*(?:逗号前|(?:以)?(?:列|排)(?:名|序|在)?(?:第一|首)|以下|下同|各项(?:措施|任务)|第一个|注:|以上|上述).*$",
    re.S,
)

_FIRST_LEADS = re.compile(
    r"(?:列|排|排列|排名|排序|位列|单位|部门)(?:在|为)?(?:第一位?|首位|第一个|最前)[^。;()\n]{0,12}(?:为|是|作为)[^。;()\n]{0,6}牵头"
)
_COMMA_LEADS = re.compile(r"逗号前[^。;()]{0,6}(?:为|是)[^。;()]{0,4}牵头")
_STANDING = re.compile(
    r"(?P<scope>以下|下同|各项(?:措施|任务|工作)|后续)(?P<how>[^。;\n]{0,12}?)(?:均需|均涉及|均包括|均包含|均由|都需|均须)(?P<units>.{2,60}?)"
    r"(?P<verb>(?:负责)?配合(?:落实)?|落实|参与|负责)?[,]?(?:以下)?不再(?:重复|一一|逐一|另行|单独)?(?:列出|列|标注|注明)"
)


@dataclass(frozen=True)
class Group:
    """Units that have one part in the work."""

    kind: str
    units: Span


@dataclass(frozen=True)
class Note:
    """One note: where it stands, whom it names, and whether each answers for a part of its own."""

    span: Span
    groups: tuple[Group, ...]
    divided: bool = False
    own_line: bool = False


@dataclass(frozen=True)
class Standing:
    """A remark that adds units to every later task; `at` is where it stands."""

    at: int
    units: Span
    leads: bool


@dataclass(frozen=True)
class Rules:
    """What the document says about all its notes."""

    first_leads: bool = False
    before_comma_leads: bool = False
    standing: tuple[Standing, ...] = ()


def rules_of(folded: str) -> Rules:
    """The remarks that hold for the whole document, wherever they stand."""
    standing = tuple(
        Standing(found.start(), Span(*found.span("units")), "责任" in found["how"] or found["verb"] == "负责")
        for found in _STANDING.finditer(folded)
    )
    return Rules(bool(_FIRST_LEADS.search(folded)), bool(_COMMA_LEADS.search(folded)), standing)


def find(folded: str, stops: list[int]) -> list[Note]:
    """All notes of a text in reading order; none reaches over one of the `stops` (where headings begin)."""
    bracketed = [note for span in _bracket_pairs(folded) if (note := _in_brackets(folded, span))]
    bracketed = _outermost(bracketed)
    labelled = list(_labelled(folded, stops, [note.span for note in bracketed]))
    told = [note for note in _told(folded) if not any(_overlap(note.span, one.span) for one in [*bracketed, *labelled])]
    return sorted([*bracketed, *labelled, *told], key=lambda note: note.span)


def parse(folded: str, span: Span) -> tuple[Group, ...]:
    """The groups of one note, given the words inside its brackets or on its line."""
    labels = [*_LABEL_COLON.finditer(folded, span.start, span.end)]
    labels = labels or [*_SHORT_LABEL.finditer(folded, span.start, span.end)]
    if labels and _nothing_before(folded, span.start, labels[0].start()):
        return tuple(_by_labels(folded, span, labels))
    return tuple(_by_verbs(folded, span))


def resolved(groups: tuple[Group, ...], rules: Rules, folded: str) -> list[tuple[str, Span]]:
    """Each group as ("lead" or "participant", its units), by the rules of the document."""
    headed = any(group.kind == HEADS for group in groups)
    result: list[tuple[str, Span]] = []
    for group in groups:
        if group.kind == HEADS or (group.kind == ANSWERS and not headed and not _ranks(rules)):
            result.append(("lead", group.units))
        elif group.kind == ANSWERS and not headed:
            first, rest = _first_and_rest(folded, group.units, rules)
            result += [("lead", first), ("participant", rest)]
        elif group.kind in (ANSWERS, SUPPORTS):
            result.append(("participant", group.units))
    return result


def _ranks(rules: Rules) -> bool:
    return rules.first_leads or rules.before_comma_leads


def _first_and_rest(folded: str, units: Span, rules: Rules) -> tuple[Span, Span]:
    if rules.before_comma_leads:
        cut = _comma_outside_brackets(folded, units)
    else:
        cut = next((piece.span.start for piece in split(folded, units)[1:]), None)
    cut = units.end if cut is None else cut
    return Span(units.start, cut), Span(cut, units.end)


def _comma_outside_brackets(folded: str, span: Span) -> int | None:
    depth = 0
    for at in range(span.start, span.end):
        depth += {"(": 1, "〔": 1, ")": -1, "〕": -1}.get(folded[at], 0)
        if depth == 0 and folded[at] == ",":
            return at
    return None


def _nothing_before(folded: str, start: int, end: int) -> bool:
    return not folded[start:end].strip(" \n,;。由")


def _by_labels(folded: str, span: Span, labels: list[re.Match[str]]) -> Iterator[Group]:
    ends = [*(label.start() for label in labels[1:]), span.end]
    for label, end in zip(labels, ends, strict=True):
        kind = next(name for name, words in label.groupdict().items() if words is not None)
        foreign = _FOREIGN_LABEL.search(folded, label.end(), end)
        units = _without_remark(folded, Span(label.end(), foreign.start() if foreign else end))
        shared_out = (
            list(_by_work(folded, units)) if kind == ANSWERS and "负责" in folded[units.start : units.end] else []
        )
        yield from shared_out or _joint(folded, kind, units)


def _without_remark(folded: str, span: Span) -> Span:
    remark = _REMARK.search(folded, span.start, span.end)
    end = remark.start() if remark else span.end
    while end > span.start and folded[end - 1] in " \n,;。.)":
        if folded[end - 1] == ")" and "(" in folded[span.start : end - 1]:
            break
        end -= 1
    return Span(span.start, end)


def _by_verbs(folded: str, span: Span) -> Iterator[Group]:
    """Clauses that close with a verb (X牵头,Y、Z配合); units before a clause without one belong to the next."""
    start = span.start
    limit = _without_remark(folded, span).end
    depth_free = [at for at in _clause_ends(folded, Span(span.start, limit))]
    for end in [*depth_free, limit]:
        verb = _CLAUSE_VERB.search(folded, max(start, end - 12), end)
        if verb:
            kind = next(name for name, words in verb.groupdict().items() if words is not None)
            yield from _joint(folded, kind, Span(start, verb.start()))
            start = end + 1


_WORK = re.compile(
    r"(?:.{0,20}?要求[,])?由?(?P<units>[\u4e00-\u9fff、()]{2,60}?)(?:(?P<heads>负责组织实施|组织实施|牵头)|(?P<answers>负责|承担)|(?P<supports>配合|协助|检查|指导|监督))(?P<work>.*)$"
)


def _by_work(folded: str, span: Span) -> Iterator[Group]:
    """A list of who does what (甲负责规划,乙负责组织实施,丙检查指导): the one that carries it out heads it."""
    ends = [*_clause_ends(folded, span), span.end]
    starts = [span.start, *(end + 1 for end in ends[:-1])]
    for start, end in zip(_joined(folded, starts, ends), ends, strict=True):
        found = _WORK.match(folded, start, end) if start is not None else None
        if found:
            kind = next(name for name in (HEADS, ANSWERS, SUPPORTS) if found[name])
            yield Group(kind, Span(*found.span("units")))


def _joined(folded: str, starts: list[int], ends: list[int]) -> list[int | None]:
    """Each clause from where its words begin: one without a verb belongs to the next."""
    begun: list[int | None] = []
    pending: int | None = None
    for start, end in zip(starts, ends, strict=True):
        has_verb = re.search(r"负责|组织实施|配合|协助|检查|指导|牵头|承担", folded[start:end])
        begun.append((start if pending is None else pending) if has_verb else None)
        pending = None if has_verb else (start if pending is None else pending)
    return begun


def _clause_ends(folded: str, span: Span) -> Iterator[int]:
    depth = 0
    for at in range(span.start, span.end):
        depth += {"(": 1, "〔": 1, ")": -1, "〕": -1}.get(folded[at], 0)
        if depth == 0 and folded[at] in ",;。":
            yield at


def _joint(folded: str, kind: str, units: Span) -> Iterator[Group]:
    """X会同Y: X does it, Y supports."""
    joint = _JOINT.search(folded, units.start + 2, units.end)
    if joint and kind != LEADER:
        yield Group(kind, Span(units.start, joint.start()))
        yield Group(SUPPORTS, Span(joint.end(), units.end))
    elif folded[units.start : units.end].strip():
        yield Group(kind, units)


def _bracket_pairs(folded: str) -> Iterator[Span]:
    opened: list[int] = []
    for at, letter in enumerate(folded):
        if letter in "(〔":
            opened.append(at)
        elif letter in ")〕" and opened:
            yield Span(opened.pop(), at + 1)
        elif letter == "\n" and folded[at + 1 : at + 2] == "\n":
            opened.clear()


_NOTE_WORD = re.compile(r"牵头|负责|责任|配合|参与|落实|主办|协办|承办|参加|实施")


def _in_brackets(folded: str, span: Span) -> Note | None:
    inner = Span(span.start + 1, span.end - 1)
    words = folded[inner.start : inner.end]
    if len(words) < 4 or not _NOTE_WORD.search(words):
        return None
    groups = parse(folded, inner)
    if not groups or not _names_units(folded, groups):
        return None
    return Note(span, groups, bool(_DIVIDED.search(words)), _begins_line(folded, span.start))


def _names_units(folded: str, groups: tuple[Group, ...]) -> bool:
    """Labels speak for themselves; with verbs only, the first words must be a unit."""
    label = _LABEL_COLON.search(folded, max(0, groups[0].units.start - 12), groups[0].units.start)
    short = _SHORT_LABEL.search(folded, max(0, groups[0].units.start - 6), groups[0].units.start)
    return bool(label or short or names_units(folded, groups[0].units))


def names_units(text: str, span: Span) -> bool:
    """Whether most names of a list look like units, the first one too."""
    looks = [is_unit(piece.name) or is_department(piece.name) for piece in split(text, span)]
    return bool(looks) and looks[0] and sum(looks) * 2 > len(looks)


def _outermost(notes: list[Note]) -> list[Note]:
    kept: list[Note] = []
    for note in sorted(notes, key=lambda note: (note.span.start, -note.span.end)):
        if not kept or note.span.start >= kept[-1].span.end:
            kept.append(note)
    return kept


def _labelled(folded: str, stops: list[int], taken: list[Span]) -> Iterator[Note]:
    """Labels outside brackets, or in brackets that never close; labels in a row make one note."""
    row: list[re.Match[str]] = []
    for label in _LABEL_COLON.finditer(folded):
        if any(span.start <= label.start() < span.end for span in taken):
            continue
        if row and not _same_note(folded, row[-1], label, stops):
            yield _note_of_row(folded, row, stops)
            row = []
        row.append(label)
    if row:
        yield _note_of_row(folded, row, stops)


def _same_note(folded: str, left: re.Match[str], right: re.Match[str], stops: list[int]) -> bool:
    return _units_end(folded, left.end(), stops, right.start()) == right.start()


def _note_of_row(folded: str, row: list[re.Match[str]], stops: list[int]) -> Note:
    end = _units_end(folded, row[-1].end(), stops, len(folded))
    start = row[0].start()
    while start > 0 and folded[start - 1] in " (":
        start -= 1
    span = Span(start, end)
    groups = tuple(_by_labels(folded, Span(row[0].start(), end), row))
    return Note(span, groups, bool(_DIVIDED.search(folded, span.start, span.end)), _begins_line(folded, start))


def _begins_line(folded: str, at: int) -> bool:
    line = folded.rfind("\n", 0, at) + 1
    return not folded[line:at].strip()


_TOLD = re.compile(
    r"(?:^|(?<=[。;\n)]))[ ]*(?:(?:以上|上述)(?:各项|任务|工作|措施|事项)*[,]?)?由(?P<words>[^。\n]{2,160}?(?:牵头|负责|配合|落实|参与|实施))(?=。|\n|$)",
    re.M,
)


def _told(folded: str) -> Iterator[Note]:
    """Sentences that do nothing but name units (由县财政局牵头,县水利局配合。)."""
    for found in _TOLD.finditer(folded):
        groups = tuple(_by_verbs(folded, Span(*found.span("words"))))
        if groups and all(names_units(folded, group.units) for group in groups):
            end = found.end() + folded.startswith("。", found.end())
            yield Note(
                Span(found.start(), end),
                groups,
                bool(_DIVIDED.search(found.group())),
                _begins_line(folded, found.start()),
            )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


_LIST_GOES_ON = re.compile(r"\s*\n\s*(?=[、,;])")
_LIST_ENDS = re.compile(r"。|\n|\s{2,}")


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
        next_label = _LABEL_COLON.match(folded, _skip_blanks(folded, found.end()))
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
