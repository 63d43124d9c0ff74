"""Sentences that begin with the unit (县教育局负责…, X会同Y制订…), and headings that are a unit's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.reading.expressions import expression
from luoshi.reading.findings.notes_grammar import ANSWERS, HEADS, SUPPORTS, Group, by_verbs, names_units
from luoshi.reading.findings.units_grammar import is_body_of_place, is_department, is_levelled, is_unit
from luoshi.reading.findings.units_lists import names_of, split
from luoshi.reading.flow import Span

UNITS = r"(?P<units>(?![()])[\u4e00-\u9fff、及与和()〔〕A-Za-z0-9,]{2,80}?)"
_DUTY = expression(
    rf"(?:将?由)?{UNITS}(?:(?:按照?|根据|依据)[^,。;]{{2,12}}?,?)?"
    r"(?:发挥[^,。]{0,8}作用,|(?:作为|是)[^,。]{1,30}(?:单位|部门|机构),|切?实?履行[^,。]{0,8}职责,)?"
    r"(?<![要应须])(?:(?:要|应当?|须)(?!承担))?(?:分别|共同|联合)?(?P<verb>牵头负责|负责牵头|牵头组织实施|牵头(?!单位|部门|或)|(?:具体|主要)?负责(?!人|同志|领导|制(?![作定订]))|承担(?!单位|部门)|会同|配合(?!单位|部门)|协助)"
)
#: A verb of duty, and how many characters with units and all can stand before it and in it.
_DUTY_VERB, _LONGEST_OPENING = expression(r"牵头|负责|承担|会同|配合|协助"), 120
_PARTNER = expression(
    r"[\u4e00-\u9fff、()]{2,80}?(?=另行|共同|一[起道]|起草|编制|做好|处理|研究|确定|制[定订]|开展|负责|组织|推进|完成|抓好|落实|对|加强|建立|,)"
)
_FOLLOWER = expression(
    r"[,、;](?P<units>[\u4e00-\u9fff、和及()]{2,80}?)(?:配合|协助|参与|参加|协办)(?:落实|实施)?(?:[,;]|(?=。))"
)
_LAST_FOLLOWER = expression(
    r"(?<=[\u4e00-\u9fff])[,;](?P<units>[\u4e00-\u9fff、和及()]{2,80}?)(?:配合|协助|参与|协办)(?:落实|实施)?(?=[。;\n]|$)"
)
_CLAUSE_START = expression(r"[,。;](?=由?[\u4e00-\u9fff])")
_CLAUSE_HEADS = expression(r"(?:牵头|负责)(?:落实|实施|组织实施|推进)?(?=[,。;]|$)")
_LONGEST_TAIL = 1000  # characters of a sentence that names units at its end
_CLAUSES = expression(r"[;。\n]")
_ANY_CLAUSE = expression(r"[,;。\n]\s*")
_MUST = expression(
    rf"请?{UNITS}[都也均]?(?:(?<![需主重])要(?![求素点件务])|必须|务必|须(?!知)|(?<![供相适响])应当?(?![急用对届收]))"
)
#: What a body of a level will do (县教育局将组织…), which others only hope for.
_WILL = expression(rf"{UNITS}[都也均]?将(?=[组开对公会通于牵适定全严按统加建]|担负)")
#: 各区政府是改造工作的责任主体,…: bound without a word that they must.
_ARE_BOUND = expression(rf"由?{UNITS}(?<!作)(?:是|为)[^,。;\n]{{0,40}}?(?:责任|实施)主体")
_HELPS = expression(r"(?:积极|主动|全力|密切)?(?:配合|协同|协助)")
#: Who explains a text or answers questions about it does none of its work.
_EXPLAINS = expression(r"[^,。;\n]{0,16}解释")


@dataclass(slots=True)
class Subject:
    """A duty told as a sentence: who (as groups), and where the words of the work begin."""

    groups: tuple[Group, ...]
    work: Span


def of_sentence(folded: str, within: Span) -> Subject | None:
    """The duty of a sentence that opens with its units, or None."""
    near = min(within.end, within.start + _LONGEST_OPENING)
    found = _DUTY.match(folded, *within) if _DUTY_VERB.search(folded, within.start, near) else None
    if not found or not is_list(folded, Span(*found.span("units"))):
        return None
    units, verb, start = Span(*found.span("units")), found["verb"], found.end()
    if verb == "会同":
        return _with_partner(folded, units, Span(start, within.end))
    if verb in ("配合", "协助"):
        return _with_partner(folded, units, Span(start, within.end), own=SUPPORTS, partners=ANSWERS)
    kind = HEADS if "牵头" in verb else ANSWERS
    return _with_followers(folded, Group(kind, units), Span(start, within.end))


def of_tail(folded: str, within: Span) -> Subject | None:
    """The units that a sentence names at its end (…,由县教育局牵头,县财政局配合。), with the words before them."""
    end = headless = within.start
    for clause in _CLAUSE_START.finditer(folded, within.start, within.end):
        if end < clause.end():
            stop = _CLAUSES.search(folded, clause.end(), within.end)
            end = stop.start() if stop else within.end
        tail = Span(clause.end(), end)
        if headless == end or end - clause.end() > _LONGEST_TAIL:
            continue
        if not _CLAUSE_HEADS.search(folded, *tail):
            headless = end  # no later clause of the sentence has a head either
            continue
        groups = tuple(by_verbs(folded, tail))
        if groups and all(names_units(folded, group.units) for group in groups):
            return Subject(groups, Span(within.start, clause.start()))
    return None


def of_clauses(folded: str, within: Span) -> list[Subject]:
    """Each clause of a stretch that opens with its units (甲负责…;乙负责…)."""
    starts = [within.start, *(stop.end() for stop in _CLAUSES.finditer(folded, within.start, within.end))]
    ends = [*(start - 1 for start in starts[1:]), within.end]
    spans = [Span(start, end) for start, end in zip(starts, ends, strict=True) if end > start]
    told = {span: subject for span in spans if (subject := of_sentence(folded, span))}
    beside = {span: acts for span in spans if told and span not in told and (acts := acting(folded, span))}
    return [subject for _, subject in sorted((told | beside).items())]


_ACTS = expression(
    rf"{UNITS}(?:等(?:部门|单位))?(?:按照?各?自?职[责能](?:分工)?,?)?(?:(?:要|应当?|须)(?:全力|积极|认真|切实|加强)?)?(?=统筹|做好|抓好|加强|组织|指导|督促|推进|落实|开展|完善|保障|提供|对照)"
)


def acting(folded: str, clause: Span) -> Subject | None:
    """The work of a clause beside one that says who answers, where it opens with a department (甲局做好…)."""
    found = _ACTS.match(folded, *clause)
    units = Span(*found.span("units")) if found else Span(0, 0)
    names = names_of(folded[units.start : units.end])
    if not found or not all(is_department(name) or (is_levelled(name) and name[0] != "各") for name in names):
        return None
    return Subject((Group(ANSWERS, units),), Span(found.end(), clause.end))


def told_in(folded: str, within: Span) -> tuple[Group, ...]:
    """Whom the clauses of a stretch name as their subject (县教育局负责…, 由县财政局牵头,县水利局配合), and beside
    them those who must do something (县水利局要…)."""
    told: list[Group] = []
    end = within.start
    for start in starts_in(folded, within):
        subject = of_sentence(folded, Span(start, within.end)) if start >= end else None
        opens = not folded[within.start : start].strip(" \n,:。")
        if subject and not _is_remark(folded, start, subject, opens) and _are_known(folded, subject.groups):
            told += subject.groups
            end = subject.work.start
    if all(group.kind == SUPPORTS for group in told):
        return ()
    beside = [group for group in of_addressees(folded, within) if group not in told and _are_known(folded, (group,))]
    return tuple(sorted([*told, *beside], key=lambda group: group.units))


def _are_known(folded: str, groups: tuple[Group, ...]) -> bool:
    """Whether all are departments or bodies of a level: inside a text 咨询机构负责 and 一个部门负责 name nobody."""
    names = [piece.name for group in groups for piece in split(folded, group.units)]
    return all(
        is_department(name) or is_levelled(name) or is_body_of_place(name) or _OF_STATE.match(name) for name in names
    )


#: How bodies of the state are called that are no ministries (全国妇联, 中国气象局).
_OF_STATE = expression(r"(?:中央|全国|国家|中国|国务院|最高人民|人民银行)")


def _is_remark(folded: str, start: int, subject: Subject, opens: bool) -> bool:
    """Whether a sentence tells who explains the text, or that units work together, which hands nobody the task unless
    the text opens with it."""
    words = folded[start : subject.work.start]
    together = "会同" in words and not words.startswith("由") and not opens
    return together or bool(_EXPLAINS.match(folded, subject.work.start))


def starts_in(folded: str, within: Span) -> list[int]:
    return [within.start, *(stop.end() for stop in _ANY_CLAUSE.finditer(folded, within.start, within.end))]


def of_article(folded: str, within: Span) -> list[Subject]:
    """The duties of an article of rules that shares them out (由甲局负责审批,乙局负责监督,…), each up to the next."""
    told = [
        subject
        for start in starts_in(folded, within)
        if (subject := of_sentence(folded, Span(start, within.end))) and not _EXPLAINS.match(folded, subject.work.start)
    ]
    ends = [*(subject.groups[0].units.start for subject in told[1:]), within.end][: len(told)]
    shared = [Subject(one.groups, Span(one.work.start, end)) for one, end in zip(told, ends, strict=True)]
    return shared if len(shared) >= _FEWEST_SHARED else []


_FEWEST_SHARED = 2


def of_addressees(folded: str, within: Span) -> tuple[Group, ...]:
    """Those who must act, where a text names nobody else (各地区、各部门要…, 县水利局要…); who must help others
    supports these (甲要配合乙…)."""
    starts = starts_in(folded, within)
    found = [must for start in starts if (must := _MUST.match(folded, start, within.end))]
    if folded.find("主体", *within) >= 0:
        found += [are for start in starts if (are := _ARE_BOUND.match(folded, start, within.end))]
    will = [one for start in starts if (one := _WILL.match(folded, start, within.end))]
    acting = [Group(ANSWERS, Span(*one.span("units"))) for one in will]
    told = [group for must in found for group in _must_act(folded, must, within.end)]
    return tuple(sorted([*told, *(one for one in acting if _are_bodies(folded, one))], key=lambda group: group.units))


def of_actor(folded: str, within: Span) -> tuple[Group, ...]:
    """Who acts in the first sentence that opens with a body of a level (县教育局对…进行公示), where nobody must."""
    for start in starts_in(folded, within)[:_FIRST]:
        acts = _DOES.match(folded, start, within.end)
        group = Group(ANSWERS, Span(*acts.span("units"))) if acts else None
        if group and _are_bodies(folded, group) and all(map(is_department, names_of(folded[slice(*group.units)]))):
            return (group,)
    return ()


_FIRST = 4  # clauses
_DOES = expression(rf"{UNITS}(?=对|按|依|根据|在|通过|于|定期|及时|统筹|组织|开展|建立|审核|受理|制定|公布|公示|发布)")


def _are_bodies(folded: str, group: Group) -> bool:
    """Whether all names are bodies of a level beyond doubt."""
    names = [piece.name for piece in split(folded, group.units)]
    return bool(names) and all((is_levelled(name) and name[0] != "各") or _WE.fullmatch(name) for name in names)


_WE = expression(r"我[局委厅]")


def _must_act(folded: str, must: re.Match[str], end: int) -> tuple[Group, ...]:
    units = Span(*must.span("units"))
    if not is_list(folded, units):
        return ()
    helps = _HELPS.match(folded, must.end(), end)
    both = _with_partner(folded, units, Span(helps.end(), end), SUPPORTS, ANSWERS).groups if helps else ()
    return both if len(both) > 1 else (Group(ANSWERS, units),)


def of_paragraph(folded: str, within: Span) -> Subject | None:
    """The duty of a paragraph that opens with its units (县教育局负责…, 县水利局要加强…), or None."""
    found = None if (told := of_sentence(folded, within)) else _MUST.match(folded, within.start, within.end)
    if not found or not is_list(folded, Span(*found.span("units"))):
        return told
    return Subject((Group(ANSWERS, Span(*found.span("units"))),), Span(found.end(), within.end))


def of_heading(folded: str, units: Span, work: Span) -> Subject:
    """The duty of a block whose heading is its unit; 会同 at its start names a partner, 配合 says that it helps."""
    start = work.start
    while start < work.end and folded[start] in " \n:":
        start += 1
    if joins := _JOINS.match(folded, start, work.end):
        return _with_partner(folded, units, Span(joins.end(), work.end))
    only_helps = _HELPS.match(folded, start, work.end) and not _LEADS.search(folded, start, work.end)
    return Subject((Group(SUPPORTS if only_helps else ANSWERS, units),), Span(start, work.end))


_LEADS = expression(r"[;。\n](?=[^;。])|负责(?!人)|牵头")
_JOINS = expression(r"会同|与(?=[^,。;]{2,60}?(?:一起|一道|共同))")


def is_unit_heading(folded: str, title: Span) -> bool:
    """Whether a heading is nothing but the name of a body (四、任务分工 (一)某某研究院。负责…)."""
    names = names_of(folded[title.start : title.end]) if title.end - title.start <= _LONGEST_HEADING else []
    return any(is_unit(name) or is_department(name) for name in names[:1]) and is_list(folded, title)


_LONGEST_HEADING = 60  # characters


def _with_partner(folded: str, units: Span, rest: Span, own: str = ANSWERS, partners: str = SUPPORTS) -> Subject:
    """甲会同乙做: 乙 supports; 乙配合甲做: the subject supports."""
    partner = _PARTNER.match(folded, rest.start, rest.end)
    if not partner or not is_list(folded, Span(*partner.span())):
        return Subject((Group(own, units),), rest)
    return Subject((Group(own, units), Group(partners, Span(*partner.span()))), Span(partner.end(), rest.end))


_TOGETHER = expression(r"[,、]?会同")


def _with_followers(folded: str, first: Group, rest: Span) -> Subject:
    """甲牵头,乙、丙配合,做…; 甲牵头做…,乙、丙配合。: the units of the next or the last clause support; so do those of
    甲牵头会同乙、丙做…."""
    if together := _TOGETHER.match(folded, *rest):
        both = _with_partner(folded, first.units, Span(together.end(), rest.end), first.kind)
        return both if len(both.groups) > 1 else Subject((first,), rest)
    follower = _FOLLOWER.match(folded, rest.start, rest.end)
    if not follower and (last := _LAST_FOLLOWER.search(folded, *rest)):
        if is_list(folded, Span(*last.span("units"))):
            return Subject((first, Group(SUPPORTS, Span(*last.span("units")))), Span(rest.start, last.start()))
        return Subject((first,), rest)
    if not follower or not is_list(folded, Span(*follower.span("units"))):
        return Subject((first,), rest)
    return Subject((first, Group(SUPPORTS, Span(*follower.span("units")))), Span(follower.end(), rest.end))


def is_list(folded: str, units: Span) -> bool:
    """Whether every name looks like a unit; towns by their number (4个乡镇) or behind a unit (县水利局、镇) do too."""
    words = folded[units.start : units.end].strip()
    if re.search(r"\d+个(?:乡镇|镇街|部门|单位|街道)$", words):
        return True
    names = names_of(folded[units.start : units.end])
    known = [is_unit(name) or is_department(name) for name in names]
    told = any(map(_NO_NAME.search, names))
    return (
        any(known[:1]) and not told and all(one or TOWN.fullmatch(name) for one, name in zip(known, names, strict=True))
    )


#: 已建成的幼儿园, 各单位在执行中遇到问题时, 各镇进展情况: words that only close or open like a name.
_NO_NAME = expression(r"^已|必须|作为|情况$|[时可]$")
TOWN = expression(r"(?:行政)?村居?|乡?镇|乡\(镇\)|乡（镇）|社区|街道|(?:经开|高新|开发|工业园|新|园)区")
