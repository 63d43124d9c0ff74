"""References: the other documents that a document names, and document numbers whole or damaged."""

from __future__ import annotations

import re

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Reference, Repair
from luoshi.reading.quantities import half_width

#: 成政办字〔2023〕9号: an agency's letters, a year in any brackets, a running number.
NUMBER = expression(r"([一-鿿]{1,12}+)\s?[〔\[((【〈]\s?((?:19|20)\d\d)\s?[〕\]))】〉]\s?(?:第\s?)?(\d{1,4})\s?号")
#: The same with its brackets lost on the way: 国发202218 or 国发202218号.
_DAMAGED = expression(r"([一-鿿]{1,12}[发办字函规综])((?:19|20)\d\d)(\d{1,3})号?")
_NOT_AGENCY = expression(r"^.*(?:和|与|及|按照|根据|依据|落实|下发|印发|执行|文件|的|《|》|见|和)")
_TITLE = expression(r"《([^《》\n]{4,80}(?:〈[^〈〉]*〉[^《》\n]*)?)》")

#: That a paper was issued: 《措施》近日印发; 印发了《措施》; what is but cited (依据…印发《…》) is none.
_PAPER = r"《[^《》\n]{4,80}》"
_VERB = r"(?:发布|印发|出台|公布|下发|征求意见)"
_ISSUED = expression(
    rf"(?:^|(?<=。))(?:[^。\n《》]{{0,24}}(?:\d日|近日|日前|获悉|消息))(?![^。\n《》]{{0,60}}(?:根据|依据|按照))[^。\n《》]{{0,60}}"
    rf"(?:{_PAPER}[^。\n《》]{{0,24}}(?:《[^《》\n]{{1,20}}》\)?[^。\n《》]{{0,16}})?{_VERB}|{_VERB}了?[^。\n《》]{{0,24}}{_PAPER})",
    re.M,
)


def number_in(words: str) -> str | None:
    """The first document number, written 机关代字〔年〕号, or None."""
    found = NUMBER.search(words)
    return _written(found) if found else None


def repaired_number(words: str) -> str | None:
    """A damaged number at the start of the words, restored (国发202218 -> 国发〔2022〕18号), or None."""
    found = _DAMAGED.match(words)
    return _written(found) if found else None


def _written(found: re.Match[str]) -> str:
    return f"{_NOT_AGENCY.sub('', found[1])}〔{found[2]}〕{found[3]}号"


def issued_in(text: str, head: int) -> Span | None:
    """The words that say within the first characters that a paper was issued, or None."""
    found = _ISSUED.search(text, 0, head)
    return Span(*found.span()) if found else None


def find(flow: Flow) -> tuple[Reference, ...]:
    """Every other document that is named with a number behind its title, or by 《》 as a document of its own kind."""
    text = half_width(flow.text)
    found: dict[str, Reference] = {}
    for title in _TITLE.finditer(text):
        number, end = _number_after(text, title.end())
        if number or _DOCUMENT.search(title[1]):
            span = Span(title.start(), end)
            reference = Reference(flow.text[title.start(1) : title.end(1)], number, span)
            known = found.get(reference.title)
            if not known or (number and not known.document_number):
                found[reference.title] = reference
    return tuple(sorted(found.values(), key=lambda r: r.span))


_DOCUMENT = expression(
    r"(?:通知|意见|方案|决定|规划|计划|要点|办法|细则|报告|通报|清单|措施|规定|条例|批复|法|纲要|行动|标准|规范|制度)(?:\(.{0,80}\))?$"
)


_BRACKET = expression(r"\s?\(([^()\n]{4,40})\)")


def _number_after(text: str, at: int) -> tuple[str | None, int]:
    """The number in brackets right behind a title, and where it ends."""
    bracket = _BRACKET.match(text, at)
    if not bracket:
        return None, at
    number = number_in(bracket[1]) or repaired_number(bracket[1].strip())
    return (number, bracket.end()) if number else (None, at)


_WHY = "the brackets around the year were lost"
_ALONE = expression(rf"^[ \t\u3000(]*({_DAMAGED.pattern})[ \t\u3000)]*$", re.M)


def repairs(flow: Flow, own_number: str | None) -> tuple[Repair, ...]:
    """Damaged document numbers and what they were: behind a title, or standing alone above the text.

    `own_number` is the document's number as its field table has it, which may know lost letters too.
    """
    text = half_width(flow.text)
    found = [_repair(flow, Span(*alone.span(1)), own_number) for alone in _ALONE.finditer(text)]
    for title in _TITLE.finditer(text):
        bracket = _BRACKET.match(text, title.end())
        if bracket and not number_in(bracket[1]) and repaired_number(bracket[1].strip()):
            found.append(_repair(flow, Span(*bracket.span(1)), None))
    return tuple(sorted(found, key=lambda repair: repair.span))


def _repair(flow: Flow, span: Span, own_number: str | None) -> Repair:
    restored = repaired_number(half_width(flow.words(span)).strip()) or ""
    if own_number and own_number.endswith(restored):
        restored = own_number
    return Repair(span, flow.words(span), restored, _WHY)
