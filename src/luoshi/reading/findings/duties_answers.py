"""Letters that answer: approvals (批复) and replies (复函) whose chapters each say what is done about a matter."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_counted import asks
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import ANSWERS, HEADS, SUPPORTS, Group, Note, names_units
from luoshi.reading.flow import Span

_ANSWERS = expression(r"(?:[函批]复|复函)如下")
_HEAD = 2500
#: What is answered (关于甲项目问题), and what a project is that is approved (建设内容及规模).
_MATTER = expression(r"关于.*(?:问题|事项|请求|建议)")
_PROJECT = expression(
    r"(?:拟建)?(?:项目|建设|工程|总?投资|资金).{0,4}?(?:名称|代码|单位|地点|选址|性质|规模|内容|工期|期限|估算|来源|投资)"
)
#: 发展改革委会同水利部研究提出了办理意见; 发展改革委意见:…; 证监会、发展改革委提出了以下意见
_WHO_ANSWERS = expression(
    r"(?P<leads>[^,。;:\s会]{2,30}?)(?:会同(?P<others>[^,。;:\s]{2,40}?))?(?:研究)?"
    r"(?:提出了?(?:(?:办理|答复|处理|以下|如下)?意见|:)|意见:)"
)
#: What each of several bodies means to do: 甲部拟研究…。乙部拟继续…。
_MEANS_TO = expression(
    r"(?:(?<=[。;\n])|^)\s{0,8}(?P<who>[\u4e00-\u9fff、]{2,30}?)拟(?![定用])(?P<work>[^。\n]{4,400})"
)
#: What a chapter tells that does not answer (节水和污水再生利用情况).
_TELLS = expression(r"情况$")
#: A matter whose answer was left out of what was published.
_LEFT_OUT = expression(r"[。:]\s{0,4}\(略\)")
_FEWEST_BELOW = 2
ANSWERED = "answered in a letter"


def answer_blocks(document: Document) -> list[Block]:
    """The chapters of a letter that answers, or what they ask one by one; not a first that only agrees."""
    answers = _ANSWERS.search(document.folded, 0, _HEAD)
    if answers is None:
        return []
    outermost = [at for at, one in enumerate(document.headings) if one.parent is None]
    behind = [at for at in outermost if document.headings[at].marker.start >= answers.end()]
    answered = [at for at in behind if not _PROJECT.match(document.words(document.headings[at].title))]
    return [block for at in answered for block in _of_chapter(document, at, at == behind[0])]


def _of_chapter(document: Document, index: int, is_first: bool) -> list[Block]:
    title, notes = document.words(document.headings[index].title), _notes(document, index)
    if notes and _MATTER.fullmatch(title):
        return [heading_block(document, index, notes, ANSWERED)]
    below = [at for at in document.outline.children(index) if asks(document, at)]
    if len(below) >= _FEWEST_BELOW:
        return [heading_block(document, at, (), ANSWERED) for at in below]
    if len(meant := list(_meant(document, index))) >= _FEWEST_BELOW:
        return meant
    told = _TELLS.search(title) or _LEFT_OUT.search(document.folded, *document.own_text(index))
    agrees = is_first and not (_MATTER.fullmatch(title) or asks(document, index))
    return [] if told or agrees else [heading_block(document, index, notes, ANSWERED)]


def _meant(document: Document, index: int) -> Iterator[Block]:
    """What bodies mean to do, a task for the sentence of each."""
    for found in _MEANS_TO.finditer(document.folded, *document.own_text(index)):
        who = Span(*found.span("who"))
        if names_units(document.folded, who):
            title = document.first_clause(Span(*found.span("work")))
            span = Span(who.start, found.end())
            yield Block(
                None, document.headings[index].title, title, span, (Note(who, (Group(ANSWERS, who),)),), ANSWERED
            )


def _notes(document: Document, index: int) -> tuple[Note, ...]:
    """Who drew up the answer to a matter, and together with whom."""
    found = _WHO_ANSWERS.search(document.folded, *document.own_text(index))
    if found is None:
        return ()
    named = {HEADS: found.span("leads"), SUPPORTS: found.span("others")}
    groups = tuple(Group(kind, Span(*span)) for kind, span in named.items() if span[0] >= 0)
    return (Note(Span(*found.span()), groups),)
