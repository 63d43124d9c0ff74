"""Who acts in the sentence that opens an item, where nothing says that they must (各地综合考虑…, 由县水利局组织…)."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.notes_grammar import ANSWERS, Group
from luoshi.reading.findings.notes_subjects import TOWN, Subject, is_list, of_heading, of_sentence, starts_in
from luoshi.reading.findings.units_grammar import is_body_of_place, is_department, is_levelled
from luoshi.reading.findings.units_lists import names_of
from luoshi.reading.flow import Span

#: What may begin the work behind its subject; 县委组织部 and 综合执法局 go on.
_WORK = expression(
    r"(?:等(?:部门|单位))?,?(?P<soon>已经?|正在?|将(?=会同|与|牵头))?(?:对(?![外口])|按照?|依照|根据|结合(?!部)|针对|在|通过|于|以|每|定期|及时|适时|认真|自行|统筹(?!办|处)|综合(?!执|行|治|办)"
    r"|组织(?!部|处|科)|开展|建立|执行(?![局庭法者力机])|调查(?!队|总队)|审[核查批](?!局|处|中心)|受理|制[定订]|公[布示]|发布|做好|抓好|加强|强化|指导(?!中心|站)|督促|推进(?!办|组|中心)"
    r"|落实|完善|提供|负责|会同|与(?=[^,。;]{2,60}?(?:一起|一道|共同))|牵头|汇总|收集|应(?!急|用)|进行|共同|分片|明确|指定|报送|配合|主动|据|将)"
)
#: 乡政府将…纳入考评 takes something; 县水利局将组织… acts.
_TAKES = expression(r"将(?![组开对公会通于牵适定全严按统加建担])")
#: A time or ground before the subject (1997年4―6月,由…; 2015年底前,各地…; 根据实际情况,各镇…).
_LEADS_IN = expression(
    r"\s*(?:[^,。;]{0,12}\d[年月日][^,。;]{0,16}|(?:根据|按照|结合|针对|经|为)[^,。;]{2,40}|目前|今后|下一?步|近期)(?:[前后]|之日起)?"
)
_BY = expression(r"将?由|请")
_STOP, _CLAUSE = expression(r"[。;\n]"), expression(r"[,;。\n]")
_FIRST = 4  # clauses
_LONGEST, _LONGEST_LIST = 160, 80
_INNER = expression(
    r"(?:处室?|科室?|股室?|中队|支队|大队|工作队|小组|工作组|专班|部门|机关|派出所|政府|党委|办事处|办公室|中心|(?<!车)站|(?<![总乐])部"
    r"|^国办|^我[局委厅])$"
)
_NO_BODY = expression(
    r"[的已可]|^[在\d]|严格|必须|加快|作为|我(?![省市县区局委厅])|(?:负责人|人员|时)$|^(?:政府|部门|机关)$"
)


def of_opening(folded: str, words: Span) -> tuple[Group, ...]:
    """Those who act in the first sentence of some words, as leads; nobody where it opens with the work itself."""
    near = min(words.end, words.start + _LONGEST)
    stop = _STOP.search(folded, words.start, near)
    sentence = Span(words.start, stop.start() if stop else near)
    before = sentence.start
    for start in starts_in(folded, sentence)[:_FIRST]:
        leads_in = start == sentence.start or bool(_LEADS_IN.fullmatch(folded, before, start - 1))
        if (leads_in or _BY.match(folded, start)) and (found := _acting(folded, Span(start, sentence.end))):
            return found
        before = start
    return ()


#: Who does it stands in the middle of words whose stop was lost (推动方案获批由县发改局牵头,…).
_AGENT = expression(r"由(?P<units>[\u4e00-\u9fff、]{3,40}?)(?:牵头|负责(?!解释)|组织实施)")


#: What is still to be made, and by whom (具体实施细则由县住建局会同县财政局另行制定).
_MADE = expression(r"(?P<made>[^,。;\n由]{0,24}(?:细则|办法|指引|指南|方案|流程))由(?![^,。;\n]{2,40}解释)")
_MAKES = expression(
    r"由(?P<units>[\u4e00-\u9fff、()]{2,80}?)(?:联合|共同|分别|另行|自行|负责|研究|结合实际)*(?:制[定订]|发布|出台)"
)


def of_making(folded: str, words: Span) -> Subject | None:
    """Who makes the rules by which something is done, with what is made as the work."""
    made = _MADE.search(folded, *words)
    by = Span(made.end() - 1, words.end) if made else words
    makes = _MAKES.match(folded, *by) if made else None
    subject = of_sentence(folded, by) if made else None
    groups = subject.groups if subject else (Group(ANSWERS, Span(*makes.span("units"))),) if makes else ()
    known = groups and all(is_list(folded, one.units) and _are_bodies(folded, one.units) for one in groups[:1])
    return Subject(groups, Span(*made.span("made"))) if made and known else None


def of_agent(folded: str, words: Span) -> tuple[Group, ...]:
    """Who leads by what the first sentence of some words says in its midst."""
    stop = _STOP.search(folded, words.start, min(words.end, words.start + _LONGEST))
    agent = _AGENT.search(folded, words.start, stop.start() if stop else min(words.end, words.start + _LONGEST))
    units = Span(*agent.span("units")) if agent else Span(0, 0)
    known = agent and is_list(folded, units) and all(map(is_levelled, names_of(folded[units.start : units.end])))
    return (Group(ANSWERS, units),) if known else ()


#: Whose paper or news is due (各单位整改情况于5月29日前…).
_WHOSE = expression(
    r"(?P<units>(?:各(?:有关|相关|成员|责任|牵头|级)?(?:单位|部门|乡镇|镇街|镇|街道|科室|处室|学校|企业|地区?|县|村))+)"
    r"(?![要应须各])[^,。;]{2,24}(?:情况|方案|报告|总结|名单|电话|材料|台账|表)(?:要|应|须|请|务)?[于在]"
)


def _acting(folded: str, clause: Span) -> tuple[Group, ...]:
    if whose := _WHOSE.match(folded, *clause):
        return (Group(ANSWERS, Span(*whose.span("units"))),)
    duty = of_sentence(folded, clause)
    if duty and all(_are_bodies(folded, group.units) for group in duty.groups):
        return duty.groups
    by = _BY.match(folded, clause.start)
    start = by.end() if by else clause.start
    stop = _CLAUSE.search(folded, *clause)
    end = min(stop.end() if stop else clause.end, start + _LONGEST_LIST)
    for work in _WORK.finditer(folded, start + 2, end + 2):
        units = Span(start, work.start())
        if work.start() < end and is_list(folded, units) and _are_bodies(folded, units):
            if not by and _TAKES.match(folded, work.end() - 1):
                return ()
            verb = work.end("soon") if work["soon"] else work.start()
            return of_heading(folded, units, Span(verb, clause.end)).groups
    return ()


def _are_bodies(folded: str, units: Span) -> bool:
    """Whether all names are departments, bodies of a level or place, or offices inside one; towns may follow."""
    names = names_of(folded[units.start : units.end])
    return any(map(_is_body, names[:1])) and all(_is_body(name) or TOWN.fullmatch(name) for name in names)


def _is_body(name: str) -> bool:
    known = is_department(name) or is_levelled(name) or is_body_of_place(name) or _INNER.search(name)
    return bool(known) and not _NO_BODY.search(name)
