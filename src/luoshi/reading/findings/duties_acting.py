"""Who acts in the prose of a task without a note: its first subject leads, who sees to it behind takes part."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings import notes
from luoshi.reading.findings.duties_answers import ANSWERED
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_minutes import SETTLED
from luoshi.reading.findings.duties_titled import ASKED
from luoshi.reading.findings.notes_beside import helping_in
from luoshi.reading.findings.notes_opening import of_agent, of_making, of_opening
from luoshi.reading.findings.notes_subjects import is_list, of_actor, of_addressees, starts_in
from luoshi.reading.findings.units_grammar import ENDS_INSIDE, is_department, is_levelled
from luoshi.reading.findings.units_lists import names_of
from luoshi.reading.flow import Span

_LISTED = expression(r"一是|(?<=[。;])1[.、]")
_SENTENCE = expression(r"[。\n]")
_EVERYBODY = expression(r"各?(?:级|有关|相关|责任|成员|地)?(?:部门|单位|地区?|方|各|、)+")
#: What those do who stand behind a task that others do: they see to it and help.
_SEES_TO_IT = expression(
    r"[要应须]?(?:当|进一步|切实|积极|主动|认真|紧密|全力)?(?:加强|对[^,。;]{1,24}进行)?"
    r"(?:督促|监督|巡查|专项督|督导|协助|协同|配合|支持|与[^,。;]{2,16}(?:协商|配合)|做好[^,。;]{0,24}(?:配合|协助|保障)工作)"
)
#: Part of a long paragraph: who is named in it is named by the way.
_PART_OF_PROSE = "titled sentence"
_IN_GENERAL = expression(r"(?:其[他它])?各?(?:有关|相关|级)*(?:部门|单位)(?:和单位)?")


def acting(document: Document, block: Block, title: Span, statement: Span) -> list[tuple[str, Span]]:
    """The roles and lists of those who act where a chapter has no notes (各地区、各部门要…, 由县水利局组织…); beside
    chapters with notes the first sentence says so."""
    listed = _LISTED.search(document.folded, statement.start, statement.end)
    before = Span(statement.start, listed.start() if listed else statement.end)
    asked = block.rule in (ASKED, ANSWERED, SETTLED)
    if block.rule == _PART_OF_PROSE or not (asked or _names_nobody(document, statement)):
        return []
    behind = _behind_title(document, title, before)
    groups = _acting(document.folded, before, behind, not (block.in_table or document.notes), block.rule == SETTLED)
    if not asked and document.notes and not _opens(document, behind, groups):
        groups = ()
    if not groups and not block.in_table and (making := of_making(document.folded, before)):
        groups = making.groups
    end = _first_sentence(document.folded, behind)
    if groups and not (asked or block.in_table):
        groups = (*groups, *(one for one in helping_in(document.folded, before) if one not in groups))
    return [
        (_role(document.folded, group, is_first=group == groups[0]), group.units)
        for group in groups
        if group.units.start < end or not _are_concerned(document.folded, group.units)
    ]


#: Those whom the work concerns; what they must do is said behind whose work it is (金融机构要强化…, 施工单位应…).
_CONCERNED = expression(
    r"(?!各).*(?:企业|公司|(?<!中央)(?<!人民)银行|业主|基地|(?:金融|经纪|中介)机构|(?<!成员)(?<!责任)(?<!牵头)(?<!主管)(?<!有关)(?<!相关)单位)"
)


def _are_concerned(folded: str, units: Span) -> bool:
    """Whether names are of parties without a level that work is done with, and not of bodies that do it."""
    return all(_CONCERNED.fullmatch(name) and not is_levelled(name) for name in names_of(folded[slice(*units)]))


def _first_sentence(folded: str, words: Span) -> int:
    first = _SENTENCE.search(folded, *words)
    return first.start() if first else words.end


def _role(folded: str, group: notes.Group, is_first: bool) -> str:
    """Whoever is named behind the first takes part where he only sees to the work or helps, or is a body in general."""
    units = group.units
    helps = _SEES_TO_IT.match(folded, units.end) or _IN_GENERAL.fullmatch(folded, *units)
    return "participant" if group.kind == notes.SUPPORTS or (helps and not is_first) else "lead"


def _behind_title(document: Document, title: Span, words: Span) -> Span:
    """The words behind a title and its stop; all of them where it is their first sentence itself."""
    start = title.end
    while start < words.end and document.folded[start] in " \n。:":
        start += 1
    return Span(start, words.end) if start > title.end else words


def _acting(folded: str, words: Span, behind: Span, opens: bool, settled: bool) -> tuple[notes.Group, ...]:
    """Who opens the text behind a title as its subject, and who must act beside them."""
    if settled:
        return _each_acting(folded, behind)
    must = of_addressees(folded, words) or of_addressees(folded, behind)
    first = (of_opening(folded, behind) or of_opening(folded, words)) if opens else ()
    if not must:
        return first or of_actor(folded, words) or (of_agent(folded, words) if opens else ())
    earlier = [group for group in first if group.units.end <= must[0].units.start]
    return (*earlier, *must)


def _bodies_at(folded: str, words: Span) -> Span | None:
    """The longest list of bodies beyond doubt with which a clause opens (县融媒体中心每日刊播…)."""
    ends = ENDS_INSIDE.finditer(folded, words.start, min(words.end, words.start + _LONGEST_LIST))
    lists = (Span(words.start, end.end()) for end in ends)
    return max((units for units in lists if _are_bodies(folded, units)), default=None)


_LONGEST_LIST = 60


def _are_bodies(folded: str, units: Span) -> bool:
    names = names_of(folded[slice(*units)])
    return is_list(folded, units) and all((is_levelled(one) and one[0] != "各") or is_department(one) for one in names)


#: 缺口由县财政局按进度拨付: by whom something is done, in the midst of a clause.
_BY_WHOM = expression(
    r"由(?P<units>[\u4e00-\u9fff、]{3,40}?)(?=按|根据|依据|结合|于|会同|移交|拨付|组织|实施|统筹|具体|制定|研究|办理|审核|验收|落实|解决|承担|负责)"
)


def _each_acting(folded: str, words: Span) -> tuple[notes.Group, ...]:
    """Whoever is the subject of a clause of what a meeting settled, or by whom something is done, each once."""
    found = [*of_addressees(folded, words), *of_actor(folded, words), *_by_whom(folded, words)]
    subjects = (_bodies_at(folded, Span(start, words.end)) for start in starts_in(folded, words))
    found += [notes.Group(notes.ANSWERS, units) for units in subjects if units]
    return tuple(sorted({group.units.start: group for group in found}.values(), key=lambda group: group.units))


def _by_whom(folded: str, words: Span) -> Iterator[notes.Group]:
    for by in _BY_WHOM.finditer(folded, *words):
        units = Span(*by.span("units"))
        if _are_bodies(folded, units):
            yield notes.Group(notes.ANSWERS, units)


def _opens(document: Document, words: Span, groups: tuple[notes.Group, ...]) -> bool:
    """Whether the first sentence behind the title names who must act, other than each and every body (各部门)."""
    named = groups and not _EVERYBODY.fullmatch(document.folded, *groups[0].units)
    return bool(named) and groups[0].units.start < _first_sentence(document.folded, words)


def _names_nobody(document: Document, words: Span) -> bool:
    """Whether no note stands in the chapter of some words."""
    at = document.heading_at(words.start)
    if at is None:
        return not document.notes
    chapter = document.headings[[*document.outline.path(at), at][0]].span
    return not any(chapter.start <= note.span.start < chapter.end for note in document.notes)
